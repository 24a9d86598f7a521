// "value=2021-08 mod=START name=\"World Bank\"" — wanted fields, as rule examples and tables write them.
#ifndef NEWSMETRICS_TESTS_SUPPORT_FIELDS_H_
#define NEWSMETRICS_TESTS_SUPPORT_FIELDS_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsmetrics/record.h"

namespace newsmetrics::testing {

std::vector<std::pair<std::string, std::string>> parse_fields(std::string_view text);

// A field as text: numbers in full, booleans as true or false, references as the text of the mention; "" when absent.
std::string field_text(const Record& record, const Mention& mention, std::string_view name, std::string_view document);

}  // namespace newsmetrics::testing

#endif
