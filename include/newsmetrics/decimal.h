// Exact decimal numbers: what news writes ("1.2bn" is 1200000000, never 1199999999.99).
#ifndef NEWSMETRICS_DECIMAL_H_
#define NEWSMETRICS_DECIMAL_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace newsmetrics {

// digits * 10^exponent, held in lowest terms (no trailing zero in `digits`; zero is 0 * 10^0).
// Up to 18 significant digits; operations that would need more give nullopt rather than round.
class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr Decimal(std::int64_t integer) : Decimal(integer, 0) {}
  constexpr Decimal(std::int64_t digits, int exponent) : digits_(digits), exponent_(exponent) { normalise(); }

  // Plain digits with an optional sign and decimal point: "-1234.50". No separators, no exponent.
  static std::optional<Decimal> parse(std::string_view text);

  std::int64_t digits() const { return digits_; }
  int exponent() const { return exponent_; }
  bool is_integer() const { return exponent_ >= 0; }
  std::optional<std::int64_t> to_integer() const;  // nullopt when fractional or beyond int64
  double to_double() const;

  std::optional<Decimal> times(Decimal other) const;
  std::optional<Decimal> plus(Decimal other) const;
  std::optional<Decimal> divided_by(std::int64_t divisor) const;  // nullopt when it does not come out within 18 digits
  Decimal scaled(int power_of_ten) const { return digits_ == 0 ? *this : Decimal(digits_, exponent_ + power_of_ten); }
  Decimal negated() const { return Decimal(-digits_, exponent_); }

  // Writes the shortest exact JSON number ("1200000000", "0.05") to `out`, which holds kMaxText bytes; returns its length.
  static constexpr int kMaxText = 64;
  int write(char* out) const;

  bool operator==(const Decimal&) const = default;
  std::partial_ordering operator<=>(const Decimal& other) const { return to_double() <=> other.to_double(); }

 private:
  constexpr void normalise() {
    if (digits_ == 0) exponent_ = 0;
    while (digits_ != 0 && digits_ % 10 == 0) digits_ /= 10, ++exponent_;
  }

  std::int64_t digits_ = 0;
  int exponent_ = 0;
};

}  // namespace newsmetrics

#endif
