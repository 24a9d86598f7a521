#include "grammar/match.h"

#include <algorithm>

namespace newsmetrics {

Match::Items Match::find_capture(Name name) const {
  const auto names = knowledge_.tables().captures.subspan(rule_.first_capture, rule_.capture_count);
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i].hash == name.hash && (taken_ >> i & 1) != 0) return all_.subspan(captures_[i].begin, captures_[i].end - captures_[i].begin);
  return {};
}

std::string_view Match::text_of(Items items) const {
  return items.empty() ? std::string_view{} : text_.substr(items.front().begin, items.back().end - items.front().begin);
}

std::string_view Match::constant(Name key) const {
  for (const Constant& c : knowledge_.tables().constants.subspan(rule_.first_constant, rule_.constant_count))
    if (c.hash == key.hash) return knowledge_.text(c.value);
  return {};
}

std::string_view Match::find_attribute(Name name, Name of_class, Name key) const {
  const ClassId id = knowledge_.class_id(of_class);
  for (const Item& item : capture(name))
    if (knowledge_.symbol_has(item.symbol, id)) return knowledge_.attribute(item.entry, id, key);
  return {};
}

bool Match::any_is(Items items, Name of_class) const {
  const ClassId id = knowledge_.class_id(of_class);
  return std::any_of(items.begin(), items.end(), [&](const Item& item) { return knowledge_.symbol_has(item.symbol, id); });
}

const Mention* Match::mention(const Item& item) const { return item.mention == MentionRef::kNone ? nullptr : &record_.mentions[item.mention]; }

std::optional<Decimal> Match::number(const Item& item) const {
  if (const Mention* m = mention(item)) {
    const Field* value = record_.find(*m, "value");
    const Decimal* decimal = value == nullptr ? nullptr : std::get_if<Decimal>(&value->value);
    return decimal == nullptr ? std::nullopt : std::optional(*decimal);
  }
  return parse_number(text_of(item));
}

std::optional<Decimal> Match::number(Name name) const {
  const Items items = capture(name);
  return items.empty() ? std::nullopt : number(items.front());
}

namespace {

// Digits with no separator but one point, as most numbers are: their value, or nothing when the text is anything else.
std::optional<Decimal> parse_plain(std::string_view text) {
  constexpr std::size_t kMostDigits = 18;  // of a Decimal
  if (text.size() > kMostDigits) return std::nullopt;
  std::int64_t digits = 0;
  std::size_t point = text.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] >= '0' && text[i] <= '9') {
      digits = digits * 10 + (text[i] - '0');
    } else if (text[i] == '.' && point == text.size()) {
      point = i;
    } else {
      return std::nullopt;
    }
  }
  return Decimal(digits, point == text.size() ? 0 : static_cast<int>(point + 1) - static_cast<int>(text.size()));
}

}  // namespace

std::optional<Decimal> parse_number(std::string_view text) {
  if (!text.empty() && text.front() >= '0' && text.front() <= '9')
    if (const auto plain = parse_plain(text)) return plain;
  char plain[Decimal::kMaxText];
  std::size_t size = 0;
  const std::size_t point = text.rfind('.'), comma = text.rfind(',');
  // The last separator is the decimal point, unless it groups three digits as the first one does: 1.234,5 and 1,234.5.
  const bool comma_decimal = comma != std::string_view::npos && point != std::string_view::npos && comma > point;
  const bool points_group = comma == std::string_view::npos && point != std::string_view::npos && text.find('.') != point;
  bool digits = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (size + 1 >= sizeof plain) return std::nullopt;
    if (c >= '0' && c <= '9') {
      plain[size++] = c;
      digits = true;
    } else if (c == (comma_decimal ? ',' : '.') && !points_group) {
      plain[size++] = '.';
    } else if (c != ',' && c != '.' && static_cast<unsigned char>(c) < 0x80) {
      break;  // 25th, 1980s
    }
  }
  return digits ? Decimal::parse({plain, size}) : std::nullopt;
}

}  // namespace newsmetrics
