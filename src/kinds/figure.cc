#include "kinds/figure.h"

#include "text/ascii.h"

namespace newsmetrics {
namespace {

constexpr int kHundred = 2;

Decimal or_one(Decimal value) { return value == Decimal(0) ? Decimal(1) : value; }

// Adds up the words of a number from left to right.
class NumberReader {
 public:
  explicit NumberReader(const Match& match) : match_(match) {}

  Figure read(Match::Items items) {
    for (std::size_t i = 0; i < items.size() && valid_; ++i) {
      const std::string_view text = match_.text_of(items[i]);
      if (i + 2 < items.size() && match_.text_of(items[i + 1]) == "/") {
        add_fraction(items[i], items[i + 2]);
        i += 2;
      } else if (const auto value = match_.number(items[i])) {
        add_digits(*value, items[i].end - items[i].begin, i > 0);
        if (const std::size_t point = text.find('.'); point != std::string_view::npos) decimals_ = static_cast<int>(text.size() - point - 1);
      } else {
        add_word(items[i], text);
      }
    }
    const auto sum = valid_ && any_ ? plus(total_, plus(saved_, current_)) : std::nullopt;
    return {sum, power_};
  }

 private:
  std::optional<Decimal> plus(std::optional<Decimal> a, std::optional<Decimal> b) { return a && b ? a->plus(*b) : std::nullopt; }

  void set(Decimal& target, std::optional<Decimal> value) {
    any_ = true;
    valid_ = valid_ && value.has_value();
    if (value) target = *value;
  }

  void add_digits(Decimal value, std::size_t length, bool follows) {
    // Digits behind digits are the next group of thousands, or a fraction sign ("2¾").
    const bool group = follows && length == 3 && value.is_integer();
    set(current_, (group ? current_.scaled(3) : current_).plus(value));
  }

  void add_fraction(const Item& numerator, const Item& denominator) {
    const auto above = match_.number(numerator), below = match_.number(denominator);
    const auto divisor = below ? below->to_integer() : std::nullopt;
    auto part = above && divisor && *divisor != 0 ? quotient(*above, *divisor) : std::nullopt;
    if (part) part = part->scaled(-decimals_);  // "6.80-1/2": of the last digit
    set(current_, plus(current_, part));
  }

  void add_word(const Item& item, std::string_view text) {
    if (text == "point") {
      place_ = -1;
    } else if (text == "and") {
      set(saved_, saved_.plus(current_));
      current_ = 0;
    } else if (const auto value = attribute(item, "value"); !value.empty()) {
      const auto added = Decimal::parse(value);
      set(current_, plus(current_, added && place_ < 0 ? std::optional(added->scaled(place_--)) : added));
    } else if (const auto power = attribute(item, "power"); !power.empty()) {
      multiply(to_int(power, 0));
    } else if (const auto times = attribute(item, "times"); !times.empty()) {
      set(current_, or_one(current_).times(to_int(times, 0)));
    } else if (const auto divisor = attribute(item, "divisor"); !divisor.empty()) {
      set(current_, quotient(or_one(current_), to_int(divisor, 0)));
    }
  }

  void multiply(int power) {
    any_ = true;
    if (power == kHundred) {
      current_ = or_one(current_).scaled(power);
      return;
    }
    const auto sum = saved_.plus(current_);
    if (sum == Decimal(0) && total_ != Decimal(0)) {
      total_ = total_.scaled(power);  // "lakh crore"
    } else if (sum) {
      set(total_, total_.plus(or_one(*sum).scaled(power)));
    }
    power_ += power;
    saved_ = current_ = 0;
  }

  std::string_view attribute(const Item& item, Name key) const { return match_.attribute(item, "numeral", key); }

  const Match& match_;
  Decimal total_ = 0, saved_ = 0, current_ = 0;  // closed by a magnitude; in front of "and"; being read
  int power_ = 0, place_ = 0;  // of ten: of its magnitudes; of the next digit behind a spoken point
  int decimals_ = 0;           // written behind its point
  bool any_ = false, valid_ = true;  // whether there was a number, and whether all of it fits a Decimal
};

// "10 to 12 million": the magnitude of one end counts for the other, unless that would turn the range upside down.
void carry(Figure& figure, const Figure& other) {
  if (figure.power != 0 || other.power == 0 || !figure.value || !other.value) return;
  if (*figure.value <= other.value->scaled(-other.power) || figure.value->scaled(other.power) <= other.value->scaled(1)) figure.value = figure.value->scaled(other.power);
}

}  // namespace

Figure read_number(const Match& match, Match::Items items) { return NumberReader(match).read(items); }

Figure read_figure(const Match& match, Name name, Name letter) {
  const Match::Items items = match.capture(name);
  if (items.empty()) return {};
  Figure figure;
  const Mention* mention = match.mention(items.front());
  if (mention == nullptr || items.size() > 1) {
    if (items.size() == 1) figure.value = match.number(items.front());
    if (!figure.value) figure = read_number(match, items);
  } else {
    figure.value = match.number(items.front());
    const Field* power = match.record().find(*mention, "power");
    if (power != nullptr) figure.power = static_cast<int>(std::get<Decimal>(power->value).to_integer().value_or(0));
  }
  if (const auto power = match.attribute(letter, "magnitude_letter", "power"); !power.empty() && figure.value) {
    figure.power += to_int(power, 0);
    figure.value = figure.value->scaled(to_int(power, 0));
  }
  return figure;
}

std::optional<Decimal> quotient(Decimal part, std::int64_t whole) {
  if (const auto exact = part.divided_by(whole)) return exact;
  constexpr int kDigits = 6;
  const auto scaled = part.scaled(kDigits).to_integer();
  return scaled ? std::optional(Decimal((*scaled + whole / 2) / whole, -kDigits)) : std::nullopt;
}

bool set_value(const Match& match, Context& context, Mention& mention, std::string_view field, Decimal scale) {
  const auto store = [&](std::string_view name, const Figure& figure) {
    if (!figure.value) return false;
    const auto value = figure.value->times(scale);
    if (value) context.record.set(mention, name, match.has("sign") ? value->negated() : *value);
    return value.has_value();
  };
  if (!match.has("low")) {
    Figure figure = read_figure(match, field, "letter");
    if (match.has("carried")) {
      const Figure other = read_figure(match, "carried", "carried_letter");
      if (other.power == 0) return false;
      carry(figure, other);
    }
    if (match.has("greater")) {
      const Figure greater = read_figure(match, "greater", "");
      if (!figure.value || !greater.value || !(*figure.value < *greater.value)) return false;
    }
    return store(field, figure);
  }
  Figure low = read_figure(match, "low", "low_letter"), high = read_figure(match, "high", "high_letter");
  carry(low, high);
  if (!low.value || !high.value) return false;
  // "9-7 lakh" is a range; "2,000 or four", "Feb 25 to 4 million" are none.
  if (*high.value < *low.value) {
    if (!match.has("hyphen")) return false;
    std::swap(low, high);
  }
  if (!match.before().empty() && match.is(match.before().back(), "month")) return false;
  return store("low", low) && store("high", high);
}

void set_order(const Match& match, Context& context, Mention& mention, std::string_view words) {
  const Knowledge& knowledge = match.knowledge();
  int power = 0;
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    words.remove_prefix(std::min(words.size(), word.size() + 1));
    if (word == "of") continue;
    const std::string_view found = knowledge.attribute(knowledge.entry(word, LetterCase::kLower), knowledge.class_id("magnitude_plural"), "power");
    if (found.empty()) return;  // "several hundred"
    power += to_int(found, 0);
  }
  context.record.set(mention, "low", Decimal(1).scaled(power));
  context.record.set(mention, "high", Decimal(1).scaled(power + 1));
}

bool is_near(const Match& match, Name of_class) {
  constexpr std::size_t kReach = 12;
  const Match::Items before = match.before(), after = match.after();
  return match.any_is(before.last(std::min(kReach, before.size())), of_class) || match.any_is(after.first(std::min(kReach, after.size())), of_class);
}

void set_modifier(const Match& match, Context& context, Mention& mention) {
  const Match::Items before = match.before();
  bool touching = true;
  for (std::size_t i = before.size(); i > 0 && before.size() - i < 4; --i) {
    const Item& item = before[i - 1];
    if (const auto modifier = match.attribute(item, "approximator", "modifier"); !modifier.empty()) {
      const std::string_view text = match.text_of(item);
      if (i > 1 && text == "up to" && match.is(before[i - 2], "move_verb")) return;  // "went up to 64"
      if (i > 1 && text == ">" && adjacent(before[i - 2], item)) return;             // "<ABC> 64"
      if (touching || match.attribute(item, "approximator", "adjacent").empty()) context.record.set(mention, "modifier", modifier);
      return;
    }
    if (!match.is(item, "before_figure")) break;
    touching = touching && match.attribute(item, "before_figure", "article").empty();
  }
  const auto take = [&](const Item& item, Name of_class) {
    const auto modifier = match.attribute(item, of_class, "modifier");
    if (!modifier.empty()) context.record.set(mention, "modifier", modifier);
  };
  for (const Item& item : match.items()) {  // "5,000 or so people", "3,000-plus visitors"
    take(item, "after_figure");
    take(item, "figure_tail");
  }
  const Match::Items after = match.after();
  if (!after.empty()) take(after.front(), "after_figure");
  if (after.size() > 1 && match.is(after.front(), "hyphen")) take(after[1], "figure_tail");  // "$500-plus"
}

}  // namespace newsmetrics
