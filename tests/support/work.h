// How much our own code has done, in basic blocks run on this thread: the same on every machine and under any load. Counted
// only with NEWSMETRICS_COVERAGE (preset coverage), where the compiler calls a counter in every block.
#ifndef NEWSMETRICS_TESTS_SUPPORT_WORK_H_
#define NEWSMETRICS_TESTS_SUPPORT_WORK_H_

#include <cstdint>

namespace newsmetrics::testing {

bool counts_work();
std::uint64_t work_done();

}  // namespace newsmetrics::testing

#endif
