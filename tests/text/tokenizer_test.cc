#include "text/tokenizer.h"

#include <gtest/gtest.h>

#include "lexicon/knowledge.h"
#include "newsmetrics/extractor.h"
#include "support/table.h"
#include "text/utf8.h"

namespace newsmetrics {
namespace {

std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
    } else if (text[i + 1] == 'u') {
      const std::size_t end = text.find('}', i);
      append_utf8(static_cast<char32_t>(std::stoul(std::string(text.substr(i + 3, end - i - 3)), nullptr, 16)), out);
      i = end;
    } else {
      out += text[i + 1] == 'n' ? '\n' : text[i + 1] == 'r' ? '\r' : '\t';
      ++i;
    }
  }
  return out;
}

class TokenizerTest : public ::testing::Test {
 protected:
  // All tokens of a text, block by block.
  std::vector<Token> tokenize(std::string_view text) const {
    const Tokenizer tokenizer(extractor_.knowledge());
    std::vector<Token> all, block;
    for (std::size_t at = 0; at < text.size();) {
      at = tokenizer.tokenize(text, at, block);
      all.insert(all.end(), block.begin(), block.end());
    }
    return all;
  }
  Extractor extractor_;
};

TEST_F(TokenizerTest, SplitsAsTheTableSays) {
  for (const auto& [where, cells] : testing::read_table("tests/text/tokens.tsv", 2)) {
    const std::string text = unescape(cells[0]);
    std::string got;
    bool first = true;
    const auto tokens = tokenize(text);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].shape == Shape::kSentenceBreak) {
        if (i + 1 < tokens.size()) got += "‖";
        first = true;
        continue;
      }
      if (!first) got += "|";
      first = false;
      got += text.substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
    }
    EXPECT_EQ(got, unescape(cells[1])) << where;
  }
}

TEST_F(TokenizerTest, TokensAreInOrderAndHoldEveryVisibleCharacter) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "Prices rose 5.5% in May; Mr. Ünal’s firm (U.S.) said “no.” ¾ 🚀 -- ";
  std::size_t at = 0;
  for (const Token& token : tokenize(text)) {
    ASSERT_GE(token.begin, at);
    for (std::size_t i = at; i < token.begin; i += decode(text, i).length) ASSERT_EQ(classify(decode(text, i).value), CharClass::kSpace) << "at " << i;
    at = token.end;
  }
}

TEST_F(TokenizerTest, ATextWithoutSpacesIsCutIntoSentencesOfBoundedLength) {
  const std::string text(1 << 20, '(');
  std::size_t tokens = 0;
  std::size_t begin = 0;
  for (const Token& token : tokenize(text)) {
    ++tokens;
    if (token.shape != Shape::kSentenceBreak) continue;
    EXPECT_LE(token.begin - begin, Tokenizer::kLongestSentence + 1);
    begin = token.begin;
  }
  EXPECT_GE(tokens, text.size());
}

TEST_F(TokenizerTest, BlankTextHasNoTokens) {
  EXPECT_TRUE(tokenize(std::string(1 << 20, '\n')).empty());
  EXPECT_TRUE(tokenize("\xEF\xBB\xBF \t").empty());
}

}  // namespace
}  // namespace newsmetrics
