#include "metrics/metrics.h"

#include <algorithm>

namespace newsmetrics {
namespace {

constexpr Traits kTold = kAnyFigure | bit(kChangeVerb) | bit(kChangeAdverb) | bit(kChangeNoun);  // what a metric is read from
constexpr std::size_t kLongest = 256;  // items of a sentence read at once

// Of a standing rather than of an amount.
Direction of_ranking(Direction direction) {
  if (direction == Direction::kIncrease) return Direction::kImprovement;
  return direction == Direction::kDecrease ? Direction::kDecline : direction;
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
    read_source();
    for (std::size_t i = 0; i < clause_.size();) i = std::max(clause_.is(i, kTold) ? read(i) : i, i + 1);
    for (Draft& draft : drafts_) finish(draft);
  } else if (clause_.any(kSaying)) {
    read_source();  // for a pronoun of the next sentence
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
  while (k > 0 && (clause_.is(k - 1, kAnyPeriod) || (clause_.is(k - 1, kPreposition) && clause_.is(k, kAnyPeriod)) || clause_.says(k - 1, "far") || (clause_.says(k - 1, "so") && clause_.says(k, "far")))) --k;
  const Draft& last = drafts_.back();
  return k > 0 && (k - 1 == last.last || k == last.tail || (last.subject.begin > last.last && k == last.subject.end)) && last.direction != Direction::kImprovement;
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

void MetricFinder::add(Draft draft) {
  // "and up to $2bn this year" has no subject of its own.
  while (!draft.subject.empty() && clause_.is(draft.subject.begin, kApproximator)) ++draft.subject.begin;
  const auto says_any = [&](std::size_t i, std::initializer_list<std::string_view> words) { return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return clause_.says(i, word); }); };
  // "told Reuters exports totalled $5m": who was told is no part of it.
  if (draft.subject.end > draft.subject.begin + 1 && clause_.says(draft.subject.begin - 1, "told") && !clause_.is(draft.subject.begin, kLower) && clause_.is(draft.subject.begin + 1, kLower)) ++draft.subject.begin;
  // "roads in Uganda worth $5m", "loans to Jamaica totalling $5m": not the country.
  if (draft.value != npos && draft.subject.end < draft.value && says_any(draft.subject.end, {"worth", "totalling", "totaling"}) && !clause_.is(draft.subject.begin, kLower) && says_any(draft.subject.begin - 1, {"in", "to", "for", "from", "with"})) {
    const Span head = clause_.phrase_before(draft.subject.begin - 1);
    if (!head.empty()) draft.subject.begin = head.begin;
    else if (clause_.is(draft.subject.begin - 2, kQuantity)) draft.subject.begin -= 2;
  }
  // "import growth, forecast in May at 5%, …"
  if (draft.subject_text.empty() && draft.subject.end == draft.subject.begin + 1 && clause_.is(draft.subject.begin, kLower) && clause_.is(draft.subject.begin, kPast) && clause_.is(draft.subject.begin - 1, ','))
    if (const Span head = clause_.phrase_before(draft.subject.begin - 1); !head.empty()) draft.subject = head;
  // "rates, now limited to 5%": no subject found.
  if (draft.subject_text.empty() && draft.subject.end == draft.subject.begin + 1 && clause_.is(draft.subject.begin, kLower) && clause_.is(draft.subject.begin, kAnyVerb) && clause_.is(draft.subject.begin, kPast) && !clause_.is(draft.subject.begin, bit(kNounToo) | bit(kMeasureNoun))) return;
  // "estimates show spending in May totalled $5m": what they show.
  for (std::size_t i = draft.subject.begin + 1; i + 1 < draft.subject.end; ++i)
    if (says_any(i, {"show", "shows", "showed"}) && says_any(i - 1, {"estimates", "figures", "data", "statistics", "survey"}) && clause_.nominal(draft.subject.end - 1)) draft.subject.begin = i + 1;
  // "will spend $5m in May, 3% more than last year": about what is spent.
  if (!drafts_.empty() && draft.value == npos && draft.direction != Direction::kNone && drafts_.back().value != npos && draft.subject.begin <= drafts_.back().value && drafts_.back().value < draft.subject.end) {
    merge_into_last(draft);
    return;
  }
  if (!drafts_.empty()) {
    // "was valued at $3m, but then rose to $5m"
    const Draft& last = drafts_.back();
    if (draft.value != npos && draft.direction != Direction::kNone && !clause_.is(draft.anchor, kGerund) && draft.from == npos && draft.by == npos && !draft.subject.empty() && draft.subject == last.subject && last.direction == Direction::kNone && last.value != npos &&
        mention(last.value).kind == mention(draft.value).kind)
      draft.from = last.value;
  }
  if (draft.subject.empty() && draft.subject_text.empty() && !drafts_.empty()) draft.subject = drafts_.back().subject, draft.subject_text = drafts_.back().subject_text;
  if (draft.to != npos) {
    draft.direction = of_ranking(draft.direction);
    const Mention& ranking = mention(draft.to);
    const std::string_view list = context_->record.text_of(ranking, "list");
    if (!list.empty() && clause_.text(draft.subject).find(list) == std::string_view::npos) draft.subject_text = joined({clause_.text(draft.subject), list});
  }
  // "pushing the total to $5m": of what was spoken of.
  if (!drafts_.empty() && draft.subject.end == draft.subject.begin + 1 && draft.subject_text.empty() && clause_.says(draft.subject.begin, "total") && drafts_.back().subject_text.empty() && !drafts_.back().subject.empty())
    draft.subject_text = joined({"total", clause_.text(drafts_.back().subject)});
  // "Unemployment, at 4.1%, was down from 4.3%", but not "sales, which make 70% of revenue, rose 3%"
  if (!drafts_.empty()) {
    Draft& last = drafts_.back();
    bool relative = false;
    for (std::size_t k = last.subject.end; last.value != npos && k < last.value && !relative; ++k) relative = clause_.is(k, kRelative);
    if (!relative && last.direction == Direction::kNone && last.value != npos && draft.value == npos && draft.direction != Direction::kNone && !draft.subject.empty() && draft.subject == last.subject && draft.anchor < last.last + 8) {
      merge_into_last(draft);
      return;
    }
  }
  drafts_.push_back(draft);
}

// ---- a draft into a metric ----

void MetricFinder::finish(Draft& draft) {
  if (!draft.has_figure() && draft.direction == Direction::kNone) return;
  Metric metric;
  metric.subject = on_one_line(draft.subject_text.empty() ? clause_.text(draft.subject) : draft.subject_text);
  for (const std::string_view tail : {" in quarter", " in half", " in year"})  // "credits of $3m in quarter"
    if (metric.subject.ends_with(tail)) metric.subject.remove_suffix(tail.size());
  if (const std::size_t open = metric.subject.find('('); open != npos && open > 0 && metric.subject.find(')', open) == npos) metric.subject = metric.subject.substr(0, metric.subject.find_last_not_of(" (", open) + 1);
  if (metric.subject.ends_with('>') && metric.subject.find('<') == npos) metric.subject.remove_suffix(1);
  if (metric.subject.starts_with('<') && metric.subject.ends_with('>')) metric.subject = metric.subject.substr(1, metric.subject.size() - 2);  // a company in brackets
  if (metric.subject.empty()) return;
  const Span clause = clause_of(draft);
  metric.measure = measure_of(draft.subject);
  metric.value = ref(draft.value);
  metric.by = ref(draft.by);
  metric.from = ref(draft.from);
  metric.to = ref(draft.to);
  metric.direction = draft.direction;
  metric.source = on_one_line(source_);
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
  if (pronoun && draft.subject.begin < 2 && draft.subject_text.empty()) metric.refers_to = last_subject_;
  else if (metric.subject == "company" || metric.subject == "The company" || metric.subject == "the company") metric.refers_to = last_organization_;
  if (!pronoun) last_subject_ = metric.subject;
  metric.sentence = clause_.item(draft.anchor).sentence;
  metric.begin = clause_.item(clause.begin).begin;
  metric.end = clause_.item(clause.end - 1).end;
  context_->record.metrics.push_back(std::move(metric));
}

std::string_view MetricFinder::measure_of(Span subject) const {
  std::size_t end = subject.begin;
  std::size_t head = npos;
  for (; end < subject.end; ++end) {
    if (clause_.is(end, bit(kPreposition) | bit(kConjunction) | bit(kClauseOpener) | bit(kPunct)) && !clause_.is(end, bit(kHyphen) | bit(kPossessive)) && head != npos) break;
    if (clause_.nominal(end)) head = end;
  }
  return head == npos ? std::string_view{} : clause_.text(head);
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
    if (!space) buffer_ += c;
    else if (!buffer_.empty() && buffer_.back() != ' ') buffer_ += ' ';
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
