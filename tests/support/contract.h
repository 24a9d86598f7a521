// Checks a printed record against the output contract, newsmetrics/1.
#ifndef NEWSMETRICS_TESTS_SUPPORT_CONTRACT_H_
#define NEWSMETRICS_TESTS_SUPPORT_CONTRACT_H_

#include <string>
#include <string_view>

#include "newsmetrics/document.h"
#include "newsmetrics/record.h"

namespace newsmetrics::testing {

// `line` is the record of `text` as JSON, offsets in code points. What is wrong with it, or "".
std::string contract_violation(std::string_view line, std::string_view text);

// The record as one line of JSON.
std::string print(const Document& document, const Record& record);

// How `shifted`, the record of "\n" + text, differs from `record`, that of text, in more than offsets; or "".
std::string shift_violation(const Record& record, const Record& shifted);

}  // namespace newsmetrics::testing

#endif
