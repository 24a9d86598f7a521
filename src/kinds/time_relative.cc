// Dates that count from publication or from the date that the text told of last.
#include "kinds/time_reader.h"

namespace newsmetrics {

// ---- days of the week, today --------------------------------------------------------------------------------------------

// "With only Sunday's heat left", "Sunday's heat to go".
bool TimeReader::is_left() const {
  constexpr std::size_t kReach = 6;
  const auto after = match_.after();
  for (std::size_t i = 1; i < after.size() && i < kReach && !match_.is(after[i], "sentence_break"); ++i) {
    if (text_of(&after[i]) == "left" || (text_of(&after[i]) == "go" && text_of(&after[i - 1]) == "to")) return i + 1 < after.size() && ends_clause(&after[i + 1]);
  }
  return false;
}

// "Wednesday's ruling" was made, whatever is planned about it.
bool TimeReader::speaks_of_future() const {
  if (is(next(), "possessive")) return is_left() || (text_of(previous()) == "of" && text_of(previous(2)).ends_with("head"));  // ahead of Monday's vote
  const Tense tense = tense_around(match_);
  return tense == Tense::kFuture || (tense == Tense::kUnknown && follows_future());
}

// "From Wednesday to Friday": behind the day that it begins with.
bool TimeReader::ends_range() const {
  const std::string_view word = text_of(previous());
  const bool joined = word == "to" || word == "through" || word == "until" || word == "till" || is(previous(), "hyphen") || is(previous(), "dash");
  return joined && is(previous(2), "weekday") && context_.anchor.narrative_at <= previous(2)->begin && narrative().grain == Grain::kDay && narrative().known();
}

// weekday, with deictic; week: "Wednesday next week".
bool TimeReader::weekday() {
  if (text_of(next()) == "Night") return false;  // Monday Night Football
  const int day = attribute("weekday", "weekday", "value");
  int offset = has("deictic") ? attribute("deictic", "deictic", "offset") : 0;
  const bool from_narrative = (is_history() || match_.attribute("deictic", "deictic", "from") == "narrative") && narrative().grain == Grain::kDay && narrative().known();
  if (!published() && !from_narrative) {
    TimeValue value;
    value.grain = Grain::kDay;
    value.weekday = day;
    return establish(value);
  }
  // "15 December 2013, a Sunday".
  if (text_of(previous()) == "a" && narrative().grain == Grain::kDay && narrative().known() && iso_weekday(narrative().first()) == day) return set(narrative());
  Date now = from_narrative ? narrative().first() : *published();
  int ahead = (day - iso_weekday(now) + 7) % 7;  // days until the next such day, today included
  if (has("week")) {
    Date monday = add_days(now, 1 - iso_weekday(now) + 7 * offset);
    return establish(TimeValue::of_day(add_days(monday, day - 1)));
  }
  int days;
  if (ends_range()) {
    now = narrative().first();
    days = (day - iso_weekday(now) + 7) % 7;
  } else if (!has("deictic")) {
    days = ahead == 0 ? 0 : from_narrative || speaks_of_future() ? ahead : ahead - 7;
  } else if (offset < 0) {
    days = ahead == 0 ? -7 : ahead - 7;
  } else if (offset > 0) {
    days = ahead == 0 ? 7 : ahead;
  } else {
    days = tense_around(match_) == Tense::kPast && ahead > 0 ? ahead - 7 : ahead;
  }
  return establish(TimeValue::of_day(add_days(now, days)));
}

// day: today, yesterday, tomorrow; direction: the day before or after it.
bool TimeReader::day_word() {
  if (is_named()) return false;
  int offset = attribute("day", "day_word", "offset");
  if (has("direction")) offset += match_.text("direction") == "before" ? -1 : 1;
  return establish(published() ? today().shifted(offset) : today());
}

// ---- this, last, next -----------------------------------------------------------------------------------------------------

// "This Week", "Today": names of programmes and papers.
bool TimeReader::is_named() const {
  const Item& last = match_.items().back();
  return match_.is(last, "capitalised") && !match_.is(last, "sentence_start") && !match_.is(last, "upper");
}

// "the quarter ended July 31": the one of which most lies before that day.
TimeValue TimeReader::quarter_ended() const {
  const auto after = match_.after();
  TimeValue value;
  if (!published() || after.size() < 3 || !match_.is(after[1], "month")) return value;
  if (const std::string_view word = text_of(&after[0]); word != "ended" && word != "ending" && word != "to") return value;
  const int month = to_int(match_.attribute(after[1], "month", "value"));
  const TimeValue last = choose([&](int year) { return TimeValue::of_month(year, month); });
  return TimeValue::of(Grain::kQuarter, add_months(last.first(), -1));
}

// unit, with deictic; direction: the day after, the year before; latest. From publication or, where the words say so, from the narrative.
bool TimeReader::unit() {
  const Item& item = match_.capture("unit").front();
  const TimeUnit* unit = match_.is(item, "weekend") ? nullptr : find_unit(match_.attribute(item, "time_unit", "unit"));
  Grain grain = unit ? unit->grain : Grain::kWeekend;
  if (grain == Grain::kNone || is_named() || is(next(), "hyphen")) return false;
  if (grain == Grain::kDecade && !has("deictic") && text_of(next()) == "of") return false;  // "the decade of the 1920s"
  // "his last day", "the last weekend of the fair".
  if (match_.text("deictic") == "last" && (grain == Grain::kDay || (is_led_by_the() && text_of(next()) == "of"))) return false;
  int offset = has("deictic") ? attribute("deictic", "deictic", "offset") : 0;
  bool from_narrative = has("deictic") ? match_.attribute("deictic", "deictic", "from") == "narrative" : is_history();
  // "It sank the next day": the one after; but "over the next year" looks ahead.
  if (has("deictic") && match_.text("deictic") == "next" && match_.items().size() > 2 && tense_around(match_) == Tense::kPast) from_narrative = true;
  if (has("direction")) {
    std::string_view word = match_.text("direction");
    if (next() && !ends_clause(next())) return false;  // "the day after the vote"
    from_narrative = true;
    offset = word == "before" || word == "earlier" ? -1 : 1;
  }
  // "the quarter": the one just told of.
  if ((!has("deictic") || from_narrative) && offset == 0 && grain == Grain::kQuarter && context_.anchor.period.grain == Grain::kQuarter)
    return set(context_.anchor.period);
  if (grain == Grain::kQuarter && !has("deictic")) {
    if (const TimeValue ended = quarter_ended(); ended.known()) return establish(ended);
  }
  TimeValue value;
  value.grain = grain;
  // "the previous quarter" counts from a quarter, not from a month that happens to have been named.
  if (from_narrative && grain == Grain::kQuarter && narrative().grain != Grain::kQuarter) from_narrative = false;
  if (from_narrative && narrative().known() && narrative().grain > grain && offset >= 0) {
    // The following day, when no more than the month is known.
    value.year = narrative().year;
    if (grain == Grain::kDay) value.month = narrative().month;
  } else if (from_narrative && narrative().known() && narrative().grain <= grain) {
    value = TimeValue::of(grain, narrative().first()).shifted(offset);
  } else if (from_narrative && !narrative().known() && narrative().grain == grain) {
    value = narrative().shifted(offset);
  } else if (published()) {
    // The weekend of a Monday's paper is the one just over; a Friday's looks back only in the past tense.
    if (grain == Grain::kWeekend && !has("deictic") && iso_weekday(*published()) < 6) {
      const Tense tense = tense_around(match_);
      if (iso_weekday(*published()) < 4 ? tense != Tense::kFuture : tense == Tense::kPast) offset = -1;
    }
    if (grain == Grain::kQuarter && !has("deictic")) offset = -1;
    if (has("latest")) offset = -1;
    value = TimeValue::of(grain, *published()).shifted(offset);
  }
  if (int told = year(); told != kUnknown) value.year = told;
  if (has("last") && value.year != kUnknown) --value.year;
  if (grain == Grain::kDay && offset != 0) {  // "The next day, May 2, 2011"
    if (const TimeValue date = date_behind(); date.known() && date.grain == grain) value = date;
  }
  if (from_narrative && offset < 0 && grain != Grain::kDay && !is_history()) return set(value);  // compared with, time and again
  if ((from_narrative && grain == Grain::kDay) || (offset != 0 && value.known() && (from_narrative || grain != Grain::kQuarter))) return establish(value);
  return set(value);
}

// deictic; "year end", "midyear".
bool TimeReader::year_end() {
  TimeValue value;
  value.grain = Grain::kYear;
  if (has("year")) value = TimeValue::of_year(year());
  else if (!has("deictic") && narrative_year() != kUnknown) value = TimeValue::of_year(narrative_year());
  else if (published()) value = TimeValue::of_year(has("deictic") ? deictic_year() : year_of(*published()));
  const bool middle = match_.text().find("mid") != std::string_view::npos || match_.text().find("Mid") != std::string_view::npos;
  context_.record.set(mention_, "mod", middle ? std::string_view("MID") : std::string_view("END"));
  return set(value);
}

// unit, deictic: "the week before last", "the year after next".
bool TimeReader::before_last() {
  const TimeUnit* unit = find_unit(match_.attribute("unit", "time_unit", "unit"));
  TimeValue value;
  value.grain = unit ? unit->grain : Grain::kWeekend;
  if (value.grain == Grain::kNone) return false;
  if (published()) value = TimeValue::of(value.grain, *published()).shifted(2 * attribute("deictic", "deictic", "offset"));
  return set(value);
}

// The week of the clause's tense: on its last days "by midweek" is the next one's.
bool TimeReader::midweek() {
  context_.record.set(mention_, "mod", std::string_view("MID"));
  TimeValue week;
  week.grain = Grain::kWeek;
  if (published()) week = TimeValue::of_week(*published()).shifted(iso_weekday(*published()) > 3 && tense_around(match_) == Tense::kFuture ? 1 : 0);
  return set(week);
}

// ---- so long ago, so much later -------------------------------------------------------------------------------------------

// `from`, moved by a duration of one unit; its grain becomes the unit's. kNone when that cannot be said.
TimeValue TimeReader::shift(std::string_view span, int direction, const TimeValue& from) const {
  const Period period = parse_period(span);
  const TimeUnit* unit = period.unit;
  TimeValue value;
  if (!unit || unit->months + unit->days == 0) return value;
  Grain grain = unit->grain == Grain::kDecade || unit->grain == Grain::kCentury || unit->grain == Grain::kNone ? Grain::kYear : unit->grain;
  value.grain = grain;
  if (!from.known() || period.count < 0) return value;
  // Beyond the calendar, "two million years ago", nothing can be said; nor of "2,500 years ago", which is no year BC.
  constexpr double kMostMonths = 12 * 5000, kMostDays = 366 * 5000;
  const double months = period.count * unit->months, days = period.count * unit->days;
  const Date start = from.first();
  if (months > kMostMonths || days > kMostDays) return {};
  const Date there = unit->months ? add_months(start, direction * static_cast<int>(months)) : add_days(start, direction * static_cast<int>(days));
  constexpr int kLastYear = 9999;
  if (std::abs(year_of(there)) > kLastYear || (year_of(start) > 0 && year_of(there) <= 0)) return {};
  if (from.grain > grain) {  // two days after a month: the month is as much as is known
    value.year = year_of(there);
    if (grain == Grain::kDay && from.grain <= Grain::kMonth) value.month = month_of(there);
    return value;
  }
  return TimeValue::of(grain, there);
}

// span: a duration before publication; day, unit: "two years ago today", "ten years ago this month".
bool TimeReader::ago() {
  std::string_view span = value_in("span");
  // "$4 a year ago" in a report on a quarter is that quarter of last year; "A year ago it bought …" is the year.
  if (span == "P1Y" && context_.anchor.period.grain == Grain::kQuarter && context_.anchor.period.known() && previous() && !is(previous(), "sentence_break")) {
    return set(context_.anchor.period.shifted(-4));
  }
  if (span.find('X') != span.npos) return set("value", "PAST_REF");
  TimeValue value = shift(span, -1, today());
  if ((has("day") || has("unit")) && value.known()) {
    const Period period = parse_period(span);
    const Grain grain = has("day") ? Grain::kDay : match_.text("unit") == "week" ? Grain::kWeek : Grain::kMonth;
    if (period.unit->months > 0) value = TimeValue::of(grain, add_months(*published(), -static_cast<int>(period.count * period.unit->months)));
    else if (has("day")) value = today().shifted(-static_cast<int>(period.count * period.unit->days));
  }
  if (value.grain != Grain::kNone) return establish(value);
  return span.starts_with("PT") ? set(today()) : set("value", "PAST_REF");
}

// span: a duration after publication.
bool TimeReader::from_now() {
  std::string_view span = value_in("span");
  if (span.find('X') != span.npos) return set("value", "FUTURE_REF");
  TimeValue value = shift(span, 1, today());
  if (value.grain != Grain::kNone) return set(value);
  return span.starts_with("PT") ? set(today()) : set("value", "FUTURE_REF");
}

// "Two years later, on 3 May 1946": the same date is told behind. kNone when there is none with its year.
TimeValue TimeReader::date_behind() const {
  const auto after = match_.after();
  std::size_t at = 0;
  auto takes = [&](auto test) { return at < after.size() && test(after[at]) && ++at; };
  auto is_a = [&](Name of_class) { return [this, of_class](const Item& item) { return match_.is(item, of_class); }; };
  TimeValue value;
  if (!takes([&](const Item& item) { return text_of(&item) == ","; })) return value;
  const bool led = takes(is_a("time_preposition"));
  const bool day_first = takes(is_a("n31"));
  int month = kUnknown;
  if (takes(is_a("month"))) month = to_int(match_.attribute(after[at - 1], "month", "value"));
  const std::size_t day_at = day_first ? at - 2 : at;
  const bool has_day = month != kUnknown && (day_first || takes(is_a("n31")));
  takes([&](const Item& item) { return text_of(&item) == ","; });
  if (month == kUnknown && (day_first || !led)) return value;
  const bool before_christ = at + 1 < after.size() && match_.is(after[at + 1], "before_christ");
  if (!takes(is_a(before_christ ? Name("integer") : Name("year4")))) return value;
  const int year = to_int(text_of(&after[at - 1]));
  value = TimeValue::of_year(before_christ ? 1 - year : year);
  if (month != kUnknown) value = TimeValue::of_month(value.year, month);
  if (has_day) value.grain = Grain::kDay, value.day = to_int(text_of(&after[day_at]));
  return !has_day || (value.day > 0 && value.first().ok()) ? value : TimeValue();
}

// "In 1806, a century later, …": the date in front once more.
bool TimeReader::repeats_date() const {
  const Item* date = previous(2);
  if (text_of(previous()) != "," || text_of(next()) != "," || !date || !narrative().known()) return false;
  if (!is(date, "year4") && !is(date, "n31") && !is(date, "nth") && !is(date, "month") && !is(date, "n3")) return false;
  constexpr std::size_t kLongestDate = 24;  // bytes
  return match_.items().front().begin - context_.anchor.narrative_at <= kLongestDate;
}

// span, direction: so much before or after the last date told of.
bool TimeReader::later() {
  std::string_view word = match_.text("direction"), span = value_in("span");
  if (word == "before" && next() && !ends_clause(next())) return false;  // "two days before the vote"
  if (text_of(next()) == "than") return false;                            // "two days later than planned"
  const bool back = word == "earlier" || word == "previously" || word == "before";
  if (back && span == "P1Y" && context_.anchor.period.known())
    return set(context_.anchor.period.shifted(context_.anchor.period.grain == Grain::kQuarter ? -4 : context_.anchor.period.grain == Grain::kHalf ? -2 : -1));
  if (span.find('X') != span.npos) return false;  // "days later": a length that nothing is known of
  if (const TimeValue date = date_behind(), there = shift(span, 1, date); date.known() && there.known()) return establish(TimeValue::of(there.grain, date.first()));
  if (repeats_date()) return set(TimeValue::of(shift(span, 1, narrative()).grain, narrative().first()));
  // What is to come was told in passing: "The board meets on May 5. … The budget came out a day earlier."
  const bool is_ahead = back && published() && narrative().known() && narrative().first() > *published() && !told_in_sentence();
  TimeValue value = shift(span, back ? -1 : 1, narrative().known() && !is_ahead ? narrative() : today());
  if (value.grain == Grain::kNone) return false;  // hours later
  // "Cars fell from 500 a year before and trucks from 90 a year before": both from the same year.
  if (back && !is_history()) return set(value);
  const bool is_aside = context_.anchor.aside;  // "who was exiled in 1921 and returned two years later"
  establish(value);
  context_.anchor.aside = is_aside && value.grain == Grain::kYear;
  return true;
}

// ---- without a date -------------------------------------------------------------------------------------------------------

// "The future of the mine" is what will become of it.
bool TimeReader::future() {
  if (text_of(next()) == "of") return false;
  if (match_.text().ends_with("term") && is(next(), "lower") && !led_by_preposition()) return false;  // the short term rate
  return set("value", "FUTURE_REF");
}

// "Current", but not a name.
bool TimeReader::current() { return !is_named() && set("value", "PRESENT_REF"); }

// word: now, recently.
bool TimeReader::vague() {
  context_.record.set(mention_, "value", match_.attribute("word", "vague_time", "value"));
  return true;
}

}  // namespace newsmetrics
