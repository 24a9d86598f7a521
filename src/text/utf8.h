// UTF-8: validation, decoding, and the two facts about letters that the tokenizer and lexicon need. ICU would know more
// of both, at ten times this program's start-up and memory.
#ifndef NEWSMETRICS_TEXT_UTF8_H_
#define NEWSMETRICS_TEXT_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace newsmetrics {

// Replaces every maximal ill-formed part of `text` by U+FFFD (Unicode 15, 3.9, "best practice"); returns how many.
std::size_t replace_invalid_utf8(std::string& text);

struct CodePoint {
  char32_t value = 0;
  std::uint8_t length = 1;  // bytes
};

// The code point at `at` of valid UTF-8.
inline CodePoint decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {static_cast<char32_t>((lead & 0x1F) << 6 | (byte(1) & 0x3F)), 2};
  if (lead < 0xF0) return {static_cast<char32_t>((lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F)), 3};
  return {static_cast<char32_t>((lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F)), 4};
}

// True where one of U+0080 … U+009F stands: control characters that some terminals obey.
inline bool is_c1_control(std::string_view text, std::size_t at) {
  return text[at] == '\xC2' && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
}

void append_utf8(char32_t code_point, std::string& out);

enum class CharClass : std::uint8_t { kLetter, kDigit, kSpace, kPunct, kFraction, kIgnorable };
CharClass classify(char32_t code_point);

bool is_upper(char32_t code_point);
// Simple case folding for Latin, Greek and Cyrillic letters; anything else is itself.
char32_t to_lower(char32_t code_point);

}  // namespace newsmetrics

#endif
