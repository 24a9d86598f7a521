// Offsets in the unit that the user asked for.
#ifndef NEWSMETRICS_OUTPUT_OFFSETS_H_
#define NEWSMETRICS_OUTPUT_OFFSETS_H_

#include <cstddef>
#include <string_view>

#include "output/options.h"

namespace newsmetrics {

// Counts from bytes to the offset unit; positions are asked for mostly in rising order.
class OffsetCounter {
 public:
  OffsetCounter(std::string_view text, OffsetUnit unit) : text_(text), unit_(unit), same_(unit == OffsetUnit::kBytes || is_ascii(text)) {}
  std::size_t operator()(std::size_t byte) {
    if (same_) return byte;
    if (byte < at_) {
      count_ -= weigh(byte, at_);
    } else {
      count_ += weigh(at_, byte);
    }
    at_ = byte;
    return count_;
  }

 private:
  static bool is_ascii(std::string_view text) {
    unsigned char any = 0;  // no early end: the compiler makes this a loop over vectors
    for (const char c : text) any |= static_cast<unsigned char>(c);
    return any < 0x80;
  }
  // How many units the bytes from `from` to `to` begin: a loop without branches, which the compiler makes one over vectors.
  std::size_t weigh(std::size_t from, std::size_t to) const {
    std::size_t units = 0;
    for (std::size_t i = from; i < to; ++i) units += (static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80;
    if (unit_ == OffsetUnit::kUtf16)
      for (std::size_t i = from; i < to; ++i) units += static_cast<unsigned char>(text_[i]) >= 0xF0;
    return units;
  }
  std::string_view text_;
  OffsetUnit unit_;
  bool same_;  // as bytes
  std::size_t at_ = 0, count_ = 0;
};

}  // namespace newsmetrics

#endif
