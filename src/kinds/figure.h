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

// The figure of capture `name`, with the magnitude letter of capture `letter` ("5m").
Figure read_figure(const Match& match, Name name, Name letter);

// Sets `field` from the capture of that name (with `letter`), or low and high from the captures low and high (with low_letter,
// high_letter); a magnitude that stands once counts for both ends. `scale` is applied to each. Captures: sign; carried (a later
// figure whose magnitude counts for this one); hyphen (between the ends, which may then stand in either order); greater (a figure that must be). False when a
// figure has no value or the range is none.
bool set_value(const Match& match, Context& context, Mention& mention, std::string_view field, Decimal scale = 1);

// Sets `modifier` from the words in front of the mention or behind it ("more than 5", "5 or so").
void set_modifier(const Match& match, Context& context, Mention& mention);

inline bool adjacent(const Item& left, const Item& right) { return left.end == right.begin; }

}  // namespace newsmetrics

#endif
