#include "kinds/calendar.h"

#include <gtest/gtest.h>

namespace newsmetrics {
namespace {

using namespace std::chrono;

Date date(int y, unsigned m, unsigned d) { return Date(year(y), month(m), day(d)); }

TEST(Calendar, ReadsIsoDates) {
  EXPECT_EQ(parse_iso_date("2021-08-29"), date(2021, 8, 29));
  EXPECT_EQ(parse_iso_date("2021-08-29T10:15:00+03:30"), date(2021, 8, 29));
  EXPECT_EQ(parse_iso_date("2021-02-30"), std::nullopt);
  EXPECT_EQ(parse_iso_date("2021-8-29"), std::nullopt);
  EXPECT_EQ(parse_iso_date("year-08-29"), std::nullopt);
  EXPECT_EQ(parse_iso_date(""), std::nullopt);
}

TEST(Calendar, MonthsEndWhereTheyEnd) {
  EXPECT_EQ(add_months(date(2023, 1, 31), 1), date(2023, 2, 28));
  EXPECT_EQ(add_months(date(2024, 1, 31), 1), date(2024, 2, 29));
  EXPECT_EQ(add_months(date(2024, 3, 15), -12), date(2023, 3, 15));
  EXPECT_EQ(add_days(date(2024, 2, 28), 2), date(2024, 3, 1));
}

TEST(Calendar, WeeksAreThoseOfIso8601) {
  EXPECT_EQ(iso_week(date(2021, 1, 3)).year, 2020);
  EXPECT_EQ(iso_week(date(2021, 1, 3)).week, 53);
  EXPECT_EQ(iso_week(date(2021, 1, 4)).week, 1);
  EXPECT_EQ(iso_week(date(2018, 12, 31)).year, 2019);
  EXPECT_EQ(first_day({2021, 34}), date(2021, 8, 23));
}

// Every day of a century goes to its week and back.
TEST(Calendar, WeeksRoundTrip) {
  for (Date d = date(1980, 1, 1); d < date(2080, 1, 1); d = add_days(d, 1)) {
    ASSERT_EQ(add_days(first_day(iso_week(d)), iso_weekday(d) - 1), d);
  }
}

TEST(Calendar, MovableFeasts) {
  EXPECT_EQ(easter(2021), date(2021, 4, 4));
  EXPECT_EQ(easter(2024), date(2024, 3, 31));
  EXPECT_EQ(easter(1943), date(1943, 4, 25));
  EXPECT_EQ(orthodox_easter(2021), date(2021, 5, 2));
  EXPECT_EQ(orthodox_easter(2025), date(2025, 4, 20));
  EXPECT_EQ(nth_weekday(2023, 11, 4, 4), date(2023, 11, 23));
  EXPECT_EQ(nth_weekday(2021, 5, -1, 1), date(2021, 5, 31));
  EXPECT_EQ(nth_weekday(2021, 2, 5, 1), std::nullopt);
}

TEST(Calendar, DaysOfOtherCalendars) {
  constexpr struct {
    Calendar calendar;
    int year, month, day;
    Date gregorian;
  } kDays[] = {
      {Calendar::kPersian, 1400, 1, 1, 2021y / March / 21},      {Calendar::kPersian, 1399, 12, 30, 2021y / March / 20},
      {Calendar::kPersian, 1403, 1, 1, 2024y / March / 20},      {Calendar::kPersian, 1404, 1, 1, 2025y / March / 21},
      {Calendar::kPersian, 1357, 11, 22, 1979y / February / 11}, {Calendar::kIslamic, 1442, 9, 1, 2021y / April / 13},
      {Calendar::kIslamic, 1443, 1, 1, 2021y / August / 10},     {Calendar::kHebrew, 5782, 7, 1, 2021y / September / 7},
      {Calendar::kHebrew, 5785, 7, 1, 2024y / October / 3},
  };
  for (const auto& [calendar, year, month, day, gregorian] : kDays) EXPECT_EQ(from_calendar(calendar, year, month, day), gregorian) << year << "-" << month << "-" << day;
  EXPECT_EQ(from_calendar(Calendar::kPersian, 1400, 13, 1), std::nullopt);
}

TEST(Calendar, DaysOfOtherCalendarsInAGregorianYear) {
  constexpr struct {
    Calendar calendar;
    int month, day;
    Date gregorian;
  } kDays[] = {
      {Calendar::kPersian, 1, 1, 2023y / March / 21},    {Calendar::kIslamic, 10, 1, 2021y / May / 13},   {Calendar::kHebrew, 1, 15, 2021y / March / 28},
      {Calendar::kHebrew, 9, 25, 2024y / December / 26}, {Calendar::kHebrew, 13, 14, 2024y / March / 24}, {Calendar::kHebrew, 13, 14, 2023y / March / 7},
  };
  for (const auto& [calendar, month, day, gregorian] : kDays)
    EXPECT_EQ(in_gregorian_year(calendar, static_cast<int>(gregorian.year()), month, day), gregorian) << month << "-" << day;
}

// Days of another calendar follow one another without gap or overlap.
template <typename Next>
void expect_consecutive(Calendar calendar, int from_year, int to_year, Next next) {
  int year = from_year, month = calendar == Calendar::kHebrew ? 7 : 1;
  Date before = add_days(*from_calendar(calendar, year, month, 1), -1);
  while (year < to_year) {
    const auto first = from_calendar(calendar, year, month, 1);
    ASSERT_TRUE(first);
    const int length = days_between(before, *first);
    ASSERT_TRUE(length == 1 || (length >= 29 && length <= 32)) << year << "-" << month << ": " << length;
    before = *first;
    next(year, month);
  }
}

TEST(Calendar, MonthsFollowOneAnother) {
  const auto twelve = [](int& year, int& month) {
    if (++month == 13) month = 1, ++year;
  };
  expect_consecutive(Calendar::kPersian, 1300, 1450, twelve);
  expect_consecutive(Calendar::kIslamic, 1340, 1460, twelve);
  expect_consecutive(Calendar::kHebrew, 5700, 5800, [](int& year, int& month) {
    const bool leap = (7 * year + 1) % 19 < 7;
    month = month == (leap ? 13 : 12) ? 1 : month + 1;
    if (month == 7) ++year;
  });
}

}  // namespace
}  // namespace newsmetrics
