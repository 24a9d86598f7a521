#include "metrics/clause.h"

#include <algorithm>

namespace newsmetrics {
namespace {

// By Trait.
constexpr std::string_view kClasses[kClassCount] = {
    "money", "percent", "quantity", "ranking", "date", "time", "duration", "set", "country", "organization", "official", "number", "digits",
    "change_verb", "multiply_verb", "change_noun", "change_adverb", "figure_role",
    "level_verb", "level_link", "amount_verb", "casualty_verb", "measure_noun", "period_noun", "counted_part", "debt_noun", "gerund_noun", "whole_noun",
    "reporting_verb", "attribution", "outlook", "title_head", "sure_person", "plan_noun",
    "auxiliary", "negation", "clause_opener", "conjunction", "preposition", "determiner", "pronoun", "adverb", "figure_opener", "approximator", "infinitive", "catenative", "plain_verb",
    "punct", "possessive", "hyphen", "dash", "capitalised", "lower"};

constexpr struct {
  Trait trait;
  Traits of_classes;
  Name key;
  std::string_view value;
} kAttributes[] = {{kBase, kAnyVerb, "form", "base"}, {kThird, kAnyVerb, "form", "third"}, {kPast, kAnyVerb, "form", "past"}, {kParticiple, kAnyVerb, "form", "participle"}, {kGerund, kAnyVerb, "form", "gerund"},
                   {kNounToo, kAnyVerb, "noun", "yes"}, {kCopula, bit(kAuxiliary), "copula", "yes"}, {kRelative, bit(kClauseOpener), "relative", "yes"}, {kJoins, bit(kPreposition), "joins", "yes"}, {kArticle, bit(kDeterminer), "article", "yes"}};
constexpr Traits kWithAttributes = kAnyVerb | bit(kAuxiliary) | bit(kClauseOpener) | bit(kPreposition) | bit(kDeterminer);

// Words that no noun phrase holds (a preposition may join its parts).
constexpr Traits kSmallWords = bit(kAuxiliary) | bit(kNegation) | bit(kClauseOpener) | bit(kConjunction) | bit(kPreposition) | bit(kDeterminer) | bit(kPronoun) | bit(kAttribution) |
                               bit(kLevelLink) | bit(kInfinitive) | bit(kFigureRole);
// Given by mentions alone, whatever the lexicon calls its words.
constexpr Traits kKinds = kAnyFigure | kAnyPeriod | bit(kCountry) | bit(kOrganization) | bit(kOfficial);
constexpr Traits kKnown = Traits{1} << 63;  // marks a cached set

// How far a look along a sentence may go, so that a sentence of any length costs linear time.
constexpr std::size_t kReach = 48;

// "Conservatively", but not "supply", "assembly", "monopoly".
bool adverb_by_form(std::string_view word) {
  return word.size() > 6 && word.ends_with("ly") && !word.ends_with("mbly") && !word.ends_with("poly") && !word.ends_with("maly");
}

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
    if ((is(i + 1, kHyphen) && !is(i, kAnyPeriod)) || (is(i, kClauseOpener) && is(i - 1, kArticle) && is(i + 1, kLower)))  // "after-tax", "per-share", "an after tax profit"
      traits_[i] &= ~(bit(kClauseOpener) | bit(kPreposition) | bit(kFigureRole) | bit(kApproximator) | bit(kFigureOpener) | bit(kAdverb));
    const std::uint32_t entry = items_[i].entry;
    if (entry == 0 || (traits_[i] & kWithAttributes) == 0) continue;
    EntryTraits& slot = of_entry_[entry % of_entry_.size()];
    if (slot.entry != entry) slot = {entry, attributes_of(entry)};
    traits_[i] |= slot.traits;
    // "Defence spending rose", but "spending $5m", "spending the money".
    if (is(i, kGerundNoun) && !is(i - 1, kAuxiliary) && !is(i - 1, ',') && !is(i + 1, kAnyFigure | bit(kDeterminer) | bit(kApproximator))) traits_[i] &= ~bit(kGerund);
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

bool Clause::quote(std::size_t i) const { return is(i, kPunct) && (text(i).find('"') == 0 || text(i) == "“" || text(i) == "”" || text(i) == "''" || text(i) == "``"); }

std::string_view Clause::text(Span span) const {
  return span.empty() ? std::string_view{} : text_.substr(items_[span.begin].begin, items_[span.end - 1].end - items_[span.begin].begin);
}

std::string_view Clause::attribute(std::size_t i, Trait of_class, Name key) const {
  return is(i, of_class) && items_[i].entry != 0 ? knowledge_.attribute(items_[i].entry, classes_[of_class], key) : std::string_view{};
}

// ---- verbs ----

bool Clause::finite(std::size_t i) const {
  if (is(i, kAuxiliary)) return true;
  if (!is(i, kAnyVerb)) return false;
  const bool relative_that = text(i - 1) == "that" && nominal(i - 2) && !is(i - 2, kAnyVerb);  // "sales that fell 3%"
  const bool after_determiner = !relative_that && is(i - 1, bit(kDeterminer) | bit(kPossessive) | bit(kHyphen)) && !is(i - 1, kPronoun);
  const bool estimated = (is(i, bit(kReportingVerb) | bit(kOutlook)) || is(i, kBase)) && is(i, kPast) && is(i - 1, kAnyPeriod) && is(i - 2, kDeterminer) && nominal(i + 1);  // "the 1986 estimated output", "the ten-year put option"
  const bool in_phrase = estimated || after_determiner || (is(i - 1, kPreposition) && !is(i - 1, kInfinitive));
  if (is(i, kPast) && is(i, kBase))  // cut, forecast: a noun as well
    return !in_phrase && (is(i - 1, bit(kPronoun) | bit(kAuxiliary) | bit(kInfinitive)) || is(i + 1, bit(kDeterminer) | bit(kPronoun)) || figure_after(i + 1) != npos || nominal(i + 1));
  if (is(i, kPast) && is(i, kFigureOpener) && is(i - 1, kAnyFigure) && nominal(i + 1)) return false;  // "a 2% combined fee"
  if (is(i, kPast)) return !in_phrase && (i > 0 || !nominal(i + 1));
  if (is(i, kParticiple)) return is(i - 1, bit(kAuxiliary) | bit(kAdverb)) || (text(i - 1) == "since" && is(i - 2, kAuxiliary));
  if (text(i - 1) == "each" && is(i, kBase) && figure_after(i + 1) != npos) return true;  // "the two each pay $5m"
  if (in_phrase) return false;
  const bool before_object = is(i + 1, bit(kDeterminer) | bit(kPronoun)) || figure_after(i + 1) != npos;
  if (is(i - 1, kRelative)) return true;
  if (is(i, kThird)) {
    if (i == 0) return false;
    if (is(i, kNounToo) && is(i - 1, kAnyVerb) && (is(i - 1, kGerund) || (is(i - 1, kBase) && is(i - 2, bit(kInfinitive) | bit(kAuxiliary))))) return false;  // "will cut costs"
    // "Acme plans new ships": a name says, expects or plans.
    const bool names_act = is(i, bit(kReportingVerb) | bit(kOutlook) | bit(kCatenative)) && is(i - 1, bit(kOrganization) | bit(kOfficial));
    const bool of_period = is(i, kReportingVerb) && is(i + 1, kDate) && nominal(i + 2) && !is(i + 2, kAnyVerb);  // "Acme estimates 1986 profit"
    const bool apart = is(i - 1, bit(kDate) | bit(kAdverb)) && nominal(i - 2);  // "a flat now rents for"
    const bool name_does = is(i, kPlainVerb) && is(i - 1, kOrganization) && is(i + 1, kLower) && nominal(i + 1) && text(i + 1).ends_with("s");  // "Acme faces repayments"
    if (text(i) == "calls" && text(i + 1) == "for") return true;
    return is(i - 1, kPronoun) || before_object || names_act || of_period || apart || name_does || !is(i, kNounToo);
  }
  if (!is(i, kBase)) return false;
  if (is(i - 1, kPercent) && !is(i, kNounToo) && nominal(i + 1)) return true;  // "9% expect rents to fall"
  if (is(i - 1, ',') && !is(i, kNounToo) && nominal(i + 1) && !is(i + 1, kAnyFigure) && !is(i, bit(kReportingVerb))) return true;  // "the notes, due in May, carry rates of …"
  if (is(i, kLevelVerb) && text(i + 1) == "for" && figure_after(i + 2) != npos) return true;  // "exports account for 5%"
  std::size_t k = i;
  while (k > 0 && (is(k - 1, bit(kNegation) | bit(kAdverb) | kAnyPeriod) || (is(k - 1, kLower) && adverb_by_form(text(k - 1)))) && !is(k - 1, kAuxiliary)) --k;
  const bool after_subject = is(k - 1, bit(kPronoun) | bit(kAuxiliary) | bit(kInfinitive)) || (is(i - 1, kCatenative) && is(i - 1, kBase));
  // "saw tumours shrink by 3%"
  const bool plural = nominal(k - 1) && (text(k - 1).ends_with("s") || ((is(k - 2, kConjunction) || (text(i) == "include" && is(k - 3, kConjunction))) && !is(i, kNounToo)));  // "shares", "share and net"
  if (is(i, bit(kReportingVerb) | bit(kOutlook)) && is(i + 1, kDeterminer) && nominal(k - 1) && !is(k - 1, kAnyVerb) && (plural || !is(i, kNounToo))) return true;  // "analysts see the rate"
  if (plural && !is(i, kNounToo) && !is(k - 1, kAnyFigure) && !finite(k - 1) && (is(i + 1, kDeterminer) || nominal(i + 1))) return true;  // "results include gains"
  if ((!is(i, kNounToo) || plural) && nominal(k - 1) && !is(k - 1, kAnyFigure) && !finite(k - 1) && is(i + 1, kFigureRole) && figure_after(i + 2) != npos) return true;
  // "exports rise 3%"
  return after_subject || (is(i, bit(kChangeVerb) | bit(kLevelVerb) | bit(kAmountVerb)) && nominal(k - 1) && (plural || is(k - 1, kCapitalised) || !is(i, kNounToo)) && !is(k - 1, bit(kMoney) | bit(kPercent)) && !(is(k - 1, kAnyVerb) && is(k - 1, kThird) && !is(k - 1, kNounToo)) && figure_after(i + 1) != npos);
}

std::size_t Clause::group_begin(std::size_t verb) const {
  std::size_t begin = verb;
  for (std::size_t steps = 0; begin > 0 && steps < 12; ++steps) {
    const std::size_t i = begin - 1;
    const bool leads = is(i, kCatenative) && is(begin, kInfinitive);  // "plans to", "expected to"
    const bool manner = (begin == verb || is(begin, kCatenative)) && is(i, kLower) && adverb_by_form(text(i));  // "conservatively estimated"
    const bool seen = is(i, kOutlook) && is(i - 1, kAuxiliary) && is(begin, kGerund);  // "is seen rising"
    const bool joins = manner || seen || (text(i) == "since" && is(i - 1, kAuxiliary)) || (is(i, kApproximator) && !is(i, kPunct) && is(begin, kAnyVerb)) || is(i, bit(kAuxiliary) | bit(kNegation) | bit(kInfinitive)) || (is(i, kAdverb) && !is(i, kDeterminer)) || (is(i, kAnyVerb) && is(i, kPast) && is(i - 1, kAuxiliary) && is(begin, kInfinitive));
    if (!leads && !joins) {
      // "is expected this year to rise"
      std::size_t period = begin;
      while (is(begin, kInfinitive) && period > 0 && begin - period < 4 && is(period - 1, kAnyPeriod | bit(kPreposition) | bit(kDeterminer))) --period;
      if (period == begin || !is(begin - 1, kAnyPeriod) || !is(period - 1, kCatenative)) break;
      begin = period - 1;
      continue;
    }
    begin = i;
  }
  return begin;
}

bool Clause::past_by_form(std::size_t i) const {
  return is(i, kLower) && !is(i, kAnyVerb) && text(i).ends_with("ed") && nominal(i - 1) && (nominal(i + 1) || is(i + 1, kDeterminer));
}

bool Clause::passive(std::size_t verb) const {
  if (!is(verb, kPast) && !is(verb, kParticiple)) return false;
  for (std::size_t i = verb; i-- > 0 && is(i, bit(kAuxiliary) | bit(kAdverb) | bit(kNegation));)
    if (is(i, kCopula)) return true;
  return false;
}

bool Clause::negated(std::size_t verb) const {
  for (std::size_t i = group_begin(verb); i < verb; ++i)
    if (is(i, kNegation)) return true;
  return false;
}

bool Clause::reduced(std::size_t verb) const {
  if (is(verb + 1, kPreposition) && (is(verb + 1, kFigureRole) || says(verb + 1, "as"))) return true;
  // The clause has another verb in front.
  for (std::size_t i = group_begin(verb); i-- > 0 && verb - i < 30 && !is(i, bit(kPunct) | bit(kClauseOpener));)
    if (finite(i)) return true;
  // "a plan announced in May put …"
  if (is(verb + 1, bit(kPreposition) | kAnyPeriod))
    for (std::size_t i = verb + 1; i < verb + 8 && !is(i, bit(kPunct) | bit(kClauseOpener) | bit(kConjunction) | bit(kPronoun)); ++i)
      if (finite(i)) return true;
  return false;
}

std::size_t Clause::predicate_end(std::size_t i) const {
  std::size_t end = i;
  while (end < size() && end < i + 10 && !is(end, kPunct) && !is(end, kAnyPeriod | bit(kAttribution)) &&
         !(end > i && is(end, bit(kClauseOpener) | bit(kInfinitive) | kAnyFigure)) && !(end > i && is(end, kConjunction)))
    ++end;
  while (end > i + 1 && is(end - 1, bit(kPreposition) | bit(kDeterminer))) --end;
  return end;
}

// ---- noun phrases ----

bool Clause::nominal(std::size_t i) const {
  if (i >= size() || is(i, kSmallWords | bit(kPunct) | kAnyPeriod | bit(kPossessive))) return false;
  return !is(i, kAdverb) || is(i, kCapitalised) || (text(i) == "first" && is(i + 1, kLower) && nominal(i + 1) && !is(i + 1, kAnyVerb));  // "first mortgage bonds"
}

// "three-year" notes, "5 pct" bonds: a length of time or a percentage in front of its noun.
bool Clause::adjectival(std::size_t i) const { return (is(i, bit(kDuration) | bit(kSet) | bit(kPercent)) || (is(i, kQuantity) && text(i).find('-') != std::string_view::npos)) && nominal(i + 1) && !is(i + 1, kAnyFigure) && (!is(i + 1, kAnyVerb) || is(i + 1, kNounToo)) && !is(i + 1, kChangeAdverb) && !is(i + 1, kChangeNoun); }

bool Clause::ends_phrase(std::size_t i) const {
  if (i >= size()) return true;
  if (is(i, bit(kPossessive) | bit(kHyphen))) return false;
  if (is(i, kPunct)) return !(is(i, '&') || is(i, '/') || is(i, '\''));
  if (is(i, bit(kClauseOpener) | bit(kAuxiliary) | bit(kNegation) | bit(kAttribution) | bit(kLevelLink)) || finite(i)) return true;
  // A participle of a verb that the lexicon lacks: "tariffs levied by", "orders booked in".
  return is(i, kLower) && text(i).ends_with("ed") && !text(i).ends_with("eed") && is(i + 1, bit(kPreposition) | bit(kDeterminer)) && !is(i - 1, bit(kDeterminer) | bit(kPreposition));
}

std::size_t Clause::closing_of(std::size_t opening) const {
  for (std::size_t i = opening + 1; i < size() && i < opening + kReach; ++i)
    if (is(i, ')')) return i;
  return npos;
}

std::size_t Clause::opening_of(std::size_t closing) const {
  for (std::size_t i = closing; i-- > 0 && closing - i < kReach;)
    if (is(i, '(')) return i;
  return npos;
}

Span Clause::phrase_after(std::size_t begin) const {
  std::size_t i = begin;
  // "Minimum" and "record" open a figure, or else are part of the phrase ("the minimum wage").
  const auto opens = [&](std::size_t k) { return is(k, kDeterminer) || (is(k, kAdverb) && is(k + 1, kDeterminer) && !is(k, kCapitalised)) || (is(k, kFigureOpener) && (is(k, bit(kApproximator) | bit(kAdverb)) || figure_after(k) != npos)); };
  while (opens(i) && !is(i, kPreposition)) ++i;
  if (i > begin && is(i - 1, kDeterminer) && !is(i - 1, kArticle) && text(i) == "of" && is(i + 1, kDeterminer))  // "all of the assets"
    for (++i; opens(i); ++i) begin = i;
  while (i > begin && is(i, kDate) && text(i) != "current" && is(i - 1, kDeterminer) && nominal(i + 1)) ++i;  // "of the 1987 amount"
  const std::size_t head = i;
  if (is(head, '<')) {  // "bought 5% of <Holt Plc>"
    std::size_t closing = head + 1;
    while (closing < size() && closing < head + 12 && !is(closing, '>')) ++closing;
    if (is(closing, '>') && !nominal(closing + 1)) return {head, closing + 1};
  }
  bool between = false;  // the "and" of "between X and Y" still to come
  const std::size_t limit = std::min(size(), begin + kReach);
  while (i < limit) {
    if (is(i, kPreposition) && !is(i, kConjunction)) {
      // Joins two noun phrases; a date, a figure or a verb behind it is another matter.
      std::size_t next = i + 1;
      while (is(next, bit(kDeterminer) | bit(kFigureOpener)) && !is(next, kPreposition)) ++next;
      if (i == head || !is(i, kJoins) || (text(i) == "in" && text(i + 1) == "order") || !(nominal(next) || adjectival(next)) || (is(next, kApproximator) && figure_after(next) != npos) || (is(next, kAnyFigure | kAnyPeriod | bit(kDigits)) && !adjectival(next)) || is(next, kGerund)) break;
      if (is(i, kInfinitive) && next == i + 1 && !is(next, kCapitalised) && (is(next, kBase) || text(next + 1) == "down" || text(next + 1) == "up" || text(next + 1) == "out")) break;  // "to scale down"
      if (is(i, kInfinitive) && is(next, kCapitalised)) {  // "sold its stake in the firm to Holt"
        std::size_t held = head;
        while (held < i && text(held) != "stake" && text(held) != "stock" && text(held) != "shares" && text(held) != "interest") ++held;
        if (held < i) break;
      }
      if (text(i) == "at" && (text(next).starts_with("price") || text(i + 1) == "a" || text(i + 1) == "an")) break;  // "shares at prices from $5"
      if ((text(i) == "for" || text(i) == "at" || text(i) == "with") && figure_named(i + 1) != npos) break;  // "the shop for a total of $5m", "with a coupon of 3%"
      between |= text(i) == "between";
      i = next;
    } else if (is(i, kConjunction)) {
      std::size_t next = i + 1;
      if (is(next, kDeterminer) && between) ++next;
      if (i == head || !nominal(next) || is(next, kAnyFigure | bit(kDigits)) || (is(next, kAnyVerb) && (is(next, kPast) || (is(next, kGerund) && (!nominal(next + 1) || is(next + 1, kAnyFigure)))))) break;
      // "… and X fell": the next clause. "… and charges of $5m": another figure's.
      std::size_t k = next;
      while (k < limit && k < next + 6 && nominal(k) && !finite(k) && !is(k, kAnyFigure)) ++k;
      if (is(k, kMoney) || (text(k) == "of" && figure_after(k + 1) != npos && is(figure_after(k + 1), kMoney))) break;
      if (!between && finite(k) && !is(k, kFigureOpener)) break;
      between = false;
      i = next;
    } else if (is(i, '(')) {
      const std::size_t closing = closing_of(i);
      // A short name; anything longer is an aside.
      if (i == head || closing == npos || closing > i + 3 || is(i + 1, kAnyFigure | bit(kDigits) | kAnyPeriod)) break;
      i = closing + 1;
    } else if (is(i, '<') && nominal(i + 1)) {  // "its <Holt Plc> unit"
      std::size_t closing = i + 1;
      while (closing < size() && closing < i + 12 && !is(closing, '>')) ++closing;
      if (!is(closing, '>') || !nominal(closing + 1)) break;
      i = closing + 1;
    } else if (i != head && is(i, ',') && list_end(i) != npos) {
      i = list_end(i);
    } else if (is(i, kPossessive) || is(i, kHyphen) || (i != head && is(i, '-') && is(i + 1, kConjunction))) {  // "medium- and long-term"
      ++i;
    } else if (adjectival(i) || (text(i) == "current" && nominal(i + 1)) || (i != head && is(i, kDate) && text(i).find_first_of("0123456789") != std::string_view::npos && nominal(i - 1) && is(i + 1, kLower) && nominal(i + 1) && (!is(i + 1, kAnyVerb) || (is(i + 1, kNounToo) && is(i + 1, kBase) && nominal(i + 2))))) {  // "net 1986 profit"
      ++i;
    } else if (is(i, kLower) && text(i).ends_with("ly") && is(i + 1, kPast) && (nominal(i + 2) || is(i + 2, '<'))) {  // "newly issued shares"
      i += 2;
    } else if (i != head && is(i, kCapitalised) && is(i - 1, kLower) && nominal(i - 1) && (!is(i - 1, kAnyVerb) || is(i - 1, kNounToo)) && is(i + 1, kLower) && is(i + 1, kAnyVerb) && is(i + 1, kPast)) {
      break;  // "the tax Holt imposed"
    } else if (i != head && is(i, kOfficial) && is(i - 1, kLower) && nominal(i - 1)) {
      break;  // "the rate Finance Minister N. foresaw"
    } else if (i != head && ((is(i, kChangeAdverb) && is(i + 1, kFigureRole)) || (is(i, kApproximator) && figure_after(i) != npos))) {
      break;  // "growth downwards to 2.5%"
    } else if (ends_phrase(i) || is(i, kAnyPeriod | bit(kPronoun)) || (is(i, kDeterminer) && i != head) || (i != head && is(i, kAnyFigure | bit(kDigits)) && !(is(i - 1, kPossessive) && (nominal(i + 1) || is(i, bit(kQuantity) | bit(kRanking)))))) {
      break;
    } else if (i != head && is(i, kAdverb) && !nominal(i)) {
      break;
    } else if (i != head && is(i, kGerund) && !is(i - 1, bit(kPreposition) | bit(kDeterminer) | bit(kHyphen)) && (is(i + 1, bit(kDeterminer) | bit(kPreposition)) || !nominal(i + 1)) && !(is(i + 1, kConjunction) && nominal(i + 2) && !is(i + 2, kAnyVerb))) {
      break;
    } else {
      ++i;
    }
  }
  if (i > head + 3 && is(i, kAnyPeriod) && is(i - 2, kDeterminer) && is(i - 3, kPreposition)) i -= 3;  // "surplus in the same 1986 period"
  while (i > head && (is(i - 1, bit(kHyphen) | bit(kConjunction)) || is(i - 1, '-') || (i > head + 1 && is(i - 1, bit(kPreposition) | bit(kApproximator)) && !is(i - 1, kPunct)))) --i;
  // The article goes; a possessive pronoun says whose it is and stays.
  std::size_t start = begin;
  while (start < head && !(is(start, kDeterminer) && !is(start, kArticle) && !is(start, kFigureOpener))) ++start;
  return i > head ? Span{start, i} : Span{head, head};
}

bool Clause::has_joint(std::size_t i) const {
  const bool period = is(i + 1, kAnyPeriod) || (is(i + 1, kDeterminer) && is(i + 2, kAnyPeriod));
  const bool infinitive = is(i, kInfinitive) && is(i + 1, kBase);
  if (text(i) == "at" && (text(i + 1).starts_with("price") || text(i + 1) == "a" || text(i + 1) == "an")) return false;  // "maize at a rebate of $5"
  return is(i, kJoins) && !period && !is(i + 1, kAnyFigure | bit(kDigits)) && !infinitive;
}

Span Clause::trim(Span span) const {
  auto& [begin, end] = span;
  const std::size_t whole = end;
  for (bool changed = true; changed && begin < end;) {
    changed = false;
    // In front: "But in the third quarter …", "Meanwhile the …".
    if ((text(begin) == "ended" || text(begin) == "ending") && is(begin + 1, kAnyPeriod)) {
      begin += 2, changed = true;
    } else if (begin + 1 < end && ((text(begin) == "current" && text(begin + 1) == "account") || (is(begin, kDate) && (text(begin + 1) == "futures" || text(begin + 1) == "contract")))) {  // "May futures"
      break;
    } else if (is(begin, kDuration) && text(begin).find('-') != std::string_view::npos && nominal(begin + 1) && end > begin + 1) {  // "one-month deposits"
      break;
    }
    if (is(begin, bit(kConjunction) | bit(kPunct) | bit(kPossessive) | bit(kClauseOpener)) || (is(begin, kAnyPeriod) && !is(begin + 1, kPossessive)) || (is(begin, kAdverb) && text(begin) != "first" && !is(begin, kDeterminer) && !is(begin + 1, kHyphen) && !(nominal(begin) && begin + 1 == end))) {
      ++begin, changed = true;
    } else if (is(begin, bit(kPreposition) | bit(kClauseOpener)) && is(begin + 1, kAnyPeriod)) {
      begin += 2, changed = true;
    } else if (is(begin, bit(kPreposition)) && is(begin + 1, kDeterminer) && is(begin + 2, kAnyPeriod)) {
      begin += 3, changed = true;
    } else if (is(begin, kPreposition)) {
      const bool terms = text(begin + 2) == "terms" && end > begin + 3;  // "in volume terms"
      begin += terms ? 3 : 1, changed = true;
    }
    // Behind: "… in 2020".
    if (begin < end && (is(end - 1, bit(kPunct) | bit(kPreposition) | bit(kConjunction)) || (is(end - 1, kDeterminer) && !is(end - 2, kHyphen)) || (is(end - 1, kAnyPeriod) && end - begin > 1) || (is(end - 1, kAdverb) && !nominal(end - 1)) || (end < whole && is(end, kAnyPeriod) && end - begin > 1 && (is(end - 1, kPast) || is(end - 1, kGerund)) && !is(end - 1, kBase)))) --end, changed = true;
  }
  // "Sales in the four weeks ended": the period goes as well.
  if (end > begin + 1 && (text(end - 1) == "ended" || text(end - 1) == "ending")) {
    std::size_t joint = end - 1;
    while (joint > begin && !is(joint, kPreposition)) --joint;
    end = joint > begin ? joint : end - 1;
  }
  if (end < whole && is(end, '>'))  // "Acme <ACM.L>"
    for (std::size_t k = end; k > begin + 1 && end - k < 8; --k)
      if (is(k - 1, '<')) end = k - 1;
  if (end > begin + 3 && end < whole && is(end, kAnyPeriod) && is(end - 2, kDeterminer) && is(end - 3, kPreposition)) end -= 3;  // "in the first 1987 quarter"
  // A possessive pronoun says whose it is and stays.
  if (end > begin + 1 && is(begin, kArticle)) ++begin;
  if (begin > end) begin = end;
  return span;
}

// "The machinery and plant sector": joins two words of one phrase, rather than two phrases or clauses.
bool Clause::pairs(std::size_t conjunction, std::size_t end) const {
  std::size_t k = conjunction;
  while (k > 0 && conjunction - k < 4 && nominal(k - 1) && !ends_phrase(k - 1) && !is(k - 1, kAnyFigure | bit(kDigits) | bit(kGerund))) --k;
  if (k == conjunction || is(conjunction + 1, kDeterminer) || (is(k - 1, kArticle) && is(k - 2, kAnyFigure))) return false;  // "$3 a share and revenues"
  return is(k - 1, bit(kPossessive) | bit(kDeterminer)) || (text(k - 1) == "of" && !is(end - 1, bit(kMeasureNoun) | bit(kChangeNoun)));  // not "sale of land and gain"

}

Span Clause::phrase_before(std::size_t end) const {
  std::size_t begin = end;
  while (begin > 0 && end - begin < kReach) {
    const std::size_t i = begin - 1;
    if (is(i, bit(kPossessive) | bit(kHyphen))) {
      --begin;
    } else if (is(i, kDeterminer)) {
      --begin;
      if (!(is(begin - 1, kPreposition) && (text(begin - 1) == "of" || (is(begin - 2, kMeasureNoun) && is(begin - 1, kJoins))))) break;
    } else if (is(i, kPreposition) && nominal(i - 1) && (text(i) == "of" || text(i) == "per" || (begin < end && is(i - 1, kMeasureNoun) && is(i, kJoins) && !(is(i - 2, kArticle) && is(i - 3, kMoney))))) {  // not "$5 a share on sales"
      --begin;
    } else if (text(i) == "current" && begin < end && text(begin) == "account") {
      --begin;
    } else if (is(i, kPercent) && begin < end && nominal(begin) && (i == 0 || is(i - 1, ',') || is(i - 1, bit(kPreposition) | bit(kDeterminer)))) {  // "0.3 pct sulphur"
      --begin;
    } else if (is(i, kConjunction) && begin < end && nominal(begin) && pairs(i, end)) {
      --begin;
    } else if (nominal(i) && !ends_phrase(i) && (!is(i, kGerund) || (begin < end && text(i - 1) == "from")) && !is(i, kAnyFigure | bit(kDigits)) && !(i == 0 && is(i, kThird) && !is(i, kNounToo))) {
      --begin;
    } else {
      break;
    }
  }
  return trim({begin, end});
}

// Of "… on cars, vans and buses", from the first comma on; npos when it joins no list.
std::size_t Clause::list_end(std::size_t comma) const {
  std::size_t i = comma;
  for (int items = 0; items < 6 && (is(i, ',') || is(i, kConjunction)); ++items) {
    const bool last = is(i, kConjunction) || is(i + 1, kConjunction);
    std::size_t k = is(i, ',') && is(i + 1, kConjunction) ? i + 2 : i + 1;
    const std::size_t begin = k;
    while (k < begin + 5 && nominal(k) && !finite(k) && !is(k, kAnyFigure | bit(kDigits) | bit(kGerund))) ++k;
    if (k == begin || is(begin - 1, bit(kCapitalised)) ) return npos;
    if (last) return is(k, kAuxiliary) || finite(k) || items == 0 ? npos : k;
    i = k;
  }
  return npos;
}

// "Picking before the rains reached 5%", "income after tax rose": no verb stands in front, so that it opens no clause.
bool Clause::joins_phrases(std::size_t opener) const {
  if (!nominal(opener - 1) || (text(opener) != "before" && text(opener) != "after")) return false;
  for (std::size_t k = opener; k-- > 0 && opener - k < kReach;) {
    if (is(k, bit(kReportingVerb)) && finite(k)) return true;
    if (text(k) == "that" || is(k, kDash)) return true;
    if (is(k, ',') || finite(k) || is(k, kClauseOpener)) return false;
  }
  return true;
}

std::size_t Clause::list_begin(std::size_t comma, std::size_t end) const {
  bool joined = false;
  for (std::size_t k = comma + 1; k < end && !joined; ++k) joined = is(k, kConjunction);
  if (!joined) return npos;
  std::size_t begin = comma;
  while (begin > 0 && comma - begin < kReach) {
    const std::size_t i = begin - 1;
    const bool part = (nominal(i) && !ends_phrase(i) && !is(i, kAnyFigure | bit(kGerund))) || is(i, bit(kPossessive) | bit(kHyphen) | bit(kDeterminer));
    if (!part && !(nominal(i - 1) && ((is(i, ',') && begin < comma) || (is(i, kPreposition) && has_joint(i))))) break;
    begin = i;
  }
  // Else what stands before the comma is an aside: "At the exchange, tin and zinc rose".
  const bool opens = begin == 0 || text(begin - 1) == "that" || (text(begin - 1) == "by" && is(begin - 2, kPast) && nominal(begin - 3)) || is(begin - 1, kReportingVerb) || quote(begin - 1) || is(begin - 1, kDash) || is(begin - 1, ';');
  return begin < comma && opens ? begin : npos;
}

Span Clause::subject_before(std::size_t verb) const {
  std::size_t end = group_begin(verb);
  if (end == 0) return {};
  // "was expected by dealers to fall": what was expected.
  if (is(end, kInfinitive)) {
    std::size_t agent = end;
    while (agent > 0 && end - agent < 8 && (nominal(agent - 1) || is(agent - 1, kDeterminer))) --agent;
    if (agent > 1 && agent < end && (text(agent - 1) == "by" || (text(agent - 1) == "in" && is(agent - 2, kOutlook))) && passive(agent - 2)) return subject_before(agent - 2);
  }
  if (text(end - 1) == "combined" && end > 1 && nominal(end - 2)) --end;  // "management and underwriting combined pays"
  if (is(end - 1, ')')) {
    const std::size_t opening = opening_of(end - 1);
    if (opening != npos && opening > 0 && end - opening > 4) end = opening;
  }
  if (is(end - 1, '>')) {  // "Acme Plc <ACM.L> said"
    std::size_t opening = end - 1;
    while (opening > 0 && end - opening < 8 && !is(opening, '<')) --opening;
    if (opening > 0 && is(opening, '<')) end = nominal(opening - 1) ? opening : end - 1;
  }
  if (is(end - 1, ',')) {
    // ", which makes pumps," or ", the maker of pumps,": the subject stands before it. A lone comma is one in front.
    --end;
    std::size_t i = end;
    while (i > 0 && end - i < kReach && !is(i - 1, ',') && !is(i - 1, bit(kDash)) && !is(i - 1, ';') && !quote(i - 1)) --i;
    if (i > 1 && is(i - 1, ',') && end - i < kReach) {
      const bool predicate = finite(i);  // "the index, base 1980, was set at 190, down from …"
      end = i - 1;
      std::size_t k = end;
      while (k > 0 && end - k < 5 && !is(k - 1, ',') && !is(k - 1, kDash)) --k;
      const bool place = end == k + 1 && text(k).ends_with(".");  // "a Providence, R.I., surgeon"
      if ((predicate || place) && k > 1 && is(k - 1, ',')) end = k - 1;
      if (place)  // and what it is the place of
        for (std::size_t n = end; n > 1 && end - n < 8; --n)
          if (is(n - 1, ',')) {
            end = n - 1;
            break;
          }
    }
  }
  if (is(end - 1, kDash)) {  // "the A shares -- with more votes -- closed at $3"
    std::size_t i = end - 1;
    while (i > 0 && end - i < kReach && !is(i - 1, kDash)) --i;
    if (i > 1 && end - i < kReach && nominal(i - 2)) end = i - 1;
  }
  // "sales, which fell 3%": the words before the relative stand for it.
  if (end > 0 && is(end - 1, kRelative)) {
    --end;
    if (is(end - 1, ',')) --end;
    return phrase_before(end);
  }
  const bool participle = is(verb, kGerund);
  std::size_t begin = end;
  while (begin > 0 && end - begin < kReach) {
    const std::size_t i = begin - 1;
    if (is(i, ')')) {
      const std::size_t opening = opening_of(i);
      if (opening == npos) break;
      begin = opening;
      continue;
    }
    if (is(i, '>')) {  // "Acme <ACM.L> and Holt"
      std::size_t opening = i;
      while (opening > 0 && i - opening < 8 && !is(opening, '<')) --opening;
      if (is(opening, '<') && nominal(opening - 1)) {
        begin = opening;
        continue;
      }
    }
    if (is(i, kPunct) && !is(i, bit(kPossessive) | bit(kHyphen)) && ends_phrase(i)) {
      const std::size_t list = is(i, ',') && !participle ? list_begin(i, end) : npos;
      if (list == npos) break;
      begin = list;
      continue;
    }
    if (is(i, kAttribution) || (is(i, kClauseOpener) && !joins_phrases(i))) break;
    if (is(i, kAnyPeriod) && is(i + 1, kDeterminer) && begin < end) break;  // "he said on Friday the loan …"
    if (participle && is(i, kPreposition) && (text(i) == "with" || text(i) == "With")) break;
    const bool agent_behind = is(i, kPast) && is(i + 1, kPreposition) && text(i + 1) == "by" && nominal(i - 1);  // "exports reported by X"
    if (is(i, kReportingVerb) && ((is(i, kPast) && !is(i, kBase)) || finite(i)) && !agent_behind) {
      // "told reporters the reserves rose"
      if (text(i) == "told" || text(i) == "tells") {
        std::size_t hearer = begin;
        while (hearer + 1 < end && is(hearer, kDeterminer)) ++hearer;
        std::size_t what = hearer + 1;
        while (what < end && nominal(what) && !is(hearer, kCapitalised) && !is(what, kCapitalised)) ++what;
        begin = what < end && !is(what, kPreposition) ? what : hearer + 1 < end ? hearer + 1 : begin;
      }
      // "said in a statement exports fell"
      if (text(begin) == "in" && is(begin + 1, kArticle) && nominal(begin + 2) && begin + 3 < end && (nominal(begin + 3) || is(begin + 3, kDeterminer))) begin += 3;
      break;
    }
    if (is(i, kAuxiliary)) break;
    if (is(i, kAnyVerb) && finite(i)) {
      // A participle behind its noun ("bonds issued by X fell") belongs to the subject.
      const bool reduced = !participle && (is(i, kPast) || is(i, kParticiple)) && (nominal(i - 1) || is(i - 1, kAnyPeriod)) && is(i + 1, bit(kPreposition) | kAnyPeriod) && !is(i, kOutlook);
      const bool describes = is(i, kPast) && !is(i, bit(kReportingVerb) | bit(kOutlook)) && (is(i - 1, kConjunction) || (is(i - 1, kPast) && is(i - 2, kConjunction))) && nominal(i + 1);  // "pipes and related goods rose"
      if (!reduced && !describes) break;
    }
    if (is(i, kConjunction)) {
      // Joins two clauses when the one before has its verb.
      bool clause = false;
      for (std::size_t k = i; k-- > 0 && i - k < kReach && !is(k, ',') && !(is(k, kClauseOpener) && text(k) != "than") && !(participle && text(k) == "with") && !(k + 1 < i && is(k, kReportingVerb) && finite(k)) && !clause;) clause = finite(k) || is(k, bit(kMoney) | bit(kPercent)) || (is(k, kAnyVerb) && is(k, kGerund) && is(k - 1, ','));
      if (clause) break;
    }
    begin = i;
    if (is(i, kPronoun) && !is(i, kDeterminer)) break;  // a pronoun is a phrase by itself
  }
  return trim({begin, end});
}

// ---- figures ----

std::size_t Clause::figure_left(std::size_t figure) const {
  std::size_t left = figure;
  const auto small = [&](std::size_t i) {
    return (is(i, kBeforeFigure) && !is(i, bit(kPronoun) | bit(kClauseOpener)) && (!is(i, kLevelVerb) || is(i - 1, kArticle))) || opens_range(i) || (is(i, kLower) && is(i - 1, kCopula) && adverb_by_form(text(i)));
  };
  while (left > 0 && small(left - 1)) --left;
  // "a hefty $3m", "is now 5%"
  for (std::size_t i = left; i > 0 && left - i < 2 && nominal(i - 1) && !is(i - 1, kAnyFigure) && !is(i - 1, kAnyVerb); --i)
    if (i > 1 && is(i - 2, kArticle) && text(i - 2) != "the" && is(i - 3, bit(kAuxiliary) | bit(kLevelVerb) | bit(kFigureRole) | bit(kAmountVerb))) return i - 2;
  if (left > 1 && is(left - 1, kAnyPeriod) && is(left - 2, bit(kAuxiliary) | bit(kLevelVerb))) --left;
  return left;
}

std::size_t Clause::figure_named(std::size_t i) const {
  if (const std::size_t figure = figure_after(i); figure != npos) return figure;
  std::size_t k = i;
  bool owned = false;  // "1985's record"
  while (k < i + 6 && (is(k, bit(kDeterminer) | bit(kPossessive) | bit(kFigureOpener) | kAnyPeriod) || (nominal(k) && !is(k, kAnyFigure) && !finite(k)))) {
    owned = is(k, kPossessive) || (owned && is(k, kFigureOpener));
    ++k;
    if (is(k, kAnyFigure) && owned) return k;                             // "from January's $3m"
    if (is(k, kAnyFigure) && k > i + 1 && is(i, kDeterminer) && k <= i + 3) return k;  // "by a hefty $3m"
  }
  return is(k, kPreposition) && text(k) == "of" ? figure_after(k + 1) : npos;  // "from a peak of $3m"
}

std::size_t Clause::figure_after(std::size_t i) const {
  for (std::size_t steps = 0; steps < 6 && i < size(); ++steps, ++i) {
    if (is(i, kAnyFigure)) return i;
    if (!is(i, kBeforeFigure) && !is(i, '(') && !opens_range(i)) return npos;
  }
  return npos;
}

}  // namespace newsmetrics
