#include "kinds/calendar.h"

namespace newsmetrics {
namespace {

using std::chrono::sys_days;

sys_days to_days(Date date) { return sys_days(date); }

// Days since 1970-01-01 of the day before 1 Farvardin 1, 1 Muharram 1 (civil epoch, 16 July 622 Julian) and 1 Tishri 1.
constexpr int kPersianEpoch = -492269;
constexpr int kIslamicEpoch = -492149;
constexpr int kHebrewEpoch = -2092591;

Date from_day_number(int days) { return Date(sys_days(std::chrono::days(days))); }

// Eight years of every 33 are leap years.
Date from_persian(int year, int month, int day) {
  int before = 365 * (year - 1) + (8 * year + 21) / 33;
  int in_year = month <= 7 ? 31 * (month - 1) : 186 + 30 * (month - 7);
  return from_day_number(kPersianEpoch + before + in_year + day);
}

// Months of 30 and 29 days in turn; eleven of every 30 years have a day more.
Date from_islamic(int year, int month, int day) {
  int before = 354 * (year - 1) + (3 + 11 * year) / 30;
  int in_year = 29 * (month - 1) + month / 2;
  return from_day_number(kIslamicEpoch + before + in_year + day);
}

bool is_hebrew_leap(int year) { return (7 * year + 1) % 19 < 7; }

// Days from the epoch to 1 Tishri, by the mean new moon and the rules that put the new year off.
int hebrew_new_year(int year) {
  auto elapsed = [](int y) {
    long months = (235L * y - 234) / 19;
    long parts = 12084 + 13753 * months;
    long days = 29 * months + parts / 25920;
    return static_cast<int>((3 * (days + 1)) % 7 < 3 ? days + 1 : days);
  };
  int last = elapsed(year - 1), here = elapsed(year), next = elapsed(year + 1);
  int delay = next - here == 356 ? 2 : here - last == 382 ? 1 : 0;
  return here + delay;
}

int hebrew_month_length(int year, int month) {
  int length = hebrew_new_year(year + 1) - hebrew_new_year(year);
  switch (month) {
    case 2: case 4: case 6: case 10: case 13: return 29;
    case 8: return length % 10 == 5 ? 30 : 29;  // Heshvan is long in a long year
    case 9: return length % 10 == 3 ? 29 : 30;  // Kislev is short in a short one
    case 12: return is_hebrew_leap(year) ? 30 : 29;
    default: return 30;
  }
}

Date from_hebrew(int year, int month, int day) {
  int days = kHebrewEpoch + hebrew_new_year(year) + day;
  const int last = is_hebrew_leap(year) ? 13 : 12;
  for (int m = 7; m != month; m = m == last ? 1 : m + 1) days += hebrew_month_length(year, m);
  return from_day_number(days);
}

}  // namespace

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = digits_at(text, 0, 4), month = digits_at(text, 5, 2), day = digits_at(text, 8, 2);
  for (const int part : {year, month, day})
    if (part == TimeValue::kUnknown) return std::nullopt;
  const Date date = make_date(year, month, day);
  return date.ok() ? std::optional(date) : std::nullopt;
}

Date add_days(Date date, int days) { return Date(to_days(date) + std::chrono::days(days)); }

Date add_months(Date date, int months) {
  Date moved = date + std::chrono::months(months);
  return moved.ok() ? moved : Date(moved.year() / moved.month() / std::chrono::last);
}

int days_between(Date from, Date to) { return static_cast<int>((to_days(to) - to_days(from)).count()); }

int iso_weekday(Date date) { return static_cast<int>(std::chrono::weekday(to_days(date)).iso_encoding()); }

IsoWeek iso_week(Date date) {
  Date thursday = add_days(date, 4 - iso_weekday(date));
  int year = static_cast<int>(thursday.year());
  Date start{thursday.year(), std::chrono::January, std::chrono::day(1)};
  return {year, days_between(start, thursday) / 7 + 1};
}

Date first_day(IsoWeek week) {
  Date fourth{std::chrono::year(week.year), std::chrono::January, std::chrono::day(4)};  // always in week 1
  return add_days(fourth, 1 - iso_weekday(fourth) + 7 * (week.week - 1));
}

std::optional<Date> nth_weekday(int year, int month, int n, int weekday) {
  const Date first = make_date(year, month, 1);
  if (n > 0) {
    Date date = add_days(first, (weekday - iso_weekday(first) + 7) % 7 + 7 * (n - 1));
    return date.month() == first.month() ? std::optional(date) : std::nullopt;
  }
  Date last = add_days(add_months(first, 1), -1);
  Date date = add_days(last, -((iso_weekday(last) - weekday + 7) % 7) + 7 * (n + 1));
  return date.month() == first.month() ? std::optional(date) : std::nullopt;
}

// The anonymous Gregorian algorithm: golden number, century corrections, epact, then the Sunday behind the full moon.
Date easter(int year) {
  int golden = year % 19, century = year / 100, in_century = year % 100;
  int correction = (8 * century + 13) / 25;
  int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
  int sunday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
  int shift = (golden + 11 * epact + 22 * sunday) / 451;
  int day = epact + sunday - 7 * shift + 114;
  return make_date(year, day / 31, day % 31 + 1);
}

// Meeus' Julian algorithm, then the days by which the calendars differ.
Date orthodox_easter(int year) {
  int moon = (19 * (year % 19) + 15) % 30;
  int sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  int day = moon + sunday + 114;
  const Date julian = make_date(year, day / 31, day % 31 + 1);
  return add_days(julian, year / 100 - year / 400 - 2);
}

std::optional<Date> from_calendar(Calendar calendar, int year, int month, int day) {
  if (month < 1 || month > 13 || day < 1 || day > 31 || year < 1 || year > 9999) return std::nullopt;
  switch (calendar) {
    case Calendar::kPersian:
      if (month > 12 || day > (month <= 6 ? 31 : 30)) return std::nullopt;
      return from_persian(year, month, day);
    case Calendar::kIslamic:
      if (month > 12 || day > 30) return std::nullopt;
      return from_islamic(year, month, day);
    case Calendar::kHebrew:
      if (month == 13 && !is_hebrew_leap(year)) month = 12;
      if (day > 30) return std::nullopt;
      return from_hebrew(year, month, day);
  }
  return std::nullopt;
}

std::optional<Date> in_gregorian_year(Calendar calendar, int gregorian_year, int month, int day) {
  int guess = 0;
  switch (calendar) {
    case Calendar::kPersian: guess = gregorian_year - 622; break;
    case Calendar::kIslamic: guess = (gregorian_year - 622) * 33 / 32 - 1; break;
    case Calendar::kHebrew: guess = gregorian_year + 3760; break;
  }
  for (int year = guess; year <= guess + 3; ++year) {
    auto date = from_calendar(calendar, year, month, day);
    if (date && static_cast<int>(date->year()) == gregorian_year) return date;
  }
  return std::nullopt;
}

}  // namespace newsmetrics
