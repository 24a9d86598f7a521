#include <gmock/gmock.h>

#include "input/reading.h"
#include "support/temp_folder.h"

namespace newsmetrics {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Reading read_lines(std::string_view lines, InputOptions options = {}) {
  const TempFolder folder;
  options.format = InputFormat::kJsonl;
  Reading reading = read_all({folder.write("a", lines)}, options);
  for (auto* messages : {&reading.errors, &reading.warnings})
    for (std::string& message : *messages) message.erase(0, folder.path().size() + 1);
  return reading;
}

TEST(JsonlTest, Fields) {
  const Reading reading = read_lines(
      "\xEF\xBB\xBF{\"id\": \"x1\", \"title\": \"T\", \"published\": \"2021-08-29 10:15 +0330\", \"text\": \"caf\\u00e9 \\ud83d\\ude00\", \"url\": \"u\"}\r\n"
      "\r\n"
      "{\"text\": \"\", \"id\": 7, \"title\": null}");
  ASSERT_THAT(reading.ids(), ElementsAre("x1", "7"));
  EXPECT_EQ(reading.documents[0].text, "café 😀");
  EXPECT_EQ(reading.documents[0].title, "T");
  EXPECT_EQ(reading.documents[0].published, "2021-08-29T10:15:00+03:30");
  EXPECT_EQ(reading.documents[0].published_from, PublishedFrom::kMetadata);
  EXPECT_EQ(reading.documents[0].fields, "");
  EXPECT_EQ(reading.documents[1].text, "");
  EXPECT_THAT(reading.errors, IsEmpty());
}

TEST(JsonlTest, ALineWithoutIdIsNamedByItsNumber) {
  const TempFolder folder;
  const std::string path = folder.write("a.jsonl", "\n{\"text\": \"x\"}\n");
  EXPECT_THAT(read_all({path}).ids(), ElementsAre(path + ":2"));
}

// What a line holds beside what Document has a place for.
std::string other_fields(const std::string& line) {
  InputOptions options;
  options.keep_fields = true;
  const Reading reading = read_lines(line, options);
  EXPECT_EQ(reading.documents.size(), 1u);
  return reading.documents.empty() ? "" : reading.documents[0].fields;
}

TEST(JsonlTest, OtherFieldsPassThroughUntouched) {
  EXPECT_EQ(other_fields("{\"n\": 1.10e5, \"text\": \"a, \\\"b\\\" }\", \"deep\" : {\"x\": [1, {\"y\": \"]}\"}]} , \"s\": \"\\u00e9\", \"big\":12345678901234567890}\n"),
            "{\"n\": 1.10e5,\"deep\" : {\"x\": [1, {\"y\": \"]}\"}]},\"s\": \"\\u00e9\",\"big\":12345678901234567890}");
}

TEST(JsonlTest, ControlsInOtherFieldsAreWrittenOut) {
  EXPECT_EQ(other_fields("{\"text\": \"x\", \"a\": \"\x7F caf\u00e9 \xC2\x9B[31m\"}\n"),
            "{\"a\": \"\\u007f caf\u00e9 \\u009b[31m\"}");
}

TEST(JsonlTest, BadLinesAreNamedAndPassedOver) {
  const Reading reading = read_lines(
      "{\"text\": \"one\"}\n"
      "{\"text\": \"cut\n"
      "[1]\n"
      "{\"title\": \"no text\"}\n"
      "{\"text\": 5}\n"
      "{\"text\": \"two\", \"x\": [1 2]}\n"
      "{\"text\": \"six\"} trailing\n"
      "{\"text\": \"last\", \"published\": \"soon\"}\n");
  EXPECT_THAT(reading.errors, ElementsAre(HasSubstr("a:2: "), "a:3: not a JSON object", "a:4: no \"text\"", "a:5: \"text\" is not a string", HasSubstr("a:6: "), HasSubstr("a:7: ")));
  EXPECT_THAT(reading.warnings, ElementsAre("a:8: \"published\" is no date that can be read"));
  ASSERT_EQ(reading.documents.size(), 2u);
  EXPECT_EQ(reading.documents[1].text, "last");
}

TEST(JsonlTest, WhatIsNoUnicodeIsReplacedAndCounted) {
  const Reading reading = read_lines("{\"text\": \"a\xFF" "b \\ud800 \\\\ud800 \\udc00\"}\n");
  ASSERT_EQ(reading.documents.size(), 1u);
  EXPECT_EQ(reading.documents[0].text, "a\uFFFDb \uFFFD \\ud800 \uFFFD");
  EXPECT_THAT(reading.warnings, ElementsAre("a:1: 3 invalid UTF-8 sequences replaced by U+FFFD"));
}

TEST(JsonlTest, ALineBeyondTheLimitIsPassedOverInChunks) {
  InputOptions options;
  options.max_article_bytes = 1 << 20;
  const Reading reading =
      read_lines("{\"text\": \"one\"}\n{\"text\": \"" + std::string(5 << 20, 'x') + "\"}\n{\"text\": \"three\"}\nbad\n{\"text\": \"" + std::string(5 << 20, 'x'), options);
  EXPECT_THAT(reading.errors, ElementsAre("a:2: line longer than 1048576 bytes; see --max-article-size", HasSubstr("a:4: "), "a:5: line longer than 1048576 bytes; see --max-article-size"));
  ASSERT_EQ(reading.documents.size(), 2u);
  EXPECT_EQ(reading.documents[1].text, "three");
}

}  // namespace
}  // namespace newsmetrics
