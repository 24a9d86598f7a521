// Which words are verbs of the clause, and how far their groups reach.
#include "metrics/clause.h"

namespace newsmetrics {

// A noun's or an adjective's place: "the sales", "Holt's sales", "of sales", but not "sales that fell 3%".
bool Clause::in_phrase(std::size_t i) const {
  const bool relative_that = says(i - 1, "that") && nominal(i - 2) && !is(i - 2, kAnyVerb);
  if (!relative_that && is(i - 1, bit(kDeterminer) | bit(kPossessive) | bit(kHyphen)) && !is(i - 1, kPronoun)) return true;
  if (is(i - 1, kPreposition) && !is(i - 1, kInfinitive)) return true;
  // "the 1986 estimated output", "the ten-year put option"
  const bool adjective = is(i, kPast) && is(i, bit(kReportingVerb) | bit(kOutlook) | bit(kBase));
  return adjective && is(i - 1, kAnyPeriod) && is(i - 2, kDeterminer) && nominal(i + 1);
}

bool Clause::before_object(std::size_t i) const { return is(i + 1, bit(kDeterminer) | bit(kPronoun)) || figure_after(i + 1) != npos; }

bool Clause::finite(std::size_t i) const {
  if (is(i, kAuxiliary)) return true;
  if (!is(i, kAnyVerb)) return false;
  if (is(i, kPast)) return finite_past(i);
  if (is(i, kParticiple)) return is(i - 1, bit(kAuxiliary) | bit(kAdverb)) || (says(i - 1, "since") && is(i - 2, kAuxiliary));  // "has since risen"
  if (says(i - 1, "each") && is(i, kBase) && figure_after(i + 1) != npos) return true;                                          // "the two each pay $5m"
  if (in_phrase(i)) return false;
  if (is(i - 1, kRelative)) return true;
  if (is(i, kThird)) return finite_third(i);
  return is(i, kBase) && finite_base(i);
}

bool Clause::finite_past(std::size_t i) const {
  if (in_phrase(i)) return false;
  if (is(i, kBase))  // cut, forecast: a noun as well
    return is(i - 1, bit(kPronoun) | bit(kAuxiliary) | bit(kInfinitive)) || before_object(i) || nominal(i + 1);
  if (is(i, kFigureOpener) && is(i - 1, kAnyFigure) && nominal(i + 1)) return false;  // "a 2% combined fee"
  return i > 0 || !nominal(i + 1);
}

bool Clause::finite_third(std::size_t i) const {
  if (i == 0) return false;
  if (!is(i, kNounToo)) return true;
  // "will cut costs", "cutting costs"
  if (is(i - 1, kAnyVerb) && (is(i - 1, kGerund) || (is(i - 1, kBase) && is(i - 2, bit(kInfinitive) | bit(kAuxiliary))))) return false;
  if (is(i - 1, kPronoun)) return true;
  if (is(i + 1, kLevelLink) && !says(i + 1, "at")) return false;  // "trades exceeding $5m"
  if (before_object(i)) {                                         // but "pushed oil prices above $5"
    std::size_t k = i - 1;
    while (k > 0 && i - k < 4 && nominal(k) && !is(k, kAnyVerb)) --k;
    const bool object = k + 1 < i && is(k, bit(kPast) | bit(kGerund)) && !is(k, kReportingVerb) && is(i + 1, kApproximator);
    return !object;
  }
  if (says(i, "calls") && says(i + 1, "for")) return true;
  if (is(i + 1, bit(kOrganization) | bit(kCapitalised)) && is(i + 2, kPossessive)) return true;  // "the offer values Acme's stock at"
  // "Acme plans new ships": a name says, expects or plans.
  if (is(i, bit(kReportingVerb) | bit(kOutlook) | bit(kCatenative)) && is(i - 1, bit(kOrganization) | bit(kOfficial))) return true;
  // "Acme estimates 1986 profit"
  if (is(i, kReportingVerb) && is(i + 1, kDate) && nominal(i + 2) && !is(i + 2, kAnyVerb)) return true;
  if (is(i - 1, bit(kDate) | bit(kAdverb)) && nominal(i - 2)) return true;  // "a flat now rents for"
  // "Acme faces repayments"
  return is(i, kPlainVerb) && is(i - 1, kOrganization) && is(i + 1, kLower) && nominal(i + 1) && text(i + 1).ends_with("s");
}

// "Loans in this country", "prices of oil"
bool Clause::plural_in_front(std::size_t last) const {
  std::size_t k = last;
  while (k > 0 && last - k < 4 && (nominal(k) || is(k, kDeterminer)) && !finite(k)) --k;
  return is(k, kJoins) && !is(k, kInfinitive) && nominal(k - 1) && text(k - 1).ends_with("s");
}

bool Clause::finite_base(std::size_t i) const {
  const bool noun_too = is(i, kNounToo);
  if (i == 0 || is(i - 1, '(') || is(i - 1, ':') || quote(i - 1)) return !noun_too && (before_object(i) || nominal(i + 1));  // "Save $5"
  if (is(i - 1, kPercent) && !noun_too && nominal(i + 1)) return true;  // "9% expect rents to fall"
  // "the notes, due in May, carry rates of …"
  if (is(i - 1, ',') && !noun_too && nominal(i + 1) && !is(i, kReportingVerb) && (!is(i + 1, kAnyFigure) || is(i, kLevelVerb))) return true;
  if (is(i, kLevelVerb) && says(i + 1, "for") && figure_after(i + 2) != npos) return true;  // "exports account for 5%"
  if (is(i - 1, kCatenative) && is(i - 1, kBase)) return true;                              // "help sell"
  // The last word of its subject, past "also", "in May", "rapidly".
  std::size_t k = i;
  while (k > 0 && (is(k - 1, bit(kNegation) | bit(kAdverb) | kAnyPeriod) || adverb_by_form(k - 1)) && !is(k - 1, kAuxiliary)) --k;
  const std::size_t subject = k - 1;
  if (is(subject, bit(kPronoun) | bit(kAuxiliary) | bit(kInfinitive))) return true;
  if (!nominal(subject)) return false;
  const bool pair = is(subject - 1, kConjunction) || (says(i, "include") && is(subject - 2, kConjunction));  // "share and net"
  const bool plural = text(subject).ends_with("s") || (pair && !noun_too) || (is(i, bit(kChangeVerb) | bit(kLevelVerb) | bit(kAmountVerb)) && plural_in_front(subject));
  const bool likely = plural || !noun_too;
  // "analysts see the rate"
  const bool name_behind = plural && is(i + 1, bit(kOrganization) | bit(kCapitalised)) && !is(i, kCapitalised);
  if (likely && is(i, bit(kReportingVerb) | bit(kOutlook)) && (is(i + 1, kDeterminer) || name_behind) && !is(subject, kAnyVerb)) return true;
  if (likely && !is(subject, kAnyFigure) && !finite(subject)) {
    if (plural && !noun_too && (is(i + 1, kDeterminer) || nominal(i + 1))) return true;  // "results include gains"
    const bool noun = noun_too && (!text(subject).ends_with("s") || (is(i, kAmountVerb) && !is(i, bit(kChangeVerb) | bit(kLevelVerb))));  // "in early trade at $5"
    if (!noun && is(i + 1, kFigureRole) && figure_after(i + 2) != npos) return true;                                                      // "exports rise by 3%"
  }
  // "exports rise 3%"
  const bool third = is(subject, kAnyVerb) && is(subject, kThird) && !is(subject, kNounToo);
  return is(i, bit(kChangeVerb) | bit(kLevelVerb) | bit(kAmountVerb)) && (likely || is(subject, kCapitalised)) && !is(subject, bit(kMoney) | bit(kPercent)) && !third &&
         figure_after(i + 1) != npos;
}

bool Clause::adverb_by_form(std::size_t i) const {
  const std::string_view word = text(i);
  return is(i, kLower) && word.size() > 6 && word.ends_with("ly") && !word.ends_with("mbly") && !word.ends_with("poly") && !word.ends_with("maly");
}

// Whether i goes with the part of the verb's group that begins behind it.
bool Clause::in_group(std::size_t i, std::size_t verb) const {
  const std::size_t begin = i + 1;
  if (is(i, bit(kAuxiliary) | bit(kNegation) | bit(kInfinitive))) return !is(i, bit(kPronoun) | bit(kClauseOpener));  // but "they'd", "that's"
  if (is(i, kAdverb) && !is(i, kDeterminer)) return true;
  if (is(begin, kInfinitive) && is(i, kCatenative)) return true;                                        // "plans to", "expected to"
  if (is(begin, kInfinitive) && is(i, kAnyVerb) && is(i, kPast) && is(i - 1, kAuxiliary)) return true;  // "was told to"
  if ((begin == verb || is(begin, kCatenative)) && adverb_by_form(i)) return true;                      // "conservatively estimated"
  if (is(i, kOutlook) && is(i - 1, kAuxiliary) && is(begin, kGerund)) return true;                      // "is seen rising"
  if (says(i, "since") && is(i - 1, kAuxiliary)) return true;                                           // "has since risen"
  return is(i, kApproximator) && !is(i, kPunct) && is(begin, kAnyVerb);                                 // "has almost doubled"
}

std::size_t Clause::group_begin(std::size_t verb) const {
  std::size_t begin = verb;
  for (std::size_t steps = 0; begin > 0 && steps < 12; ++steps) {
    if (in_group(begin - 1, verb)) {
      --begin;
      continue;
    }
    // "is expected this year to rise"
    std::size_t period = begin;
    while (is(begin, kInfinitive) && period > 0 && begin - period < 4 && is(period - 1, kAnyPeriod | bit(kPreposition) | bit(kDeterminer))) --period;
    if (period == begin || !is(begin - 1, kAnyPeriod) || !is(period - 1, kCatenative)) break;
    begin = period - 1;
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
         !(end > i && is(end, bit(kClauseOpener) | bit(kInfinitive) | bit(kConjunction) | kAnyFigure)))
    ++end;
  while (end > i + 1 && is(end - 1, bit(kPreposition) | bit(kDeterminer))) --end;
  return end;
}

bool Clause::governs_figure(std::size_t i) const {
  if (is(i, kLower) && is(i - 1, kInfinitive) && nominal(i)) return true;  // of a verb that the lexicon lacks: "to reschedule $5m"
  return is(i, kAnyVerb) && (is(i, bit(kGerund) | bit(kPast)) || is(i - 1, bit(kInfinitive) | bit(kAuxiliary)) || finite(i));
}

bool Clause::level_phrase(std::size_t preposition) const {
  const std::size_t verb = preposition - 1;
  if (!is(preposition, kPreposition) || !is(verb, kLevelVerb)) return false;
  return finite(verb) || (is(verb, kThird) && !says(preposition, "of")) || (is(verb, kGerund) && says(preposition, "for"));
}

}  // namespace newsmetrics
