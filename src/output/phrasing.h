// Records in words and figures, as tables and reports for people print them.
#ifndef NEWSMETRICS_OUTPUT_PHRASING_H_
#define NEWSMETRICS_OUTPUT_PHRASING_H_

#include <string>
#include <string_view>

#include "newsmetrics/document.h"
#include "newsmetrics/record.h"

namespace newsmetrics {

// What a mention comes to, by the fields that it has, whatever its kind.
struct Figure {
  std::string value;      // "50000000", "2021-W34", "IR"; a range as "10..12"; "" when the mention has none
  std::string_view unit;  // "USD", "percent", "length-kilometer", "companies"
};
Figure figure_of(const Record& record, const Mention& mention);

std::string text_of(const Field& field);  // a number in full, true or false, "m3" for a reference

// The figure in one cell: "45%", and "50000000 USD" unless the unit is `known_unit`, which stands elsewhere.
std::string figure_text(const Record& record, MentionRef ref, std::string_view known_unit = {});

// The unit of a metric: of its value, or else of what it moved to or from.
std::string_view unit_of(const Record& record, const Metric& metric);

// "increase by 45% from 31 to 45"; "" when it tells no change.
std::string change_text(const Record& record, const Metric& metric);

// A date, or two as an ISO 8601 interval: "2020-03/2021-03".
std::string period_text(const Record& record, const Metric& metric);

std::string_view sentence_text(const Document& document, const Record& record, std::uint32_t sentence);

}  // namespace newsmetrics

#endif
