#include "kinds/timex.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace newsmetrics {
namespace {

constexpr TimeUnit kUnits[] = {
    {"Y", "Y", Grain::kYear, 12, 0, "M", 12},
    {"M", "M", Grain::kMonth, 1, 0, {}, 0},
    {"W", "W", Grain::kWeek, 0, 7, {}, 0},
    {"D", "D", Grain::kDay, 0, 1, {}, 0},
    {"Q", "Q", Grain::kQuarter, 3, 0, {}, 0},
    {"DE", "DE", Grain::kDecade, 120, 0, "Y", 10},
    {"CE", "CE", Grain::kCentury, 1200, 0, "Y", 100},
    {"ML", "ML", Grain::kNone, 12000, 0, {}, 0},
    {"TH", "H", Grain::kNone, 0, 0, "M", 60},
    {"TM", "M", Grain::kNone, 0, 0, "S", 60},
    {"TS", "S", Grain::kNone, 0, 0, {}, 0},
};

constexpr std::pair<std::string_view, std::string_view> kMods[] = {
    {"approximately", "APPROX"}, {"more_than", "MORE_THAN"}, {"less_than", "LESS_THAN"}, {"at_least", "EQUAL_OR_MORE"}, {"at_most", "EQUAL_OR_LESS"},
};

}  // namespace

const TimeUnit* find_unit(std::string_view name) {
  const auto* found = std::find_if(std::begin(kUnits), std::end(kUnits), [&](const TimeUnit& unit) { return unit.name == name; });
  return found == std::end(kUnits) ? nullptr : found;
}

Period parse_period(std::string_view text) {
  Period period;
  if (text.size() < 3 || text[0] != 'P') return period;
  text.remove_prefix(1);
  const bool clock = text[0] == 'T';
  if (clock) text.remove_prefix(1);
  if (text[0] == 'X') {
    period.count = Period::kAny;
    text.remove_prefix(1);
  } else {
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), period.count);
    if (error != std::errc()) return period;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  }
  // P1Y6M: in months.
  if (text.size() > 2 && text[0] == 'Y' && text.back() == 'M' && !clock && period.count >= 0) {
    double months = 0;
    if (std::from_chars(text.data() + 1, text.data() + text.size(), months).ec != std::errc()) return period;
    period.count = 12 * period.count + months;
    text = "M";
  }
  for (const TimeUnit& unit : kUnits) {
    if (unit.written == text && unit.is_clock() == clock) period.unit = &unit;
  }
  return period;
}

std::string_view timex_mod(std::string_view modifier) {
  for (const auto& [name, mod] : kMods) {
    if (name == modifier) return mod;
  }
  return {};
}

TimexText& TimexText::operator<<(std::string_view words) {
  size_ += words.copy(buffer_ + size_, sizeof buffer_ - size_);
  return *this;
}

TimexText& TimexText::operator<<(int value) {
  char digits[16];
  return *this << std::string_view(digits, static_cast<std::size_t>(std::to_chars(digits, digits + sizeof digits, value).ptr - digits));
}

TimexText& TimexText::operator<<(const TimeValue& value) {
  char written[TimeValue::kMaxText];
  return *this << std::string_view(written, static_cast<std::size_t>(value.write(written)));
}

TimexText& TimexText::two_digits(int value) { return *this << (value < 10 ? "0" : "") << value; }

TimexText& TimexText::period(std::optional<Decimal> number, const TimeUnit& unit) {
  if (!number) return *this << "X" << unit.written;
  if (!number->is_integer() && unit.parts > 0) {
    const auto parts = number->times(unit.parts);
    if (const auto whole = parts ? parts->to_integer() : std::nullopt; whole && *whole > 0 && *whole < 100000) {
      const int count = static_cast<int>(*whole);
      if (unit.part == "Y") return *this << count << unit.part;  // half a decade: five years
      if (count >= unit.parts) *this << count / unit.parts << unit.written;
      return *this << count % unit.parts << unit.part;
    }
  }
  char digits[Decimal::kMaxText];
  return *this << std::string_view(digits, static_cast<std::size_t>(number->write(digits))) << unit.written;
}

}  // namespace newsmetrics
