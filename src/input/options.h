// How inputs are read; the command line's input options, one to one.
#ifndef NEWSMETRICS_INPUT_OPTIONS_H_
#define NEWSMETRICS_INPUT_OPTIONS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace newsmetrics {

enum class InputFormat : std::uint8_t {
  kAuto,   // by file name, then by content
  kText,   // one article, as it stands
  kHtml,   // a saved page
  kJsonl,  // an article a line: {"id", "title", "published", "text"}
  kWarc,   // a web archive: its response records
  kMbox,   // a mailbox: an article a message
  kFeed,   // RSS or Atom: an article an entry
};

struct InputOptions {
  InputFormat format = InputFormat::kAuto;

  // Globs for files found in folders and archives (never for those named outright). One with a slash is matched against
  // the path below the folder, one without against the file's name; an excluded folder is not entered.
  std::vector<std::string> include;
  std::vector<std::string> exclude;

  bool keep_fields = false;          // JSONL: other fields to Document::fields
  bool published_from_file = false;  // the file's time as publication date when nothing else gives one

  std::size_t max_article_bytes = std::size_t{256} << 20;
  std::uint64_t max_expansion = 200;  // an archive may unpack to so many times its size (64 MiB are always free)
  std::size_t max_nesting = 8;        // archives within archives

  // Asked before a source is read: false skips it. `changed` is when the file on disk was written, in nanoseconds since
  // 1970, 0 unknown.
  std::function<bool(const std::string& source, std::int64_t changed)> wanted;

  std::string ignored_folder;  // never entered: where the output goes
};

}  // namespace newsmetrics

#endif
