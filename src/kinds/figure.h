// What the normalisers of figures share: values with magnitudes, ranges, and the words around that say how exact they are.
#ifndef NEWSMETRICS_KINDS_FIGURE_H_
#define NEWSMETRICS_KINDS_FIGURE_H_

#include <optional>
#include <string_view>

#include "kinds/kinds.h"

namespace newsmetrics {

struct Figure {
  std::optional<Decimal> value;
  int power = 0;  // of ten, that its own magnitude multiplied by: 6 for "12 million"
};

// The number that the words of `items` say: "two and a half million", "1-3/4", "940 000".
Figure read_number(const Match& match, Match::Items items);

// A fraction, rounded to six digits when it does not come out.
std::optional<Decimal> quotient(Decimal part, std::int64_t whole);

// The figure of capture `name`, with the magnitude letter of capture `letter` ("5m").
Figure read_figure(const Match& match, Name name, Name letter);

// Sets `field` from the capture of that name (with `letter`), or low and high from the captures low and high (with low_letter,
// high_letter); a magnitude that stands once counts for both ends. `scale` is applied to each. Captures: sign; carried (a later
// figure whose magnitude counts for this one); hyphen (between the ends, which may then stand in either order); greater (a
// figure that must be). False when a figure has no value or the range is none.
bool set_value(const Match& match, Context& context, Mention& mention, std::string_view field, Decimal scale = 1);

// Sets low and high from a plural of magnitude, which tells no more than the order: 10,000 and 100,000 for "tens of thousands".
void set_order(const Match& match, Context& context, Mention& mention, std::string_view words);

// Sets `modifier` from the words in front of the mention or behind it ("more than 5", "5 or so").
void set_modifier(const Match& match, Context& context, Mention& mention);

inline bool adjacent(const Item& left, const Item& right) { return left.end == right.begin; }

// The item right in front of the mention, or right behind it: whether it has the class, and its words ("" at the text's ends).
inline bool before_is(const Match& match, Name of_class) { return !match.before().empty() && match.is(match.before().back(), of_class); }
inline bool after_is(const Match& match, Name of_class) { return !match.after().empty() && match.is(match.after().front(), of_class); }
inline std::string_view word_before(const Match& match) { return match.before().empty() ? std::string_view{} : match.text_of(match.before().last(1)); }
inline std::string_view word_after(const Match& match) { return match.after().empty() ? std::string_view{} : match.text_of(match.after().first(1)); }

// Whether an item of the class stands within a dozen of the mention.
bool is_near(const Match& match, Name of_class);

}  // namespace newsmetrics

#endif
