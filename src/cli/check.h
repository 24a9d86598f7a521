// `newsmetrics check FILE…`: examines a user's rule and lexicon files and runs their examples.
#ifndef NEWSMETRICS_CLI_CHECK_H_
#define NEWSMETRICS_CLI_CHECK_H_

#include <iosfwd>

#include "cli/options.h"

namespace newsmetrics {

// True when all is right. Faults go to `errors` as file:line:column, cause and hint.
bool check_files(const Options& options, std::ostream& out, std::ostream& errors);

}  // namespace newsmetrics

#endif
