#include "support/fields.h"

namespace newsmetrics::testing {

std::vector<std::pair<std::string, std::string>> parse_fields(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> fields;
  std::size_t at = 0;
  while ((at = text.find_first_not_of(" \t", at)) != std::string_view::npos) {
    const std::size_t equals = text.find('=', at);
    if (equals == std::string_view::npos) break;
    const bool quoted = equals + 1 < text.size() && text[equals + 1] == '"';
    const std::size_t begin = equals + (quoted ? 2 : 1);
    const std::size_t end = std::min(text.find(quoted ? '"' : ' ', begin), text.size());
    fields.emplace_back(text.substr(at, equals - at), text.substr(begin, end - begin));
    at = end + 1;
    if (at > text.size()) break;
  }
  return fields;
}

std::string field_text(const Record& record, const Mention& mention, std::string_view name, std::string_view document) {
  const Field* field = record.find(mention, name);
  if (field == nullptr) return "";
  if (const auto* decimal = std::get_if<Decimal>(&field->value)) {
    char digits[Decimal::kMaxText];
    return {digits, static_cast<std::size_t>(decimal->write(digits))};
  }
  if (const auto* flag = std::get_if<bool>(&field->value)) return *flag ? "true" : "false";
  if (const auto* ref = std::get_if<MentionRef>(&field->value)) {
    if (!*ref) return "";
    const Mention& other = record.mentions[ref->index];
    return std::string(document.substr(other.begin, other.end - other.begin));
  }
  return std::string(std::get<std::string_view>(field->value));
}

}  // namespace newsmetrics::testing
