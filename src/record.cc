#include "newsmetrics/record.h"

#include <algorithm>

namespace newsmetrics {

const Field* Record::find(const Mention& mention, std::string_view name) const {
  for (const Field& field : fields_of(mention))
    if (field.name == name) return &field;
  return nullptr;
}

std::string_view Record::text_of(const Mention& mention, std::string_view name) const {
  const Field* field = find(mention, name);
  const auto* text = field == nullptr ? nullptr : std::get_if<std::string_view>(&field->value);
  return text == nullptr ? std::string_view{} : *text;
}

void Record::set(Mention& mention, std::string_view name, decltype(Field::value) value) {
  if (const auto* text = std::get_if<std::string_view>(&value); text != nullptr && text->empty()) return;  // what is not there is left out
  for (std::uint32_t i = mention.first_field; i < mention.first_field + mention.field_count; ++i) {
    if (fields[i].name == name) {
      fields[i].value = value;
      return;
    }
  }
  // A mention's fields stand together; those of an older one move to the end to grow.
  if (mention.first_field + mention.field_count != fields.size()) {
    const std::uint32_t moved = static_cast<std::uint32_t>(fields.size());
    for (std::uint32_t i = 0; i < mention.field_count; ++i) fields.push_back(Field(fields[mention.first_field + i]));
    mention.first_field = moved;
  }
  fields.push_back({name, value});
  ++mention.field_count;
}

std::string_view Record::keep(std::string_view text) {
  char* copy = static_cast<char*>(arena_.allocate(std::max<std::size_t>(text.size(), 1), 1));
  text.copy(copy, text.size());
  return {copy, text.size()};
}

void Record::renumber(std::span<const MentionRef> renumbered) {
  const auto renumber_one = [&](MentionRef& ref) {
    if (ref) ref = renumbered[ref.index];
  };
  for (Field& field : fields)
    if (auto* ref = std::get_if<MentionRef>(&field.value)) renumber_one(*ref);
  for (Metric& metric : metrics)
    for (MentionRef* ref : {&metric.value, &metric.by, &metric.from, &metric.to, &metric.period, &metric.period_end}) renumber_one(*ref);
}

void Record::clear() {
  mentions.clear();
  metrics.clear();
  fields.clear();
  sentence_ends.clear();
  arena_.release();
}

}  // namespace newsmetrics
