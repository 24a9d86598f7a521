// `newsmetrics rules [NAME]`: the rules by kind, each with an example; all of one kind; or everything about one rule.
#ifndef NEWSMETRICS_CLI_RULES_H_
#define NEWSMETRICS_CLI_RULES_H_

#include <iosfwd>
#include <string>

#include "newsmetrics/extractor.h"

namespace newsmetrics {

// False, with a word to `errors`, when there is no kind or rule of that name.
bool list_rules(const Extractor& extractor, const std::string& name, std::ostream& out, std::ostream& errors);

}  // namespace newsmetrics

#endif
