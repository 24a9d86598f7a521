#include "metrics/sentence.h"

#include <algorithm>

namespace newsmetrics {

void Sentence::read(std::span<const Item> items, Context& article) {
  context = &article;
  clause.read(article.document.text, items);
  drafts.clear();
}

std::optional<Decimal> Sentence::number_of(std::size_t figure) const {
  for (const char* name : {"amount", "value", "rank"})
    if (const Field* field = record().find(mention(figure), name))
      if (const auto* number = std::get_if<Decimal>(&field->value)) return *number;
  return std::nullopt;
}

bool Sentence::has_number(std::size_t figure) const {
  return clause.is(figure, kRanking) || number_of(figure) || (record().find(mention(figure), "low") != nullptr && !mention(figure).rule.ends_with("-vague"));
}

std::size_t Sentence::unit_end(std::size_t figure) const {
  const bool per =
      (clause.is(figure + 1, kDeterminer) || clause.says(figure + 1, "per")) && clause.nominal(figure + 2) && record().find(mention(figure), "per") != nullptr;
  return per ? figure + 2 : figure;
}

std::size_t Sentence::head_of(Span phrase) const {
  std::size_t head = Clause::npos, i = phrase.begin;
  for (; i < phrase.end; ++i) {
    const bool joint = clause.is(i, bit(kPreposition) | bit(kConjunction) | bit(kClauseOpener) | bit(kPunct)) && !clause.is(i, bit(kHyphen) | bit(kPossessive));
    if (head != Clause::npos && ((joint && !clause.is(i, '/') && !clause.is(i, '&')) || clause.finite(i))) break;  // "households said they …"
    if (head == Clause::npos && i > phrase.begin && clause.is(i, kPreposition)) return Clause::npos;               // "those from Peru"
    if (clause.nominal(i)) head = i;
    if (clause.text(i).ends_with(" of") || clause.text(i).ends_with(" for")) return i;  // "average of", "support for"
  }
  // "gold and foreign assets": the assets.
  if (i < phrase.end && clause.is(i, kConjunction) && clause.is(head, kLower) && !clause.is(head, kMeasureNoun) && !clause.text(head).ends_with("s")) {
    std::size_t last = i + 1;
    while (last < phrase.end && (clause.nominal(last) || clause.is(last, kHyphen))) ++last;
    if (last > i + 2 && clause.nominal(last - 1) && clause.text(last - 1).ends_with("s")) return last - 1;
  }
  return head;
}

// The last figure of a range that begins here: "between 3% and 5%", "by 3% to 5%" (what rose to 5% by 3% would have more than doubled).
std::size_t Sentence::range_end(std::size_t figure) const {
  const std::size_t end = figure + 2;
  if (!clause.is(end, kAnyFigure)) return figure;
  if (clause.is(figure + 1, kConjunction) && clause.opens_range(figure - 1)) return end;
  if (!clause.is(figure + 1, kInfinitive) || !clause.says(figure - 1, "by") || !clause.is(figure, kPercent) || !clause.is(end, kPercent)) return figure;
  const auto low = number_of(figure), high = number_of(end);
  return low && high && *low < *high && high->to_double() <= 2 * low->to_double() ? end : figure;
}

std::size_t Sentence::assign(Draft& draft, std::string_view role, std::size_t figure) {
  if (clause.is(figure, kRanking)) {
    draft.to = figure;
  } else if (role == "from") {
    draft.from = figure;
  } else if (role == "to") {
    draft.value = figure;
  } else {
    draft.by = figure;
  }
  used[figure] = true;
  const std::size_t end = range_end(figure);
  used[end] = true;
  draft.last = std::max(draft.last, end);
  return end;
}

bool Sentence::supposed(std::size_t begin, std::size_t end) const {
  for (std::size_t k = begin; k < end; ++k) {
    const bool change = clause.is(k, kChangeNoun) && !clause.has(k, kChangeNoun, "sum", "itself");
    const bool thought = clause.is(k, bit(kOutlook) | bit(kReportingVerb)) && clause.is(k, kNounToo) && clause.is(k, bit(kBase) | bit(kThird));
    if (change || thought) return true;
  }
  return false;
}

Direction Sentence::direction_of(std::size_t i, Trait of_class) const {
  const std::string_view name = clause.attribute(i, of_class, "direction");
  if (name == "increase") return Direction::kIncrease;
  if (name == "decrease") return Direction::kDecrease;
  return name == "unchanged" ? Direction::kUnchanged : Direction::kNone;
}

std::size_t Sentence::change_noun_behind(std::size_t figure) const {
  for (std::size_t i = figure + 1; i < figure + 5 && (clause.nominal(i) || clause.is(i, kDate)); ++i) {
    if (!clause.is(i, kChangeNoun)) continue;
    // "a 3% growth forecast"
    const bool modifies = clause.nominal(i + 1) && (!clause.is(i + 1, kAnyVerb) || (clause.is(i + 1, kNounToo) && !clause.finite(i + 1)));
    const bool sum = !clause.is(figure, kPercent) && clause.has(i, kChangeNoun, "sum", "itself");
    return modifies || sum ? Clause::npos : i;
  }
  return Clause::npos;
}

// Text as it stands, or with its line breaks and runs of spaces made one space.
std::string_view Sentence::on_one_line(std::string_view text) {
  if (text.find('\n') == std::string_view::npos && text.find("  ") == std::string_view::npos) return text;
  buffer_.clear();
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space)
      buffer_ += c;
    else if (!buffer_.empty() && buffer_.back() != ' ')
      buffer_ += ' ';
  }
  return record().keep(buffer_);
}

std::string_view Sentence::joined(std::initializer_list<std::string_view> parts) {
  buffer_.clear();
  for (const std::string_view part : parts) {
    if (part.empty()) continue;
    if (!buffer_.empty()) buffer_ += ' ';
    buffer_ += part;
  }
  return record().keep(buffer_);
}

}  // namespace newsmetrics
