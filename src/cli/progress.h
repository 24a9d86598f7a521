// Messages on standard error and, on a terminal, a line that tells how far a batch has come.
#ifndef NEWSMETRICS_CLI_PROGRESS_H_
#define NEWSMETRICS_CLI_PROGRESS_H_

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace newsmetrics {

class Progress {
 public:
  // `bytes_read` and `total_bytes` are asked from a thread of the line's own; a total of 0 is unknown.
  Progress(bool show_line, std::function<std::uint64_t()> bytes_read, std::function<std::uint64_t()> total_bytes);
  ~Progress();

  void count_articles(std::uint64_t more) { articles_.fetch_add(more, std::memory_order_relaxed); }
  std::uint64_t articles() const { return articles_.load(std::memory_order_relaxed); }
  std::chrono::duration<double> elapsed() const { return std::chrono::steady_clock::now() - began_; }

  // A line on standard error, "newsmetrics: " in front.
  void print(std::string_view message);

 private:
  void run();
  std::string line() const;

  const std::function<std::uint64_t()> bytes_read_, total_bytes_;
  const std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  std::atomic<std::uint64_t> articles_ = 0;
  std::uint64_t total_ = 0;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool done_ = false, drawn_ = false;
  std::thread thread_;
};

// "1,234,567"
std::string grouped(std::uint64_t number);

}  // namespace newsmetrics

#endif
