// Figures without a word of change: what they measure.
#include "metrics/metrics.h"

#include <algorithm>

namespace newsmetrics {

std::size_t MetricFinder::read_level(std::size_t i) {
  Draft draft{.anchor = i, .last = i};
  if (!respective(i, draft) && !again(i, draft) && !level(i, draft)) return i;
  used_[i] = true;
  draft.last = std::max(draft.last, unit_end(i));
  if (!drafts_.empty() && drafts_.back().last >= i) {  // another way to say the last one, which may yet go on
    drafts_.insert(drafts_.end() - 1, draft);
    compare(drafts_.back());
    return drafts_.back().last + 1;
  }
  compare(draft);
  add(draft);
  return draft.last + 1;
}

bool MetricFinder::level(std::size_t f, Draft& draft) {
  const Record& record = context_->record;
  if (clause_.is(f, kRanking)) {
    std::size_t verb = f;
    while (verb > 0 && clause_.is(verb - 1, kBeforeFigure)) --verb;
    if (mention(f).rule == "ranking-verb" && clause_.nominal(f - 1)) {  // "ranks 61st in the index"
      draft.value = f;
      draft.subject = clause_.subject_before(f);
      return !draft.subject.empty();
    }
    if (verb == 0 || !(clause_.is(verb - 1, kLevelVerb) || record.find(mention(f), "to") != nullptr)) return false;
    draft.subject = subject_of(verb - 1);
    draft.value = f;
    return !draft.subject.empty();
  }
  if (!has_number(f)) return false;
  draft.value = f;
  const std::size_t left = clause_.figure_left(f);
  const std::size_t before = left - 1;  // npos at the sentence's beginning
  // "Will not pay $5m", "has not stood at 5%": no fact.
  const std::size_t said = clause_.is(before, kPreposition) ? before - 1 : before;
  if (!clause_.is(said, kChangeVerb) && clause_.is(said, kAnyVerb | bit(kAuxiliary)) && clause_.negated(said)) return false;
  // The same in another currency or unit, and the far end of a range.
  if (clause_.is(before, '(') && (clause_.is(before - 1, kAnyFigure) || clause_.is(before - 2, kAnyFigure))) return false;
  if (f >= 2 && clause_.is(f - 2, kMoney) && clause_.is(f, kMoney) && clause_.is(f - 1, kInfinitive)) return false;  // "at $3 to $5"
  if (f >= 2 && clause_.is(f - 2, kAnyFigure) && used_[f - 2] && (clause_.is(f - 1, bit(kInfinitive) | bit(kHyphen)) || (clause_.is(f - 1, kConjunction) && clause_.says(f - 3, "between")))) return false;
  if (clause_.says(before, "to"))  // "from $5 a barrel to $7 a barrel"
    for (std::size_t g = before > 4 ? before - 4 : 0; g < before; ++g)
      if (clause_.is(g, kAnyFigure) && used_[g] && unit_end(g) + 1 == before && mention(g).kind == mention(f).kind) return false;
  if (clause_.says(before - 2, "whether") || clause_.says(before - 3, "whether")) return false;  // "whether the price is $3 or $4"
  if (clause_.says(before, "minus") && clause_.is(before - 1, kConjunction)) return false;  // "plus or minus 2%": a margin
  // "$391m, or $1.62 a share"
  if (clause_.is(before, kConjunction) && clause_.says(before, "or") && !drafts_.empty() && drafts_.back().last + 3 >= before) {
    Draft& last = drafts_.back();
    last.last = unit_end(f);
    // "$3m, or 25 cents a share, against $2m, or 22 cents": the pair of the other way to say it.
    if (last.from != npos && last.from + 3 >= before && drafts_.size() > 1) {
      Draft& other = drafts_[drafts_.size() - 2];
      if (other.value != npos && other.from == npos && other.subject == last.subject && mention(other.value).kind == mention(f).kind) {
        other.from = f;
        other.direction = last.direction;
        used_[f] = true;
        return false;
      }
    }
    draft.subject = last.subject;
    draft.subject_text = last.subject_text;
    return clause_.is(f, kMoney) && last.value != npos && clause_.is(last.value, kMoney);
  }
  // A row of results: "Financial charges 155 mln vs 169 mln".
  if (clause_.says(f + 1, "vs") && left > 0 && left < 6) {
    std::size_t row = left;
    while (row > 0 && (clause_.nominal(row - 1) || clause_.is(row - 1, bit(kPossessive) | bit(kHyphen)) || (clause_.is(row - 1, kClauseOpener) && clause_.nominal(row - 2)))) --row;  // "Profit before tax"
    draft.subject = {row, left};
    if (!draft.subject.empty()) return true;
  }
  // "$5m of which is in notes", "of which $5m were notes": a part, named behind the verb if at all.
  const bool part_behind = clause_.says(f + 1, "of") && clause_.is(f + 2, kRelative) && !clause_.says(f + 2, "what"), part_in_front = clause_.is(before, kRelative) && clause_.says(before - 1, "of");
  if (part_behind || part_in_front) {
    std::size_t k = part_behind ? f + 3 : f + 1;
    while (clause_.is(k, kAuxiliary) && !clause_.is(k, kCopula)) ++k;
    draft.subject = clause_.is(k, kCopula) ? clause_.phrase_after(k + 1) : Span{};
    return !draft.subject.empty();
  }
  if (clause_.is(f, kQuantity)) return counted(f, draft);

  // "5% owned by Holt": what is owned.
  if (clause_.is(f, kPercent) && clause_.is(f + 1, kAmountVerb) && clause_.is(f + 1, kPast) && clause_.says(f + 2, "by") && clause_.is(before, ',')) {
    draft.subject = clause_.phrase_before(before);
    if (!draft.subject.empty()) return true;
  }
  // "Only 15% have doubts"
  if (clause_.is(f, kPercent) && clause_.finite(f + 1) && (left == 0 || clause_.is(before, bit(kPunct) | bit(kClauseOpener) | bit(kReportingVerb) | bit(kConjunction))) && !clause_.is(f + 1, kCopula)) {
    draft.tail = clause_.predicate_end(f + 1);
    if (clause_.is(draft.tail, kInfinitive)) draft.tail = clause_.predicate_end(draft.tail + 1);
    draft.subject_text = clause_.text(Span{f + 1, draft.tail});
    return true;
  }
  // "A total of $5m is being spent on roads": what is done with it.
  const bool opens = before >= clause_.size() || clause_.is(before, bit(kPunct) | bit(kClauseOpener) | bit(kReportingVerb)) || (clause_.is(before, kConjunction) && !clause_.is(before - 1, kAnyFigure | bit(kDigits)));
  if (opens && !clause_.is(before, kRelative) && clause_.is(f + 1, kAuxiliary)) {
    std::size_t deed = f + 2;
    while (clause_.is(deed, bit(kAuxiliary) | bit(kAdverb))) ++deed;
    if (clause_.passive(deed) || (clause_.is(deed, kPlainVerb) && clause_.is(deed, kBase) && !clause_.is(deed, bit(kLevelVerb) | bit(kAmountVerb)))) {
      draft.tail = clause_.predicate_end(deed);
      if (clause_.is(draft.tail, kInfinitive)) draft.tail = clause_.predicate_end(draft.tail + 1);
      if (clause_.is(draft.tail, kPreposition) && clause_.is(draft.tail + 1, kQuantity)) draft.tail += 2;
      draft.subject_text = clause_.text(Span{deed, draft.tail});
      return true;
    }
  }
  // What the figure stands in front of: "60% of the market", "a $3m contract", "$7m worth of".
  Span behind;
  bool attributive = false;
  std::size_t r = (clause_.is(left, kArticle) || clause_.is(left - 1, kPossessive) ? unit_end(f) : f) + 1;  // past the "a share" of "a $5 a share offer"
  if (clause_.is(r, bit(kConjunction) | bit(kInfinitive) | bit(kHyphen)) && clause_.is(r + 1, kAnyFigure) && mention(r + 1).kind == mention(f).kind && !clause_.says(r, "or") && (!clause_.says(r, "and") || clause_.says(f - 1, "between"))) r += 2;  // a range
  if (clause_.is(r, ',') && clause_.is(left, kArticle) && clause_.is(r + 1, bit(kPercent) | bit(kDuration))) ++r;  // "a $3m, 5% loan"
  while (clause_.is(r, bit(kPercent) | bit(kDuration) | bit(kDate)) && (clause_.nominal(r + 1) || clause_.adjectival(r + 1))) ++r;  // "a $3m 5% five-year loan"
  if (clause_.is(r, kCountedPart) || (clause_.says(r, "each") && clause_.says(r + 1, "of")) || (clause_.says(r, "first") && clause_.nominal(r + 1))) ++r;
  if (clause_.says(r, "or more") || clause_.says(r, "or less")) ++r;
  if (clause_.is(r, kPreposition) && (clause_.says(r, "of") || clause_.says(r, "in"))) {
    behind = clause_.is(r + 1, kPronoun) && !clause_.is(r + 1, kDeterminer) ? Span{r + 1, r + 2} : clause_.phrase_after(r + 1);
    if (clause_.says(r, "in") && (clause_.is(f, kPercent) || (clause_.is(r + 1, kPeriodNoun) && !clause_.nominal(r + 2)) || clause_.is(r + 1, bit(kCountry) | bit(kCapitalised)) || clause_.says(before, "of") || clause_.says(r + 1, "cash") || clause_.says(r + 1, "stock") || clause_.says(r + 1, "order") || clause_.is(r + 1, kArticle))) behind = {};
  } else if (clause_.nominal(r) && !clause_.finite(r) && !clause_.text(r).ends_with("than") && !clause_.says(r, "payable") && !(clause_.text(r).ends_with("ly") && !clause_.nominal(r + 1)) && !(clause_.is(r, kGerund) && !clause_.is(left, kDeterminer) && !(clause_.nominal(r + 1) && !clause_.is(r + 1, bit(kCapitalised) | kAnyFigure | bit(kDigits)))) && !clause_.is(r, bit(kChangeAdverb) | kAnyFigure) && !clause_.is(f, kAnyPeriod)) {
    behind = clause_.phrase_after(r);
    attributive = true;
  }
  if (clause_.is(f, kPercent) && clause_.is(behind.begin, kWholeNoun)) behind = {};
  const bool mark = attributive && behind.end <= behind.begin + 2 && (clause_.says(behind.end - 1, "level") || clause_.says(behind.end - 1, "mark"));  // "hovered around the 2% mark"
  if (mark) behind = {}, attributive = false;
  // "80 mln in band one": a part told by number is no measure.
  if (clause_.says(r, "in") && (clause_.is(behind.end, bit(kDigits) | bit(kNumber)) || clause_.is(behind.end - 1, bit(kDigits) | bit(kNumber)))) behind = {};
  // "2% below its value"
  if ((clause_.says(f + 1, "above") || clause_.says(f + 1, "below")) && clause_.figure_after(f + 2) == npos) return false;
  const bool copula = clause_.is(before, kCopula);
  const bool unknown = clause_.is(before, kLower) && clause_.is(before - 1, kInfinitive) && clause_.nominal(before);  // "to reschedule $5m"
  const bool verb = unknown || (clause_.is(before, kAnyVerb) && (clause_.finite(before) || clause_.is(before, kGerund) || clause_.is(before - 1, bit(kInfinitive) | bit(kAuxiliary)) || clause_.is(before, kPast)));
  // "stood at", "accounts for"
  const bool level_phrase = clause_.is(before, kPreposition) && clause_.is(before - 1, kLevelVerb) && (clause_.finite(before - 1) || (clause_.is(before - 1, kThird) && !clause_.says(before, "of")) || (clause_.is(before - 1, kGerund) && clause_.says(before, "for")));
  const bool level_verb = copula || (clause_.is(before, kLevelVerb) && verb) || level_phrase;
  if (clause_.says(f + 1, "cash") && !clause_.nominal(f + 2)) behind = {}, attributive = false;  // "the sale was for $3m cash"
  if (clause_.is(before, kLevelLink) && !clause_.says(before, "at")) {
    draft.subject = clause_.is(before - 1, kCopula) ? subject_of(before - 1) : clause_.phrase_before(before);  // "is worth $3m"
    // "packages for several states totalling $3m"
    const std::size_t joint = clause_.is(draft.subject.begin - 1, kDeterminer) ? draft.subject.begin - 2 : draft.subject.begin - 1;
    if (!draft.subject.empty() && clause_.text(before).starts_with("total") && clause_.is(joint, kJoins))
      if (const Span whole = clause_.phrase_before(joint); !whole.empty()) draft.subject.begin = whole.begin;
    if (!draft.subject.empty()) return true;
  }
  // "Imports rose 3% and exports 5%": no verb, with one just told.
  if (before == left - 1 && before > 1 && clause_.is(before, kThird) && clause_.is(before, kNounToo) && clause_.is(before - 1, kConjunction) && !drafts_.empty() && drafts_.back().last == before - 2 && drafts_.back().by == before - 2 &&
      drafts_.back().direction != Direction::kNone && mention(before - 2).kind == mention(f).kind) {
    draft.subject = {before, before + 1};
    draft.direction = drafts_.back().direction;
    draft.by = f;
    draft.value = npos;
    return true;
  }
  // "A fell by 3% and B by 5%", "A rose to $3m and B to $5m"
  const std::size_t parallel = drafts_.empty() ? npos : clause_.says(before, "by") ? drafts_.back().by : clause_.says(before, "to") && drafts_.back().direction != Direction::kNone ? drafts_.back().value : npos;
  if (parallel != npos && mention(parallel).kind == mention(f).kind) {
    const Span what = clause_.phrase_before(before);
    const std::size_t joint = clause_.is(what.begin - 1, kDeterminer) ? what.begin - 2 : what.begin - 1;
    if (!what.empty() && (clause_.is(joint, kConjunction) || clause_.is(joint, ','))) {
      draft.subject = what;
      draft.direction = drafts_.back().direction;
      if (parallel == drafts_.back().by) {
        draft.by = f;
        draft.value = npos;
      } else if (const std::size_t from = clause_.says(f + 1, "from") ? clause_.figure_after(f + 2) : npos; from != npos) {
        assign(draft, "from", from);
      }
      return true;
    }
  }
  if (attributive && level_verb && clause_.is(behind.end - 1, kOutlook)) attributive = false;  // "will exceed the 1% forecast": what will
  // "Was lower than the $3m of May": the figure before.
  if (clause_.is(f - 1, kDeterminer) && clause_.is(f - 2, kApproximator) && clause_.text(f - 2).ends_with("er than") && clause_.is(before, kCopula)) {
    draft.value = npos;
    draft.from = f;
    draft.direction = clause_.says(f - 2, "lower than") || clause_.says(f - 2, "smaller than") ? Direction::kDecrease : Direction::kIncrease;
    draft.subject = subject_of(before);
    return !draft.subject.empty();
  }
  if (attributive) {
    if (clause_.text(behind.begin).ends_with(" of")) return false;  // "the 2% average of 1985"
    // "products with up to 5% fat" are described, not measured.
    if (clause_.is(f, kPercent) && (clause_.says(before, "with") || clause_.says(before, "containing"))) return false;
    // "the 3% analysts had forecast": somebody's figure.
    if (clause_.is(f - 1, kDeterminer) && behind.end == behind.begin + 1 && clause_.is(behind.end, bit(kAuxiliary) | bit(kOutlook)) && clause_.finite(behind.end)) return false;
    // "8.5 percent notes" have a name, no level.
    for (std::size_t i = behind.begin; clause_.is(f, kPercent) && i < behind.end && clause_.nominal(i); ++i)
      if (clause_.is(i, kDebtNoun)) return false;
    // "is 94% effective": what the subject is.
    if (copula && left == f && clause_.is(behind.begin, kLower)) {
      const Span what = subject_of(before);
      draft.subject = what.empty() || clause_.says(what.begin, "there") || clause_.says(what.begin, "There") ? behind : what;
      return true;
    }
    draft.subject = behind;
    return true;
  }
  if (level_verb) {
    const bool put = clause_.is(before, kGerund) && clause_.is(f, kMoney) && !behind.empty();  // "placing $5m in reserves"
    draft.subject = put ? behind : subject_of(level_phrase ? before - 1 : before);
    if (!draft.subject.empty()) return true;
  }
  if (mark) return false;
  if (!behind.empty()) {
    draft.subject = behind;
    // "40% of voters have made up their minds": what they do is part of what is measured.
    std::size_t does = behind.end;
    while (clause_.is(does, bit(kAdverb) | bit(kDate))) ++does;
    if (clause_.is(f, kPercent) && opens && clause_.finite(does)) draft.subject.end = clause_.predicate_end(does);
    return true;
  }
  if (verb && !level_verb) {
    if (clause_.is(before, kOutlook) && !clause_.passive(before)) return false;  // "analysts had expected $5m": of what, another sentence says
    // An agent and what it does: "consumers spent $46bn using …".
    const Span agent = subject_of(before);
    Span rest;
    if (clause_.is(f + 1, kGerund)) rest = {f + 1, std::max(clause_.phrase_after(f + 2).end, f + 2)};
    draft.tail = rest.end;
    if (agent.empty()) return false;
    draft.subject_text = joined({clause_.text(agent), clause_.text(rest)});
    draft.subject = agent;
    return true;
  }
  if (clause_.has(before, kFigureRole, "role", "from") && (clause_.is(before - 1, kAnyFigure) || !clause_.says(before, "from"))) return false;
  // "vs profit $3m", of a row with no figure now ("nil")
  if (clause_.says(before, "vs") || (clause_.says(before - 1, "vs") && clause_.nominal(before))) return false;
  if (clause_.is(before, kPreposition) || clause_.is(before, kLevelLink)) {
    const std::string_view word = clause_.text(before);
    // "sold the farm … for a total of $76m": what was sold.
    std::size_t price = before;
    if (word == "of" && clause_.is(before - 1, kMeasureNoun))
      for (price = before - 1; price > 0 && clause_.is(price - 1, kBeforeFigure | bit(kMeasureNoun)) && !clause_.is(price - 1, kPreposition);) --price;
    const std::string_view offered = clause_.text(price - (price == before ? 0 : 1));
    if (price > 0 && (offered == "for" || (offered == "at" && price != before)))
      for (std::size_t v = price; v-- > 0 && price - v < 30 && !clause_.is(v, kMoney);)
        if (clause_.has(v, kAmountVerb, "trade", "yes") && !clause_.says(v + 1, "of")) {
          draft.subject = clause_.is(v + 1, kPronoun) && !clause_.is(v + 1, kDeterminer) ? Span{v + 1, v + 2} : clause_.phrase_after(v + 1);
          if (clause_.passive(v) || draft.subject.empty()) draft.subject = clause_.subject_before(v);
          if (!draft.subject.empty()) return true;
        }
    if (word == "from" && clause_.is(before - 1, kChangeVerb)) return false;  // "was revised from $5m"
    // "completed the sale of the farm to Holt for $5m": the sale.
    if (price > 0 && offered == "for")
      for (std::size_t n = price; n-- > 0 && price - n < 30 && !clause_.is(n, bit(kMoney) | bit(kClauseOpener));)
        for (const std::string_view deal : {"sale", "purchase", "acquisition", "takeover"})
          if (clause_.says(n, deal) && clause_.says(n + 1, "of")) {
            draft.subject = clause_.is(n + 2, kQuantity) ? Span{n, n + 3} : clause_.phrase_after(n);
            return true;
          }
    // "trading at a high of $3": what trades.
    if (word == "of" && clause_.is(before - 1, kMeasureNoun) && (clause_.is(before - 1, bit(kFigureOpener) | bit(kLevelVerb)) || clause_.says(before - 1, "level"))) {
      std::size_t peak = before - 1;
      while (peak > 0 && (clause_.is(peak - 1, kBeforeFigure | kAnyPeriod))) --peak;
      std::size_t trade = peak > 1 ? peak - 2 : 0;
      while (trade > 0 && clause_.is(trade, kAnyPeriod)) --trade;
      if (peak > 1 && clause_.is(peak - 1, kPreposition) && (clause_.is(trade, kLevelVerb) || clause_.is(trade, kGerund))) {
        draft.subject = subject_of(trade);
        if (!draft.subject.empty()) return true;
      } else if (peak > 1 && clause_.says(peak - 1, "at") && clause_.nominal(trade)) {  // "fixed the crown at a high of $3"
        draft.subject = clause_.phrase_before(peak - 1);
        if (!draft.subject.empty()) return true;
      }
    }
    if (word == "of") {
      // "losses in May of $3m"
      std::size_t named = before;
      if (clause_.is(before - 1, kAnyPeriod)) named = clause_.is(before - 2, kPreposition) ? before - 2 : before - 1;
      draft.subject = clause_.phrase_before(named);
      // "a shortage in the system of $3m": "the system" has no sum of its own.
      const std::size_t definite = draft.subject.begin - 1;
      if (!draft.subject.empty() && clause_.says(definite, "the") && !clause_.is(definite - 1, kFigureRole) && clause_.is(definite - 1, kJoins) && !clause_.says(definite - 1, "of") && !clause_.is(draft.subject.end - 1, bit(kMeasureNoun) | bit(kChangeNoun)))
        if (const Span whole = clause_.phrase_before(definite - 1); !whole.empty()) draft.subject.begin = whole.begin;
      // "hit a new low of $3m": what hit it.
      std::size_t hits = draft.subject.begin;
      while (hits > 0 && clause_.is(hits - 1, kBeforeFigure)) --hits;
      const std::string_view extreme = clause_.text(before - 1);
      if ((extreme == "low" || extreme == "high" || extreme == "peak") && hits > 0 && clause_.is(hits - 1, kLevelVerb) && clause_.finite(hits - 1))
        if (const Span what = subject_of(hits - 1); !what.empty()) draft.subject = what;
      if (!draft.subject.empty()) {
        if (clause_.is(f + 1, kPreposition) && clause_.has_joint(f + 1)) {
          const Span rest = clause_.phrase_after(f + 2);
          if (!rest.empty() && !(clause_.is(rest.end, kPreposition) && clause_.figure_after(rest.end + 1) != npos)) draft.subject_text = joined({clause_.text(draft.subject), clause_.text(Span{f + 1, rest.end})});
        }
        return true;
      }
    }
    // "valued at", "sold for", "set the price at": the object if there is one, else the subject.
    std::size_t v = before;
    const auto verbal = [&](std::size_t k) { return clause_.is(k, kAuxiliary) || (clause_.is(k, kLower) && clause_.text(k).ends_with("ing") && clause_.is(k - 1, bit(kAuxiliary) | bit(kAdverb)) && !clause_.is(k, kGerundNoun)) || (clause_.is(k, kAnyVerb) && !clause_.is(k - 1, bit(kDeterminer) | bit(kPossessive)) && (!clause_.is(k, kNounToo) || clause_.is(k, kGerund) || clause_.finite(k))); };
    const auto caused = [&](std::size_t k) { return clause_.is(k, kPast) && clause_.says(k + 1, "by") && clause_.nominal(k - 1); };  // "put damage caused by the storm at $5m"
    while (v > 0 && before - v < 12 && (caused(v - 1) || (!verbal(v - 1) && !clause_.ends_phrase(v - 1)))) --v;
    if (v > 0 && verbal(v - 1)) {
      const Span object = clause_.trim({v, before});
      if (clause_.is(v - 1, kPast) && !clause_.passive(v - 1) && clause_.is(v - 2, ',') && clause_.is(v - 3, kQuantity)) {  // "for 300 shares, valued at $5m"
        draft.subject = {v - 3, v - 2};
        return true;
      }
      draft.subject = !object.empty() && !clause_.is(object.begin, bit(kMoney) | bit(kPercent)) && !clause_.is(v, kJoins) && !clause_.passive(v - 1) && !clause_.is(v - 1, kAuxiliary) ? object : subject_of(v - 1);
    } else {
      // "be rationed to 3%": a verb that the lexicon lacks.
      const bool passive = clause_.text(before - 1).ends_with("ed") && clause_.is(before - 2, kCopula);
      draft.subject = passive ? clause_.subject_before(before - 1) : clause_.phrase_before(before);
      if (draft.subject.empty()) draft.subject = clause_.subject_before(before);
    }
    if (clause_.is(f, kPercent) && word == "with") return false;
    return !draft.subject.empty();
  }
  // "Will cost the Treasury $9bn": what costs.
  std::size_t payer = left;
  while (payer > 1 && left - payer < 5 && clause_.nominal(payer - 1) && !clause_.is(payer - 1, kAnyVerb)) --payer;
  if (payer < left && clause_.is(payer - 1, kDeterminer)) --payer;
  for (const std::string_view cost : {"cost", "costs", "costing", "paid", "pay", "paying"})
    if (payer > 0 && payer < left && clause_.says(payer - 1, cost)) {
      draft.subject = subject_of(payer - 1);
      if (!draft.subject.empty()) return true;
    }
  if (clause_.is(left - 1, kLower) && clause_.is(left - 2, kArticle) && !clause_.is(left - 1, kMeasureNoun)) return false;  // "a new 80% owned firm"
  for (const std::string_view bound : {"above", "below", "over", "under"}) {  // "holdings above 10%", "an improvement over the $5m"
    if (clause_.says(left, bound) && clause_.says(left + 1, "the") && !clause_.is(before, kAnyVerb | bit(kAuxiliary))) return false;
    if (clause_.says(left, bound) && left < f && clause_.nominal(before) && !clause_.is(clause_.phrase_before(left).begin - 1, kAnyVerb | bit(kDeterminer))) return false;
  }
  // Directly behind its name: "Net 12 mln", "profit: $3m".
  draft.subject = clause_.phrase_before(clause_.is(before, ':') ? before : left);
  if (clause_.is(before, ':') && (clause_.says(before - 1, "Note") || clause_.says(before - 1, "NOTE"))) return false;
  if (clause_.is(draft.subject.begin - 1, ',') && clause_.is(draft.subject.begin, kLower) && clause_.text(draft.subject.begin).ends_with("ing")) return false;  // ", draining $5m"
  if (draft.subject.empty() && left < f) draft.subject = clause_.phrase_before(f);
  if (draft.subject.end == draft.subject.begin + 1 && clause_.is(draft.subject.begin, kFigureOpener) && !clause_.is(draft.subject.begin, kCapitalised)) return false;  // "with an average 5%"
  if (!draft.subject.empty() && !drafts_.empty() && drafts_.back().by != npos && drafts_.back().direction != Direction::kNone && (clause_.is(draft.subject.begin - 1, kConjunction) || clause_.is(draft.subject.begin - 1, ',')) &&
      mention(drafts_.back().by).kind == mention(f).kind) {
    // "A rose 3% and B 5%"
    draft.by = f;
    draft.value = npos;
    draft.direction = drafts_.back().direction;
  }
  return !draft.subject.empty();
}

// The last word of a figure with its "a barrel".
std::size_t MetricFinder::unit_end(std::size_t figure) const {
  const bool per = (clause_.is(figure + 1, kDeterminer) || clause_.says(figure + 1, "per")) && clause_.nominal(figure + 2) && context_->record.find(mention(figure), "per") != nullptr;
  return per ? figure + 2 : figure;
}

// "Billions of dollars" has none.
bool MetricFinder::has_number(std::size_t figure) const {
  return clause_.is(figure, kRanking) || number_of(figure) || (context_->record.find(mention(figure), "low") != nullptr && !mention(figure).rule.ends_with("-vague"));
}

}  // namespace newsmetrics
