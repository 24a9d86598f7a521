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
    if (head == Clause::npos && i > phrase.begin && clause.is(i, kPreposition)) return Clause::npos;  // "those from Peru"
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
