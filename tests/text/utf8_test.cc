#include "text/utf8.h"

#include <gtest/gtest.h>

namespace newsmetrics {
namespace {

std::string replaced(std::string text, std::size_t& count) {
  count = replace_invalid_utf8(text);
  return text;
}

TEST(Utf8, ReplacesEachMaximalIllFormedPart) {
  std::size_t count = 0;
  EXPECT_EQ(replaced("plain é 🚀", count), "plain é 🚀");
  EXPECT_EQ(count, 0u);
  EXPECT_EQ(replaced("a\xFFz", count), "a\uFFFDz");
  EXPECT_EQ(count, 1u);
  EXPECT_EQ(replaced("a\xE2\x82z", count), "a\uFFFDz") << "a truncated sequence is one part";
  EXPECT_EQ(count, 1u);
  EXPECT_EQ(replaced("\xED\xA0\x80", count), "\uFFFD\uFFFD\uFFFD") << "a surrogate's bytes are three parts";
  EXPECT_EQ(count, 3u);
  EXPECT_EQ(replaced("\xC0\xAF", count), "\uFFFD\uFFFD") << "overlong";
  EXPECT_EQ(replaced("end\xF0\x9F", count), "end\uFFFD");
  EXPECT_EQ(replaced("\xF4\x90\x80\x80", count), "\uFFFD\uFFFD\uFFFD\uFFFD") << "beyond U+10FFFF";
}

TEST(Utf8, FoldsTheLettersOfNews) {
  for (const auto& [upper, lower] : {std::pair(U'A', U'a'), {U'É', U'é'}, {U'Ł', U'ł'}, {U'Ž', U'ž'}, {U'Ÿ', U'ÿ'}, {U'Σ', U'σ'}, {U'Ж', U'ж'}, {U'Ђ', U'ђ'}, {U'Ế', U'ế'}}) {
    EXPECT_EQ(to_lower(upper), lower);
    EXPECT_EQ(to_lower(lower), lower);
    EXPECT_TRUE(is_upper(upper));
    EXPECT_FALSE(is_upper(lower));
  }
  EXPECT_EQ(to_lower(U'×'), U'×');
  EXPECT_EQ(to_lower(U'中'), U'中');
}

TEST(Utf8, DecodesWhatItAppends) {
  for (const char32_t c : {U'a', U'é', U'€', U'🚀'}) {
    std::string text;
    append_utf8(c, text);
    EXPECT_EQ(decode(text, 0).value, c);
    EXPECT_EQ(decode(text, 0).length, text.size());
  }
}

}  // namespace
}  // namespace newsmetrics
