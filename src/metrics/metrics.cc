#include "metrics/metrics.h"

#include <algorithm>

namespace newsmetrics {
namespace {

constexpr Traits kTold = kAnyFigure | bit(kChangeVerb) | bit(kChangeAdverb) | bit(kChangeNoun);  // what a metric is read from
constexpr std::size_t kLongest = 256;                                                            // items of a sentence read at once

// Of a standing rather than of an amount.
Direction of_ranking(Direction direction) {
  if (direction == Direction::kIncrease) return Direction::kImprovement;
  return direction == Direction::kDecrease ? Direction::kDecline : direction;
}

// A subject without half a bracket and the brackets around it.
std::string_view bare(std::string_view subject) {
  for (const std::string_view tail : {" in quarter", " in half", " in year"})  // "credits of $3m in quarter"
    if (subject.ends_with(tail)) subject.remove_suffix(tail.size());
  if (const std::size_t open = subject.find('('); open != subject.npos && open > 0 && subject.find(')', open) == subject.npos)
    subject = subject.substr(0, subject.find_last_not_of(" (", open) + 1);
  if (subject.find(' ') == subject.npos)
    for (const std::string_view tail : {"'d", "'ll", "'ve", "'re", "'m", "'s", "’d", "’ll", "’ve", "’re", "’m", "’s"})  // "they've"
      if (subject.ends_with(tail)) subject.remove_suffix(tail.size());
  if (subject.ends_with('>') && subject.find('<') == subject.npos) subject.remove_suffix(1);
  if (subject.starts_with('<') && subject.ends_with('>')) subject = subject.substr(1, subject.size() - 2);  // a company in brackets
  return subject;
}

}  // namespace

void MetricFinder::begin_article() { last_subject_ = last_organization_ = last_speaker_ = last_body_ = last_speakers_ = {}; }

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
  if (clause_.may_tell()) {
    used_.assign(sentence.size(), false);
    read_sources();
    for (std::size_t i = 0; i < clause_.size();) i = std::max(clause_.is(i, kTold) ? read(i) : i, i + 1);
    for (Draft& draft : drafts_) finish(draft);
  } else if (clause_.any(kSaying)) {
    read_sources();  // for a pronoun of the next sentence
  }
  if (clause_.any(bit(kOrganization)))
    for (std::size_t i = 0; i < clause_.size(); ++i)
      if (clause_.is(i, kOrganization)) last_organization_ = clause_.text(i);
}

std::size_t MetricFinder::read(std::size_t i) {
  std::size_t next = i;
  if (clause_.is(i, kChangeVerb)) next = read_change_verb(i);
  if (next == i && clause_.is(i, kChangeAdverb)) next = read_change_adverb(i);
  if (next == i && clause_.is(i, kChangeNoun)) next = read_change_noun(i);
  if (next == i && clause_.is(i, kAnyFigure) && !used_[i]) next = read_figure_of_change(i);
  if (next == i && clause_.is(i, kAnyFigure) && !used_[i]) next = read_level(i);
  return next;
}

// ---- drafts ----

bool MetricFinder::extends_last(std::size_t i) const {
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

// Past the same in another unit: "2 km (1.2 miles)".
std::size_t MetricFinder::past_conversion(std::size_t last) const {
  if (!clause_.is(last, kAnyFigure) || !clause_.is(last + 1, '(')) return last;
  const std::size_t figure = clause_.figure_after(last + 2);
  return figure != npos && clause_.is(unit_end(figure) + 1, ')') ? unit_end(figure) + 1 : last;
}

void MetricFinder::add(Draft draft) {
  // "start at $5 and go up to $9": a verb alone has its subject.
  const std::size_t word = draft.subject.begin;
  const bool alone = draft.subject_text.empty() && draft.subject.end == word + 1 && clause_.is(word, kLower);
  if (alone && clause_.is(word, kAnyVerb) && clause_.is(word, kBase) && !clause_.is(word, bit(kNounToo) | bit(kPast))) draft.subject = subject_of(word);
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
    const std::string_view list = context_->record.text_of(mention(draft.to), "list");
    if (!list.empty() && clause_.text(draft.subject).find(list) == std::string_view::npos) draft.subject_text = joined({clause_.text(draft.subject), list});
  }
  drafts_.push_back(draft);
}

// A participle alone.
bool MetricFinder::is_participle(Span subject) const {
  if (subject.end > subject.begin + 1 && clause_.text(subject.begin).ends_with("ly")) ++subject.begin;  // "previously announced"
  return subject.end == subject.begin + 1 && clause_.is(subject.begin, kLower) && clause_.is(subject.begin, kAnyVerb) && clause_.is(subject.begin, kPast);
}

// Leaves out of the subject what the words around it have put in.
void MetricFinder::mend_subject(Draft& draft) const {
  Span& subject = draft.subject;
  while (!subject.empty() && clause_.is(subject.begin, kApproximator)) ++subject.begin;  // "and up to $2bn this year" has no subject of its own
  // "plans a mill and estimates sales could reach $5m": no noun in front of another.
  const std::size_t first = subject.begin;
  const bool says = clause_.is(first, bit(kReportingVerb) | bit(kOutlook)) && clause_.is(first, kThird) && clause_.is(first, kLower) && clause_.is(first - 1, kConjunction);
  if (says && subject.end > first + 1 && clause_.nominal(first + 1)) ++subject.begin;
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
bool MetricFinder::continue_last(Draft& draft) {
  Draft& last = drafts_.back();
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

// ---- a draft into a metric ----

void MetricFinder::finish(Draft& draft) {
  if (!draft.has_figure() && draft.direction == Direction::kNone) return;
  Metric metric;
  metric.subject = bare(on_one_line(draft.subject_text.empty() ? clause_.text(draft.subject) : draft.subject_text));
  if (metric.subject.empty()) return;
  const Span clause = clause_of(draft);
  metric.measure = clause_.text(head_of(draft.subject));
  if (metric.measure.ends_with(" of") || metric.measure.ends_with(" for")) metric.measure = metric.measure.substr(0, metric.measure.rfind(' '));
  metric.value = ref(draft.value);
  metric.by = ref(draft.by);
  metric.from = ref(draft.from);
  metric.to = ref(draft.to);
  metric.direction = draft.direction;
  metric.source = on_one_line(source_at(draft.anchor));
  if (metric.subject == metric.source && clause_.is(draft.subject.end - 1, kLower)) metric.source = {};  // "the gap narrowed to $3m and is expected to show gains"
  metric.status = status_of(draft, clause);
  set_period(draft, clause, metric);
  for (std::size_t i = draft.subject.begin; i < draft.subject.end; ++i) {
    if (!clause_.is(i, kCountry)) continue;
    const std::string_view code = context_->record.text_of(mention(i), "alpha2");
    if (!code.empty() && std::find(metric.countries.begin(), metric.countries.end(), code) == metric.countries.end()) metric.countries.push_back(code);
  }
  const bool pronoun = draft.subject.end == draft.subject.begin + 1 && clause_.is(draft.subject.begin, kPronoun);
  // Plain only where the sentence opens with it.
  if (pronoun && draft.subject.begin < 2 && draft.subject_text.empty())
    metric.refers_to = last_subject_;
  else if (metric.subject == "company" || metric.subject == "The company" || metric.subject == "the company")
    metric.refers_to = last_organization_;
  if (!pronoun) last_subject_ = metric.subject;
  metric.sentence = clause_.item(draft.anchor).sentence;
  metric.begin = clause_.item(clause.begin).begin;
  metric.end = clause_.item(clause.end - 1).end;
  context_->record.metrics.push_back(std::move(metric));
}

// Of "trade with Peru": the last word in front of what joins more to it. npos when there is none.
std::size_t MetricFinder::head_of(Span phrase) const {
  std::size_t head = npos, i = phrase.begin;
  for (; i < phrase.end; ++i) {
    const bool joint = clause_.is(i, bit(kPreposition) | bit(kConjunction) | bit(kClauseOpener) | bit(kPunct)) && !clause_.is(i, bit(kHyphen) | bit(kPossessive));
    if (head != npos && ((joint && !clause_.is(i, '/') && !clause_.is(i, '&')) || clause_.finite(i))) break;  // "households said they …"
    if (head == npos && i > phrase.begin && clause_.is(i, kPreposition)) return npos;  // "those from Peru"
    if (clause_.nominal(i)) head = i;
    if (clause_.text(i).ends_with(" of") || clause_.text(i).ends_with(" for")) return i;  // "average of", "support for"
  }
  // "gold and foreign assets": the assets.
  if (i < phrase.end && clause_.is(i, kConjunction) && clause_.is(head, kLower) && !clause_.is(head, kMeasureNoun) && !clause_.text(head).ends_with("s")) {
    std::size_t last = i + 1;
    while (last < phrase.end && (clause_.nominal(last) || clause_.is(last, kHyphen))) ++last;
    if (last > i + 2 && clause_.nominal(last - 1) && clause_.text(last - 1).ends_with("s")) return last - 1;
  }
  return head;
}

const Mention& MetricFinder::mention(std::size_t i) const { return context_->record.mentions[clause_.item(i).mention]; }

std::optional<Decimal> MetricFinder::number_of(std::size_t figure) const {
  for (const char* name : {"amount", "value", "rank"})
    if (const Field* field = context_->record.find(mention(figure), name))
      if (const auto* number = std::get_if<Decimal>(&field->value)) return *number;
  return std::nullopt;
}

// Text as it stands, or with its line breaks and runs of spaces made one space.
std::string_view MetricFinder::on_one_line(std::string_view text) {
  if (text.find('\n') == std::string_view::npos && text.find("  ") == std::string_view::npos) return text;
  buffer_.clear();
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space)
      buffer_ += c;
    else if (!buffer_.empty() && buffer_.back() != ' ')
      buffer_ += ' ';
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

}  // namespace newsmetrics
