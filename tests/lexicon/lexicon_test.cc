// Words as the lexicon stores and inflects them.
#include <gtest/gtest.h>

#include "grammar/grammar_compiler.h"
#include "lexicon/knowledge.h"
#include "lexicon/lexicon_compiler.h"

namespace newsmetrics {
namespace {

// Sixteen bytes of a word stand in its slot, the rest elsewhere.
TEST(Lexicon, TellsLongWordsApart) {
  const Knowledge knowledge(compile_knowledge({{"a.tsv", "internationalised\tone\ninternationalises\ttwo\ninternationalise\tthree\n"}}));
  for (const auto& [word, name] : {std::pair{"internationalised", "one"}, {"Internationalises", "two"}, {"internationalise", "three"}})
    EXPECT_TRUE(knowledge.word_is(word, knowledge.class_id(Name(name)))) << word;
  for (const char* word : {"internationalisee", "internationalis", "internationalisedd", "internationaliser"}) EXPECT_EQ(knowledge.find(word), nullptr) << word;
}

TEST(Inflection, FollowsTheRulesOfSpelling) {
  EXPECT_EQ(third_person("rise"), "rises");
  EXPECT_EQ(third_person("reach"), "reaches");
  EXPECT_EQ(third_person("carry"), "carries");
  EXPECT_EQ(third_person("go"), "goes");
  EXPECT_EQ(past_tense("climb"), "climbed");
  EXPECT_EQ(past_tense("drop"), "dropped");
  EXPECT_EQ(past_tense("decline"), "declined");
  EXPECT_EQ(past_tense("tally"), "tallied");
  EXPECT_EQ(past_tense("gain"), "gained");
  EXPECT_EQ(gerund("cut"), "cutting");
  EXPECT_EQ(gerund("decline"), "declining");
  EXPECT_EQ(gerund("agree"), "agreeing");
  EXPECT_EQ(plural("company"), "companies");
  EXPECT_EQ(plural("day"), "days");
  EXPECT_EQ(plural("index"), "indexes");
}

}  // namespace
}  // namespace newsmetrics
