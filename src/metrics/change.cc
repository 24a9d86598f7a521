// Words of change and the figures that belong to them: "rose 3% to $5m", "up 3%", "a rise of 3%", "a 3% rise".
#include "metrics/metrics.h"

#include <algorithm>

namespace newsmetrics {

// ---- the words ----

Direction MetricFinder::direction_of(std::size_t i, Trait of_class) const {
  const std::string_view name = clause_.attribute(i, of_class, "direction");
  if (name == "increase") return Direction::kIncrease;
  if (name == "decrease") return Direction::kDecrease;
  return name == "unchanged" ? Direction::kUnchanged : Direction::kNone;
}

std::size_t MetricFinder::read_change_verb(std::size_t i) {
  const bool object_only = clause_.has(i, kChangeVerb, "use", "object");
  const bool passive = clause_.passive(i);
  const bool gerund = clause_.is(i, kGerund);
  // A base form is a verb behind "to", an auxiliary or its subject; elsewhere it is a noun.
  if (!gerund && !clause_.finite(i) && !passive) return i;
  Draft draft{.anchor = i, .last = i};
  draft.direction = direction_of(i, kChangeVerb);
  draft.multiplies = clause_.is(i, kMultiplyVerb);
  // "Edged down to 3%": the adverb tells which way.
  const bool adverb = clause_.is(i + 1, kChangeAdverb) && (clause_.is(i + 2, kFigureRole) || clause_.figure_after(i + 2) != npos);
  if (adverb) draft.direction = direction_of(i + 1, kChangeAdverb);
  const auto give_back = [&](std::initializer_list<std::size_t> figures) {  // for others to read
    for (const std::size_t figure : figures)
      if (figure != npos) used_[figure] = false;
  };
  const std::size_t end = read_roles(i + (adverb ? 2 : 1), draft, true, !passive);
  if (draft.direction == Direction::kUnchanged && draft.value == npos && draft.by != npos) {  // "maintained a 3% share", but "flattened 200 houses"
    if (clause_.is(draft.by, kQuantity)) {
      give_back({draft.by});
      return i;
    }
    std::swap(draft.value, draft.by);
  }
  const bool figures = draft.has_figure();
  if (!figures && !draft.multiplies) return i;
  // "went from 5 to 3": the figures tell which way, or nothing changed.
  if (const Direction bound = direction_of_bound(draft); bound != Direction::kNone && clause_.has(i, kChangeVerb, "needs", "to")) draft.direction = bound;
  if (draft.direction == Direction::kNone) {
    draft.direction = direction_told(draft);
    if (draft.direction == Direction::kNone && clause_.has(i, kChangeVerb, "needs", "to")) {
      // "bringing the total to 5": goes on in the direction told, or is only reached.
      if (gerund && !drafts_.empty()) draft.direction = drafts_.back().direction;
      for (std::size_t k = draft.subject.begin; k < draft.subject.end && draft.direction == Direction::kNone; ++k)
        if (clause_.says(k, "total")) draft.direction = Direction::kIncrease;
    } else if (draft.direction == Direction::kNone) {
      give_back({draft.value, draft.by, draft.from, draft.to});
      return i;
    }
  }
  if (clause_.negated(i)) return end;
  const bool reached = draft.value != npos || draft.from != npos;
  if (!reached && draft.by != npos && ((clause_.has(i, kChangeVerb, "needs", "to")) || (object_only && draft.subject.empty() && draft.direction == Direction::kIncrease && clause_.is(draft.by, kQuantity)))) {
    give_back({draft.by});
    return i;
  }
  // "added 3%", "added 12 points", but "added 12 staff".
  if (clause_.has(i, kChangeVerb, "needs", "share") && (draft.by == npos || !(clause_.is(draft.by, kPercent) || context_->record.text_of(mention(draft.by), "noun") == "points"))) {
    give_back({draft.value, draft.by, draft.from});
    return i;
  }
  // "raised $3m": a sum, not a change.
  if (draft.subject.empty() && draft.value == npos && draft.from == npos && draft.by != npos && clause_.is(draft.by, kMoney) && clause_.has(i, kChangeVerb, "sum", "itself")) {
    give_back({draft.by});
    return i;
  }
  const bool own = object_only && draft.by != npos && !context_->record.text_of(mention(draft.by), "noun").empty();  // ", cutting 300 jobs"
  if (gerund && clause_.is(i - 1, ',') && draft.subject.empty() && !own && extends_last(i)) {
    if (draft.value != npos && drafts_.back().value != npos) {  // "was $3m, rising to $5m in May"
      draft.subject = drafts_.back().subject;
      draft.subject_text = drafts_.back().subject_text;
      add(draft);
    } else {
      merge_into_last(draft);
    }
    return end;
  }
  const bool object = !draft.subject.empty();
  if (!object) {
    if (object_only && !passive) {
      const std::size_t figure = draft.by != npos && draft.value == npos && draft.from == npos ? draft.by : draft.value != npos || draft.from != npos ? draft.last : npos;
      if (figure == npos) return i;
      const bool joined = clause_.is(figure + 1, kPreposition) || clause_.says(figure + 1, "off");
      std::size_t whose = unit_end(figure) + (joined ? 2 : 1);
      while (clause_.is(whose, kDeterminer) && clause_.is(whose + 1, kAnyPeriod) && clause_.nominal(whose + 2)) whose += 2;  // "from the 1988 budget"
      const Span rest = clause_.phrase_after(whose);
      bool rated = false;  // "lowered $5m of debt to junk"
      for (std::size_t k = rest.begin; k < rest.end && !rated; ++k) rated = clause_.says(k, "to");
      if (rated && draft.value == npos && clause_.is(figure, kMoney) && clause_.says(figure + 1, "of")) {
        give_back({draft.by});
        return i;
      }
      if ((clause_.says(figure + 1, "off") || clause_.says(figure + 1, "from")) && !rest.empty()) {  // "trimmed 12 kg off the frame"
        draft.subject = rest;
      } else if (clause_.is(figure, kQuantity)) {
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
  const auto from = within != nullptr ? std::optional(std::get<Decimal>(within->value)) : draft.from != npos ? number_of(draft.from) : std::nullopt;
  const auto to = number_of(reached);
  if (!from || !to || *from == *to) return Direction::kNone;
  const bool up = within != nullptr ? *to < *from : *to > *from;  // the first of a ranking is the highest
  return up ? Direction::kIncrease : Direction::kDecrease;
}

// "Bring X below 3%".
Direction MetricFinder::direction_of_bound(const Draft& draft) const {
  if (draft.value == npos) return Direction::kNone;
  const std::string_view modifier = context_->record.text_of(mention(draft.value), "modifier");
  if (modifier == "less_than") return Direction::kDecrease;
  return modifier == "more_than" ? Direction::kIncrease : Direction::kNone;
}

std::size_t MetricFinder::read_change_adverb(std::size_t i) {
  const bool closed = clause_.is(i - 1, kLevelVerb) && clause_.is(i + 1, kFigureRole) && !clause_.says(i + 1, "from");  // "closed lower at $3"
  if (clause_.attribute(i, kChangeAdverb, "place") == "behind" && !closed) {
    // "was lower than the $3m of May"
    const std::size_t than = clause_.says(i + 1, "than") ? clause_.figure_named(i + 2) : npos;
    if (than == npos || used_[than] || !has_number(than)) return i;
    Draft draft{.anchor = i, .last = i};
    draft.direction = direction_of(i, kChangeAdverb);
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
  if (clause_.is(i - 1, kAnyVerb) && !clause_.is(i - 1, bit(kLevelVerb) | bit(kChangeVerb) | bit(kOutlook)) && !clause_.has(i - 1, kPlainVerb, "motion", "yes") && (!clause_.is(i - 1, kNounToo) || clause_.finite(i - 1))) return i;
  Draft draft{.anchor = i, .last = i};
  draft.direction = direction_of(i, kChangeAdverb);
  const std::size_t figure = clause_.figure_after(i + 1);
  if (draft.direction == Direction::kUnchanged && figure == npos && clause_.is(i + 1, kFigureRole) && extends_last(i)) {  // "$3m, unchanged from last year"
    merge_into_last(draft);
    return i + 1;
  }
  std::size_t behind = i + 1;  // "up in May to $3m"
  while (clause_.is(behind, kAnyPeriod) || (clause_.is(behind, kPreposition) && clause_.is(behind + 1, kAnyPeriod))) ++behind;
  const bool role = clause_.is(i + 1, bit(kFigureRole) | bit(kAdverb)) || (behind > i + 1 && clause_.is(behind, kFigureRole));
  if (figure == npos && !role) return i;
  const std::size_t end = read_roles(i + 1, draft, true, false);
  if (!draft.has_figure()) return i;
  // "up 17 to 22 cents": a range, for what rose by 17 to 22 would more than have trebled.
  if (draft.by != npos && draft.value == draft.by + 2 && draft.direction == Direction::kIncrease)
    if (const auto by = number_of(draft.by), value = number_of(draft.value); by && value && value->to_double() < 2 * by->to_double()) draft.value = npos;
  if (draft.direction == Direction::kUnchanged && draft.by != npos) std::swap(draft.value, draft.by);  // "steady at 3%"
  if (extends_last(i)) {
    merge_into_last(draft);
    return end;
  }
  // "the Oslo index (1,204 up 12 points)"
  if (draft.value == npos && clause_.is(i - 1, kAnyFigure) && !used_[i - 1] && clause_.is(i - 2, '(')) {
    draft.subject = clause_.phrase_before(i - 2);
    assign(draft, "to", i - 1);
    add(draft);
    return end;
  }
  draft.subject = subject_of_predicate(i);
  if (clause_.is(draft.subject.begin, kGerund) && clause_.is(draft.subject.begin - 1, kAuxiliary)) draft.subject = subject_of(draft.subject.begin);  // "prices are rising fast, up 4%"
  if (!drafts_.empty() && draft.subject.end > drafts_.back().anchor && draft.subject.begin <= drafts_.back().anchor) {  // far behind, and still about the last
    merge_into_last(draft);
    return end;
  }
  if (draft.subject.empty()) draft.subject = clause_.phrase_before(i);
  add(draft);
  return end;
}

// "a rise of 3% in output", "a price increase of $5"; figures in front ("a 3% rise") lead here from read_figure.
std::size_t MetricFinder::read_change_noun(std::size_t i) {
  if (clause_.finite(i) && !clause_.is(i - 1, kDeterminer)) return i;
  Draft draft{.anchor = i, .last = i};
  draft.direction = direction_of(i, kChangeNoun);
  if (clause_.says(i - 1, "negative") && draft.direction == Direction::kIncrease) draft.direction = Direction::kDecrease;  // "negative growth of 3%"
  std::size_t at = i + 1;
  Span what;
  if (leads_to_subject(at) && clause_.figure_after(at + 1) == npos) {
    what = what_moves(at);
    // "an increase in reserves and tax credits of $5m": the credits are.
    for (std::size_t k = what.begin; k < what.end; ++k)
      if (clause_.is(k, kConjunction) && clause_.says(what.end, "of") && clause_.is(what.end - 1, kMeasureNoun)) return i;
    at = what.empty() ? at : what.end;
  }
  if (clause_.is(at, kPreposition) && clause_.is(at + 1, kAnyPeriod) && (clause_.is(at + 2, kFigureRole) || (what.empty() && clause_.says(at + 2, "of")))) at += 2;  // "a drop in January of 3%"
  if (!clause_.is(at, kPreposition)) return i;
  const std::size_t figure = clause_.is(at, kFigureRole) && (!what.empty() || clause_.is(at + 1, kDate)) ? clause_.figure_named(at + 1) : clause_.figure_after(at + 1);
  if (figure == npos || (!clause_.is(figure, kPercent) && clause_.has(i, kChangeNoun, "sum", "itself"))) return i;
  if (clause_.is(figure + 1, kAmountVerb) && clause_.is(figure + 1, kPast)) return i;  // "losses by 60% owned Holt"
  const std::string_view word = clause_.text(at);
  if (word == "of" || word == "by") {
    assign(draft, "by", figure);
    at = read_roles(figure + 1, draft, false, false);
  } else if (clause_.is(at, kFigureRole)) {
    at = read_roles(at, draft, false, false);
  } else {
    return i;
  }
  if (what.empty() && leads_to_subject(draft.last + 1)) what = what_moves(draft.last + 1);
  if (what.empty()) {
    what = clause_.phrase_before(i);
    if (what.end == what.begin + 1 && describes_change(what.begin)) what.end = what.begin;
    if (what.end == what.begin + 1 && clause_.is(what.begin, kLower) && (clause_.text(what.begin).ends_with("ic") || clause_.text(what.begin).ends_with("al"))) what.end = i + 1;  // "economic growth"
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

// "An underlying rise", "a record fall": an adjective, not what moves.
bool MetricFinder::describes_change(std::size_t i) const {
  const std::string_view word = clause_.text(i);
  if (clause_.is(i, bit(kMeasureNoun) | bit(kGerundNoun)) && !clause_.is(i, kFigureOpener)) return false;
  return clause_.is(i, kFigureOpener) || word == "interim" || word == "small" || word == "large" || word == "upward" || word == "downward" || word == "negative" || (clause_.is(i, kLower) && (word.ends_with("ing") || word.ends_with("ed")));
}

// "A 3% rise", "3% higher": the figure in front of its word of change.
std::size_t MetricFinder::read_figure_of_change(std::size_t i) {
  Draft draft{.anchor = i, .last = i};
  if (const std::size_t noun = change_noun_behind(i); noun != npos && !clause_.is(i, kRanking)) {
    used_[i] = true;
    draft.direction = direction_of(noun, kChangeNoun);
    draft.by = i;
    draft.last = noun;
    std::size_t at = noun + 1;
    Span what;
    if (leads_to_subject(at) && clause_.figure_after(at + 1) == npos) {
      what = what_moves(at);
      if (!what.empty()) at = what.end;
    }
    at = read_roles(at, draft, false, false);
    if (what.empty() && clause_.is(i - 1, kPossessive)) what = clause_.phrase_before(i - 1);  // "the dollar's 3% fall"
    if (what.empty() && extends_last(i)) {
      merge_into_last(draft);
      return at;
    }
    if (what.empty() && noun > i + 1) what = clause_.trim({i + 1, noun});
    if (what.end == what.begin + 1 && describes_change(what.begin)) what = {};
    if (what.end == what.begin + 1 && what.end == noun && clause_.is(what.begin, kLower) && (clause_.text(what.begin).ends_with("ic") || clause_.text(what.begin).ends_with("al"))) what.end = noun + 1;  // "economic growth"
    if (what.empty()) what = subject_of_noun(i);
    draft.subject = what;
    add(draft);
    return at;
  }
  // "Sold 30% fewer cars": the cars.
  if (clause_.is(i, kPercent) && (clause_.says(i + 1, "more") || clause_.says(i + 1, "fewer") || clause_.says(i + 1, "less")) && clause_.is(i + 2, kLower) && clause_.nominal(i + 2)) {
    draft.subject = clause_.phrase_after(i + 2);
    draft.direction = clause_.says(i + 1, "more") ? Direction::kIncrease : Direction::kDecrease;
    draft.by = i;
    draft.last = i + 1;
    used_[i] = true;
    add(draft);
    return draft.subject.end;
  }
  const Direction more = direction_of_comparison(i + 1);
  const std::size_t front = clause_.figure_left(i);
  const bool moved = (clause_.says(i + 1, "down") || clause_.says(i + 1, "up")) && clause_.is(front - 1, bit(kAuxiliary) | bit(kLevelVerb)) && (!clause_.is(i + 2, kFigureRole) || clause_.says(i + 2, "at")) && clause_.figure_after(i + 2) == npos;  // "is 3% down"
  if (more != Direction::kNone || moved || clause_.has(i + 1, kChangeAdverb, "place", "behind")) {  // "3% higher", "3% more than a year ago"
    const std::size_t comparative = i + 1;
    used_[i] = true;
    draft.direction = more != Direction::kNone ? more : direction_of(comparative, kChangeAdverb);
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
  return i;
}

// "(3%) more than a year ago", "(20) fewer than in May".
Direction MetricFinder::direction_of_comparison(std::size_t than) const {
  if (!clause_.is(than, kApproximator)) return Direction::kNone;
  const std::string_view word = clause_.text(than);
  if (word == "above" || word == "below") {  // "2% above the level of a year ago"
    bool then = false;
    for (std::size_t k = than + 1; k < than + 5 && !then && !clause_.is(k, kPunct); ++k) then = clause_.is(k, kDate);
    return !then ? Direction::kNone : word == "above" ? Direction::kIncrease : Direction::kDecrease;
  }
  if (word == "higher than" || word == "larger than" || word == "bigger than" || word == "greater than") return Direction::kIncrease;
  if (word == "lower than" || word == "smaller than") return Direction::kDecrease;
  const std::size_t with = clause_.is(than + 1, kPreposition) ? than + 2 : than + 1;
  if (!clause_.is(with, kAnyPeriod) && !(clause_.is(with, kDeterminer) && clause_.is(with + 1, kAnyPeriod))) return Direction::kNone;
  if (word == "more than") return Direction::kIncrease;
  return word == "fewer than" || word == "less than" ? Direction::kDecrease : Direction::kNone;
}

std::size_t MetricFinder::change_noun_behind(std::size_t figure) const {
  for (std::size_t i = figure + 1; i < figure + 5 && (clause_.nominal(i) || clause_.is(i, kDate)); ++i)
    if (clause_.is(i, kChangeNoun)) return (clause_.nominal(i + 1) && (!clause_.is(i + 1, kAnyVerb) || (clause_.is(i + 1, kNounToo) && !clause_.finite(i + 1)))) || (!clause_.is(figure, kPercent) && clause_.has(i, kChangeNoun, "sum", "itself")) ? npos : i;
  return npos;
}

// "A rise in", "a cut of": what follows is what moves.
bool MetricFinder::leads_to_subject(std::size_t i) const { return clause_.says(i, "in") || clause_.says(i, "of") || clause_.says(i, "for") || (clause_.says(i, "on") && !clause_.is(i + 1, kDate)); }

Span MetricFinder::what_moves(std::size_t joint) const {
  std::size_t begin = joint + 1;
  while (clause_.is(begin, kAnyPeriod) && (clause_.nominal(begin + 1) || clause_.is(begin + 1, kPossessive))) begin += clause_.is(begin + 1, kPossessive) ? 2 : 1;  // "a drop in January orders"
  const Span what = clause_.phrase_after(begin);
  return what.end == what.begin + 1 && clause_.is(what.begin, kPeriodNoun) ? Span{} : what;  // "a rise for the season"
}

// ---- their figures ----

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
  if (clause_.opens_range(figure - 1) && clause_.is(figure + 1, kConjunction) && clause_.is(figure + 2, kAnyFigure)) {
    used_[figure + 2] = true;
    draft.last = std::max(draft.last, figure + 2);
  }
}

// Whether the figure may be where the draft's moved from: $3m does not come from 5 shares.
bool MetricFinder::comparable(const Draft& draft, std::size_t figure) const {
  const std::size_t other = draft.value != npos ? draft.value : draft.by;
  if (other == npos || clause_.is(other, kPercent)) return true;
  if (clause_.is(figure, kPercent)) return false;  // "rose 3% to 120 against 2% in May"
  const auto bare = [&](std::size_t f) { return clause_.is(f, kQuantity) && context_->record.text_of(mention(f), "noun").empty(); };
  return mention(other).kind == mention(figure).kind || bare(other) || bare(figure);
}

// "Against a forecast of 3%", "after a rise of 3%": what was thought or how it moved, not what it was.
bool MetricFinder::supposed(std::size_t begin, std::size_t end) const {
  for (std::size_t k = begin; k < end; ++k)
    if ((clause_.is(k, kChangeNoun) && !clause_.has(k, kChangeNoun, "sum", "itself")) || (clause_.is(k, bit(kOutlook) | bit(kReportingVerb)) && clause_.is(k, kNounToo) && clause_.is(k, bit(kBase) | bit(kThird)))) return true;
  return false;
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
      // "raised tariffs on $60bn of goods to 25%": the figure tells what the object is.
      if (object_read && role.empty() && !draft.has_figure() && clause_.is(i - 1, kPreposition) && !clause_.is(i - 1, kFigureRole)) continue;
      break;
    }
    if (clause_.opens_range(i) && role.empty() && !draft.has_figure()) {  // "raised fees between $3 and $5"
      role = "by";
      continue;
    }
    const bool joint = clause_.is(i, kFigureRole);
    if (joint) {
      if (object_read && i == draft.subject.end && (clause_.says(i, "totalling") || clause_.says(i, "totaling"))) break;  // "cut debts totalling $5m"
      std::size_t figure = clause_.figure_named(i + 1);
      if (clause_.says(i, "into") && !clause_.is(i + 1, kArticle)) figure = npos;  // "fell into a deficit of $5m", but "broke it into amounts of $5"
      if (clause_.says(i, "under") && figure != npos && (figure > i + 2 || clause_.is(i + 1, kArticle))) figure = npos;  // "fell under $5", but not "under a plan of $5"
      if (figure != npos && clause_.says(i, "at") && clause_.nominal(i + 1) && !clause_.is(i + 1, kAnyFigure)) figure = clause_.figure_after(i + 1);  // not "at gold prices of $425"
      if (figure != npos) {
        std::string_view name = clause_.attribute(i, kFigureRole, "role");
        if (clause_.says(i, "at") && clause_.is(figure, kPercent) && free("by"))  // "grew at a rate of 3%"
          for (std::size_t k = i + 1; k < figure; ++k)
            if (clause_.says(k, "rate") || clause_.says(k, "pace")) name = "by";
        const bool apart = name == "from" && (!comparable(draft, figure) || supposed(i + 1, figure) || (change_noun_behind(figure) != npos && !clause_.says(i, "from")));  // "compared with an 8% rise in rents"
        const bool beside = name == "to" && clause_.is(i - 1, ',') && draft.has_figure() && (clause_.says(i, "above") || clause_.says(i, "below"));  // "rose 7%, above the 5% of the plan"
        if (!free(name) || apart || beside) break;
        role = name;
        i = figure - 1;
        continue;
      }
      // "rose to 81 years"
      const std::size_t length = clause_.is(i + 1, kBeforeFigure) ? i + 2 : i + 1;
      if (clause_.is(length, kDuration) && !clause_.text(length).starts_with("the ") && !clause_.nominal(length + 1) && (!draft.has_figure() || clause_.is(draft.last, kDuration)) && free(clause_.attribute(i, kFigureRole, "role"))) {
        assign(draft, clause_.attribute(i, kFigureRole, "role"), length);
        i = length;
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
    if (clause_.is(i, kLevelVerb) && clause_.is(i, kGerund) && clause_.is(i - 1, ',')) {
      const std::size_t figure = clause_.figure_after(i + 1);
      if (figure == npos || !free("to")) break;
      role = "to";
      i = figure - 1;
      continue;
    }
    if (clause_.is(i, kChangeAdverb) && clause_.is(i + 1, kFigureRole)) {  // "up from", "pushed the rate down to"
      if (object_read && i == draft.subject.end) draft.direction = direction_of(i, kChangeAdverb);
      continue;
    }
    if (clause_.is(i, kAnyPeriod) || (clause_.is(i + 1, kAnyPeriod) && (clause_.says(i, "ended") || clause_.says(i, "ending")))) continue;
    if (clause_.is(i, ',')) {
      const bool goes_on = clause_.is(i + 1, bit(kFigureRole) | kAnyPeriod) || (clause_.is(i + 1, kChangeAdverb) && clause_.is(i + 2, kFigureRole)) || (clause_.is(i + 1, kLevelVerb) && clause_.is(i + 1, kGerund)) ||
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
    // "raised its $7 offer to $8"
    if (takes_object && draft.subject.empty() && draft.from == npos && (clause_.says(i, "its") || clause_.says(i, "their") || clause_.says(i, "his")) && clause_.is(i + 1, kMoney) && !used_[i + 1] && clause_.nominal(unit_end(i + 1) + 1)) {
      if (const Span object = clause_.phrase_after(unit_end(i + 1) + 1); !object.empty()) {
        assign(draft, "from", i + 1);
        draft.subject = object;
        object_read = true;
        takes_object = false;
        role = "";
        i = object.end - 1;
        continue;
      }
    }
    if (!role.empty() && clause_.is(i, kBeforeFigure) && !clause_.is(i, kClauseOpener) && clause_.figure_after(i) != npos) continue;
    // "rose a real 3%"
    if (!role.empty() && clause_.is(i, kArticle))
      if (const std::size_t figure = clause_.figure_named(i); figure != npos && figure <= i + 3) {
        i = figure - 1;
        continue;
      }
    // "jumped five to 70", "improved 3/4 to 11": by how many points, and no object.
    if (takes_object && i == begin && clause_.is(i, bit(kDigits) | bit(kNumber))) {
      std::size_t points = i;
      while (clause_.is(points, bit(kDigits) | bit(kNumber)) || clause_.is(points, '/')) ++points;
      if (clause_.says(points, "to") && clause_.figure_after(points + 1) == points + 1) {
        takes_object = false;
        i = points - 1;
        continue;
      }
    }
    if (takes_object && draft.subject.empty() && (clause_.nominal(i) || clause_.is(i, bit(kDeterminer) | bit(kPronoun)) ) && !clause_.is(i, bit(kAdverb) | bit(kApproximator)) && !(clause_.is(i, kDigits) && !clause_.nominal(i + 1)) && !clause_.finite(i)) {
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
    if (object_read && i == draft.subject.end && (clause_.is(i, kPronoun) || clause_.is(i, kRelative))) in_relative = true;
    if (in_relative) continue;
    if (clause_.is(i, bit(kClauseOpener)) || clause_.is(i, bit(kAttribution))) break;
    const bool describes = object_read && (clause_.text(i).ends_with("ed") || (i == draft.subject.end && clause_.is(i, kPast))) && clause_.is(i + 1, kPreposition) && !clause_.is(i + 1, kFigureRole);  // "the line authorised for wheat"
    if (clause_.finite(i) && !clause_.is(i, kAdverb) && !describes) break;
    if (clause_.is(i, kPreposition)) {
      role = role == "by" && i == begin ? role : std::string_view{};
      takes_object = false;
    }
  }
  // An object with no figure behind it was none: "fell victim".
  if (!draft.has_figure() && !draft.multiplies) draft.subject = {};
  return i;
}

}  // namespace newsmetrics
