// Noun phrases of a clause: where they begin and end, to the right and to the left.
#include <algorithm>

#include "metrics/clause.h"

namespace newsmetrics {
namespace {

// Words that no noun phrase holds (a preposition may join its parts).
constexpr Traits kSmallWords = bit(kAuxiliary) | bit(kNegation) | bit(kClauseOpener) | bit(kConjunction) | bit(kPreposition) | bit(kDeterminer) | bit(kPronoun) |
                               bit(kAttribution) | bit(kLevelLink) | bit(kInfinitive) | bit(kFigureRole);

// How far the other bracket may stand: a name or its code in "<Acme Plc>" is short.
constexpr std::size_t reach_of(char bracket) { return bracket == '<' || bracket == '>' ? 8 : Clause::kReach; }

}  // namespace

// ---- words ----

bool Clause::nominal(std::size_t i) const {
  if (i >= size() || is(i, kSmallWords | bit(kPunct) | kAnyPeriod | bit(kPossessive))) return false;
  if (!is(i, kAdverb) || is(i, kCapitalised)) return true;
  return says(i, "first") && is(i + 1, kLower) && nominal(i + 1) && !is(i + 1, kAnyVerb);  // "first mortgage bonds"
}

bool Clause::adjectival(std::size_t i) const {
  const bool measure = is(i, bit(kDuration) | bit(kSet) | bit(kPercent)) || (is(i, kQuantity) && text(i).find('-') != std::string_view::npos);
  return measure && nominal(i + 1) && !is(i + 1, kAnyFigure | bit(kChangeAdverb) | bit(kChangeNoun)) && (!is(i + 1, kAnyVerb) || is(i + 1, kNounToo));
}

bool Clause::numbered(std::size_t i) const { return text(i).find_first_of("0123456789") != std::string_view::npos; }

bool Clause::ends_phrase(std::size_t i) const {
  if (i >= size()) return true;
  if (is(i, bit(kPossessive) | bit(kHyphen))) return false;
  if (is(i, kPunct)) return !(is(i, '&') || is(i, '/') || is(i, '=') || is(i, '\''));
  if (is(i, bit(kClauseOpener) | bit(kAuxiliary) | bit(kNegation) | bit(kAttribution) | bit(kLevelLink)) || finite(i)) return true;
  // A participle of a verb that the lexicon lacks: "tariffs levied by", "orders booked in".
  const bool participle = is(i, kLower) && text(i).ends_with("ed") && !text(i).ends_with("eed");
  return participle && is(i + 1, bit(kPreposition) | bit(kDeterminer)) && !is(i - 1, bit(kDeterminer) | bit(kPreposition));
}

std::size_t Clause::closing_of(std::size_t opening, char bracket) const {
  for (std::size_t i = opening + 1; i < size() && i < opening + reach_of(bracket); ++i)
    if (is(i, bracket)) return i;
  return npos;
}

std::size_t Clause::opening_of(std::size_t closing, char bracket) const {
  for (std::size_t i = closing; i-- > 0 && closing - i < reach_of(bracket);)
    if (is(i, bracket)) return i;
  return npos;
}

bool Clause::has_joint(std::size_t i) const {
  if (!is(i, kJoins) || at_price(i)) return false;
  const bool period = is(i + 1, kAnyPeriod) || (is(i + 1, kDeterminer) && is(i + 2, kAnyPeriod));
  const bool infinitive = is(i, kInfinitive) && is(i + 1, kBase);
  return !period && !infinitive && !is(i + 1, kAnyFigure | bit(kDigits));
}

// "Maize at a rebate of $5", "shares at prices from $5", "shares for a price of $5": no part of the phrase.
bool Clause::at_price(std::size_t i) const {
  if (says(i, "at") && says_any(i + 1, {"a", "an"})) return true;
  if (!says_any(i, {"at", "for"})) return false;
  const std::size_t named = is(i + 1, kArticle) ? i + 2 : i + 1;
  return text(named).starts_with("price") || (says(i, "for") && named > i + 1 && says_any(named, {"total", "cost", "fee"}));
}

// ---- to the right ----

// "Minimum" and "record" open a figure, or else are part of the phrase ("the minimum wage").
bool Clause::opens_phrase(std::size_t i) const {
  if (is(i, kPreposition)) return false;
  if (is(i, kDeterminer) || (is(i, kAdverb) && is(i + 1, kDeterminer) && !is(i, kCapitalised))) return true;
  return is(i, kFigureOpener) && (is(i, bit(kApproximator) | bit(kAdverb)) || figure_after(i) != npos);
}

Span Clause::phrase_after(std::size_t begin) const {
  std::size_t i = begin;
  while (opens_phrase(i)) ++i;
  if (i > begin && is(i - 1, kDeterminer) && !is(i - 1, kArticle) && says(i, "of") && is(i + 1, kDeterminer))  // "all of the assets"
    for (++i; opens_phrase(i); ++i) begin = i;
  while (i > begin && is(i, kDate) && !says(i, "current") && is(i - 1, kDeterminer) && nominal(i + 1)) ++i;  // "of the 1987 amount"
  const std::size_t head = i;
  if (is(head, '<')) {  // "bought 5% of <Holt Plc>"
    const std::size_t closing = closing_of(head, '>');
    if (closing != npos && !nominal(closing + 1)) return {head, closing + 1};
  }
  bool between = false;  // the "and" of "between X and Y" still to come
  for (std::size_t next = i; next != npos && i < begin + kReach && i < size();) {
    if (is(i, kConjunction)) {
      next = past_conjunction(i, head, between);
      between = false;
    } else if (is(i, kPreposition)) {
      next = past_preposition(i, head);
      between |= says(i, "between");
    } else if (is(i, '(')) {
      next = past_short_name(i, head);
    } else if (is(i, '<') && nominal(i + 1)) {  // "its <Holt Plc> unit"
      const std::size_t closing = closing_of(i, '>');
      next = closing != npos && nominal(closing + 1) ? closing + 1 : npos;
    } else {
      next = past_word(i, head);
    }
    if (next != npos) i = next;
  }
  if (i > head + 3 && is(i, kAnyPeriod) && is(i - 2, kDeterminer) && is(i - 3, kPreposition)) i -= 3;  // "surplus in the same 1986 period"
  if (i > head + 1 && is(i, kAnyPeriod) && says_any(i - 1, {"beginning", "starting", "commencing"})) --i;  // "loans beginning next May"
  if (is(i, bit(kDigits) | bit(kNumber))) {                                                                // "bills in band one", "under the Section 5"
    if (i > head + 2 && is(i - 2, kPreposition)) i -= 2;
    if (i > head + 3 && is(i - 2, kDeterminer) && is(i - 3, kPreposition)) i -= 3;
  }
  while (i > head &&
         (is(i - 1, bit(kHyphen) | bit(kConjunction)) || is(i - 1, '-') || (i > head + 1 && is(i - 1, bit(kPreposition) | bit(kApproximator)) && !is(i - 1, kPunct))))
    --i;
  // The article goes; a possessive pronoun says whose it is and stays.
  std::size_t start = begin;
  while (start < head && !(is(start, kDeterminer) && !is(start, kArticle) && !is(start, kFigureOpener))) ++start;
  return i > head ? Span{start, i} : Span{head, head};
}

Span Clause::object_at(std::size_t i) const {
  if (says(i, "one") && nominal(i + 1)) return phrase_after(i + 1);
  return is(i, kPronoun) && !is(i, kDeterminer) ? Span{i, i + 1} : phrase_after(i);
}

// Each of these reads on in the phrase whose first noun is `head`; npos where i ends it.

// Over "of the" to the noun it joins; a date, a figure or a verb behind it is another matter.
std::size_t Clause::past_preposition(std::size_t i, std::size_t head) const {
  std::size_t next = i + 1;
  while (is(next, bit(kDeterminer) | bit(kFigureOpener)) && !is(next, kPreposition)) ++next;
  if (i == head || !is(i, kJoins) || is(next, kGerund) || at_price(i)) return npos;
  if (!adjectival(next) && (!nominal(next) || is(next, kAnyFigure | kAnyPeriod | bit(kDigits)))) return npos;
  if (is(next, kApproximator) && figure_after(next) != npos) return npos;
  if (says(i, "in") && says(i + 1, "order")) return npos;
  if (says(i, "at") && text(next).starts_with("price")) return npos;                   // "shares at the price of $5"
  if (says_any(i, {"for", "at", "with"}) && figure_named(i + 1) != npos) return npos;  // "the shop for a total of $5m", "with a coupon of 3%"
  if (is(i, kInfinitive) && is(next, kCapitalised)) {                                  // "sold its stake in the firm to Holt"
    for (std::size_t held = head; held < i; ++held)
      if (says_any(held, {"stake", "stock", "shares", "interest"})) return npos;
  } else if (is(i, kInfinitive) && next == i + 1 && (is(next, kBase) || says_any(next + 1, {"down", "up", "out"}))) {  // "to scale down"
    return npos;
  }
  return next;
}

std::size_t Clause::past_conjunction(std::size_t i, std::size_t head, bool between) const {
  std::size_t next = i + 1;
  if (is(next, kDeterminer) && between) ++next;
  if (i == head || !nominal(next) || is(next, kAnyFigure | bit(kDigits))) return npos;
  if (is(next, kAnyVerb) && is(next, kBase) && is(next + 1, bit(kDeterminer) | bit(kPronoun) | bit(kInfinitive)) && !between)
    return npos;  // "invest in ships and take a stake"
  if (is(next, kAnyVerb) && (is(next, kPast) || (is(next, kGerund) && (!nominal(next + 1) || is(next + 1, kAnyFigure))))) return npos;
  // "… and X fell": the next clause. "… and charges of $5m": another figure's.
  std::size_t k = next;
  while (k < next + 6 && nominal(k) && !finite(k) && !is(k, kAnyFigure)) ++k;
  if (is(k, kMoney) || (says(k, "of") && figure_after(k + 1) != npos)) return npos;
  return !between && finite(k) && !is(k, kFigureOpener) ? npos : next;
}

// A short name; anything longer is an aside.
std::size_t Clause::past_short_name(std::size_t bracket, std::size_t head) const {
  const std::size_t closing = closing_of(bracket);
  const bool aside = closing == npos || closing > bracket + 3 || is(bracket + 1, kAnyFigure | bit(kDigits) | kAnyPeriod);
  return bracket == head || aside ? npos : closing + 1;
}

std::size_t Clause::past_word(std::size_t i, std::size_t head) const {
  const bool first = i == head;
  if (!first && is(i, ','))
    if (const std::size_t end = list_end(i); end != npos) return end;
  if (is(i, bit(kPossessive) | bit(kHyphen)) || (!first && is(i, '-') && is(i + 1, kConjunction))) return i + 1;  // "medium- and long-term"
  if (adjectival(i) || (says(i, "current") && nominal(i + 1)) || (!first && dates_noun(i))) return i + 1;
  if (is(i, kLower) && text(i).ends_with("ly") && is(i + 1, kPast) && (nominal(i + 2) || is(i + 2, '<'))) return i + 2;  // "newly issued shares"
  if (ends_phrase(i) || is(i, kAnyPeriod | bit(kPronoun))) return npos;
  return !first && begins_another(i) ? npos : i + 1;
}

// "Net 1986 profit"
bool Clause::dates_noun(std::size_t i) const {
  if (!is(i, kDate) || !numbered(i) || !nominal(i - 1) || !is(i + 1, kLower) || !nominal(i + 1)) return false;
  return !is(i + 1, kAnyVerb) || (is(i + 1, kNounToo) && is(i + 1, kBase) && nominal(i + 2));
}

// A word that continues no phrase but begins one of its own.
bool Clause::begins_another(std::size_t i) const {
  if (is(i, kDeterminer) || (is(i, kAdverb) && !nominal(i))) return true;
  const bool behind_noun = is(i - 1, kLower) && nominal(i - 1);
  if (is(i, kOfficial) && behind_noun) return true;  // "the rate Finance Minister N. foresaw"
  // "the tax Holt imposed"
  const bool past_behind = is(i + 1, kLower) && is(i + 1, kAnyVerb) && is(i + 1, kPast);
  if (is(i, kCapitalised) && behind_noun && past_behind && (!is(i - 1, kAnyVerb) || is(i - 1, kNounToo))) return true;
  // "growth downwards to 2.5%"
  if ((is(i, kChangeAdverb) && is(i + 1, kFigureRole)) || (is(i, kApproximator) && figure_after(i) != npos)) return true;
  if (is(i, kAnyFigure | bit(kDigits))) {  // but "Holt's 200 shops"
    const bool owned = is(i - 1, kPossessive) && (nominal(i + 1) || is(i, bit(kQuantity) | bit(kRanking)));
    if (!owned) return true;
  }
  // "firms making", but "the making", "marketing and sales"
  if (!is(i, kGerund) || is(i - 1, bit(kPreposition) | bit(kDeterminer) | bit(kHyphen))) return false;
  const bool governs = is(i + 1, bit(kDeterminer) | bit(kPreposition)) || !nominal(i + 1);
  return governs && !(is(i + 1, kConjunction) && nominal(i + 2) && !is(i + 2, kAnyVerb));
}

std::size_t Clause::list_end(std::size_t comma) const {
  std::size_t i = comma;
  for (int items = 0; items < 6 && (is(i, ',') || is(i, kConjunction)); ++items) {
    const bool last = is(i, kConjunction) || is(i + 1, kConjunction);
    const std::size_t begin = is(i, ',') && is(i + 1, kConjunction) ? i + 2 : i + 1;
    std::size_t k = begin;
    while (k < begin + 5 && nominal(k) && !finite(k) && !is(k, kAnyFigure | bit(kDigits) | bit(kGerund))) ++k;
    if (k == begin) return npos;
    if (last) return is(k, kAuxiliary) || finite(k) || items == 0 ? npos : k;
    i = k;
  }
  return npos;
}

// ---- to the left ----

Span Clause::phrase_before(std::size_t end) const {
  std::size_t begin = end;
  while (begin > 0 && end - begin < kReach) {
    const std::size_t i = begin - 1;
    if (is(i, kDeterminer)) {
      begin = i;
      const bool joined = is(i - 1, kPreposition) && (says(i - 1, "of") || (is(i - 2, kMeasureNoun) && is(i - 1, kJoins) && !at_price(i - 1)));
      if (!joined) break;
    } else if (continues_left(begin, end)) {
      begin = i;
    } else {
      break;
    }
  }
  return trim({begin, end});
}

std::size_t Clause::in_front(Span phrase) const { return phrase.begin - (is(phrase.begin - 1, kDeterminer) ? 2 : 1); }

// Whether the word in front of the phrase [begin, end) is part of it.
bool Clause::continues_left(std::size_t begin, std::size_t end) const {
  const std::size_t i = begin - 1;
  if (is(i, bit(kPossessive) | bit(kHyphen))) return true;
  if (is(i, kPreposition) && nominal(i - 1)) {
    if (says_any(i, {"of", "per"})) return !(says(i - 1, "top") && says(i - 2, "on"));  // but "on top of its debt of $5m"
    if (at_price(i)) return false;
    const bool per_unit = (is(i - 2, kArticle) || says(i - 2, "per")) && is(i - 3, kMoney);  // "$5 a share on sales"
    if (begin < end && is(i - 1, kMeasureNoun) && is(i, kJoins) && !per_unit) return true;
  }
  if (begin < end && says(i, "current") && says(begin, "account")) return true;
  if (begin < end && nominal(begin)) {
    if (is(i, kPercent) && (i == 0 || is(i - 1, ',') || is(i - 1, bit(kPreposition) | bit(kDeterminer)))) return true;  // "0.3 pct sulphur"
    if (is(i, kConjunction) && pairs(i, end)) return true;
  }
  if (!nominal(i) || ends_phrase(i) || is(i, kAnyFigure | bit(kDigits))) return false;
  if (is(i, kGerund) && !(begin < end && says(i - 1, "from"))) return false;
  return !(i == 0 && is(i, kThird) && !is(i, kNounToo));
}

bool Clause::pairs(std::size_t conjunction, std::size_t end) const {
  std::size_t k = conjunction;
  while (k > 0 && conjunction - k < 4 && nominal(k - 1) && !ends_phrase(k - 1) && !is(k - 1, kAnyFigure | bit(kDigits) | bit(kGerund))) --k;
  const bool per_unit = is(k - 1, kArticle) && is(k - 2, kAnyFigure);  // "$3 a share and revenues"
  if (k == conjunction || is(conjunction + 1, kDeterminer) || per_unit) return false;
  return is(k - 1, bit(kPossessive) | bit(kDeterminer)) || (says(k - 1, "of") && !is(end - 1, bit(kMeasureNoun) | bit(kChangeNoun)));  // not "sale of land and gain"
}

std::size_t Clause::list_begin(std::size_t comma, std::size_t end) const {
  bool joined = false;
  for (std::size_t k = comma + 1; k < end && !joined; ++k) joined = is(k, kConjunction);
  if (!joined) return npos;
  std::size_t begin = comma;
  while (begin > 0 && comma - begin < kReach) {
    const std::size_t i = begin - 1;
    const bool part = (nominal(i) && !ends_phrase(i) && !is(i, kAnyFigure | bit(kGerund))) || is(i, bit(kPossessive) | bit(kHyphen) | bit(kDeterminer));
    const bool joint = nominal(i - 1) && ((is(i, ',') && begin < comma) || (is(i, kPreposition) && has_joint(i)));
    if (!part && !joint) break;
    begin = i;
  }
  // Else what stands before the comma is an aside: "At the exchange, tin and zinc rose".
  const bool by_agent = says(begin - 1, "by") && is(begin - 2, kPast) && nominal(begin - 3);
  const bool opens = begin == 0 || by_agent || says(begin - 1, "that") || is(begin - 1, bit(kReportingVerb) | bit(kDash)) || is(begin - 1, ';') || quote(begin - 1);
  return begin < comma && opens ? begin : npos;
}

// ---- their ends ----

Span Clause::trim(Span span) const {
  auto& [begin, end] = span;
  const std::size_t whole = end;
  for (Span last; begin < end && last != span;) {
    last = span;
    if (says_any(begin, {"ended", "ending"}) && is(begin + 1, kAnyPeriod))
      begin += 2;
    else if (keeps_first(span))
      break;
    begin += loose_in_front(span);
    if (begin < end && loose_behind(span, whole)) --end;
  }
  // "Sales in the four weeks ended": the period goes as well.
  if (end > begin + 1 && says_any(end - 1, {"ended", "ending"})) {
    std::size_t joint = end - 1;
    while (joint > begin && !is(joint, kPreposition)) --joint;
    end = joint > begin ? joint : end - 1;
  }
  if (end < whole && is(end, '>'))  // "Acme <ACM.L>", "Acme <ACM.L> unit <Holt>"
    for (std::size_t code = opening_of(end, '<'); code != npos && code > begin; code = opening_of(end, '<')) end = code;
  if (end > begin + 3 && end < whole && is(end, kAnyPeriod) && is(end - 2, kDeterminer) && is(end - 3, kPreposition)) end -= 3;  // "in the first 1987 quarter"
  // A possessive pronoun says whose it is and stays.
  if (end > begin + 1 && is(begin, kArticle)) ++begin;
  begin = std::min(begin, end);
  return span;
}

// "Current account", "May futures", "one-month deposits": what looks like a date in front is part of the name.
bool Clause::keeps_first(Span span) const {
  const auto [first, end] = span;
  if (end < first + 2) return false;
  if (says(first, "current") && says(first + 1, "account")) return true;
  if (is(first, kSet) && text(first).ends_with("ly") && nominal(first + 1)) return true;  // "weekly pay"
  if (is(first, kDate) && says_any(first + 1, {"futures", "contract"})) return true;
  return is(first, kDuration) && text(first).find('-') != std::string_view::npos && nominal(first + 1);
}

// How many words in front belong to no noun: "But in the third quarter …", "Meanwhile the …".
std::size_t Clause::loose_in_front(Span span) const {
  const auto [i, end] = span;
  if (is(i, bit(kConjunction) | bit(kPunct) | bit(kPossessive) | bit(kClauseOpener))) return 1;
  if (is(i, kAnyPeriod) && !is(i + 1, kPossessive)) return 1;
  const bool noun = nominal(i) && i + 1 == end;
  if (is(i, kAdverb) && !says(i, "first") && !is(i, kDeterminer) && !is(i + 1, kHyphen) && !noun) return 1;
  if (!is(i, kPreposition)) return 0;
  if (is(i + 1, kAnyPeriod)) return 2;
  if (is(i + 1, kDeterminer) && is(i + 2, kAnyPeriod)) return 3;
  return says(i + 2, "terms") && end > i + 3 ? 3 : 1;  // "in volume terms"
}

// Whether the last word is of what follows: "… in 2020".
bool Clause::loose_behind(Span span, std::size_t whole) const {
  const auto [begin, end] = span;
  const std::size_t last = end - 1;
  if (is(last, bit(kPunct) | bit(kPreposition) | bit(kConjunction))) return true;
  if ((is(last, kDeterminer) && !is(last - 1, kHyphen)) || (is(last, kAdverb) && !nominal(last))) return true;
  if (begin == last) return false;
  if (is(last, kAnyPeriod)) return true;
  return end < whole && is(end, kAnyPeriod) && is(last, bit(kPast) | bit(kGerund)) && !is(last, kBase);  // "bonds issued in May"
}

}  // namespace newsmetrics
