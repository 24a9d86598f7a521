// Things counted, and what is done to them: "killed 15 civilians", "1,200 houses were destroyed".
#include "metrics/metrics.h"

#include <algorithm>

namespace newsmetrics {

// Things counted are a metric where something is done to them that is worth a count; elsewhere the number only describes.
bool MetricFinder::counted(std::size_t f, Draft& draft) {
  const Record& record = context_->record;
  const Mention& figure = mention(f);
  const std::string_view unit = record.text_of(figure, "unit");
  const auto value = number_of(f);
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
  // "33 of the 101 seats"
  if (clause_.says(f + 1, "of"))
    if (const std::size_t all = clause_.figure_after(f + 2); all != npos && all <= f + 3 && clause_.is(all, kQuantity)) {
      draft.subject_text = record.text_of(mention(all), "noun");
      draft.last = all;
      used_[all] = true;
      return !draft.subject_text.empty();
    }
  const bool plain_count = unit.empty() || unit == "count";
  const std::size_t left = clause_.figure_left(f);
  std::size_t before = left - 1;
  const std::string_view noun = clause_.text(f);
  const auto noun_text = [&] {
    const std::string_view counted = record.text_of(figure, "noun");
    return counted.empty() ? noun : counted;
  };
  // A number of no noun in front of one: "a 398,000 gain" is the gain's, "a 34,000 tonner" only describes.
  if (plain_count && record.text_of(figure, "noun").empty() && (clause_.is(f + 1, '/') || (clause_.nominal(f + 1) && !clause_.is(f + 1, kAnyFigure | bit(kDigits) | bit(kCapitalised)) && !clause_.finite(f + 1)))) {
    if (clause_.is(f + 1, bit(kMeasureNoun) | bit(kChangeNoun))) draft.subject = clause_.phrase_after(f + 1);
    return !draft.subject.empty();
  }
  const bool few = value && *value <= Decimal(3);
  // "the four wheels", "a four-wheel drive": described, not measured.
  const std::size_t hyphen = noun.find('-');
  if (hyphen != std::string_view::npos && hyphen < noun.find(' ')) return false;
  const bool definite = left < f && clause_.is(left, kDeterminer) && clause_.says(left, "the");
  Span rest_after;
  if (clause_.is(f + 1, kPreposition) && clause_.has_joint(f + 1))
    if (const Span joined_to = clause_.phrase_after(f + 2); !joined_to.empty()) rest_after = {f + 1, joined_to.end};
  if (clause_.has(f + 1, kFigureRole, "role", "from") && !clause_.says(f + 1, "from") && !clause_.is(before, kPreposition)) {  // "Net 9,000,000 vs 8,000,000"
    draft.subject = clause_.phrase_before(left);
    if (draft.subject.empty()) draft.subject = clause_.phrase_before(f);
    if (!draft.subject.empty()) return true;
  }
  // "the 13,000 jobs that X promised"
  if (plain_count && clause_.is(f + 1, kRelative) && clause_.is(before, kPreposition) && !few && value && *value > Decimal(12)) {
    draft.tail = clause_.predicate_end(f + 2);
    draft.subject_text = joined({noun_text(), clause_.text(Span{f + 1, draft.tail})});
    return true;
  }
  // "the bodies of 70 civilians", "output of 3m tonnes"
  if (clause_.is(before, kPreposition) && clause_.says(before, "of")) {
    if (clause_.is(before - 1, kCountedPart)) {
      draft.subject_text = joined({clause_.text(before - 1), "of", noun_text(), clause_.text(rest_after)});
      return true;
    }
    if (clause_.is(before - 1, kMeasureNoun) && !definite) {
      draft.subject = clause_.phrase_before(before);
      if (!rest_after.empty()) draft.subject_text = joined({clause_.text(draft.subject), clause_.text(rest_after)});
      return !draft.subject.empty();
    }
    return false;
  }
  for (const std::string_view state : {"dead", "injured", "wounded", "missing", "hurt"})  // "and 17 injured"
    if (noun_text() == state) {
      draft.subject_text = state;
      return true;
    }
  // "15 civilians were killed"
  std::size_t v = f + 1;
  while (v < f + 6 && clause_.is(v, bit(kAuxiliary) | bit(kAdverb))) ++v;
  if (clause_.is(f + 1, kConjunction) && clause_.is(f + 2, kQuantity)) {  // "three women and three children were shot"
    v = f + 3;
    while (v < f + 8 && clause_.is(v, bit(kAuxiliary) | bit(kAdverb))) ++v;
  }
  if (clause_.is(v, kCasualtyVerb) && !clause_.is(v, kGerund)) {
    std::size_t end = v + 1;
    if (clause_.is(end, kPreposition) && clause_.has_joint(end)) end = std::max(end, clause_.phrase_after(end + 1).end);
    draft.subject_text = joined({noun_text(), clause_.text(Span{v, end})});
    return true;
  }
  // "1,200 houses were destroyed"
  if (clause_.is(v, kAmountVerb) && clause_.passive(v) && !few && !clause_.is(before, kPreposition)) {
    if (!plain_count && record.text_of(figure, "noun").empty()) {  // "300 tons were shipped to Peru"
      draft.tail = clause_.predicate_end(v);
      draft.subject_text = clause_.text(Span{v, draft.tail});
      return true;
    }
    draft.subject_text = joined({noun_text(), clause_.text(v)});
    return true;
  }
  // "killed 15 civilians and injured 200 others"
  std::size_t agent = before;
  if (clause_.is(agent, kConjunction) && clause_.is(agent - 1, kQuantity) && used_[agent - 1]) {
    agent = agent - 2;
    while (agent != npos && clause_.is(agent, kBeforeFigure)) --agent;
  }
  if (clause_.is(agent, kCasualtyVerb) && (clause_.finite(agent) || clause_.is(agent, kGerund) || clause_.is(agent, kPast) || clause_.is(agent - 1, bit(kInfinitive)))) {
    draft.subject_text = joined({noun_text(), past_of(agent), clause_.text(rest_after)});
    return true;
  }
  if (clause_.is(before, kPreposition) && clause_.says(before, "of") && (unit.starts_with("area") || unit.starts_with("length"))) return false;
  if (unit.starts_with("length") || unit.starts_with("area") || unit.starts_with("duration") || unit.starts_with("angle")) {
    if (!clause_.is(before, kLevelVerb)) return false;
  }
  // "the 40 divers thought to be on the reef"
  if (clause_.is(f + 1, bit(kReportingVerb) | bit(kOutlook) | bit(kCatenative)) && clause_.is(f + 2, kInfinitive) && clause_.is(f + 3, bit(kBase) | bit(kAuxiliary)) && (clause_.is(f + 1, kPast) || clause_.is(f + 1, kParticiple))) {
    std::size_t end = f + 3;
    while (end < clause_.size() && end < f + 8 && !clause_.is(end, kPunct)) ++end;
    draft.subject_text = joined({noun_text(), clause_.text(Span{f + 1, end})});
    return true;
  }
  const bool verb = clause_.is(before, kAnyVerb) && (clause_.finite(before) || clause_.is(before, kGerund) || clause_.is(before, kPast) || clause_.is(before - 1, bit(kInfinitive) | bit(kAuxiliary) | bit(kAdverb)));
  const bool level_phrase = clause_.is(before, kPreposition) && clause_.is(before - 1, kLevelVerb) && (clause_.finite(before - 1) || (clause_.is(before - 1, kThird) && !clause_.says(before, "of")));  // "stood at 61"
  if ((clause_.is(before, kLevelVerb) && verb && !(few && plain_count && !record.text_of(figure, "noun").empty())) || level_phrase) {
    draft.subject = subject_of(level_phrase ? before - 1 : before);
    return !draft.subject.empty();
  }
  if (clause_.is(before, kCopula) && !few) {
    draft.subject = subject_of(before);
    return !draft.subject.empty() && clause_.text(draft.subject.begin) != "there" && clause_.text(draft.subject.begin) != "There";
  }
  if (clause_.is(before, kAmountVerb) && verb && !few && !(definite && plain_count)) {
    Span rest = rest_after;
    if (clause_.is(f + 1, kRelative)) {  // "jobs that X promised the area"
      rest = {f + 1, clause_.predicate_end(f + 2)};
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
    if (record.text_of(figure, "noun").empty() && clause_.says(f + 1, "of")) {  // "it bought 5 million of its shares"
      draft.subject = clause_.phrase_after(f + 2);
      if (!draft.subject.empty()) return true;
    }
    if (record.text_of(figure, "noun").empty()) {  // "it sold 5 million"
      draft.subject = subject_of(before);
      return !draft.subject.empty();
    }
    draft.subject_text = joined({noun_text(), clause_.text(rest)});
    return true;
  }
  // "licences were issued to 23 pharmacies"
  if (clause_.is(before, kPreposition) && clause_.is(before - 1, kAmountVerb) && clause_.passive(before - 1) && !few && !definite && !clause_.says(before, "by")) {
    if (clause_.says(before, "at")) {  // "stocks were reported at 300 bales"
      draft.subject = clause_.subject_before(before - 1);
      return !draft.subject.empty();
    }
    draft.subject_text = joined({clause_.text(clause_.subject_before(before - 1)), clause_.text(before - 1), clause_.text(before), noun_text()});
    return true;
  }
  // "24 states have legalized …": a count with its deed done.
  if (plain_count && clause_.is(f + 1, kAuxiliary) && clause_.is(f + 2, kAnyVerb) && !clause_.is(f + 1, kCopula) && !few && value && *value > Decimal(12)) {
    draft.subject_text = joined({noun_text(), clause_.text(Span{f + 1, clause_.predicate_end(f + 1)})});
    return true;
  }
  if (clause_.is(before, kLevelLink) || clause_.is(before, ':')) {
    draft.subject = clause_.phrase_before(before);
    return !draft.subject.empty() && clause_.is(draft.subject.end - 1, kMeasureNoun);
  }
  if (clause_.is(before, kMeasureNoun) && !clause_.says(before, "total")) {
    draft.subject = clause_.phrase_before(left);
    return !draft.subject.empty();
  }
  return false;
}

// The participle under which what was done is known: "killing" → "killed".
std::string_view MetricFinder::past_of(std::size_t verb) {
  const std::string_view participle = clause_.attribute(verb, kCasualtyVerb, "done");
  return participle.empty() ? clause_.text(verb) : participle;
}

}  // namespace newsmetrics
