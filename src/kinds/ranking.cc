// Rankings: rank, from, to, of, list, superlative, scope, subject. Captures: rank, or from and to (ranks); of (how many there
// are); list; superlative; scope. Constants: superlative; needs=index (only with a list, or where the sentence has
// spoken of an index or of ranks); named=number (the rank is written "No. 3").
// Ordinals: value. Capture: value.
#include <algorithm>
#include <initializer_list>

#include "kinds/figure.h"
#include "text/ascii.h"

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
  constexpr std::size_t kReach = 64;
  const Match::Items before = match.before();
  for (std::size_t i = before.size(); i > 0 && before.size() - i < kReach; --i) {
    const Item& item = before[i - 1];
    if (match.is(item, "sentence_break")) return false;
    if (match.is(item, "index") || match.is(item, "list_noun") || match.is(item, "rank_verb") || match.is(item, "rank_noun")) return true;
  }
  return false;
}

// "One of the world's largest banks", "among the nation's oldest": no rank.
bool is_one_of_several(const Match& match) {
  constexpr std::size_t kReach = 6;
  const Match::Items before = match.before();
  for (std::size_t i = before.size(), steps = 0; i > 0 && steps < kReach; --i, ++steps) {
    const std::string_view text = match.text_of(before[i - 1]);
    if (text == "among") return true;
    if (text == "of" && i > 1) return match.is(before[i - 2], "number") || match.text_of(before[i - 2]) == "some";
  }
  return false;
}

// A superlative with no rank beside it is the first: but "the lowest level" ranks times, and "its best players" are several.
bool is_first(const Match& match) {
  const Item& last = match.items().back();
  const bool ranks_times = match.any_is(match.items(), "level_noun") || match.any_is(match.items(), "duration");
  return !ranks_times && !match.is(last, "ends_s") && !match.is(last, "plural_noun") && !is_one_of_several(match);
}

// "No. 3" behind a common noun numbers it ("mine number two"), save "the world No. 3"; so it does with one that follows ("the No. 3
// and No. 4 reactors").
bool numbers_a_noun(const Match& match) {
  constexpr std::size_t kReach = 4;
  const Match::Items after = match.after();
  const bool joined = word_after(match) == "and" || word_after(match) == "or";
  if (joined && match.any_is(after.first(std::min(kReach, after.size())), "grade_noun")) return true;
  for (const Name no_noun : {Name("scope_word"), Name("np_stop"), Name("determiner"), Name("rank_verb")})
    if (before_is(match, no_noun)) return false;
  return before_is(match, "lower");
}

// Words around a rank that make it none: "a third-rate position", "in second position July", "in the first place", "whichever
// comes first".
bool is_idiom(const Match& match) {
  if (!match.has("superlative") && (after_is(match, "hyphen") || after_is(match, "date"))) return true;
  if (match.text() == "first place" && word_before(match) == "the") return true;
  return match.text() == "first" && word_before(match).starts_with("come") && word_after(match) != "in";
}

// Who ranks: the name that a link leads to ("Norsk Hydro, Norway's largest company", "Chad has risen to 40th place").
std::string_view subject(const Match& match) {
  const auto is_any = [&](const Item& item, std::initializer_list<Name> classes) {
    return std::any_of(classes.begin(), classes.end(), [&](Name of_class) { return match.is(item, of_class); });
  };
  const Match::Items before = match.before();
  for (std::size_t i = before.size(); i > 0; --i) {
    const Item& item = before[i - 1];
    if (match.is(item, "possessive") && i > 1) --i;  // with whose it is
    else if (is_any(item, {"organization", "country", "region"})) return match.text_of(item);
    else if (!is_any(item, {"subject_link", "move_verb", "finish_verb", "rank_verb", "determiner"})) break;
  }
  return {};
}

// A participle behind the noun opens a clause: "the second-biggest producer compared with …", "the worst level set …".
void leave_out_participle(const Match& match, Mention& mention) {
  const Match::Items items = match.items();
  if (items.size() < 2 || match.is(items[items.size() - 2], "hyphen") || !match.is(items.back(), "lower")) return;
  if (items.size() > 2 && match.text_of(items.back()).ends_with("ly") && match.text_of(items[items.size() - 2]).ends_with("ed")) {
    mention.end = items[items.size() - 3].end;  // "devoted exclusively"
    return;
  }
  const std::string_view word = match.text_of(items.back());
  const bool regular = word.size() > 4 && word.ends_with("ed") && !word.ends_with("eed");
  if (regular || word == "set") mention.end = items[items.size() - 2].end;
}

// Whether "first" or "second" is an adjective: a place in a series follows what determines a noun, or a preposition and stands
// in front of the noun itself. "He first said so", "second, it rained" have adverbs.
bool is_adjective(const Match& match, bool noun_follows) {
  if (before_is(match, "possessive") || before_is(match, "determiner")) return true;
  const bool introduced = match.is(match.items().front(), "sentence_start") || before_is(match, "ordinal_front") || before_is(match, "country") ||
                          before_is(match, "organization") || before_is(match, "number");
  return introduced && noun_follows && after_is(match, "lower") && !word_after(match).ends_with("ed");
}

// A place in a series in words, and no fraction, adverb, name or compound such as first-class.
bool is_ordinal_word(const Match& match) {
  const bool noun_follows = after_is(match, "word") && !after_is(match, "np_stop");
  if (is_capital(match.text().front()) && !(noun_follows && match.is(match.items().front(), "sentence_start"))) return false;
  if (after_is(match, "hyphen") && (match.after().size() < 2 || !match.is(match.after()[1], "ordinal_compound"))) return false;
  // "One-twelfth"; "a third of", "a second later"; but "a second round".
  if (before_is(match, "hyphen")) return false;
  const bool compound = after_is(match, "hyphen");
  if (before_is(match, "singular") && !compound && (!noun_follows || word_after(match) == "later" || word_after(match).ends_with("ed"))) return false;
  return !match.is(match.items().back(), "ordinal_adverb") || is_adjective(match, noun_follows);
}

// A place in figures that begins a name: "the 8th International Forum", "at 1st Source".
bool begins_name(const Match& match) {
  if (after_is(match, "title_case") && word_before(match) == "the") return true;
  const bool determined = before_is(match, "determiner") || before_is(match, "possessive");
  return !determined && (after_is(match, "title_case") || after_is(match, "organization"));
}

// "The sixth annual World Forum", "the second or third quarter", "the first 2003 quarter": a name's edition, and a part of a date.
bool is_edition_or_date(const Match& match) {
  Match::Items after = match.after();
  const auto next_is = [&](Name of_class) { return !after.empty() && match.is(after.front(), of_class); };
  if (word_after(match) == "annual" || word_after(match) == "biennial") after = after.subspan(1);
  if (next_is("forum") || next_is("agreement")) return true;
  if (next_is("date")) return match.text_of(after.first(1)).ends_with("quarter");
  const std::string_view joint = word_after(match);
  if ((joint != "and" && joint != "or" && joint != "to") || after.size() < 3) return false;
  return match.is(after[1], "date") || match.is(after[2], "quarter_word");
}

}  // namespace

bool normalise_ranking(const Match& match, Context& context, Mention& mention) {
  if (match.constant("needs") == "index" && !match.has("list")) {
    const bool counts = after_is(match, "word") && !after_is(match, "np_stop");  // "the league grew from 12 to 15 teams"
    if (counts || !speaks_of_ranks(match)) return false;
  }
  if (match.constant("named") == "number" && numbers_a_noun(match)) return false;
  if (is_idiom(match) || match.any_is(match.items(), "grade_noun")) return false;
  std::optional<Decimal> rank;
  for (const std::string_view end : {"rank", "from", "to"}) {
    if (!match.has(end)) continue;
    const auto value = read_rank(match, match.capture(end));
    if (!value) return false;
    if (end != "rank") context.record.set(mention, end, *value);
    if (end != "from") rank = value;
  }
  if (!rank && !is_first(match)) return false;
  if (match.constant("superlative") == "top" && rank >= Decimal(10000)) return false;  // "Cases Top 1 Million"
  if (!match.has("list")) leave_out_participle(match, mention);
  const std::string_view superlative = match.has("superlative") ? match.text("superlative") : match.constant("superlative");
  context.record.set(mention, "rank", rank.value_or(Decimal(1)));
  if (const auto of = match.number("of")) context.record.set(mention, "of", *of);
  if (match.has("list")) context.record.set(mention, "list", match.text("list"));
  if (!superlative.empty()) context.record.set(mention, "superlative", superlative);
  if (const auto name = subject(match); !name.empty()) context.record.set(mention, "subject", name);
  if (match.has("scope")) {
    const std::string_view rest = match.document().substr(match.capture("scope").back().end);
    if (!rest.starts_with('-')) context.record.set(mention, "scope", match.text("scope"));  // not "in Turin-based Edda"
  }
  return true;
}

bool normalise_ordinal(const Match& match, Context& context, Mention& mention) {
  // "Second to none", "from first to last"; but "the eighth to plead guilty".
  if (word_after(match) == "to" && (!before_is(match, "determiner") || match.after().size() < 2 || match.text_of(match.after()[1]) == "last")) return false;
  if (after_is(match, "ordinal_idiom") || after_is(match, "name_head") || is_edition_or_date(match)) return false;
  if (match.is(match.items().back(), "ordinal_word") ? !is_ordinal_word(match) : begins_name(match)) return false;
  if (word_before(match) == "/") return false;  // 1/500th
  const auto value = read_rank(match, match.capture("value"));
  if (value) context.record.set(mention, "value", *value);
  return value.has_value();
}

}  // namespace newsmetrics
