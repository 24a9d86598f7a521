#include "metrics/source.h"

namespace newsmetrics {

// One for the sentence, unless a clause of its own has another: "the bank said rents rose, while Acme said wages fell".
void SourceReader::read() {
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
    sources_.push_back({.begin = sources_.empty() && !clause_.is(joint, ';') ? 0 : joint, .name = name_of_source(found)});
    // "…, according to Acme, and …": says nothing of what follows.
    const std::size_t next = found.end + 1;
    if (attribution && i > 2 && clause_.is(found.end, ',') && clause_.is(next, kConjunction)) sources_.push_back({.begin = next, .name = {}});
  }
}

std::string_view SourceReader::at(std::size_t i) const {
  std::string_view name;
  for (const Source& source : sources_)
    if (source.begin <= i) name = source.name;
  return name;
}

// The words, or who a pronoun stands for; and keeps them for the pronouns to come.
std::string_view SourceReader::name_of_source(Span found) {
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
      if (const std::string_view official = sentence_.record().text_of(mention(i), "name"); !official.empty()) name = official;
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
Span SourceReader::source_behind(std::size_t attribution) const {
  const Span found = clause_.phrase_after(attribution + 1);
  const bool participle = clause_.is(found.end, kPast) || clause_.text(found.end).ends_with("ed");
  if (found.empty() || !participle) return found;
  for (std::size_t k = found.end + 1; k < found.end + 4; ++k)
    if (clause_.is(k, kFigureRole) && clause_.says(k, "by")) return clause_.phrase_after(k + 1);
  return found;
}

// Whether a verb of saying is one here, with somebody who says it.
bool SourceReader::tells(std::size_t verb) const {
  if (clause_.is(verb, kGerund) || clause_.passive(verb) || !clause_.finite(verb) || clause_.negated(verb)) return false;
  const bool speech = clause_.has(verb, kReportingVerb, "speech", "yes");
  if (clause_.text(verb + 1).ends_with("selves") || clause_.says(verb + 1, "itself")) return false;
  // "maintained a credit line"
  if (clause_.has(verb, kChangeVerb, "direction", "unchanged") && !clause_.says(verb + 1, "that") && !clause_.is(verb - 1, kPunct)) return false;
  if (speech && clause_.is(verb, kAmountVerb) && clause_.figure_after(verb + 1) != npos) return false;                                   // "the tax would add $3"
  if (clause_.says(verb, "found") && clause_.is(clause_.figure_after(verb + 1), bit(kMoney) | bit(kQuantity))) return false;             // "police found 300 kg"
  // "include previously reported charges"
  const bool attributive = clause_.is(verb, kPast) && clause_.text(verb - 1).ends_with("ly") && clause_.is(verb - 2, kAnyVerb | bit(kPreposition) | bit(kDeterminer));
  if (attributive && (clause_.nominal(verb + 1) || clause_.is(verb + 1, kAnyFigure))) return false;
  if (clause_.is(verb - 1, kInfinitive) && !clause_.is(verb - 2, bit(kCatenative) | bit(kOutlook) | bit(kReportingVerb))) return false;  // "declined to confirm"
  return speech || !clause_.is(verb, kPast) || !clause_.reduced(verb);  // "a plan announced in May", "losses estimated at $3m": nobody's words
}

// Whether words that can be said stand in front: not in "the mayor, an engineer, said rents fell".
bool SourceReader::said_in_front(std::size_t verb) const {
  for (std::size_t i = 0; i + 1 < verb; ++i)
    if (clause_.finite(i) || clause_.quote(i) || clause_.is(i, kChangeAdverb)) return true;
  return false;
}

// What shows something: figures and people, but not "farms also showed a gain".
bool SourceReader::can_show(Span source) const {
  const std::size_t head = head_of(source);
  if (clause_.is(head, bit(kPersonNoun) | bit(kPerson) | bit(kOfficial) | bit(kOrganization) | bit(kPronoun))) return true;
  if (head > 0 && clause_.is(head, kCapitalised)) return !clause_.is(source.end, '(') && clause_.text(source).find('(') == std::string_view::npos;
  const std::string_view word = clause_.text(head);
  for (const std::string_view noun : {"report", "survey", "poll", "stud",     "figure", "statistic", "estimate", "record",  "result",    "document", "account",
                                      "filing", "number", "data", "research", "analys", "census",    "index",    "returns", "statement", "evidence", "review"})
    if (!word.empty() && (word[0] | 0x20) == noun[0] && word.substr(1).starts_with(noun.substr(1))) return !clause_.says(head - 1, "current");
  return false;
}

Span SourceReader::source_of(std::size_t verb) const {
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

}  // namespace newsmetrics
