#include "input/walk.h"

#include <dirent.h>
#include <fnmatch.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <functional>
#include <memory>

namespace newsmetrics {
namespace {

bool matches_any(std::string_view below, const std::vector<std::string>& globs) {
  const std::string path(below);
  const char* name = path.c_str() + (path.rfind('/') + 1);
  return std::ranges::any_of(globs, [&](const std::string& glob) {
    return fnmatch(glob.c_str(), glob.find('/') == std::string::npos ? name : path.c_str(), 0) == 0;
  });
}

InputMessage failure(const std::string& path, int error) {
  return {InputMessage::Severity::kError, path, 0, std::strerror(error)};
}

}  // namespace

std::int64_t nanoseconds(const timespec& time) { return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; }

bool passes_globs(std::string_view below, const InputOptions& options) {
  return (options.include.empty() || matches_any(below, options.include)) && !matches_any(below, options.exclude);
}

Walk::Walk(std::vector<std::string> inputs, const InputOptions& options) : options_(options) {
  std::ranges::reverse(inputs);
  stack_.push_back({"", 0, std::move(inputs), {}});
}

void Walk::enter(const std::string& path, std::size_t root, const struct stat& status, std::vector<InputMessage>& messages) {
  const std::pair identity(status.st_dev, status.st_ino);
  if (struct stat ignored;
      !options_.ignored_folder.empty() && stat(options_.ignored_folder.c_str(), &ignored) == 0 && identity == std::pair(ignored.st_dev, ignored.st_ino))
    return;
  if (root == 0) entered_.clear();  // named by the user: as often as they like
  if (!entered_.insert(identity).second) {
    if (std::ranges::any_of(stack_, [&](const Folder& folder) { return folder.identity == identity; }))
      messages.push_back({InputMessage::Severity::kWarning, path, 0, "symbolic link back to a folder above it, not followed"});
    return;
  }
  const std::unique_ptr<DIR, int (*)(DIR*)> dir(opendir(path.c_str()), closedir);
  if (!dir) {
    messages.push_back(failure(path, errno));
    return;
  }
  Folder folder{path, root, {}, identity};
  if (folder.path.back() != '/') folder.path += '/';
  if (root == 0) folder.root = folder.path.size();
  errno = 0;
  while (const dirent* entry = readdir(dir.get()))
    if (entry->d_name[0] != '.') folder.names.emplace_back(entry->d_name);
  if (errno != 0) messages.push_back(failure(path, errno));
  std::ranges::sort(folder.names, std::greater());
  stack_.push_back(std::move(folder));
}

bool Walk::next(WalkedFile& file, std::vector<InputMessage>& messages) {
  while (!stack_.empty() && messages.empty()) {
    Folder& folder = stack_.back();
    if (folder.names.empty()) {
      stack_.pop_back();
      continue;
    }
    const bool named = folder.path.empty();
    const std::size_t root = folder.root;
    const std::string path = folder.path + folder.names.back();
    folder.names.pop_back();
    if (named && path == "-") {
      file = {path, true, 0, 0};
      return true;
    }
    struct stat status;
    if (stat(path.c_str(), &status) != 0) {
      const int error = errno;
      struct stat link;
      const bool dangling = error == ENOENT && lstat(path.c_str(), &link) == 0;
      messages.push_back(failure(path, error));
      if (dangling) messages.back().cause = "symbolic link to nothing";
      return true;
    }
    const std::string_view below = std::string_view(path).substr(root);
    if (S_ISDIR(status.st_mode)) {
      if (named || !matches_any(below, options_.exclude)) enter(path, root, status, messages);
      continue;
    }
    if (!named) {
      if (!passes_globs(below, options_)) continue;
      // A pipe or device that is named is read as a stream; one found by chance might never end.
      if (!S_ISREG(status.st_mode)) {
        messages.push_back({InputMessage::Severity::kError, path, 0, "not a regular file"});
        return true;
      }
    }
    const bool regular = S_ISREG(status.st_mode);
    file = {path, named, regular ? nanoseconds(status.st_mtim) : 0, regular ? static_cast<std::uint64_t>(status.st_size) : 0};
    return true;
  }
  return !messages.empty();
}

}  // namespace newsmetrics
