#include "metrics/metrics.h"

#include <algorithm>

namespace newsmetrics {
namespace {

constexpr Traits kTold = kAnyFigure | bit(kChangeVerb) | bit(kChangeAdverb) | bit(kChangeNoun);  // what a metric is read from
constexpr std::size_t kLongest = 256;                                                            // items of a sentence read at once

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

void MetricFinder::begin_article() {
  last_subject_ = last_organization_ = {};
  sources_.begin_article();
}

void MetricFinder::find(std::span<const Item> items, Context& context) {
  const std::uint32_t sentence_break = Knowledge::symbol(0, Shape::kSentenceBreak);
  for (std::size_t begin = 0; begin < items.size();) {
    std::size_t end = begin;
    while (end < items.size() && end - begin < kLongest && items[end].symbol != sentence_break) ++end;
    read_sentence(items.subspan(begin, end - begin), context);
    begin = end < items.size() && items[end].symbol == sentence_break ? end + 1 : end;
  }
}

void MetricFinder::read_sentence(std::span<const Item> items, Context& context) {
  sentence_.read(items, context);
  const Clause& words = sentence_.clause;
  if (words.may_tell()) {
    sentence_.used.assign(items.size(), false);
    sources_.read();
    for (std::size_t i = 0; i < words.size();) i = std::max(words.is(i, kTold) ? drafts_.read(i) : i, i + 1);
    for (const Draft& draft : sentence_.drafts) finish(draft);
  } else if (words.any(kSaying)) {
    sources_.read();  // for a pronoun of the next sentence
  }
  if (words.any(bit(kOrganization)))
    for (std::size_t i = 0; i < words.size(); ++i)
      if (words.is(i, kOrganization)) last_organization_ = words.text(i);
}

// The subject's head; the verb's noun where the subject only says whose it is: "Acme earned $5m" is of its earnings.
std::string_view MetricFinder::measure_of(const Draft& draft) const {
  const Clause& words = sentence_.clause;
  const std::size_t figure = draft.value != Clause::npos ? draft.value : draft.by;
  std::size_t verb = figure != Clause::npos ? words.figure_left(figure) - 1 : figure;
  if (words.says(verb, "of") && words.is(verb - 1, kMeasureNoun) && words.is(verb - 2, kDeterminer)) verb -= 3;  // "earned a total of $5m"
  if (draft.subject.end <= verb && !(words.is(verb, kPast) && words.is(verb - 1, kCopula)))
    if (const std::string_view measure = words.attribute(verb, kAmountVerb, "measure"); !measure.empty()) return measure;
  const std::string_view text = words.text(sentence_.head_of(draft.subject));
  return text.ends_with(" of") || text.ends_with(" for") ? text.substr(0, text.rfind(' ')) : text;
}

void MetricFinder::finish(const Draft& draft) {
  const Clause& words = sentence_.clause;
  if (draft.value == Clause::npos && draft.direction == Direction::kNone) return;  // neither a value nor a change
  Metric metric;
  metric.subject = bare(sentence_.on_one_line(draft.subject_text.empty() ? words.text(draft.subject) : draft.subject_text));
  if (metric.subject.empty()) return;
  const Span clause = periods_.clause_of(draft);
  metric.measure = measure_of(draft);
  metric.value = sentence_.ref(draft.value);
  metric.by = sentence_.ref(draft.by);
  metric.from = sentence_.ref(draft.from);
  metric.to = sentence_.ref(draft.to);
  metric.direction = draft.direction;
  metric.source = sentence_.on_one_line(sources_.at(draft.anchor));
  if (metric.subject == metric.source && words.is(draft.subject.end - 1, kLower)) metric.source = {};  // "the gap narrowed to $3m and is expected to show gains"
  metric.status = statuses_.status_of(draft, clause);
  periods_.set_period(draft, clause, metric);
  for (std::size_t i = draft.subject.begin; i < draft.subject.end; ++i) {
    if (!words.is(i, kCountry)) continue;
    const std::string_view code = sentence_.record().text_of(sentence_.mention(i), "alpha2");
    if (!code.empty() && std::find(metric.countries.begin(), metric.countries.end(), code) == metric.countries.end()) metric.countries.push_back(code);
  }
  const bool pronoun = draft.subject.end == draft.subject.begin + 1 && words.is(draft.subject.begin, kPronoun);
  // Plain only where the sentence opens with it.
  if (pronoun && draft.subject.begin < 2 && draft.subject_text.empty())
    metric.refers_to = last_subject_;
  else if (metric.subject == "company" || metric.subject == "The company" || metric.subject == "the company")
    metric.refers_to = last_organization_;
  if (!pronoun) last_subject_ = metric.subject;
  metric.sentence = words.item(draft.anchor).sentence;
  metric.begin = words.item(clause.begin).begin;
  metric.end = words.item(clause.end - 1).end;
  sentence_.record().metrics.push_back(std::move(metric));
}

}  // namespace newsmetrics
