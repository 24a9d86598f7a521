#include "newsmetrics/decimal.h"

#include <gtest/gtest.h>

#include "grammar/match.h"

namespace newsmetrics {
namespace {

std::string text(Decimal d) {
  char out[Decimal::kMaxText];
  return {out, static_cast<std::size_t>(d.write(out))};
}

TEST(Decimal, WritesExactlyWhatWasRead) {
  for (const char* plain : {"0", "7", "-7", "0.05", "1200000000", "1234.5", "-0.001", "123456789012345678", "9447.11"}) EXPECT_EQ(text(*Decimal::parse(plain)), plain);
  EXPECT_EQ(text(*Decimal::parse("1.50")), "1.5");
  EXPECT_EQ(text(*Decimal::parse("007")), "7");
  EXPECT_EQ(text(*Decimal::parse("-0.0")), "0");
}

TEST(Decimal, RefusesWhatIsNoPlainNumber) {
  for (const char* other : {"", "-", ".", "1e5", "1,5", "12x", "99999999999999999999"}) EXPECT_FALSE(Decimal::parse(other)) << other;
}

TEST(Decimal, CalculatesWithoutRounding) {
  EXPECT_EQ(text(Decimal::parse("1.2")->scaled(9)), "1200000000");
  EXPECT_EQ(text(*Decimal::parse("0.1")->plus(*Decimal::parse("0.2"))), "0.3");
  EXPECT_EQ(text(*Decimal::parse("2.5")->times(Decimal(12))), "30");
  EXPECT_EQ(text(*Decimal(3).divided_by(4)), "0.75");
  EXPECT_FALSE(Decimal(1).divided_by(3));
  EXPECT_FALSE(Decimal(1).divided_by(0));
  EXPECT_FALSE(Decimal(999999999999999999).times(Decimal(999999999999999999)));
  EXPECT_EQ(*Decimal(5).plus(Decimal(-5)), Decimal());
}

TEST(Decimal, IntegersOnlyWhenWholeAndInReach) {
  EXPECT_EQ(Decimal(12, 3).to_integer(), 12000);
  EXPECT_FALSE(Decimal(12, -1).to_integer());
  EXPECT_FALSE(Decimal(12, 30).to_integer());
}

TEST(ParseNumber, ReadsTheTokenizersNumbers) {
  const std::pair<const char*, const char*> cases[] = {{"1,234.5", "1234.5"}, {"1.234,5", "1234.5"}, {"1.234.567", "1234567"}, {"940\u00A0000", "940000"},
                                                       {"25th", "25"},        {".5", "0.5"},         {"12,34,567", "1234567"}, {"1.234", "1.234"}};
  for (const auto& [written, value] : cases) EXPECT_EQ(text(parse_number(written).value_or(Decimal(-1))), value) << written;
  EXPECT_FALSE(parse_number("May"));
}

}  // namespace
}  // namespace newsmetrics
