#include "metrics/subject.h"

namespace newsmetrics {

Span SubjectFinder::of_verb(std::size_t verb) const {
  if (goes_on(verb)) {
    const Span described = described_by(verb);
    return described.empty() ? of_main_clause(verb) : described;
  }
  if (clause_.is(verb, kGerund) && clause_.says_any(verb - 1, {"into", "from"}))  // "talked the town into paying $5m"
    if (const Span object = clause_.phrase_before(verb - 1); !object.empty()) return object;
  if (const std::size_t leading = verb_in_front(verb); leading != npos) return clause_.subject_before(leading);
  Span subject = clause_.subject_before(verb);
  // "notes due 2017 yielding 8%": the notes.
  if (clause_.is(verb, kGerund) && clause_.is(verb - 1, kAnyPeriod) && clause_.says(verb - 2, "due")) subject = clause_.phrase_before(verb - 2);
  // "a target, which the bank had set at 2%": what was set.
  if (!subject.empty() && clause_.is(verb + 1, kPreposition)) {
    std::size_t opener = subject.begin;
    while (opener > 0 && clause_.is(opener - 1, kDeterminer) && !clause_.is(opener - 1, kClauseOpener)) --opener;
    if (opener > 1 && clause_.is(opener - 1, kRelative) && clause_.says(opener - 1, "which")) {
      std::size_t named = clause_.is(opener - 2, ',') ? opener - 2 : opener - 1;
      while (named > 0 && clause_.is(named - 1, kAnyPeriod)) --named;
      Span antecedent = clause_.phrase_before(named);
      if (const std::size_t joined = clause_.in_front(antecedent); clause_.is(joined, kJoins))  // "a shortage in the system"
        if (const Span first = clause_.phrase_before(joined); !antecedent.empty() && !first.empty()) antecedent.begin = first.begin;
      if (!antecedent.empty()) return antecedent;
    }
  }
  // "is issuing notes priced at 99": the notes; "dropping 46 to close at 2,002": what drops; but "selling the mill cost $5m".
  const bool opens = subject.begin == 0 || clause_.is(subject.begin - 1, kReportingVerb) || clause_.says(subject.begin - 1, "that") || clause_.quote(subject.begin - 1);
  const bool whole = opens && clause_.finite(verb);
  if (!subject.empty() && !whole && clause_.is(subject.begin, kGerund) && !clause_.is(subject.begin - 1, kDeterminer)) {
    const std::size_t what = subject.begin + 1;
    const Span object = clause_.is(what, kPronoun) ? Span{what, what + 1} : clause_.phrase_after(what);
    if (!object.empty()) subject = object;  // else "spending on roads fell"
  }
  if (!names_something(subject, clause_.is(verb, kLevelVerb))) subject = {};
  if (!subject.empty()) return subject;
  // "will be 300 feet tall and cost $2m", "had sales of $5m and lost $2m": the subject of the verb in front.
  const std::size_t joint = clause_.group_begin(verb) - 1;
  // "notes paying 3% and priced at 99": of the notes as well.
  if (clause_.is(joint, kConjunction) && joint + 1 == verb && clause_.is(verb, kLevelLink) && !drafts_.empty()) return drafts_.back().subject;
  if (clause_.is(joint, kConjunction))
    for (std::size_t i = joint; i-- > 0 && joint - i < 29 && !clause_.is(i, kClauseOpener) && subject.empty();)
      if (clause_.finite(i) && !clause_.is(i, kReportingVerb)) subject = clause_.subject_before(i);
  if (subject.empty() && !drafts_.empty()) subject = drafts_.back().subject;
  return subject;
}

// ", reaching $5m", "by selling for $5m", "after falling 3%": about what the main clause is about.
bool SubjectFinder::goes_on(std::size_t verb) const {
  if (clause_.says(clause_.group_begin(verb), "having") && verb > 0) return true;  // "having risen by $5m"
  if (!clause_.is(verb, kGerund)) return false;
  const std::size_t front = clause_.is(verb - 1, kAdverb) && clause_.is(verb - 2, ',') ? verb - 1 : verb;  // ", perhaps exceeding"
  if (verb == 0 || clause_.is(front - 1, ',') || clause_.is(verb - 1, kClauseOpener)) return true;
  return clause_.is(verb - 1, kPreposition) && (!clause_.is(verb - 1, kJoins) || clause_.says(verb - 1, "on"));  // "on reaching 60"
}

// "He said the levies, ranging from 5% to 9%, hurt": the levies, for no verb stands between. Empty when one does.
Span SubjectFinder::described_by(std::size_t participle) const {
  const std::size_t comma = clause_.is(participle - 1, kAdverb) ? participle - 2 : participle - 1;
  if (!clause_.is(comma, ',') || !clause_.nominal(comma - 1)) return {};
  for (std::size_t i = comma; i-- > 0 && comma - i < Clause::kReach;) {
    if (clause_.says(i, "that") || (clause_.is(i, kReportingVerb) && clause_.finite(i))) return clause_.phrase_before(comma);
    if (clause_.finite(i) || clause_.is(i, kPunct)) return {};
  }
  return {};
}

Span SubjectFinder::of_main_clause(std::size_t verb) const {
  if (!drafts_.empty()) return drafts_.back().subject;
  for (std::size_t i = verb > Clause::kFar ? verb - Clause::kFar : 0; i < verb; ++i) {
    const bool main = clause_.finite(i) && !clause_.is(i, kReportingVerb) && !clause_.says(i + 1, "that");
    if (!main && !clause_.past_by_form(i)) continue;
    // "will double its output, going from 5 tons to 9": the output.
    std::size_t moved = i;
    while (clause_.is(moved, bit(kAuxiliary) | bit(kAdverb) | bit(kApproximator))) ++moved;
    if (clause_.is(verb, kChangeVerb) && clause_.is(moved, kChangeVerb) && clause_.is(moved + 1, kDeterminer) && !clause_.passive(moved))
      if (const Span object = clause_.phrase_after(moved + 1); !object.empty() && object.end < verb) return object;
    return clause_.subject_before(i);
  }
  return {};
}

// The verb whose subject an infinitive shares: "beat the visitors 3-0 to climb to fifth", "fell 7 points to close at 88",
// "has the option to buy 5%". npos when there is none.
std::size_t SubjectFinder::verb_in_front(std::size_t verb) const {
  const auto finite_before = [&](std::size_t from, std::size_t end) {
    for (std::size_t i = from; i-- > 0 && end - i < 12 && (clause_.is(i, kHyphen) || !clause_.is(i, bit(kPunct) | bit(kClauseOpener)));)
      if (clause_.finite(i)) return i;
    return npos;
  };
  const std::size_t begin = clause_.group_begin(verb);
  if (clause_.is(begin, kInfinitive) && clause_.is(begin - 1, kAnyFigure | bit(kDigits)))
    if (const std::size_t found = finite_before(begin - 1, begin); found != npos) return found;
  if (clause_.is(verb - 1, kInfinitive) && clause_.is(verb - 2, kPlanNoun) && !clause_.finite(verb - 2)) return finite_before(verb - 2, verb);
  return npos;
}

// A noun or a pronoun, not just a figure; a level may be a sum's ("$3m is").
bool SubjectFinder::names_something(Span subject, bool of_level) const {
  const Record& record = sentence_.record();
  for (std::size_t i = subject.begin; i < subject.end; ++i) {
    if (clause_.is(i, kPronoun)) return true;
    if (!clause_.nominal(i) || clause_.is(i, bit(kDigits) | bit(kNumber))) continue;
    const bool units = clause_.is(i, kQuantity) && (record.text_of(mention(i), "noun").empty() || record.text_of(mention(i), "unit") != "count");
    if (of_level || !(units || clause_.is(i, bit(kMoney) | bit(kPercent)))) return true;
  }
  return false;
}

// Of "went up", "closed 3% higher", where the word of change is not the verb.
Span SubjectFinder::of_predicate(std::size_t i) const {
  std::size_t verb = i;
  while (verb > 0 && clause_.is(verb - 1, kAnyPeriod)) --verb;  // "is now down"
  // "ended the day down 3%"
  const std::size_t ended = clause_.is(verb - 1, kDeterminer) ? verb - 2 : clause_.is(verb - 2, kDeterminer) ? verb - 3 : verb;
  if (ended < verb && clause_.is(ended, kLevelVerb) && (clause_.says_any(verb - 1, {"day", "session"}) || clause_.is(verb - 1, bit(kPeriodNoun) | bit(kDeterminer))))
    return of_verb(ended);
  return of_verb(clause_.is(verb - 1, kAnyVerb | bit(kAuxiliary)) ? verb - 1 : i);
}

// What a noun of change is said of by the verb in front of it: "exports showed a 3% rise". With none since the last draft,
// it goes on about the same.
Span SubjectFinder::of_noun(std::size_t noun) const {
  if (clause_.says(clause_.figure_left(noun) - 1, "for")) return {};  // "were pressing for a 9% rise"
  const std::size_t stop = drafts_.empty() ? 0 : drafts_.back().last + 1;
  for (std::size_t i = noun; i-- > stop && noun - i < 8 && !clause_.is(i, kClauseOpener);)
    if (clause_.is(i, kAuxiliary) || (clause_.is(i, kAnyVerb) && !clause_.is(i, kNounToo)) || clause_.finite(i)) {
      if (clause_.text(i).starts_with("show"))  // "the index showed a rise of 3%", but "figures showed"
        if (const Span what = of_verb(i); !what.empty() && clause_.is(what.end - 1, kMeasureNoun)) return what;
      const bool thought = clause_.is(i, bit(kReportingVerb) | bit(kOutlook)) && !clause_.is(i, kAuxiliary) && !clause_.passive(i);  // "analysts expected a rise of 3%"
      if (thought) return {};
      const Span what = of_verb(i);
      for (std::size_t k = what.begin; k < what.end; ++k)
        if (clause_.is(k, kFigureRole) && clause_.has(k, kFigureRole, "role", "from") && !clause_.says(k, "from")) return {};  // "this compared with a rise of 3%"
      return what;
    }
  return {};
}

// "Hit a new low of $3m", "setting a monthly record of": what did. Empty when it is no mark.
Span SubjectFinder::of_mark(std::size_t of) const {
  if (!clause_.says_any(of - 1, {"low", "high", "peak", "record"})) return {};
  std::size_t left = of - 1;
  while (left > 0 && of - left < 6 && (clause_.nominal(left - 1) || clause_.is(left - 1, kBeforeFigure | kAnyPeriod)) && !clause_.finite(left - 1) &&
         !clause_.is(left - 1, kGerund))
    --left;
  if (left == 0 || !clause_.is(left - 1, kAnyVerb)) return {};
  return clause_.finite(left - 1) || clause_.is(left - 1, kGerund) ? of_verb(left - 1) : Span{};
}

}  // namespace newsmetrics
