#include "metrics/status.h"

namespace newsmetrics {

// The verb that tells of the draft: its word of change, or the word in front of its figure.
std::size_t StatusReader::verb_of(const Draft& draft) const { return clause_.is(draft.anchor, kAnyFigure) ? clause_.figure_left(draft.anchor) - 1 : draft.anchor; }

// "Got leave to raise its stake to 5%", "a plan to cut 300 jobs": not done yet, unlike "continued to raise" and "was forced to cut".
bool StatusReader::purposed(const Draft& draft) const {
  const std::size_t verb = verb_of(draft);
  if (!clause_.is(verb, kAnyVerb) || !clause_.is(verb, kBase) || !clause_.is(verb - 1, kInfinitive)) return false;
  if (clause_.is(verb, kChangeVerb) && !clause_.has(verb, kChangeVerb, "use", "object")) return false;
  const std::size_t what = verb - 2;
  if (!clause_.nominal(what) || clause_.is(what, bit(kGerund) | bit(kCatenative) | kAnyFigure | bit(kDigits))) return false;
  if (clause_.says_any(what, {"restated", "move"}) || clause_.finite(what)) return false;
  // "forced the firm to cut 300 jobs"
  for (std::size_t k = what; k > 0 && what - k < 6 && !clause_.is(k, kPunct); --k)
    if (clause_.says_any(k, {"forced", "caused", "prompted", "compelled", "led", "obliged", "enabled", "allowed", "helped"})) return false;
  return true;
}

// "Sales may rise as fees fell 3%", "dropped plans to grow and cut its stake to 5%": a past of its own, behind another's outlook.
bool StatusReader::told_as_done(const Draft& draft, std::size_t outlook) const {
  const std::size_t verb = verb_of(draft);
  if (verb <= outlook || !clause_.is(verb, kAnyVerb) || !clause_.is(verb, kPast) || clause_.is(verb, kBase)) return false;
  if (clause_.is(verb - 1, bit(kAuxiliary) | bit(kInfinitive)) || !clause_.finite(verb) || clause_.passive(verb)) return false;
  for (std::size_t i = outlook; i < verb; ++i)
    if (clause_.says_any(i, {"if", "unless"})) return false;
  if (clause_.is(verb - 1, kConjunction)) return true;
  std::size_t front = draft.subject.begin;
  if (front <= outlook || front >= verb) return false;
  while (front > outlook + 1 && (clause_.is(front - 1, kDeterminer) || clause_.says(front - 1, "that"))) --front;
  return front > outlook + 1;
}

// Whether the word of outlook at i speaks of what follows in its clause.
bool StatusReader::looks_ahead(std::size_t i) const {
  if (!clause_.is(i, kOutlook) || clause_.is(i, kDate) || clause_.is(i - 1, kHyphen) || clause_.is(i + 1, kHyphen)) return false;
  if (clause_.says(i, "May")) return false;                                                                                                    // "May futures"
  if (clause_.is(i, kAuxiliary) && clause_.is(i + 1, kPreposition) && clause_.is(i - 1, kPronoun) && clause_.says(i - 2, "as")) return false;  // "as it should for"
  if (clause_.text(i).starts_with("estimat") && clause_.says(i + 1, "that")) return false;
  if (clause_.is(i, kPast) && clause_.is(i - 1, kPreposition) && clause_.nominal(i + 1)) return false;        // "a provision for estimated losses"
  if (clause_.says(i, "seen") && clause_.is(i - 1, kAuxiliary) && !clause_.is(i - 1, kCopula)) return false;  // "had seen"
  if (clause_.has(i, kOutlook, "needs", "to") && (!clause_.is(i + 1, kInfinitive) || clause_.is(i + 2, kDeterminer))) return false;
  if (clause_.is(i, kGerund) && !clause_.is(i - 1, kAuxiliary) && clause_.nominal(i + 1)) return false;  // "the planning board"
  if (!clause_.is(i, kNounToo) || clause_.finite(i)) return true;
  const std::string_view status = clause_.attribute(i, kOutlook, "status");
  if (status == "target") return !clause_.is(i + 1, kLower) || !clause_.nominal(i + 1);  // not "a target price"
  if (status != "expected" || clause_.is(i, kGerund) || clause_.is(i + 1, kInfinitive) || clause_.passive(i)) return true;
  return clause_.is(i, kPast) && !clause_.is(i, kBase);  // "the plan" and "the forecast" tell nothing of a figure behind them
}

// Whether what is expected in front of i says nothing of the draft behind it.
bool StatusReader::ends_outlook(const Draft& draft, Span clause, std::size_t i) const {
  if (i < clause.begin && clause_.is(i, kPunct) && !clause_.is(i, kHyphen)) return true;
  if (clause_.quote(i) && clause_.is(i - 1, ',')) return true;  // "'There will be a crowd,' said one of the 100 exiles"
  if (clause_.has(i, kReportingVerb, "speech", "yes") && !clause_.is(i, kOutlook) && clause_.is(i, kPast) && clause_.finite(i))
    return true;  // "if it will rise, he said, …"
  if (clause_.is(i, kFigureRole) && !clause_.is(draft.anchor, kAnyFigure)) return false;
  // "will beat the sales of $3m told last year": what it is compared with.
  if (clause_.says_any(i, {"than", "above", "below", "compared with", "compared to", "versus", "vs", "against"})) {
    for (std::size_t k = i; k < draft.anchor; ++k)
      if (clause_.is(k, ',')) return false;
    return clause_.figure_after(i + 1) == npos;
  }
  if (clause_.says_any(i, {"because", "although", "though", "whereas"})) return true;
  std::size_t verb = i + 1;
  while (verb <= draft.anchor && !clause_.finite(verb)) ++verb;
  if (clause_.says_any(i, {"after", "following", "despite", "amid", "because of", "due to", "in the wake of"}))
    return verb > draft.anchor && !clause_.is(i + 1, kBase);  // but "after it buys 5%"
  // "will help a mill that has lost $3m", but not "sees sales, which fell in May, at $3m"
  if (!clause_.is(i, kRelative) || verb > draft.anchor || (clause_.says(i, "that") && verb != i + 1)) return false;
  for (std::size_t k = verb; k < draft.anchor; ++k)
    if (clause_.is(k, ',')) return false;
  return (clause_.is(verb, kPast) && !clause_.is(verb, kBase)) || clause_.says_any(verb, {"has", "have", "had", "was", "were"});
}

// "Plans to sell its 40% stake": what it has.
bool StatusReader::owned(const Draft& draft) const {
  const std::size_t anchor = draft.anchor;
  if (!clause_.is(anchor, kAnyFigure) || draft.subject.begin != unit_end(anchor) + 1 || draft.direction != Direction::kNone) return false;
  return clause_.is(anchor - 1, kPossessive) || clause_.says_any(anchor - 1, {"its", "their", "his", "her", "our"});
}

// "Will buy $3m of bonds and $2m of bills": the second object of a verb.
bool StatusReader::shares_verb(const Draft& draft, Span clause) const {
  if (!clause_.is(clause.begin - 1, kConjunction) || sentence_.record().metrics.empty()) return false;
  const Metric& last = sentence_.record().metrics.back();
  if (last.sentence != clause_.item(draft.anchor).sentence || last.end > clause_.item(clause.begin).begin) return false;
  for (std::size_t i = clause.begin; i <= draft.anchor; ++i)
    if (clause_.finite(i) || clause_.is(i, bit(kClauseOpener) | bit(kChangeVerb))) return false;
  return true;
}

// "A $3m fund will be set up", "$3m will go to schools": the verb stands behind.
bool StatusReader::yet_to_be(const Draft& draft) const {
  const std::size_t anchor = draft.anchor;
  if (!clause_.is(anchor, kAnyFigure) || clause_.says_any(anchor - 1, {"the", "The"}) || clause_.is(anchor - 1, bit(kPossessive) | bit(kPronoun))) return false;
  const bool in_front_of_subject = draft.subject_text.empty() && draft.subject.begin == unit_end(anchor) + 1;
  const std::size_t verb = in_front_of_subject ? draft.subject.end : draft.tail > anchor ? anchor + 1 : npos;
  return clause_.is(verb, kAuxiliary) && looks_ahead(verb);
}

Status StatusReader::status_of(const Draft& draft, Span clause) const {
  Status status = Status::kReported;
  std::size_t outlook = npos;
  for (std::size_t i = clause.begin > 8 ? clause.begin - 8 : 0; i < draft.anchor; ++i) {
    if (status != Status::kReported && ends_outlook(draft, clause, i)) status = Status::kReported;
    const bool to = clause_.is(i + 1, kInfinitive) || clause_.says(i + 1, "due to");
    const bool to_be = clause_.is(i, kCopula) && to && clause_.is(i + 2, bit(kBase) | bit(kCopula));  // "is to be raised by $3m"
    if (to_be && status == Status::kReported) {
      status = Status::kExpected;
      outlook = i;
    }
    if (!looks_ahead(i)) continue;
    const std::string_view name = clause_.attribute(i, kOutlook, "status");
    status = name == "denied" ? Status::kDenied : name == "target" ? Status::kTarget : Status::kExpected;
    outlook = i;
    if (status == Status::kDenied) break;
  }
  if (status == Status::kExpected && (told_as_done(draft, outlook) || owned(draft))) return Status::kReported;
  if (status == Status::kReported && shares_verb(draft, clause)) return sentence_.record().metrics.back().status;
  return status == Status::kReported && (purposed(draft) || yet_to_be(draft)) ? Status::kExpected : status;
}

}  // namespace newsmetrics
