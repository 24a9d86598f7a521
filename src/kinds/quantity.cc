// Quantities. Captures: value (with letter), or low and high (with their letters), or order (a plural of magnitude: "hundreds of
// workers"), or part and whole ("one in five"); sign; unit (class unit, unit_tight or temperature_letter); noun (what is counted);
// touching (what must touch the figure: the x of "3x"). Constants: unit; needs=change (a word of change in front).
#include "kinds/figure.h"
#include "text/ascii.h"

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
  if (value >= Decimal(1000) || (!value.is_integer() && !match.is(figure, "decimal"))) return false;
  if (before_is(match, "index_move") || before_is(match, "plain_verb")) return false;  // "Dow Sheds 500 Points"
  if (!before_is(match, "capitalised") || match.mention(match.before().back()) != nullptr) return false;
  if (before_is(match, "sentence_start") || before_is(match, "np_stop")) return false;
  const char first = match.document()[figure.begin];
  return is_digit(first) || (is_capital(first) && before_is(match, "title_case"));
}

// A row of a table ends with its figure: what the next line begins with is the next row's name.
bool starts_next_row(const Match& match, const Item& figure, const Item& noun) {
  const std::string_view gap = match.document().substr(figure.end, noun.begin - figure.end);
  const std::size_t line = gap.find('\n');
  return line != std::string_view::npos && (match.is(noun, "capitalised") || gap.size() - line > 2);
}

// "405 Williams Ave."; and in words a name, "Ten Elms Direct".
bool is_address(const Match& match, Match::Items noun) {
  const bool in_digits = match.number(match.items().front()) && !match.is(match.items().front(), "number");
  return noun.size() == 1 && match.is(noun.front(), "title_case") && after_is(match, in_digits ? Name("street_word") : Name("title_case"));
}

// "Three times" multiplies what follows ("its estimate", "stronger"), or else counts.
bool multiplies(const Match& match, const Decimal& value) {
  if (!value.is_integer() || after_is(match, "multiplied")) return true;
  if (word_after(match) == "last" || word_after(match) == "next") return false;
  const std::string_view next = word_after(match);
  if (next == "a" || next == "an")
    return match.after().size() > 1 && !match.is(match.after()[1], "time_unit") && match.after().size() > 2 && match.is(match.after()[2], "possessive");
  return after_is(match, "word") && !after_is(match, "np_stop") && !after_is(match, "singular");
}

// Figures that are no quantity of their own: a share ("one in two voters"), a place ("32° 34'S"), a part of a compound or model
// ("757-200 jets", "PS/2 models", "16:9 screens", "PM2.5 levels").
bool is_part_of_other(const Match& match, Match::Items unit) {
  const Match::Items before = match.before();
  const bool second_side = before.size() > 1 && match.text_of(before[before.size() - 2]) == "by";  // "a 9-by-13-inch pan"
  const bool after_unit = before.size() > 1 && match.is(before[before.size() - 2], "unit");                   // "6GB/128GB"
  if ((before_is(match, "hyphen") && !second_side) || (word_before(match) == "/" && !after_unit)) return true;
  if ((word_before(match) == ":" || word_before(match) == ".") && adjacent(before.back(), match.items().front())) return true;
  if (word_before(match) == "in" && before.size() >= 2 && match.is(before[before.size() - 2], "number")) return true;
  return match.text_of(unit) == "°" && (after_is(match, "digits") || after_is(match, "compass_letter"));
}

// A letter that is a unit only where it touches its figure; a large figure in tonnes may do without ("940 000 t").
bool is_unit_letter(const Match& match, const Item& figure, const Item& unit) {
  const char letter = match.document()[unit.begin];
  if (match.text_of(unit) == "mm") return true;
  if (letter == 't' && (match.is(figure, "grouped") || match.is(figure, "number"))) return true;
  if (!adjacent(figure, unit) || letter == 'G' || letter == 'M' || letter == 'T') return false;  // 5G, 100M, 3T
  if (!match.is(unit, "temperature_letter") || is_near(match, "temperature_word")) return true;
  // "At about 75C", but "Form 10C", "in 12C".
  if (match.has("sign")) return true;
  const bool degrees = match.is(figure, "n2") || match.is(figure, "n3") || match.is(figure, "decimal");
  return degrees && (before_is(match, "approximator") || (before_is(match, "np_stop") && word_before(match) != "in"));
}

// A quotation mark behind its figure means inches where no quotation is open.
bool is_inch_mark(const Match& match, const Item& figure, const Item& mark) {
  bool open = false;
  const Match::Items before = match.before();
  for (std::size_t i = before.size(); i > 0 && !match.is(before[i - 1], "sentence_break"); --i) {
    const bool inches = i > 1 && match.is(before[i - 2], "digits") && adjacent(before[i - 2], before[i - 1]);
    if (match.is(before[i - 1], "inch_mark") && !inches) open = !open;
  }
  return !open && adjacent(figure, mark);
}

// The noun as the counted thing of its figure, and not the next row's name, a street, or what is glued to it ("3D prints").
bool is_counted(const Match& match, Match::Items noun) {
  const Item* const first = match.before().data();  // of the text that the match sees
  const Item* const front = &noun.front() == first ? nullptr : &noun.front() - 1;
  if (front != nullptr && !match.is(*front, "hyphen") && adjacent(*front, noun.front())) return false;
  return is_plural_head(match, noun) && !is_address(match, noun) && (front == nullptr || !starts_next_row(match, *front, noun.front()));
}

// "The Three Mile mine": a name.
bool is_title(const Match& match, Match::Items figure, Match::Items unit) {
  return !figure.empty() && is_capital(match.document()[figure.front().begin]) && match.is(unit.back(), "title_case") && !match.is(figure.front(), "sentence_start");
}

struct Unit {
  std::string_view id;
  Decimal scale = 1;
};

// Degrees that turn something: "a 45-degree angle", "a 360-degree camera".
bool is_angle(const Match& match, const Item& figure) {
  const std::string_view turn = match.text_of(figure);
  return after_is(match, "angle_word") || turn == "360" || turn == "180";
}

// "Its population is 331m": millions, where so many are spoken of and nothing says that they lie so far apart.
bool is_million(const Match& match, const Item& unit) {
  return match.text_of(unit) == "m" && is_near(match, "counted_word") && !after_is(match, "distance_word") && !before_is(match, "determiner");
}

Unit read_unit(const Match& match, const Item& figure, const Item& unit) {
  if (match.is(unit, "inch_mark")) return {is_inch_mark(match, figure, unit) ? match.attribute(unit, "inch_mark", "unit") : std::string_view{}};
  for (const Name of_class : {Name("unit"), Name("unit_tight"), Name("temperature_letter")}) {
    if (!match.is(unit, of_class) || (of_class != Name("unit") && !is_unit_letter(match, figure, unit))) continue;
    if (match.attribute(unit, of_class, "unit") == "temperature-generic" && is_angle(match, figure)) return {"angle-degree"};
    return {match.attribute(unit, of_class, "unit"), Decimal::parse(match.attribute(unit, of_class, "times")).value_or(Decimal(1))};
  }
  return {};
}

// "7mm thick plates", "60m high walls": a measure, not so many millions of them.
std::optional<Unit> read_measure_letter(const Match& match, Match::Items noun) {
  if (!match.has("letter") || noun.empty()) return std::nullopt;
  constexpr int kMillion = 6;  // that the letter has multiplied by
  const Item& letter = match.capture("letter").front();
  const std::string_view unit = match.attribute(letter, "unit_tight", "unit");
  if (unit.empty() || (match.text_of(letter) != "mm" && !match.is(noun.front(), "distance_word"))) return std::nullopt;
  return Unit{unit, Decimal(1, -kMillion)};
}

// Whether a word of change stands in front, in the same sentence.
bool is_changed(const Match& match) {
  constexpr std::size_t kReach = 10;
  const Match::Items before = match.before();
  for (std::size_t i = before.size(); i > 0 && before.size() - i < kReach; --i) {
    if (match.is(before[i - 1], "sentence_break")) return false;
    if (match.is(before[i - 1], "change_verb") || match.is(before[i - 1], "change_adverb")) return true;
  }
  return false;
}

// "Raised its capital from 60 to 150 mln shares" has two figures, and no range; "from zero to 60 mph" is one.
bool is_change(const Match& match) {
  if (!match.has("low") || word_before(match) != "from" || match.text("noun") == "times") return false;
  return read_figure(match, "low", "low_letter").value != Decimal(0) && is_changed(match);
}

// "Eight more picks" are picks.
Match::Items counted_noun(const Match& match, Match::Items noun) {
  const std::string_view first = match.text_of(noun.front());
  return noun.size() > 1 && (first == "more" || first == "further") ? noun.subspan(1) : noun;
}

// "Litres per second", "tonnes a hectare": takes what the unit is divided by into the mention, and writes both as CLDR does.
std::string_view divide(const Match& match, Context& context, Mention& mention, std::string_view unit) {
  const Match::Items after = match.after();
  if (after.size() < 2 || mention.end != match.items().back().end) return unit;
  const std::string_view link = word_after(match);
  const bool divided = link == "per" || link == "/";
  if (!divided && link != "a" && link != "an") return unit;
  std::string_view base = divided ? match.attribute(after[1], "per_base", "per") : std::string_view{};
  if (base.empty()) {
    base = match.attribute(after[1], "unit", "unit");
    base.remove_prefix(std::min(base.size(), base.find('-') + 1));
  }
  if (base.empty()) return unit;
  mention.end = after[1].end;
  return context.record.keep(std::string(unit) + "-per-" + std::string(base));
}

// "One in five", "nine out of ten": of a round whole, and not the games of a season ("won 4 in 12 matches").
bool set_ratio(const Match& match, Context& context, Mention& mention) {
  const auto part = read_figure(match, "part", "").value, whole = read_figure(match, "whole", "").value;
  const auto divisor = whole ? whole->to_integer() : std::nullopt;
  if (!part || !divisor || !part->is_integer() || !(*part < *whole) || match.is(match.capture("whole").front(), "year4")) return false;
  const bool round = *divisor == 3 || *divisor == 4 || *divisor == 5 || *divisor % 10 == 0;
  if (*part != Decimal(1) && !round) return false;
  const auto value = quotient(*part, *divisor);
  if (value) context.record.set(mention, "value", *value);
  return value.has_value();
}

}  // namespace

bool normalise_quantity(const Match& match, Context& context, Mention& mention) {
  Match::Items noun = match.capture("noun");
  const Match::Items unit_items = match.capture("unit");
  const Match::Items figure = match.has("low") ? match.capture("low") : match.capture("value");
  if (match.constant("needs") == "change" && !is_changed(match)) return false;
  if (is_change(match)) return false;
  if (is_part_of_other(match, unit_items) || (!noun.empty() && !is_counted(match, noun))) return false;
  for (const Name tight : {Name("letter"), Name("touching")})  // "5m", "3x"
    if (match.has(tight) && !adjacent(figure.back(), match.capture(tight).front())) return false;
  Unit unit{match.constant("unit")};
  if (const auto measure = read_measure_letter(match, noun)) {
    unit = *measure;
    mention.end = match.capture("letter").back().end;
    noun = {};
  }
  if (!unit_items.empty()) {
    const Item& last = match.has("high") ? match.capture("high").back() : match.has("order") ? match.capture("order").back() : figure.back();
    unit = read_unit(match, last, unit_items.front());
    if (unit.id.empty() || (match.is(last, "number") && is_title(match, figure, unit_items))) return false;
    if (is_million(match, unit_items.front())) unit = {{}, Decimal(1, 6)};
    if (!unit.id.empty()) unit.id = divide(match, context, mention, unit.id);
    // The point that ends the sentence is none of "9lb."
    const bool last_words = match.after().empty() || after_is(match, "sentence_break");
    if (last_words && mention.end == match.items().back().end && match.document()[mention.end - 1] == '.') --mention.end;
  }
  if (match.has("order")) set_order(match, context, mention, match.text("order"));
  if (match.has("whole") && !set_ratio(match, context, mention)) return false;
  if (!figure.empty()) {
    if (!set_value(match, context, mention, "value", unit.scale)) return false;
    const Field* field = context.record.find(mention, match.has("low") ? "low" : "value");
    const Decimal value = std::get<Decimal>(field->value);
    if (unit_items.empty() && is_part_of_name(match, value, figure.front())) return false;
    if (match.text("noun") == "times" && multiplies(match, value)) unit.id = "fold";
  }
  if (unit.id.empty() && !noun.empty()) unit.id = "count";
  if (!unit.id.empty()) context.record.set(mention, "unit", unit.id);
  if (!noun.empty() && unit.id != "fold") context.record.set(mention, "noun", match.text_of(counted_noun(match, noun)));
  set_modifier(match, context, mention);
  return true;
}

}  // namespace newsmetrics
