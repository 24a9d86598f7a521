// Quantities. Captures: value (with letter), or low and high (with their letters), or none ("hundreds of workers"); unit (class
// unit, unit_tight or temperature_letter); noun (what is counted). Constant: unit.
#include "kinds/figure.h"

namespace newsmetrics {
namespace {

// A nationality counts people only in the plural: "ten Iraqis", "ten Japanese", not "ten Iraqi".
bool is_plural_head(const Match& match, Match::Items noun) {
  const std::string_view head = match.text_of(noun.last(1));
  return !match.is(noun.back(), "country") || head.ends_with("s") || head.ends_with("ese");
}

// A small or capitalised number behind a name is part of it ("Apollo 11 astronauts", "Little Five Points"), and a year in front
// of a noun says when it was made ("2003 models").
bool is_part_of_name(const Match& match, const Decimal& value, const Item& figure) {
  if (match.is(figure, "year4") && value >= Decimal(1900) && value < Decimal(2100) && value.exponent() < 2) return true;
  const Match::Items before = match.before();
  if (before.empty() || !value.is_integer() || value >= Decimal(1000)) return false;
  const Item& front = before.back();
  if (!match.is(front, "capitalised") || match.is(front, "sentence_start") || match.mention(front) != nullptr || match.is(front, "np_stop")) return false;
  const char first = match.document()[figure.begin];
  return (first >= '0' && first <= '9') || (first >= 'A' && first <= 'Z' && match.is(front, "title_case"));
}

// A row of a table ends with its figure: what the next line begins with is the next row's name.
bool starts_next_row(const Match& match, const Item& figure, const Item& noun) {
  const std::string_view gap = match.document().substr(figure.end, noun.begin - figure.end);
  const std::size_t line = gap.find('\n');
  return line != std::string_view::npos && (match.is(noun, "capitalised") || gap.size() - line > 2);
}

// "405 Williams Ave."
bool is_address(const Match& match, Match::Items noun) {
  const Match::Items after = match.after();
  return noun.size() == 1 && match.is(noun.front(), "title_case") && !after.empty() && match.is(after.front(), "title_case");
}

// "Three times" multiplies what follows ("its estimate", "stronger"), or else counts.
bool multiplies(const Match& match, const Decimal& value) {
  const Match::Items after = match.after();
  if (!value.is_integer()) return true;
  if (after.empty() || !match.is(after.front(), "word")) return false;
  const std::string_view next = match.text_of(after.first(1));
  if (next == "a" || next == "an") return false;
  for (const std::string_view word : {"the", "its", "his", "her", "their", "our", "that", "those", "what", "as", "more"})
    if (next == word) return true;
  return !match.is(after.front(), "np_stop");
}

// "One in two voters" is a share.
bool is_share(const Match& match) {
  const Match::Items before = match.before();
  return before.size() >= 2 && match.text_of(before.last(1)) == "in" && match.is(before[before.size() - 2], "number");
}

bool near(std::string_view text, std::size_t at, std::size_t reach, std::initializer_list<std::string_view> words) {
  const std::size_t begin = at > reach ? at - reach : 0;
  const std::string_view around = text.substr(begin, 2 * reach);
  for (const std::string_view word : words)
    if (around.find(word) != std::string_view::npos) return true;
  return false;
}

bool is_unit_letter(const Match& match, const Item& figure, const Item& unit) {
  const char letter = match.document()[unit.begin];
  if (letter == 't' && (match.is(figure, "grouped") || match.is(figure, "number"))) return true;  // 940 000 t
  if (!adjacent(figure, unit) || letter == 'G' || letter == 'M' || letter == 'T') return false;  // 5G, 100M, 3T
  return !match.is(unit, "temperature_letter") || near(match.document(), unit.begin, 150, {"emperature", "degree", "heat", "warm", "cold", "weather", "Celsius"});
}

}  // namespace

bool normalise_quantity(const Match& match, Context& context, Mention& mention) {
  const Match::Items noun = match.capture("noun"), value = match.capture("value");
  if (!noun.empty() && !is_plural_head(match, noun)) return false;
  if (is_share(match)) return false;
  if (!match.before().empty() && match.text_of(match.before().last(1)) == "/") return false;  // "PS/2 models"
  if (!match.before().empty() && match.is(match.before().back(), "hyphen")) return false;  // "a compact-four-door car", "757-200 jets"
  const Match::Items unit = match.capture("unit");
  Decimal scale = 1;
  std::string_view unit_id = match.constant("unit");
  for (const Name of_class : {Name("unit"), Name("unit_tight"), Name("temperature_letter")}) {
    if (unit.empty() || !match.is(unit.front(), of_class)) continue;
    if (of_class != "unit" && !is_unit_letter(match, value.back(), unit.front())) continue;
    unit_id = match.attribute(unit.front(), of_class, "unit");
    if (const auto times = Decimal::parse(match.attribute(unit.front(), of_class, "times"))) scale = *times;
    break;
  }
  if (!unit.empty() && unit_id.empty()) return false;
  if (!noun.empty()) {
    const Item& figure = match.items()[static_cast<std::size_t>(&noun.front() - match.items().data()) - 1];
    if (!match.is(figure, "hyphen") && adjacent(figure, noun.front())) return false;  // "3D prints"
    if (is_address(match, noun)) return false;
    if (starts_next_row(match, figure, noun.front())) return false;
  }
  if (match.has("letter") && !adjacent(value.back(), match.capture("letter").front())) return false;
  if (!value.empty() || match.has("low")) {
    if (!set_value(match, context, mention, "value", scale)) return false;
    const Field* field = context.record.find(mention, match.has("low") ? "low" : "value");
    if (unit.empty() && is_part_of_name(match, std::get<Decimal>(field->value), match.has("low") ? match.capture("low").front() : value.front())) return false;
  }
  if (match.text("noun") == "times") {
    const Field* count = context.record.find(mention, "value");
    if (count != nullptr && multiplies(match, std::get<Decimal>(count->value))) unit_id = "fold";
  }
  if (unit_id.empty() && !noun.empty()) unit_id = "count";
  if (!unit_id.empty()) context.record.set(mention, "unit", unit_id);
  if (!noun.empty() && unit_id != "fold") context.record.set(mention, "noun", match.text_of(noun));
  set_modifier(match, context, mention);
  return true;
}

}  // namespace newsmetrics
