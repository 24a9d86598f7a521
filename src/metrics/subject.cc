// What a verb, a predicate or a noun of change is said of.
#include "metrics/metrics.h"

namespace newsmetrics {

Span MetricFinder::subject_of(std::size_t verb) const {
  // ", reaching $5m", "by selling for $5m", "after falling 3%": what the main clause is about.
  const std::size_t front = clause_.is(verb, kGerund) && clause_.is(verb - 1, kAdverb) && clause_.is(verb - 2, ',') ? verb - 1 : verb;  // ", perhaps exceeding"
  if (clause_.is(verb, kGerund) &&
      (verb == 0 || clause_.is(front - 1, ',') || clause_.is(verb - 1, kClauseOpener) || (clause_.is(verb - 1, kPreposition) && !clause_.is(verb - 1, kJoins)))) {
    if (!drafts_.empty()) return drafts_.back().subject;
    for (std::size_t i = verb > Clause::kFar ? verb - Clause::kFar : 0; i < verb; ++i)
      if ((clause_.finite(i) && !clause_.is(i, kReportingVerb)) || clause_.past_by_form(i)) return clause_.subject_before(i);
    return {};
  }
  // "beat the visitors 3-0 to climb to fifth", "fell 7 points to close at 88": of the verb that the figure belongs to.
  const std::size_t begin = clause_.group_begin(verb);
  if (clause_.is(begin, kInfinitive) && clause_.is(begin - 1, kAnyFigure | bit(kDigits)))
    for (std::size_t i = begin - 1; i-- > 0 && begin - i < 12 && !clause_.is(i, bit(kPunct) | bit(kClauseOpener));)
      if (clause_.finite(i)) return clause_.subject_before(i);
  // "has the option to buy 5%": of the verb that gives it.
  if (clause_.is(verb - 1, kInfinitive) && clause_.is(verb - 2, kPlanNoun) && !clause_.finite(verb - 2))
    for (std::size_t i = verb - 2; i-- > 0 && verb - i < 12 && !clause_.is(i, bit(kPunct) | bit(kClauseOpener));)
      if (clause_.finite(i)) return clause_.subject_before(i);
  Span subject = clause_.subject_before(verb);
  // "notes due 2017 yielding 8%": the notes.
  if (clause_.is(verb, kGerund) && clause_.is(verb - 1, kAnyPeriod) && clause_.says(verb - 2, "due")) subject = clause_.phrase_before(verb - 2);
  // "a target, which the bank had set at 2%": what was set.
  if (!subject.empty() && clause_.is(verb + 1, kPreposition)) {
    std::size_t opener = subject.begin;
    while (opener > 0 && clause_.is(opener - 1, kDeterminer) && !clause_.is(opener - 1, kClauseOpener)) --opener;
    if (opener > 1 && clause_.is(opener - 1, kRelative) && clause_.says(opener - 1, "which")) {
      const Span antecedent = clause_.phrase_before(clause_.is(opener - 2, ',') ? opener - 2 : opener - 1);
      if (!antecedent.empty()) return antecedent;
    }
  }
  // "issuing notes priced at 99": the notes; "dropping 46 to close at 2,002": what drops.
  if (!subject.empty() && clause_.is(subject.begin, kGerund) && !clause_.is(subject.begin - 1, kDeterminer)) {
    const Span object = clause_.is(subject.begin + 1, kPronoun) ? Span{subject.begin + 1, subject.begin + 2} : clause_.phrase_after(subject.begin + 1);
    if (!object.empty()) subject = object;  // else "spending on roads fell"
  }
  bool named = false;
  for (std::size_t i = subject.begin; i < subject.end && !named; ++i) {
    const bool bare = clause_.is(i, bit(kMoney) | bit(kPercent)) ||
                      (clause_.is(i, kQuantity) && (context_->record.text_of(mention(i), "noun").empty() || context_->record.text_of(mention(i), "unit") != "count"));
    named = (clause_.nominal(i) && !clause_.is(i, bit(kDigits) | bit(kNumber)) && (!bare || clause_.is(verb, kLevelVerb))) || clause_.is(i, bit(kPronoun));
  }
  if (!named) subject = {};
  // "will be 300 feet tall and cost $2m": the subject of the verb in front.
  const std::size_t group = clause_.group_begin(verb);
  if (subject.empty() && drafts_.empty() && group > 0 && clause_.is(group - 1, kConjunction))
    for (std::size_t i = group - 1; i-- > 0 && group - i < 30 && !clause_.is(i, kClauseOpener) && subject.empty();)
      if (clause_.finite(i) && !clause_.is(i, kReportingVerb)) subject = clause_.subject_before(i);
  if (!subject.empty() || drafts_.empty()) return subject;
  return drafts_.back().subject;  // "… rose 3% and now stands at 5%"
}

// Of "went up", "closed 3% higher", where the word of change is not the verb.
Span MetricFinder::subject_of_predicate(std::size_t i) const {
  std::size_t verb = i;
  while (verb > 0 && clause_.is(verb - 1, kAnyPeriod)) --verb;  // "is now down"
  return subject_of(clause_.is(verb - 1, kAnyVerb | bit(kAuxiliary)) ? verb - 1 : i);
}

// What a noun of change is said of by the verb in front of it: "exports showed a 3% rise". With none since the last draft,
// it goes on about the same.
Span MetricFinder::subject_of_noun(std::size_t noun) const {
  const std::size_t stop = drafts_.empty() ? 0 : drafts_.back().last + 1;
  for (std::size_t i = noun; i-- > stop && noun - i < 8 && !clause_.is(i, kClauseOpener);)
    if (clause_.is(i, kAuxiliary) || (clause_.is(i, kAnyVerb) && !clause_.is(i, kNounToo)) || clause_.finite(i)) {
      if (clause_.text(i).starts_with("show"))  // "the index showed a rise of 3%", but "figures showed"
        if (const Span what = subject_of(i); !what.empty() && clause_.is(what.end - 1, kMeasureNoun)) return what;
      const bool thought = clause_.is(i, bit(kReportingVerb) | bit(kOutlook)) && !clause_.is(i, kAuxiliary) && !clause_.passive(i);  // "analysts expected a rise of 3%"
      if (thought) return {};
      const Span what = subject_of(i);
      for (std::size_t k = what.begin; k < what.end; ++k)
        if (clause_.is(k, kFigureRole) && clause_.has(k, kFigureRole, "role", "from") && !clause_.says(k, "from")) return {};  // "this compared with a rise of 3%"
      return what;
    }
  return {};
}

}  // namespace newsmetrics
