// A token: a run of the text, and its shape (what can be told of it without knowing any word).
#ifndef NEWSMETRICS_TEXT_TOKEN_H_
#define NEWSMETRICS_TEXT_TOKEN_H_

#include <cstdint>
#include <string_view>
#include <vector>

namespace newsmetrics {

enum class Shape : std::uint8_t {
  kNone,           // a mention in the place of its tokens
  kSentenceBreak,  // between two sentences; empty
  kLower, kLowerS, kTitle, kTitleS, kUpper, kInitial, kMixed, kDotted, kDottedCapital, kAlnum, kAlnumCapital,
  // S: with the ending of a plural (towns, but not glass, virus, basis)
  kTitleStart, kUpperStart, kInitialStart, kMixedStart,  // the same as the first word of a sentence
  kZero,           // "0"
  kOneDigit,       // 1 to 9
  kTwoDigits00, kTwoDigits12, kTwoDigits24, kTwoDigits31, kTwoDigits59, kTwoDigits99,  // named by the highest of their range
  kThreeDigits, kYear, kFourDigits, kLongInteger, kGrouped, kDecimal, kDottedNumber, kNth, kDecade, kShortYear, kFraction,
  kPunct, kHyphen, kMinus, kDash, kPossessive, kUrl,
  kCount
};
inline constexpr int kShapeCount = static_cast<int>(Shape::kCount);

// The classes of docs/GUIDE.md that a shape gives its tokens, separated by spaces.
std::string_view shape_classes(Shape shape);

// How a word is written, which decides what lexicon entries it may match.
enum class LetterCase : std::uint8_t { kLower, kCapitalised, kUpper };
constexpr LetterCase letter_case(Shape shape) {
  constexpr auto bit = [](Shape s) { return 1ull << static_cast<int>(s); };
  constexpr std::uint64_t kCapitalised = bit(Shape::kTitle) | bit(Shape::kTitleS) | bit(Shape::kTitleStart) | bit(Shape::kMixed) | bit(Shape::kMixedStart);
  constexpr std::uint64_t kUpper =
      bit(Shape::kUpper) | bit(Shape::kUpperStart) | bit(Shape::kInitial) | bit(Shape::kInitialStart) | bit(Shape::kDottedCapital) | bit(Shape::kAlnumCapital);
  return (kCapitalised & bit(shape)) != 0 ? LetterCase::kCapitalised : (kUpper & bit(shape)) != 0 ? LetterCase::kUpper : LetterCase::kLower;
}

struct Token {
  std::uint32_t begin = 0, end = 0;  // bytes of the text
  Shape shape = Shape::kNone;
};

}  // namespace newsmetrics

#endif
