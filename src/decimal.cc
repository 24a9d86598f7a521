#include "newsmetrics/decimal.h"

#include <cmath>
#include <cstring>
#include <iterator>

namespace newsmetrics {
namespace {

constexpr __int128 kLimit = 1'000'000'000'000'000'000;  // 18 digits

std::optional<Decimal> fit(__int128 digits, int exponent) {
  if (digits < kLimit && digits > -kLimit) {  // as nearly always; division by the machine's own words
    auto few = static_cast<std::int64_t>(digits);
    while (few != 0 && few % 10 == 0) few /= 10, ++exponent;
    return Decimal(few, exponent);
  }
  while (digits != 0 && digits % 10 == 0) digits /= 10, ++exponent;
  if (digits >= kLimit || digits <= -kLimit) return std::nullopt;
  return Decimal(static_cast<std::int64_t>(digits), exponent);
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  std::int64_t digits = 0;
  int exponent = 0;
  bool point = false, any = false;
  for (const char c : text) {
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9' || digits > kLimit / 10 - 1) return std::nullopt;
    digits = digits * 10 + (c - '0');
    any = true;
    if (point) --exponent;
  }
  if (!any) return std::nullopt;
  return Decimal(negative ? -digits : digits, exponent);
}

std::optional<std::int64_t> Decimal::to_integer() const {
  if (exponent_ < 0 || exponent_ > 18) return std::nullopt;
  __int128 value = digits_;
  for (int i = 0; i < exponent_; ++i) value *= 10;
  if (value > INT64_MAX || value < INT64_MIN) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

double Decimal::to_double() const {
  constexpr double kPowers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};  // exact, as division by them is
  const auto digits = static_cast<double>(digits_);
  if (exponent_ >= 0 && exponent_ < static_cast<int>(std::size(kPowers))) return digits * kPowers[exponent_];
  if (exponent_ < 0 && -exponent_ < static_cast<int>(std::size(kPowers))) return digits / kPowers[-exponent_];
  return digits * std::pow(10.0, exponent_);
}

std::optional<Decimal> Decimal::times(Decimal other) const { return fit(static_cast<__int128>(digits_) * other.digits_, exponent_ + other.exponent_); }

std::optional<Decimal> Decimal::plus(Decimal other) const {
  if (other.digits_ == 0) return *this;
  if (digits_ == 0) return other;
  const Decimal &high = exponent_ >= other.exponent_ ? *this : other, &low = exponent_ >= other.exponent_ ? other : *this;
  __int128 digits = high.digits_;
  for (int i = low.exponent_; i < high.exponent_; ++i) {
    digits *= 10;
    if (digits >= kLimit * 10 || digits <= -kLimit * 10) return std::nullopt;
  }
  return fit(digits + low.digits_, low.exponent_);
}

std::optional<Decimal> Decimal::divided_by(std::int64_t divisor) const {
  if (divisor == 0) return std::nullopt;
  __int128 digits = digits_;
  int exponent = exponent_;
  while (digits % divisor != 0) {
    digits *= 10, --exponent;
    if (digits >= kLimit * 10 || digits <= -kLimit * 10) return std::nullopt;
  }
  return fit(digits / divisor, exponent);
}

int Decimal::write(char* out) const {
  char* p = out;
  if (digits_ < 0) *p++ = '-';
  char reversed[20];
  int count = 0;
  for (std::uint64_t rest = digits_ < 0 ? 0 - static_cast<std::uint64_t>(digits_) : static_cast<std::uint64_t>(digits_); rest != 0 || count == 0; rest /= 10)
    reversed[count++] = static_cast<char>('0' + rest % 10);
  if (exponent_ > 40 || exponent_ < -40) {  // no figure of any article
    while (count > 0) *p++ = reversed[--count];
    *p++ = 'e';
    if (exponent_ < 0) *p++ = '-';
    const int e = exponent_ < 0 ? -exponent_ : exponent_;
    if (e >= 100) *p++ = static_cast<char>('0' + e / 100 % 10);
    *p++ = static_cast<char>('0' + e / 10 % 10);
    *p++ = static_cast<char>('0' + e % 10);
    return static_cast<int>(p - out);
  }
  const int whole = count + exponent_;  // digits in front of the point
  if (whole <= 0) {
    *p++ = '0';
    *p++ = '.';
    for (int i = whole; i < 0; ++i) *p++ = '0';
  }
  for (int i = 0; i < count; ++i) {
    if (i == whole && whole > 0) *p++ = '.';
    *p++ = reversed[count - 1 - i];
  }
  for (int i = 0; i < exponent_; ++i) *p++ = '0';
  return static_cast<int>(p - out);
}

}  // namespace newsmetrics
