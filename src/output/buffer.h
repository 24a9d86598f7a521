// Appends to a string with one check of its room for many small pieces.
#ifndef NEWSMETRICS_OUTPUT_BUFFER_H_
#define NEWSMETRICS_OUTPUT_BUFFER_H_

#include <cstring>
#include <string>
#include <string_view>

namespace newsmetrics {

// The string is complete once the buffer is destroyed.
class Buffer {
 public:
  explicit Buffer(std::string& out) : out_(out), size_(out.size()) { grow(0); }
  ~Buffer() { out_.resize(size_); }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;

  std::size_t size() const { return size_; }
  void rewind(std::size_t size) { size_ = size; }

  // Where `room` bytes may be written; end() then tells how far they were.
  char* room(std::size_t room) {
    if (out_.size() - size_ < room) grow(room);
    return out_.data() + size_;
  }
  void end(const char* end) { size_ = static_cast<std::size_t>(end - out_.data()); }

  void put(char c) {
    if (size_ == out_.size()) grow(1);
    out_[size_++] = c;
  }
  void put(std::string_view text) {
    if (out_.size() - size_ < text.size()) grow(text.size());
    std::memcpy(out_.data() + size_, text.data(), text.size());
    size_ += text.size();
  }
  // "name":
  void put_key(std::string_view name) {
    if (out_.size() - size_ < name.size() + 3) grow(name.size() + 3);
    char* at = out_.data() + size_;
    *at++ = '"';
    std::memcpy(at, name.data(), name.size());
    at += name.size();
    *at++ = '"';
    *at = ':';
    size_ += name.size() + 3;
  }
  void put(std::size_t count, char c) {
    for (; count > 0; --count) put(c);
  }

 private:
  void grow(std::size_t need) { out_.resize(size_ + need + kRoom); }  // whose capacity grows by a factor

  static constexpr std::size_t kRoom = 1024;
  std::string& out_;
  std::size_t size_;
};

}  // namespace newsmetrics

#endif
