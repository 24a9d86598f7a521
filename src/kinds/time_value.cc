#include "kinds/time_value.h"

#include "kinds/calendar.h"
#include "text/ascii.h"

namespace newsmetrics {
namespace {

constexpr std::string_view kSeasons[] = {"SP", "SU", "FA", "WI"};

// Periods of these grains are whole numbers of months; 0 for the others.
int months_in(Grain grain) {
  switch (grain) {
    case Grain::kMonth: return 1;
    case Grain::kSeason: case Grain::kQuarter: return 3;
    case Grain::kHalf: return 6;
    case Grain::kYear: return 12;
    case Grain::kDecade: return 120;
    case Grain::kCentury: return 1200;
    default: return 0;
  }
}

// A small text of known room.
struct Writer {
  char* at;
  void text(std::string_view words) { for (char c : words) *at++ = c; }
  void number(int value, int width) {
    if (value == TimeValue::kUnknown) {
      for (int i = 0; i < width; ++i) *at++ = 'X';
      return;
    }
    for (int i = width - 1; i >= 0; --i, value /= 10) at[i] = static_cast<char>('0' + value % 10);
    at += width;
  }
};

}  // namespace

int digits_at(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return TimeValue::kUnknown;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (!is_digit(text[i])) return TimeValue::kUnknown;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

int first_month(Grain grain, int index) {
  switch (grain) {
    case Grain::kQuarter: return 3 * index - 2;
    case Grain::kHalf: return 6 * index - 5;
    case Grain::kSeason: return 3 * index;
    default: return 1;
  }
}

TimeValue TimeValue::of_day(Date date) {
  return {.grain = Grain::kDay, .year = year_of(date), .month = month_of(date), .day = static_cast<int>(static_cast<unsigned>(date.day()))};
}

TimeValue TimeValue::of_week(Date date, Grain grain) {
  const auto [year, week] = iso_week(date);
  return {.grain = grain, .year = year, .week = week};
}

TimeValue TimeValue::of_month(int year, int month) { return {.grain = Grain::kMonth, .year = year, .month = month}; }

TimeValue TimeValue::of_year(int year) { return {.grain = Grain::kYear, .year = year}; }

TimeValue TimeValue::of_index(Grain grain, int year, int index) { return {.grain = grain, .year = year, .index = index}; }

TimeValue TimeValue::of(Grain grain, Date date) {
  const int year = year_of(date), month = month_of(date);
  switch (grain) {
    case Grain::kWeek: case Grain::kWeekend: return of_week(date, grain);
    case Grain::kMonth: return of_month(year, month);
    case Grain::kQuarter: return of_index(grain, year, (month + 2) / 3);
    case Grain::kHalf: return of_index(grain, year, (month + 5) / 6);
    case Grain::kSeason: return month < 3 ? of_index(grain, year - 1, 4) : of_index(grain, year, month / 3);
    case Grain::kYear: return of_year(year);
    case Grain::kDecade: return {.grain = grain, .year = year - year % 10};
    case Grain::kCentury: return {.grain = grain, .year = year - year % 100};
    default: return of_day(date);
  }
}

bool TimeValue::known() const {
  if (year == kUnknown) return false;
  switch (grain) {
    case Grain::kNone: return false;
    case Grain::kDay: return month != kUnknown && day != kUnknown;
    case Grain::kWeek: case Grain::kWeekend: return week != kUnknown;
    case Grain::kMonth: return month != kUnknown;
    case Grain::kSeason: case Grain::kQuarter: case Grain::kHalf: return index != kUnknown;
    default: return true;
  }
}

Date TimeValue::first() const {
  switch (grain) {
    case Grain::kDay: return make_date(year, month, day);
    case Grain::kWeek: return first_day({year, week});
    case Grain::kWeekend: return add_days(first_day({year, week}), 5);
    case Grain::kMonth: return make_date(year, month, 1);
    case Grain::kSeason: case Grain::kQuarter: case Grain::kHalf: return make_date(year, first_month(grain, index), 1);
    default: return make_date(year, 1, 1);
  }
}

Date TimeValue::last() const {
  switch (grain) {
    case Grain::kDay: return first();
    case Grain::kWeek: return add_days(first(), 6);
    case Grain::kWeekend: return add_days(first(), 1);
    default: return add_days(add_months(first(), months_in(grain)), -1);
  }
}

TimeValue TimeValue::shifted(int count) const {
  TimeValue moved = *this;
  if (!known()) {
    if (grain == Grain::kDay && weekday != kUnknown) moved.weekday = ((weekday - 1 + count) % 7 + 7) % 7 + 1;
    else moved.month = moved.day = moved.week = moved.index = kUnknown;
    return moved;
  }
  switch (grain) {
    case Grain::kDay: return of_day(add_days(first(), count));
    case Grain::kWeek: case Grain::kWeekend: return of_week(add_days(first(), 7 * count), grain);
    case Grain::kYear: moved.year += count; return moved;
    case Grain::kDecade: moved.year += 10 * count; return moved;
    case Grain::kCentury: moved.year += 100 * count; return moved;
    default: return of(grain, add_months(first(), months_in(grain) * count));
  }
}

int TimeValue::write(char* out) const {
  Writer to{out};
  const bool before_christ = year != kUnknown && year <= 0;
  const int figure = before_christ ? 1 - year : year;
  if (before_christ) to.text("BC");
  if (grain == Grain::kDecade || grain == Grain::kCentury) {
    const int width = grain == Grain::kDecade ? 3 : 2;
    to.number(year != kUnknown ? figure / (grain == Grain::kDecade ? 10 : 100) : kUnknown, width);
    return static_cast<int>(to.at - out);
  }
  to.number(figure, 4);
  switch (grain) {
    case Grain::kDay:
      if (weekday != kUnknown && month == kUnknown) {
        to.text("-WXX-");
        to.number(weekday, 1);
        break;
      }
      to.text("-"); to.number(month, 2);
      to.text("-"); to.number(day, 2);
      break;
    case Grain::kWeek: to.text("-W"); to.number(week, 2); break;
    case Grain::kWeekend: to.text("-W"); to.number(week, 2); to.text("-WE"); break;
    case Grain::kMonth: to.text("-"); to.number(month, 2); break;
    case Grain::kQuarter: to.text("-Q"); to.number(index, 1); break;
    case Grain::kHalf: to.text("-H"); to.number(index, 1); break;
    case Grain::kSeason: to.text("-"); to.text(index == kUnknown ? std::string_view("XX") : kSeasons[index - 1]); break;
    default: break;
  }
  return static_cast<int>(to.at - out);
}

TimeValue TimeValue::parse(std::string_view text) {
  TimeValue value;
  text = text.substr(0, text.find('T'));
  if (text.starts_with("BC")) {
    value = parse(text.substr(2));
    if (value.year != kUnknown) value.year = 1 - value.year - (value.grain == Grain::kCentury ? 99 : value.grain == Grain::kDecade ? 9 : 0);
    return value;
  }
  auto starts = [&](std::size_t at, char c) { return at < text.size() && text[at] == c; };
  if (text.size() == 2 || text.size() == 3) {
    int digits = digits_at(text, 0, text.size());
    if (digits == kUnknown) return value;
    value.grain = text.size() == 2 ? Grain::kCentury : Grain::kDecade;
    value.year = digits * (text.size() == 2 ? 100 : 10);
    return value;
  }
  if (text.size() < 4 || (text[0] != 'X' && digits_at(text, 0, 4) == kUnknown)) return value;
  value.year = digits_at(text, 0, 4);
  if (text.size() == 4) {
    value.grain = Grain::kYear;
  } else if (starts(5, 'W') && text.size() >= 8) {
    value.week = digits_at(text, 6, 2);
    value.grain = text.size() == 8 ? Grain::kWeek : text.size() == 11 ? Grain::kWeekend : Grain::kDay;
    if (value.grain == Grain::kDay) value.weekday = digits_at(text, 9, 1);
  } else if (starts(5, 'Q') || starts(5, 'H')) {
    value.grain = text[5] == 'Q' ? Grain::kQuarter : Grain::kHalf;
    value.index = digits_at(text, 6, 1);
  } else if (text.size() == 7) {
    for (int i = 0; i < 4; ++i) {
      if (text.substr(5) == kSeasons[i]) value.index = i + 1;
    }
    value.grain = value.index != kUnknown ? Grain::kSeason : Grain::kMonth;
    if (value.grain == Grain::kMonth) value.month = digits_at(text, 5, 2);
  } else if (text.size() == 10) {
    value.grain = Grain::kDay;
    value.month = digits_at(text, 5, 2);
    value.day = digits_at(text, 8, 2);
  }
  return value;
}

}  // namespace newsmetrics
