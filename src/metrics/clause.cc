#include "metrics/clause.h"

namespace newsmetrics {
namespace {

// By Trait.
constexpr std::string_view kClasses[kClassCount] = {
    "money", "percent", "quantity", "ranking", "date", "time", "duration", "set", "country", "organization", "official", "number", "digits",
    "change_verb", "multiply_verb", "change_noun", "change_adverb", "figure_role",
    "level_verb", "level_link", "amount_verb", "casualty_verb", "measure_noun", "period_noun", "counted_part", "debt_noun", "gerund_noun", "whole_noun",
    "reporting_verb", "attribution", "outlook", "title_head", "sure_person", "plan_noun",
    "auxiliary", "negation", "clause_opener", "conjunction", "preposition", "determiner", "pronoun", "adverb", "figure_opener", "approximator",
    "infinitive", "catenative", "plain_verb",
    "punct", "possessive", "hyphen", "dash", "capitalised", "lower"};

constexpr struct {
  Trait trait;
  Traits of_classes;
  Name key;
  std::string_view value;
} kAttributes[] = {{kBase, kAnyVerb, "form", "base"},           {kThird, kAnyVerb, "form", "third"},
                   {kPast, kAnyVerb, "form", "past"},           {kParticiple, kAnyVerb, "form", "participle"},
                   {kGerund, kAnyVerb, "form", "gerund"},       {kNounToo, kAnyVerb, "noun", "yes"},
                   {kCopula, bit(kAuxiliary), "copula", "yes"}, {kRelative, bit(kClauseOpener), "relative", "yes"},
                   {kJoins, bit(kPreposition), "joins", "yes"}, {kArticle, bit(kDeterminer), "article", "yes"}};
constexpr Traits kWithAttributes = kAnyVerb | bit(kAuxiliary) | bit(kClauseOpener) | bit(kPreposition) | bit(kDeterminer);

// Given by mentions alone, whatever the lexicon calls its words.
constexpr Traits kKinds = kAnyFigure | kAnyPeriod | bit(kCountry) | bit(kOrganization) | bit(kOfficial);
constexpr Traits kKnown = Traits{1} << 63;  // marks a cached set

}  // namespace

Clause::Clause(const Knowledge& knowledge) : knowledge_(knowledge) {
  trait_of_class_.resize(knowledge.tables().classes.size());
  for (int trait = 0; trait < kClassCount; ++trait) {
    classes_[trait] = knowledge.class_id(kClasses[trait]);
    if (classes_[trait] != kNoClass) trait_of_class_[classes_[trait]] = bit(static_cast<Trait>(trait));
  }
  for (int shape = 0; shape < kShapeCount; ++shape) of_shape_[shape] = classes_of(Knowledge::symbol(0, static_cast<Shape>(shape)));
}

void Clause::read(std::string_view text, std::span<const Item> sentence) {
  text_ = text;
  items_ = sentence;
  if (traits_.size() < sentence.size()) traits_.resize(sentence.size());
  Traits all = 0;
  Traits* traits = traits_.data();
  for (const Item& item : sentence) {
    const std::uint32_t set = item.symbol / kShapeCount, shape = item.symbol % kShapeCount;
    if (set >= of_set_.size() || of_set_[set] == 0) learn(set);
    *traits = (of_set_[set] & ~(kKnown | (item.mention == MentionRef::kNone ? kKinds : 0))) | of_shape_[shape];
    all |= *traits++;
  }
  all_ = all;
  if (!may_tell() && !any(kSaying)) return;
  for (std::size_t i = 0; i < size(); ++i) {
    const bool compound = (is(i + 1, kHyphen) && !is(i, kAnyPeriod)) || (is(i, kClauseOpener) && is(i - 1, kArticle) && is(i + 1, kLower));
    if (compound)  // "after-tax", "per-share", "an after tax profit"
      traits_[i] &= ~(bit(kClauseOpener) | bit(kPreposition) | bit(kFigureRole) | bit(kApproximator) | bit(kFigureOpener) | bit(kAdverb));
    const std::uint32_t entry = items_[i].entry;
    if (entry == 0 || (traits_[i] & kWithAttributes) == 0) continue;
    EntryTraits& slot = of_entry_[entry % of_entry_.size()];
    if (slot.entry != entry) slot = {entry, attributes_of(entry)};
    traits_[i] |= slot.traits;
    // "Defence spending rose", but "spending $5m", "spending the money", "before closing at $5".
    if (!is(i, kGerundNoun)) continue;
    const bool at_figure = says(i + 1, "at") && is(i - 1, bit(kClauseOpener) | bit(kPreposition)) && figure_after(i + 2) != npos;
    const bool noun = !is(i - 1, kAuxiliary) && !is(i - 1, ',') && !is(i + 1, kAnyFigure | bit(kDeterminer) | bit(kApproximator)) && !at_figure;
    if (noun) traits_[i] &= ~bit(kGerund);
  }
}

void Clause::learn(std::uint32_t set) {
  if (set >= of_set_.size()) of_set_.resize(set + 1);
  of_set_[set] = kKnown | classes_of(Knowledge::symbol(set, Shape::kNone));
}

Traits Clause::classes_of(std::uint32_t symbol) const {
  Traits traits = 0;
  for (int trait = 0; trait < kClassCount; ++trait)
    if (knowledge_.symbol_has(symbol, classes_[trait])) traits |= bit(static_cast<Trait>(trait));
  return traits;
}

Traits Clause::attributes_of(std::uint32_t entry) const {
  Traits traits = 0;
  const WordEntry& word = knowledge_.tables().entries[entry];
  for (const Attribute& attribute : knowledge_.tables().attributes.subspan(word.first_attribute, word.attribute_count)) {
    const Traits of_class = trait_of_class_[attribute.of_class];
    for (const auto& wanted : kAttributes)
      if ((of_class & wanted.of_classes) != 0 && attribute.key == wanted.key.hash && knowledge_.text(attribute.value) == wanted.value) traits |= bit(wanted.trait);
  }
  return traits;
}

bool Clause::quote(std::size_t i) const { return is(i, kPunct) && (text(i).starts_with('"') || says_any(i, {"“", "”", "''", "``"})); }

std::string_view Clause::text(Span span) const {
  return span.empty() ? std::string_view{} : text_.substr(items_[span.begin].begin, items_[span.end - 1].end - items_[span.begin].begin);
}

std::string_view Clause::attribute(std::size_t i, Trait of_class, Name key) const {
  return is(i, of_class) && items_[i].entry != 0 ? knowledge_.attribute(items_[i].entry, classes_[of_class], key) : std::string_view{};
}

std::string_view Clause::attribute(std::string_view word, Trait of_class, Name key) const {
  return knowledge_.attribute(knowledge_.entry(word, LetterCase::kLower), classes_[of_class], key);
}

// ---- figures ----

std::size_t Clause::figure_after(std::size_t i) const {
  for (std::size_t steps = 0; steps < 6 && i < size(); ++steps, ++i) {
    if (is(i, kAnyFigure)) return i;
    if (!is(i, kBeforeFigure) && !is(i, '(') && !opens_range(i)) return npos;
  }
  return npos;
}

std::size_t Clause::figure_named(std::size_t i) const {
  if (const std::size_t figure = figure_after(i); figure != npos) return figure;
  std::size_t k = i;
  bool owned = false;  // "1985's record"
  const auto leads = [&] { return is(k, bit(kDeterminer) | bit(kPossessive) | bit(kFigureOpener) | kAnyPeriod) || (nominal(k) && !is(k, kAnyFigure) && !finite(k)); };
  while (k < i + 6 && leads()) {
    owned = is(k, kPossessive) || (owned && is(k, kFigureOpener));
    ++k;
    if (!is(k, kAnyFigure)) continue;
    if (owned) return k;                                          // "from January's $3m"
    if (k > i + 1 && k <= i + 3 && is(i, kDeterminer)) return k;  // "by a hefty $3m"
  }
  return is(k, kPreposition) && says(k, "of") ? figure_after(k + 1) : npos;  // "from a peak of $3m"
}

// Whether i is of the words that a figure opens with.
bool Clause::opens_figure(std::size_t i) const {
  if (opens_range(i) || (is(i - 1, kCopula) && adverb_by_form(i))) return true;
  return is(i, kBeforeFigure) && !is(i, bit(kPronoun) | bit(kClauseOpener)) && (!is(i, kLevelVerb) || is(i - 1, kArticle));
}

std::size_t Clause::figure_left(std::size_t figure) const {
  std::size_t left = figure;
  while (left > 0 && opens_figure(left - 1)) --left;
  // "was a hefty $3m"
  for (std::size_t i = left; i > 1 && left - i < 2 && nominal(i - 1) && !is(i - 1, kAnyFigure | kAnyVerb); --i)
    if (is(i - 2, kArticle) && !says(i - 2, "the") && is(i - 3, bit(kAuxiliary) | bit(kLevelVerb) | bit(kFigureRole) | bit(kAmountVerb))) return i - 2;
  if (left > 1 && is(left - 1, kAnyPeriod) && is(left - 2, bit(kAuxiliary) | bit(kLevelVerb))) --left;  // "is now 5%"
  return left;
}

}  // namespace newsmetrics
