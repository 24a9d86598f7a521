// Bytes from files, standard input and archives within archives, one entry after the other, in constant memory.
#ifndef NEWSMETRICS_INPUT_SOURCE_H_
#define NEWSMETRICS_INPUT_SOURCE_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "input/message.h"
#include "input/options.h"
#include "input/walk.h"

struct archive;

namespace newsmetrics {

// A stream of bytes that can be looked into before it is read.
class ByteSource {
 public:
  virtual ~ByteSource() = default;

  // Up to `size` bytes, fewer when no more are there yet; 0 at the end, or after a failure (see error()).
  std::size_t read(char* out, std::size_t size);

  // Its first bytes, which stay to be read: `size`, or fewer when it ends before or its writer pauses behind a line.
  std::string_view peek(std::size_t size);

  const std::string& error() const { return error_; }

 protected:
  virtual std::size_t read_some(char* out, std::size_t size) = 0;
  std::string error_;

 private:
  std::string head_;  // peeked at, not yet read
  std::size_t head_at_ = 0;
};

// One stream of bytes that is no archive: a file, or an entry of one.
struct Entry {
  std::string name;           // "a.tar.gz/b/c.txt"
  std::uint64_t size = 0;     // 0 unknown
  std::int64_t modified = 0;  // the entry, in seconds since 1970, 0 unknown
  std::int64_t changed = 0;   // the file on disk, in nanoseconds since 1970, 0 unknown
  bool named = false;         // by the user, not found in a folder or archive
  ByteSource* bytes = nullptr;
};

// Opens what Walk finds and what is in it.
class Sources {
 public:
  Sources(std::vector<std::string> inputs, const InputOptions& options);
  ~Sources();

  // False at the end. When `messages` grew, something that could not be opened, and no entry. The last entry's bytes
  // are gone then.
  bool next(Entry& entry, std::vector<InputMessage>& messages);

  // Bytes read from files so far, packed as they are; any thread may ask.
  std::uint64_t bytes_read() const { return bytes_read_.load(std::memory_order_relaxed); }

 private:
  struct Level;
  bool open_archive(const std::string& name, std::unique_ptr<ByteSource> packed, std::vector<InputMessage>& messages);
  bool next_in_archive(Entry& entry, std::vector<InputMessage>& messages);
  bool count_unpacked(std::uint64_t size, const Level& level);  // false: beyond the limit
  void close_archives();

  const InputOptions& options_;
  Walk walk_;
  std::atomic<std::uint64_t> bytes_read_ = 0;
  std::uint64_t file_began_at_ = 0;  // bytes_read_ when the file that is open began
  std::uint64_t file_size_ = 0;
  std::int64_t file_changed_ = 0;
  bool file_named_ = false;
  std::uint64_t unpacked_ = 0;       // bytes out of its archives
  bool exploded_ = false;            // too many of them
  std::unique_ptr<ByteSource> bytes_;           // of the entry last given
  std::vector<std::unique_ptr<Level>> levels_;  // open archives, each within the last

  class File;
  class Packed;
};

// Sum of the files' sizes, for a progress bar; a walk of its own that opens nothing.
std::uint64_t total_size(const std::vector<std::string>& inputs, const InputOptions& options);

// The names in a list: separated by NUL if there is one, else by line end.
std::vector<std::string> read_file_list(const std::string& path, std::vector<InputMessage>& messages);

}  // namespace newsmetrics

#endif
