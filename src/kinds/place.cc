// Countries and regions. The mention is a word or phrase of the lexicon, told by the rule's constants:
//   class      the lexicon class that knows it; its attributes are alpha2 for countries, name and m49 for regions
//   form       of a country: name, adjective, abbreviation, capital
//   ambiguous  person: a name of people too; georgia: a state of the USA too; between: only in "between Ankara and Athens"
#include <algorithm>

#include "kinds/kinds.h"

namespace newsmetrics {
namespace {

// How far evidence for a reading is looked for, in tokens to either side: a bound that keeps long texts linear.
constexpr std::size_t kNear = 400;

Match::Items last(Match::Items items) { return items.last(std::min(items.size(), kNear)); }
Match::Items first(Match::Items items) { return items.first(std::min(items.size(), kNear)); }

// "Michael Jordan scored … Jordan said": a given name or style stood in front of the same word.
bool named_person_before(const Match& match) {
  const ClassId given = match.knowledge().class_id("given_name"), honorific = match.knowledge().class_id("honorific");
  const Match::Items before = last(match.before());
  const std::string_view name = match.text();
  for (std::size_t i = 1; i < before.size(); ++i) {
    const Item &item = before[i], &front = before[i - 1];
    if (item.end - item.begin != name.size() || match.text_of(item) != name) continue;
    if (match.knowledge().symbol_has(front.symbol, given) || match.knowledge().symbol_has(front.symbol, honorific)) return true;
  }
  return false;
}

bool between(const Match& match) {
  const Match::Items before = match.before();
  return before.size() >= 3 && match.text_of(before[before.size() - 3]) == "between";
}

// The state, unless something near speaks of the Caucasus or nothing near speaks of the USA.
bool is_american_state(const Match& match) {
  const ClassId caucasus = match.knowledge().class_id("caucasus"), us_place = match.knowledge().class_id("us_place");
  bool american = false;
  for (const Match::Items side : {last(match.before()), first(match.after())}) {
    for (const Item& item : side) {
      if (match.knowledge().symbol_has(item.symbol, caucasus)) return false;
      american |= match.knowledge().symbol_has(item.symbol, us_place);
    }
  }
  return american;
}

}  // namespace

void set_country(const Knowledge& knowledge, Record& record, Mention& mention, std::string_view alpha2, std::string_view form) {
  record.set(mention, "alpha2", alpha2);
  if (const Word* code = knowledge.find(alpha2)) {
    const std::uint32_t entry = code->entries[static_cast<std::size_t>(LetterCase::kUpper)];
    const ClassId country_code = knowledge.class_id("country_code");
    record.set(mention, "alpha3", knowledge.attribute(entry, country_code, "alpha3"));
    record.set(mention, "name", knowledge.attribute(entry, country_code, "name"));
  }
  record.set(mention, "form", form);
}

bool normalise_place(const Match& match, Context& context, Mention& mention) {
  Record& record = context.record;
  const std::string_view of_class = match.constant("class");
  const auto attribute = [&](Name key) { return match.attribute(match.items().front(), of_class, key); };
  const std::string_view ambiguous = match.constant("ambiguous");
  if (ambiguous == "person" && named_person_before(match)) return false;
  if (ambiguous == "between" && !between(match)) return false;
  if (ambiguous == "georgia" && (is_american_state(match) || named_person_before(match))) return false;

  if (match.constant("form").empty()) {
    if (const std::string_view m49 = attribute("m49"); !m49.empty()) record.set(mention, "m49", m49);
    record.set(mention, "name", attribute("name"));
    return true;
  }
  set_country(match.knowledge(), record, mention, attribute("alpha2"), match.constant("form"));
  return true;
}

}  // namespace newsmetrics
