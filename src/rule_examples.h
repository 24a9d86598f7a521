// Runs the examples that rules carry: the test suite does it for the built-in ones, `newsmetrics check` for a user's own.
#ifndef NEWSMETRICS_RULE_EXAMPLES_H_
#define NEWSMETRICS_RULE_EXAMPLES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/knowledge.h"
#include "newsmetrics/record.h"

namespace newsmetrics {

// An example that its rule does not live up to.
struct ExampleFault {
  std::string file;
  std::uint32_t line = 0;
  std::string rule, text;
  std::string cause;
};

// Runs all examples of one rule and appends what is wrong with them.
void run_examples(const Knowledge& knowledge, const Rule& rule, std::vector<ExampleFault>& faults);

// "value=2021-08 name=\"World Bank\"": the fields wanted, as examples and test tables write them.
std::vector<std::pair<std::string, std::string>> parse_fields(std::string_view text);

// A field as text: numbers in full, booleans as true or false, references as the text of the mention; "" when absent.
std::string field_text(const Record& record, const Mention& mention, std::string_view name, std::string_view document);

}  // namespace newsmetrics

#endif
