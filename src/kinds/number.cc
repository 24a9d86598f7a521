// Numbers of several tokens or in words. Fields, for later rules: value, power (of its magnitude). Capture: letter (the k of
// "40k"). Constant: spaced=yes for groups of digits with spaces between.
#include "kinds/figure.h"

namespace newsmetrics {
namespace {

bool one_space(std::string_view document, const Item& left, const Item& right) { return right.begin - left.end == 1 && document[left.end] == ' '; }

// "940 000": groups of three digits behind single spaces, and no number on either side, as in a table or a list.
bool is_spaced(const Match& match) {
  const Match::Items items = match.items(), before = match.before(), after = match.after();
  if (match.text().front() == '0') return false;
  for (std::size_t i = 1; i < items.size(); ++i)
    if (!one_space(match.document(), items[i - 1], items[i])) return false;
  if (!after.empty() && match.number(after.front())) return false;
  if (before.empty()) return true;
  const Item& last = before.back();
  return !match.number(last) && !match.is(last, "month") && (!match.is(last, "capitalised") || match.is(last, "digit_prefix"));
}

// Denominators of prices and measures; with others a slash is a date or a score.
bool is_fraction(const Match& match) {
  const Match::Items items = match.items();
  std::size_t slash = items.size();
  for (std::size_t i = 0; i < items.size(); ++i)
    if (match.text_of(items[i]) == "/") slash = i;
  if (slash == items.size()) return true;
  const auto above = match.number(items[slash - 1]), below = match.number(items[slash + 1]);
  if (!above || !below || !(*above < *below)) return false;
  const auto divisor = below->to_integer();
  const Match::Items after = match.after();
  if (!after.empty() && match.text_of(after.first(1)) == "/") return false;
  return divisor == 2 || divisor == 3 || divisor == 4 || divisor == 5 || divisor == 8 || divisor == 16 || divisor == 32 || divisor == 64;
}

}  // namespace

bool normalise_number(const Match& match, Context& context, Mention& mention) {
  if (match.has("letter")) {
    // "40k" is a sum; "the 50K" a race, and "4K" a screen.
    if (!adjacent(match.items().front(), match.capture("letter").front())) return false;
    const auto figure = match.number(match.items().front());
    if (match.text("letter") == "K" && (before_is(match, "determiner") || !figure || *figure < Decimal(20))) return false;
  }
  if (!match.constant("spaced").empty() && !is_spaced(match)) return false;
  if (!is_fraction(match)) return false;
  const Figure figure = read_number(match, match.items());
  if (figure.value) context.record.set(mention, "value", *figure.value);
  if (figure.value && figure.power != 0) context.record.set(mention, "power", Decimal(figure.power));
  return true;
}

}  // namespace newsmetrics
