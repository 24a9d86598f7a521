// What a wrong lexicon or rule file is answered with: file, line, column and cause.
#include "grammar/grammar_compiler.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include "grammar/automaton.h"
#include "grammar/captures.h"
#include "grammar/start_groups.h"
#include "lexicon/builder.h"

namespace newsmetrics {
namespace {

std::string fault(const std::string& rules, const std::string& lexicon = "percent\tpercent_word\n") {
  try {
    compile_knowledge({{"a.tsv", lexicon}, {"a.rules", rules}});
  } catch (const SourceError& error) {
    return error.what();
  }
  return "";
}

constexpr const char* kGood = "rule share\nkind percent\nmatch digits percent_word\nexample It rose [5 percent].\n";

TEST(GrammarCompiler, TakesAGoodRule) { EXPECT_EQ(fault(kGood), ""); }

TEST(GrammarCompiler, NamesFileLineAndCause) {
  using ::testing::StartsWith;
  EXPECT_THAT(fault("rule a\nkind percent\nmatch digits procent\nexample [5 percent]\n"), StartsWith("a.rules:3:14: rule a: no lexicon file, shape or rule makes the class procent"));
  EXPECT_THAT(fault("rule a\nkind percent\nmatch digits (percent_word\nexample [5 percent]\n"), StartsWith("a.rules:3:27: ')' expected"));
  EXPECT_THAT(fault("rule a\nkind percent\nmatch digits\n  (percent_word\nexample [5 percent]\n"), StartsWith("a.rules:4:16: ')' expected"));
  EXPECT_THAT(fault("let b = [digits\nrule a\nkind percent\nmatch @b\nexample [5 percent]\n"), StartsWith("a.rules:1:16: ']' expected"));
  EXPECT_THAT(fault("rule a\nkind A Percent\n"), StartsWith("a.rules:2: names of kinds"));
  EXPECT_THAT(fault("rule a\nkind percent\nmatch digits percent_word\n"), StartsWith("a.rules:1: rule a has no example"));
  EXPECT_THAT(fault("rule a\nkind percent\nexample [5 percent]\n"), StartsWith("a.rules:1: rule a has no match"));
  EXPECT_THAT(fault("rule a\nmatch digits\nexample [5]\n"), StartsWith("a.rules:1: rule a has no kind"));
  EXPECT_THAT(fault(std::string(kGood) + kGood), StartsWith("a.rules:5: a second rule of the name share"));
  EXPECT_THAT(fault("rule a\nkind percent\nmatch digits*\nexample [5]\n"), StartsWith("a.rules:1: the pattern matches nothing at all"));
  EXPECT_THAT(fault("rule a\nkind percent\nmatch mention:(digits mention:percent_word)\nexample [5 percent]\n"), StartsWith("a.rules:3: `mention:` within `mention:`"));
  EXPECT_THAT(fault("rule a\nkind percent\nmatch @gone\nexample [5]\n"), StartsWith("a.rules:3:12: no `let gone` above"));
  EXPECT_THAT(fault("rule a\nkind percent\nmatch digits\nexample 5 percent\n"), StartsWith("a.rules:4: an example has one mention in [brackets]"));
  EXPECT_THAT(fault("rule a\nkind percent\nmatch digits\ncounter [5] percent\n"), StartsWith("a.rules:4: a counter-example has no mention in brackets"));
  EXPECT_THAT(fault("frule a\n"), StartsWith("a.rules:1: unknown word `frule`"));
  EXPECT_THAT(fault("kind percent\n"), StartsWith("a.rules:1: `kind` stands before any rule"));
  EXPECT_THAT(fault(kGood, "percent percent_word\n"), StartsWith("a.tsv:1: a lexicon line is a phrase, a tab, and its class"));
  EXPECT_THAT(fault(kGood, "percent\tPercent Word\n"), StartsWith("a.tsv:1:9: class names are small letters"));
  EXPECT_THAT(fault(kGood, "percent\tpercent_word\tunit\n"), StartsWith("a.tsv:1:22: attributes are key=value"));
}

TEST(GrammarCompiler, HintsAtWhatWasMeant) {
  const auto hint = [](const std::string& rules) -> std::string {
    try {
      compile_knowledge({{"a.tsv", "percent\tpercent_word\n"}, {"a.rules", rules}});
    } catch (const SourceError& error) {
      return error.hint;
    }
    return "";
  };
  EXPECT_EQ(hint("rule a\nkind percent\nmatch digits percent_wrd\nexample [5 percent]\n"), "did you mean `percent_word`?");
  EXPECT_EQ(hint("rule a\nkind percent\nmacth digits\n"), "did you mean `match`?");
  EXPECT_EQ(hint("rule a\nkind percent\nmatch unheard_of\nexample [5]\n"), "a lexicon file makes classes; a word itself stands in quotes: \"unheard_of\"");
}

TEST(GrammarCompiler, StagesRunInTheirOrder) {
  const std::string block = compile_knowledge({{"a.tsv", "percent\tpercent_word\n"}, {"a.rules", kGood}, {"b.rules", "rule b\nkind part\nmatch digits\nexample [5]\n"}, {"stages.txt", "b\na # last\n"}});
  const Knowledge knowledge(block);
  ASSERT_EQ(knowledge.stages().size(), 2u);
  EXPECT_EQ(knowledge.text(knowledge.stages()[0].name), "b");
  EXPECT_THROW(compile_knowledge({{"stages.txt", "gone\n"}}), SourceError);
}

TEST(GrammarCompiler, TheSameSourcesGiveTheSameBytes) {
  const std::vector<SourceFile> sources{{"a.tsv", "percent\tpercent_word\nUnited States\tcountry\nrise\tverb\tinflect=verb; forms=rose|risen\n"}, {"a.rules", kGood}};
  EXPECT_EQ(compile_knowledge(sources), compile_knowledge(sources));
}

// The automaton finds what RE2 finds: random patterns over a small alphabet, random strings, every start.
class RandomPatterns {
 public:
  explicit RandomPatterns(unsigned seed) : random_(seed) {}

  Pattern pattern(int depth) {
    const auto pick = random_() % (depth == 0 ? 1 : 5);
    if (pick == 1) return {.op = Pattern::Op::kSequence, .parts = {pattern(depth - 1), pattern(depth - 1)}};
    if (pick == 2) return {.op = Pattern::Op::kChoice, .parts = {pattern(depth - 1), pattern(depth - 1)}};
    if (pick == 3) {
      const int least = static_cast<int>(random_() % 3);
      const int most = random_() % 2 == 0 ? Pattern::kUnbounded : least + 1 + static_cast<int>(random_() % 2);
      return {.op = Pattern::Op::kRepeat, .parts = {pattern(depth - 1)}, .least = least, .most = most};
    }
    return {.op = Pattern::Op::kToken, .token = {.op = TokenSet::Op::kClass, .name = std::string(1, static_cast<char>('a' + random_() % 3))}};
  }

  static std::string regex(const Pattern& p) {
    std::string out;
    switch (p.op) {
      case Pattern::Op::kToken: return p.token.name;
      case Pattern::Op::kSequence:
        for (const Pattern& part : p.parts) out += "(?:" + regex(part) + ")";
        return out;
      case Pattern::Op::kChoice: return "(?:" + regex(p.parts[0]) + "|" + regex(p.parts[1]) + ")";
      case Pattern::Op::kRepeat: return "(?:" + regex(p.parts[0]) + "){" + std::to_string(p.least) + "," + (p.most == Pattern::kUnbounded ? "" : std::to_string(p.most)) + "}";
      case Pattern::Op::kCapture: return "(" + regex(p.parts[0]) + ")";
    }
    return out;
  }

  // 'a' is symbol 1.
  static SymbolSet symbols(const TokenSet& token) {
    SymbolSet set;
    set.set(static_cast<std::size_t>(token.name[0] - 'a' + 1));
    return set;
  }

  std::string text() {
    std::string out;
    for (int i = 0; i < 12; ++i) out += static_cast<char>('a' + random_() % 3);
    return out;
  }

 private:
  std::mt19937 random_;
};

TEST(Automaton, AgreesWithRe2OnRandomPatterns) {
  RandomPatterns random(2021);
  int compared = 0;
  for (int i = 0; i < 400; ++i) {
    const Pattern pattern = random.pattern(4);
    re2::RE2::Options options;
    options.set_longest_match(true);
    const re2::RE2 re2(RandomPatterns::regex(pattern), options);
    ASSERT_TRUE(re2.ok());
    if (re2::RE2::FullMatch("", re2)) continue;  // no rule matches nothing
    std::size_t culprit = 0;
    const Automaton automaton = build_automaton({&pattern}, 4, RandomPatterns::symbols, culprit);
    const std::string text = random.text();
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
      std::size_t length = 0, state = 1;
      for (std::size_t at = begin; at < text.size() && state != 0; ++at) {
        state = automaton.transitions[state * automaton.symbols + static_cast<std::size_t>(text[at] - 'a' + 1)];
        if (automaton.accepts[state] != 0) length = at + 1 - begin;
      }
      re2::StringPiece group;
      const bool matched = re2.Match(text, begin, text.size(), re2::RE2::ANCHOR_START, &group, 1);
      ASSERT_EQ(matched ? group.size() : 0, length) << RandomPatterns::regex(pattern) << " on " << text << " from " << begin;
      ++compared;
    }
  }
  EXPECT_GT(compared, 2000);
}

// Groups of first tokens lose no match, however few they are, and let little else through when there are enough.
TEST(StartGroups, LetEveryMatchThrough) {
  RandomPatterns random(1999);
  const std::vector<double> weights(4, 1.0);
  int matches = 0;
  for (int i = 0; i < 200; ++i) {
    const Pattern one = random.pattern(3), other = random.pattern(3);
    if (re2::RE2::FullMatch("", RandomPatterns::regex(one)) || re2::RE2::FullMatch("", RandomPatterns::regex(other))) continue;
    std::size_t culprit = 0;
    const Automaton automaton = build_automaton({&one, &other}, 4, RandomPatterns::symbols, culprit);
    for (const std::size_t most : {1u, 2u, 4u}) {
      const auto groups = group_starts(automaton, weights, most);
      ASSERT_LE(groups.size(), most);
      for (std::size_t first = 0; first < 4; ++first) {
        const std::size_t state = automaton.transitions[automaton.symbols + first];
        for (std::size_t second = 0; second < 4; ++second) {
          const bool begins = automaton.accepts[state] != 0 || automaton.transitions[state * automaton.symbols + second] != 0;
          const bool passes = std::any_of(groups.begin(), groups.end(), [&](const StartGroup& g) { return g.first[first] && (g.alone[first] || g.second[second]); });
          if (!begins && most < 4) continue;  // too few groups may let through what begins nothing
          ASSERT_EQ(passes, begins) << RandomPatterns::regex(one) << " and " << RandomPatterns::regex(other) << ": " << first << " " << second;
          matches += begins;
        }
      }
    }
  }
  EXPECT_GT(matches, 1000);
}

// Captures take what RE2's take: three captures of random patterns in a row, on random strings that match.
TEST(Captures, AgreeWithRe2OnRandomPatterns) {
  RandomPatterns random(2017);
  const auto symbols_of = [](const TokenSet& token) {
    SymbolSet set;
    set.set(static_cast<std::size_t>(token.name[0]));
    return set;
  };
  int compared = 0;
  for (int i = 0; i < 600; ++i) {
    Pattern pattern{.op = Pattern::Op::kSequence};
    for (const char* name : {"one", "two", "three"}) pattern.parts.push_back({.op = Pattern::Op::kCapture, .parts = {random.pattern(3)}, .name = name});
    Builder builder;
    builder.tables.rules.emplace_back();
    write_captures(pattern, symbols_of, builder, builder.tables.rules[0]);
    const Knowledge knowledge(builder.finish());
    const re2::RE2 re2(RandomPatterns::regex(pattern));
    ASSERT_TRUE(re2.ok());
    for (int j = 0; j < 40; ++j) {
      const std::string text = random.text().substr(0, 1 + static_cast<std::size_t>(j) % 8);
      re2::StringPiece groups[4];
      const bool wanted = re2.Match(text, 0, text.size(), re2::RE2::ANCHOR_BOTH, groups, 4);
      std::uint16_t taken[16] = {};
      ASSERT_EQ(find_captures(knowledge.tables(), knowledge.rules()[0], text, taken), wanted) << RandomPatterns::regex(pattern) << " on " << text;
      if (!wanted) continue;
      ++compared;
      for (std::size_t at = 0; at < text.size(); ++at)
        for (std::size_t c = 0; c < 3; ++c) {
          const auto begin = static_cast<std::size_t>(groups[c + 1].data() - text.data());
          ASSERT_EQ(taken[at] >> c & 1, at >= begin && at < begin + groups[c + 1].size()) << RandomPatterns::regex(pattern) << " on " << text << " at " << at;
        }
    }
  }
  EXPECT_GT(compared, 300);
}

}  // namespace
}  // namespace newsmetrics
