#include "metrics/roles.h"

#include <algorithm>

namespace newsmetrics {

// Whether the figure may be where the draft's moved from: $3m does not come from 5 shares.
bool RoleReader::comparable(std::size_t figure) const {
  const std::size_t other = draft_.value != npos ? draft_.value : draft_.by;
  if (other == npos || clause_.is(other, kPercent)) return true;
  if (clause_.is(figure, kPercent)) return false;  // "rose 3% to 120 against 2% in May"
  const auto bare = [&](std::size_t f) { return clause_.is(f, kQuantity) && sentence_.record().text_of(mention(f), "noun").empty(); };
  return mention(other).kind == mention(figure).kind || bare(other) || bare(figure);
}

// Reads what follows a word of change: its figures with their roles, its object, and the phrases between.
std::size_t RoleReader::read() {
  constexpr Step (RoleReader::*kReaders[])() = {&RoleReader::read_role_figure, &RoleReader::read_role_word, &RoleReader::read_between,
                                                &RoleReader::read_role_opener, &RoleReader::read_object,    &RoleReader::read_rest};
  for (const std::size_t limit = std::min(begin_ + 40, clause_.size()); at_ < limit; ++at_) {
    Step step = Step::kOther;
    for (const auto reader : kReaders)
      if (step = (this->*reader)(); step != Step::kOther) break;
    if (step == Step::kStop) break;
  }
  // An object with no figure behind it was none: "fell victim".
  if (!draft_.has_figure() && !draft_.multiplies) draft_.subject = {};
  return at_;
}

RoleReader::Step RoleReader::read_role_figure() {
  const std::size_t i = at_;
  if (!clause_.is(i, kAnyFigure)) {
    if (!clause_.opens_range(i) || !role_.empty() || draft_.has_figure()) return Step::kOther;
    role_ = "by";  // "raised fees between $3 and $5"
    return Step::kOn;
  }
  if (!used_[i] && !has_number(i)) {  // "a fraction of a point"
    role_ = {};
    return Step::kOn;
  }
  if (!used_[i] && !role_.empty() && draft_.lacks(role_)) {
    at_ = sentence_.assign(draft_, role_, i);
    role_ = {};
    takes_object_ = false;
    return Step::kOn;
  }
  // The far end of a range ("by 3% to 5%"), or the same in another unit ("$3m, or 5%").
  if ((clause_.is(i - 1, kConjunction) && clause_.says(i - 1, "or")) || clause_.is(i - 1, kHyphen)) {
    used_[i] = true;
    draft_.last = std::max(draft_.last, unit_end(i));
    return Step::kOn;
  }
  // "to $155 a bag of 70 kilos, from $140"
  if (clause_.is(i, kQuantity) && clause_.says(i - 1, "of") && clause_.nominal(i - 2) && role_.empty() && clause_.is(draft_.value, kMoney)) {
    used_[i] = true;
    draft_.last = i;
    return Step::kOn;
  }
  // "raised tariffs on $60bn of goods to 25%": the figure tells what the object is.
  const bool of_object = object_read_ && role_.empty() && !draft_.has_figure() && clause_.is(i - 1, kPreposition) && !clause_.is(i - 1, kFigureRole);
  return of_object ? Step::kOn : Step::kStop;
}

// "To", "from", "at", "up from", ", reaching": which part the figure behind it plays.
RoleReader::Step RoleReader::read_role_word() {
  const std::size_t i = at_;
  const auto leads_to = [&](std::string_view role, std::size_t figure) {
    if (figure == npos || !draft_.lacks(role)) return Step::kStop;
    role_ = role;
    at_ = figure - 1;
    return Step::kOn;
  };
  if (clause_.is(i, kFigureRole)) {
    if (!draft_.has_figure() && clause_.nominal(i - 1) && clause_.says_any(i, {"totalling", "totaling"})) return Step::kStop;  // "cut debts totalling $5m"
    std::string_view role = clause_.attribute(i, kFigureRole, "role");
    if (const std::size_t figure = figure_of_role(i); figure != npos) {
      if (draft_.lacks("by") && at_a_rate(i, figure)) role = "by";
      if (role == "from" && !comes_from(i, figure)) return Step::kStop;
      // "rose 7%, above the 5% of the plan"
      if (role == "to" && clause_.is(i - 1, ',') && draft_.has_figure() && clause_.says_any(i, {"above", "below"})) return Step::kStop;
      return leads_to(role, figure);
    }
    // "rose to 81 years"
    const std::size_t length = clause_.is(i + 1, kBeforeFigure) ? i + 2 : i + 1;
    const bool figure = clause_.is(length, kDuration) && !clause_.text(length).starts_with("the ") && !clause_.nominal(length + 1);
    if (figure && (!draft_.has_figure() || clause_.is(draft_.last, kDuration)) && draft_.lacks(role)) {
      sentence_.assign(draft_, role, length);
      at_ = length;
      return Step::kOn;
    }
    if (clause_.is(i, kInfinitive) && clause_.is(i + 1, kLevelVerb)) {  // "to reach $50m", "to close on Friday at $20"
      std::size_t level = i + 2;
      while (level < i + 5 && (clause_.is(level, kAnyPeriod) || (clause_.is(level, kPreposition) && clause_.is(level + 1, kAnyPeriod)))) ++level;
      return leads_to("to", clause_.figure_after(clause_.says(level, "at") ? level + 1 : level));
    }
  }
  if (clause_.is(i, kLevelVerb) && clause_.is(i, kGerund) && clause_.is(i - 1, ',')) return leads_to("to", clause_.figure_after(i + 1));
  if (clause_.is(i, kChangeAdverb) && clause_.is(i + 1, kFigureRole)) {  // "up from", "pushed the rate down to"
    if (object_read_ && i == draft_.subject.end) draft_.direction = sentence_.direction_of(i, kChangeAdverb);
    return Step::kOn;
  }
  return Step::kOther;
}

// The figure that a word of role leads to; npos when the word says something else of it.
std::size_t RoleReader::figure_of_role(std::size_t i) const {
  const std::size_t figure = clause_.figure_named(i + 1);
  if (figure == npos) return npos;
  const bool article = clause_.is(i + 1, kArticle);
  if (clause_.says(i, "into") && !article) return npos;                      // "fell into a deficit of $5m", but "broke it into amounts of $5"
  if (clause_.says(i, "under") && (article || figure > i + 2)) return npos;  // "fell under $5", but not "under a plan of $5"
  const bool price = clause_.says(i, "at") && clause_.nominal(i + 1) && !clause_.is(i + 1, kAnyFigure);  // "at gold prices of $425"
  return price ? clause_.figure_after(i + 1) : figure;
}

// "Grew at a rate of 3%"
bool RoleReader::at_a_rate(std::size_t at, std::size_t figure) const {
  if (!clause_.says(at, "at") || !clause_.is(figure, kPercent)) return false;
  for (std::size_t k = at + 1; k < figure; ++k)
    if (clause_.says_any(k, {"rate", "pace"})) return true;
  return false;
}

// Whether the figure behind the word at i is where the draft's came from, not "compared with an 8% rise in rents".
bool RoleReader::comes_from(std::size_t i, std::size_t figure) const {
  if (!comparable(figure) || sentence_.supposed(i + 1, figure)) return false;
  return clause_.says(i, "from") || sentence_.change_noun_behind(figure) == npos;
}

// Dates, commas, "and" and brackets: over those that a figure may follow.
RoleReader::Step RoleReader::read_between() {
  const std::size_t i = at_;
  const auto step = [](bool on) { return on ? Step::kOn : Step::kStop; };
  if (clause_.is(i, kAnyPeriod) || (clause_.is(i + 1, kAnyPeriod) && clause_.says_any(i, {"ended", "ending", "since"}))) return Step::kOn;
  if (clause_.is(i, ',')) {
    if (clause_.says(i + 1, "seasonally adjusted") && clause_.is(i + 2, ',')) {  // ", seasonally adjusted, from $5m"
      at_ = i + 1;
      return Step::kOn;
    }
    const bool role = clause_.is(i + 1, bit(kFigureRole) | kAnyPeriod) || (draft_.has_figure() && clause_.is(i + 1, kChangeAdverb) && clause_.is(i + 2, kFigureRole));
    const bool reaching = clause_.is(i + 1, kLevelVerb) && clause_.is(i + 1, kGerund);
    const bool alternative = clause_.is(i + 1, kConjunction) && clause_.says(i + 1, "or") && clause_.figure_after(i + 2) != npos;
    const bool dated = clause_.is(i + 1, kPreposition) && clause_.is(i + 2, kAnyPeriod);
    return step(role || reaching || alternative || dated);
  }
  if (clause_.is(i, kConjunction) && !in_relative_) {
    const bool periods = clause_.is(i - 1, kAnyPeriod) && clause_.is(i + 1, kAnyPeriod);
    const bool alternative = clause_.says(i, "or") && clause_.figure_after(i + 1) != npos;
    return step(periods || alternative);
  }
  if (clause_.is(i, '(')) {
    const std::size_t closing = clause_.closing_of(i);
    if (closing == npos) return Step::kStop;
    if ((draft_.by != npos || draft_.value != npos) && closing - i < 8)
      for (std::size_t k = i; k < closing; ++k)
        if (clause_.is(k, kAnyFigure)) used_[k] = true;
    at_ = closing;
    return Step::kOn;
  }
  return clause_.is(i, kPunct) && !clause_.is(i, bit(kHyphen) | bit(kPossessive)) ? Step::kStop : Step::kOther;
}

// The words between a role and its figure.
RoleReader::Step RoleReader::read_role_opener() {
  const std::size_t i = at_;
  // "raised its $7 offer to $8"
  const bool old = clause_.says_any(i, {"its", "their", "his"}) && clause_.is(i + 1, kMoney) && !used_[i + 1];
  if (old && takes_object_ && draft_.subject.empty() && draft_.from == npos && clause_.nominal(unit_end(i + 1) + 1))
    if (const Span object = clause_.phrase_after(unit_end(i + 1) + 1); !object.empty()) {
      sentence_.assign(draft_, "from", i + 1);
      return take_object(object, "");
    }
  if (role_.empty()) return Step::kOther;
  if (i == begin_ && draft_.direction == Direction::kNone && clause_.says(i, "up to")) {  // "inched up to 5%"
    role_ = "to";
    draft_.direction = Direction::kIncrease;
  }
  if (clause_.is(i, kBeforeFigure) && !clause_.is(i, kClauseOpener) && clause_.figure_after(i) != npos) return Step::kOn;
  if (clause_.is(i, kArticle))  // "rose a real 3%"
    if (const std::size_t figure = clause_.figure_named(i); figure != npos && figure <= i + 3) {
      at_ = figure - 1;
      return Step::kOn;
    }
  return Step::kOther;
}

RoleReader::Step RoleReader::take_object(Span object, std::string_view role) {
  draft_.subject = object;
  object_read_ = true;
  takes_object_ = false;
  role_ = role;
  at_ = object.end - 1;
  return Step::kOn;
}

RoleReader::Step RoleReader::read_object() {
  const std::size_t i = at_;
  const Traits number = bit(kDigits) | bit(kNumber);
  // "jumped five to 70", "improved 3/4 to 11": by how many points, and no object.
  if (takes_object_ && i == begin_ && clause_.is(i, number)) {
    std::size_t points = i;
    while (clause_.is(points, number) || clause_.is(points, '/')) ++points;
    if (clause_.says(points, "to") && clause_.figure_after(points + 1) == points + 1) {
      takes_object_ = false;
      at_ = points - 1;
      return Step::kOn;
    }
  }
  if (i == begin_ && clause_.is(i, kGerund) && clause_.figure_after(i + 1) != npos) return Step::kStop;  // "collapsed owing $5m"
  if (takes_object_ && draft_.subject.empty() && may_be_object(i))
    if (const Span object = clause_.object_at(i); !object.empty()) {
      const bool by = clause_.is(object.end, kAnyFigure) && !clause_.nominal(object.end + 1);  // "cut its capacity 26 pct"
      return take_object(object, by ? "by" : "");
    }
  // "the support we have given": the object goes on.
  if (object_read_ && i == draft_.subject.end && clause_.is(i, bit(kPronoun) | bit(kRelative))) in_relative_ = true;
  return in_relative_ ? Step::kOn : Step::kOther;
}

bool RoleReader::may_be_object(std::size_t i) const {
  if (!clause_.nominal(i) && !clause_.is(i, bit(kDeterminer) | bit(kPronoun))) return false;
  if (clause_.is(i, bit(kAdverb) | bit(kApproximator)) || clause_.finite(i)) return false;
  return !clause_.is(i, kDigits) || clause_.nominal(i + 1);
}

// What is neither figure nor object: over small words, up to the next clause or verb.
RoleReader::Step RoleReader::read_rest() {
  const std::size_t i = at_;
  if (clause_.is(i, bit(kClauseOpener) | bit(kAttribution))) return Step::kStop;
  if (clause_.finite(i) && !clause_.is(i, kAdverb)) {  // but "the line authorised for wheat"
    const bool participle = clause_.text(i).ends_with("ed") || (i == draft_.subject.end && clause_.is(i, kPast));
    const bool describes = object_read_ && participle && clause_.is(i + 1, kPreposition) && !clause_.is(i + 1, kFigureRole);
    if (!describes) return Step::kStop;
  }
  if (clause_.is(i, kPreposition)) {
    if (i != begin_ || role_ != "by") role_ = {};
    takes_object_ = false;
  }
  return Step::kOn;
}

}  // namespace newsmetrics
