// From what the user names (files, folders, "-", lists of files) to single files, in order.
#ifndef NEWSMETRICS_INPUT_WALK_H_
#define NEWSMETRICS_INPUT_WALK_H_

#include <sys/stat.h>

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "input/message.h"
#include "input/options.h"

namespace newsmetrics {

struct WalkedFile {
  std::string path;    // as to open it; "-" is standard input
  bool named = false;  // by the user, not found in a folder
  std::int64_t modified = 0;  // in nanoseconds since 1970, 0 unknown
  std::uint64_t size = 0;
};

// Goes depth first, each folder in the byte order of its names. Symbolic links are followed; a folder is entered once,
// so loops of links end. Hidden files and folders are passed over unless named. Memory: one folder's names a level.
class Walk {
 public:
  Walk(std::vector<std::string> inputs, const InputOptions& options);

  // False at the end. Otherwise a file, or, when `messages` grew, something that is none.
  bool next(WalkedFile& file, std::vector<InputMessage>& messages);

 private:
  struct Folder {
    std::string path;                // with its slash; "" for the user's own list
    std::size_t root = 0;            // length of the part of `path` that the user named
    std::vector<std::string> names;  // what is left, last first
    std::pair<dev_t, ino_t> identity{};
  };

  void enter(const std::string& path, std::size_t root, const struct stat& status, std::vector<InputMessage>& messages);

  const InputOptions& options_;
  std::vector<Folder> stack_;
  std::set<std::pair<dev_t, ino_t>> entered_;
};

std::int64_t nanoseconds(const timespec& time);

// Whether include and exclude globs let a found file through; `below` is its path below the folder or archive.
bool passes_globs(std::string_view below, const InputOptions& options);

}  // namespace newsmetrics

#endif
