// How much our own code has done, in basic blocks run on this thread: the same on every machine and under every load. Counted
// only in builds with NEWSMETRICS_COUNT_WORK, where the compiler calls a counter in each block.
#ifndef NEWSMETRICS_TESTS_SUPPORT_WORK_H_
#define NEWSMETRICS_TESTS_SUPPORT_WORK_H_

#include <cstdint>

namespace newsmetrics::testing {

bool counts_work();
std::uint64_t work_done();

}  // namespace newsmetrics::testing

#endif
