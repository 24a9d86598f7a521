// Calendar arithmetic for TIMEX3 values, on C++20 <chrono> dates.
#ifndef NEWSMETRICS_KINDS_CALENDAR_H_
#define NEWSMETRICS_KINDS_CALENDAR_H_

#include <chrono>
#include <optional>
#include <string_view>

namespace newsmetrics {

using Date = std::chrono::year_month_day;

// What relative dates count from.
struct Anchor {
  std::optional<Date> published;  // document creation time
  std::optional<Date> narrative;  // the last day, month or year that the text established (first day of it)
};

// The date in front of an ISO 8601 string; nullopt when there is none or it is impossible.
std::optional<Date> parse_iso_date(std::string_view text);

}  // namespace newsmetrics

#endif
