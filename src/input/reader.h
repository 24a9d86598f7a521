// The input stage, in two halves so that threads can share the work. A Reader, on one thread, cuts inputs into chunks;
// a Parser, one a thread, turns a chunk into documents:
//
//   Reader reader({"news/", "-"}, options);
//   Parser parser(options);
//   Chunk chunk;
//   Batch batch;
//   while (reader.next(chunk)) {
//     parser.parse(chunk, batch);
//     for (const Document& document : batch.documents()) …
//     for (const InputMessage& message : batch.messages) …
//   }
//
// Nothing throws but std::bad_alloc, and that only Parser; what goes wrong is a message, and reading goes on behind it.
// Memory: a chunk is one article or 256 KiB of them, whichever is more, so an endless stream is read in constant memory.
#ifndef NEWSMETRICS_INPUT_READER_H_
#define NEWSMETRICS_INPUT_READER_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "input/message.h"
#include "input/options.h"
#include "input/source.h"
#include "newsmetrics/document.h"

namespace newsmetrics {

// A piece of a source (a file, standard input, an entry of an archive) that can be parsed by itself.
struct Chunk {
  std::string source;
  std::string bytes;  // as read, kPadding bytes of capacity behind them
  InputFormat format = InputFormat::kText;
  std::uint64_t line = 1;     // of its first byte
  std::int64_t modified = 0;  // the source's time in seconds since 1970, 0 unknown
  std::string address;        // of the page, where the source tells

  bool first = false;    // the source begins with this chunk
  bool last = false;     // … and ends with it; an empty chunk may say so
  bool failed = false;   // … before it was all read
  std::vector<InputMessage> messages;

  static constexpr std::size_t kPadding = 64;
};

// Documents and messages of a chunk. Reused, it keeps its memory.
class Batch {
 public:
  std::span<Document> documents() { return {documents_.data(), size_}; }
  std::vector<InputMessage> messages;

  Document& add();
  void drop_last() { --size_; }
  void clear();

 private:
  std::vector<Document> documents_;
  std::size_t size_ = 0;
};

class Reader {
 public:
  // `options` must outlive the reader.
  Reader(std::vector<std::string> inputs, const InputOptions& options);

  // False at the end. A chunk without a source (its `source` empty) carries messages alone.
  bool next(Chunk& chunk);

  // Progress; any thread may ask.
  std::uint64_t bytes_read() const { return sources_.bytes_read(); }
  std::uint64_t skipped() const { return skipped_.load(std::memory_order_relaxed); }  // sources passed over

 private:
  void open();
  void read_whole(Chunk& chunk);
  void read_lines(Chunk& chunk);
  void pass_over_line(Chunk& chunk, std::string cause);
  void read_message(Chunk& chunk);
  void read_web_record(Chunk& chunk);
  std::size_t fill(std::size_t size);
  void fail(Chunk& chunk, std::string cause);
  void finish(Chunk& chunk);

  const InputOptions& options_;
  Sources sources_;
  std::atomic<std::uint64_t> skipped_ = 0;

  Entry entry_;
  bool open_ = false;
  InputFormat format_ = InputFormat::kText;
  bool first_ = false;
  std::uint64_t line_ = 1;
  std::string pending_;       // read, not yet given
  bool skipping_ = false;     // within a line beyond the limit
};

class Parser {
 public:
  explicit Parser(const InputOptions& options);
  ~Parser();

  // Clears `batch` and fills it, messages of the chunk first. Takes the bytes out of `chunk`.
  void parse(Chunk& chunk, Batch& batch);

 private:
  struct State;
  Document& begin(const Chunk& chunk, Batch& batch);
  void finish(const Chunk& chunk, std::size_t replaced, std::uint64_t line, Document& document, Batch& batch);
  void parse_text(Chunk& chunk, Batch& batch);
  void parse_lines(Chunk& chunk, Batch& batch);
  void parse_page(Chunk& chunk, Batch& batch);
  void parse_web_record(Chunk& chunk, Batch& batch);
  void parse_mail(Chunk& chunk, Batch& batch);
  void parse_feed(Chunk& chunk, Batch& batch);

  const InputOptions& options_;
  std::unique_ptr<State> state_;
};

// Format of a source by its name and first bytes.
InputFormat detect_format(std::string_view name, std::string_view head);

}  // namespace newsmetrics

#endif
