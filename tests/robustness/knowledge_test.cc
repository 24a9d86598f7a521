// Faulty lexicon and rule files, however made, are refused with file, line and cause.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "newsmetrics/extractor.h"
#include "support/contract.h"

namespace newsmetrics {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

std::string repeat(std::string_view piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

// What the compiler says about a file; "" when it takes it.
std::string refusal(const std::string& name, const std::string& text) {
  try {
    const Extractor extractor({{"words.tsv", "percent\tpercent_word\n"}, {name, text}});
    return "";
  } catch (const std::runtime_error& error) {
    return error.what();
  }
}

std::string rule(const std::string& match) { return "rule r\nkind part\nmatch " + match + "\nexample [x]\n"; }

TEST(Knowledge, TakesAPlainRule) { EXPECT_EQ(refusal("a.rules", rule("word")), ""); }

TEST(Knowledge, TakesAStageThatCanNeverMatch) {
  EXPECT_EQ(refusal("a.rules", rule("part")), "") << "needs what only itself makes";
  EXPECT_EQ(refusal("a.rules", rule("word part")), "");
}

TEST(Knowledge, WhatAWordDoesNotSayIsLeftOut) {
  const Extractor extractor({{"words.tsv", "percent\tpercent_word,percent_unit\n"}, {"a.rules", "rule r\nkind percent\nmatch value:digits unit:percent_unit\nexample [5 percent] => value=5\n"}});
  Session session(extractor);
  Record record;
  const Document document{.id = "-", .text = "It rose 5 percent."};
  session.extract(document, record);
  EXPECT_EQ(record.mentions.size(), 1u);
  EXPECT_EQ(testing::contract_violation(testing::print(document, record), document.text), "");
}

TEST(Knowledge, RefusesPatternsNestedTooDeep) {
  for (const std::string& match : {repeat("(", 100000), repeat("[", 100000), repeat("!", 100000) + "word", repeat("a:", 100000) + "word", "word" + repeat("?", 100000)})
    EXPECT_THAT(refusal("a.rules", rule(match)), HasSubstr("nested too deep")) << match.substr(0, 10);
}

TEST(Knowledge, RefusesPatternsThatGrowWithoutLimit) {
  std::string lets = "let a0 = (word word)\n";
  for (int i = 1; i < 40; ++i) lets += "let a" + std::to_string(i) + " = (@a" + std::to_string(i - 1) + " @a" + std::to_string(i - 1) + ")\n";
  EXPECT_THAT(refusal("a.rules", lets + rule("@a39")), HasSubstr("too large"));
  EXPECT_THAT(refusal("a.rules", rule("(((word{64}){64}){64}){64}")), HasSubstr("too large"));
  EXPECT_THAT(refusal("a.rules", rule("word" + repeat("+", 40))), HasSubstr("too large"));
  EXPECT_THAT(refusal("a.rules", rule("(word | digits){0,64} word (word | digits){20}")), HasSubstr("limit"));
}

TEST(Knowledge, RefusesPatternsThatEndTooEarly) {
  for (const char* match : {"(", "a:", "word (", "[", "[word", "[word &", "!", "@", "\"", "\"a", "word |", "word{", "word{1", "word{1,", "word{99999999999}"})
    EXPECT_THAT(refusal("a.rules", rule(match)), StartsWith("a.rules:3:")) << match;
}

TEST(Knowledge, RefusesAMentionThatMayBeEmpty) {
  EXPECT_THAT(refusal("a.rules", rule("mention:(word?) digits")), HasSubstr("`mention:` may match nothing"));
  EXPECT_THAT(refusal("a.rules", rule("word?")), HasSubstr("matches nothing"));
}

TEST(Knowledge, RefusesFieldsThatAreNoNames) {
  for (const char* key : {"a\x01", "a\"b", "a\xC2\x9B"}) EXPECT_THAT(refusal("a.rules", rule("word\nwith " + std::string(key) + "=1")), StartsWith("a.rules:4:")) << key;
}

TEST(Knowledge, RefusesWhatIsNotUtf8) {
  EXPECT_THAT(refusal("a.tsv", "day\tnoun\n\xFF\tnoun\n"), StartsWith("a.tsv:2:"));
  EXPECT_THAT(refusal("a.rules", "\n\n# \xE2\x80\n"), StartsWith("a.rules:3:"));
}

TEST(Knowledge, RefusesPhrasesAndWordsOfNothing) {
  EXPECT_THAT(refusal("a.tsv", "\xE2\x80\x8B\tnoun\n"), StartsWith("a.tsv:1:"));
  EXPECT_THAT(refusal("a.rules", rule("\"\xE2\x80\x8B\"")), StartsWith("a.rules:3:"));
}

}  // namespace
}  // namespace newsmetrics
