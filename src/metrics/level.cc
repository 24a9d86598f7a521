#include "metrics/level.h"

#include <algorithm>

#include "metrics/count.h"

namespace newsmetrics {

bool LevelReader::read() {
  const std::size_t f = figure_;
  if (clause_.is(f, kRanking)) return standing();
  if (!has_number(f)) return false;
  draft_.value = f;
  left_ = clause_.figure_left(f);
  before_ = left_ - 1;
  if (told_before() || clause_.is(before_, kMultiplyVerb)) return false;  // "more than double the $5m of May"
  if (clause_.says_any(f - 1, {"each", "every", "per"})) return false;    // "$2 for each $100 of face value"
  if (clause_.is(before_, kConjunction) && clause_.says(before_, "or") && !drafts_.empty() && drafts_.back().last + 3 >= before_) return other_way();
  if (in_row()) return true;
  // "$5m of which is in notes", "of which $5m were notes": a part, named behind the verb if at all.
  const bool part_behind = clause_.says(f + 1, "of") && clause_.is(f + 2, kRelative) && !clause_.says(f + 2, "what");
  if (part_behind || (clause_.is(before_, kRelative) && clause_.says(before_ - 1, "of"))) {
    std::size_t k = part_behind ? f + 3 : f + 1;
    while (clause_.is(k, kAuxiliary) && !clause_.is(k, kCopula)) ++k;
    draft_.subject = clause_.is(k, kCopula) ? clause_.phrase_after(k + 1) : Span{};
    return !draft_.subject.empty();
  }
  // "2% below its value", "20% higher than elsewhere": no level.
  const bool compares = clause_.says_any(f + 1, {"above", "below"}) || (clause_.is(f + 1, kApproximator) && clause_.text(f + 1).ends_with("er than"));
  if (compares && clause_.figure_after(f + 2) == npos) return false;
  if (clause_.is(f, kQuantity)) return CountReader(sentence_, subjects_, f, draft_).read();
  if (of_deed()) return true;
  if (clause_.is(f - 1, kDeterminer) && clause_.says_any(f + 1, {"owned", "held", "controlled"})) return false;  // "its 60% owned unit"
  find_behind();
  if (of_link() || same_change()) return true;

  const std::size_t before = before_;
  const bool copula = clause_.is(before, kCopula), verb = clause_.governs_figure(before), level_phrase = clause_.level_phrase(before);
  const bool level_verb = copula || (clause_.is(before, kLevelVerb) && verb) || level_phrase;
  // "Was lower than the $3m of May": the figure before.
  if (copula && clause_.is(f - 1, kDeterminer) && clause_.is(f - 2, kApproximator) && clause_.text(f - 2).ends_with("er than")) {
    draft_.value = npos;
    draft_.from = f;
    draft_.direction = clause_.says_any(f - 2, {"lower than", "smaller than"}) ? Direction::kDecrease : Direction::kIncrease;
    draft_.subject = subjects_.of_verb(before);
    return !draft_.subject.empty();
  }
  const bool forecast = level_verb && clause_.is(behind_.end - 1, kOutlook);  // "will exceed the 1% forecast": what will
  if (attributive_ && !forecast) return of_described();
  if (level_verb) {
    // "placing $5m in reserves", "placed $5m of notes"
    const bool placed = clause_.is(before, kGerund) || (clause_.says(before, "placed") && !clause_.passive(before));
    const bool put = placed && clause_.is(f, kMoney) && !behind_.empty();
    draft_.subject = put ? behind_ : subjects_.of_verb(level_phrase ? before - 1 : before);
    if (!draft_.subject.empty()) return true;
  }
  if (mark_) return false;
  // "Reservoirs are at 42% of capacity"
  if (clause_.is(f, kPercent) && clause_.says(before, "at") && clause_.is(before - 1, bit(kCopula) | bit(kLevelVerb))) {
    draft_.subject = subjects_.of_verb(before - 1);
    if (!draft_.subject.empty()) return true;
  }
  if (!behind_.empty()) {
    draft_.subject = behind_;
    // "40% of voters have made up their minds": what they do is part of what is measured.
    std::size_t does = behind_.end;
    while (clause_.is(does, bit(kAdverb) | bit(kDate))) ++does;
    if (clause_.is(f, kPercent) && opens_clause() && clause_.finite(does)) {
      draft_.subject.end = clause_.predicate_end(does);
      if (const std::size_t given = draft_.subject.end; clause_.is(given, kAnyFigure) && !used_[given]) {  // "60% of donors gave less than $20"
        used_[given] = true;
        draft_.subject.end = unit_end(given) + 1;
        draft_.last = unit_end(given);
      }
    }
    return true;
  }
  if (verb && !level_verb) return of_agent();
  if (clause_.has(before, kFigureRole, "role", "from") && (clause_.is(before - 1, kAnyFigure) || !clause_.says(before, "from"))) return false;
  if (clause_.says(before - 1, "vs") && clause_.nominal(before)) return false;  // "vs profit $3m", of a row with no figure now ("nil")
  if (clause_.is(before, bit(kPreposition) | bit(kLevelLink))) return of_preposition();
  return of_payer() || of_name();
}

// "Ranks 61st in the index", "rose to fifth"
bool LevelReader::standing() {
  const std::size_t f = figure_;
  draft_.value = f;
  if (mention(f).rule == "ranking-verb" && clause_.nominal(f - 1)) {
    draft_.subject = clause_.subject_before(f);
    return !draft_.subject.empty();
  }
  std::size_t left = f;
  while (left > 0 && clause_.is(left - 1, kBeforeFigure)) --left;
  if (left == 0 || !(clause_.is(left - 1, kLevelVerb) || sentence_.record().find(mention(f), "to") != nullptr)) return false;
  draft_.subject = subjects_.of_verb(left - 1);
  return !draft_.subject.empty();
}

// A figure that is no fact, or tells the one in front once more.
bool LevelReader::told_before() const {
  const std::size_t f = figure_, before = before_;
  // "Will not pay $5m", "has not stood at 5%"
  const std::size_t said = clause_.is(before, kPreposition) ? before - 1 : before;
  if (!clause_.is(said, kChangeVerb) && clause_.is(said, kAnyVerb | bit(kAuxiliary)) && clause_.negated(said)) return true;
  // The same in another currency or unit, and the far end of a range.
  if (clause_.is(before, '(') && (clause_.is(before - 1, kAnyFigure) || clause_.is(before - 2, kAnyFigure))) return true;
  if (f >= 2 && clause_.is(f - 2, kAnyFigure)) {
    if (clause_.is(f - 2, kMoney) && clause_.is(f, kMoney) && clause_.is(f - 1, kInfinitive)) return true;  // "at $3 to $5"
    const bool between = clause_.is(f - 1, kConjunction) && clause_.says(f - 3, "between");
    if (used_[f - 2] && (between || clause_.is(f - 1, bit(kInfinitive) | bit(kHyphen)))) return true;
  }
  if (clause_.says(before, "to"))  // "from $5 a barrel to $7 a barrel"
    for (std::size_t g = before > 4 ? before - 4 : 0; g < before; ++g)
      if (clause_.is(g, kAnyFigure) && used_[g] && unit_end(g) + 1 == before && mention(g).kind == mention(f).kind) return true;
  // "2m barrels a day less than its 15m ceiling": how far it is from another.
  if (clause_.says_any(unit_end(f) + 1, {"less than", "more than", "fewer than"}) && clause_.is(unit_end(f) + 2, bit(kDeterminer) | bit(kPronoun))) return true;
  if (clause_.is(before, kPreposition) && clause_.says(before - 1, "equivalent")) return true;
  if (clause_.says(before - 2, "whether") || clause_.says(before - 3, "whether")) return true;  // "whether the price is $3 or $4"
  return clause_.says(before, "minus") && clause_.is(before - 1, kConjunction);                 // "plus or minus 2%": a margin
}

// "$391m, or $1.62 a share"
bool LevelReader::other_way() {
  const std::size_t f = figure_;
  Draft& last = drafts_.back();
  last.last = unit_end(f);
  // "$3m, or 25 cents a share, against $2m, or 22 cents": the pair of the other way to say it.
  if (last.from != npos && last.from + 3 >= before_ && drafts_.size() > 1) {
    Draft& other = drafts_[drafts_.size() - 2];
    if (other.value != npos && other.from == npos && other.subject == last.subject && mention(other.value).kind == mention(f).kind) {
      other.from = f;
      other.direction = last.direction;
      used_[f] = true;
      return false;
    }
  }
  draft_.subject = last.subject;
  draft_.subject_text = last.subject_text;
  return clause_.is(f, kMoney) && last.value != npos && clause_.is(last.value, kMoney);
}

// A row of results: "Financial charges 155 mln vs 169 mln".
bool LevelReader::in_row() const {
  if (!clause_.says(figure_ + 1, "vs") || left_ == 0 || left_ >= 6) return false;
  std::size_t row = left_;
  const auto named = [&](std::size_t i) {
    return clause_.nominal(i) || clause_.is(i, bit(kPossessive) | bit(kHyphen)) || clause_.says(i, "Other") ||
           (clause_.is(i, bit(kClauseOpener) | bit(kPreposition)) && clause_.nominal(i - 1) && !clause_.is(i - 1, kAnyFigure));  // "Profit before tax"
  };
  while (row > 0 && named(row - 1) && !clause_.finite(row - 1)) --row;
  draft_.subject = {row, left_};
  return !draft_.subject.empty();
}

bool LevelReader::opens_clause() const {
  const std::size_t before = before_;
  return left_ == 0 || clause_.is(before, bit(kPunct) | bit(kClauseOpener) | bit(kReportingVerb)) ||
         (clause_.is(before, kConjunction) && !clause_.is(before - 1, kAnyFigure | bit(kDigits)));
}

// A figure that is the subject of its clause, or of a participle: what it does, or what is done with it.
bool LevelReader::of_deed() const {
  const std::size_t f = figure_, left = left_, before = before_;
  const auto told_from = [&](std::size_t begin) {
    draft_.tail = clause_.predicate_end(begin);
    if (clause_.is(draft_.tail, kInfinitive)) draft_.tail = clause_.predicate_end(draft_.tail + 1);
  };
  if (clause_.is(f, kPercent)) {
    // "5% owned by Holt": what is owned.
    if (clause_.is(f + 1, kAmountVerb) && clause_.is(f + 1, kPast) && clause_.says(f + 2, "by") && clause_.is(before, ',')) {
      draft_.subject = clause_.phrase_before(before);
      if (!draft_.subject.empty()) return true;
    }
    // "Only 15% have doubts"
    const bool opens = left == 0 || clause_.is(before, bit(kPunct) | bit(kClauseOpener) | bit(kReportingVerb) | bit(kConjunction));
    if (opens && clause_.finite(f + 1) && !clause_.is(f + 1, kCopula) && !clause_.is(f - 1, kDeterminer)) {
      told_from(f + 1);
      draft_.subject_text = clause_.text(Span{f + 1, draft_.tail});
      return true;
    }
  }
  // "A total of $5m is being spent on roads"
  if (!clause_.is(f + 1, kAuxiliary) || clause_.is(before, kRelative) || !opens_clause()) return false;
  std::size_t deed = f + 2;
  while (clause_.is(deed, bit(kAuxiliary) | bit(kAdverb))) ++deed;
  const bool goes = clause_.is(deed, kPlainVerb) && clause_.is(deed, kBase) && !clause_.is(deed, bit(kLevelVerb) | bit(kAmountVerb));  // "$5m will go to schools"
  if (!goes && !clause_.passive(deed)) return false;
  told_from(deed);
  if (clause_.is(draft_.tail, kPreposition) && clause_.is(draft_.tail + 1, kQuantity)) draft_.tail += 2;
  draft_.subject_text = clause_.text(Span{deed, draft_.tail});
  return true;
}

// What the figure stands in front of: "60% of the market", "a $3m contract", "$7m worth of".
void LevelReader::find_behind() {
  const std::size_t f = figure_, left = left_;
  const auto is = [&](std::size_t i, auto what) { return clause_.is(i, what); };
  std::size_t r = (is(left, kArticle) || is(left - 1, kPossessive) ? unit_end(f) : f) + 1;  // past the "a share" of "a $5 a share offer"
  const bool range = is(r, bit(kConjunction) | bit(kInfinitive) | bit(kHyphen)) && is(r + 1, kAnyFigure) && mention(r + 1).kind == mention(f).kind;
  if (range && !clause_.says(r, "or") && (!clause_.says(r, "and") || clause_.says(f - 1, "between"))) r += 2;
  if (is(r, ',') && is(left, kArticle) && is(r + 1, bit(kPercent) | bit(kDuration))) ++r;                                   // "a $3m, 5% loan"
  while (is(r, bit(kPercent) | bit(kDuration) | bit(kDate)) && (clause_.nominal(r + 1) || clause_.adjectival(r + 1))) ++r;  // "a $3m 5% five-year loan"
  if (is(r, kCountedPart) || (clause_.says(r, "each") && clause_.says(r + 1, "of")) || (clause_.says(r, "first") && clause_.nominal(r + 1))) ++r;
  if (clause_.says_any(r, {"or more", "or less"})) ++r;
  if (is(f, kPercent) && is(r, ',') && clause_.says(r + 1, "or"))  // "3%, or 500 shares of the firm"
    if (const std::size_t other = clause_.figure_after(r + 2); other != npos && clause_.says(other + 1, "of")) r = other + 1;
  if (is(r, kPreposition) && clause_.says_any(r, {"of", "in"})) {
    behind_ = clause_.object_at(r + 1);
    if (behind_.empty() && clause_.says(r + 1, "those") && opens_clause()) behind_ = {r + 1, r + (clause_.text(r + 2).ends_with("ed") ? 3 : 2)};  // "of those asked"
    if (clause_.says(r, "in") && says_where(r + 1)) behind_ = {};
    // "80 mln in band one": a part told by number is no measure.
    const Traits number = bit(kDigits) | bit(kNumber);
    if (clause_.says(r, "in") && (is(behind_.end, number) || is(behind_.end - 1, number))) behind_ = {};
  } else if (is_described(r)) {
    behind_ = clause_.phrase_after(r);
    attributive_ = true;
  }
  if (is(f, kPercent) && is(behind_.begin, kWholeNoun)) behind_ = {};
  // "hovered around the 2% mark"
  mark_ = attributive_ && clause_.says_any(behind_.end <= behind_.begin + 2 ? behind_.end - 1 : behind_.begin, {"level", "mark"});
  const bool cash = clause_.says_any(f + 1, {"cash", "retail"}) && !clause_.nominal(f + 2);  // "the sale was for $3m cash"
  if (mark_ || cash) behind_ = {}, attributive_ = false;
}

// "3% in the south", "$5m in May", "$5m in cash": where, when or how, not of what.
bool LevelReader::says_where(std::size_t i) const {
  if (clause_.is(figure_, kPercent) || clause_.is(i, bit(kCountry) | bit(kOrganization) | bit(kCapitalised) | bit(kArticle))) return true;
  if (clause_.says(before_, "of") || clause_.says_any(i, {"cash", "stock", "order"})) return true;
  if (clause_.is(i, kAnyPeriod) && clause_.says_any(i + 1, {"ended", "ending"})) return true;
  return clause_.is(behind_.end - 1, kPeriodNoun) && behind_.end <= behind_.begin + 3;
}

// Whether the figure stands directly in front of its noun at r.
bool LevelReader::is_described(std::size_t r) const {
  if (!clause_.nominal(r) || clause_.finite(r) || clause_.is(r, bit(kChangeAdverb) | kAnyFigure) || clause_.is(figure_, kAnyPeriod)) return false;
  const std::string_view word = clause_.text(r);
  if (word.ends_with("than") || word == "payable" || (clause_.is(r, kCountry) && !clause_.nominal(r + 1))) return false;
  if (word.ends_with("ly") && !clause_.nominal(r + 1)) return false;  // "$3m annually"
  const bool terms = clause_.is(figure_, kMoney) && word.size() == 3 && clause_.is(r, kCapitalised) && word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == word.npos;
  if (terms && !clause_.nominal(r + 1)) return false;  // "$85 FOB for May delivery"
  // "$3m spending" has no noun of its own but in "a $3m spending cut".
  const bool adjective = clause_.nominal(r + 1) && !clause_.is(r + 1, bit(kCapitalised) | kAnyFigure | bit(kDigits));
  return !clause_.is(r, kGerund) || clause_.is(left_, kDeterminer) || adjective;
}

// "Is worth $3m", "packages totalling $3m"
bool LevelReader::of_link() const {
  const std::size_t link = before_;
  if (!clause_.is(link, kLevelLink) || clause_.says(link, "at")) return false;
  draft_.subject = clause_.is(link - 1, kCopula) ? subjects_.of_verb(link - 1) : clause_.phrase_before(link);
  // "packages for several states totalling $3m", "a gift from Holt worth $3m"
  const std::size_t joint = clause_.in_front(draft_.subject);
  if (!draft_.subject.empty() && clause_.is(joint, kJoins))
    if (const Span whole = clause_.phrase_before(joint); !whole.empty()) draft_.subject.begin = whole.begin;
  return !draft_.subject.empty();
}

// A figure of another subject that moved as the last did.
bool LevelReader::same_change() {
  if (drafts_.empty()) return false;
  const std::size_t f = figure_, before = before_;
  const Draft& last = drafts_.back();
  const auto moves_by = [&](Span subject) {
    draft_.subject = subject;
    draft_.direction = last.direction;
    draft_.by = f;
    draft_.value = npos;
    return true;
  };
  // "Imports rose 3% and exports 5%": no verb, with one just told.
  if (before > 1 && clause_.is(before, kThird) && clause_.is(before, kNounToo) && clause_.is(before - 1, kConjunction) && last.last == before - 2 &&
      last.by == before - 2 && last.direction != Direction::kNone && mention(before - 2).kind == mention(f).kind)
    return moves_by({before, before + 1});
  // "A fell by 3% and B by 5%", "A rose to $3m and B to $5m"
  std::size_t parallel = npos;
  if (clause_.says(before, "by"))
    parallel = last.by;
  else if (clause_.says(before, "to") && last.direction != Direction::kNone)
    parallel = last.value;
  if (parallel == npos || mention(parallel).kind != mention(f).kind) return false;
  const Span what = clause_.phrase_before(before);
  const std::size_t joint = clause_.in_front(what);
  if (what.empty() || !(clause_.is(joint, kConjunction) || clause_.is(joint, ','))) return false;
  if (parallel == last.by) return moves_by(what);
  draft_.subject = what;
  draft_.direction = last.direction;
  if (const std::size_t from = clause_.says(f + 1, "from") ? clause_.figure_after(f + 2) : npos; from != npos) sentence_.assign(draft_, "from", from);
  return true;
}

// A figure in front of its noun.
bool LevelReader::of_described() const {
  const std::size_t f = figure_, left = left_, before = before_;
  const bool percent = clause_.is(f, kPercent);
  if (clause_.text(behind_.begin).ends_with(" of")) return false;  // "the 2% average of 1985"
  // "products with up to 5% fat" are described, not measured.
  if (percent && clause_.says_any(before, {"with", "containing"})) return false;
  // "the 3% analysts had forecast": somebody's figure, but not "the $3m prize was offered".
  const std::size_t who = behind_.begin;
  const bool agent = clause_.is(who, bit(kCapitalised) | bit(kOrganization) | bit(kPersonNoun) | bit(kPerson)) || clause_.text(who).ends_with("s");
  if (clause_.says(f - 1, "the") && behind_.end == who + 1 && agent && clause_.is(behind_.end, bit(kAuxiliary) | bit(kOutlook) | bit(kReportingVerb)) &&
      clause_.finite(behind_.end))
    return false;
  // "8.5 percent notes" have a name, no level.
  for (std::size_t i = behind_.begin; percent && i < behind_.end && clause_.nominal(i); ++i)
    if (clause_.is(i, kDebtNoun)) return false;
  draft_.subject = behind_;
  // "is 94% effective": what the subject is.
  if (clause_.is(before, kCopula) && left == f && clause_.is(behind_.begin, kLower))
    if (const Span what = subjects_.of_verb(before); !what.empty() && !clause_.says_any(what.begin, {"there", "There"})) draft_.subject = what;
  return true;
}

// An agent and what it does: "consumers spent $46bn using …".
bool LevelReader::of_agent() {
  const std::size_t f = figure_, verb = before_;
  if (clause_.is(verb, kOutlook) && !clause_.has(verb, kOutlook, "needs", "to") && !clause_.passive(verb))
    return false;  // "analysts had expected $5m": of what, another sentence says
  const Span agent = subjects_.of_verb(verb);
  Span rest;
  if (clause_.is(f + 1, kGerund)) rest = {f + 1, std::max(clause_.phrase_after(f + 2).end, f + 2)};
  draft_.tail = rest.end;
  if (agent.empty()) return false;
  draft_.subject_text = joined({clause_.text(agent), clause_.text(rest)});
  draft_.subject = agent;
  return true;
}

bool LevelReader::of_preposition() {
  const std::size_t before = before_;
  if (clause_.says(before, "from") && clause_.is(before - 1, kChangeVerb)) return false;  // "was revised from $5m"
  if (clause_.says(before, "by") && clause_.is(before - 1, ',')) return false;            // ", by 4% a year": how far something moved
  // "opened lower at 71 in trade-weighted terms, at $5": once more.
  if (clause_.says(before, "at") && clause_.is(before - 1, ',') && !drafts_.empty() && before < drafts_.back().last + 8) {
    draft_.subject = drafts_.back().subject;
    draft_.subject_text = drafts_.back().subject_text;
    return true;
  }
  if (of_trade()) return true;
  if (clause_.says(before, "of") && (of_peak() || of_sum())) return true;
  return of_valued();
}

// What was sold, or the sale: "sold the farm … for a total of $76m", "completed the sale of the farm to Holt for $5m".
bool LevelReader::of_trade() const {
  std::size_t price = before_;
  if (clause_.says(price, "of") && clause_.is(price - 1, kMeasureNoun))  // "a total of"
    for (--price; price > 0 && clause_.is(price - 1, kBeforeFigure | bit(kMeasureNoun)) && !clause_.is(price - 1, kPreposition);) --price;
  if (price == 0) return false;
  const bool direct = price == before_;
  const std::string_view offered = clause_.text(direct ? price : price - 1);
  if (offered != "for" && (offered != "at" || direct)) return false;
  for (std::size_t v = price; v-- > 0 && price - v < 30 && !clause_.is(v, kMoney);) {
    if (!clause_.has(v, kAmountVerb, "trade", "yes") || clause_.says(v + 1, "of")) continue;
    draft_.subject = clause_.object_at(v + 1);
    for (std::size_t k = draft_.subject.begin + 1; k < draft_.subject.end; ++k)  // "sold the farm to Holt"
      if (clause_.is(k, kInfinitive) && clause_.is(k + 1, bit(kCapitalised) | bit(kOrganization))) draft_.subject.end = k;
    if (clause_.passive(v) || draft_.subject.empty()) draft_.subject = clause_.subject_before(v);
    if (!draft_.subject.empty()) return true;
  }
  if (offered != "for") return false;
  for (std::size_t n = price; n-- > 0 && price - n < 30 && !clause_.is(n, bit(kMoney) | bit(kClauseOpener));)
    if (clause_.attribute(n, "sells") == "yes" && clause_.says(n + 1, "of")) {
      draft_.subject = clause_.is(n + 2, kQuantity) ? Span{n, n + 3} : clause_.phrase_after(n);
      return true;
    }
  return false;
}

// "Trading at a high of $3": what trades.
bool LevelReader::of_peak() const {
  std::size_t peak = before_ - 1;
  const bool range = clause_.says(peak, "range"), named = clause_.is(peak, bit(kFigureOpener) | bit(kLevelVerb)) || clause_.says(peak, "level");
  if (!range && !(clause_.is(peak, kMeasureNoun) && named)) return false;
  while (peak > 0 && clause_.is(peak - 1, kBeforeFigure | kAnyPeriod)) --peak;
  if (peak < 2) return false;
  std::size_t trade = peak - 2;
  while (trade > 0 && clause_.is(trade, kAnyPeriod)) --trade;
  if (clause_.is(peak - 1, kPreposition) && clause_.is(trade, bit(kLevelVerb) | bit(kGerund)))
    draft_.subject = subjects_.of_verb(trade);
  else if (clause_.says(peak - 1, "at") && clause_.nominal(trade))
    draft_.subject = clause_.phrase_before(peak - 1);  // "fixed the crown at a high of $3"
  return !draft_.subject.empty();
}

// "A loss of $3m", "losses in May of $3m"
bool LevelReader::of_sum() {
  const std::size_t f = figure_, of = before_;
  std::size_t named = of;
  if (clause_.is(of - 1, kAnyPeriod)) named = clause_.is(of - 2, kPreposition) ? of - 2 : of - 1;
  draft_.subject = clause_.phrase_before(named);
  // "a shortage in the system of $3m": "the system" has no sum of its own.
  const std::size_t definite = draft_.subject.begin - 1, joint = definite - 1;
  const bool joined_to = clause_.is(joint, kJoins) && !clause_.is(joint, kFigureRole) && !clause_.says(joint, "of");
  if (!draft_.subject.empty() && clause_.says(definite, "the") && joined_to && !clause_.is(draft_.subject.end - 1, bit(kMeasureNoun) | bit(kChangeNoun)))
    if (const Span whole = clause_.phrase_before(joint); !whole.empty()) draft_.subject.begin = whole.begin;
  if (const Span what = subjects_.of_mark(of); !what.empty()) draft_.subject = what;
  if (draft_.subject.empty()) return false;
  if (clause_.is(f + 1, kPreposition) && clause_.has_joint(f + 1) && !clause_.is(f + 1, kFigureRole)) {  // "exports of $3m to Peru"
    const Span rest = clause_.phrase_after(f + 2);
    const bool of_figure = clause_.is(rest.end, kPreposition) && clause_.figure_after(rest.end + 1) != npos;
    if (!rest.empty() && !of_figure) draft_.subject_text = joined({clause_.text(draft_.subject), clause_.text(Span{f + 1, rest.end})});
  }
  return true;
}

// "Valued at", "sold for", "set the price at": the object if there is one, else the subject.
bool LevelReader::of_valued() const {
  const std::size_t before = before_;
  const auto verbal = [&](std::size_t k) {
    if (clause_.is(k, kAuxiliary)) return true;
    const bool gerund = clause_.is(k, kLower) && clause_.text(k).ends_with("ing") && !clause_.is(k, kGerundNoun);
    if (gerund && clause_.is(k - 1, bit(kAuxiliary) | bit(kAdverb))) return true;
    if (!clause_.is(k, kAnyVerb) || clause_.is(k - 1, bit(kDeterminer) | bit(kPossessive))) return false;
    return !clause_.is(k, kNounToo) || clause_.is(k, kGerund) || clause_.finite(k);
  };
  const auto caused = [&](std::size_t k) {
    return clause_.is(k, kPast) && clause_.says(k + 1, "by") && clause_.nominal(k - 1);
  };  // "put damage caused by the storm at $5m"
  std::size_t begin = before;
  const auto where = [&](std::size_t k) { return clause_.says(k, "at") && k + 1 < before && clause_.figure_after(k + 1) == npos; };  // "get it at Holt for $5"
  while (begin > 0 && before - begin < 12 && (caused(begin - 1) || where(begin - 1) || (!verbal(begin - 1) && !clause_.ends_phrase(begin - 1)))) --begin;
  if (begin > 0 && verbal(begin - 1)) {
    const std::size_t verb = begin - 1;
    const bool passive = clause_.passive(verb);
    if (clause_.is(verb, kPast) && !passive && clause_.is(verb - 1, ',') && clause_.is(verb - 2, kQuantity)) {  // "for 300 shares, valued at $5m"
      draft_.subject = {verb - 2, verb - 1};
      return true;
    }
    while (clause_.is(begin, kPreposition) && clause_.is(begin + 1, kAnyPeriod)) begin += 2;  // "offered in May new shares at $5"
    Span object = clause_.trim({begin, before});
    const std::size_t whole = object.begin;
    // "bought $5m of bills and $7m of notes at 9%": the notes.
    for (std::size_t k = object.begin; k < object.end; ++k)
      if (clause_.is(k, kMoney) || (clause_.is(k, kPercent) && clause_.is(k + 1, kConjunction)))
        object.begin = std::min(clause_.says(k + 1, "of") ? k + 2 : k + 1, object.end);
    for (std::size_t k = object.begin + 1; k < object.end; ++k)  // "cut its stake to 22% in return for $5m": the stake
      if (used_[k] && clause_.is(k - 1, kPreposition)) object.end = k - 1;
    object = clause_.trim(object);
    if (clause_.is(object.begin, kPronoun) && !clause_.is(object.begin, kDeterminer) && !clause_.says(object.begin, "one"))
      object.end = object.begin + 1;  // "get it at Holt for $5"
    const bool has_object = !object.empty() && !clause_.is(object.begin, bit(kMoney) | bit(kPercent)) && !clause_.is(begin, kJoins) &&
                            (!passive || object.begin > whole) && !clause_.is(verb, kAuxiliary);
    draft_.subject = has_object ? object : subjects_.of_verb(verb);
  } else {
    // "be rationed to 3%": a verb that the lexicon lacks.
    const bool passive = clause_.text(before - 1).ends_with("ed") && clause_.is(before - 2, kCopula);
    draft_.subject = passive ? clause_.subject_before(before - 1) : clause_.phrase_before(before);
    if (draft_.subject.empty()) draft_.subject = clause_.subject_before(before);
  }
  if (clause_.is(figure_, kPercent) && clause_.says(before, "with")) return false;
  return !draft_.subject.empty();
}

// "Will cost the Treasury $9bn", "paid him $5m": what costs, and who pays; but "fined the bank $5m".
bool LevelReader::of_payer() const {
  const std::size_t left = left_;
  std::size_t payee = left;
  if (clause_.is(left - 1, kPronoun)) --payee;
  while (payee > 1 && left - payee < 5 && clause_.nominal(payee - 1) && !clause_.finite(payee - 1)) --payee;
  if (payee == left || payee == 0) return false;
  if (clause_.is(payee - 1, kDeterminer)) --payee;
  const std::size_t verb = payee - 1;
  std::string_view measured = clause_.attribute(verb, kAmountVerb, "payee");
  if (measured.empty()) measured = clause_.attribute(verb, kLevelVerb, "payee");
  if (measured.empty() || !clause_.governs_figure(verb)) return false;
  draft_.subject = measured == "itself" ? clause_.object_at(payee) : subjects_.of_verb(verb);
  return !draft_.subject.empty();
}

// Directly behind its name: "Net 12 mln", "profit: $3m".
bool LevelReader::of_name() const {
  const std::size_t f = figure_, left = left_, before = before_;
  if (clause_.is(left - 1, kLower) && clause_.is(left - 2, kArticle) && !clause_.is(left - 1, kMeasureNoun)) return false;  // "a new 80% owned firm"
  if (clause_.says_any(left, {"above", "below", "over", "under"})) {  // "holdings above 10%", "an improvement over the $5m"
    if (clause_.says(left + 1, "the") && !clause_.is(before, kAnyVerb | bit(kAuxiliary))) return false;
    if (left < f && clause_.nominal(before) && !clause_.is(clause_.phrase_before(left).begin - 1, kAnyVerb | bit(kDeterminer))) return false;
  }
  const bool colon = clause_.is(before, ':');
  if (colon && clause_.says_any(before - 1, {"Note", "NOTE"})) return false;
  Span& subject = draft_.subject;
  subject = clause_.phrase_before(colon ? before : left);
  if (clause_.is(subject.begin - 1, ',') && clause_.is(subject.begin, kLower) && clause_.text(subject.begin).ends_with("ing")) return false;  // ", draining $5m"
  if (subject.empty() && left < f) subject = clause_.phrase_before(f);
  const bool one_word = subject.end == subject.begin + 1;
  if (one_word && clause_.is(subject.begin, kFigureOpener) && !clause_.is(subject.begin, kCapitalised)) return false;  // "with an average 5%"
  if (subject.empty() || clause_.says(subject.end - 1, "rather")) return false;                                        // "rather than the $5m it told"
  if (drafts_.empty()) return true;
  // "A rose 3% and B 5%"
  const Draft& last = drafts_.back();
  const bool joined_to = clause_.is(subject.begin - 1, kConjunction) || clause_.is(subject.begin - 1, ',');
  if (joined_to && last.by != npos && last.direction != Direction::kNone && mention(last.by).kind == mention(f).kind) {
    draft_.by = f;
    draft_.value = npos;
    draft_.direction = last.direction;
  }
  return true;
}

}  // namespace newsmetrics
