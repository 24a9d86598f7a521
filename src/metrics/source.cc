// Who says so, and how sure it is.
#include "metrics/metrics.h"

#include <algorithm>

namespace newsmetrics {

void MetricFinder::read_source() {
  source_ = {};
  Span found;
  for (std::size_t i = 0; i < clause_.size() && found.empty(); ++i) {
    if (clause_.is(i, kAttribution)) {
      found = clause_.phrase_after(i + 1);
      // "figures released by the ministry" speak for the ministry.
      const std::size_t by = found.end + 1;
      if (!found.empty() && (clause_.is(found.end, kPast) || clause_.text(found.end).ends_with("ed")))
        for (std::size_t k = by; k < std::min(by + 3, clause_.size()); ++k)
          if (clause_.is(k, kFigureRole) && clause_.says(k, "by")) found = clause_.phrase_after(k + 1);
    }
    if (!clause_.is(i, kReportingVerb) || clause_.is(i, kGerund) || clause_.passive(i) || !clause_.finite(i) || clause_.negated(i) ||
        clause_.text(i + 1).ends_with("selves") || clause_.text(i + 1) == "itself")
      continue;
    if (clause_.has(i, kChangeVerb, "direction", "unchanged") && !clause_.says(i + 1, "that") && !clause_.is(i - 1, kPunct)) continue;  // "maintained a credit line"

    if (clause_.is(i, kAmountVerb) && clause_.has(i, kReportingVerb, "speech", "yes") && clause_.figure_after(i + 1) != npos) continue;  // "the tax would add $3"
    if (clause_.is(i - 1, kInfinitive) && !clause_.is(i - 2, bit(kCatenative) | bit(kOutlook) | bit(kReportingVerb))) continue;          // "declined to confirm"
    // "a plan announced in May", "losses estimated at $3m": nobody's words.
    if (clause_.is(i, kPast) && !clause_.has(i, kReportingVerb, "speech", "yes") && clause_.reduced(i)) continue;
    const Span behind = clause_.has(i, kReportingVerb, "speech", "yes") && clause_.is(i - 1, kPunct) && !clause_.is(i - 1, ')') && !clause_.is(i - 1, '>') &&
                                !clause_.says(i, "told") && !clause_.is(i + 1, kApproximator)
                            ? clause_.phrase_after(i + 1)
                            : Span{};
    std::size_t verb = behind.end;  // ", said growth in 1987 is likely": a clause, no name
    while (verb < behind.end + 4 && clause_.is(verb, kAnyPeriod | bit(kPreposition) | bit(kDeterminer) | bit(kAdverb))) ++verb;
    if (!behind.empty() && !clause_.is(behind.begin, kAnyFigure) && !clause_.finite(verb) && !clause_.is(i + 1, kPronoun)) {
      found = behind;  // ", said the ministry"
    } else {
      // "did not name the price but said": of the verb in front.
      std::size_t of = i;
      if (clause_.is(clause_.group_begin(i) - 1, kConjunction))
        for (std::size_t k = clause_.group_begin(i) - 1; k-- > 0 && i - k < 30 && of == i && !clause_.is(k, kClauseOpener);)
          if (clause_.finite(k)) of = k;
      found = clause_.subject_before(of);
      if (found.empty() && i > 0 && clause_.is(i - 1, kPronoun)) found = {i - 1, i};
      // "The balance showed a surplus": a measure says nothing. "After the mayor announced a tax, …": nobody says the rest.
      const std::size_t opener = clause_.is(found.begin - 1, kDeterminer) ? found.begin - 2 : found.begin - 1;
      bool aside = clause_.is(opener, kClauseOpener) && !clause_.is(opener, kRelative);
      for (const std::string_view word : {"as", "As", "when", "When", "while", "While"}) aside &= !clause_.says(opener, word);
      if (aside || clause_.is(found.end - 1, kMeasureNoun)) found = {};
      if (found.end == found.begin + 1 && clause_.is(found.begin, kPronoun) && clause_.attribute(found.begin, kPronoun, "person").empty())
        found = {};  // "I think", "which said"
    }
  }
  if (found.end > found.begin + 1 && clause_.is(found.begin, kGerund) && clause_.is(found.begin + 1, kDeterminer)) found.begin += 2;  // "noting the audit said"
  if (found.empty() || clause_.is(found.begin, kAnyFigure)) return;
  source_ = clause_.text(found);
  if (found.end == found.begin + 1 && clause_.is(found.begin, kPronoun)) {
    const std::string_view number = clause_.attribute(found.begin, kPronoun, "person");
    const std::string_view last = number == "one" ? last_speaker_ : number == "body" ? last_body_ : number == "many" ? last_speakers_ : std::string_view{};
    if (!last.empty()) source_ = last;
    return;
  }
  bool person = false;
  for (std::size_t i = found.begin; i < found.end; ++i) {
    person |= clause_.is(i, bit(kOfficial) | bit(kPersonNoun) | bit(kPerson)) && !clause_.is(i + 1, kPossessive);
    if (clause_.is(i, kOfficial))
      if (const std::string_view name = context_->record.text_of(mention(i), "name"); !name.empty()) source_ = name;
  }
  const std::size_t head = found.end - 1;
  if ((clause_.is(head, kLower) || head == 0) && !clause_.is(head, kOrganization) && clause_.text(head).ends_with("s"))
    last_speakers_ = source_;
  else if (person)
    last_speaker_ = source_;
  else
    last_body_ = source_;
}

// "Got leave to raise its stake to 5%", "a plan to cut 300 jobs": not done yet, unlike "continued to raise" and "was forced to cut".
bool MetricFinder::purposed(const Draft& draft) const {
  std::size_t verb = draft.anchor;
  if (clause_.is(verb, kAnyFigure)) verb = clause_.figure_left(verb) - 1;
  if (!clause_.is(verb, kAnyVerb) || !clause_.is(verb, kBase) || !clause_.is(verb - 1, kInfinitive)) return false;
  const bool acts = !clause_.is(verb, kChangeVerb) || clause_.has(verb, kChangeVerb, "use", "object");
  return acts && clause_.nominal(verb - 2) && !clause_.says(verb - 2, "restated") && !clause_.says(verb - 2, "move") && !clause_.finite(verb - 2) &&
         !clause_.is(verb - 2, bit(kGerund) | bit(kCatenative) | kAnyFigure | bit(kDigits));
}

// "Sales may rise as fees fell 3%", "dropped plans to grow and cut its stake to 5%": a past of its own, behind another's outlook.
bool MetricFinder::told_as_done(const Draft& draft, std::size_t outlook) const {
  std::size_t verb = draft.anchor;
  if (clause_.is(verb, kAnyFigure)) verb = clause_.figure_left(verb) - 1;
  if (verb <= outlook || verb >= clause_.size() || !clause_.is(verb, kAnyVerb) || !clause_.is(verb, kPast) || clause_.is(verb, kBase) || !clause_.finite(verb) ||
      clause_.passive(verb) || clause_.is(verb - 1, bit(kAuxiliary) | bit(kInfinitive)))
    return false;
  for (std::size_t i = outlook; i < verb; ++i)
    if (clause_.says(i, "if") || clause_.says(i, "unless")) return false;
  if (clause_.is(verb - 1, kConjunction)) return true;
  std::size_t front = draft.subject.begin;
  if (front <= outlook || front >= verb) return false;
  while (front > outlook + 1 && (clause_.is(front - 1, kDeterminer) || clause_.says(front - 1, "that"))) --front;
  return front > outlook + 1;
}

Status MetricFinder::status_of(const Draft& draft, Span clause) const {
  Status status = Status::kReported;
  std::size_t outlook = npos;
  for (std::size_t i = clause.begin > 8 ? clause.begin - 8 : 0; i < draft.anchor; ++i) {
    if (clause_.says(i, "after")) {  // "will fall after a loss of $3m", but "after it buys 5%"
      bool verb = false;
      for (std::size_t k = i + 1; k <= draft.anchor && !verb; ++k) verb = clause_.finite(k);
      if (!verb) status = Status::kReported;
    }
    if (i < clause.begin && clause_.is(i, bit(kPunct)) && !clause_.is(i, kHyphen)) status = Status::kReported;
    if (!clause_.is(i, kOutlook) || clause_.is(i, kDate) || clause_.is(i - 1, kHyphen)) continue;
    if (clause_.says(i, "seen") && clause_.is(i - 1, kAuxiliary) && !clause_.is(i - 1, kCopula)) continue;  // "had seen"
    if (clause_.attribute(i, kOutlook, "status") == "target" && clause_.is(i, kNounToo) && clause_.is(i + 1, kLower) && clause_.nominal(i + 1) && !clause_.finite(i))
      continue;  // "a target price"
    if (clause_.has(i, kOutlook, "needs", "to") && (!clause_.is(i + 1, kInfinitive) || clause_.is(i + 2, kDeterminer))) continue;
    if (clause_.is(i, kGerund) && !clause_.is(i - 1, kAuxiliary) && clause_.nominal(i + 1)) continue;  // "the planning board"
    // "The plan" and "the forecast" tell nothing of a figure behind them.
    if (clause_.is(i, kNounToo) && !(clause_.is(i, kPast) && !clause_.is(i, kBase)) && !clause_.finite(i) && !clause_.is(i, kGerund) && !clause_.passive(i) &&
        !clause_.is(i + 1, kInfinitive) && clause_.attribute(i, kOutlook, "status") == "expected")
      continue;
    const std::string_view name = clause_.attribute(i, kOutlook, "status");
    status = name == "denied" ? Status::kDenied : name == "target" ? Status::kTarget : Status::kExpected;
    outlook = i;
    if (status == Status::kDenied) break;
  }
  if (status == Status::kExpected && told_as_done(draft, outlook)) status = Status::kReported;
  return status == Status::kReported && purposed(draft) ? Status::kExpected : status;
}

}  // namespace newsmetrics
