// Percentages. Captures: value, or low and high; sign; unit (class percent_unit). Constant: unit.
#include "kinds/figure.h"

namespace newsmetrics {
namespace {

// "Half a point" is one of a rate when a word within reach says so.
bool speaks_of_rates(const Match& match) {
  constexpr std::size_t kReach = 12;
  const auto any = [&](Match::Items items) {
    for (const Item& item : items)
      if (match.is(item, "rate_word")) return true;
    return false;
  };
  const Match::Items before = match.before(), after = match.after();
  return any(before.last(std::min(kReach, before.size()))) || any(after.first(std::min(kReach, after.size())));
}

}  // namespace

bool normalise_percent(const Match& match, Context& context, Mention& mention) {
  std::string_view unit = match.constant("unit");
  if (unit.empty()) {
    unit = match.attribute("unit", "percent_unit", "unit");
  } else if (!speaks_of_rates(match)) {
    return false;
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
