// The figures of a word of change and the parts they play: "rose BY 3% TO $5m FROM $4m".
#include "metrics/drafts.h"

#include <algorithm>

namespace newsmetrics {

// The last figure of a range that begins here: "between 3% and 5%", "by 3% to 5%" (what rose to 5% by 3% would have more than doubled).
std::size_t DraftReader::range_end(std::size_t figure) const {
  const std::size_t end = figure + 2;
  if (!clause_.is(end, kAnyFigure)) return figure;
  if (clause_.is(figure + 1, kConjunction) && clause_.opens_range(figure - 1)) return end;
  if (!clause_.is(figure + 1, kInfinitive) || !clause_.says(figure - 1, "by") || !clause_.is(figure, kPercent) || !clause_.is(end, kPercent)) return figure;
  const auto low = number_of(figure), high = number_of(end);
  return low && high && *low < *high && high->to_double() <= 2 * low->to_double() ? end : figure;
}

// Returns the figure, or the other end of its range.
std::size_t DraftReader::assign(Draft& draft, std::string_view role, std::size_t figure) {
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
  const std::size_t end = range_end(figure);
  used_[end] = true;
  draft.last = std::max(draft.last, end);
  return end;
}

// Whether the figure may be where the draft's moved from: $3m does not come from 5 shares.
bool DraftReader::comparable(const Draft& draft, std::size_t figure) const {
  const std::size_t other = draft.value != npos ? draft.value : draft.by;
  if (other == npos || clause_.is(other, kPercent)) return true;
  if (clause_.is(figure, kPercent)) return false;  // "rose 3% to 120 against 2% in May"
  const auto bare = [&](std::size_t f) { return clause_.is(f, kQuantity) && sentence_.record().text_of(mention(f), "noun").empty(); };
  return mention(other).kind == mention(figure).kind || bare(other) || bare(figure);
}

// "Against a forecast of 3%", "after a rise of 3%": what was thought or how it moved, not what it was.
bool DraftReader::supposed(std::size_t begin, std::size_t end) const {
  for (std::size_t k = begin; k < end; ++k) {
    const bool change = clause_.is(k, kChangeNoun) && !clause_.has(k, kChangeNoun, "sum", "itself");
    const bool thought = clause_.is(k, bit(kOutlook) | bit(kReportingVerb)) && clause_.is(k, kNounToo) && clause_.is(k, bit(kBase) | bit(kThird));
    if (change || thought) return true;
  }
  return false;
}

// Reads what follows a word of change: its figures with their roles, its object, and the phrases between.
std::size_t DraftReader::read_roles(std::size_t begin, Draft& draft, bool pending, bool takes_object) {
  constexpr Step (DraftReader::*kReaders[])(Reading&) = {&DraftReader::read_role_figure, &DraftReader::read_role_word, &DraftReader::read_between,
                                                          &DraftReader::read_role_opener, &DraftReader::read_object,    &DraftReader::read_rest};
  Reading reading{.draft = draft, .begin = begin, .at = begin, .role = pending ? "by" : "", .takes_object = takes_object};
  for (const std::size_t limit = std::min(begin + 40, clause_.size()); reading.at < limit; ++reading.at) {
    Step step = Step::kOther;
    for (const auto reader : kReaders)
      if (step = (this->*reader)(reading); step != Step::kOther) break;
    if (step == Step::kStop) break;
  }
  // An object with no figure behind it was none: "fell victim".
  if (!draft.has_figure() && !draft.multiplies) draft.subject = {};
  return reading.at;
}

DraftReader::Step DraftReader::read_role_figure(Reading& r) {
  const std::size_t i = r.at;
  if (!clause_.is(i, kAnyFigure)) {
    if (!clause_.opens_range(i) || !r.role.empty() || r.draft.has_figure()) return Step::kOther;
    r.role = "by";  // "raised fees between $3 and $5"
    return Step::kOn;
  }
  if (!used_[i] && !has_number(i)) {  // "a fraction of a point"
    r.role = {};
    return Step::kOn;
  }
  if (!used_[i] && !r.role.empty() && r.draft.lacks(r.role)) {
    r.at = assign(r.draft, r.role, i);
    r.role = {};
    r.takes_object = false;
    return Step::kOn;
  }
  // The far end of a range ("by 3% to 5%"), or the same in another unit ("$3m, or 5%").
  if ((clause_.is(i - 1, kConjunction) && clause_.says(i - 1, "or")) || clause_.is(i - 1, kHyphen)) {
    used_[i] = true;
    r.draft.last = std::max(r.draft.last, unit_end(i));
    return Step::kOn;
  }
  // "to $155 a bag of 70 kilos, from $140"
  if (clause_.is(i, kQuantity) && clause_.says(i - 1, "of") && clause_.nominal(i - 2) && r.role.empty() && clause_.is(r.draft.value, kMoney)) {
    used_[i] = true;
    r.draft.last = i;
    return Step::kOn;
  }
  // "raised tariffs on $60bn of goods to 25%": the figure tells what the object is.
  const bool of_object = r.object_read && r.role.empty() && !r.draft.has_figure() && clause_.is(i - 1, kPreposition) && !clause_.is(i - 1, kFigureRole);
  return of_object ? Step::kOn : Step::kStop;
}

// "To", "from", "at", "up from", ", reaching": which part the figure behind it plays.
DraftReader::Step DraftReader::read_role_word(Reading& r) {
  const std::size_t i = r.at;
  const auto leads_to = [&](std::string_view role, std::size_t figure) {
    if (figure == npos || !r.draft.lacks(role)) return Step::kStop;
    r.role = role;
    r.at = figure - 1;
    return Step::kOn;
  };
  if (clause_.is(i, kFigureRole)) {
    if (!r.draft.has_figure() && clause_.nominal(i - 1) && clause_.says_any(i, {"totalling", "totaling"})) return Step::kStop;  // "cut debts totalling $5m"
    std::string_view role = clause_.attribute(i, kFigureRole, "role");
    if (const std::size_t figure = figure_of_role(i); figure != npos) {
      if (r.draft.lacks("by") && at_a_rate(i, figure)) role = "by";
      if (role == "from" && !comes_from(r.draft, i, figure)) return Step::kStop;
      // "rose 7%, above the 5% of the plan"
      if (role == "to" && clause_.is(i - 1, ',') && r.draft.has_figure() && clause_.says_any(i, {"above", "below"})) return Step::kStop;
      return leads_to(role, figure);
    }
    // "rose to 81 years"
    const std::size_t length = clause_.is(i + 1, kBeforeFigure) ? i + 2 : i + 1;
    const bool figure = clause_.is(length, kDuration) && !clause_.text(length).starts_with("the ") && !clause_.nominal(length + 1);
    if (figure && (!r.draft.has_figure() || clause_.is(r.draft.last, kDuration)) && r.draft.lacks(role)) {
      assign(r.draft, role, length);
      r.at = length;
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
    if (r.object_read && i == r.draft.subject.end) r.draft.direction = direction_of(i, kChangeAdverb);
    return Step::kOn;
  }
  return Step::kOther;
}

// The figure that a word of role leads to; npos when the word says something else of it.
std::size_t DraftReader::figure_of_role(std::size_t i) const {
  const std::size_t figure = clause_.figure_named(i + 1);
  if (figure == npos) return npos;
  const bool article = clause_.is(i + 1, kArticle);
  if (clause_.says(i, "into") && !article) return npos;                      // "fell into a deficit of $5m", but "broke it into amounts of $5"
  if (clause_.says(i, "under") && (article || figure > i + 2)) return npos;  // "fell under $5", but not "under a plan of $5"
  const bool price = clause_.says(i, "at") && clause_.nominal(i + 1) && !clause_.is(i + 1, kAnyFigure);  // "at gold prices of $425"
  return price ? clause_.figure_after(i + 1) : figure;
}

// "Grew at a rate of 3%"
bool DraftReader::at_a_rate(std::size_t at, std::size_t figure) const {
  if (!clause_.says(at, "at") || !clause_.is(figure, kPercent)) return false;
  for (std::size_t k = at + 1; k < figure; ++k)
    if (clause_.says_any(k, {"rate", "pace"})) return true;
  return false;
}

// Whether the figure behind the word at i is where the draft's came from, not "compared with an 8% rise in rents".
bool DraftReader::comes_from(const Draft& draft, std::size_t i, std::size_t figure) const {
  if (!comparable(draft, figure) || supposed(i + 1, figure)) return false;
  return clause_.says(i, "from") || change_noun_behind(figure) == npos;
}

// Dates, commas, "and" and brackets: over those that a figure may follow.
DraftReader::Step DraftReader::read_between(Reading& r) {
  const std::size_t i = r.at;
  const auto step = [](bool on) { return on ? Step::kOn : Step::kStop; };
  if (clause_.is(i, kAnyPeriod) || (clause_.is(i + 1, kAnyPeriod) && clause_.says_any(i, {"ended", "ending", "since"}))) return Step::kOn;
  if (clause_.is(i, ',')) {
    if (clause_.says(i + 1, "seasonally adjusted") && clause_.is(i + 2, ',')) {  // ", seasonally adjusted, from $5m"
      r.at = i + 1;
      return Step::kOn;
    }
    const bool role = clause_.is(i + 1, bit(kFigureRole) | kAnyPeriod) || (r.draft.has_figure() && clause_.is(i + 1, kChangeAdverb) && clause_.is(i + 2, kFigureRole));
    const bool reaching = clause_.is(i + 1, kLevelVerb) && clause_.is(i + 1, kGerund);
    const bool alternative = clause_.is(i + 1, kConjunction) && clause_.says(i + 1, "or") && clause_.figure_after(i + 2) != npos;
    const bool dated = clause_.is(i + 1, kPreposition) && clause_.is(i + 2, kAnyPeriod);
    return step(role || reaching || alternative || dated);
  }
  if (clause_.is(i, kConjunction) && !r.in_relative) {
    const bool periods = clause_.is(i - 1, kAnyPeriod) && clause_.is(i + 1, kAnyPeriod);
    const bool alternative = clause_.says(i, "or") && clause_.figure_after(i + 1) != npos;
    return step(periods || alternative);
  }
  if (clause_.is(i, '(')) {
    const std::size_t closing = clause_.closing_of(i);
    if (closing == npos) return Step::kStop;
    if ((r.draft.by != npos || r.draft.value != npos) && closing - i < 8)
      for (std::size_t k = i; k < closing; ++k)
        if (clause_.is(k, kAnyFigure)) used_[k] = true;
    r.at = closing;
    return Step::kOn;
  }
  return clause_.is(i, kPunct) && !clause_.is(i, bit(kHyphen) | bit(kPossessive)) ? Step::kStop : Step::kOther;
}

// The words between a role and its figure.
DraftReader::Step DraftReader::read_role_opener(Reading& r) {
  const std::size_t i = r.at;
  // "raised its $7 offer to $8"
  const bool old = clause_.says_any(i, {"its", "their", "his"}) && clause_.is(i + 1, kMoney) && !used_[i + 1];
  if (old && r.takes_object && r.draft.subject.empty() && r.draft.from == npos && clause_.nominal(unit_end(i + 1) + 1))
    if (const Span object = clause_.phrase_after(unit_end(i + 1) + 1); !object.empty()) {
      assign(r.draft, "from", i + 1);
      return take_object(r, object, "");
    }
  if (r.role.empty()) return Step::kOther;
  if (i == r.begin && r.draft.direction == Direction::kNone && clause_.says(i, "up to")) {  // "inched up to 5%"
    r.role = "to";
    r.draft.direction = Direction::kIncrease;
  }
  if (clause_.is(i, kBeforeFigure) && !clause_.is(i, kClauseOpener) && clause_.figure_after(i) != npos) return Step::kOn;
  if (clause_.is(i, kArticle))  // "rose a real 3%"
    if (const std::size_t figure = clause_.figure_named(i); figure != npos && figure <= i + 3) {
      r.at = figure - 1;
      return Step::kOn;
    }
  return Step::kOther;
}

DraftReader::Step DraftReader::take_object(Reading& r, Span object, std::string_view role) {
  r.draft.subject = object;
  r.object_read = true;
  r.takes_object = false;
  r.role = role;
  r.at = object.end - 1;
  return Step::kOn;
}

DraftReader::Step DraftReader::read_object(Reading& r) {
  const std::size_t i = r.at;
  const Traits number = bit(kDigits) | bit(kNumber);
  // "jumped five to 70", "improved 3/4 to 11": by how many points, and no object.
  if (r.takes_object && i == r.begin && clause_.is(i, number)) {
    std::size_t points = i;
    while (clause_.is(points, number) || clause_.is(points, '/')) ++points;
    if (clause_.says(points, "to") && clause_.figure_after(points + 1) == points + 1) {
      r.takes_object = false;
      r.at = points - 1;
      return Step::kOn;
    }
  }
  if (i == r.begin && clause_.is(i, kGerund) && clause_.figure_after(i + 1) != npos) return Step::kStop;  // "collapsed owing $5m"
  if (r.takes_object && r.draft.subject.empty() && may_be_object(i))
    if (const Span object = clause_.object_at(i); !object.empty()) {
      const bool by = clause_.is(object.end, kAnyFigure) && !clause_.nominal(object.end + 1);  // "cut its capacity 26 pct"
      return take_object(r, object, by ? "by" : "");
    }
  // "the support we have given": the object goes on.
  if (r.object_read && i == r.draft.subject.end && clause_.is(i, bit(kPronoun) | bit(kRelative))) r.in_relative = true;
  return r.in_relative ? Step::kOn : Step::kOther;
}

bool DraftReader::may_be_object(std::size_t i) const {
  if (!clause_.nominal(i) && !clause_.is(i, bit(kDeterminer) | bit(kPronoun))) return false;
  if (clause_.is(i, bit(kAdverb) | bit(kApproximator)) || clause_.finite(i)) return false;
  return !clause_.is(i, kDigits) || clause_.nominal(i + 1);
}

// What is neither figure nor object: over small words, up to the next clause or verb.
DraftReader::Step DraftReader::read_rest(Reading& r) {
  const std::size_t i = r.at;
  if (clause_.is(i, bit(kClauseOpener) | bit(kAttribution))) return Step::kStop;
  if (clause_.finite(i) && !clause_.is(i, kAdverb)) {  // but "the line authorised for wheat"
    const bool participle = clause_.text(i).ends_with("ed") || (i == r.draft.subject.end && clause_.is(i, kPast));
    const bool describes = r.object_read && participle && clause_.is(i + 1, kPreposition) && !clause_.is(i + 1, kFigureRole);
    if (!describes) return Step::kStop;
  }
  if (clause_.is(i, kPreposition)) {
    if (i != r.begin || r.role != "by") r.role = {};
    r.takes_object = false;
  }
  return Step::kOn;
}

}  // namespace newsmetrics
