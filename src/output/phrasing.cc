#include "output/phrasing.h"

#include "output/names.h"

namespace newsmetrics {
namespace {

std::string number_text(const Decimal& number) {
  char digits[Decimal::kMaxText];
  return {digits, static_cast<std::size_t>(number.write(digits))};
}

std::string text_of(const Record& record, const Mention& mention, std::string_view name) {
  const Field* field = record.find(mention, name);
  return field == nullptr ? "" : text_of(*field);
}

}  // namespace

std::string text_of(const Field& field) {
  if (const auto* number = std::get_if<Decimal>(&field.value)) return number_text(*number);
  if (const auto* flag = std::get_if<bool>(&field.value)) return *flag ? "true" : "false";
  if (const auto* ref = std::get_if<MentionRef>(&field.value)) return *ref ? "m" + std::to_string(ref->index + 1) : "";
  return std::string(std::get<std::string_view>(field.value));
}

Figure figure_of(const Record& record, const Mention& mention) {
  Figure figure;
  for (const std::string_view name : {"value", "amount", "rank", "alpha2", "m49", "name"}) {
    figure.value = text_of(record, mention, name);
    if (figure.value.empty()) continue;
    if (name == "rank") figure.unit = "rank";
    break;
  }
  if (const Field* low = record.find(mention, "low"); figure.value.empty() && low != nullptr) figure.value = text_of(*low) + ".." + text_of(record, mention, "high");
  if (figure.value.empty() && mention.field_count > 0) figure.value = text_of(record.fields_of(mention).front());  // a kind of the user's own
  for (const std::string_view name : {"currency", "unit"})
    if (figure.unit.empty()) figure.unit = record.text_of(mention, name);
  if (const std::string_view noun = record.text_of(mention, "noun"); !noun.empty() && (figure.unit.empty() || figure.unit == "count")) figure.unit = noun;
  return figure;
}

std::string figure_text(const Record& record, MentionRef ref, std::string_view known_unit) {
  if (!ref) return "";
  const auto [value, unit] = figure_of(record, record.mentions[ref.index]);
  if (value.empty() || unit.empty() || unit == "rank" || unit == known_unit) return value;
  if (unit == "percent") return value + "%";
  return value + " " + std::string(unit);
}

std::string_view unit_of(const Record& record, const Metric& metric) {
  for (const MentionRef ref : {metric.value, metric.to, metric.from})
    if (ref) return figure_of(record, record.mentions[ref.index]).unit;
  return {};
}

std::string change_text(const Record& record, const Metric& metric) {
  std::string text(name(metric.direction));
  if (text.empty()) return text;
  if (metric.by) text += " by " + figure_text(record, metric.by);
  if (metric.from) text += " from " + figure_text(record, metric.from);
  if (metric.to) text += " to " + figure_text(record, metric.to);
  return text;
}

std::string period_text(const Record& record, const Metric& metric) {
  std::string text = figure_text(record, metric.period);
  if (metric.period_end) text += "/" + figure_text(record, metric.period_end);
  return text;
}

std::string_view sentence_text(const Document& document, const Record& record, std::uint32_t sentence) {
  const std::size_t begin = sentence == 0 ? 0 : record.sentence_ends[sentence - 1];
  return std::string_view(document.text).substr(begin, record.sentence_ends[sentence] - begin);
}

}  // namespace newsmetrics
