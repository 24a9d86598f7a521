#include "kinds/timex.h"

#include <gtest/gtest.h>

#include "newsmetrics/record.h"

namespace newsmetrics {
namespace {

// A view of nothing has no address, which memcpy() may not be given even for no bytes: UBSan stops there.
TEST(TimexTextTest, AWordThatIsNotThereAddsNothing) {
  TimexText text;
  text << std::string_view() << "P" << std::string_view() << 3 << "D";
  EXPECT_EQ(text.view(), "P3D");
  Record record;
  EXPECT_EQ(record.keep(std::string_view()), "");
}

TEST(TimexTextTest, WhatHasNoRoomIsCutOff) {
  TimexText text;
  for (int i = 0; i < 1000; ++i) text << "word";
  EXPECT_EQ(text.view().substr(0, 8), "wordword");
  EXPECT_LT(text.view().size(), 1000u);
}

}  // namespace
}  // namespace newsmetrics
