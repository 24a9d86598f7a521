#include "metrics/metrics.h"

#include <algorithm>

namespace newsmetrics {
namespace {

constexpr std::size_t npos = Clause::npos;
// How far from its figure a part of a metric may stand, so that a sentence of any length costs linear time.
constexpr std::size_t kFar = 100;
constexpr std::size_t kLongest = 256;  // items of a sentence read at once
constexpr Traits kBeforeFigure = bit(kFigureOpener) | bit(kApproximator) | bit(kAdverb) | bit(kDeterminer);

Direction direction_named(std::string_view name) {
  if (name == "increase") return Direction::kIncrease;
  if (name == "decrease") return Direction::kDecrease;
  return name == "unchanged" ? Direction::kUnchanged : Direction::kNone;
}

// Of a standing rather than of an amount.
Direction of_ranking(Direction direction) {
  if (direction == Direction::kIncrease) return Direction::kImprovement;
  return direction == Direction::kDecrease ? Direction::kDecline : direction;
}

std::optional<Decimal> number_of(const Record& record, const Mention& mention) {
  for (const char* name : {"amount", "value", "rank"})
    if (const Field* field = record.find(mention, name))
      if (const auto* number = std::get_if<Decimal>(&field->value)) return *number;
  return std::nullopt;
}

}  // namespace

void MetricFinder::begin_article() { last_subject_ = last_organization_ = last_source_ = {}; }

void MetricFinder::find(std::span<const Item> items, Context& context) {
  context_ = &context;
  const std::uint32_t sentence_break = Knowledge::symbol(0, Shape::kSentenceBreak);
  for (std::size_t begin = 0; begin < items.size();) {
    std::size_t end = begin;
    while (end < items.size() && end - begin < kLongest && items[end].symbol != sentence_break) ++end;
    read_sentence(items.subspan(begin, end - begin));
    begin = end < items.size() && items[end].symbol == sentence_break ? end + 1 : end;
  }
}

void MetricFinder::read_sentence(std::span<const Item> sentence) {
  clause_.read(context_->document.text, sentence);
  drafts_.clear();
  if (clause_.any(kAnyFigure | bit(kMultiplyVerb))) {
    used_.assign(sentence.size(), false);
    read_source();
    for (std::size_t i = 0; i < clause_.size();) {
      std::size_t next = i;
      if (clause_.is(i, kChangeVerb)) next = read_change_verb(i);
      if (next == i && clause_.is(i, kChangeAdverb)) next = read_change_adverb(i);
      if (next == i && clause_.is(i, kChangeNoun)) next = read_change_noun(i);
      if (next == i && clause_.is(i, kAnyFigure)) next = read_figure(i);
      i = std::max(next, i + 1);
    }
    for (Draft& draft : drafts_) finish(draft);
  }
  for (std::size_t i = 0; i < clause_.size(); ++i)
    if (clause_.is(i, kOrganization)) last_organization_ = clause_.text(i);
}

// ---- who says so ----

void MetricFinder::read_source() {
  source_ = {};
  Span found;
  bool person = false;
  for (std::size_t i = 0; i < clause_.size() && found.empty(); ++i) {
    if (clause_.is(i, kAttribution)) {
      found = clause_.phrase_after(i + 1);
      // "figures released by the ministry" speak for the ministry.
      const std::size_t by = found.end + 1;
      if (!found.empty() && clause_.has_form(found.end, "past"))
        for (std::size_t k = by; k < std::min(by + 3, clause_.size()); ++k)
          if (clause_.is(k, kFigureRole) && clause_.says(k, "by")) found = clause_.phrase_after(k + 1);
    }
    if (!clause_.is(i, kReportingVerb) || clause_.gerund(i) || clause_.passive(i) || !clause_.finite(i)) continue;
    // "a plan announced in May", "losses estimated at $3m": nobody's words.
    if (clause_.has_form(i, "past") && !clause_.has(i, kReportingVerb, "speech", "yes") && reduced(i)) continue;
    const Span behind = clause_.is(i - 1, kPunct) && !clause_.is(i - 1, ')') ? clause_.phrase_after(i + 1) : Span{};
    if (!behind.empty() && !clause_.finite(behind.end) && !clause_.is(i + 1, kPronoun)) {
      found = behind;  // ", said the ministry"
    } else {
      found = clause_.subject_before(i);
      if (found.empty() && i > 0 && clause_.is(i - 1, kPronoun)) found = {i - 1, i};
    }
    person = found.end == found.begin + 1 && clause_.has(found.begin, kPronoun, "person", "yes");
  }
  if (found.empty() || clause_.is(found.begin, kAnyFigure)) return;
  source_ = clause_.text(found);
  if (person && !last_source_.empty()) {
    source_ = last_source_;
    return;
  }
  for (std::size_t i = found.begin; i < found.end; ++i)
    if (clause_.is(i, kOfficial))
      if (const std::string_view name = context_->record.text_of(mention(i), "name"); !name.empty()) source_ = name;
  if (!person) last_source_ = source_;
}

// A participle behind its noun, rather than the verb of its clause: the clause has another in front, or what follows fits no verb.
bool MetricFinder::reduced(std::size_t verb) const {
  if (clause_.is(verb + 1, kPreposition) && (clause_.is(verb + 1, kFigureRole) || clause_.says(verb + 1, "as"))) return true;
  for (std::size_t i = verb; i-- > 0 && verb - i < 30 && !clause_.is(i, bit(kPunct) | bit(kClauseOpener));)
    if (clause_.finite(i)) return true;
  // "a plan announced in May put …"
  if (clause_.is(verb + 1, bit(kPreposition) | kAnyPeriod))
    for (std::size_t i = verb + 1; i < verb + 8 && !clause_.is(i, bit(kPunct) | bit(kClauseOpener) | bit(kConjunction) | bit(kPronoun)); ++i)
      if (clause_.finite(i)) return true;
  return false;
}

// ---- change ----

Span MetricFinder::subject_of(std::size_t verb) const {
  // ", reaching $5m", "by selling for $5m", "after falling 3%": what the main clause is about.
  if (clause_.gerund(verb) && (verb == 0 || clause_.is(verb - 1, ',') || clause_.is(verb - 1, kClauseOpener) || (clause_.is(verb - 1, kPreposition) && !clause_.has(verb - 1, kPreposition, "joins", "yes")))) {
    if (!drafts_.empty()) return drafts_.back().subject;
    for (std::size_t i = verb > kFar ? verb - kFar : 0; i < verb; ++i)
      if (clause_.finite(i) && !clause_.is(i, kReportingVerb)) return clause_.subject_before(i);
    return {};
  }
  Span subject = clause_.subject_before(verb);
  // "a target, which the bank had set at 2%": what was set.
  if (!subject.empty() && clause_.is(verb + 1, kPreposition)) {
    std::size_t opener = subject.begin;
    while (opener > 0 && clause_.is(opener - 1, kDeterminer) && !clause_.is(opener - 1, kClauseOpener)) --opener;
    if (opener > 1 && clause_.has(opener - 1, kClauseOpener, "relative", "yes") && clause_.says(opener - 1, "which")) {
      const Span antecedent = clause_.phrase_before(clause_.is(opener - 2, ',') ? opener - 2 : opener - 1);
      if (!antecedent.empty()) return antecedent;
    }
  }
  // "issuing notes priced at 99": the notes; "dropping 46 to close at 2,002": what drops.
  if (!subject.empty() && clause_.gerund(subject.begin)) subject = clause_.is(subject.begin + 1, kPronoun) ? Span{subject.begin + 1, subject.begin + 2} : clause_.phrase_after(subject.begin + 1);
  bool named = false;
  for (std::size_t i = subject.begin; i < subject.end && !named; ++i) named = (clause_.nominal(i) && !clause_.is(i, bit(kDigits) | bit(kNumber))) || clause_.is(i, bit(kPronoun));
  if (!named) subject = {};
  if (!subject.empty() || drafts_.empty()) return subject;
  return drafts_.back().subject;  // "… rose 3% and now stands at 5%"
}

// Of "went up", "closed 3% higher", where the word of change is not the verb.
Span MetricFinder::subject_of_predicate(std::size_t i) const { return subject_of(clause_.is(i - 1, kAnyVerb | bit(kAuxiliary)) ? i - 1 : i); }

// What a noun of change is said of by the verb in front of it: "exports showed a 3% rise". With none since the last draft,
// it goes on about the same.
Span MetricFinder::subject_of_noun(std::size_t noun) const {
  const std::size_t stop = drafts_.empty() ? 0 : drafts_.back().last + 1;
  for (std::size_t i = noun; i-- > stop && noun - i < 8 && !clause_.is(i, kClauseOpener);)
    if (clause_.is(i, kAuxiliary) || (clause_.is(i, kAnyVerb) && !clause_.noun_too(i)) || clause_.finite(i)) return subject_of(i);
  return {};
}

std::size_t MetricFinder::read_change_verb(std::size_t i) {
  const bool object_only = clause_.has(i, kChangeVerb, "use", "object");
  const bool passive = clause_.passive(i);
  const bool gerund = clause_.gerund(i);
  // A base form is a verb behind "to", an auxiliary or its subject; elsewhere it is a noun.
  if (!gerund && !clause_.finite(i) && !passive) return i;
  Draft draft{.anchor = i, .last = i};
  draft.direction = direction_named(clause_.attribute(i, kChangeVerb, "direction"));
  draft.multiplies = clause_.is(i, kMultiplyVerb);
  const std::size_t end = read_roles(i + 1, draft, true, !passive);
  const bool figures = draft.has_figure();
  if (!figures && !draft.multiplies) return i;
  // "went from 5 to 3": the figures tell which way, or nothing changed.
  if (clause_.has(i, kChangeVerb, "direction", "told")) {
    draft.direction = direction_told(draft);
    if (draft.direction == Direction::kNone) {
      for (const std::size_t figure : {draft.value, draft.by, draft.from, draft.to})
        if (figure != npos) used_[figure] = false;
      return i;
    }
  }
  if (clause_.negated(i)) return end;
  const bool reached = draft.value != npos || draft.from != npos;
  if (!reached && draft.by != npos && ((clause_.has(i, kChangeVerb, "needs", "to")) || (object_only && draft.subject.empty() && draft.direction == Direction::kIncrease && clause_.is(draft.by, kQuantity)))) {
    used_[draft.by] = false;
    return i;
  }
  // "raised $3m": a sum, not a change.
  if (draft.subject.empty() && draft.value == npos && draft.from == npos && draft.by != npos && clause_.is(draft.by, kMoney) && clause_.has(i, kChangeVerb, "sum", "itself")) {
    used_[draft.by] = false;
    return i;
  }
  if (gerund && clause_.is(i - 1, ',') && draft.subject.empty() && extends_last(i)) {
    merge_into_last(draft);
    return end;
  }
  const bool object = !draft.subject.empty();
  if (!object) {
    if (object_only && !passive) {
      const std::size_t figure = draft.by != npos ? draft.by : draft.value;
      if (figure == npos) return i;
      const Span rest = clause_.phrase_after(figure + 1 + (clause_.is(figure + 1, kPreposition) ? 1 : 0));
      if (clause_.is(figure, kQuantity)) {
        draft.subject_text = context_->record.text_of(mention(figure), "noun");
        if (draft.subject_text.empty()) draft.subject_text = clause_.text(figure);
      } else if (!rest.empty() && rest.begin <= figure + 3 && !clause_.is(figure + 1, kAdverb)) {
        draft.subject = rest;
      } else {
        draft.subject = subject_of(i);
      }
    } else {
      draft.subject = subject_of(i);
    }
  }
  if (!figures && (draft.subject.empty() || object || clause_.is(i - 1, kDeterminer))) return i;
  add(draft);
  return end;
}

Direction MetricFinder::direction_told(const Draft& draft) const {
  const std::size_t reached = draft.to != npos ? draft.to : draft.value;
  if (reached == npos) return Direction::kNone;
  const Record& record = context_->record;
  const Mention& end = mention(reached);
  const Field* within = record.find(end, "from");  // a ranking holds both ends
  const auto from = within != nullptr ? std::optional(std::get<Decimal>(within->value)) : draft.from != npos ? number_of(record, mention(draft.from)) : std::nullopt;
  const auto to = number_of(record, end);
  if (!from || !to || *from == *to) return Direction::kNone;
  const bool up = within != nullptr ? *to < *from : *to > *from;  // the first of a ranking is the highest
  return up ? Direction::kIncrease : Direction::kDecrease;
}

std::size_t MetricFinder::read_change_adverb(std::size_t i) {
  if (clause_.attribute(i, kChangeAdverb, "place") == "behind") {
    // "was lower than the $3m of May"
    const std::size_t than = clause_.says(i + 1, "than") ? clause_.figure_after(i + 2) : npos;
    if (than == npos || used_[than] || !has_number(than)) return i;
    Draft draft{.anchor = i, .last = i};
    draft.direction = direction_named(clause_.attribute(i, kChangeAdverb, "direction"));
    assign(draft, "from", than);
    std::size_t verb = i;
    while (verb > 0 && clause_.is(verb - 1, bit(kAdverb) | bit(kFigureOpener) | bit(kDeterminer))) --verb;
    draft.subject = subject_of_predicate(verb);
    add(draft);
    return than + 1;
  }
  const bool upto = clause_.is(i + 1, kInfinitive) && !clause_.is(i - 1, kAuxiliary) && clause_.says(i, "up");
  if (upto) return i;
  // "went up", "closed down", "sales, up": not "gave up", "to pay off".
  if (clause_.is(i - 1, kAnyVerb) && !clause_.is(i - 1, bit(kLevelVerb) | bit(kChangeVerb)) && !clause_.has(i - 1, kPlainVerb, "motion", "yes") && (!clause_.noun_too(i - 1) || clause_.finite(i - 1))) return i;
  Draft draft{.anchor = i, .last = i};
  draft.direction = direction_named(clause_.attribute(i, kChangeAdverb, "direction"));
  const std::size_t figure = clause_.figure_after(i + 1);
  const bool role = clause_.is(i + 1, kFigureRole) || clause_.is(i + 1, kAdverb);
  if (figure == npos && !role) return i;
  const std::size_t end = read_roles(i + 1, draft, true, false);
  if (!draft.has_figure()) return i;
  if (draft.direction == Direction::kUnchanged && draft.by != npos) std::swap(draft.value, draft.by);  // "steady at 3%"
  if (extends_last(i)) {
    merge_into_last(draft);
    return end;
  }
  draft.subject = subject_of_predicate(i);
  if (draft.subject.empty()) draft.subject = clause_.phrase_before(i);
  add(draft);
  return end;
}

// "a rise of 3% in output", "a price increase of $5"; figures in front ("a 3% rise") lead here from read_figure.
std::size_t MetricFinder::read_change_noun(std::size_t i) {
  if (clause_.finite(i) && !clause_.is(i - 1, kDeterminer)) return i;
  Draft draft{.anchor = i, .last = i};
  draft.direction = direction_named(clause_.attribute(i, kChangeNoun, "direction"));
  std::size_t at = i + 1;
  Span what;
  if (leads_to_subject(at) && clause_.figure_after(at + 1) == npos) {
    what = clause_.phrase_after(at + 1);
    at = what.empty() ? at : what.end;
  }
  if (!clause_.is(at, kPreposition)) return i;
  const std::size_t figure = clause_.figure_after(at + 1);
  if (figure == npos || (!clause_.is(figure, kPercent) && clause_.has(i, kChangeNoun, "sum", "itself"))) return i;
  const std::string_view word = clause_.text(at);
  if (word == "of" || word == "by") {
    assign(draft, "by", figure);
    at = read_roles(figure + 1, draft, false, false);
  } else if (clause_.is(at, kFigureRole)) {
    at = read_roles(at, draft, false, false);
  } else {
    return i;
  }
  if (what.empty() && leads_to_subject(figure + 1)) what = clause_.phrase_after(figure + 2);
  if (what.empty()) {
    what = clause_.phrase_before(i);
    const std::size_t opening = what.empty() ? i : what.begin;
    if (what.empty() && extends_last(opening)) {
      merge_into_last(draft);
      return at;
    }
  }
  if (what.empty()) what = subject_of_noun(i);
  draft.subject = what;
  add(draft);
  return at;
}

std::size_t MetricFinder::change_noun_behind(std::size_t figure) const {
  for (std::size_t i = figure + 1; i < figure + 5 && clause_.nominal(i); ++i)
    if (clause_.is(i, kChangeNoun)) return (clause_.nominal(i + 1) && !clause_.is(i + 1, kAnyVerb)) || (!clause_.is(figure, kPercent) && clause_.has(i, kChangeNoun, "sum", "itself")) ? npos : i;
  return npos;
}

// "A rise in", "a cut of": what follows is what moves.
bool MetricFinder::leads_to_subject(std::size_t i) const { return clause_.says(i, "in") || clause_.says(i, "of") || clause_.says(i, "for") || clause_.says(i, "on"); }

// The last word of a figure with its "a barrel".
std::size_t MetricFinder::unit_end(std::size_t figure) const {
  const bool per = clause_.is(figure + 1, kDeterminer) && clause_.nominal(figure + 2) && context_->record.find(mention(figure), "per") != nullptr;
  return per ? figure + 2 : figure;
}

// "Billions of dollars" has none.
bool MetricFinder::has_number(std::size_t figure) const {
  const Record& record = context_->record;
  return clause_.is(figure, kRanking) || number_of(record, mention(figure)) || record.find(mention(figure), "low") != nullptr;
}

void MetricFinder::assign(Draft& draft, std::string_view role, std::size_t figure) {
  if (clause_.is(figure, kRanking)) {
    draft.to = figure;
  } else if (role == "from") {
    draft.from = figure;
  } else if (role == "to") {
    draft.value = figure;
  } else {
    draft.by = figure;
  }
  used_[figure] = true;
  draft.last = std::max(draft.last, figure);
}

// Reads what follows a word of change: its figures with their roles, its object, and the phrases between.
std::size_t MetricFinder::read_roles(std::size_t i, Draft& draft, bool pending, bool takes_object) {
  std::string_view role = pending ? "by" : "";
  const std::size_t begin = i;
  bool object_read = false, in_relative = false;
  const auto free = [&](std::string_view name) { return (name == "by" ? draft.by : name == "from" ? draft.from : draft.value) == npos; };
  for (std::size_t limit = i + 40; i < clause_.size() && i < limit; ++i) {
    if (clause_.is(i, kAnyFigure)) {
      if (!has_number(i) && !used_[i]) {  // "a fraction of a point"
        role = {};
        continue;
      }
      if (!role.empty() && free(role) && !used_[i]) {
        assign(draft, role, i);
        role = {};
        takes_object = false;
        continue;
      }
      // The far end of a range ("by 3% to 5%"), or the same in another unit ("$3m, or 5%").
      if ((clause_.is(i - 1, kConjunction) && clause_.says(i - 1, "or")) || clause_.is(i - 1, kHyphen)) {
        used_[i] = true;
        continue;
      }
      break;
    }
    const bool joint = clause_.is(i, kFigureRole);
    if (joint) {
      const std::size_t figure = clause_.figure_named(i + 1);
      if (figure != npos) {
        const std::string_view name = clause_.attribute(i, kFigureRole, "role");
        if (!free(name)) break;
        role = name;
        i = figure - 1;
        continue;
      }
      // "to reach $50m"
      if (clause_.is(i, kInfinitive) && clause_.is(i + 1, kLevelVerb)) {
        const std::size_t level_figure = clause_.figure_after(i + 2);
        if (level_figure == npos || !free("to")) break;
        role = "to";
        i = level_figure - 1;
        continue;
      }
    }
    if (clause_.is(i, kLevelVerb) && clause_.gerund(i) && clause_.is(i - 1, ',')) {
      const std::size_t figure = clause_.figure_after(i + 1);
      if (figure == npos || !free("to")) break;
      role = "to";
      i = figure - 1;
      continue;
    }
    if (clause_.is(i, kChangeAdverb) && clause_.is(i + 1, kFigureRole)) continue;  // "up from", "down to"
    if (clause_.is(i, kAnyPeriod)) continue;
    if (clause_.is(i, ',')) {
      const bool goes_on = clause_.is(i + 1, bit(kFigureRole) | kAnyPeriod) || (clause_.is(i + 1, kChangeAdverb) && clause_.is(i + 2, kFigureRole)) || (clause_.is(i + 1, kLevelVerb) && clause_.gerund(i + 1)) ||
                           (clause_.is(i + 1, kConjunction) && clause_.says(i + 1, "or") && clause_.figure_after(i + 2) != npos) || (clause_.is(i + 1, kPreposition) && clause_.is(i + 2, kAnyPeriod));
      if (!goes_on) break;
      continue;
    }
    if (clause_.is(i, kConjunction) && !in_relative) {
      const bool periods = clause_.is(i - 1, kAnyPeriod) && clause_.is(i + 1, kAnyPeriod);
      const bool alternative = clause_.says(i, "or") && clause_.figure_after(i + 1) != npos;
      if (periods || alternative) continue;
      break;
    }
    if (clause_.is(i, '(')) {
      const std::size_t closing = clause_.closing_of(i);
      if (closing == npos) break;
      for (std::size_t k = i; k < closing; ++k)
        if (clause_.is(k, kAnyFigure) && (draft.by != npos || draft.value != npos) && closing - i < 8) used_[k] = true;
      i = closing;
      continue;
    }
    if (clause_.is(i, kPunct) && !clause_.is(i, bit(kHyphen) | bit(kPossessive))) break;
    if (!role.empty() && clause_.is(i, kBeforeFigure) && clause_.figure_after(i) != npos) continue;
    // "rose a real 3%"
    if (!role.empty() && clause_.has(i, kDeterminer, "article", "yes"))
      if (const std::size_t figure = clause_.figure_named(i); figure != npos && figure <= i + 3) {
        i = figure - 1;
        continue;
      }
    if (takes_object && draft.subject.empty() && (clause_.nominal(i) || clause_.is(i, bit(kDeterminer) | bit(kPronoun))) && !clause_.is(i, bit(kAdverb) | bit(kApproximator)) && !clause_.finite(i)) {
      const Span object = clause_.is(i, kPronoun) && !clause_.is(i, kDeterminer) ? Span{i, i + 1} : clause_.phrase_after(i);
      if (!object.empty()) {
        draft.subject = object;
        object_read = true;
        takes_object = false;
        role = clause_.is(object.end, kAnyFigure) && !clause_.nominal(object.end + 1) ? "by" : "";  // "cut its capacity 26 pct"
        i = object.end - 1;
        continue;
      }
    }
    // "the support we have given": the object goes on.
    if (object_read && i == draft.subject.end && (clause_.is(i, kPronoun) || clause_.has(i, kClauseOpener, "relative", "yes"))) in_relative = true;
    if (in_relative) continue;
    if (clause_.is(i, bit(kClauseOpener)) || clause_.is(i, bit(kAttribution))) break;
    if (clause_.finite(i) && !clause_.is(i, kAdverb)) break;
    if (clause_.is(i, kPreposition)) role = role == "by" && i == begin ? role : std::string_view{};
  }
  // An object with no figure behind it was none: "fell victim".
  if (!draft.has_figure() && !draft.multiplies) draft.subject = {};
  return i;
}

bool MetricFinder::extends_last(std::size_t i) const {
  if (drafts_.empty() || i == 0) return false;
  std::size_t k = i;
  while (k > 0 && clause_.is(k - 1, kBeforeFigure)) --k;
  if (k > 0 && (clause_.is(k - 1, ',') || clause_.is(k - 1, '('))) --k;
  while (k > 0 && (clause_.is(k - 1, kAnyPeriod) || (clause_.is(k - 1, kPreposition) && clause_.is(k, kAnyPeriod)))) --k;
  const Draft& last = drafts_.back();
  return k > 0 && (k - 1 == last.last || k == last.tail || (last.subject.begin > last.last && k == last.subject.end)) && last.direction != Direction::kImprovement;
}

void MetricFinder::merge_into_last(const Draft& draft) {
  Draft& last = drafts_.back();
  const bool same = last.direction == Direction::kNone || last.direction == draft.direction;
  if (!same) return;
  last.direction = draft.direction;
  if (last.by == npos) last.by = draft.by;
  if (last.from == npos) last.from = draft.from;
  if (last.value == npos) last.value = draft.value;
  last.last = std::max(last.last, draft.last);
}

void MetricFinder::add(Draft draft) {
  // "and up to $2bn this year" has no subject of its own.
  while (!draft.subject.empty() && clause_.is(draft.subject.begin, kApproximator)) ++draft.subject.begin;
  if (!drafts_.empty()) {
    // "was valued at $3m, but then rose to $5m"
    const Draft& last = drafts_.back();
    if (draft.value != npos && draft.direction != Direction::kNone && draft.from == npos && draft.by == npos && !draft.subject.empty() && draft.subject == last.subject && last.direction == Direction::kNone && last.value != npos &&
        mention(last.value).kind == mention(draft.value).kind)
      draft.from = last.value;
  }
  if (draft.subject.empty() && draft.subject_text.empty() && !drafts_.empty()) draft.subject = drafts_.back().subject, draft.subject_text = drafts_.back().subject_text;
  if (draft.to != npos) {
    draft.direction = of_ranking(draft.direction);
    const Mention& ranking = mention(draft.to);
    const std::string_view list = context_->record.text_of(ranking, "list");
    if (!list.empty() && clause_.text(draft.subject).find(list) == std::string_view::npos) draft.subject_text = joined({clause_.text(draft.subject), list});
  }
  // "pushing the total to $5m": of what was spoken of.
  if (!drafts_.empty() && draft.subject.end == draft.subject.begin + 1 && draft.subject_text.empty() && clause_.says(draft.subject.begin, "total") && drafts_.back().subject_text.empty() && !drafts_.back().subject.empty())
    draft.subject_text = joined({"total", clause_.text(drafts_.back().subject)});
  // "Unemployment, at 4.1%, was down from 4.3%"
  if (!drafts_.empty()) {
    Draft& last = drafts_.back();
    if (last.direction == Direction::kNone && last.value != npos && draft.value == npos && draft.direction != Direction::kNone && !draft.subject.empty() && draft.subject == last.subject && draft.anchor < last.last + 8) {
      merge_into_last(draft);
      return;
    }
  }
  drafts_.push_back(draft);
}

// ---- levels ----

std::size_t MetricFinder::read_figure(std::size_t i) {
  if (used_[i]) return i;
  Draft draft{.anchor = i, .last = i};
  if (const std::size_t noun = change_noun_behind(i); noun != npos && !clause_.is(i, kRanking)) {
    used_[i] = true;
    draft.direction = direction_named(clause_.attribute(noun, kChangeNoun, "direction"));
    draft.by = i;
    draft.last = noun;
    std::size_t at = noun + 1;
    Span what;
    if (leads_to_subject(at) && clause_.figure_after(at + 1) == npos) {
      what = clause_.phrase_after(at + 1);
      if (!what.empty()) at = what.end;
    }
    at = read_roles(at, draft, false, false);
    if (what.empty() && extends_last(i)) {
      merge_into_last(draft);
      return at;
    }
    if (what.empty() && noun > i + 1) what = clause_.trim({i + 1, noun});
    if (what.empty()) what = subject_of_noun(i);
    draft.subject = what;
    add(draft);
    return at;
  }
  if (clause_.has(i + 1, kChangeAdverb, "place", "behind")) {  // "3% higher"
    const std::size_t comparative = i + 1;
    used_[i] = true;
    draft.direction = direction_named(clause_.attribute(comparative, kChangeAdverb, "direction"));
    draft.by = i;
    draft.last = comparative;
    const std::size_t at = read_roles(comparative + 1, draft, false, false);
    std::size_t verb = i;
    while (verb > 0 && clause_.is(verb - 1, kBeforeFigure)) --verb;
    if (extends_last(i)) {
      merge_into_last(draft);
      return at;
    }
    draft.subject = subject_of_predicate(verb);
    add(draft);
    return at;
  }
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

// "A and B rose 3% and 5% respectively": the second figure is of the second name.
bool MetricFinder::respective(std::size_t f, Draft& draft) {
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
bool MetricFinder::again(std::size_t f, Draft& draft) {
  if (drafts_.empty() || !has_number(f)) return false;
  std::size_t i = clause_.figure_left(f);
  if (i == 0 || !(clause_.is(i - 1, kConjunction) || clause_.is(i - 1, ','))) return false;
  --i;
  if (clause_.is(i - 1, ',')) --i;
  bool period = false;
  while (i > 0 && clause_.is(i - 1, kAnyPeriod | bit(kPreposition))) period |= clause_.is(--i, kAnyPeriod);
  const Draft& last = drafts_.back();
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

bool MetricFinder::level(std::size_t f, Draft& draft) {
  const Record& record = context_->record;
  if (clause_.is(f, kRanking)) {
    std::size_t verb = f;
    while (verb > 0 && clause_.is(verb - 1, kBeforeFigure)) --verb;
    if (verb == 0 || !(clause_.is(verb - 1, kLevelVerb) || record.find(mention(f), "to") != nullptr)) return false;
    draft.subject = subject_of(verb - 1);
    draft.value = f;
    return !draft.subject.empty();
  }
  if (!has_number(f)) return false;
  draft.value = f;
  const std::size_t left = clause_.figure_left(f);
  const std::size_t before = left - 1;  // npos at the sentence's beginning
  // The same in another currency or unit, and the far end of a range.
  if (clause_.is(before, '(') && clause_.is(before - 1, kAnyFigure)) return false;
  if (f >= 2 && clause_.is(f - 2, kAnyFigure) && used_[f - 2] && (clause_.is(f - 1, bit(kInfinitive) | bit(kHyphen)) || (clause_.is(f - 1, kConjunction) && clause_.says(f - 3, "between")))) return false;
  // "$391m, or $1.62 a share"
  if (clause_.is(before, kConjunction) && clause_.says(before, "or") && !drafts_.empty() && drafts_.back().last + 3 >= before) {
    Draft& last = drafts_.back();
    last.last = unit_end(f);
    draft.subject = last.subject;
    draft.subject_text = last.subject_text;
    return clause_.is(f, kMoney) && last.value != npos && clause_.is(last.value, kMoney);
  }
  // A row of results: "Financial charges 155 mln vs 169 mln".
  if (clause_.says(f + 1, "vs") && left > 0 && left < 6) {
    std::size_t row = left;
    while (row > 0 && (clause_.nominal(row - 1) || clause_.is(row - 1, bit(kPossessive) | bit(kHyphen)))) --row;
    draft.subject = {row, left};
    if (!draft.subject.empty()) return true;
  }
  if (clause_.is(f, kQuantity)) return counted(f, draft);

  // "Only 15% have doubts"
  if (clause_.is(f, kPercent) && clause_.finite(f + 1) && (left == 0 || clause_.is(before, bit(kPunct) | bit(kClauseOpener) | bit(kReportingVerb) | bit(kConjunction))) && !clause_.has(f + 1, kAuxiliary, "copula", "yes")) {
    draft.tail = predicate_end(f + 1);
    draft.subject_text = clause_.text(Span{f + 1, draft.tail});
    return true;
  }
  // What the figure stands in front of: "60% of the market", "a $3m contract", "$7m worth of".
  Span behind;
  bool attributive = false;
  std::size_t r = f + 1;
  if (clause_.is(r, bit(kConjunction) | bit(kInfinitive) | bit(kHyphen)) && clause_.is(r + 1, kAnyFigure) && mention(r + 1).kind == mention(f).kind && (!clause_.says(r, "and") || clause_.says(f - 1, "between"))) r += 2;  // a range
  while (clause_.is(r, bit(kPercent) | bit(kDuration) | bit(kDate)) && (clause_.nominal(r + 1) || clause_.adjectival(r + 1))) ++r;  // "a $3m 5% five-year loan"
  if (clause_.is(r, kCountedPart)) ++r;
  if (clause_.is(r, kPreposition) && (clause_.says(r, "of") || clause_.says(r, "in"))) {
    behind = clause_.phrase_after(r + 1);
    if (clause_.says(r, "in") && (clause_.is(r + 1, bit(kCountry) | bit(kCapitalised)) || clause_.says(before, "of") || clause_.says(r + 1, "the"))) behind = {};
  } else if (clause_.nominal(r) && !clause_.finite(r) && !(clause_.text(r).ends_with("ly") && !clause_.nominal(r + 1)) && !(clause_.gerund(r) && !clause_.is(left, kDeterminer) && !(clause_.nominal(r + 1) && !clause_.is(r + 1, kCapitalised))) && !clause_.is(r, bit(kChangeAdverb) | kAnyFigure) && !clause_.is(f, kAnyPeriod)) {
    behind = clause_.phrase_after(r);
    attributive = true;
  }
  const bool copula = clause_.has(before, kAuxiliary, "copula", "yes");
  const bool verb = clause_.is(before, kAnyVerb) && (clause_.finite(before) || clause_.gerund(before) || clause_.is(before - 1, bit(kInfinitive) | bit(kAuxiliary)) || clause_.has_form(before, "past"));
  // "stood at", "accounts for"
  const bool level_phrase = clause_.is(before, kPreposition) && clause_.is(before - 1, kLevelVerb) && (clause_.finite(before - 1) || clause_.has_form(before - 1, "third"));
  const bool level_verb = copula || (clause_.is(before, kLevelVerb) && verb) || level_phrase;
  if (clause_.is(before, kLevelLink) && !clause_.says(before, "at")) {
    draft.subject = clause_.phrase_before(before);
    if (!draft.subject.empty()) return true;
  }
  if (attributive) {
    // "products with up to 5% fat" are described, not measured.
    if (clause_.is(f, kPercent) && (clause_.says(before, "with") || clause_.says(before, "containing"))) return false;
    draft.subject = behind;
    return true;
  }
  if (level_verb) {
    draft.subject = subject_of(level_phrase ? before - 1 : before);
    if (!draft.subject.empty()) return true;
  }
  if (!behind.empty()) {
    draft.subject = behind;
    // "40% of voters have made up their minds": what they do is part of what is measured.
    const bool opens = before >= clause_.size() || clause_.is(before, bit(kPunct) | bit(kClauseOpener) | bit(kReportingVerb) | bit(kConjunction));
    if (clause_.is(f, kPercent) && opens && clause_.finite(behind.end)) draft.subject.end = predicate_end(behind.end);
    return true;
  }
  if (verb && !level_verb) {
    // An agent and what it does: "consumers spent $46bn using …".
    const Span agent = subject_of(before);
    Span rest;
    if (clause_.gerund(f + 1)) rest = {f + 1, std::max(clause_.phrase_after(f + 2).end, f + 2)};
    if (clause_.is(f + 1, kPreposition) && has_joint(f + 1)) rest = {f + 1, clause_.phrase_after(f + 2).end};
    draft.tail = rest.end;
    if (agent.empty()) return false;
    draft.subject_text = joined({clause_.text(agent), clause_.text(rest)});
    draft.subject = agent;
    return true;
  }
  if (clause_.has(before, kFigureRole, "role", "from") && clause_.is(before - 1, kAnyFigure)) return false;
  if (clause_.is(before, kPreposition) || clause_.is(before, kLevelLink)) {
    const std::string_view word = clause_.text(before);
    // "sold the farm … for a total of $76m": what was sold.
    std::size_t price = before;
    if (word == "of" && clause_.is(before - 1, kMeasureNoun))
      for (price = before - 1; price > 0 && clause_.is(price - 1, kBeforeFigure | bit(kMeasureNoun)) && !clause_.is(price - 1, kPreposition);) --price;
    const std::string_view offered = clause_.text(price - (price == before ? 0 : 1));
    if (price > 0 && (offered == "for" || (offered == "at" && price != before)))
      for (std::size_t v = price; v-- > 0 && price - v < 30 && !clause_.is(v, kMoney);)
        if (clause_.has(v, kAmountVerb, "trade", "yes")) {
          draft.subject = clause_.phrase_after(v + 1);
          if (clause_.passive(v) || draft.subject.empty()) draft.subject = clause_.subject_before(v);
          if (!draft.subject.empty()) return true;
        }
    if (word == "of") {
      draft.subject = clause_.phrase_before(before);
      if (!draft.subject.empty()) {
        if (clause_.is(f + 1, kPreposition) && has_joint(f + 1)) {
          const Span rest = clause_.phrase_after(f + 2);
          if (!rest.empty() && !(clause_.is(rest.end, kPreposition) && clause_.figure_after(rest.end + 1) != npos)) draft.subject_text = joined({clause_.text(draft.subject), clause_.text(Span{f + 1, rest.end})});
        }
        return true;
      }
    }
    // "valued at", "sold for", "set the price at": the object if there is one, else the subject.
    std::size_t v = before;
    const auto verbal = [&](std::size_t k) { return clause_.is(k, kAuxiliary) || (clause_.is(k, kAnyVerb) && !clause_.is(k - 1, bit(kDeterminer) | bit(kPossessive)) && (!clause_.noun_too(k) || clause_.gerund(k) || clause_.finite(k))); };
    while (v > 0 && before - v < 12 && !verbal(v - 1) && !clause_.ends_phrase(v - 1)) --v;
    if (v > 0 && verbal(v - 1)) {
      const Span object = clause_.trim({v, before});
      draft.subject = !object.empty() && !clause_.passive(v - 1) && !clause_.is(v - 1, kAuxiliary) ? object : subject_of(v - 1);
    } else {
      draft.subject = clause_.phrase_before(before);
      if (draft.subject.empty()) draft.subject = clause_.subject_before(before);
    }
    if (clause_.is(f, kPercent) && word == "with") return false;
    return !draft.subject.empty();
  }
  // Directly behind its name: "Net 12 mln", "profit: $3m".
  draft.subject = clause_.phrase_before(clause_.is(before, ':') ? before : left);
  if (draft.subject.empty() && left < f) draft.subject = clause_.phrase_before(f);
  if (!draft.subject.empty() && !drafts_.empty() && drafts_.back().by != npos && drafts_.back().direction != Direction::kNone && (clause_.is(draft.subject.begin - 1, kConjunction) || clause_.is(draft.subject.begin - 1, ',')) &&
      mention(drafts_.back().by).kind == mention(f).kind) {
    // "A rose 3% and B 5%"
    draft.by = f;
    draft.value = npos;
    draft.direction = drafts_.back().direction;
  }
  return !draft.subject.empty();
}

// Where the verb phrase that begins at `i` ends, roughly: at punctuation, a period, a new clause or its purpose.
std::size_t MetricFinder::predicate_end(std::size_t i) const {
  std::size_t end = i;
  while (end < clause_.size() && end < i + 10 && !clause_.is(end, kPunct) && !clause_.is(end, kAnyPeriod | bit(kAttribution)) &&
         !(end > i && clause_.is(end, bit(kClauseOpener) | bit(kInfinitive) | kAnyFigure)) && !(end > i && clause_.is(end, kConjunction)))
    ++end;
  while (end > i + 1 && clause_.is(end - 1, bit(kPreposition) | bit(kDeterminer))) --end;
  return end;
}

bool MetricFinder::has_joint(std::size_t i) const { return clause_.has(i, kPreposition, "joins", "yes") && !clause_.is(i + 1, kAnyPeriod | kAnyFigure) && !(clause_.is(i, kInfinitive) && clause_.has_form(i + 1, "base")) && !(clause_.is(i + 1, kDeterminer) && clause_.is(i + 2, kAnyPeriod)); }

// Things counted are a metric where something is done to them that is worth a count; elsewhere the number only describes.
bool MetricFinder::counted(std::size_t f, Draft& draft) {
  const Record& record = context_->record;
  const Mention& figure = mention(f);
  const std::string_view unit = record.text_of(figure, "unit");
  const auto value = number_of(record, figure);
  if (unit == "fold") {
    // "nearly four times its estimate of $80,000"
    if (drafts_.empty() || !clause_.is(f + 1, bit(kDeterminer) | bit(kPossessive))) return false;
    for (std::size_t i = f + 1; i < f + 8 && i < clause_.size(); ++i) {
      if (!clause_.is(i, kAnyFigure)) continue;
      Draft& last = drafts_.back();
      if (last.direction == Direction::kNone && last.value != npos && mention(last.value).kind == mention(i).kind) {
        last.direction = Direction::kIncrease;
        last.by = f;
        last.from = i;
        last.last = i;
        used_[f] = used_[i] = true;
      }
      return false;
    }
    return false;
  }
  const bool plain_count = unit.empty() || unit == "count";
  const std::size_t left = clause_.figure_left(f);
  std::size_t before = left - 1;
  const std::string_view noun = clause_.text(f);
  const auto noun_text = [&] {
    const std::string_view counted = record.text_of(figure, "noun");
    return counted.empty() ? noun : counted;
  };
  const bool few = value && *value <= Decimal(3);
  // "the four wheels", "a four-wheel drive": described, not measured.
  const std::size_t hyphen = noun.find('-');
  if (hyphen != std::string_view::npos && hyphen < noun.find(' ')) return false;
  const bool definite = left < f && clause_.is(left, kDeterminer) && clause_.says(left, "the");
  const Span rest_after = clause_.is(f + 1, kPreposition) && has_joint(f + 1) ? Span{f + 1, clause_.phrase_after(f + 2).end} : Span{};
  if (clause_.has(f + 1, kFigureRole, "role", "from") && !clause_.says(f + 1, "from") && !clause_.is(before, kPreposition)) {  // "Net 9,000,000 vs 8,000,000"
    draft.subject = clause_.phrase_before(left);
    if (draft.subject.empty()) draft.subject = clause_.phrase_before(f);
    if (!draft.subject.empty()) return true;
  }
  // "the 13,000 jobs that X promised"
  if (plain_count && clause_.has(f + 1, kClauseOpener, "relative", "yes") && clause_.is(before, kPreposition) && !few && value && *value > Decimal(12)) {
    draft.tail = predicate_end(f + 2);
    draft.subject_text = joined({noun_text(), clause_.text(Span{f + 1, draft.tail})});
    return true;
  }
  // "the bodies of 70 civilians", "output of 3m tonnes"
  if (clause_.is(before, kPreposition) && clause_.says(before, "of")) {
    if (clause_.is(before - 1, kCountedPart)) {
      draft.subject_text = joined({clause_.text(before - 1), "of", noun_text(), clause_.text(rest_after)});
      return true;
    }
    if (clause_.is(before - 1, kMeasureNoun)) {
      draft.subject = clause_.phrase_before(before);
      if (!rest_after.empty()) draft.subject_text = joined({clause_.text(draft.subject), clause_.text(rest_after)});
      return !draft.subject.empty();
    }
    return false;
  }
  // "15 civilians were killed", "200 dead"
  std::size_t v = f + 1;
  while (v < f + 6 && clause_.is(v, bit(kAuxiliary) | bit(kAdverb))) ++v;
  if (clause_.is(f + 1, kConjunction) && clause_.is(f + 2, kQuantity)) {  // "three women and three children were shot"
    v = f + 3;
    while (v < f + 8 && clause_.is(v, bit(kAuxiliary) | bit(kAdverb))) ++v;
  }
  if (clause_.is(v, kCasualtyVerb) && !clause_.gerund(v)) {
    std::size_t end = v + 1;
    if (clause_.is(end, kPreposition) && has_joint(end)) end = std::max(end, clause_.phrase_after(end + 1).end);
    draft.subject_text = joined({noun_text(), clause_.text(Span{v, end})});
    return true;
  }
  // "1,200 houses were destroyed"
  if (clause_.is(v, kAmountVerb) && clause_.passive(v) && !few) {
    draft.subject_text = joined({noun_text(), clause_.text(v)});
    return true;
  }
  // "killed 15 civilians and injured 200 others"
  std::size_t agent = before;
  if (clause_.is(agent, kConjunction) && clause_.is(agent - 1, kQuantity) && used_[agent - 1]) {
    agent = agent - 2;
    while (agent != npos && clause_.is(agent, kBeforeFigure)) --agent;
  }
  if (clause_.is(agent, kCasualtyVerb) && (clause_.finite(agent) || clause_.gerund(agent) || clause_.has_form(agent, "past") || clause_.is(agent - 1, bit(kInfinitive)))) {
    draft.subject_text = joined({noun_text(), past_of(agent), clause_.text(rest_after)});
    return true;
  }
  if (clause_.is(before, kPreposition) && clause_.says(before, "of") && (unit.starts_with("area") || unit.starts_with("length"))) return false;
  if (unit.starts_with("length") || unit.starts_with("area") || unit.starts_with("duration") || unit.starts_with("angle")) {
    if (!clause_.is(before, kLevelVerb)) return false;
  }
  // "the 40 divers thought to be on the reef"
  if (clause_.is(f + 1, bit(kReportingVerb) | bit(kOutlook) | bit(kCatenative)) && clause_.is(f + 2, kInfinitive) && (clause_.has_form(f + 1, "past") || clause_.has_form(f + 1, "participle"))) {
    std::size_t end = f + 3;
    while (end < clause_.size() && end < f + 8 && !clause_.is(end, kPunct)) ++end;
    draft.subject_text = joined({noun_text(), clause_.text(Span{f + 1, end})});
    return true;
  }
  const bool verb = clause_.is(before, kAnyVerb) && (clause_.finite(before) || clause_.gerund(before) || clause_.has_form(before, "past") || clause_.is(before - 1, bit(kInfinitive) | bit(kAuxiliary) | bit(kAdverb)));
  const bool level_phrase = clause_.is(before, kPreposition) && clause_.is(before - 1, kLevelVerb) && (clause_.finite(before - 1) || clause_.has_form(before - 1, "third"));  // "stood at 61"
  if ((clause_.is(before, kLevelVerb) && verb) || level_phrase) {
    draft.subject = subject_of(level_phrase ? before - 1 : before);
    return !draft.subject.empty();
  }
  if (clause_.has(before, kAuxiliary, "copula", "yes") && !few) {
    draft.subject = subject_of(before);
    return !draft.subject.empty() && clause_.text(draft.subject.begin) != "there" && clause_.text(draft.subject.begin) != "There";
  }
  if (clause_.is(before, kAmountVerb) && verb && !few && !(definite && plain_count)) {
    Span rest = rest_after;
    if (clause_.is(f + 1, kClauseOpener)) {  // "jobs that X promised the area"
      rest = {f + 1, predicate_end(f + 2)};
      draft.tail = rest.end;
    }
    if (!plain_count && clause_.is(f + 1, kPreposition) && clause_.says(f + 1, "of")) {  // "sold 5m tonnes of wheat"
      draft.subject = clause_.phrase_after(f + 2);
      if (!draft.subject.empty()) return true;
    }
    if (!plain_count) {
      draft.subject = subject_of(before);
      return true;
    }
    draft.subject_text = joined({noun_text(), clause_.text(rest)});
    return true;
  }
  // "licences were issued to 23 pharmacies"
  if (clause_.is(before, kPreposition) && clause_.is(before - 1, kAmountVerb) && clause_.passive(before - 1) && !few && !definite && !clause_.says(before, "by")) {
    draft.subject_text = joined({clause_.text(clause_.subject_before(before - 1)), clause_.text(before - 1), clause_.text(before), noun_text()});
    return true;
  }
  // "24 states have legalized …": a count with its deed done.
  if (plain_count && clause_.is(f + 1, kAuxiliary) && clause_.is(f + 2, kAnyVerb) && !clause_.has(f + 1, kAuxiliary, "copula", "yes") && !few && value && *value > Decimal(12)) {
    draft.subject_text = joined({noun_text(), clause_.text(Span{f + 1, predicate_end(f + 1)})});
    return true;
  }
  if (clause_.is(before, kLevelLink) || clause_.is(before, ':')) {
    draft.subject = clause_.phrase_before(before);
    return !draft.subject.empty() && clause_.is(draft.subject.end - 1, kMeasureNoun);
  }
  if (clause_.is(before, kMeasureNoun)) {
    draft.subject = clause_.phrase_before(left);
    return !draft.subject.empty();
  }
  return false;
}

// "12 mln vs 10 mln", "16.99, compared with 15": the figure before, and so the direction.
void MetricFinder::compare(Draft& draft) {
  if (draft.value == npos || draft.direction != Direction::kNone) return;
  std::size_t i = draft.last + 1;
  while (clause_.is(i, kAnyPeriod) || (clause_.is(i, kPreposition) && clause_.is(i + 1, kAnyPeriod))) ++i;
  if (clause_.is(i, ',')) ++i;
  if (!clause_.has(i, kFigureRole, "role", "from") || clause_.says(i, "from")) return;
  // "vs loss 3m", "compared with a loss of $3m": the noun says which side of nought.
  std::size_t at = i + 1;
  while (clause_.is(at, bit(kDeterminer) | bit(kFigureOpener) | bit(kPossessive)) || (clause_.nominal(at) && !clause_.is(at, kAnyFigure) && at < i + 5)) ++at;
  const auto named = [&](std::size_t begin, std::size_t end, std::string_view noun) {
    for (std::size_t k = begin; k < end && k < clause_.size(); ++k)
      if (clause_.text(k) == noun) return true;
    return false;
  };
  const std::size_t front = draft.value > 3 ? draft.value - 3 : 0;
  const auto side = [&](std::size_t begin, std::size_t end) {  // of nought
    return named(begin, end, "loss") || named(begin, end, "deficit") ? -1 : named(begin, end, "profit") || named(begin, end, "surplus") || named(begin, end, "income") ? 1 : 0;
  };
  const int now_side = side(front, draft.value), then_named = side(i + 1, at), then_side = then_named != 0 ? then_named : now_side;
  if (clause_.is(at, kPreposition) && clause_.says(at, "of")) ++at;
  const std::size_t figure = clause_.figure_after(at);
  if (figure == npos || used_[figure]) return;
  const bool bare = clause_.is(figure, kQuantity) && context_->record.text_of(mention(figure), "noun").empty();  // "$3.2bn vs 2.9bn"
  if (mention(figure).kind != mention(draft.value).kind && !bare) return;
  draft.from = figure;
  draft.last = figure;
  used_[figure] = true;
  const auto now = number_of(context_->record, mention(draft.value)), then = number_of(context_->record, mention(figure));
  if (!now || !then) return;
  auto order = *now <=> *then;
  if (now_side != 0 && now_side != then_side) order = now_side > 0 ? std::partial_ordering::greater : std::partial_ordering::less;
  draft.direction = order > 0 ? Direction::kIncrease : order < 0 ? Direction::kDecrease : Direction::kUnchanged;
}

// ---- a draft into a metric ----

Span MetricFinder::clause_of(const Draft& draft) const {
  std::size_t begin = draft.anchor, end = std::min(draft.last + 1, clause_.size());
  const bool subject_in_front = !draft.subject.empty() && draft.subject.begin < begin;
  if (subject_in_front) begin = draft.subject.begin;
  const auto opens = [&](std::size_t i) { return clause_.is(i, kClauseOpener) && !clause_.is(i + 1, kAnyPeriod); };  // "since 2010" opens nothing
  while (begin > 0 && draft.anchor < begin + kFar && !opens(begin - 1) && !clause_.is(begin - 1, ';') && !clause_.is(begin - 1, ':')) {
    if (clause_.is(begin - 1, kConjunction) && !(clause_.is(begin - 2, kAnyPeriod) && clause_.is(begin, kAnyPeriod))) {
      bool clause = false;
      for (std::size_t k = begin - 1; k-- > 0 && begin - k < 20 && !clause;) clause = clause_.finite(k);
      if (clause) break;
    }
    --begin;
  }
  if (!draft.subject.empty()) end = std::max(end, draft.subject.end);
  end = std::max(end, draft.tail);
  while (end < clause_.size() && end < draft.anchor + kFar && !opens(end) && !clause_.is(end, ';') && !clause_.is(end, kAttribution) && !(clause_.is(end, kReportingVerb) && clause_.is(end - 1, kPunct))) {
    if (clause_.is(end, kConjunction) && !(clause_.is(end - 1, kAnyPeriod) && clause_.is(end + 1, kAnyPeriod))) {
      bool clause = false;
      for (std::size_t k = end + 1; k < clause_.size() && k < end + 10 && !clause; ++k) clause = clause_.finite(k) || (clause_.is(k, kAnyFigure));
      if (clause) break;
    }
    if (clause_.is(end, kAnyFigure) && end > draft.last) break;
    ++end;
  }
  while (end > begin + 1 && clause_.is(end - 1, kPunct) && !clause_.is(end - 1, ')')) --end;
  return {begin, end};
}

void MetricFinder::set_period(const Draft& draft, Span clause, Metric& metric) const {
  // "from 2015 to 2019", "between 2014 and 2017", "March-May"
  const auto ranged = [&](std::size_t a) {
    return clause_.is(a, bit(kDate)) && clause_.is(a + 2, bit(kDate)) &&
           (clause_.is(a + 1, kHyphen) || (clause_.is(a - 1, kPreposition) && (clause_.is(a + 1, kInfinitive) || clause_.is(a + 1, kConjunction) || clause_.text(a + 1) == "through" || clause_.text(a + 1) == "until")));
  };
  // "LONDON, March 4 - …"
  const auto dateline = [&](std::size_t i) { return i < 12 && clause_.is(i + 1, kDash); };
  // A date that belongs to the saying ("said on Friday") or to the figure compared with ("than in May") is not the metric's.
  const auto counts = [&](std::size_t i) {
    if (!clause_.is(i, kAnyPeriod) || clause_.is(i, bit(kTime) | bit(kSet))) return false;
    if (clause_.is(i, kDuration) && clause_.nominal(i + 1) && !clause_.is(i + 1, kPeriodNoun)) return false;  // "six-month notes"
    std::size_t k = i;
    while (k > 0 && clause_.is(k - 1, bit(kPreposition) | bit(kDeterminer) | bit(kPossessive)) && !clause_.is(k - 1, bit(kFigureRole)) && !clause_.is(k - 1, kAnyFigure)) --k;
    if (k > 0 && clause_.is(k - 1, bit(kReportingVerb))) return false;
    if (k > 0 && clause_.is(k - 1, kFigureRole) && !clause_.says(k - 1, "at") && !clause_.says(k - 1, "by")) return ranged(i) || (i >= 2 && ranged(i - 2));
    if (dateline(i)) return false;
    // "5% have left since 2010", but "was 5%, the highest since 2010"
    const bool since = k > 0 && clause_.says(k - 1, "since");
    if (since && k > 1 && (clause_.text(k - 2).ends_with("st") || clause_.says(k - 2, "high") || clause_.says(k - 2, "low"))) return false;
    if (k > 0 && clause_.is(k - 1, kClauseOpener) && !since && !clause_.says(k - 1, "after") && !clause_.says(k - 1, "before")) return false;
    return true;
  };
  std::size_t found = npos;
  // What stands behind the figure it moved from is when that was.
  const std::size_t end = draft.from != npos && (draft.value == npos || draft.from > draft.value) ? std::min(draft.from, clause.end) : clause.end;
  for (std::size_t i = draft.anchor; i < end && found == npos; ++i)
    if (counts(i)) found = i;
  for (std::size_t i = std::min(draft.anchor, clause_.size()); i-- > clause.begin && found == npos;)
    if (counts(i)) found = i;
  for (std::size_t i = clause.begin; i-- > 0 && found == npos && clause.begin - i < kFar;)
    if (counts(i)) found = i;
  if (found == npos) return;
  metric.period = ref(found);
  if (ranged(found)) metric.period_end = ref(found + 2);
  else if (found >= 2 && ranged(found - 2)) metric.period = ref(found - 2), metric.period_end = ref(found);
}

Status MetricFinder::status_of(const Draft& draft, Span clause) const {
  Status status = Status::kReported;
  for (std::size_t i = clause.begin > 8 ? clause.begin - 8 : 0; i < draft.anchor; ++i) {
    if (i < clause.begin && clause_.is(i, bit(kPunct)) && !clause_.is(i, kHyphen)) status = Status::kReported;
    if (!clause_.is(i, kOutlook) || clause_.is(i - 1, kHyphen)) continue;
    if (clause_.has(i, kOutlook, "needs", "to") && !clause_.is(i + 1, kInfinitive)) continue;
    // "The plan" and "the forecast" tell nothing of a figure behind them.
    if (clause_.noun_too(i) && !clause_.finite(i) && !clause_.passive(i) && !clause_.is(i + 1, kInfinitive) && clause_.attribute(i, kOutlook, "status") == "expected") continue;
    const std::string_view name = clause_.attribute(i, kOutlook, "status");
    status = name == "denied" ? Status::kDenied : name == "target" ? Status::kTarget : Status::kExpected;
    if (status == Status::kDenied) break;
  }
  return status;
}

std::string_view MetricFinder::measure_of(Span subject) const {
  std::size_t end = subject.begin;
  std::size_t head = npos;
  for (; end < subject.end; ++end) {
    if (clause_.is(end, bit(kPreposition) | bit(kConjunction) | bit(kClauseOpener) | bit(kPunct)) && !clause_.is(end, bit(kHyphen) | bit(kPossessive)) && head != npos) break;
    if (clause_.nominal(end)) head = end;
  }
  return head == npos ? std::string_view{} : clause_.text(head);
}

void MetricFinder::finish(Draft& draft) {
  if (!draft.has_figure() && draft.direction == Direction::kNone) return;
  Metric metric;
  metric.subject = on_one_line(draft.subject_text.empty() ? clause_.text(draft.subject) : draft.subject_text);
  if (metric.subject.empty()) return;
  const Span clause = clause_of(draft);
  metric.measure = measure_of(draft.subject);
  metric.value = ref(draft.value);
  metric.by = ref(draft.by);
  metric.from = ref(draft.from);
  metric.to = ref(draft.to);
  metric.direction = draft.direction;
  metric.source = on_one_line(source_);
  metric.status = status_of(draft, clause);
  set_period(draft, clause, metric);
  for (std::size_t i = draft.subject.begin; i < draft.subject.end; ++i) {
    if (!clause_.is(i, kCountry)) continue;
    const std::string_view code = context_->record.text_of(mention(i), "alpha2");
    if (!code.empty() && std::find(metric.countries.begin(), metric.countries.end(), code) == metric.countries.end()) metric.countries.push_back(code);
  }
  const bool pronoun = draft.subject.end == draft.subject.begin + 1 && clause_.is(draft.subject.begin, kPronoun);
  // Plain only where the sentence opens with it.
  if (pronoun && draft.subject.begin < 2 && draft.subject_text.empty()) metric.refers_to = last_subject_;
  else if (metric.subject == "company" || metric.subject == "The company" || metric.subject == "the company") metric.refers_to = last_organization_;
  if (!pronoun) last_subject_ = metric.subject;
  metric.sentence = clause_.item(draft.anchor).sentence;
  metric.begin = clause_.item(clause.begin).begin;
  metric.end = clause_.item(clause.end - 1).end;
  context_->record.metrics.push_back(std::move(metric));
}

const Mention& MetricFinder::mention(std::size_t i) const { return context_->record.mentions[clause_.item(i).mention]; }

// Text as it stands, or with its line breaks and runs of spaces made one space.
std::string_view MetricFinder::on_one_line(std::string_view text) {
  if (text.find('\n') == std::string_view::npos && text.find("  ") == std::string_view::npos) return text;
  buffer_.clear();
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) buffer_ += c;
    else if (!buffer_.empty() && buffer_.back() != ' ') buffer_ += ' ';
  }
  return context_->record.keep(buffer_);
}

std::string_view MetricFinder::joined(std::initializer_list<std::string_view> parts) {
  buffer_.clear();
  for (const std::string_view part : parts) {
    if (part.empty()) continue;
    if (!buffer_.empty()) buffer_ += ' ';
    buffer_ += part;
  }
  return context_->record.keep(buffer_);
}

// The participle under which what was done is known: "killing" → "killed".
std::string_view MetricFinder::past_of(std::size_t verb) {
  const std::string_view participle = clause_.attribute(verb, kCasualtyVerb, "done");
  return participle.empty() ? clause_.text(verb) : participle;
}

}  // namespace newsmetrics
