#include "text/utf8.h"

#include <simdjson.h>

namespace newsmetrics {
namespace {

// Length of the well-formed sequence at `at`, or 0; `bad` then tells how many bytes form the maximal ill-formed part.
std::size_t sequence_length(std::string_view text, std::size_t at, std::size_t& bad) {
  const auto byte = [&](std::size_t i) -> unsigned { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0; };
  const unsigned lead = byte(0);
  bad = 1;
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  // The second byte's range excludes overlong forms, surrogates and values beyond U+10FFFF.
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  for (std::size_t i = 1; i < length; ++i) {
    const unsigned next = byte(i);
    if (next < (i == 1 ? low : 0x80u) || next > (i == 1 ? high : 0xBFu)) return 0;
    ++bad;
  }
  return length;
}

}  // namespace

std::size_t replace_invalid_utf8(std::string& text) {
  if (simdjson::validate_utf8(text)) return 0;
  std::size_t bad = 0, at = 0;
  const auto valid_until = [&](std::size_t from) {
    while (from < text.size()) {
      const std::size_t length = sequence_length(text, from, bad);
      if (length == 0) break;
      from += length;
    }
    return from;
  };
  at = valid_until(0);
  std::string out;
  out.reserve(text.size() + 16);
  std::size_t count = 0, copied = 0;
  while (at < text.size()) {
    out.append(text, copied, at - copied).append("\xEF\xBF\xBD");
    ++count;
    copied = at + bad;
    at = valid_until(copied);
  }
  out.append(text, copied, std::string::npos);
  text.swap(out);
  return count;
}

void append_utf8(char32_t c, std::string& out) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  }
}

CharClass classify(char32_t c) {
  if (c < 0x80) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return CharClass::kLetter;
    if (c >= '0' && c <= '9') return CharClass::kDigit;
    return c <= ' ' || c == 0x7F ? CharClass::kSpace : CharClass::kPunct;
  }
  if (c == 0xA0 || c == 0x85 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000)
    return CharClass::kSpace;
  if (c < 0xA0) return CharClass::kSpace;  // C1 controls
  if (c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F))
    return CharClass::kIgnorable;
  if ((c >= 0xBC && c <= 0xBE) || (c >= 0x2150 && c <= 0x215E)) return CharClass::kFraction;
  if (c == 0xAA || c == 0xB5 || c == 0xBA) return CharClass::kLetter;
  if (c <= 0xBF || c == 0xD7 || c == 0xF7) return CharClass::kPunct;
  if ((c >= 0x2010 && c <= 0x214F) || (c >= 0x2190 && c <= 0x2BFF) || (c >= 0x3001 && c <= 0x303F) || (c >= 0xE000 && c <= 0xF8FF) ||
      (c >= 0xFF01 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFFE0 && c <= 0xFFFF) || (c >= 0x1F000 && c <= 0x1FAFF))
    return CharClass::kPunct;
  return CharClass::kLetter;
}

char32_t to_lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if (c >= 0x100 && c <= 0x17F) {
    if (c == 0x130) return 'i';
    if (c == 0x178) return 0xFF;
    const bool odd_is_upper = (c >= 0x139 && c <= 0x148) || c >= 0x179;
    if (c == 0x131 || c == 0x138 || c == 0x149 || c == 0x17F) return c;
    return (c & 1) == (odd_is_upper ? 1u : 0u) ? c + 1 : c;
  }
  if (c >= 0x1E00 && c <= 0x1EFF) return (c & 1) == 0 && (c < 0x1E96 || c > 0x1E9F) ? c + 1 : c;
  if (c >= 0x391 && c <= 0x3A9) return c + 32;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  return c;
}

bool is_upper(char32_t c) { return to_lower(c) != c; }

}  // namespace newsmetrics
