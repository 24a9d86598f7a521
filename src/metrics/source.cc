// Who says so, and how sure it is.
#include "metrics/metrics.h"

#include <algorithm>

namespace newsmetrics {

// One for the sentence, unless a clause of its own has another: "the bank said rents rose, while Acme said wages fell".
void MetricFinder::read_sources() {
  sources_.clear();
  std::size_t joint = 0;  // what the last clause is joined by
  for (std::size_t i = 0; i < clause_.size(); ++i) {
    if (!clause_.is(i, kSaying | bit(kConjunction) | bit(kClauseOpener) | bit(kPunct))) continue;
    if (clause_.is(i, kConjunction) || clause_.is(i, ';') || (clause_.is(i, kClauseOpener) && clause_.says_any(i, {"while", "whereas"}))) joint = i;
    if (!clause_.is(i, kSaying)) continue;
    const bool attribution = clause_.is(i, kAttribution);
    if (!sources_.empty() && joint <= sources_.back().begin) continue;
    Span found = attribution ? source_behind(i) : tells(i) ? source_of(i) : Span{};
    if (found.end > found.begin + 1 && clause_.is(found.begin, kGerund) && clause_.is(found.begin + 1, kDeterminer)) found.begin += 2;  // "noting the audit said"
    bool figure = found.empty() || clause_.is(found.begin, kAnyFigure);
    for (std::size_t k = found.begin; k < found.end && !figure; ++k) figure = clause_.is(k, kPercent);
    if (figure) continue;
    const bool own = clause_.is(joint, ';') || (attribution && clause_.is(joint - 1, ',')) || clause_.in_front(found) == joint;
    if (!sources_.empty() && !own) continue;
    sources_.push_back({.begin = sources_.empty() ? 0 : joint, .name = name_of_source(found)});
    // "…, according to Acme, and …": says nothing of what follows.
    const std::size_t next = found.end + 1;
    if (attribution && i > 2 && clause_.is(found.end, ',') && clause_.is(next, kConjunction)) sources_.push_back({.begin = next, .name = {}});
  }
}

std::string_view MetricFinder::source_at(std::size_t i) const {
  std::string_view name;
  for (const Source& source : sources_)
    if (source.begin <= i) name = source.name;
  return name;
}

// The words, or who a pronoun stands for; and keeps them for the pronouns to come.
std::string_view MetricFinder::name_of_source(Span found) {
  std::string_view name = clause_.text(found);
  const bool one_word = found.end == found.begin + 1;
  if (one_word && clause_.is(found.begin, kPronoun)) {
    const std::string_view number = clause_.attribute(found.begin, kPronoun, "person");
    const std::string_view last = number == "one" ? last_speaker_ : number == "body" ? last_body_ : number == "many" ? last_speakers_ : std::string_view{};
    return last.empty() ? name : last;
  }
  bool person = false;
  for (std::size_t i = found.begin; i < found.end; ++i) {
    person |= clause_.is(i, bit(kOfficial) | bit(kPersonNoun) | bit(kPerson)) && !clause_.is(i + 1, kPossessive);
    person |= clause_.says_any(i, {"Mr", "Mr.", "Ms", "Ms.", "Mrs", "Mrs.", "Dr", "Dr."});
    if (clause_.is(i, kOfficial))
      if (const std::string_view official = context_->record.text_of(mention(i), "name"); !official.empty()) name = official;
  }
  if (one_word && last_speaker_.ends_with(name)) return name;  // the surname alone
  const std::size_t head = found.end - 1;
  const bool many = (clause_.is(head, kLower) || head == 0) && !clause_.is(head, kOrganization) && clause_.text(head).ends_with("s");
  (many ? last_speakers_ : person ? last_speaker_ : last_body_) = name;
  // A name that nothing is known of may be either's.
  if (!many && !person && clause_.is(head, kCapitalised) && !clause_.is(head, bit(kOrganization) | bit(kCountry)) && !one_word && clause_.is(found.begin, kCapitalised))
    last_speaker_ = name;
  return name;
}

// "According to the ministry"; "according to figures released by the ministry" speak for the ministry.
Span MetricFinder::source_behind(std::size_t attribution) const {
  const Span found = clause_.phrase_after(attribution + 1);
  const bool participle = clause_.is(found.end, kPast) || clause_.text(found.end).ends_with("ed");
  if (found.empty() || !participle) return found;
  for (std::size_t k = found.end + 1; k < found.end + 4; ++k)
    if (clause_.is(k, kFigureRole) && clause_.says(k, "by")) return clause_.phrase_after(k + 1);
  return found;
}

// Whether a verb of saying is one here, with somebody who says it.
bool MetricFinder::tells(std::size_t verb) const {
  if (clause_.is(verb, kGerund) || clause_.passive(verb) || !clause_.finite(verb) || clause_.negated(verb)) return false;
  const bool speech = clause_.has(verb, kReportingVerb, "speech", "yes");
  if (clause_.text(verb + 1).ends_with("selves") || clause_.says(verb + 1, "itself")) return false;
  // "maintained a credit line"
  if (clause_.has(verb, kChangeVerb, "direction", "unchanged") && !clause_.says(verb + 1, "that") && !clause_.is(verb - 1, kPunct)) return false;
  if (speech && clause_.is(verb, kAmountVerb) && clause_.figure_after(verb + 1) != npos) return false;                                   // "the tax would add $3"
  if (clause_.says(verb, "found") && clause_.is(clause_.figure_after(verb + 1), bit(kMoney) | bit(kQuantity))) return false;             // "police found 300 kg"
  if (clause_.is(verb - 1, kInfinitive) && !clause_.is(verb - 2, bit(kCatenative) | bit(kOutlook) | bit(kReportingVerb))) return false;  // "declined to confirm"
  return speech || !clause_.is(verb, kPast) || !clause_.reduced(verb);  // "a plan announced in May", "losses estimated at $3m": nobody's words
}

// Whether words that can be said stand in front: not in "the mayor, an engineer, said rents fell".
bool MetricFinder::said_in_front(std::size_t verb) const {
  for (std::size_t i = 0; i + 1 < verb; ++i)
    if (clause_.finite(i) || clause_.quote(i) || clause_.is(i, kChangeAdverb)) return true;
  return false;
}

// What shows something: figures and people, but not "farms also showed a gain".
bool MetricFinder::can_show(Span source) const {
  const std::size_t head = head_of(source);
  if (clause_.is(head, bit(kPersonNoun) | bit(kPerson) | bit(kOfficial) | bit(kOrganization) | bit(kPronoun))) return true;
  if (head > 0 && clause_.is(head, kCapitalised)) return !clause_.is(source.end, '(') && clause_.text(source).find('(') == std::string_view::npos;
  const std::string_view word = clause_.text(head);
  for (const std::string_view noun : {"report", "survey", "poll", "stud",     "figure", "statistic", "estimate", "record",  "result",    "document", "account",
                                      "filing", "number", "data", "research", "analys", "census",    "index",    "returns", "statement", "evidence", "review"})
    if (!word.empty() && (word[0] | 0x20) == noun[0] && word.substr(1).starts_with(noun.substr(1))) return !clause_.says(head - 1, "current");
  return false;
}

Span MetricFinder::source_of(std::size_t verb) const {
  // ", said the ministry", but ", said growth in 1987 is likely": a clause, no name.
  const bool behind_quote = clause_.is(verb - 1, kPunct) && !clause_.is(verb - 1, ')') && !clause_.is(verb - 1, '>');
  const bool inverted = behind_quote && clause_.has(verb, kReportingVerb, "speech", "yes") && !clause_.says(verb, "told") && said_in_front(verb);
  if (inverted && !clause_.is(verb + 1, bit(kApproximator) | bit(kPronoun))) {
    const Span behind = clause_.phrase_after(verb + 1);
    std::size_t next = behind.end;
    while (next < behind.end + 4 && clause_.is(next, kAnyPeriod | bit(kPreposition) | bit(kDeterminer) | bit(kAdverb))) ++next;
    if (!behind.empty() && !clause_.is(behind.begin, kAnyFigure) && !clause_.finite(next)) return behind;
  }
  // "did not name the price but said": of the verb in front.
  std::size_t of = verb;
  if (const std::size_t joint = clause_.group_begin(verb) - 1; clause_.is(joint, kConjunction))
    for (std::size_t k = joint; k-- > 0 && verb - k < 30 && of == verb && !clause_.is(k, kClauseOpener);)
      if (clause_.finite(k)) of = k;
  Span found = clause_.subject_before(of);
  if (found.empty() && clause_.is(verb - 1, kPronoun)) found = {verb - 1, verb};
  // "The balance showed a surplus": a measure says nothing. "After the mayor announced a tax, …": nobody says the rest.
  const std::size_t opener = clause_.in_front(found);
  const bool aside = clause_.is(opener, kClauseOpener) && !clause_.is(opener, kRelative) && !clause_.says_any(opener, {"as", "As", "when", "When", "while", "While"});
  if (aside || clause_.is(found.end - 1, kMeasureNoun)) return {};
  if (clause_.has(verb, kReportingVerb, "evidence", "yes") && !can_show(found)) return {};
  const bool nobody = found.end == found.begin + 1 && clause_.is(found.begin, kPronoun) && clause_.attribute(found.begin, kPronoun, "person").empty();
  return nobody ? Span{} : found;  // "I think", "which said"
}

// The verb that tells of the draft: its word of change, or the word in front of its figure.
std::size_t MetricFinder::verb_of(const Draft& draft) const { return clause_.is(draft.anchor, kAnyFigure) ? clause_.figure_left(draft.anchor) - 1 : draft.anchor; }

// "Got leave to raise its stake to 5%", "a plan to cut 300 jobs": not done yet, unlike "continued to raise" and "was forced to cut".
bool MetricFinder::purposed(const Draft& draft) const {
  const std::size_t verb = verb_of(draft);
  if (!clause_.is(verb, kAnyVerb) || !clause_.is(verb, kBase) || !clause_.is(verb - 1, kInfinitive)) return false;
  if (clause_.is(verb, kChangeVerb) && !clause_.has(verb, kChangeVerb, "use", "object")) return false;
  const std::size_t what = verb - 2;
  if (!clause_.nominal(what) || clause_.is(what, bit(kGerund) | bit(kCatenative) | kAnyFigure | bit(kDigits))) return false;
  if (clause_.says_any(what, {"restated", "move"}) || clause_.finite(what)) return false;
  // "forced the firm to cut 300 jobs"
  for (std::size_t k = what; k > 0 && what - k < 6 && !clause_.is(k, kPunct); --k)
    if (clause_.says_any(k, {"forced", "caused", "prompted", "compelled", "led", "obliged", "enabled", "allowed", "helped"})) return false;
  return true;
}

// "Sales may rise as fees fell 3%", "dropped plans to grow and cut its stake to 5%": a past of its own, behind another's outlook.
bool MetricFinder::told_as_done(const Draft& draft, std::size_t outlook) const {
  const std::size_t verb = verb_of(draft);
  if (verb <= outlook || !clause_.is(verb, kAnyVerb) || !clause_.is(verb, kPast) || clause_.is(verb, kBase)) return false;
  if (clause_.is(verb - 1, bit(kAuxiliary) | bit(kInfinitive)) || !clause_.finite(verb) || clause_.passive(verb)) return false;
  for (std::size_t i = outlook; i < verb; ++i)
    if (clause_.says_any(i, {"if", "unless"})) return false;
  if (clause_.is(verb - 1, kConjunction)) return true;
  std::size_t front = draft.subject.begin;
  if (front <= outlook || front >= verb) return false;
  while (front > outlook + 1 && (clause_.is(front - 1, kDeterminer) || clause_.says(front - 1, "that"))) --front;
  return front > outlook + 1;
}

// Whether the word of outlook at i speaks of what follows in its clause.
bool MetricFinder::looks_ahead(std::size_t i) const {
  if (!clause_.is(i, kOutlook) || clause_.is(i, kDate) || clause_.is(i - 1, kHyphen) || clause_.is(i + 1, kHyphen)) return false;
  if (clause_.says(i, "May")) return false;                                                                                                    // "May futures"
  if (clause_.is(i, kAuxiliary) && clause_.is(i + 1, kPreposition) && clause_.is(i - 1, kPronoun) && clause_.says(i - 2, "as")) return false;  // "as it should for"
  if (clause_.text(i).starts_with("estimat") && clause_.says(i + 1, "that")) return false;
  if (clause_.says(i, "seen") && clause_.is(i - 1, kAuxiliary) && !clause_.is(i - 1, kCopula)) return false;  // "had seen"
  if (clause_.has(i, kOutlook, "needs", "to") && (!clause_.is(i + 1, kInfinitive) || clause_.is(i + 2, kDeterminer))) return false;
  if (clause_.is(i, kGerund) && !clause_.is(i - 1, kAuxiliary) && clause_.nominal(i + 1)) return false;  // "the planning board"
  if (!clause_.is(i, kNounToo) || clause_.finite(i)) return true;
  const std::string_view status = clause_.attribute(i, kOutlook, "status");
  if (status == "target") return !clause_.is(i + 1, kLower) || !clause_.nominal(i + 1);  // not "a target price"
  if (status != "expected" || clause_.is(i, kGerund) || clause_.is(i + 1, kInfinitive) || clause_.passive(i)) return true;
  return clause_.is(i, kPast) && !clause_.is(i, kBase);  // "the plan" and "the forecast" tell nothing of a figure behind them
}

// Whether what is expected in front of i says nothing of the draft behind it.
bool MetricFinder::ends_outlook(const Draft& draft, Span clause, std::size_t i) const {
  if (i < clause.begin && clause_.is(i, kPunct) && !clause_.is(i, kHyphen)) return true;
  if (clause_.quote(i) && clause_.is(i - 1, ',')) return true;  // "'There will be a crowd,' said one of the 100 exiles"
  if (clause_.has(i, kReportingVerb, "speech", "yes") && !clause_.is(i, kOutlook) && clause_.is(i, kPast) && clause_.finite(i))
    return true;  // "if it will rise, he said, …"
  if (clause_.is(i, kFigureRole) && !clause_.is(draft.anchor, kAnyFigure)) return false;
  // "will beat the sales of $3m told last year": what it is compared with.
  if (clause_.says_any(i, {"than", "above", "below", "compared with", "compared to", "versus", "vs", "against"})) {
    for (std::size_t k = i; k < draft.anchor; ++k)
      if (clause_.is(k, ',')) return false;
    return clause_.figure_after(i + 1) == npos;
  }
  if (clause_.says_any(i, {"because", "although", "though", "whereas"})) return true;
  std::size_t verb = i + 1;
  while (verb <= draft.anchor && !clause_.finite(verb)) ++verb;
  if (clause_.says_any(i, {"after", "following", "despite", "amid", "because of", "due to", "in the wake of"}))
    return verb > draft.anchor && !clause_.is(i + 1, kBase);  // but "after it buys 5%"
  // "will help a mill that has lost $3m", but not "sees sales, which fell in May, at $3m"
  if (!clause_.is(i, kRelative) || verb > draft.anchor || (clause_.says(i, "that") && verb != i + 1)) return false;
  for (std::size_t k = verb; k < draft.anchor; ++k)
    if (clause_.is(k, ',')) return false;
  return (clause_.is(verb, kPast) && !clause_.is(verb, kBase)) || clause_.says_any(verb, {"has", "have", "had", "was", "were"});
}

// "Plans to sell its 40% stake": what it has.
bool MetricFinder::owned(const Draft& draft) const {
  const std::size_t anchor = draft.anchor;
  if (!clause_.is(anchor, kAnyFigure) || draft.subject.begin != unit_end(anchor) + 1 || draft.direction != Direction::kNone) return false;
  return clause_.is(anchor - 1, kPossessive) || clause_.says_any(anchor - 1, {"its", "their", "his", "her", "our"});
}

// "Will buy $3m of bonds and $2m of bills": the second object of a verb.
bool MetricFinder::shares_verb(const Draft& draft, Span clause) const {
  if (!clause_.is(clause.begin - 1, kConjunction) || context_->record.metrics.empty()) return false;
  const Metric& last = context_->record.metrics.back();
  if (last.sentence != clause_.item(draft.anchor).sentence || last.end > clause_.item(clause.begin).begin) return false;
  for (std::size_t i = clause.begin; i <= draft.anchor; ++i)
    if (clause_.finite(i) || clause_.is(i, bit(kClauseOpener) | bit(kChangeVerb))) return false;
  return true;
}

// "A $3m fund will be set up", "$3m will go to schools": the verb stands behind.
bool MetricFinder::yet_to_be(const Draft& draft) const {
  const std::size_t anchor = draft.anchor;
  if (!clause_.is(anchor, kAnyFigure) || clause_.says_any(anchor - 1, {"the", "The"}) || clause_.is(anchor - 1, bit(kPossessive) | bit(kPronoun))) return false;
  const bool in_front_of_subject = draft.subject_text.empty() && draft.subject.begin == unit_end(anchor) + 1;
  const std::size_t verb = in_front_of_subject ? draft.subject.end : draft.tail > anchor ? anchor + 1 : npos;
  return clause_.is(verb, kAuxiliary) && looks_ahead(verb);
}

Status MetricFinder::status_of(const Draft& draft, Span clause) const {
  Status status = Status::kReported;
  std::size_t outlook = npos;
  for (std::size_t i = clause.begin > 8 ? clause.begin - 8 : 0; i < draft.anchor; ++i) {
    if (status != Status::kReported && ends_outlook(draft, clause, i)) status = Status::kReported;
    const bool to = clause_.is(i + 1, kInfinitive) || clause_.says(i + 1, "due to");
    const bool to_be = clause_.is(i, kCopula) && to && clause_.is(i + 2, bit(kBase) | bit(kCopula));  // "is to be raised by $3m"
    if (to_be && status == Status::kReported) {
      status = Status::kExpected;
      outlook = i;
    }
    if (!looks_ahead(i)) continue;
    const std::string_view name = clause_.attribute(i, kOutlook, "status");
    status = name == "denied" ? Status::kDenied : name == "target" ? Status::kTarget : Status::kExpected;
    outlook = i;
    if (status == Status::kDenied) break;
  }
  if (status == Status::kExpected && (told_as_done(draft, outlook) || owned(draft))) return Status::kReported;
  if (status == Status::kReported && shares_verb(draft, clause)) return context_->record.metrics.back().status;
  return status == Status::kReported && (purposed(draft) || yet_to_be(draft)) ? Status::kExpected : status;
}

}  // namespace newsmetrics
