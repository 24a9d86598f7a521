// Writes JSON on one line into memory that its caller has made room for.
#ifndef NEWSMETRICS_OUTPUT_JSON_CURSOR_H_
#define NEWSMETRICS_OUTPUT_JSON_CURSOR_H_

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "text/byte_block.h"
#include "text/utf8.h"

namespace newsmetrics {

// A local variable, never passed on, so that the compiler keeps it in registers: written bytes may alias whatever else has an address.
class JsonCursor {
 public:
  // `spaced`: a space behind commas and colons.
  JsonCursor(char* at, bool spaced) : at_(at), spaced_(spaced) {}

  char* end() const { return at_; }
  bool first() const { return first_; }  // nothing stands in the object yet

  // Room that a string takes at most, and any other value; a key takes its size and kValue.
  static constexpr std::size_t room(std::size_t size) { return 6 * size + 2 + kBlock; }
  static constexpr std::size_t kValue = 48;

  void open(char bracket) {
    *at_++ = bracket;
    first_ = true;
  }
  void close(char bracket) {
    *at_++ = bracket;
    first_ = false;
  }
  void element() {
    if (!first_) {
      *at_++ = ',';
      if (spaced_) *at_++ = ' ';
    }
    first_ = false;
  }
  template <std::size_t N>
  void key(const char (&name)[N]) {
    element();
    *at_++ = '"';
    std::memcpy(at_, name, N - 1);
    at_ += N - 1;
    end_key();
  }
  void key(std::string_view name) {
    element();
    *at_++ = '"';
    raw(name);
    end_key();
  }

  void raw(std::string_view text) {
    copy(at_, text.data(), text.size());
    at_ += text.size();
  }
  void integer(std::size_t value) { at_ = std::to_chars(at_, at_ + 20, value).ptr; }
  void reference(char prefix, std::size_t index) {
    *at_++ = '"';
    *at_++ = prefix;
    integer(index + 1);
    *at_++ = '"';
  }
  void string(std::string_view text) {
    *at_++ = '"';
    characters(text);
    *at_++ = '"';
  }
  // What stands between a string's quotes.
  void characters(std::string_view text) {
    if (copy(at_, text.data(), text.size())) {
      at_ += text.size();
    } else {
      escape(text);
    }
  }

 private:
  static constexpr std::size_t kBlock = sizeof(ByteBlock);

  void end_key() {
    *at_++ = '"';
    *at_++ = ':';
    if (spaced_) *at_++ = ' ';
  }

  template <typename T>
  static T move(char* to, const char* from) {
    T value;
    std::memcpy(&value, from, sizeof value);
    std::memcpy(to, &value, sizeof value);
    return value;
  }

  // Bytes that a JSON string may not hold as they are, or that may begin such a character: of one, or of each in a vector.
  static bool is_special(unsigned char c) { return c < 0x20 || c == 0x22 || c == 0x5C || c == 0x7F || c == 0xC2; }
  static bool any_special(ByteBlock c) {
    const BlockHalves halves = halves_of((c < 0x20) | (c == 0x22) | (c == 0x5C) | (c == 0x7F) | (c == 0xC2));
    return (halves[0] | halves[1]) != 0;
  }

  // Copies whatever it holds; true when a JSON string may hold all of it as it is. No byte beyond either end is touched, and
  // nothing read that was just written: pieces overlap instead.
  static bool copy(char* to, const char* from, std::size_t size) {
    if (size > kBlock) {
      bool special = any_special(move<ByteBlock>(to + size - kBlock, from + size - kBlock));
      for (std::size_t i = 0; i + kBlock < size; i += kBlock) special |= any_special(move<ByteBlock>(to + i, from + i));
      return !special;
    }
    if (size >= 8) {
      const auto front = move<std::uint64_t>(to, from), back = move<std::uint64_t>(to + size - 8, from + size - 8);
      return !any_special(reinterpret_cast<ByteBlock>(BlockHalves{front, back}));
    }
    if (size >= 4) {
      const std::uint64_t front = move<std::uint32_t>(to, from), back = move<std::uint32_t>(to + size - 4, from + size - 4);
      return !any_special(reinterpret_cast<ByteBlock>(BlockHalves{front | back << 32, front | back << 32}));
    }
    bool special = false;
    for (std::size_t i = 0; i < size; ++i) special |= is_special(static_cast<unsigned char>(move<char>(to + i, from + i)));
    return !special;
  }

  void escape(std::string_view text) {
    constexpr const char* kHex = "0123456789abcdef";
    for (std::size_t i = 0; i < text.size();) {
      for (; text.size() - i >= kBlock; i += kBlock, at_ += kBlock) {
        if (any_special(move<ByteBlock>(at_, text.data() + i))) break;
      }
      for (const std::size_t end = std::min(text.size(), i + kBlock); i < end; ++i) {
        auto c = static_cast<unsigned char>(text[i]);
        const bool control = is_c1_control(text, i);
        if (control) c = static_cast<unsigned char>(text[++i]);
        if (!control && (c == 0xC2 || !is_special(c))) {
          *at_++ = static_cast<char>(c);
          continue;
        }
        *at_++ = '\\';
        switch (c) {
          case '"': *at_++ = '"'; break;
          case '\\': *at_++ = '\\'; break;
          case '\n': *at_++ = 'n'; break;
          case '\r': *at_++ = 'r'; break;
          case '\t': *at_++ = 't'; break;
          default:
            for (const char digit : {'u', '0', '0', kHex[c >> 4], kHex[c & 15]}) *at_++ = digit;
        }
      }
    }
  }

  char* at_;
  bool spaced_;
  bool first_ = true;
};

}  // namespace newsmetrics

#endif
