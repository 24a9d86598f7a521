// Rankings. Captures: rank, or from and to (ranks); of (how many there are); list; superlative; scope. Constants: superlative;
// needs=index (only where the sentence has spoken of an index or of ranks).
// Ordinals. Capture: value.
#include "kinds/figure.h"

namespace newsmetrics {
namespace {

// "12th", "third", "twenty-first", "one", "61".
std::optional<Decimal> read_rank(const Match& match, Match::Items items) {
  Decimal sum = 0;
  bool any = false;
  for (const Item& item : items) {
    std::optional<Decimal> value = match.number(item);
    for (const Name of_class : {Name("ordinal_word"), Name("numeral")})
      if (!value) value = Decimal::parse(match.attribute(item, of_class, "value"));
    if (!value) continue;
    any = true;
    sum = sum.plus(*value).value_or(sum);
  }
  return any && sum.is_integer() ? std::optional(sum) : std::nullopt;
}

// Whether an index or a rank was spoken of earlier in the sentence.
bool speaks_of_ranks(const Match& match) {
  const Match::Items before = match.before();
  for (std::size_t i = before.size(); i > 0; --i) {
    const Item& item = before[i - 1];
    if (match.is(item, "sentence_break")) return false;
    if (match.is(item, "index") || match.is(item, "list_noun") || match.is(item, "rank_verb") || match.is(item, "rank_noun")) return true;
  }
  return false;
}

// A superlative's noun that is a level or a change ranks times, not things.
bool ranks_times(const Match& match) {
  for (const Item& item : match.items())
    if (match.is(item, "level_noun") || match.is(item, "duration")) return true;
  return false;
}

// "Its best players" are several, and none of them is told to be the first.
bool is_plural(const Match& match) { return match.is(match.items().back(), "ends_s") || match.is(match.items().back(), "plural_noun"); }

// "one of the world's largest banks", "among the nation's oldest": no rank.
bool is_one_of_several(const Match& match) {
  constexpr std::size_t kReach = 6;
  const Match::Items before = match.before();
  for (std::size_t i = before.size(), steps = 0; i > 0 && steps < kReach; --i, ++steps) {
    const std::string_view text = match.text_of(before.subspan(i - 1, 1));
    if (text == "among") return true;
    if (text == "of" && i > 1) return match.is(before[i - 2], "number") || match.text_of(before.subspan(i - 2, 1)) == "some";
  }
  return false;
}

// "No. 3" behind a common noun numbers it ("mine number two").
bool numbers_a_noun(const Match& match) {
  const Match::Items before = match.before();
  return !before.empty() && match.is(before.back(), "lower") && !match.is(before.back(), "np_stop") && !match.is(before.back(), "determiner") && !match.is(before.back(), "rank_verb");
}

bool is_participle(std::string_view word) { return word.size() > 4 && word.ends_with("ed") && !word.ends_with("eed"); }

bool text_in(std::string_view text, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words)
    if (text == word) return true;
  return false;
}

}  // namespace

bool normalise_ranking(const Match& match, Context& context, Mention& mention) {
  if (match.constant("needs") == "index" && !speaks_of_ranks(match)) return false;
  const Match::Items before = match.before(), after = match.after();
  // "A third-rate position"; "whichever comes first"; "in second position July".
  if (!after.empty() && (match.is(after.front(), "hyphen") || match.is(after.front(), "date")) && !match.has("superlative")) return false;
  if (match.text() == "first" && !before.empty() && match.text_of(before.last(1)).starts_with("come") && (after.empty() || match.text_of(after.first(1)) != "in")) return false;
  if (match.constant("named") == "number" && numbers_a_noun(match)) return false;
  std::optional<Decimal> rank;
  for (const std::string_view end : {"rank", "from", "to"}) {
    if (!match.has(end)) continue;
    const auto value = read_rank(match, match.capture(end));
    if (!value) return false;
    if (end != "rank") context.record.set(mention, end, *value);
    if (end != "from") rank = value;
  }
  const std::string_view superlative = match.has("superlative") ? match.text("superlative") : match.constant("superlative");
  if (!superlative.empty() && match.has("superlative") && !rank && (ranks_times(match) || is_plural(match) || is_one_of_several(match))) return false;
  for (const Item& item : match.items())
    if (match.is(item, "grade_noun")) return false;
  // A participle behind the noun opens a clause: "the second-biggest producer compared with …".
  const Match::Items items = match.items();
  for (std::size_t i = items.size(); i > 1 && mention.end == items[i - 1].end && !match.has("list"); --i)
    if (is_participle(match.text_of(items.subspan(i - 1, 1))) && match.is(items[i - 1], "lower")) mention.end = items[i - 2].end;
  context.record.set(mention, "rank", rank.value_or(Decimal(1)));
  if (const auto of = match.number("of")) context.record.set(mention, "of", *of);
  if (match.has("list")) context.record.set(mention, "list", match.text("list"));
  if (!superlative.empty()) context.record.set(mention, "superlative", superlative);
  if (match.has("scope")) context.record.set(mention, "scope", match.text("scope"));
  return true;
}

bool normalise_ordinal(const Match& match, Context& context, Mention& mention) {
  const Match::Items before = match.before(), after = match.after();
  const bool word = match.is(match.items().back(), "ordinal_word");
  const std::string_view next = after.empty() ? "" : match.text_of(after.first(1)), last = before.empty() ? "" : match.text_of(before.last(1));
  const bool noun_follows = !after.empty() && match.is(after.front(), "word") && !match.is(after.front(), "np_stop");
  if (!after.empty() && (match.is(after.front(), "ordinal_idiom") || match.is(after.front(), "name_head"))) return false;
  // "the 8th International Forum": part of the name.
  if (!word && last == "the" && !after.empty() && match.is(after.front(), "title_case")) return false;
  if (word) {
    const char first = match.text().front();
    const bool sentence_start = match.is(match.items().front(), "sentence_start");
    if (first >= 'A' && first <= 'Z' && !(sentence_start && noun_follows)) return false;
    if (!after.empty() && match.is(after.front(), "hyphen")) {
      const std::string_view part = after.size() < 2 ? "" : match.text_of(after.subspan(1, 1));
      if (!text_in(part, {"round", "ever", "grade", "place", "set", "inning", "leg", "game", "stage", "week", "day", "term"})) return false;
    }
    const std::string_view text = match.text();
    if (last == "a" || last == "A" || last == "one" || last == "One" || last == "per" || last == "each" || last == "every" || last == "split") {
      // "a third of", "a second later"; but "a second round".
      if (!noun_follows || next == "later") return false;
    }
    if (text == "first" || text == "First" || text == "second" || text == "Second") {
      // Adverbs: a place in a series follows what determines a noun.
      const bool determined = !before.empty() && (match.is(before.back(), "possessive") || (match.is(before.back(), "determiner") && last != "that"));
      const bool before_noun = noun_follows && match.is(after.front(), "lower") && !next.ends_with("ed");
      const bool introduced = sentence_start || (!before.empty() && (match.is(before.back(), "country") || match.is(before.back(), "organization") || match.is(before.back(), "number"))) ||
                              text_in(last, {"in", "for", "of", "on", "by", "with", "to", "since", "during", "from", "after", "until", "that", ","});
      if (!determined && !(before_noun && introduced)) return false;
    }
  }
  const auto value = read_rank(match, match.capture("value"));
  if (!value) return false;
  context.record.set(mention, "value", *value);
  return true;
}

}  // namespace newsmetrics
