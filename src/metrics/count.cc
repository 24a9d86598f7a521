#include "metrics/count.h"

#include <algorithm>

namespace newsmetrics {

// Things counted are a metric where something is done to them that is worth a count; elsewhere the number only describes.
bool CountReader::read() {
  const std::size_t f = figure_;
  const Record& record = sentence_.record();
  const std::string_view unit = record.text_of(mention(f), "unit"), text = clause_.text(f);
  if (unit == "fold") {
    compare_times();
    return false;
  }
  // "33 of the 101 seats"
  if (clause_.says(f + 1, "of"))
    if (const std::size_t all = clause_.figure_after(f + 2); all != npos && all <= f + 3 && clause_.is(all, kQuantity)) {
      draft_.subject_text = record.text_of(mention(all), "noun");
      draft_.last = all;
      used_[all] = true;
      return !draft_.subject_text.empty();
    }
  left_ = clause_.figure_left(f);
  noun_ = record.text_of(mention(f), "noun");
  before_ = left_ - 1;
  plain_ = unit.empty() || unit == "count";
  named_ = !noun_.empty();
  if (!named_) noun_ = text;
  if (const auto value = number_of(f)) few_ = *value <= Decimal(3), many_ = *value > Decimal(12);
  definite_ = left_ < f && clause_.is(left_, kDeterminer) && clause_.says(left_, "the");
  if (clause_.is(f + 1, kPreposition) && clause_.has_joint(f + 1) && !clause_.is(f + 2, kGerund))
    if (const Span joined_to = clause_.phrase_after(f + 2); !joined_to.empty()) rest_ = {f + 1, joined_to.end};
  const std::size_t before = before_;

  // A number of no noun in front of one: "a 398,000 gain" is the gain's, "a 34,000 tonner" only describes.
  const bool in_front = clause_.nominal(f + 1) && !clause_.is(f + 1, kAnyFigure | bit(kDigits) | bit(kCapitalised)) && !clause_.finite(f + 1);
  if (plain_ && !named_ && (in_front || clause_.is(f + 1, '/'))) {
    if (clause_.is(f + 1, bit(kMeasureNoun) | bit(kChangeNoun))) draft_.subject = clause_.phrase_after(f + 1);
    return !draft_.subject.empty();
  }
  // "placed a 145 kg satellite": described as well.
  if (!plain_ && !named_ && clause_.is(left_, kArticle) && in_front && !clause_.is(f + 1, bit(kMeasureNoun) | bit(kChangeNoun))) return false;
  // "the four wheels", "a four-wheel drive": described, not measured.
  const std::size_t hyphen = text.find('-');
  if (hyphen != std::string_view::npos && hyphen < text.find(' ')) return false;
  if (clause_.has(f + 1, kFigureRole, "role", "from") && !clause_.says(f + 1, "from") && !clause_.is(before, kPreposition)) {  // "Net 9,000,000 vs 8,000,000"
    draft_.subject = clause_.phrase_before(left_);
    if (draft_.subject.empty()) draft_.subject = clause_.phrase_before(f);
    if (!draft_.subject.empty()) return true;
  }
  // "the 13,000 jobs that X promised"
  if (plain_ && many_ && clause_.is(f + 1, kRelative) && clause_.is(before, kPreposition)) {
    draft_.tail = clause_.predicate_end(f + 2);
    draft_.subject_text = joined({noun_, clause_.text(Span{f + 1, draft_.tail})});
    return true;
  }
  if (clause_.is(before, kPreposition) && clause_.says(before, "of")) return counted_part();
  if (fate_of()) return true;
  const bool measured = unit.starts_with("length") || unit.starts_with("area") || unit.starts_with("duration") || unit.starts_with("angle");
  if (measured && !clause_.is(before, kLevelVerb)) return false;
  // "the 40 divers thought to be on the reef"
  const bool thought = clause_.says_any(f + 1, {"thought", "believed", "feared", "presumed", "known", "said", "reported", "expected", "estimated"});
  if (thought && clause_.is(f + 2, kInfinitive) && clause_.is(f + 3, bit(kBase) | bit(kAuxiliary))) {
    std::size_t end = f + 3;
    while (end < clause_.size() && end < f + 8 && !clause_.is(end, kPunct)) ++end;
    draft_.subject_text = joined({noun_, clause_.text(Span{f + 1, end})});
    return true;
  }
  return counted_by_verb();
}

// "Nearly four times its estimate of $80,000": how many times the last figure is the one behind.
void CountReader::compare_times() {
  const std::size_t f = figure_;
  if (drafts_.empty() || !clause_.is(f + 1, bit(kDeterminer) | bit(kPossessive))) return;
  std::size_t i = f + 1;
  while (i < f + 8 && i < clause_.size() && !clause_.is(i, kAnyFigure)) ++i;
  Draft& last = drafts_.back();
  if (i == f + 8 || i >= clause_.size() || last.direction != Direction::kNone || last.value == npos || mention(last.value).kind != mention(i).kind) return;
  last.direction = Direction::kIncrease;
  last.by = f;
  last.from = last.last = i;
  used_[f] = used_[i] = true;
}

// "The bodies of 70 civilians", "output of 3m tonnes"
bool CountReader::counted_part() {
  const std::size_t of = before_;
  if (clause_.is(of - 1, kCountedPart)) {
    draft_.subject_text = joined({clause_.text(of - 1), "of", noun_, clause_.text(rest_)});
    return true;
  }
  if (!clause_.is(of - 1, kMeasureNoun) || definite_) return false;
  draft_.subject = subjects_.of_mark(of);
  if (!draft_.subject.empty()) return true;
  draft_.subject = clause_.phrase_before(of);
  if (!rest_.empty()) draft_.subject_text = joined({clause_.text(draft_.subject), clause_.text(rest_)});
  return !draft_.subject.empty();
}

// What became of those counted: "15 civilians were killed", "1,200 houses were destroyed", "killed 15 civilians".
bool CountReader::fate_of() {
  const std::size_t f = figure_, before = before_;
  const std::string_view noun = named_ ? noun_ : plain_ ? std::string_view{} : noun_.substr(noun_.find_last_of(" \n") + 1);  // "and injured 20", "burned 300 hectares"
  if (clause_.attribute(noun_, kCasualtyVerb, "state") == "yes") {                                                           // "and 17 injured"
    draft_.subject_text = noun_;
    return true;
  }
  const bool two = clause_.is(f + 1, kConjunction) && clause_.is(f + 2, kQuantity);  // "three women and three children were shot"
  const std::size_t behind = two ? f + 3 : f + 1;
  std::size_t verb = behind;
  while (verb < behind + 5 && clause_.is(verb, bit(kAuxiliary) | bit(kAdverb))) ++verb;
  if (clause_.is(verb, kCasualtyVerb) && !clause_.is(verb, kGerund)) {
    std::size_t end = verb + 1;
    if (clause_.is(end, kPreposition) && clause_.has_joint(end)) end = std::max(end, clause_.phrase_after(end + 1).end);
    draft_.subject_text = joined({noun, clause_.text(Span{verb, end})});
    return true;
  }
  if (clause_.is(verb, kAmountVerb) && !few_ && !clause_.is(before, kPreposition) && clause_.passive(verb)) {
    if (!plain_ && !named_) {  // "300 tons were shipped to Peru"
      draft_.tail = clause_.predicate_end(verb);
      draft_.subject_text = clause_.text(Span{verb, draft_.tail});
    } else {
      draft_.subject_text = joined({noun_, clause_.text(verb)});
    }
    return true;
  }
  // "killed 15 civilians and injured 200 others"
  std::size_t agent = before;
  if (clause_.is(agent, kConjunction) && clause_.is(agent - 1, kQuantity) && used_[agent - 1]) {
    agent = agent - 2;
    while (agent != npos && clause_.is(agent, kBeforeFigure)) --agent;
  }
  const bool verbal = clause_.is(agent, bit(kGerund) | bit(kPast)) || clause_.is(agent - 1, kInfinitive) || clause_.finite(agent);
  if (!clause_.is(agent, kCasualtyVerb) || !verbal) return false;
  draft_.subject_text = joined({noun, past_of(agent), clause_.text(rest_)});
  return true;
}

// The verb, or the name, that a count stands behind.
bool CountReader::counted_by_verb() {
  const std::size_t f = figure_, before = before_;
  const auto of = [&](Span subject) {
    draft_.subject = subject;
    return !subject.empty();
  };
  const bool verb = clause_.governs_figure(before) || clause_.is(before - 1, kAdverb);                             // "together hold 300 shares"
  if (clause_.level_phrase(before) && !clause_.is(before - 1, kGerund)) return of(subjects_.of_verb(before - 1));  // "stood at 61"
  // "carried 5m passengers", "carried 5m tonnes of coal": what was carried.
  const bool object = clause_.is(before, kAmountVerb) && !(few_ || definite_) && (plain_ ? named_ : clause_.says(f + 1, "of"));
  if (clause_.is(before, kLevelVerb) && verb && !object && !(few_ && plain_ && named_)) return of(subjects_.of_verb(before));
  if (clause_.is(before, kCopula) && !few_) return of(subjects_.of_verb(before)) && !clause_.says_any(draft_.subject.begin, {"there", "There"});
  if (clause_.is(before, kAmountVerb) && verb && !few_ && !(definite_ && plain_)) {
    const bool behind_of = clause_.says(f + 1, "of");
    // "sold 5m tonnes of wheat", "it bought 5 million of its shares"
    if (behind_of && (!plain_ || !named_) && of(clause_.phrase_after(f + 2))) return true;
    if (!plain_) {
      draft_.subject = subjects_.of_verb(before);
      return true;
    }
    if (!named_) return of(subjects_.of_verb(before));  // "it sold 5 million"
    Span rest = rest_;
    if (clause_.is(f + 1, kRelative)) {  // "jobs that X promised the area"
      rest = {f + 1, clause_.predicate_end(f + 2)};
      draft_.tail = rest.end;
    }
    draft_.subject_text = joined({noun_, clause_.text(rest)});
    return true;
  }
  // "licences were issued to 23 pharmacies"
  const bool issued = clause_.is(before, kPreposition) && clause_.is(before - 1, kAmountVerb) && clause_.passive(before - 1) && !clause_.says(before, "by");
  if (issued && !few_ && !definite_) {
    const Span issue = clause_.subject_before(before - 1);
    if (clause_.says(before, "at")) return of(issue);  // "stocks were reported at 300 bales"
    draft_.subject_text = joined({clause_.text(issue), clause_.text(before - 1), clause_.text(before), noun_});
    return true;
  }
  // "24 states have legalized …": a count with its deed done.
  if (plain_ && many_ && clause_.is(f + 1, kAuxiliary) && !clause_.is(f + 1, kCopula) && clause_.is(f + 2, kAnyVerb)) {
    draft_.subject_text = joined({noun_, clause_.text(Span{f + 1, clause_.predicate_end(f + 1)})});
    return true;
  }
  if (clause_.is(before, kLevelLink) || clause_.is(before, ':')) return of(clause_.phrase_before(before)) && clause_.is(draft_.subject.end - 1, kMeasureNoun);
  if (clause_.is(before, kMeasureNoun) && !clause_.says(before, "total")) return of(clause_.phrase_before(left_));
  return false;
}

// The participle under which what was done is known: "killing" → "killed".
std::string_view CountReader::past_of(std::size_t verb) {
  const std::string_view participle = clause_.attribute(verb, kCasualtyVerb, "done");
  return participle.empty() ? clause_.text(verb) : participle;
}

}  // namespace newsmetrics
