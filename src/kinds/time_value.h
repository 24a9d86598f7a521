// A point of time as TIMEX3 writes it: a day, week, month, quarter … or a clock time, of which parts may be unknown.
#ifndef NEWSMETRICS_KINDS_TIME_VALUE_H_
#define NEWSMETRICS_KINDS_TIME_VALUE_H_

#include <chrono>
#include <cstdint>
#include <string_view>

namespace newsmetrics {

using Date = std::chrono::year_month_day;
inline Date make_date(int year, int month, int day) {  // which need not be ok()
  return {std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day))};
}
inline int year_of(Date date) { return static_cast<int>(date.year()); }
inline int month_of(Date date) { return static_cast<int>(static_cast<unsigned>(date.month())); }

// From fine to coarse.
enum class Grain : std::uint8_t { kNone, kDay, kWeekend, kWeek, kMonth, kSeason, kQuarter, kHalf, kYear, kDecade, kCentury };

struct TimeValue {
  static constexpr int kUnknown = -100000;

  Grain grain = Grain::kNone;
  int year = kUnknown;     // of a decade or century its first year; for weeks the ISO week year; 1 BC is 0, 2 BC is -1
  int month = kUnknown;    // 1 to 12
  int day = kUnknown;      // of the month
  int weekday = kUnknown;  // 1 Monday to 7 Sunday: what is known of a day when its date is not
  int week = kUnknown;     // ISO week
  int index = kUnknown;    // quarter 1 to 4, half 1 to 2, season 1 spring to 4 winter

  static TimeValue of_day(Date date);
  static TimeValue of_week(Date date, Grain grain = Grain::kWeek);
  static TimeValue of_month(int year, int month);
  static TimeValue of_year(int year);
  static TimeValue of_index(Grain grain, int year, int index);
  // The period of that grain in which the date lies.
  static TimeValue of(Grain grain, Date date);

  // True when nothing of it is unknown.
  bool known() const;
  // First and last day; only for a known() value.
  Date first() const;
  Date last() const;
  // So many periods of its own grain later (earlier when negative). Unknown parts stay unknown.
  TimeValue shifted(int count) const;

  // Writes the TIMEX3 value ("2021-08-28", "2021-W34", "XXXX-WXX-2", "198") to `out`, which holds kMaxText; returns its length.
  static constexpr int kMaxText = 24;
  int write(char* out) const;
  // Reads what write() wrote, and the date in front of a time; grain kNone for anything else.
  static TimeValue parse(std::string_view text);
};

// The number that so many digits write; kUnknown when they are not all digits.
int digits_at(std::string_view text, std::size_t at, std::size_t count);

// The first month of a quarter, half or season (winter is December's year).
int first_month(Grain grain, int index);

}  // namespace newsmetrics

#endif
