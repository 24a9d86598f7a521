#include "support/work.h"

namespace {
thread_local std::uint64_t steps = 0;
}

extern "C" void __sanitizer_cov_trace_pc() { ++steps; }

namespace newsmetrics::testing {

std::uint64_t work_done() { return steps; }

bool counts_work() {
#ifdef NEWSMETRICS_COUNT_WORK
  return true;
#else
  return false;
#endif
}

}  // namespace newsmetrics::testing
