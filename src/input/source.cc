#include "input/source.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <locale.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace newsmetrics {
namespace {

constexpr std::size_t kSniffed = 1024;
constexpr std::int64_t kNanoseconds = 1'000'000'000;  // of a second
constexpr std::uint64_t kFreeExpansion = std::uint64_t{64} << 20;

// libarchive would take any bytes for a "raw" archive, so packed data is told from articles by its signature.
bool is_packed(std::string_view head) {
  using namespace std::string_view_literals;
  static constexpr std::string_view kSignatures[] = {"\x1F\x8B"sv, "\x28\xB5\x2F\xFD"sv, "PK\3\4"sv, "PK\5\6"sv,
                                                     "BZh"sv,      "\xFD""7zXZ\0"sv,     "\x04\x22\x4D\x18"sv};
  return std::ranges::any_of(kSignatures, [&](std::string_view s) { return head.starts_with(s); }) ||
         (head.size() > 262 && head.substr(257, 5) == "ustar");
}

// Reads what is left of an entry, which libarchive would skip under no limit.
void drain(ByteSource& bytes) {
  char block[16 << 10];
  while (bytes.read(block, sizeof block) != 0) {
  }
}

// libarchive gives names in the locale's encoding, and none when they do not fit it: let it be UTF-8 while this lives.
class Utf8Locale {
 public:
  Utf8Locale() {
    static const locale_t kUtf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    if (kUtf8) previous_ = uselocale(kUtf8);
  }
  ~Utf8Locale() {
    if (previous_) uselocale(previous_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  locale_t previous_ = nullptr;
};

}  // namespace

std::size_t ByteSource::read(char* out, std::size_t size) {
  if (head_at_ == head_.size()) return error_.empty() ? read_some(out, size) : 0;
  const std::size_t given = std::min(size, head_.size() - head_at_);
  std::memcpy(out, head_.data() + head_at_, given);
  head_at_ += given;
  return given;
}

std::string_view ByteSource::peek(std::size_t size) {
  while (head_.size() - head_at_ < size && error_.empty() && head_.find('\n') == std::string::npos) {
    const std::size_t had = head_.size();
    head_.resize(had + size);
    const std::size_t got = read_some(head_.data() + had, size);
    head_.resize(had + got);
    if (got == 0) break;
  }
  return std::string_view(head_).substr(head_at_);
}

class Sources::File : public ByteSource {
 public:
  File(int fd, std::atomic<std::uint64_t>& counter) : fd_(fd), counter_(counter) {}
  ~File() override {
    if (fd_ != STDIN_FILENO) close(fd_);
  }

  // Rewinds for archives that are read by seeking; false for a pipe.
  bool rewind() { return lseek(fd_, 0, SEEK_SET) == 0; }
  int fd() const { return fd_; }

 protected:
  std::size_t read_some(char* out, std::size_t size) override {
    ssize_t got;
    do got = ::read(fd_, out, size);
    while (got < 0 && errno == EINTR);
    if (got < 0) error_ = std::strerror(errno);
    if (got <= 0) return 0;
    counter_.fetch_add(static_cast<std::uint64_t>(got), std::memory_order_relaxed);
    return static_cast<std::size_t>(got);
  }

 private:
  int fd_;
  std::atomic<std::uint64_t>& counter_;
};

// An archive that is open. Its packed bytes come from a file or from an entry of the archive around it.
struct Sources::Level {
  std::string name;
  std::unique_ptr<ByteSource> packed;
  std::unique_ptr<archive, int (*)(archive*)> handle{archive_read_new(), archive_read_free};
  bool is_file = false;  // read by libarchive itself, not through read_block
  char block[64 << 10];

  static la_ssize_t read_block(archive* handle, void* self, const void** block) {
    Level& level = *static_cast<Level*>(self);
    *block = level.block;
    const std::size_t got = level.packed->read(level.block, sizeof level.block);
    if (got == 0 && !level.packed->error().empty()) {
      archive_set_error(handle, EIO, "%s", level.packed->error().c_str());
      return -1;
    }
    return static_cast<la_ssize_t>(got);
  }

  std::string cause() const {
    const char* text = archive_error_string(handle.get());
    return text ? text : "damaged archive";
  }
};

class Sources::Packed : public ByteSource {
 public:
  Packed(Level& level, Sources& sources) : level_(level), sources_(sources) {}

 protected:
  std::size_t read_some(char* out, std::size_t size) override {
    const la_ssize_t got = archive_read_data(level_.handle.get(), out, size);
    if (got < 0) error_ = level_.cause();
    if (got <= 0) return 0;
    if (!sources_.count_unpacked(static_cast<std::uint64_t>(got), level_)) {
      error_ = "unpacks to more than " + std::to_string(sources_.options_.max_expansion) + " times its size; see --max-expansion";
      return 0;
    }
    return static_cast<std::size_t>(got);
  }

 private:
  Level& level_;
  Sources& sources_;
};

Sources::Sources(std::vector<std::string> inputs, const InputOptions& options) : options_(options), walk_(std::move(inputs), options) {}
Sources::~Sources() { close_archives(); }

void Sources::close_archives() {
  bytes_.reset();
  while (!levels_.empty()) levels_.pop_back();  // an inner archive reads from the one around it
}

bool Sources::count_unpacked(std::uint64_t size, const Level& level) {
  if (level.is_file)
    bytes_read_.store(file_began_at_ + static_cast<std::uint64_t>(archive_filter_bytes(level.handle.get(), -1)), std::memory_order_relaxed);
  unpacked_ += size;
  const std::uint64_t packed = std::max(file_size_, bytes_read() - file_began_at_);
  return !(exploded_ = unpacked_ > kFreeExpansion && unpacked_ / options_.max_expansion > packed);
}

bool Sources::next(Entry& entry, std::vector<InputMessage>& messages) {
  if (!levels_.empty() && bytes_) drain(*bytes_);
  bytes_.reset();
  while (messages.empty()) {
    if (exploded_) close_archives();
    if (!levels_.empty()) {
      if (next_in_archive(entry, messages)) return true;
      continue;
    }
    WalkedFile walked;
    if (!walk_.next(walked, messages)) return false;
    if (!messages.empty()) break;
    const int fd = walked.path == "-" ? STDIN_FILENO : open(walked.path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) {
      messages.push_back({InputMessage::Severity::kError, walked.path, 0, std::strerror(errno)});
      break;
    }
    file_began_at_ = bytes_read();
    file_size_ = walked.size;
    file_changed_ = walked.modified;
    file_named_ = walked.named;
    unpacked_ = 0;
    exploded_ = false;
    auto file = std::make_unique<File>(fd, bytes_read_);
    if (is_packed(file->peek(kSniffed))) {
      open_archive(walked.path, std::move(file), messages);
      continue;
    }
    bytes_ = std::move(file);
    entry = {walked.path, walked.size, walked.modified / kNanoseconds, walked.modified, walked.named, bytes_.get()};
    return true;
  }
  return true;
}

bool Sources::open_archive(const std::string& name, std::unique_ptr<ByteSource> packed, std::vector<InputMessage>& messages) {
  if (levels_.size() == options_.max_nesting) {
    messages.push_back({InputMessage::Severity::kError, name, 0,
                        "archives nested more than " + std::to_string(options_.max_nesting) + " deep; see --max-nesting"});
    return false;
  }
  auto level = std::make_unique<Level>();
  level->name = name;
  level->packed = std::move(packed);
  archive* handle = level->handle.get();
  archive_read_support_filter_gzip(handle);
  archive_read_support_filter_zstd(handle);
  archive_read_support_filter_bzip2(handle);
  archive_read_support_filter_xz(handle);
  archive_read_support_filter_lz4(handle);
  archive_read_support_format_tar(handle);
  archive_read_support_format_zip(handle);
  archive_read_support_format_raw(handle);
  archive_read_support_format_empty(handle);
  // A file is given whole, so that zip's directory at its end can be read first.
  File* file = dynamic_cast<File*>(level->packed.get());
  level->is_file = file && file->rewind();
  const int opened = level->is_file ? archive_read_open_fd(handle, file->fd(), sizeof level->block)
                                    : archive_read_open(handle, level.get(), nullptr, &Level::read_block, nullptr);
  if (opened != ARCHIVE_OK) {
    messages.push_back({InputMessage::Severity::kError, name, 0, level->cause()});
    return false;
  }
  levels_.push_back(std::move(level));
  return true;
}

bool Sources::next_in_archive(Entry& entry, std::vector<InputMessage>& messages) {
  Level& level = *levels_.back();
  const Utf8Locale names_in_utf8;
  archive_entry* header = nullptr;
  const int status = archive_read_next_header(level.handle.get(), &header);
  if (status == ARCHIVE_EOF || status <= ARCHIVE_FAILED) {
    if (status != ARCHIVE_EOF) messages.push_back({InputMessage::Severity::kError, level.name, 0, level.cause()});
    levels_.pop_back();
    return false;
  }
  if (archive_entry_filetype(header) != AE_IFREG) return false;
  entry.name = level.name;
  entry.size = archive_entry_size_is_set(header) ? static_cast<std::uint64_t>(archive_entry_size(header)) : 0;
  entry.modified = archive_entry_mtime_is_set(header) ? archive_entry_mtime(header) : file_changed_ / kNanoseconds;
  entry.changed = file_changed_;
  auto bytes = std::make_unique<Packed>(level, *this);
  const bool single = archive_format(level.handle.get()) == ARCHIVE_FORMAT_RAW;  // one compressed file, under its own name
  entry.named = single && file_named_ && levels_.size() == 1;
  if (!single) {
    const char* path = archive_entry_pathname(header);
    std::string below = path ? path : "entry-" + std::to_string(archive_file_count(level.handle.get()));
    while (below.starts_with("./")) below.erase(0, 2);
    entry.name += '/' + below;
    if (!passes_globs(below, options_)) {
      drain(*bytes);
      return false;
    }
  }
  // A raw archive without a filter is an article that merely begins like an archive.
  if (is_packed(bytes->peek(kSniffed)) && !(single && archive_filter_count(level.handle.get()) == 1)) {
    open_archive(entry.name, std::move(bytes), messages);
    return false;
  }
  bytes_ = std::move(bytes);
  entry.bytes = bytes_.get();
  return true;
}

std::vector<std::string> read_file_list(const std::string& path, std::vector<InputMessage>& messages) {
  std::string list;
  const int fd = path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  ssize_t got = fd < 0 ? -1 : 1;
  while (got > 0) {
    char block[64 << 10];
    got = read(fd, block, sizeof block);
    if (got > 0) list.append(block, static_cast<std::size_t>(got));
  }
  if (got < 0) messages.push_back({InputMessage::Severity::kError, path, 0, std::strerror(errno)});
  if (fd > STDIN_FILENO) close(fd);
  const char separator = list.find('\0') == std::string::npos ? '\n' : '\0';
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin < list.size();) {
    const std::size_t end = std::min(list.find(separator, begin), list.size());
    std::string name = list.substr(begin, end - begin);
    if (separator == '\n' && name.ends_with('\r')) name.pop_back();
    if (!name.empty()) names.push_back(std::move(name));
    begin = end + 1;
  }
  return names;
}

std::uint64_t total_size(const std::vector<std::string>& inputs, const InputOptions& options) {
  Walk walk(inputs, options);
  std::uint64_t total = 0;
  std::vector<InputMessage> ignored;
  for (WalkedFile file; walk.next(file, ignored); ignored.clear())
    if (ignored.empty()) total += file.size;
  return total;
}

}  // namespace newsmetrics
