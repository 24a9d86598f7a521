// The clause that a metric is told in, and when it held.
#include "metrics/metrics.h"

#include <algorithm>

namespace newsmetrics {

Span MetricFinder::clause_of(const Draft& draft) const {
  std::size_t begin = draft.anchor, end = std::min(draft.last + 1, clause_.size());
  const bool subject_in_front = !draft.subject.empty() && draft.subject.begin < begin;
  if (subject_in_front) begin = draft.subject.begin;
  const auto opens = [&](std::size_t i) { return clause_.is(i, kClauseOpener) && !clause_.is(i + 1, kAnyPeriod) && !clause_.is(i - 1, kAuxiliary); };  // "since 2010" opens nothing
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
  while (end < clause_.size() && end < draft.anchor + Clause::kFar && !opens(end) && !clause_.is(end, ';') && !clause_.is(end, kAttribution) && !(clause_.is(end, kReportingVerb) && clause_.is(end - 1, kPunct))) {
    if (clause_.is(end, kConjunction) && !(clause_.is(end - 1, kAnyPeriod) && clause_.is(end + 1, kAnyPeriod))) {
      bool clause = false;
      for (std::size_t k = end + 1; k < clause_.size() && k < end + 10 && !clause; ++k) clause = clause_.finite(k) || (clause_.is(k, kAnyFigure));
      if (clause) break;
    }
    if ((clause_.is(end, kAnyFigure) && end > draft.last) || (end > draft.last && clause_.is(end, ',') && (goes_on_to_figure(end + 1) || is_said(end + 1)))) break;
    ++end;
  }
  while (end > begin + 1 && clause_.is(end - 1, kPunct) && !clause_.is(end - 1, ')')) --end;
  return {begin, end};
}

void MetricFinder::set_period(const Draft& draft, Span clause, Metric& metric) const {
  // "from 2015 to 2019", "between 2014 and 2017", "March-May"
  const auto ranged = [&](std::size_t a) {
    return clause_.is(a, bit(kDate)) && clause_.is(a + 2, bit(kDate)) &&
           (clause_.is(a + 1, kHyphen) || clause_.is(a + 1, '/') || (clause_.says(a + 1, "through") && clause_.is(a, kDigits)) || (clause_.is(a - 1, ',') && clause_.is(a + 1, kInfinitive)) || (clause_.is(a - 1, kPreposition) && (clause_.is(a + 1, kInfinitive) || (clause_.is(a + 1, kConjunction) && (clause_.says(a - 1, "between") || clause_.says(a - 1, "Between"))) || clause_.text(a + 1) == "through" || clause_.text(a + 1) == "until")));
  };
  // "5% have left since 2010", but "was 5%, the highest since 2010", "for the first time in two years"
  const auto superlative_before = [&](std::size_t k, std::size_t period) {
    std::size_t joint = k > 0 ? k - 1 : 0;
    while (joint < period && !(clause_.says(joint, "since") || clause_.says(joint, "in") || clause_.says(joint, "for"))) ++joint;
    if (joint == period) return false;
    for (std::size_t i = joint; i-- > 0 && joint - i < 8 && !clause_.is(i, kPunct) && !clause_.is(i, kAnyFigure & ~bit(kRanking));) {
      const std::string_view word = clause_.text(i);
      const bool noun = word == "interest" || word == "rest" || word == "harvest" || word == "request";
      if ((word.ends_with("est") && !noun) || word == "worst" || word == "most" || word == "least" || word == "high" || word == "low" || word == "first") return true;
    }
    return false;
  };
  // "LONDON, March 4 - …"
  const auto dateline = [&](std::size_t i) { return i < 12 && clause_.is(i + 1, kDash); };
  // A date that belongs to the saying ("said on Friday") or to the figure compared with ("than in May") is not the metric's.
  const auto counts = [&](std::size_t i) {
    if (!clause_.is(i, kAnyPeriod) || clause_.is(i, bit(kTime) | bit(kSet))) return false;
    if (clause_.text(i).starts_with("a ") && clause_.text(i).find_first_of(" \n", 2) == std::string_view::npos && clause_.is(i - 1, kAnyFigure)) return false;  // "3% a year"
    if (clause_.says(i, "current") || i == draft.value || i == draft.by || i == draft.from) return false;
    if (clause_.is(i, kDuration) && clause_.is(i - 1, kLower) && clause_.nominal(i - 1)) return false;  // "its battery lasts 14 hours", "3,000 tons of ore a day"
    if (i > draft.anchor && clause_.nominal(i + 1) && !clause_.is(i + 1, kPeriodNoun) && clause_.is(i - 1, kAnyVerb) && i + 1 != draft.subject.begin) return false;  // "lowered first quarter net"
    if (clause_.is(i + 1, kPossessive) && i > draft.anchor && i + 2 != draft.subject.begin && !clause_.says(i - 1, "in") && !clause_.says(i - 1, "at")) return false;  // "before this year's harvest"
    if (clause_.is(i, kDuration) && clause_.is(i + 1, kConjunction) && clause_.is(i + 2, kDuration) && clause_.nominal(i + 3) && !clause_.is(i + 3, kPeriodNoun)) return false;  // "two-year and one-year notes"
    if (clause_.is(i, kDuration) && clause_.says(i + 1, "of") && clause_.nominal(i + 2) && !clause_.is(i + 2, kAnyPeriod | kAnyFigure)) return false;  // "98 days of use"
    for (std::size_t k = i + 1; k < i + 4 && clause_.nominal(k); ++k)  // "at the June board meeting"
      if (clause_.says(k, "meeting")) return false;
    std::size_t goods = i + 1;  // "for April/May shipment"
    while (clause_.is(goods, '/') || clause_.is(goods, bit(kDate) | bit(kHyphen))) ++goods;
    for (const std::string_view word : {"shipment", "delivery", "contract", "contracts", "futures"})
      if (clause_.says(goods, word)) return false;
    for (const std::string_view season : {"winter", "summer", "spring", "autumn"})  // "winter potatoes"
      if (clause_.says(i, season) && clause_.nominal(i + 1)) return false;
    const bool nameless = i > draft.anchor && clause_.text(i).find_first_of("0123456789") == std::string_view::npos;  // "the weekend accord", but "the 1985 crop"
    if (clause_.nominal(i + 1) && !clause_.is(i + 1, kPeriodNoun) && (clause_.is(i - 1, kPossessive) || (nameless && clause_.text(i).starts_with("the week")) || (clause_.is(i - 1, kArticle) && (nameless || !clause_.says(i - 1, "the")))) && i + 1 != draft.subject.begin && (i < draft.subject.begin || i >= draft.subject.end)) return false;  // "a 1985 lawsuit"
    if (clause_.is(i, kDuration) && clause_.nominal(i + 1) && !clause_.is(i + 1, kPeriodNoun)) return false;  // "six-month notes"
    if (i > draft.subject.begin && i < draft.anchor && clause_.is(i - 1, kPast) && !clause_.is(i - 1, bit(kBase) | bit(kAuxiliary) | bit(kReportingVerb)) && clause_.nominal(i - 2) && clause_.reduced(i - 1)) return false;  // "the bond issued yesterday was raised"
    std::size_t k = i;
    while (k > 0 && (clause_.is(k - 1, bit(kPreposition) | bit(kDeterminer) | bit(kPossessive)) || clause_.says(k - 1, "current")) && !clause_.is(k - 1, bit(kFigureRole)) && !clause_.is(k - 1, kAnyFigure)) --k;
    for (std::size_t at = k > 0 ? k - 1 : 0; at < i; ++at)  // "notes due May 4"
      for (const std::string_view word : {"due", "payable", "maturing", "record"})
        if (clause_.says(at, word)) return false;
    if (k > 0 && ((clause_.is(k - 1, bit(kReportingVerb)) && i + 1 != draft.subject.begin) || clause_.text(k - 1).ends_with("than"))) return false;
    if (k > 0 && clause_.is(k - 1, kFigureRole) && !clause_.says(k - 1, "at") && !clause_.says(k - 1, "by")) return ranged(i) || (i >= 2 && ranged(i - 2));
    if (k > 0 && clause_.says(k - 1, "nil")) return false;  // "79 cars versus nil for March 1986"
    if (dateline(i)) return false;
    // "from 57 a year earlier": when another draft's figure was.
    if (k > 0 && clause_.is(k - 1, kAnyFigure) && draft.value != k - 1)
      for (const Draft& other : drafts_)
        if (other.from == k - 1) return false;
    if (superlative_before(k, i)) return false;
    const auto of_length = [&](std::size_t date) {
      for (const std::string_view length : {"year", "month", "quarter", "period", "half"})
        if (clause_.text(date).find(length) != std::string_view::npos) return true;
      return clause_.text(date).size() == 4 && clause_.text(date).find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (clause_.is(i, kDate) && k < i && (clause_.says(k, "over") || (clause_.says(k, "on") && of_length(i) && (i < draft.subject.begin || i >= draft.subject.end)))) return false;  // "a rise of 3% over 1985", "on last year"
    const bool since = k > 0 && clause_.says(k - 1, "since");
    if (k > 0 && clause_.is(k - 1, kClauseOpener) && !since && !clause_.says(k - 1, "after") && !clause_.says(k - 1, "before")) return false;
    return true;
  };
  std::size_t found = npos;
  // What stands behind the figure it moved from is when that was.
  const std::size_t end = draft.from != npos && (draft.value == npos || draft.from > draft.value) ? std::min(draft.from, clause.end) : clause.end;
  // "From 12% in 2010 to 29% in 2020": the last is what holds.
  const std::size_t reached = draft.value != npos && draft.from != npos && draft.from < draft.value ? draft.value : draft.anchor;
  for (std::size_t i = reached; i < end && found == npos; ++i)
    if (counts(i)) found = i;
  for (std::size_t i = end; i < clause.end && found == npos; ++i)
    if (clause_.says(i - 1, "by") && counts(i)) found = i;
  // "Revenue, which fell in 2014, …": when the relative clause's verb held.
  const auto aside = [&](std::size_t i) {
    std::size_t closing = i;
    while (closing < draft.anchor && !clause_.is(closing, ',')) ++closing;
    for (std::size_t k = i; closing < draft.anchor && k-- > 0 && i - k < 20;) {
      const bool participle = clause_.is(k + 1, kLower) && clause_.is(k + 1, bit(kPast) | bit(kGerund)) && !clause_.says(k + 1, "ended") && !clause_.says(k + 1, "ending");  // ", frozen since 1985,"
      if (clause_.is(k, ',')) return clause_.is(k + 1, kClauseOpener) || participle;
    }
    return false;
  };
  // "Last week the bank said it lost $3m": when it said so.
  const auto of_saying = [&](std::size_t i) {
    // "Last week, the bank said …" as well, but not "in 1986, the bank said, …".
    const bool bare = !clause_.is(i - 1, kPreposition) && !clause_.is(i - 1, kDeterminer);
    for (std::size_t k = i + 1; k < draft.subject.begin && k < draft.anchor && !(clause_.is(k, ',') && !(bare && k == i + 1)); ++k)
      if (clause_.has(k, kReportingVerb, "speech", "yes") && !clause_.is(k + 1, ',') && clause_.finite(k) && !clause_.passive(k)) return true;
    return false;
  };
  for (std::size_t i = std::min(draft.anchor, clause_.size()); i-- > clause.begin && found == npos;)
    if (counts(i) && !aside(i) && !of_saying(i)) found = i;
  // In front of the clause: what opens the sentence, or what the clause is joined to, or goes on about ("in 1980, when …").
  bool apart = false;
  const auto opening = [&](std::size_t i) {
    while (i > 0 && clause_.is(i - 1, bit(kPreposition) | bit(kDeterminer) | bit(kAdverb) | bit(kConjunction))) --i;
    return i == 0 || clause_.is(i - 1, kDash) || clause_.quote(i - 1);
  };
  for (std::size_t i = clause.begin; i-- > 0 && found == npos && clause.begin - i < Clause::kFar;) {
    apart |= clause_.is(i, kClauseOpener) && !clause_.is(i, kRelative) && !clause_.says(i, "when");
    if (clause_.is(i, kConjunction) && clause_.is(i - 1, ','))  // ", and have assets of $5m"
      for (std::size_t k = i + 1; k <= draft.anchor && !apart; ++k) apart = clause_.finite(k);
    if ((!apart || opening(i)) && counts(i) && !of_saying(i) && !(clause_.is(i, kDuration) && i > 4) && !aside(i) && !(i > 1 && clause_.is(i - 2, kAnyVerb) && clause_.is(i - 2, kPast) && clause_.reduced(i - 2))) found = i;  // not "figures released on Tuesday"
  }
  if (found == npos) return;
  while (found >= 2 && clause_.says(found - 1, "of") && clause_.is(found - 2, kAnyPeriod)) found -= 2;  // "the first weeks of May"
  metric.period = ref(found);
  if (ranged(found)) metric.period_end = ref(found + 2);
  else if (found >= 2 && ranged(found - 2)) metric.period = ref(found - 2), metric.period_end = ref(found);
}

}  // namespace newsmetrics
