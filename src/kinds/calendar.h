// Calendar arithmetic for TIMEX3 values, on C++20 <chrono> dates.
#ifndef NEWSMETRICS_KINDS_CALENDAR_H_
#define NEWSMETRICS_KINDS_CALENDAR_H_

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

#include "kinds/time_value.h"

namespace newsmetrics {

// What relative dates count from.
struct Anchor {
  std::optional<Date> published;  // document creation time
  TimeValue narrative;            // the last date that the text established; grain kNone before the first
  std::size_t narrative_at = 0;   // where it stands
  TimeValue dated;                // the last month or day among them
  bool aside = false;             // whether the last one was a year named in passing, from which no month counts
  TimeValue period;               // the last quarter, which "a year earlier" in a company's report counts from
  bool day_first = false;         // 8/9/21 is 8 September here
  std::optional<bool> history;    // whether the text tells history (see tells_history); worked out when first asked for
  std::optional<bool> iranian;    // whether it speaks of Iran, likewise
};

// The date in front of an ISO 8601 string; nullopt when there is none or it is impossible.
std::optional<Date> parse_iso_date(std::string_view text);

Date add_days(Date date, int days);
Date add_months(Date date, int months);  // the 31st becomes the last day of a shorter month
int days_between(Date from, Date to);
int iso_weekday(Date date);              // 1 Monday to 7 Sunday

// ISO 8601 weeks: their year is the one that holds their Thursday.
struct IsoWeek {
  int year, week;
};
IsoWeek iso_week(Date date);
Date first_day(IsoWeek week);  // its Monday

// The nth weekday of a month, from its end when n is negative (-1 the last); nullopt when the month has no such day.
std::optional<Date> nth_weekday(int year, int month, int n, int weekday);

Date easter(int year);           // Western
Date orthodox_easter(int year);  // as a Gregorian date

// A calendar that counts other years and months than the Gregorian one.
enum class Calendar { kPersian, kIslamic, kHebrew };

// Gregorian date of a day in another calendar. Persian: solar Hijri, by its 33-year cycle (right from 1178 to 1633). Islamic: the
// tabular calendar, within a day or two of the sighting of the moon. Hebrew: months count from Nisan, 1, and years
// change at Tishri, 7; Adar is 12 and the second Adar of a leap year 13.
std::optional<Date> from_calendar(Calendar calendar, int year, int month, int day);

// The day of another calendar's month that falls into a Gregorian year; the first such day of the two that the short Islamic
// year may have.
std::optional<Date> in_gregorian_year(Calendar calendar, int gregorian_year, int month, int day);

}  // namespace newsmetrics

#endif
