// Dates, times, durations and sets: TIMEX3 values from what the rules captured.
//
// A rule's constant `read` names the reading; each reading lists its captures where it is defined. Every reading may also have
//   value   (constant) the value itself: PRESENT_REF
//   edge    a word that modifies the time; as a constant, the TIMEX3 mod itself
// Values written by an earlier stage are read back from the mentions that stand in a capture (span, inner, day, clock).

#include "kinds/time_reader.h"

namespace newsmetrics {

bool TimeReader::read() {
  if (std::string_view value = match_.constant("value"); !value.empty()) return set("value", value);
  if (is_conjunction()) return false;
  std::string_view name = match_.constant("read");
  for (const Reading& reading : readings()) {
    if (reading.name == name) return (this->*reading.read)() && modify();
  }
  return false;
}

bool TimeReader::modify() {
  std::string_view mod = match_.constant("edge");
  for (Name of_class : {Name("edge"), Name("edge_noun"), Name("edge_prefix"), Name("approximator")}) {
    if (mod.empty()) mod = match_.attribute("edge", of_class, "mod");
  }
  for (Name of_class : {Name("approximator"), Name("after_figure")}) {
    if (mod.empty()) mod = timex_mod(match_.attribute("edge", of_class, "modifier"));
  }
  if (!mod.empty()) context_.record.set(mention_, "mod", mod);
  return true;
}

// "over the last five years", "over three years", "about Wednesday's ruling": the word only leads to the time. "Over an hour" and
// "over ten years ago" are measures.
bool TimeReader::is_preposition() const {
  const Item& edge = match_.capture("edge").front();
  std::string_view word = text_of(&edge), inner = match_.text("inner");
  if (match_.attribute(edge, "approximator", "adjacent") != "yes") return false;
  if (inner.starts_with("the ") || inner.starts_with("THE ") || is(next(), "possessive")) return true;
  const bool over = word == "over" || word == "Over";
  return over && !inner.starts_with("a ") && !inner.starts_with("an ") && !inner.starts_with("one ") && !inner.ends_with("ago");
}

// "3% fewer than a year ago", "two points lower than a year ago", "estimated a year ago": what was then is compared.
bool TimeReader::is_comparison() const {
  const std::string_view edge = match_.text("edge");
  if (edge.ends_with("estimated")) return true;
  if (!edge.ends_with("than")) return false;
  const bool of_number = edge.ends_with("ore than") || edge.ends_with("ess than") || edge.ends_with("ewer than");  // with a capital too
  return !of_number || is(previous(), "percent") || is(previous(), "money") || is(previous(), "number");
}

// inner: a mention whose fields this one takes over; edge: its modifier.
bool TimeReader::modified() {
  for (const Item& item : match_.capture("inner")) {
    const Mention* inner = match_.mention(item);
    if (!inner) continue;
    if (has("edge") && (is_preposition() || is_comparison())) return false;
    if (is(next(), "daypart")) return false;  // "the early hours of Thursday morning": of the morning
    for (std::string_view name : {"value", "mod", "begin", "end_value"}) {
      if (std::string_view text = context_.record.text_of(*inner, name); !text.empty()) context_.record.set(mention_, name, text);
    }
    return true;
  }
  return false;
}

// inner: years that an earlier stage read; later dates count from them.
bool TimeReader::told() {
  if (!modified()) return false;
  const TimeValue value = TimeValue::parse(value_in("inner"));
  if (is_history() && is_far_from(value.year, narrative())) return true;  // "as in the civil war of 1861-65"
  return establish(value);
}

// part: days or months without a number; inner: a date that they begin or end: "the last days of March".
bool TimeReader::days_of() {
  if (has("part") && value_in("part").find('X') == std::string_view::npos) return false;
  const std::string_view words = match_.text().substr(0, match_.text().size() - match_.text("inner").size());
  auto speaks_of = [&](auto... word) { return ((words.find(word) != std::string_view::npos) || ...); };
  const bool last = speaks_of("last ", "final ", "closing ", "later ");
  if (!last && !speaks_of("first ", "early ", "opening ")) return false;
  context_.record.set(mention_, "mod", last ? std::string_view("END") : std::string_view("START"));
  return modified();
}

// day: in front of a date that begins with its own day (inner): the 3rd of "3 and 5 June".
bool TimeReader::first_day_of_two() {
  TimeValue value = TimeValue::parse(value_in("inner"));
  if (value.grain != Grain::kDay || value.day == kUnknown || !is_digit(match_.text("inner").front())) return false;
  int day = nth("day");
  if (day >= value.day) return false;
  value.day = day;
  return set(value);
}

// week: "the week"; inner: a date, whose week it is.
bool TimeReader::week_of() {
  if (!match_.text("week").ends_with("week")) return false;
  TimeValue day = TimeValue::parse(value_in("inner"));
  return day.grain == Grain::kDay && day.known() && set(TimeValue::of_week(day.first()));
}

// first: a date; day: another day of its month.
bool TimeReader::second_day() {
  TimeValue value = TimeValue::parse(value_in("first"));
  if (value.grain != Grain::kDay || value.month == kUnknown || value.day == kUnknown) return false;
  const Item* after = next();
  const bool joined = match_.before().size() > 1 && previous()->end == match_.items().front().begin && previous()->begin == previous(2)->end;  // "May 14-16"
  if (!joined && after && !is(after, "punct") && !is(after, "sentence_break") && !is(after, "time_preposition")) return false;
  const int day = nth("day");
  if (day <= value.day) return false;
  value.day = day;
  if (value.known() && !value.first().ok()) return false;
  return set(value);
}

std::span<const TimeReader::Reading> TimeReader::readings() {
  static constexpr Reading kReadings[] = {
      {"span", &TimeReader::span},
      {"calendar", &TimeReader::calendar},
      {"weekday", &TimeReader::weekday},
      {"vague", &TimeReader::vague},
      {"current", &TimeReader::current},
      {"future", &TimeReader::future},
      {"unit", &TimeReader::unit},
      {"modified", &TimeReader::modified},
      {"day_word", &TimeReader::day_word},
      {"reach", &TimeReader::reach},
      {"quarter", &TimeReader::quarter},
      {"same_quarter", &TimeReader::same_quarter},
      {"ago", &TimeReader::ago},
      {"later", &TimeReader::later},
      {"day_time", &TimeReader::day_time},
      {"clock", &TimeReader::clock},
      {"clock_day", &TimeReader::clock_day},
      {"daypart", &TimeReader::daypart},
      {"season", &TimeReader::season},
      {"half", &TimeReader::half},
      {"decade", &TimeReader::decade},
      {"century", &TimeReader::century},
      {"holiday", &TimeReader::holiday},
      {"year_ancient", &TimeReader::year_ancient},
      {"before_last", &TimeReader::before_last},
      {"quarter_of_months", &TimeReader::quarter_of_months},
      {"midweek", &TimeReader::midweek},
      {"year_end", &TimeReader::year_end},
      {"year_words", &TimeReader::year_words},
      {"year_range", &TimeReader::year_range},
      {"numeric", &TimeReader::numeric},
      {"dotted", &TimeReader::dotted},
      {"from_now", &TimeReader::from_now},
      {"each", &TimeReader::each},
      {"each_named", &TimeReader::each_named},
      {"times", &TimeReader::times},
      {"set_adverb", &TimeReader::set_adverb},
      {"second_day", &TimeReader::second_day},
      {"first_day_of_two", &TimeReader::first_day_of_two},
      {"era", &TimeReader::era},
      {"week_of", &TimeReader::week_of},
      {"told", &TimeReader::told},
      {"days_of", &TimeReader::days_of},
      {"day_alone", &TimeReader::day_alone},
      {"week_of_month", &TimeReader::week_of_month},
      {"stopwatch", &TimeReader::stopwatch},
      {"other_calendar", &TimeReader::other_calendar},
  };
  return kReadings;
}

bool normalise_time(const Match& match, Context& context, Mention& mention) { return TimeReader(match, context, mention).read(); }

}  // namespace newsmetrics
