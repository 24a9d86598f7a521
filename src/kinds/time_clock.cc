// Times of day.
#include <cstdlib>

#include "kinds/time_reader.h"

namespace newsmetrics {

// hour, minute, meridiem; point: 3.20; military: 1430; word: noon, sundown; part: "in the morning". The value has no day yet.
bool TimeReader::clock() {
  TimexText text;
  text << "T";
  if (has("word")) {
    const Item& word = match_.capture("word").front();
    if ((match_.is(word, "capitalised") && !match_.is(word, "sentence_start")) || text_of(previous()) == "high") return false;
    text << match_.attribute(word, match_.is(word, "light") ? Name("light") : Name("clock_word"), "value");
    return set("value", text.view());
  }
  int hour, minute;
  if (has("military")) {
    std::string_view digits = match_.text("military");
    if (digits.size() != 4 || (!has("zone") && match_.items().size() == 1 && digits[0] != '0')) return false;
    hour = to_int(digits.substr(0, 2));
    minute = to_int(digits.substr(2));
  } else if (has("point")) {
    const std::string_view point = match_.text("point");
    const std::size_t at = point.find('.');
    if (at == 0 || at > 2 || point.size() != at + 3) return false;
    hour = to_int(point);
    minute = to_int(point.substr(at + 1));
  } else {
    hour = integer("hour");
    minute = has("minute") ? to_int(match_.text("minute")) : 0;
    if (has("minute") && match_.text("minute").size() != 2) return false;
  }
  std::string_view half = match_.attribute("meridiem", "meridiem", "value");
  std::string_view part = match_.attribute("part", "daypart", "value");
  if ((half == "pm" || part == "AF" || part == "EV" || (part == "NI" && hour > 4)) && hour < 12) hour += 12;
  if (half == "am" && hour == 12) hour = 0;
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59) return false;
  text.two_digits(hour) << ":";
  text.two_digits(minute);
  return set("value", text.view());
}

// clock: a time without its day, which is the last day told of, in news a recent one, else the day of publication.
bool TimeReader::clock_day() {
  constexpr int kRecent = 60;  // days
  const TimeValue& told = narrative();
  const bool old = published() && told.known() && std::abs(days_between(told.first(), *published())) > kRecent && !is_history() && !told_in_sentence();
  return set(told.grain == Grain::kDay && !old ? told : today(), value_in("clock"));
}

// deictic, part; word: tonight, overnight. Mornings and nights count from publication; "the next morning" from the day told of last.
bool TimeReader::daypart() {
  int offset = 0;
  std::string_view part = has("word") ? "NI" : match_.attribute("part", "daypart", "value");
  TimeValue day = today();
  if (has("deictic")) {
    offset = attribute("deictic", "deictic", "offset");
    if (counts_from_narrative() && narrative().grain == Grain::kDay) day = narrative();
  } else if (has("direction")) {
    offset = -1;
    if (narrative().grain == Grain::kDay) day = narrative();
  } else if (part.empty()) {
    part = "NI";
    offset = tense_around(match_) == Tense::kFuture ? 0 : -1;
  } else if (!has("word") && narrative().grain == Grain::kDay) {
    day = narrative();
  }
  TimexText behind;
  behind << "T" << part;
  const TimeValue there = day.shifted(offset);
  return has("deictic") && offset != 0 ? establish(there, behind.view()) : set(there, behind.view());
}

// "eight o'clock tonight": 20:00.
bool TimeReader::clock_of_part(const TimeValue& day, std::string_view clock, std::string_view part) {
  if (!is_digit(clock.front()) || is_digit(part.front())) return false;  // noon tonight; two clock times
  int hour = to_int(clock.substr(0, 2));
  if (hour < 12 && (part == "AF" || part == "EV" || (part == "NI" && hour > 4))) hour += 12;
  TimexText behind;
  behind << "T";
  behind.two_digits(hour) << clock.substr(2);
  return set(day, behind.view());
}

// day: a date or a part of a day; part: of the day, or clock: a time; first: the day in front of it, "the night of 3-4 May".
bool TimeReader::day_time() {
  TimeValue day = TimeValue::parse(value_in("day"));
  if (day.grain != Grain::kDay) return false;
  if (has("first")) day.day = nth("first");
  if (has("clock")) {
    if (match_.text("clock").ends_with("vernight")) return false;
    std::string_view clock = value_in("clock");
    const std::size_t at = clock.find('T');
    if (at == clock.npos) return false;
    const std::string_view told = value_in("day");
    const std::size_t part_at = told.find('T');
    return part_at == told.npos ? set(day, clock.substr(at)) : clock_of_part(day, clock.substr(at + 1), told.substr(part_at + 1));
  }
  if (is_named()) return false;  // "Saturday Night", a magazine
  TimexText behind;
  behind << "T" << match_.attribute("part", "daypart", "value");
  return set(day, behind.view());
}

}  // namespace newsmetrics
