// Words of change and what they are said of: "rose 3% to $5m", "up 3%", "a rise of 3%", "a 3% rise". Their figures: roles.cc.
#include "metrics/drafts.h"

#include <utility>

#include "metrics/roles.h"

namespace newsmetrics {

// ---- which way ----

Direction DraftReader::direction_told(const Draft& draft) const {
  const std::size_t reached = draft.to != npos ? draft.to : draft.value;
  if (reached == npos) return Direction::kNone;
  const Record& record = sentence_.record();
  const Field* within = record.find(mention(reached), "from");  // a ranking holds both ends
  const auto from = within != nullptr ? std::optional(std::get<Decimal>(within->value)) : draft.from != npos ? number_of(draft.from) : std::nullopt;
  const auto to = number_of(reached);
  if (!from || !to || *from == *to) return Direction::kNone;
  const bool up = within != nullptr ? *to < *from : *to > *from;  // the first of a ranking is the highest
  return up ? Direction::kIncrease : Direction::kDecrease;
}

// "Bring X below 3%".
Direction DraftReader::direction_of_bound(const Draft& draft) const {
  if (draft.value == npos) return Direction::kNone;
  const std::string_view modifier = sentence_.record().text_of(mention(draft.value), "modifier");
  if (modifier == "less_than") return Direction::kDecrease;
  return modifier == "more_than" ? Direction::kIncrease : Direction::kNone;
}

// "(3%) more than a year ago", "(20) fewer than in May".
Direction DraftReader::direction_of_comparison(std::size_t than) const {
  if (!clause_.is(than, kApproximator)) return Direction::kNone;
  const bool above = clause_.says_any(than, {"above", "higher than", "larger than", "bigger than", "greater than"});
  if (above || clause_.says_any(than, {"below", "lower than", "smaller than"})) {
    // With another time, not another thing: "2% above the level of a year ago", but not "2% above the average".
    bool then = clause_.is(than + 1, kPronoun);
    for (std::size_t k = than + 1; k < than + 7 && !then && !clause_.is(k, kPunct); ++k) then = clause_.is(k, kAnyPeriod);
    if (!then) return Direction::kNone;
    return above ? Direction::kIncrease : Direction::kDecrease;
  }
  const std::size_t with = clause_.is(than + 1, kPreposition) ? than + 2 : than + 1;
  const bool then = clause_.is(with, kPronoun) && clause_.is(with + 1, kAuxiliary);  // "more than it did a year ago"
  if (!then && !clause_.is(with, kAnyPeriod) && !(clause_.is(with, kDeterminer) && clause_.is(with + 1, kAnyPeriod))) return Direction::kNone;
  if (clause_.says(than, "more than")) return Direction::kIncrease;
  return clause_.says_any(than, {"fewer than", "less than"}) ? Direction::kDecrease : Direction::kNone;
}

// The direction that the verb leaves open: "went from 5 to 3" has it from the figures. False when nothing changed.
bool DraftReader::settle_direction(std::size_t verb, Draft& draft) const {
  const bool needs_to = clause_.has(verb, kChangeVerb, "needs", "to");
  if (const Direction bound = direction_of_bound(draft); needs_to && bound != Direction::kNone) draft.direction = bound;
  if (draft.direction == Direction::kNone) draft.direction = direction_told(draft);
  if (draft.direction != Direction::kNone || !needs_to) return draft.direction != Direction::kNone;
  // "bringing the total to 5": goes on in the direction told, or is only reached.
  if (clause_.is(verb, kGerund) && !drafts_.empty()) draft.direction = drafts_.back().direction;
  for (std::size_t k = draft.subject.begin; k < draft.subject.end && draft.direction == Direction::kNone; ++k)
    if (clause_.says(k, "total")) draft.direction = Direction::kIncrease;
  return true;
}

// ---- verbs ----

std::size_t DraftReader::read_change_verb(std::size_t i) {
  const bool passive = clause_.passive(i), gerund = clause_.is(i, kGerund);
  // A base form is a verb behind "to", an auxiliary or its subject; elsewhere it is a noun.
  if (!gerund && !passive && !clause_.finite(i)) return i;
  Draft draft{.anchor = i, .last = i};
  draft.direction = sentence_.direction_of(i, kChangeVerb);
  draft.multiplies = clause_.is(i, kMultiplyVerb);
  // "Edged down to 3%": the adverb tells which way.
  const bool adverb = clause_.is(i + 1, kChangeAdverb) && (clause_.is(i + 2, kFigureRole) || clause_.figure_after(i + 2) != npos);
  if (adverb) draft.direction = sentence_.direction_of(i + 1, kChangeAdverb);
  const std::size_t end = RoleReader(sentence_, draft, i + (adverb ? 2 : 1), true, !passive).read();
  if (draft.direction == Direction::kUnchanged && draft.value == npos && draft.by != npos) {  // "maintained a 3% share", but "flattened 200 houses"
    if (clause_.is(draft.by, kQuantity)) {
      give_back(draft);
      return i;
    }
    std::swap(draft.value, draft.by);
  }
  const bool figures = draft.has_figure();
  if (!figures && !draft.multiplies) return i;
  if (!settle_direction(i, draft)) {
    give_back(draft);
    return i;
  }
  if (clause_.negated(i)) return end;
  if (is_no_change(i, draft)) {
    give_back(draft);
    return i;
  }
  const bool object_only = clause_.has(i, kChangeVerb, "use", "object");
  const bool own = object_only && draft.by != npos && !sentence_.record().text_of(mention(draft.by), "noun").empty();  // ", cutting 300 jobs"
  if (gerund && clause_.is(i - 1, ',') && draft.subject.empty() && !own && extends_last(i)) {
    if (draft.value == npos || drafts_.back().value == npos) {
      merge_into_last(draft);
      return end;
    }
    draft.subject = drafts_.back().subject;  // "was $3m, rising to $5m in May"
    draft.subject_text = drafts_.back().subject_text;
    add(draft);
    return end;
  }
  const bool object = !draft.subject.empty();
  if (!object && object_only && !passive) {
    if (!find_object(i, draft)) return i;
  } else if (!object) {
    draft.subject = subjects_.of_verb(i);
  }
  if (!figures && (draft.subject.empty() || object || clause_.is(i - 1, kDeterminer))) return i;
  add(draft);
  return end;
}

// For others to read.
void DraftReader::give_back(const Draft& draft) {
  for (const std::size_t figure : {draft.value, draft.by, draft.from, draft.to})
    if (figure != npos) used_[figure] = false;
}

// A figure that is what the verb is said of, rather than how far something moved.
bool DraftReader::is_no_change(std::size_t verb, const Draft& draft) const {
  const std::size_t by = draft.by;
  const bool reached = draft.value != npos || draft.from != npos;
  if (!reached && by != npos) {
    if (clause_.has(verb, kChangeVerb, "needs", "to")) return true;
    const bool raises = clause_.has(verb, kChangeVerb, "use", "object") && draft.direction == Direction::kIncrease;
    if (raises && draft.subject.empty() && clause_.is(by, kQuantity)) return true;
    // "raised $3m": a sum, not a change.
    if (draft.subject.empty() && clause_.is(by, kMoney) && clause_.has(verb, kChangeVerb, "sum", "itself")) return true;
  }
  // "raised $3m at a valuation of $9m"
  const bool sum = clause_.has(verb, kChangeVerb, "sum", "itself") && clause_.has(verb, kChangeVerb, "use", "object");
  if (sum && draft.subject.empty() && by == verb + 1 && clause_.is(by, kMoney)) return true;
  if (clause_.has(verb, kChangeVerb, "needs", "off")) return by == npos || !clause_.says(by + 1, "off");
  // "added 3%", "added 12 points", but "added 12 staff".
  if (!clause_.has(verb, kChangeVerb, "needs", "share")) return false;
  return by == npos || !(clause_.is(by, kPercent) || sentence_.record().text_of(mention(by), "noun") == "points");
}

// What a verb changes whose figure stands where its object would: "cut 300 jobs", "trimmed 12 kg off the frame".
bool DraftReader::find_object(std::size_t verb, Draft& draft) {
  const bool reached = draft.value != npos || draft.from != npos;
  const std::size_t figure = reached ? draft.last : draft.by;
  if (figure == npos) return false;
  if (clause_.says_any(verb + 1, {"past", "above", "below", "beyond", "through"})) {  // "pushed past $5": it has none
    draft.subject = subjects_.of_verb(verb);
    return true;
  }
  const bool off = clause_.says_any(figure + 1, {"off", "from"}), joint = off || clause_.is(figure + 1, kPreposition);
  std::size_t whose = unit_end(figure) + (joint ? 2 : 1);
  while (clause_.is(whose, kDeterminer) && clause_.is(whose + 1, kAnyPeriod) && clause_.nominal(whose + 2)) whose += 2;  // "from the 1988 budget"
  const Span rest = clause_.phrase_after(whose);
  if (draft.value == npos && clause_.is(figure, kMoney) && clause_.says(figure + 1, "of"))  // "lowered $5m of debt to junk"
    for (std::size_t k = rest.begin; k < rest.end; ++k)
      if (clause_.says(k, "to")) {
        give_back(draft);
        return false;
      }
  if ((off || clause_.says(verb + 1, "to")) && !rest.empty()) {  // "trimmed $5 off the price", "brings to 57 the number of mills"
    draft.subject = rest;
  } else if (clause_.is(figure, kQuantity)) {
    draft.subject_text = sentence_.record().text_of(mention(figure), "noun");
    if (draft.subject_text.empty()) draft.subject_text = clause_.text(figure);
  } else if (!rest.empty() && rest.begin <= figure + 3 && !clause_.is(figure + 1, kAdverb)) {
    draft.subject = rest;
  } else {
    draft.subject = subjects_.of_verb(verb);
  }
  return true;
}

// ---- adverbs ----

std::size_t DraftReader::read_change_adverb(std::size_t i) {
  const bool closed = clause_.is(i - 1, kLevelVerb) && clause_.is(i + 1, kFigureRole) && !clause_.says(i + 1, "from");  // "closed lower at $3"
  if (clause_.attribute(i, kChangeAdverb, "place") == "behind" && !closed) return read_comparative(i);
  const bool upto = clause_.says(i, "up") && clause_.is(i + 1, kInfinitive) && !clause_.is(i - 1, kAuxiliary);
  if (upto || goes_with_verb(i)) return i;
  Draft draft{.anchor = i, .last = i};
  draft.direction = sentence_.direction_of(i, kChangeAdverb);
  const std::size_t figure = clause_.figure_after(i + 1);
  // "opened up 5m acres", but "opened up 5 points"
  if (clause_.is(figure, kQuantity) && (clause_.is(i - 1, kAmountVerb) || (!clause_.is(i - 1, kAnyVerb) && clause_.text(i - 1).ends_with("ed")))) {
    const std::string_view noun = sentence_.record().text_of(mention(figure), "noun"), unit = sentence_.record().text_of(mention(figure), "unit");
    if (noun != "points" && !(noun.empty() && unit.empty())) return i;
  }
  const bool still = draft.direction == Direction::kUnchanged && figure == npos && !drafts_.empty() && drafts_.back().direction == Direction::kNone;
  if (still && (clause_.is(i + 1, kFigureRole) || clause_.is(i - 1, ',')) && extends_last(i)) {  // "$3m, unchanged from last year"
    const std::size_t end = clause_.is(i + 1, kFigureRole) ? RoleReader(sentence_, draft, i + 1, false, false).read() : i + 1;
    merge_into_last(draft);
    return end;
  }
  std::size_t behind = i + 1;  // "up in May to $3m"
  while (clause_.is(behind, kAnyPeriod) || (clause_.is(behind, kPreposition) && clause_.is(behind + 1, kAnyPeriod))) ++behind;
  const bool role = clause_.is(i + 1, bit(kFigureRole) | bit(kAdverb)) || clause_.is(behind, kFigureRole);
  if (figure == npos && !role) return i;
  const std::size_t end = RoleReader(sentence_, draft, i + 1, true, false).read();
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
    sentence_.assign(draft, "to", i - 1);
    add(draft);
    return end;
  }
  draft.subject = subjects_.of_predicate(i);
  if (clause_.is(draft.subject.begin, kGerund) && clause_.is(draft.subject.begin - 1, kAuxiliary))
    draft.subject = subjects_.of_verb(draft.subject.begin);  // "prices are rising fast, up 4%"
  const bool far_behind = !drafts_.empty() && draft.subject.end > drafts_.back().anchor && draft.subject.begin <= drafts_.back().anchor;
  if (far_behind) {  // and still about the last
    merge_into_last(draft);
    return end;
  }
  if (draft.subject.empty()) draft.subject = clause_.phrase_before(i);
  add(draft);
  return end;
}

// Part of a verb that says nothing of a change: "gave up", "to pay off", but not "went up", "closed down".
bool DraftReader::goes_with_verb(std::size_t i) const {
  const std::size_t verb = i - 1;
  if (!clause_.is(verb, kAnyVerb) || clause_.is(verb, bit(kLevelVerb) | bit(kChangeVerb) | bit(kOutlook)) || clause_.has(verb, kPlainVerb, "motion", "yes")) return false;
  return !clause_.is(verb, kNounToo) || clause_.finite(verb);
}

// "Was lower than the $3m of May"
std::size_t DraftReader::read_comparative(std::size_t i) {
  const std::size_t than = clause_.says(i + 1, "than") ? clause_.figure_named(i + 2) : npos;
  if (than == npos || used_[than] || !has_number(than)) return i;
  Draft draft{.anchor = i, .last = i};
  draft.direction = sentence_.direction_of(i, kChangeAdverb);
  sentence_.assign(draft, "from", than);
  std::size_t verb = i;
  while (verb > 0 && clause_.is(verb - 1, bit(kAdverb) | bit(kFigureOpener) | bit(kDeterminer))) --verb;
  draft.subject = subjects_.of_predicate(verb);
  add(draft);
  return than + 1;
}

// ---- nouns ----

// "a rise of 3% in output", "a price increase of $5"; figures in front ("a 3% rise") lead here from read_figure_of_change.
std::size_t DraftReader::read_change_noun(std::size_t i) {
  if (clause_.finite(i) && !clause_.is(i - 1, kDeterminer)) return i;
  Draft draft{.anchor = i, .last = i};
  draft.direction = sentence_.direction_of(i, kChangeNoun);
  if (clause_.says(i - 1, "negative") && draft.direction == Direction::kIncrease) draft.direction = Direction::kDecrease;  // "negative growth of 3%"
  std::size_t at = i + 1;
  Span what;
  if (leads_to_subject(at) && clause_.figure_after(at + 1) == npos) {
    what = what_moves(at);
    // "an increase in reserves and tax credits of $5m": the credits are.
    for (std::size_t k = what.begin; k < what.end; ++k)
      if (clause_.is(k, kConjunction) && clause_.says(what.end, "of") && clause_.is(what.end - 1, kMeasureNoun)) return i;
    if (!what.empty()) at = what.end;
  }
  // "a drop in January of 3%"
  const bool dated = clause_.is(at, kPreposition) && clause_.is(at + 1, kAnyPeriod);
  if (dated && (clause_.is(at + 2, kFigureRole) || (what.empty() && clause_.says(at + 2, "of")))) at += 2;
  if (!clause_.is(at, kPreposition)) return i;
  const bool role = clause_.is(at, kFigureRole);
  const std::size_t figure = role && (!what.empty() || clause_.is(at + 1, kDate)) ? clause_.figure_named(at + 1) : clause_.figure_after(at + 1);
  if (figure == npos || (!clause_.is(figure, kPercent) && clause_.has(i, kChangeNoun, "sum", "itself"))) return i;
  if (clause_.is(figure + 1, kAmountVerb) && clause_.is(figure + 1, kPast)) return i;  // "losses by 60% owned Holt"
  if (clause_.says_any(at, {"of", "by"})) {
    sentence_.assign(draft, "by", figure);
    at = RoleReader(sentence_, draft, figure + 1, false, false).read();
  } else if (role) {
    at = RoleReader(sentence_, draft, at, false, false).read();
  } else {
    return i;
  }
  if (what.empty() && leads_to_subject(draft.last + 1)) what = what_moves(draft.last + 1);
  if (what.empty()) {
    what = named_by(clause_.phrase_before(i), i);
    if (what.empty() && extends_last(i)) {
      merge_into_last(draft);
      return at;
    }
  }
  draft.subject = what.empty() ? subjects_.of_noun(i) : what;
  add(draft);
  return at;
}

// What words beside a noun of change name: nothing in "an underlying rise", and with the noun in "economic growth".
Span DraftReader::named_by(Span words, std::size_t noun) const {
  if (words.end != words.begin + 1) return words;
  if (describes_change(words.begin)) return {};
  const std::string_view word = clause_.text(words.begin);
  const bool adjective = words.end == noun && clause_.is(words.begin, kLower) && (word.ends_with("ic") || word.ends_with("al"));
  return adjective ? Span{words.begin, noun + 1} : words;
}

// "An underlying rise", "a record fall": an adjective, not what moves.
bool DraftReader::describes_change(std::size_t i) const {
  if (clause_.is(i, kFigureOpener)) return true;
  if (clause_.is(i, bit(kMeasureNoun) | bit(kGerundNoun))) return false;
  if (clause_.says_any(i, {"interim", "small", "large", "upward", "downward", "negative"})) return true;
  return clause_.is(i, kLower) && (clause_.text(i).ends_with("ing") || clause_.text(i).ends_with("ed"));
}

// "A rise in", "a cut of": what follows is what moves.
bool DraftReader::leads_to_subject(std::size_t i) const { return clause_.says_any(i, {"in", "of", "for"}) || (clause_.says(i, "on") && !clause_.is(i + 1, kDate)); }

Span DraftReader::what_moves(std::size_t joint) const {
  std::size_t begin = joint + 1;
  while (clause_.is(begin, kAnyPeriod) && (clause_.nominal(begin + 1) || clause_.is(begin + 1, kPossessive)))
    begin += clause_.is(begin + 1, kPossessive) ? 2 : 1;  // "a drop in January orders"
  const Span what = clause_.phrase_after(begin);
  // "a rise of 3% in the north": where, if something else was told to move.
  const bool place =
      clause_.is(what.begin, kCountry) || clause_.says_any(what.end - 1, {"north", "south", "east", "west", "region", "country", "city", "capital", "province"});
  if (what.end == what.begin + 1 && clause_.says(joint, "in") && place && !drafts_.empty()) return {};
  return what.end == what.begin + 1 && clause_.is(what.begin, kPeriodNoun) ? Span{} : what;  // "a rise for the season"
}

// ---- figures in front of their word of change ----

// "A 3% rise", "3% higher", "3% more than a year ago"
std::size_t DraftReader::read_figure_of_change(std::size_t i) {
  Draft draft{.anchor = i, .last = i + 1};
  draft.by = i;
  if (const std::size_t noun = sentence_.change_noun_behind(i); noun != npos && !clause_.is(i, kRanking)) return read_figure_of_noun(draft, noun);
  const std::size_t word = i + 1;
  // "Sold 30% fewer cars": the cars; "is 30% more powerful": what is.
  if (clause_.is(i, kPercent) && clause_.says_any(word, {"more", "fewer", "less"}) && clause_.is(i + 2, kLower) && clause_.nominal(i + 2)) {
    const std::size_t link = clause_.figure_left(i) - 1;
    draft.subject = clause_.is(link, bit(kCopula) | bit(kPossessive)) ? subjects_.of_verb(link) : clause_.phrase_after(i + 2);
    draft.direction = clause_.says(word, "more") ? Direction::kIncrease : Direction::kDecrease;
    used_[i] = true;
    add(draft);
    return i + 3;
  }
  const std::size_t left = clause_.figure_left(i);
  const bool stands = clause_.is(left - 1, bit(kAuxiliary) | bit(kLevelVerb));
  const bool moved = stands && clause_.says_any(word, {"down", "up"}) && (!clause_.is(i + 2, kFigureRole) || clause_.says(i + 2, "at")) &&
                     clause_.figure_after(i + 2) == npos;  // "is 3% down"
  draft.direction = direction_of_comparison(word);
  if (draft.direction == Direction::kNone) {
    if (!moved && !clause_.has(word, kChangeAdverb, "place", "behind")) return i;
    draft.direction = sentence_.direction_of(word, kChangeAdverb);
  }
  used_[i] = true;
  const std::size_t at = RoleReader(sentence_, draft, word + 1, false, false).read();
  if (extends_last(i)) {
    merge_into_last(draft);
    return at;
  }
  std::size_t verb = i;
  while (verb > 0 && clause_.is(verb - 1, kBeforeFigure)) --verb;
  // "makes the boat $40 cheaper": the boat.
  if (clause_.nominal(verb - 1)) {
    const Span object = clause_.phrase_before(verb);
    if (clause_.says_any(clause_.in_front(object), {"make", "makes", "made", "making", "leave", "leaves", "left"})) draft.subject = object;
  }
  if (draft.subject.empty()) draft.subject = subjects_.of_predicate(verb);
  add(draft);
  return at;
}

// "A 3% rise in output", "the dollar's 3% fall"
std::size_t DraftReader::read_figure_of_noun(Draft& draft, std::size_t noun) {
  const std::size_t i = draft.by;
  used_[i] = true;
  draft.direction = sentence_.direction_of(noun, kChangeNoun);
  draft.last = noun;
  std::size_t at = noun + 1;
  Span what;
  if (leads_to_subject(at) && clause_.figure_after(at + 1) == npos) {
    what = what_moves(at);
    if (!what.empty()) at = what.end;
  }
  at = RoleReader(sentence_, draft, at, false, false).read();
  // "growth of 11% from January's 10% rise": what it was.
  const bool then = clause_.is(i - 1, kPossessive) && clause_.is(i - 2, kDate) && clause_.has(i - 3, kFigureRole, "role", "from");
  if (what.empty() && then && !drafts_.empty() && drafts_.back().last + 4 == i && drafts_.back().lacks("from") && drafts_.back().direction == Direction::kNone) {
    sentence_.assign(drafts_.back(), "from", i);
    drafts_.back().direction = direction_told(drafts_.back());
    return at;
  }
  if (what.empty() && clause_.is(i - 1, kPossessive)) what = clause_.phrase_before(i - 1);
  if (what.empty() && extends_last(i)) {
    merge_into_last(draft);
    return at;
  }
  if (what.empty() && noun > i + 1) what = clause_.trim({i + 1, noun});
  what = named_by(what, noun);
  draft.subject = what.empty() ? subjects_.of_noun(i) : what;
  add(draft);
  return at;
}

}  // namespace newsmetrics
