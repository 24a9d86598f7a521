#include "support/work.h"

#ifdef NEWSMETRICS_COVERAGE
extern "C" std::uint64_t newsmetrics_steps();  // tests/step_counter
#endif

namespace newsmetrics::testing {

#ifdef NEWSMETRICS_COVERAGE
bool counts_work() { return true; }
std::uint64_t work_done() { return newsmetrics_steps(); }
#else
bool counts_work() { return false; }
std::uint64_t work_done() { return 0; }
#endif

}  // namespace newsmetrics::testing
