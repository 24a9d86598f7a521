// The subject of a verb: past what stands between the two, then leftwards to where the clause begins.
#include "metrics/clause.h"

namespace newsmetrics {

Span Clause::subject_before(std::size_t verb) const {
  const std::size_t group = group_begin(verb);
  if (group == 0) return {};
  if (const std::size_t expects = verb_of_agent(group); expects != npos) return subject_before(expects);
  const std::size_t end = subject_end(group);
  // "sales, which fell 3%": the words before the relative stand for it.
  if (is(end - 1, kRelative)) return phrase_before(is(end - 2, ',') ? end - 2 : end - 1);
  return trim({subject_begin(end, is(verb, kGerund)), end});
}

// "Was expected by dealers to fall": what was expected falls. npos when no such verb stands in front.
std::size_t Clause::verb_of_agent(std::size_t group) const {
  if (!is(group, kInfinitive)) return npos;
  std::size_t agent = group;
  while (agent > 0 && group - agent < 8 && (nominal(agent - 1) || is(agent - 1, kDeterminer))) --agent;
  if (agent < 2 || agent == group) return npos;
  const std::size_t verb = agent - 2;
  const bool joined = says(agent - 1, "by") || (says(agent - 1, "in") && is(verb, kOutlook));
  return joined && passive(verb) ? verb : npos;
}

// In front of what stands between a subject and its verb's group.
std::size_t Clause::subject_end(std::size_t group) const {
  std::size_t end = group;
  if (end > 1 && says(end - 1, "combined") && nominal(end - 2)) --end;  // "management and underwriting combined pays"
  if (end > 2 && is(end - 2, '.') && is(end - 1, kCapitalised)) end -= 2;  // "the S&P 500 .SPX"
  if (is(end - 1, ')')) {
    const std::size_t opening = opening_of(end - 1);
    if (opening != npos && opening > 0 && end - opening > 4) end = opening;
  }
  if (is(end - 1, '>')) {  // "Acme Plc <ACM.L> said"
    const std::size_t opening = opening_of(end - 1, '<');
    if (opening != npos && opening > 0) end = nominal(opening - 1) ? opening : end - 1;
  }
  if (is(end - 1, ',')) end = before_aside(end - 1);
  if (is(end - 1, kDash)) {  // "the A shares -- with more votes -- closed at $3"
    std::size_t i = end - 1;
    while (i > 0 && end - i < kReach && !is(i - 1, kDash)) --i;
    if (i > 1 && end - i < kReach && nominal(i - 2)) end = i - 1;
  }
  return end;
}

// ", which makes pumps," or ", the maker of pumps,": the subject stands before it. A lone comma is one in front.
std::size_t Clause::before_aside(std::size_t comma) const {
  std::size_t i = comma;
  while (i > 0 && comma - i < kReach && !is(i - 1, ',') && !is(i - 1, kDash) && !is(i - 1, ';') && !quote(i - 1)) --i;
  if (i < 2 || !is(i - 1, ',') || comma - i >= kReach) return comma;
  if (i + 1 == comma && is(i, kOfficial)) return comma;  // "in an interview, John Doe, the head of Acme, said"
  const bool predicate = finite(i);  // "the index, base 1980, was set at 190, down from …"
  std::size_t end = i - 1;
  std::size_t k = end;
  while (k > 0 && end - k < 5 && !is(k - 1, ',') && !is(k - 1, kDash)) --k;
  if (comma == i + 1 && text(i).ends_with(".") && k > 1 && is(k - 1, ',')) return k - 1;  // "Holt, Dover, Calif., …"
  const bool place = end == k + 1 && text(k).ends_with(".");  // "a Providence, R.I., surgeon"
  if ((predicate || place) && k > 1 && is(k - 1, ',')) end = k - 1;
  if (place)  // and what it is the place of
    for (std::size_t n = end; n > 1 && end - n < 8; --n)
      if (is(n - 1, ',')) return n - 1;
  return end;
}

std::size_t Clause::subject_begin(std::size_t end, bool participle) const {
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
      const std::size_t opening = opening_of(i, '<');
      if (opening != npos && nominal(opening - 1)) {
        begin = opening;
        continue;
      }
    }
    if (is(i, kPunct) && ends_phrase(i)) {
      const std::size_t list = is(i, ',') && !participle ? list_begin(i, end) : npos;
      if (list == npos) break;
      begin = list;
      continue;
    }
    if (is(i, kAttribution) || (is(i, kClauseOpener) && !joins_phrases(i))) break;
    const bool agent_behind = is(i, kPast) && is(i + 1, kPreposition) && says(i + 1, "by") && nominal(i - 1);  // "exports reported by X"
    if (is(i, kReportingVerb) && ((is(i, kPast) && !is(i, kBase)) || finite(i)) && !agent_behind) return after_saying(i, end);
    if (is(i, kAnyPeriod) && is(i + 1, kDeterminer) && begin < end) break;  // "he said on Friday the loan …"
    if (begin < end && is(i + 1, kArticle) && opening_phrase(i)) break;
    if (begins_clause(i, participle)) break;
    begin = i;
    if (is(i, kPronoun) && !is(i, kDeterminer)) break;  // a pronoun is a phrase by itself
  }
  return begin;
}

// "In that area the rate …": whether a phrase that opens the clause ends with the noun at i.
bool Clause::opening_phrase(std::size_t i) const {
  if (says(i, "time")) return true;  // "the last time the rate fell"
  std::size_t k = i;
  while (k > 0 && i - k < 5 && (nominal(k) || is(k, kDeterminer))) --k;
  return k < i && is(k, kPreposition) && (k == 0 || is(k - 1, kPunct));
}

// Whether the subject begins behind i.
bool Clause::begins_clause(std::size_t i, bool participle) const {
  if (is(i, kAuxiliary)) return !is(i, bit(kPronoun) | bit(kClauseOpener));
  if (participle && at_price(i)) return true;
  if (participle && says_any(i, {"with", "With"})) return true;
  if (is(i, kAnyVerb) && finite(i)) {
    // A participle behind its noun ("bonds issued by X fell") belongs to the subject.
    const bool behind_noun =
        !participle && is(i, bit(kPast) | bit(kParticiple)) && !is(i, kOutlook) && (nominal(i - 1) || is(i - 1, kAnyPeriod)) && is(i + 1, bit(kPreposition) | kAnyPeriod);
    // "pipes and related goods rose"
    const bool joined = is(i - 1, kConjunction) || (is(i - 1, kPast) && is(i - 2, kConjunction));
    const bool describes = is(i, kPast) && !is(i, bit(kReportingVerb) | bit(kOutlook)) && joined && nominal(i + 1);
    if (!behind_noun && !describes) return true;
  }
  return is(i, kConjunction) && joins_clauses(i, participle);
}

// Two clauses, when the one in front has its verb or its figure.
bool Clause::joins_clauses(std::size_t conjunction, bool participle) const {
  if (is(conjunction - 1, kAnyFigure | bit(kDigits))) return true;
  for (std::size_t k = conjunction; k-- > 0 && conjunction - k < kReach;) {
    if (is(k, ',') || (is(k, kClauseOpener) && !says(k, "than")) || (participle && says(k, "with"))) return false;
    const bool verb = finite(k);
    if (k + 1 < conjunction && is(k, kReportingVerb) && verb) return false;
    if (verb || is(k, bit(kMoney) | bit(kPercent)) || (is(k, kAnyVerb) && is(k, kGerund) && is(k - 1, ','))) return true;
  }
  return false;
}

// Where what is said begins.
std::size_t Clause::after_saying(std::size_t saying, std::size_t end) const {
  std::size_t begin = saying + 1;
  if (says_any(saying, {"told", "tells"})) {  // "told reporters the reserves rose"
    std::size_t hearer = begin;
    while (hearer + 1 < end && is(hearer, kDeterminer)) ++hearer;
    std::size_t what = hearer + 1;
    while (what < end && nominal(what) && !is(hearer, kCapitalised) && !is(what, kCapitalised)) ++what;
    if (what < end && !is(what, kPreposition))
      begin = what;
    else if (hearer + 1 < end)
      begin = hearer + 1;
  }
  // "said in a statement exports fell"
  const bool statement = says(begin, "in") && is(begin + 1, kArticle) && nominal(begin + 2);
  return statement && begin + 3 < end && (nominal(begin + 3) || is(begin + 3, kDeterminer)) ? begin + 3 : begin;
}

// "Picking before the rains reached 5%", "income after tax rose", "pay excluding bonuses grew": no verb stands in front, so that it opens no clause.
bool Clause::joins_phrases(std::size_t opener) const {
  if (!nominal(opener - 1) || !says_any(opener, {"before", "after", "including", "excluding"})) return false;
  for (std::size_t k = opener; k-- > 0 && opener - k < kReach;) {
    const bool verb = finite(k);
    if ((is(k, kReportingVerb) && verb) || says(k, "that") || is(k, kDash)) return true;
    if (is(k, ',') || verb || is(k, kClauseOpener)) return false;
  }
  return true;
}

}  // namespace newsmetrics
