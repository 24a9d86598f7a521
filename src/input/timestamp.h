// Points in time as metadata and article heads write them.
#ifndef NEWSMETRICS_INPUT_TIMESTAMP_H_
#define NEWSMETRICS_INPUT_TIMESTAMP_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace newsmetrics {

// ISO 8601 for the first date in `text`, with the time of day and zone behind it if there is one: ISO 8601 and RFC 5322
// forms, "November 19, 2019 5:04 pm EST", "19 Nov. 2019", "2019/11/19", "11/19/2019" where no other order is possible.
// Empty when there is none, or when it is no date of the calendar. A date without a year is none.
std::string parse_timestamp(std::string_view text);

// "2021-08-29T06:45:00Z"
std::string format_timestamp(std::int64_t seconds_since_1970);

// Seconds since 1970 at which what `iso` writes begins, at the earliest zone there is when it names none.
std::optional<std::int64_t> earliest_seconds(std::string_view iso);

}  // namespace newsmetrics

#endif
