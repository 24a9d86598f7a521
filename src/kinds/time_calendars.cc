// Named days, and dates of other calendars.
#include <charconv>

#include "kinds/time_reader.h"

namespace newsmetrics {

// ---- named days -----------------------------------------------------------------------------------------------------------

std::optional<Date> TimeReader::holiday_in(int year) const {
  const Item& item = match_.capture("holiday").front();
  auto attribute = [&](Name key) { return match_.attribute(item, "holiday", key); };
  // Numbers with a hyphen between; a second hyphen is a minus.
  int parts[3] = {0, 0, 0};
  auto split = [&](std::string_view text) {
    for (int& part : parts) {
      auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), part);
      if (error != std::errc()) break;
      text.remove_prefix(std::min(text.size(), static_cast<std::size_t>(end - text.data()) + 1));
    }
  };
  if (std::string_view date = attribute("date"); !date.empty()) {
    split(date);
    return make_date(year, parts[0], parts[1]);
  }
  if (std::string_view rule = attribute("nth"); !rule.empty()) {
    split(rule);
    auto day = nth_weekday(year, parts[0], parts[1], parts[2]);
    return day ? std::optional(add_days(*day, to_int(attribute("days"), 0))) : std::nullopt;
  }
  if (std::string_view days = attribute("easter"); !days.empty()) return add_days(easter(year), to_int(days, 0));
  if (std::string_view days = attribute("orthodox"); !days.empty()) return add_days(orthodox_easter(year), to_int(days, 0));
  split(attribute("in"));
  std::string_view name = attribute("calendar");
  Calendar calendar = name == "hebrew" ? Calendar::kHebrew : name == "persian" ? Calendar::kPersian : Calendar::kIslamic;
  return in_gregorian_year(calendar, year, parts[0], parts[1]);
}

// holiday, with year or deictic; around: its week or weekend.
bool TimeReader::holiday() {
  // "The Easter weekend": of a Monday the one before.
  auto establish_around = [&](const TimeValue& day) {
    if (!has("around") || !day.known()) return establish(day);
    if (match_.text("around") == "week") return establish(TimeValue::of_week(day.first()));
    const bool early = iso_weekday(day.first()) <= 2;
    return establish(TimeValue::of_week(add_days(day.first(), early ? -7 : 0), Grain::kWeekend));
  };
  if (int told = year(); told != kUnknown) {
    auto date = holiday_in(told);
    return date && establish_around(TimeValue::of_day(*date));
  }
  if (!published() && narrative_year() == kUnknown) {
    if (has("around")) {
      TimeValue value;
      value.grain = match_.text("around") == "week" ? Grain::kWeek : Grain::kWeekend;
      return set(value);
    }
    const std::string_view date = match_.attribute("holiday", "holiday", "date");
    const std::size_t hyphen = date.find('-');
    if (hyphen == date.npos) {
      return set(today());
    }
    return set_day(kUnknown, to_int(date.substr(0, hyphen)), to_int(date.substr(hyphen + 1)));
  }
  const int here = published() ? year_of(*published()) : narrative_year();
  if (!holiday_in(here) || !holiday_in(here - 1) || !holiday_in(here + 1)) return false;
  auto in_year = [&](int y) { return TimeValue::of_day(*holiday_in(y)); };
  if (!has("deictic") || !published()) return establish_around(without_year(in_year));
  int offset = attribute("deictic", "deictic", "offset");
  TimeValue value = in_year(here);
  if (offset < 0 && value.first() >= *published()) value = in_year(here - 1);
  if (offset > 0 && value.first() <= *published()) value = in_year(here + 1);
  return establish_around(value);
}

// ---- other calendars ------------------------------------------------------------------------------------------------------

// year, month, day in the calendar that the constant names.
bool TimeReader::other_calendar() {
  const Calendar calendar = match_.constant("calendar") == "persian" ? Calendar::kPersian : Calendar::kIslamic;
  Name of_class = calendar == Calendar::kPersian ? Name("persian_month") : Name("islamic_month");
  return hijri(calendar, has("year") ? integer("year") : kUnknown, has("month") ? attribute("month", of_class, "value") : kUnknown, has("day") ? nth("day") : kUnknown);
}

// "in 1399", in an article about Iran of our days: its solar year, not the Middle Ages.
bool TimeReader::is_iranian_year(int year) {
  if (!published() || year < 1300 || year > 1450 || year > year_of(*published()) - 621 + 10) return false;
  if (!context_.anchor.iranian) {
    std::string_view text = context_.document.text;
    context_.anchor.iranian = text.find("Iran") != text.npos || text.find("Tehran") != text.npos || text.find("Farvardin") != text.npos;
  }
  return *context_.anchor.iranian;
}

// A month or year is the interval of its days.
bool TimeReader::hijri(Calendar calendar, int year, int month, int day) {
  if (year != kUnknown && (year < 1200 || year > 1500)) return false;
  std::optional<Date> first, last;
  auto resolve = [&](int y) {  // in a Hijri year
    first = from_calendar(calendar, y, month == kUnknown ? 1 : month, day == kUnknown ? 1 : day);
    if (day != kUnknown) return;
    const bool year_over = month == kUnknown || month == 12;
    last = from_calendar(calendar, year_over ? y + 1 : y, year_over ? 1 : month + 1, 1);
    if (last) last = add_days(*last, -1);
  };
  if (year != kUnknown) {
    resolve(year);
  } else {
    if (!published()) return false;
    // Of the three that begin about now the one of the clause's tense.
    const int here = calendar == Calendar::kPersian ? year_of(*published()) - 621 : (year_of(*published()) - 622) * 33 / 32;
    const Tense tense = tense_around(match_);
    int best = kUnknown, distance = 0;
    for (int y = here - 1; y <= here + 2; ++y) {
      resolve(y);
      if (!first) return false;
      int away = days_between(*published(), *first);
      if ((tense == Tense::kPast && away > 0) || (tense == Tense::kFuture && away < -30)) continue;
      if (best == kUnknown || std::abs(away) < distance) best = y, distance = std::abs(away);
    }
    if (best == kUnknown) return false;
    resolve(best);
  }
  if (!first) return false;
  TimeValue begin = TimeValue::of_day(*first);
  if (day != kUnknown) return establish(begin);
  if (!last) return false;
  TimexText text;
  text << begin << "/" << TimeValue::of_day(*last);
  set("value", text.view());
  return interval(begin, TimeValue::of_day(*last));
}

}  // namespace newsmetrics
