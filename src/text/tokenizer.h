// Splits text into tokens and sentences, front to back, in blocks that keep the working set small whatever the article's
// length. Time is linear in the text and independent of what it holds.
#ifndef NEWSMETRICS_TEXT_TOKENIZER_H_
#define NEWSMETRICS_TEXT_TOKENIZER_H_

#include <string_view>
#include <vector>

#include "text/token.h"

namespace newsmetrics {

// The words that decide where a token or a sentence ends.
class Vocabulary {
 public:
  virtual ~Vocabulary() = default;
  virtual bool is_abbreviation(std::string_view word_with_dot) const = 0;  // "Corp.", as written
  virtual bool opens_sentence(std::string_view word) const = 0;            // "The", where a name would be unlikely
  virtual bool precedes_digits(std::string_view word) const = 0;           // "Rs", a word of its own in Rs500
};

class Tokenizer {
 public:
  explicit Tokenizer(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  // A block ends with the sentence that passes kBlockBytes; a sentence is cut where it passes kLongestSentence.
  static constexpr std::size_t kBlockBytes = 16 << 10, kLongestSentence = 16 << 10;

  // Replaces `tokens` by those of the block that begins at `from`; a sentence_break token stands behind every sentence.
  // Returns where the next block begins: text.size() at the end. Sentences are never empty.
  std::size_t tokenize(std::string_view text, std::size_t from, std::vector<Token>& tokens) const;

 private:
  const Vocabulary& vocabulary_;
};

}  // namespace newsmetrics

#endif
