#include "metrics/comparison.h"

#include <algorithm>
#include <compare>

namespace newsmetrics {

// "A and B rose 3% and 5% respectively": the second figure is of the second name.
bool ComparisonReader::respective(std::size_t f, Draft& draft) {
  if (f < 2 || drafts_.empty() || !clause_.is(f - 1, kConjunction) || !clause_.is(f - 2, kAnyFigure) || !used_[f - 2]) return false;
  bool said = false;
  for (std::size_t i = f + 1; i < f + 8 && i < clause_.size() && !said; ++i) said = clause_.says(i, "respectively");
  Draft& last = drafts_.back();
  std::size_t joint = last.subject.begin;
  while (joint < last.subject.end && !clause_.is(joint, kConjunction)) ++joint;
  if (!said || joint == last.subject.end) return false;
  draft.direction = last.direction;
  draft.subject = clause_.trim({joint + 1, last.subject.end});
  last.subject.end = joint;
  (last.by == f - 2 ? draft.by : draft.value) = f;
  return true;
}

// "$75m in 1990 and $150m in 1991": the same once more.
bool ComparisonReader::again(std::size_t f, Draft& draft) {
  if (drafts_.empty() || !has_number(f)) return false;
  // "$5m vs $4m in quarter and $9m vs $8m in year"
  const Draft& last = drafts_.back();
  if (clause_.is(f - 1, kConjunction) && clause_.says(f + 1, "vs") && last.from != npos && last.last + 6 > f && mention(last.from).kind == mention(f).kind) {
    draft.subject = last.subject;
    draft.subject_text = last.subject_text;
    draft.value = f;
    return true;
  }
  std::size_t i = clause_.figure_left(f);
  // "spent $5m on roads and $3m on schools"
  if (clause_.is(i - 1, kConjunction) && clause_.is(f + 1, kPreposition) && last.value != npos && f < last.value + 8 && last.direction == Direction::kNone &&
      clause_.text(f + 1) == clause_.text(last.value + 1) && clause_.says_any(f + 1, {"on", "for"}) && mention(last.value).kind == mention(f).kind) {
    draft.subject = last.subject;
    draft.subject_text = last.subject_text;
    draft.value = f;
    return true;
  }
  if (i == 0 || !(clause_.is(i - 1, kConjunction) || clause_.is(i - 1, ','))) return false;
  --i;
  if (clause_.is(i - 1, ',')) --i;
  bool period = false;
  const auto dated = [&](std::size_t k) { return clause_.is(k, kAnyPeriod) || (clause_.says(k - 1, "in") && clause_.is(k, kPeriodNoun)); };  // "in quarter"
  while (i > 0 && (dated(i - 1) || clause_.is(i - 1, kPreposition))) period |= dated(--i);
  const bool changed = last.by != npos && (last.value == npos || last.by > last.value);
  const std::size_t figure = changed ? last.by : last.value;
  if (!period || i == 0 || i - 1 != last.last || figure == npos || last.from != npos || mention(figure).kind != mention(f).kind) return false;
  draft = last;
  draft.to = npos;
  draft.by = changed ? f : npos;
  draft.value = changed ? npos : f;
  draft.anchor = draft.last = f;
  return true;
}

// Whether the words at i set a figure against the one before them: "vs", "compared with", and ", from".
bool ComparisonReader::sets_against(std::size_t i) const { return clause_.has(i, kFigureRole, "role", "from") && (!clause_.says(i, "from") || clause_.is(i - 1, ',')); }

// Over "of trade", "ended in May", "in the first quarter" to what the figure is compared with.
std::size_t ComparisonReader::comparison_behind(const Draft& draft) const {
  std::size_t i = draft.last + 1;
  if (draft.subject.begin > draft.value && draft.subject.begin <= draft.value + 3) i = std::max(i, draft.subject.end);  // "a $3m loss, compared with …"
  if (clause_.is(i, kPreposition) && clause_.says_any(i, {"of", "in"}))                                                 // "3% of trade, compared with …"
    if (const Span whole = clause_.phrase_after(i + 1); !whole.empty()) i = whole.end;
  const auto dates = [&](std::size_t k) {
    if (clause_.is(k, kAnyPeriod) || clause_.is(k, ',')) return true;
    const bool period = clause_.is(k + 1, kAnyPeriod), the_period = clause_.is(k + 1, kDeterminer) && clause_.is(k + 2, kAnyPeriod);
    if (period && (clause_.is(k, kDeterminer) || clause_.says_any(k, {"ended", "ending"}))) return true;
    const bool against = clause_.has(k, kFigureRole, "role", "from") && !clause_.says(k, "from");
    return clause_.is(k, kPreposition) && !against && (period || the_period);
  };
  while (dates(i)) ++i;
  return i;
}

// "vs loss 3m", "compared with a loss of $3m": on which side of nought the nouns say that the figure is.
int ComparisonReader::side_of_nought(std::size_t begin, std::size_t end) const {
  int side = 0;
  for (std::size_t k = begin; k < end && k < clause_.size(); ++k) {
    const std::string_view named = clause_.attribute(k, kMeasureNoun, "side");
    if (named == "below") return -1;
    if (named == "above") side = 1;
  }
  return side;
}

// "12 mln vs 10 mln", "16.99, compared with 15": the figure before, and so the direction.
void ComparisonReader::compare(Draft& draft) {
  if (draft.value == npos || draft.direction != Direction::kNone) return;
  const std::size_t i = comparison_behind(draft);
  if (!sets_against(i)) return;
  std::size_t at = i + 1;
  const auto leads = [&](std::size_t k) {
    if (clause_.is(k, bit(kDeterminer) | bit(kFigureOpener) | bit(kPossessive) | kAnyPeriod | bit(kHyphen))) return true;
    return k < i + 5 && clause_.nominal(k) && !clause_.is(k, kAnyFigure);
  };
  while (leads(at)) ++at;
  int now_side = side_of_nought(draft.value > 3 ? draft.value - 3 : 0, draft.value);
  if (now_side == 0) now_side = side_of_nought(draft.subject.begin, draft.subject.end);
  const int then_named = side_of_nought(i + 1, at);
  const int then_side = then_named != 0 ? then_named : now_side;
  if (clause_.is(at, kPreposition) && clause_.says(at, "of")) ++at;
  const std::size_t figure = clause_.figure_after(at);
  if (figure == npos || used_[figure] || sentence_.supposed(i + 1, figure)) return;
  const bool bare = clause_.is(figure, kQuantity) && sentence_.record().text_of(mention(figure), "noun").empty();  // "$3.2bn vs 2.9bn"
  if (mention(figure).kind != mention(draft.value).kind && !bare) return;
  draft.last = figure;
  used_[figure] = true;
  if (now_side != 0 && now_side != then_side) {  // a loss of $3m is neither more nor less than a profit of $5m; a profit is more than any loss
    if (now_side > 0) draft.direction = Direction::kIncrease;
    return;
  }
  draft.from = figure;
  const auto now = number_of(draft.value), then = number_of(figure);
  if (!now || !then) return;
  const auto order = *now <=> *then;
  draft.direction = std::is_gt(order) ? Direction::kIncrease : std::is_lt(order) ? Direction::kDecrease : Direction::kUnchanged;
}

}  // namespace newsmetrics
