// An output format: what turns records into bytes. A new one is a file with its Writer and a line in formats.cc.
#ifndef NEWSMETRICS_OUTPUT_WRITER_H_
#define NEWSMETRICS_OUTPUT_WRITER_H_

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsmetrics/document.h"
#include "newsmetrics/record.h"
#include "output/options.h"

namespace newsmetrics {

// An article's line in an index.
struct Summary {
  std::string file;  // the output file it stands in; empty: the same as the index
  std::string id, title, published;
  std::string anchor;                                      // within the file
  std::vector<std::pair<std::string, std::size_t>> kinds;  // mentions of each, by name
  std::size_t metrics = 0;
};

// Immutable, so that threads share one: each writes records to a buffer of its own. An output file is what begin(), record()
// for each article and end() append.
class Writer {
 public:
  virtual ~Writer() = default;
  virtual void begin(std::string& /*out*/) const {}
  virtual void record(const Document& document, const Record& record, std::string& out) const = 0;
  virtual void end(std::span<const Summary> /*articles*/, std::string& /*out*/) const {}

  // For a folder of output files: one that leads to all of them, its name and its content. No name: the format has none.
  virtual std::string_view index_name() const { return {}; }
  virtual void index(std::span<const Summary> /*articles*/, std::string& /*out*/) const {}
  // False: end() and index() do not look at their argument, so nobody needs to gather it.
  bool needs_summaries() const { return !index_name().empty(); }
};

Summary summarise(const Document& document, const Record& record);

struct Format {
  std::string_view name, extension, description;
  std::unique_ptr<Writer> (*make)(const OutputOptions& options);
};

std::span<const Format> formats();
const Format* find_format(std::string_view name);  // nullptr: there is none of that name

// Drops what `kinds` leaves out: mentions of other kinds, parts of metrics that point at them, and metrics that keep no
// figure. The mentions that stay are numbered anew. Call it between extraction and writing.
void keep_kinds(const std::vector<std::string>& kinds, Record& record);

}  // namespace newsmetrics

#endif
