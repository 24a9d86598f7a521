#include "kinds/time_reader.h"

#include "kinds/time_history.h"

namespace newsmetrics {

int TimeReader::year() const {
  if (has("bc")) return 1 - integer("bc");
  if (has("ad")) return integer("ad");
  if (!has("year")) return kUnknown;
  if (int value = attribute("year", "fiscal_year", "value"); value != kUnknown) return value;
  if (has("century")) return word_year();
  std::string_view text = match_.text("year");
  while (!text.empty() && !is_digit(text.front())) text.remove_prefix(1);
  int value = to_int(text);
  if (value == kUnknown) return integer("year");
  return text.size() == 2 ? with_century(value) : value;
}

int TimeReader::word_year() const {
  int century = integer("century"), year = integer("year");
  if (century < 11 || century > 20 || year < 10 || year > 99) return kUnknown;
  if (is_digit(match_.text("century").front()) || is_digit(match_.text("year").front())) return kUnknown;
  return 100 * century + year;
}

int TimeReader::with_century(int year) const {
  if (is_history() && narrative().known() && narrative().year > 0) {
    const int first = narrative().year - 50;
    return first + ((year - first) % 100 + 100) % 100;
  }
  int now = published() ? year_of(*published()) : 2020;
  int full = now - now % 100 + year;
  return full > now + 20 ? full - 100 : full;
}

std::string_view TimeReader::value_in(Name capture) const {
  for (const Item& item : match_.capture(capture)) {
    if (const Mention* inner = match_.mention(item)) return context_.record.text_of(*inner, "value");
  }
  return {};
}

bool TimeReader::is_close() const {
  auto items = match_.items();
  for (std::size_t i = 1; i < items.size(); ++i) {
    if (items[i].begin != items[i - 1].end) return false;
  }
  return true;
}

bool TimeReader::told_in_sentence() const {
  auto before = match_.before();
  for (std::size_t i = before.size(); i-- > 0 && before[i].begin >= context_.anchor.narrative_at;) {
    if (match_.is(before[i], "sentence_break")) return false;
  }
  return true;
}

TimeValue TimeReader::today() const {
  if (published()) return TimeValue::of_day(*published());
  TimeValue day;
  day.grain = Grain::kDay;
  return day;
}

bool TimeReader::is_history() const {
  if (!context_.anchor.history) {
    context_.anchor.history = tells_history(match_.knowledge(), context_.document.text, published() ? std::optional(year_of(*published())) : std::nullopt);
  }
  return *context_.anchor.history;
}

bool TimeReader::ends_bracket() const {
  constexpr std::size_t kReach = 6;  // tokens from the bracket to the dash
  if (!is(previous(), "dash") && !is(previous(), "hyphen")) return false;
  if (!is(previous(2), "year4")) return false;
  for (std::size_t i = 3; i <= kReach; ++i) {
    if (text_of(previous(i)) == "(") return true;
  }
  return false;
}

bool TimeReader::establish(const TimeValue& value, std::string_view behind) {
  if (!value.known() && narrative().known()) return set(value, behind);
  // "The lowest since December 2008": nothing goes on from there.
  if (text_of(previous()) == "since" && previous(2) && !is(previous(2), "sentence_break") && narrative().known()) return set(value, behind);
  if (ends_bracket() && narrative().known() && is_history()) return set(value, behind);
  context_.anchor.narrative = value;
  context_.anchor.narrative_at = match_.items().front().begin;
  context_.anchor.aside = false;
  if (value.known() && value.grain <= Grain::kMonth) context_.anchor.dated = value;
  // A quarter or half to come is no measure for one that was.
  if ((value.grain == Grain::kQuarter || value.grain == Grain::kHalf) &&
      !(published() && value.known() && value.last() >= *published() && tense_around(match_) == Tense::kFuture)) {
    context_.anchor.period = value;
  }
  return set(value, behind);
}

bool TimeReader::interval(const TimeValue& begin, const TimeValue& end) {
  TimexText from, to;
  from << begin;
  to << end;
  return set("begin", from.view()) && set("end_value", to.view());
}

bool TimeReader::is_for_delivery() const {
  constexpr std::size_t kReach = 4;
  const auto after = match_.after();
  for (std::size_t i = 0; i < after.size() && i < kReach && !match_.is(after[i], "sentence_break"); ++i) {
    if (match_.is(after[i], "delivery_word")) return true;
    if (match_.is(after[i], "past_marker") || match_.is(after[i], "time_preposition")) return false;
  }
  return false;
}

bool TimeReader::joins_last() const {
  constexpr std::size_t kLongestDate = 16;  // bytes
  if (has("holiday") || !published() || !narrative().known() || narrative().grain > Grain::kMonth) return false;
  if (match_.items().front().begin - context_.anchor.narrative_at > kLongestDate) return false;
  const std::string_view word = text_of(previous());
  if (word == "to" || word == "through" || word == "until" || is(previous(), "hyphen")) return true;
  return (is(previous(), "punct") || word == "and" || word == "or") && follows_future();
}

}  // namespace newsmetrics
