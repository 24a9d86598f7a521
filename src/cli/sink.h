// Where records go: standard output, or a folder with an output file for each source.
#ifndef NEWSMETRICS_CLI_SINK_H_
#define NEWSMETRICS_CLI_SINK_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"
#include "output/writer.h"

namespace newsmetrics {

// What was made of a chunk of input.
struct Output {
  std::string source;
  bool first = false, last = false, failed = false;  // as in Chunk
  std::string records;
  std::vector<Summary> summaries;
};

// Takes outputs in the order of the input, on one thread at a time. Each call returns what went wrong, or an empty string.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual std::string write(Output& output) = 0;
  virtual std::string finish() = 0;
  virtual bool usable() const { return true; }  // false: nothing more can be written, so nothing more need be read
};

std::unique_ptr<Sink> make_standard_output(const Writer& writer);

// Files appear under their name only when they are whole: they are written under another one first, which an interruption
// (Ctrl-C, or a kill that can be caught) removes.
std::unique_ptr<Sink> make_folder_output(const Options& options, const Writer& writer);

// The file that the records of `source` go to: the source's own path below the output folder, with the format's extension.
// Never outside of the folder.
std::string output_path(const std::string& folder, std::string_view source, std::string_view extension);

}  // namespace newsmetrics

#endif
