// The words of an article that tell apart currencies of one name: "Canad…" near a figure in dollars.
#ifndef NEWSMETRICS_KINDS_CURRENCY_WORDS_H_
#define NEWSMETRICS_KINDS_CURRENCY_WORDS_H_

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace newsmetrics {

// Remembers where it found them, as a company's report asks for its dollar at every figure. `choices` is a string of the
// lexicon, "Chile:CLP|Cuba:CUP": words, or what words begin with, and the currency codes that they stand for.
class CurrencyWords {
 public:
  void begin_article() { ++article_; }

  // The code whose word stands nearest in front of `at`, or first behind it; "" when none is near. `text` is always the article's.
  std::string_view nearest(std::string_view choices, std::string_view text, std::size_t at);

  // The code of the first choice that `head` holds; "" when there is none. `head` is always the article's.
  std::string_view in_dateline(std::string_view choices, std::string_view head);

 private:
  struct Choice {
    std::string_view word, code;
  };
  struct Place {
    std::size_t begin, end;
    std::string_view code;
  };
  struct Family {
    const char* choices;
    std::vector<Choice> words;
    std::bitset<256> initials;
    // Of the article that it was last asked for:
    std::uint64_t article = 0;
    std::size_t read = 0;  // where the search goes on
    std::vector<Place> places;
    std::optional<std::string_view> in_head;
  };
  Family& family(std::string_view choices);

  std::uint64_t article_ = 1;
  std::vector<Family> families_;
};

}  // namespace newsmetrics

#endif
