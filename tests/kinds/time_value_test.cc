#include "kinds/time_value.h"

#include <gtest/gtest.h>

#include <string>

#include "kinds/calendar.h"

namespace newsmetrics {
namespace {

std::string written(const TimeValue& value) {
  char text[TimeValue::kMaxText];
  return std::string(text, static_cast<std::size_t>(value.write(text)));
}

TEST(TimeValue, WritesWhatItReads) {
  for (const char* text : {"2021-08-28", "2021-W34", "2021-W34-WE", "2021-08", "2021-Q3", "2021-H1", "2021-SU", "2021", "198", "19", "XXXX-12-15", "XXXX-WXX-2",
                           "XXXX-WXX", "XXXX-XX-XX", "XXXX-Q3", "XXXX", "1812-06-XX", "BC0331-10-01", "BC0001", "BC0218-SP", "BC019", "BC02", "BC00"}) {
    EXPECT_EQ(written(TimeValue::parse(text)), text);
  }
  EXPECT_EQ(written(TimeValue::parse("2021-08-28TMO")), "2021-08-28");
  for (const char* text : {"", "PRESENT_REF", "P5Y", "T10:35"}) EXPECT_EQ(TimeValue::parse(text).grain, Grain::kNone) << text;
}

TEST(TimeValue, MovesByItsOwnGrain) {
  const auto moved = [](const char* text, int count) { return written(TimeValue::parse(text).shifted(count)); };
  EXPECT_EQ(moved("2021-12-31", 1), "2022-01-01");
  EXPECT_EQ(moved("2021-W01", -1), "2020-W53");
  EXPECT_EQ(moved("2021-01", -1), "2020-12");
  EXPECT_EQ(moved("2021-Q1", -4), "2020-Q1");
  EXPECT_EQ(moved("2021-H2", 1), "2022-H1");
  EXPECT_EQ(moved("2020-WI", 1), "2021-SP");
  EXPECT_EQ(moved("198", 1), "199");
  EXPECT_EQ(moved("BC0001", 1), "0001");
  EXPECT_EQ(moved("BC0331-12-31", 1), "BC0330-01-01");
  EXPECT_EQ(moved("XXXX-WXX-7", 1), "XXXX-WXX-1");
  EXPECT_EQ(moved("XXXX-WXX-2", -3), "XXXX-WXX-6");
}

TEST(TimeValue, KnowsItsDays) {
  const auto span = [](const char* text) {
    const TimeValue value = TimeValue::parse(text);
    return days_between(value.first(), value.last()) + 1;
  };
  EXPECT_EQ(span("2024-02"), 29);
  EXPECT_EQ(span("2021-W34"), 7);
  EXPECT_EQ(span("2021-W34-WE"), 2);
  EXPECT_EQ(span("2021-Q1"), 90);
  EXPECT_EQ(span("2020"), 366);
  EXPECT_EQ(span("2020-WI"), 90);
}

TEST(TimeValue, UnknownPartsStayUnknown) {
  EXPECT_FALSE(TimeValue::parse("1812-06-XX").known());
  EXPECT_FALSE(TimeValue::parse("1812-WXX").known());
  EXPECT_TRUE(TimeValue::parse("198").known());
  EXPECT_EQ(written(TimeValue::parse("1812-06-XX").shifted(1)), "1812-XX-XX");
}

}  // namespace
}  // namespace newsmetrics
