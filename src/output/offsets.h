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
  OffsetCounter(std::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {}
  std::size_t operator()(std::size_t byte) {
    if (unit_ == OffsetUnit::kBytes) return byte;
    if (byte < at_) {
      for (std::size_t i = byte; i < at_; ++i) count_ -= weight(i);
    } else {
      for (std::size_t i = at_; i < byte; ++i) count_ += weight(i);
    }
    at_ = byte;
    return count_;
  }

 private:
  std::size_t weight(std::size_t i) const {
    const auto c = static_cast<unsigned char>(text_[i]);
    return (c & 0xC0) == 0x80 ? 0 : unit_ == OffsetUnit::kUtf16 && c >= 0xF0 ? 2 : 1;
  }
  std::string_view text_;
  OffsetUnit unit_;
  std::size_t at_ = 0, count_ = 0;
};

}  // namespace newsmetrics

#endif
