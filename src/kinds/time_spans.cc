// Lengths of time, and what happens again and again.
#include "kinds/time_reader.h"

namespace newsmetrics {

// ---- lengths --------------------------------------------------------------------------------------------------------------

// How many the capture says: 1 where it is empty, nothing for X. Of a range the lower end.
std::optional<Decimal> TimeReader::count_of(Name capture) const {
  if (!has(capture)) return Decimal(1);
  if (const auto number = match_.number(capture)) return number;
  const Item& item = match_.capture(capture).front();
  if (const Mention* range = match_.mention(item)) {  // "two to three"
    const Field* low = context_.record.find(*range, "low");
    return low ? std::optional(std::get<Decimal>(low->value)) : std::nullopt;
  }
  const int couple = to_int(match_.attribute(item, "vague_count", "value"));
  return couple == kUnknown ? std::nullopt : std::optional(Decimal(couple));
}

// Adds one number and its unit to a period.
bool TimeReader::add_period(TimexText& text, Name count, Name unit_capture, bool& clock) const {
  const Item& item = match_.capture(unit_capture).front();
  const bool plural = match_.is(item, "time_units");
  const Name of_class = match_.is(item, "long_unit") ? Name("long_unit") : plural ? Name("time_units") : Name("time_unit");
  const TimeUnit* unit = find_unit(match_.attribute(item, of_class, "unit"));
  if (!unit) return false;
  std::optional<Decimal> number = plural && !has(count) ? std::nullopt : count_of(count);
  if (number) number = number->times(std::max(1, to_int(match_.attribute(item, of_class, "times"), 1)));  // a fortnight is two weeks
  if (number && has("half")) number = match_.constant("half") == "only" ? Decimal(5, -1) : number->plus(Decimal(5, -1));
  if (unit->is_clock() && !clock) {
    text << "T";
    clock = true;
  }
  text.period(number, *unit);
  return true;
}

// count, count2, count3, unit, unit2, unit3: numbers and their units. low: the lower end of a range. half: "and a half"; constant half=only: half a unit.
bool TimeReader::span() {
  if (!has("count") && (text_of(previous()) == "half" || text_of(previous()) == "Half")) return false;  // "half a century later"
  if (match_.text("count") == "many" && text_of(previous()) == "as") return false;  // the third in as many weeks
  if (match_.text("count") == "some" && match_.text("unit") == "quarters") return false;  // fears in some quarters
  if (is_count() || is_rate() || is_title() || is_military()) return false;
  TimexText text;
  text << "P";
  bool clock = false;
  if (!(has("low") ? add_period(text, "low", "unit", clock) : add_period(text, "count", "unit", clock))) return false;
  if (has("unit2") && !add_period(text, "count2", "unit2", clock)) return false;
  if (has("unit3") && !add_period(text, "count3", "unit3", clock)) return false;
  return set("value", text.view());
}

// "1800 hrs": a time of day.
bool TimeReader::is_military() const {
  return match_.text("count").size() == 4 && match_.is(match_.capture("count").front(), "integer") && match_.attribute("unit", "time_units", "unit") == "TH";
}

// "The Seven Years' War", "the Six-Day War".
bool TimeReader::is_title() const {
  const Item& unit = match_.items().back();
  if (!match_.is(unit, "title_case")) return false;
  const auto after = match_.after();
  const std::size_t at = is(next(), "possessive") ? 1 : 0;
  return at < after.size() && match_.is(after[at], "title_case");
}

// "two second-half goals", "a year-earlier loss": the unit belongs to what follows.
bool TimeReader::is_count() const { return is(next(), "hyphen") && match_.is(match_.items().back(), "time_unit"); }

// "700 seats a week", "5% a year": how many in each, no length.
bool TimeReader::is_rate() const {
  if (match_.items().size() != 2 || has("count")) return false;
  const std::string_view article = match_.text_of(match_.items().first(1));
  if (article != "a" && article != "an") return false;
  if (is(next(), "past_marker") || is(next(), "edge")) return false;  // 300 a year ago, 300 a year earlier
  if (text_of(next()) == "before" && (match_.after().size() < 2 || ends_clause(&match_.after()[1]))) return false;
  const Item* counted = previous();
  if (is(counted, "money") || is(counted, "currency_name") || is(counted, "percent") || is(counted, "number") || is(counted, "digits")) return true;
  if (!is(counted, "lower") || is(counted, "time_preposition") || text_of(counted).back() != 's' || text_of(counted) == "times") return false;
  for (std::size_t i = 2; i <= 4; ++i) {
    const Item* item = previous(i);
    if (is(item, "number") || is(item, "digits") || is(item, "vague_number")) return true;
  }
  return false;
}

// hours, minutes, seconds: 1:48.85, 1:32:07.4, also written 1:32.07.4.
bool TimeReader::stopwatch() {
  const std::string_view whole = match_.text().substr(0, match_.text().find_first_of(" \n"));
  if (whole.size() != match_.text().size() && is_digit(match_.text().back())) return false;
  std::string_view seconds = match_.text("seconds");
  int hours = has("hours") ? to_int(match_.text("hours")) : kUnknown, minutes = to_int(match_.text("minutes"));
  if (const std::size_t dot = seconds.find('.'); dot != seconds.rfind('.')) {
    if (has("hours") || dot != 2) return false;
    hours = minutes;
    minutes = to_int(seconds);
    seconds.remove_prefix(3);
  }
  if (minutes < 0 || minutes > 999 || hours > 999 || seconds.size() < 4 || seconds[2] != '.') return false;
  if (seconds[0] == '0') seconds.remove_prefix(1);
  TimexText text;
  text << "PT";
  if (hours != kUnknown) text << hours << "H";
  text << minutes << "M" << seconds << "S";
  return set("value", text.view());
}

// "It would last four years", "the talks last two days".
bool TimeReader::is_verb_last() const {
  return is(previous(), "future_marker") || is(previous(), "ends_s") || text_of(previous()) == "to" || text_of(previous()) == "not" || text_of(previous()) == "can" ||
         text_of(previous()) == "did";
}

// span: a duration; direction: last, next, first …. An anchored one tells its begin and end.
bool TimeReader::reach() {
  std::string_view value = value_in("span");
  if (value.empty() || match_.text("span").starts_with("a")) return false;  // "will last a week"
  // "the three-day talks": only the length itself is the time.
  if (!has("direction") && match_.text("span").back() != 's') return false;
  if (!has("direction") && value.find('X') != value.npos && (text_of(next()) == "before" || text_of(next()) == "after")) return false;
  context_.record.set(mention_, "value", value);
  std::string_view word = match_.text("direction");
  if (word == "last" && match_.capture("direction").data() == match_.items().data() && is_verb_last()) return false;
  const Period period = parse_period(value);
  const TimeUnit* unit = period.unit;
  // Behind "the nine months" the year before is a year, not a quarter.
  if (unit && unit->name == "M" && period.count >= 6 && published()) context_.anchor.period = TimeValue::of(Grain::kYear, *published());
  int direction = word == "last" || word == "past" || word == "Last" || word == "Past" ? -1 : word == "next" || word == "coming" ? 1 : 0;
  if (direction == 0 || !published() || period.count <= 0 || period.count > 1500 || !unit || unit->grain == Grain::kNone || unit->grain > Grain::kYear) return true;
  // "Over the next six weeks the front hardly moved".
  const bool from_narrative = is_history() && narrative().known();
  if (from_narrative && (narrative().grain > unit->grain || direction < 0)) return true;
  TimeValue now = TimeValue::of(unit->grain, from_narrative ? narrative().first() : *published());
  TimeValue there = now.shifted(direction * static_cast<int>(period.count));
  return direction < 0 ? interval(there, now) : interval(now, there);
}

// ---- again and again ------------------------------------------------------------------------------------------------------

// each, unit or span; other: every other.
bool TimeReader::each() {
  if (has("span")) {
    context_.record.set(mention_, "value", value_in("span"));
  } else {
    const Item& item = match_.capture("unit").front();
    TimexText text;
    if (match_.is(item, "weekend")) {
      text << "XXXX-WXX-WE";
    } else {
      const TimeUnit* unit = find_unit(match_.attribute(item, "time_unit", "unit"));
      if (!unit) return false;
      text << (unit->is_clock() ? "PT" : "P") << (has("other") ? 2 : 1) << unit->written;
    }
    set("value", text.view());
  }
  context_.record.set(mention_, "quant", match_.attribute("each", "each", "quant"));
  return true;
}

// each, and weekday or weekdays with part, month with day, season, part, holiday.
bool TimeReader::each_named() {
  TimeValue value;
  value.grain = Grain::kDay;
  std::string_view part = match_.attribute("part", "daypart", "value");
  if (part.empty()) part = match_.attribute("part", "dayparts", "value");
  if (has("weekday")) {
    value.weekday = attribute("weekday", "weekday", "value");
    if (value.weekday == kUnknown) value.weekday = attribute("weekday", "weekdays", "value");
  } else if (has("month")) {
    value.month = attribute("month", "month", "value");
    if (has("day")) value.day = nth("day");
    else value.grain = Grain::kMonth;
  } else if (has("season")) {
    value.grain = Grain::kSeason;
    value.index = attribute("season", "season", "value");
  } else if (has("holiday")) {
    value.grain = Grain::kYear;
  }
  TimexText behind;
  if (!part.empty()) behind << "T" << part;
  if (has("each")) context_.record.set(mention_, "quant", match_.attribute("each", "each", "quant"));
  return set(value, behind.view());
}

// times or count, unit or span: twice a week.
bool TimeReader::times() {
  int count = has("times") ? attribute("times", "times_word", "value") : integer("count");
  if (count < 1) return false;
  TimexText value, freq;
  freq << count << "X";
  if (has("span")) {
    value << value_in("span");
  } else {
    const TimeUnit* unit = find_unit(match_.attribute("unit", "time_unit", "unit"));
    if (!unit) return false;
    value << (unit->is_clock() ? "PT1" : "P1") << unit->written;
  }
  set("value", value.view());
  set("freq", freq.view());
  return true;
}

// word: daily. Not in a name.
bool TimeReader::set_adverb() {
  const Item& item = match_.items().front();
  if (match_.is(item, "capitalised") && !match_.is(item, "sentence_start")) return false;
  if (match_.is(item, "sentence_start") && is(next(), "capitalised")) return false;
  if (match_.text() == "daily" && is(next(), "reporting_verb")) return false;  // "a Rome daily said"
  context_.record.set(mention_, "value", match_.attribute("word", "set_adverb", "value"));
  return true;
}

}  // namespace newsmetrics
