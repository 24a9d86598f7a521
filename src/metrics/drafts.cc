#include "metrics/drafts.h"

#include <algorithm>

#include "metrics/level.h"

namespace newsmetrics {
namespace {

// Of a standing rather than of an amount.
Direction of_ranking(Direction direction) {
  if (direction == Direction::kIncrease) return Direction::kImprovement;
  return direction == Direction::kDecrease ? Direction::kDecline : direction;
}

}  // namespace

std::size_t DraftReader::read(std::size_t i) {
  std::size_t next = i;
  const bool compound = clause_.is(i - 1, kHyphen) && clause_.is(i, kGerund);  // "a fund-raising plan"
  if (clause_.is(i, kChangeVerb) && !compound) next = read_change_verb(i);
  if (next == i && clause_.is(i, kChangeAdverb)) next = read_change_adverb(i);
  if (next == i && clause_.is(i, kChangeNoun)) next = read_change_noun(i);
  if (next == i && clause_.is(i, kAnyFigure) && !used_[i]) next = read_figure_of_change(i);
  if (next == i && clause_.is(i, kAnyFigure) && !used_[i]) next = read_level(i);
  return next;
}

std::size_t DraftReader::read_level(std::size_t i) {
  Draft draft{.anchor = i, .last = i};
  if (!comparisons_.respective(i, draft) && !comparisons_.again(i, draft) && !LevelReader(sentence_, subjects_, i, draft).read()) return i;
  used_[i] = true;
  draft.last = std::max(draft.last, unit_end(i));
  if (!drafts_.empty() && drafts_.back().last >= i) {  // another way to say the last one, which may yet go on
    drafts_.insert(drafts_.end() - 1, draft);
    comparisons_.compare(drafts_.back());
    return drafts_.back().last + 1;
  }
  comparisons_.compare(draft);
  add(draft);
  return draft.last + 1;
}

bool DraftReader::extends_last(std::size_t i) const {
  if (drafts_.empty() || i == 0) return false;
  std::size_t k = i;
  while (k > 0 && clause_.is(k - 1, kBeforeFigure)) --k;
  if (k > 0 && (clause_.is(k - 1, ',') || clause_.is(k - 1, '('))) --k;
  const auto dates = [&](std::size_t w) {  // "in May", "so far"
    return clause_.is(w, kAnyPeriod) || (clause_.is(w, kPreposition) && clause_.is(w + 1, kAnyPeriod)) || clause_.says(w, "so far");
  };
  while (k > 0 && dates(k - 1)) --k;
  const Draft& last = drafts_.back();
  const bool behind = k - 1 == last.last || k == last.tail || (last.subject.begin > last.last && k == last.subject.end);
  return k > 0 && behind && last.direction != Direction::kImprovement;
}

void DraftReader::merge_into_last(const Draft& draft) {
  Draft& last = drafts_.back();
  const bool same = last.direction == Direction::kNone || last.direction == draft.direction;
  if (!same) return;
  last.direction = draft.direction;
  if (last.by == npos) last.by = draft.by;
  if (last.from == npos) last.from = draft.from;
  if (last.value == npos) last.value = draft.value;
  last.last = std::max(last.last, draft.last);
}

// Past the same in another unit: "2 km (1.2 miles)".
std::size_t DraftReader::past_conversion(std::size_t last) const {
  if (!clause_.is(last, kAnyFigure) || !clause_.is(last + 1, '(')) return last;
  const std::size_t figure = clause_.figure_after(last + 2);
  return figure != npos && clause_.is(unit_end(figure) + 1, ')') ? unit_end(figure) + 1 : last;
}

void DraftReader::add(Draft draft) {
  // "start at $5 and go up to $9": a verb alone has its subject.
  const std::size_t word = draft.subject.begin;
  const bool alone = draft.subject_text.empty() && draft.subject.end == word + 1 && clause_.is(word, kLower);
  if (alone && clause_.is(word, kAnyVerb) && clause_.is(word, kBase) && !clause_.is(word, bit(kNounToo) | bit(kPast))) draft.subject = subjects_.of_verb(word);
  mend_subject(draft);
  draft.last = past_conversion(draft.last);
  if (draft.subject_text.empty() && is_participle(draft.subject) && !clause_.is(draft.subject.begin, bit(kNounToo) | bit(kMeasureNoun)))
    return;  // "rates, now limited to 5%"
  // "estimates show spending in May totalled $5m": what they show.
  for (std::size_t i = draft.subject.begin + 1; i + 1 < draft.subject.end; ++i) {
    const bool shown = clause_.says_any(i, {"show", "shows", "showed"}) && clause_.says_any(i - 1, {"estimates", "figures", "data", "statistics", "survey"});
    if (shown && clause_.nominal(draft.subject.end - 1)) draft.subject.begin = i + 1;
  }
  if (!drafts_.empty() && continue_last(draft)) return;
  if (draft.to != npos) {
    draft.direction = of_ranking(draft.direction);
    const std::string_view list = sentence_.record().text_of(mention(draft.to), "list");
    if (!list.empty() && clause_.text(draft.subject).find(list) == std::string_view::npos) draft.subject_text = joined({clause_.text(draft.subject), list});
  }
  drafts_.push_back(draft);
}

// A participle alone.
bool DraftReader::is_participle(Span subject) const {
  if (subject.end > subject.begin + 1 && clause_.text(subject.begin).ends_with("ly")) ++subject.begin;  // "previously announced"
  return subject.end == subject.begin + 1 && clause_.is(subject.begin, kLower) && clause_.is(subject.begin, kAnyVerb) && clause_.is(subject.begin, kPast);
}

// Leaves out of the subject what the words around it have put in.
void DraftReader::mend_subject(Draft& draft) const {
  Span& subject = draft.subject;
  while (!subject.empty() && clause_.is(subject.begin, kApproximator)) ++subject.begin;  // "and up to $2bn this year" has no subject of its own
  // "plans a mill and estimates sales could reach $5m": no noun in front of another.
  const std::size_t first = subject.begin;
  const bool says =
      clause_.is(first, bit(kReportingVerb) | bit(kOutlook)) && clause_.is(first, kThird) && clause_.is(first, kLower) && clause_.is(first - 1, kConjunction);
  if (says && subject.end > first + 1 && clause_.nominal(first + 1)) ++subject.begin;
  // "It's not unusual for a well to cost $5m"
  if (clause_.is(subject.begin, kPronoun) || clause_.text(subject.begin).find('\'') != std::string_view::npos)
    for (std::size_t i = subject.begin; i + 1 < subject.end; ++i)
      if (clause_.says(i, "for")) subject = clause_.trim({i + 1, subject.end});
  // "told Reuters exports totalled $5m": who was told is no part of it.
  const bool hearer = clause_.says(subject.begin - 1, "told") && !clause_.is(subject.begin, kLower) && clause_.is(subject.begin + 1, kLower);
  if (hearer && subject.end > subject.begin + 1) ++subject.begin;
  // "roads in Uganda worth $5m", "loans to Jamaica totalling $5m": not the country.
  const bool place = clause_.says_any(subject.begin - 1, {"in", "to", "for", "from", "with"}) && !clause_.is(subject.begin, kLower);
  if (place && draft.value != npos && subject.end < draft.value && clause_.says_any(subject.end, {"worth", "totalling", "totaling"})) {
    const Span head = clause_.phrase_before(subject.begin - 1);
    if (!head.empty())
      subject.begin = head.begin;
    else if (clause_.is(subject.begin - 2, kQuantity))
      subject.begin -= 2;
  }
  // "import growth, forecast in May at 5%, …"
  if (draft.subject_text.empty() && is_participle(subject) && clause_.is(subject.begin - 1, ','))
    if (const Span head = clause_.phrase_before(subject.begin - 1); !head.empty()) subject = head;
}

// Ties the draft to the last one. True when it only goes on about the same.
bool DraftReader::continue_last(Draft& draft) {
  Draft& last = drafts_.back();
  if (draft.subject.end == draft.subject.begin + 1 && clause_.says_any(draft.subject.begin, {"there", "There"})) draft.subject = {};  // "but there will be a fall to $3m"
  const bool moved = draft.direction != Direction::kNone;
  // "will spend $5m in May, 3% more than last year": about what is spent.
  if (moved && draft.value == npos && last.value != npos && draft.subject.begin <= last.value && last.value < draft.subject.end) {
    merge_into_last(draft);
    return true;
  }
  const bool same = !draft.subject.empty() && draft.subject == last.subject && last.direction == Direction::kNone && last.value != npos;
  // "was valued at $3m, but then rose to $5m"
  const bool to_alone = draft.value != npos && draft.from == npos && draft.by == npos && !clause_.is(draft.anchor, kGerund);
  if (moved && same && to_alone && mention(last.value).kind == mention(draft.value).kind) draft.from = last.value;
  if (draft.subject.empty() && draft.subject_text.empty()) {
    draft.subject = last.subject;
    draft.subject_text = last.subject_text;
  }
  // "pushing the total to $5m": of what was spoken of.
  const bool total = draft.subject.end == draft.subject.begin + 1 && draft.subject_text.empty() && clause_.says(draft.subject.begin, "total");
  if (total && last.subject_text.empty() && !last.subject.empty()) draft.subject_text = joined({"total", clause_.text(last.subject)});
  // "Unemployment, at 4.1%, was down from 4.3%", but not "sales, which make 70% of revenue, rose 3%"
  const bool same_again = !draft.subject.empty() && draft.subject == last.subject && last.direction == Direction::kNone && last.value != npos;
  if (!same_again || !moved || draft.value != npos || draft.anchor >= last.last + 8) return false;
  for (std::size_t k = last.subject.end; k < last.value; ++k)
    if (clause_.is(k, kRelative)) return false;
  merge_into_last(draft);
  return true;
}

}  // namespace newsmetrics
