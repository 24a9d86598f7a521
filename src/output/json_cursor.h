// Writes JSON on one line into memory that its caller has made room for.
#ifndef NEWSMETRICS_OUTPUT_JSON_CURSOR_H_
#define NEWSMETRICS_OUTPUT_JSON_CURSOR_H_

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

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
    // Copied first and looked at where it lies: there a whole block may be read. What a short one's block holds behind it is harmless.
    char* const begin = at_;
    std::memset(text.size() < kBlock ? begin : begin + text.size() - text.size() % kBlock, 'a', kBlock);
    raw(text);
    for (const char* block = begin; block < at_; block += kBlock)
      if (needs_look(block)) {
        at_ = begin;
        escape(text);
        return;
      }
  }

 private:
  static constexpr std::size_t kBlock = 16;

  void end_key() {
    *at_++ = '"';
    *at_++ = ':';
    if (spaced_) *at_++ = ' ';
  }

  // Few bytes, as most strings have, without a call.
  static void copy(char* to, const char* from, std::size_t size) {
    const auto move = [&](std::size_t at, auto value) {
      std::memcpy(&value, from + at, sizeof value);
      std::memcpy(to + at, &value, sizeof value);
    };
    if (size > 16) {
      std::memcpy(to, from, size);
    } else if (size >= 8) {
      move(0, std::uint64_t{}), move(size - 8, std::uint64_t{});
    } else if (size >= 4) {
      move(0, std::uint32_t{}), move(size - 4, std::uint32_t{});
    } else if (size > 0) {
      move(0, char{}), move(size / 2, char{}), move(size - 1, char{});
    }
  }

  // Bytes that a JSON string may not hold as they are, or that may begin such a character: of one, or of each in a vector.
  template <typename Bytes>
  static constexpr auto is_special(Bytes c) {
    return (c < 0x20) | (c == 0x22) | (c == 0x5C) | (c == 0x7F) | (c == 0xC2);
  }
  static bool needs_look(const char* block) {
    using Bytes = unsigned char __attribute__((vector_size(kBlock)));  // of GCC and Clang
    Bytes bytes;
    std::memcpy(&bytes, block, kBlock);
    const auto special = is_special(bytes);
    std::uint64_t halves[2];
    static_assert(sizeof halves == kBlock);
    std::memcpy(halves, &special, kBlock);
    return (halves[0] | halves[1]) != 0;
  }

  void escape(std::string_view text) {
    constexpr const char* kHex = "0123456789abcdef";
    for (std::size_t i = 0; i < text.size();) {
      for (; text.size() - i >= kBlock; i += kBlock, at_ += kBlock) {
        std::memcpy(at_, text.data() + i, kBlock);
        if (needs_look(at_)) break;
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
