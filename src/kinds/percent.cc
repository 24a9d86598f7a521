// Percentages. Captures: value, or low and high; sign and greater, as set_value() has them (figure.h); unit (class percent_unit).
// Constant: unit, which needs a rate spoken of near by.
#include "kinds/figure.h"

namespace newsmetrics {
bool normalise_percent(const Match& match, Context& context, Mention& mention) {
  std::string_view unit = match.constant("unit");
  if (match.text("unit") == "BP") return false;  // the company, not basis points
  if (unit.empty()) {
    unit = match.attribute("unit", "percent_unit", "unit");
  } else if (!is_near(match, "rate_word")) {
    return false;  // "half a point", but of an index
  }
  if (match.has("value") || match.has("low")) {
    if (!set_value(match, context, mention, "value")) return false;
  } else if (match.items().size() == 1) {
    context.record.set(mention, "value", Decimal(1));  // "a full percentage point"
  }
  context.record.set(mention, "unit", unit);
  set_modifier(match, context, mention);
  return true;
}

}  // namespace newsmetrics
