#include "cli/progress.h"

#include <cstdio>

namespace newsmetrics {
namespace {

constexpr auto kInterval = std::chrono::milliseconds(250);

}  // namespace

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

Progress::Progress(bool show_line, std::function<std::uint64_t()> bytes_read, std::function<std::uint64_t()> total_bytes)
    : bytes_read_(std::move(bytes_read)), total_bytes_(std::move(total_bytes)) {
  if (show_line) thread_ = std::thread([this] { run(); });
}

Progress::~Progress() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  wake_.notify_all();
  thread_.join();
  if (drawn_) std::fputs("\r\x1b[K", stderr);
}

void Progress::run() {
  std::unique_lock lock(mutex_);
  if (wake_.wait_for(lock, kInterval, [this] { return done_; })) return;  // over before there is anything to tell
  lock.unlock();
  total_ = total_bytes_();
  lock.lock();
  while (!wake_.wait_for(lock, kInterval, [this] { return done_; })) {
    std::fputs(line().c_str(), stderr);
    std::fflush(stderr);
    drawn_ = true;
  }
}

std::string Progress::line() const {
  const std::uint64_t read = bytes_read_();
  const double seconds = elapsed().count(), rate = static_cast<double>(read) / seconds;
  char text[160];
  int length = std::snprintf(text, sizeof text, "\r%s articles  %.1f MB/s", grouped(articles()).c_str(), rate / 1e6);
  if (total_ >= read && total_ != 0 && rate > 0) {
    const auto left = static_cast<unsigned long>(static_cast<double>(total_ - read) / rate);
    length += std::snprintf(text + length, sizeof text - static_cast<std::size_t>(length), "  %.0f%%  %lu:%02lu left",
                            100.0 * static_cast<double>(read) / static_cast<double>(total_), left / 60, left % 60);
  }
  return std::string(text, static_cast<std::size_t>(length)) + "\x1b[K";
}

void Progress::print(std::string_view message) {
  const std::lock_guard lock(mutex_);
  const std::string text = (drawn_ ? "\r\x1b[Knewsmetrics: " : "newsmetrics: ") + std::string(message) + "\n";
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace newsmetrics
