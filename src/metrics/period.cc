#include "metrics/period.h"

#include <algorithm>
#include <cctype>

namespace newsmetrics {

Span PeriodReader::clause_of(const Draft& draft) const {
  std::size_t begin = draft.anchor, end = std::min(draft.last + 1, clause_.size());
  const bool subject_in_front = !draft.subject.empty() && draft.subject.begin < begin;
  if (subject_in_front) begin = draft.subject.begin;
  const auto opens = [&](std::size_t i) {
    if (!clause_.is(i, kClauseOpener) || clause_.is(i - 1, kAuxiliary)) return false;
    return !clause_.is(i + 1, kAnyPeriod) || clause_.is(i, kRelative);  // "since 2010" opens nothing
  };
  while (begin > 0 && draft.anchor < begin + Clause::kFar && !opens(begin - 1) && !clause_.is(begin - 1, ';') && !clause_.is(begin - 1, ':')) {
    if (clause_.is(begin - 1, kConjunction) && !(clause_.is(begin - 2, kAnyPeriod) && clause_.is(begin, kAnyPeriod))) {
      bool clause = false;
      for (std::size_t k = begin - 1; k-- > 0 && begin - k < 20 && !clause;) clause = clause_.finite(k);
      if (clause) break;
    }
    --begin;
  }
  if (!draft.subject.empty()) end = std::max(end, draft.subject.end);
  end = std::max(end, draft.tail);
  const auto is_said = [&](std::size_t i) {  // ", Holt said it has …"
    std::size_t k = i;
    while (k < i + 6 && (clause_.nominal(k) || clause_.is(k, kDeterminer)) && !clause_.is(k, kReportingVerb)) ++k;
    return k > i && clause_.is(k, kReportingVerb) && clause_.finite(k);
  };
  const auto goes_on_to_figure = [&](std::size_t i) {  // ", implying losses of $5m"
    if (!clause_.is(i, kGerund)) return false;
    while (i < clause_.size() && !clause_.is(i, bit(kPunct) | kAnyFigure)) ++i;
    return clause_.is(i, kAnyFigure);
  };
  const auto closes = [&](std::size_t i) {
    return opens(i) || clause_.is(i, ';') || clause_.is(i, kAttribution) || (clause_.is(i, kReportingVerb) && clause_.is(i - 1, kPunct));
  };
  while (end < clause_.size() && end < draft.anchor + Clause::kFar && !closes(end)) {
    if (clause_.is(end, kConjunction) && !(clause_.is(end - 1, kAnyPeriod) && clause_.is(end + 1, kAnyPeriod))) {
      bool clause = false;
      for (std::size_t k = end + 1; k < clause_.size() && k < end + 10 && !clause; ++k) clause = clause_.finite(k) || (clause_.is(k, kAnyFigure));
      if (clause) break;
    }
    if (end > draft.last && (clause_.is(end, kAnyFigure) || (clause_.is(end, ',') && (goes_on_to_figure(end + 1) || is_said(end + 1))))) break;
    ++end;
  }
  while (end > begin + 1 && clause_.is(end - 1, kPunct) && !clause_.is(end - 1, ')')) --end;
  return {begin, end};
}

// "From 2015 to 2019", "between 2014 and 2017", "March-May": whether the dates at i and two words on are one period.
bool PeriodReader::opens_period(std::size_t i) const {
  if (!clause_.is(i, kDate) || !clause_.is(i + 2, kDate)) return false;
  const std::size_t joint = i + 1;
  if (clause_.is(joint, kHyphen) || clause_.is(joint, '/')) return true;
  if (clause_.says(joint, "through") && clause_.is(i, kDigits)) return true;
  if (clause_.is(i - 1, ',')) return clause_.is(joint, kInfinitive);
  if (!clause_.is(i - 1, bit(kPreposition) | bit(kPeriodNoun))) return false;
  const bool between = clause_.is(joint, kConjunction) && clause_.says_any(i - 1, {"between", "Between"});
  return between || clause_.is(joint, kInfinitive) || clause_.says_any(joint, {"through", "until"});
}

// "Was 5%, the highest since 2010", "for the first time in two years", but not "5% have left since 2010".
bool PeriodReader::behind_superlative(std::size_t begin, std::size_t period) const {
  std::size_t joint = begin > 0 ? begin - 1 : 0;
  while (joint < period && !clause_.says_any(joint, {"since", "in", "for"})) ++joint;
  if (joint == period) return false;
  for (std::size_t i = joint; i-- > 0 && joint - i < 8 && !clause_.is(i, kPunct) && !clause_.is(i, kAnyFigure & ~bit(kRanking));) {
    const bool noun = clause_.says_any(i, {"interest", "rest", "harvest", "request"});
    if ((clause_.text(i).ends_with("est") && !noun) || clause_.says_any(i, {"worst", "most", "least", "high", "low", "first"})) return true;
  }
  return false;
}

// Whether the period is part of a phrase: of its noun, or of a measure, and so not of the metric.
bool PeriodReader::belongs_to_phrase(const Draft& draft, std::size_t i) const {
  const bool named_behind = clause_.nominal(i + 1) && !clause_.is(i + 1, kPeriodNoun);
  const bool before_subject = i + 1 == draft.subject.begin, in_subject = i >= draft.subject.begin && i < draft.subject.end;
  const bool behind = i > draft.anchor;
  if (clause_.is(i, kDuration)) {
    if (clause_.is(i - 1, kLower) && clause_.nominal(i - 1)) return true;  // "its battery lasts 14 hours", "3,000 tons of ore a day"
    if (clause_.says(i - 1, "of") && clause_.nominal(i - 2) && !clause_.is(i - 2, kPeriodNoun)) return true;  // "bonds of five to 10 years"
    const bool measure = clause_.text(i).find('-') != std::string_view::npos && !clause_.is(i + 1, kPeriodNoun);
    if (named_behind || measure) return true;  // "six-month notes", "for the three-month and the six-month bills"
    // "two-year and one-year notes"
    if (clause_.is(i + 1, kConjunction) && clause_.is(i + 2, kDuration) && clause_.nominal(i + 3) && !clause_.is(i + 3, kPeriodNoun)) return true;
    if (clause_.says(i + 1, "of") && clause_.nominal(i + 2) && !clause_.is(i + 2, kAnyPeriod | kAnyFigure)) return true;  // "98 days of use"
  }
  if (behind && named_behind && clause_.is(i - 1, kAnyVerb) && !before_subject) return true;  // "lowered first quarter net"
  // "before this year's harvest"
  const bool owner = clause_.is(i + 1, kPossessive) && i + 2 != draft.subject.begin;
  if (owner && (behind ? !clause_.says_any(i - 1, {"in", "at"}) : clause_.says_any(i - 1, {"before", "after", "since", "until"}))) return true;
  for (std::size_t k = i + 1; k < i + 4 && clause_.nominal(k); ++k)  // "at the June board meeting"
    if (clause_.says(k, "meeting")) return true;
  std::size_t goods = i + 1;  // "for April/May shipment"
  while (clause_.is(goods, '/') || clause_.is(goods, bit(kDate) | bit(kHyphen))) ++goods;
  if (clause_.attribute(goods, "dated") == "yes") return true;
  if (clause_.is(i - 1, kPreposition) && clause_.says(i - 1, "of") && clause_.is(i - 2, kDebtNoun)) return true;  // "bonds of 1976"
  if (clause_.nominal(i + 1) && clause_.says_any(i, {"winter", "summer", "spring", "autumn"})) return true;  // "winter potatoes"
  for (std::size_t k = i + 1; k < i + 5 && clause_.nominal(k); ++k)                                          // "the 1997 government bond"
    if (clause_.is(k, kDebtNoun)) return true;
  const std::string_view next = clause_.text(i + 1);
  if (named_behind && in_subject && clause_.is(i - 1, bit(kDeterminer) | bit(kPossessive)) && clause_.is(i + 1, kCapitalised) && next.size() > 1 &&
      std::islower(static_cast<unsigned char>(next[1])))
    return true;  // "the 1979 Beetle"
  if (!named_behind || before_subject || in_subject) return false;
  // "a 1985 lawsuit", "the weekend accord", but "the 1985 crop"
  const bool nameless = behind && !clause_.numbered(i);
  const bool apart = clause_.is(i - 1, kArticle) && (nameless || !clause_.says_any(i - 1, {"the", "The"}));
  return apart || clause_.is(i - 1, kPossessive) || (nameless && clause_.text(i).starts_with("the week"));
}

// Where the words that lead to a period begin: "in the", "since this".
std::size_t PeriodReader::period_left(std::size_t period) const {
  std::size_t left = period;
  const auto leads = [&](std::size_t i) { return clause_.is(i, bit(kPreposition) | bit(kDeterminer) | bit(kPossessive)) || clause_.says(i, "current"); };
  while (left > 0 && leads(left - 1) && !clause_.is(left - 1, kAnyFigure | bit(kFigureRole))) --left;
  return left;
}

// "Last year", "1985": what a figure is compared with, rather than the day of a deed.
bool PeriodReader::is_stretch(std::size_t i) const {
  const std::string_view text = clause_.text(i);
  for (const std::string_view length : {"year", "month", "quarter", "period", "half"})
    if (text.find(length) != std::string_view::npos) return true;
  return text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "The bond issued yesterday was raised", "the plan presented to the board in May will cost": of a participle at or behind `from`.
bool PeriodReader::is_of_participle(std::size_t i, std::size_t from) const {
  for (std::size_t k = i; k-- > std::max<std::size_t>(from, 1) && i - k < 10 &&
                          !clause_.is(k, bit(kPunct) | bit(kClauseOpener) | bit(kConjunction) | bit(kAuxiliary) | kAnyFigure | kAnyPeriod);) {
    if (!clause_.is(k, kAnyVerb) || !clause_.is(k, kPast)) continue;
    return !clause_.is(k, bit(kBase) | bit(kReportingVerb) | bit(kOutlook) | bit(kCatenative)) && clause_.nominal(k - 1) && clause_.reduced(k);
  }
  return false;
}

// A period that may be the metric's: a date that belongs to the saying ("said on Friday") or to the figure compared with
// ("than in May") is not.
bool PeriodReader::counts_as_period(const Draft& draft, std::size_t i) const {
  if (!clause_.is(i, kAnyPeriod) || clause_.is(i, bit(kTime) | bit(kSet))) return false;
  const std::string_view text = clause_.text(i);
  if (text.starts_with("a ") && text.find_first_of(" \n", 2) == std::string_view::npos && clause_.is(i - 1, kAnyFigure)) return false;  // "3% a year"
  if (clause_.says(i, "current") || i == draft.value || i == draft.by || i == draft.from) return false;
  if (belongs_to_phrase(draft, i)) return false;
  const bool in_front = i < draft.anchor && (i > draft.subject.begin || draft.subject.begin > draft.anchor);
  if (in_front && is_of_participle(i, 1)) return false;
  if (i > draft.last && is_of_participle(i, std::max({draft.last + 1, draft.subject.end, draft.tail}))) return false;
  if (clause_.is(i - 1, kCopula) && clause_.numbered(i)) return false;  // "payment date is May 4"
  const std::size_t left = period_left(i);
  const bool of_deed = clause_.is(left - 1, bit(kCatenative) | bit(kReportingVerb)) && clause_.is(left - 1, kPast) && !clause_.passive(left - 1);
  if (in_front && of_deed && clause_.is(i + 1, kInfinitive) && clause_.is(i + 2, kBase)) return false;  // "agreed in May to cut output by 7%"
  for (std::size_t at = left > 0 ? left - 1 : 0; at < i; ++at)  // "notes due May 4"
    if (clause_.says_any(at, {"due", "payable", "maturing", "record", "base"})) return false;
  const std::size_t before = left - 1;
  if ((clause_.is(before, kReportingVerb) && i + 1 != draft.subject.begin) || clause_.text(before).ends_with("than")) return false;
  if (clause_.is(before, kFigureRole) && !clause_.says_any(before, {"at", "by", "At", "By"})) return opens_period(i) || (i >= 2 && opens_period(i - 2));
  if (i < draft.anchor && clause_.is(i + 1, kReportingVerb) && clause_.finite(i + 1) && !is_stretch(i)) return false;  // "today reported a loss"
  if (clause_.says(before, "nil")) return false;                                                                       // "79 cars versus nil for March 1986"
  if (clause_.is(before, kDigits) && clause_.says(before - 1, "from")) return false;                                   // "from 16 currently"
  if (i < 12 && clause_.is(i + 1, kDash)) return false;                                                                // "LONDON, March 4 - …"
  // "from 57 a year earlier": when another draft's figure was.
  if (clause_.is(before, kAnyFigure) && draft.value != before)
    for (const Draft& other : drafts_)
      if (other.from == before) return false;
  if (behind_superlative(left, i)) return false;
  // "a rise of 3% over 1985", "on last year"
  const bool in_subject = i >= draft.subject.begin && i < draft.subject.end;
  if (clause_.is(i, kDate) && left < i && (clause_.says(left, "over") || (clause_.says(left, "on") && is_stretch(i) && !in_subject))) return false;
  if (!clause_.is(before, kClauseOpener) || clause_.is(before, kRelative)) return true;
  if (clause_.says_any(before, {"since", "after", "before", "while", "because", "although"})) return true;
  return left < i && clause_.nominal(i + 1);  // "where the May 7 storm left"
}

// "Revenue, which fell in 2014, …", ", frozen since 1985,": when the words between the commas held.
bool PeriodReader::in_aside(const Draft& draft, std::size_t i) const {
  std::size_t closing = i;
  while (closing < draft.anchor && !clause_.is(closing, ',')) ++closing;
  if (closing >= draft.anchor) return false;
  for (std::size_t k = i; k-- > 0 && i - k < 20;)
    if (clause_.is(k, ',')) {
      if (k + 1 == i && clause_.figure_after(i + 1) != npos) return true;  // ", now 300 tons,"
      const bool participle = clause_.is(k + 1, kLower) && clause_.is(k + 1, bit(kPast) | bit(kGerund)) && !clause_.says_any(k + 1, {"ended", "ending"});
      return participle || clause_.is(k + 1, kClauseOpener);
    }
  return false;
}

// "Last week the bank said it lost $3m", "Last week, the bank said …": when it said so, but not "in 1986, the bank said, …".
bool PeriodReader::is_of_saying(const Draft& draft, std::size_t i) const {
  const bool bare = !clause_.is(i - 1, bit(kPreposition) | bit(kDeterminer)), day = bare && !is_stretch(i);
  for (std::size_t k = i + 1; k < draft.subject.begin && k < draft.anchor && (!clause_.is(k, ',') || day || (bare && k == i + 1)); ++k)
    if (clause_.has(k, kReportingVerb, "speech", "yes") && !clause_.is(k + 1, ',') && clause_.finite(k) && !clause_.passive(k)) return true;
  return false;
}

// "When it was sold in May, …", "in addition to three deaths on Friday, …": when something else was.
bool PeriodReader::is_of_opening(const Draft& draft, std::size_t i) const {
  const std::size_t end = draft.subject_text.empty() && draft.subject.begin > i ? draft.subject.begin : draft.anchor;
  bool verb = false, closed = false;
  for (std::size_t k = i + 1; k < end && !closed; ++k) closed = clause_.is(k, ',') && !clause_.is(k + 1, kGerund);
  if (!closed) return false;
  for (std::size_t k = i; k-- > 0 && i - k < Clause::kFar && !clause_.is(k, ',') && !clause_.quote(k);) {
    verb |= clause_.finite(k) && !clause_.says_any(k, {"ended", "ending"});
    if (clause_.is(k, kClauseOpener) && !clause_.is(k, kRelative)) return verb && !clause_.says_any(k, {"as", "As"});
    if (clause_.says_any(k, {"addition", "Besides", "Unlike"})) return true;
  }
  return false;
}

// In front of the clause: what opens the sentence, or what the clause is joined to, or goes on about ("in 1980, when …").
std::size_t PeriodReader::period_in_front(const Draft& draft, Span clause) const {
  const auto opening = [&](std::size_t i) {
    while (i > 0 && clause_.is(i - 1, bit(kPreposition) | bit(kDeterminer) | bit(kAdverb) | bit(kConjunction))) --i;
    return i == 0 || clause_.is(i - 1, kDash) || clause_.quote(i - 1);
  };
  const std::size_t front = clause.begin - (clause_.is(clause.begin - 2, ',') ? 3 : 2);
  if (clause_.says(clause.begin - 1, "when") && clause_.is(front, kDate)) return front;  // "the worst since May, when"
  bool apart = false;
  for (std::size_t i = clause.begin; i-- > 0 && clause.begin - i < Clause::kFar;) {
    apart |= clause_.is(i, kClauseOpener) && !clause_.is(i, kRelative) && !clause_.says(i, "when");
    if (clause_.is(i, kConjunction) && clause_.is(i - 1, ','))  // ", and have assets of $5m"
      for (std::size_t k = i + 1; k <= draft.anchor && !apart; ++k) apart = clause_.finite(k);
    if ((apart && !opening(i)) || (clause_.is(i, kDuration) && i > 4) || !counts_as_period(draft, i)) continue;
    const bool reduced = i > 1 && clause_.is(i - 2, kAnyVerb) && clause_.is(i - 2, kPast) && clause_.reduced(i - 2);  // "figures released on Tuesday"
    if (!reduced && !is_of_saying(draft, i) && !in_aside(draft, i) && !is_of_opening(draft, i)) return i;
  }
  return npos;
}

// "Killing 60 and injuring 200 in May": one period for both.
std::size_t PeriodReader::period_of_pair(const Draft& draft, Span clause) const {
  if (!clause_.is(clause.end, kConjunction) || !clause_.is(clause.end + 1, kCasualtyVerb)) return npos;
  for (const Draft& other : drafts_) {
    if (other.anchor < clause.end || other.anchor > clause.end + 5) continue;
    const std::size_t end = clause_of(other).end;
    for (std::size_t i = other.anchor; i < end; ++i)
      if (counts_as_period(draft, i)) return i;
  }
  return npos;
}

std::size_t PeriodReader::period_of(const Draft& draft, Span clause) const {
  // "against last year's 3%", "last year's 3% rise"
  const std::size_t figure = clause_.is(draft.anchor, kAnyFigure) ? draft.anchor : draft.by;
  if (figure != npos && figure > 1 && clause_.is(figure - 1, kPossessive) && clause_.is(figure - 2, kDate)) return figure - 2;
  // What stands behind the figure it moved from is when that was.
  const bool from_last = draft.from != npos && (draft.value == npos || draft.from > draft.value);
  const std::size_t end = from_last ? std::min(draft.from, clause.end) : clause.end;
  // "From 12% in 2010 to 29% in 2020": the last is what holds.
  const std::size_t reached = draft.value != npos && draft.from != npos && draft.from < draft.value ? draft.value : draft.anchor;
  for (std::size_t i = reached; i < end; ++i) {
    if (counts_as_period(draft, i)) return i;
    if (i > draft.last && clause_.is(i - 1, ',') && clause_.is(i, kLower) && clause_.text(i).ends_with("ing") && !clause_.says_any(i, {"ending", "beginning", "during"}))
      break;  // ", citing a fall in May": of something else
  }
  for (std::size_t i = end; i < clause.end; ++i)
    if (clause_.says(i - 1, "by") && counts_as_period(draft, i)) return i;
  if (const std::size_t shared = period_of_pair(draft, clause); shared != npos) return shared;
  const std::size_t subject = draft.subject.empty() ? draft.anchor : draft.subject.begin;
  for (std::size_t i = std::min(draft.anchor, clause_.size()); i-- > clause.begin;)
    if (counts_as_period(draft, i) && !in_aside(draft, i) && !is_of_saying(draft, i) && (i >= subject || !is_of_opening(draft, i))) return i;
  return period_in_front(draft, clause);
}

void PeriodReader::set_period(const Draft& draft, Span clause, Metric& metric) const {
  std::size_t found = period_of(draft, clause);
  if (found == npos) return;
  while (found >= 2 && clause_.says(found - 1, "of") && clause_.is(found - 2, kAnyPeriod)) found -= 2;  // "the first weeks of May"
  if (found > 2 && clause_.says_any(found - 1, {"ended", "ending"})) {  // "the quarter ended March 31", "the 1986/87 year ending in March"
    const std::size_t whole = clause_.is(found - 2, kPeriodNoun) ? found - 3 : found - 2;
    if (clause_.is(whole, kDate)) found = whole;
  }
  metric.period = ref(found);
  if (opens_period(found))
    metric.period_end = ref(found + 2);
  else if (found >= 2 && opens_period(found - 2))
    metric.period = ref(found - 2), metric.period_end = ref(found);
}

}  // namespace newsmetrics
