#include "cli/sink.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

namespace newsmetrics {
namespace {

namespace fs = std::filesystem;

// Writes all of `text`; 0 or the error.
int write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

class StandardOutput : public Sink {
 public:
  explicit StandardOutput(const Writer& writer) : writer_(writer) { writer.begin(begin_); }

  std::string write(Output& output) override {
    if (writer_.needs_summaries()) std::ranges::move(output.summaries, std::back_inserter(summaries_));
    return put(output.records);
  }

  std::string finish() override {
    std::string end;
    writer_.end(summaries_, end);
    return put(end);
  }

  bool usable() const override { return usable_; }

 private:
  // Without a copy: a record may be as large as memory allows.
  std::string put(std::string_view text) {
    int error = usable_ ? write_all(STDOUT_FILENO, std::exchange(begin_, {})) : 0;
    if (usable_ && error == 0) error = write_all(STDOUT_FILENO, text);
    if (error == 0) return {};
    usable_ = false;
    return std::string("standard output: ") + std::strerror(error);
  }

  const Writer& writer_;
  std::vector<Summary> summaries_;
  std::string begin_;  // what stands in front of all records, until it is written
  bool usable_ = true;
};

// The file that is being written, for the signal handler: a static buffer, since a handler may call next to nothing.
char unfinished[4096];
volatile sig_atomic_t has_unfinished = 0;

void remove_unfinished(int signal) {
  if (has_unfinished) unlink(unfinished);
  ::signal(signal, SIG_DFL);
  raise(signal);
}

// A file that comes to be under its name only when commit() succeeds.
class AtomicFile {
 public:
  ~AtomicFile() { discard(); }

  bool open(const std::string& path) {
    discard();
    error_.clear();
    path_ = path;
    std::error_code error;
    fs::create_directories(fs::path(path).parent_path(), error);
    const fs::path target(path);
    part_ = (target.parent_path() / ("." + target.filename().string() + ".part")).string();
    if (part_.size() < sizeof unfinished) {
      std::memcpy(unfinished, part_.c_str(), part_.size() + 1);
      has_unfinished = 1;
    }
    fd_ = ::open(part_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd_ < 0) fail(error ? error.value() : errno);
    return fd_ >= 0;
  }

  void write(std::string_view text) {
    if (fd_ < 0) return;
    if (const int error = write_all(fd_, text)) fail(error);
  }

  // What went wrong since open(), or an empty string.
  std::string commit() {
    if (fd_ >= 0) {
      const int closed = close(fd_);
      fd_ = -1;
      if (closed != 0 || rename(part_.c_str(), path_.c_str()) != 0) fail(errno);
      has_unfinished = 0;
    }
    return std::exchange(error_, {});
  }

  void discard() {
    if (fd_ < 0) return;
    close(fd_);
    fd_ = -1;
    unlink(part_.c_str());
    has_unfinished = 0;
  }

 private:
  void fail(int error) {
    if (error_.empty()) error_ = path_ + ": " + std::strerror(error);
    if (fd_ >= 0) close(fd_);
    fd_ = -1;
    unlink(part_.c_str());
    has_unfinished = 0;
  }

  std::string path_, part_, error_;
  int fd_ = -1;
};

class FolderOutput : public Sink {
 public:
  FolderOutput(const Options& options, const Writer& writer) : options_(options), writer_(writer) {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
      struct sigaction action {};
      action.sa_handler = remove_unfinished;
      sigaction(signal, &action, nullptr);
    }
  }

  std::string write(Output& output) override {
    if (output.source.empty()) return {};
    if (output.first) {
      path_ = output_path(options_.output_dir, output.source, options_.format->extension);
      file_.open(path_);
      std::string begin;
      writer_.begin(begin);
      file_.write(begin);
      summaries_.clear();
    }
    file_.write(output.records);
    if (writer_.needs_summaries()) std::ranges::move(output.summaries, std::back_inserter(summaries_));
    if (!output.last) return {};
    if (output.failed) {
      file_.discard();  // half of a source; --resume is to read it again
      return {};
    }
    std::string end;
    writer_.end(summaries_, end);
    file_.write(end);
    std::string cause = file_.commit();
    if (cause.empty()) {
      for (Summary& summary : summaries_) {
        summary.file = fs::path(path_).lexically_relative(options_.output_dir).string();
        all_.push_back(std::move(summary));
      }
    }
    return cause;
  }

  std::string finish() override {
    file_.discard();
    if (!writer_.needs_summaries()) return {};
    file_.open((fs::path(options_.output_dir) / writer_.index_name()).string());
    std::string index;
    writer_.index(all_, index);
    file_.write(index);
    return file_.commit();
  }

 private:
  const Options& options_;
  const Writer& writer_;
  std::string path_;
  AtomicFile file_;
  std::vector<Summary> summaries_, all_;
};

}  // namespace

std::string output_path(const std::string& folder, std::string_view source, std::string_view extension) {
  std::string path = folder;
  std::size_t parts = 0;
  while (!source.empty()) {
    const std::size_t end = std::min(source.find('/'), source.size());
    const std::string_view part = source.substr(0, end);
    source.remove_prefix(std::min(end + 1, source.size()));
    if (part.empty() || part == ".") continue;
    path += '/';
    path += part == ".." ? "_" : part == "-" && parts == 0 && source.empty() ? "stdin" : part;
    ++parts;
  }
  return path.append(extension);
}

std::unique_ptr<Sink> make_standard_output(const Writer& writer) { return std::make_unique<StandardOutput>(writer); }
std::unique_ptr<Sink> make_folder_output(const Options& options, const Writer& writer) { return std::make_unique<FolderOutput>(options, writer); }

}  // namespace newsmetrics
