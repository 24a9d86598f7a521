#include "input/reader.h"

#include <algorithm>
#include <new>

#include "input/encoding.h"
#include "input/feed.h"
#include "input/html.h"
#include "input/jsonl.h"
#include "input/mail.h"
#include "input/publication.h"
#include "input/timestamp.h"
#include "input/web_archive.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace newsmetrics {
namespace {

constexpr std::size_t kSniffed = 1024;
constexpr std::size_t kBlock = 256 << 10;

bool starts_with_no_case(std::string_view text, std::string_view prefix) { return equal_folded(text.substr(0, prefix.size()), prefix); }

bool contains_no_case(std::string_view text, std::string_view part) {
  for (std::size_t i = 0; i + part.size() <= text.size(); ++i)
    if (starts_with_no_case(text.substr(i), part)) return true;
  return false;
}

// Data, style and programs that are saved beside articles: text by their bytes, but nobody's prose.
bool is_data_by_name(std::string_view name) {
  static constexpr std::string_view kSuffixes[] = {".json", ".csv", ".tsv", ".yaml", ".yml", ".toml", ".css", ".js", ".svg"};
  return std::ranges::any_of(kSuffixes, [&](std::string_view suffix) {
    return name.size() > suffix.size() && starts_with_no_case(name.substr(name.size() - suffix.size()), suffix);
  });
}

bool looks_binary(std::string_view head) {
  return head.find('\0') != std::string_view::npos && !head.starts_with("\xFF\xFE") && !head.starts_with("\xFE\xFF");
}

std::string too_long(const char* what, std::size_t limit) {
  return std::string(what) + " longer than " + std::to_string(limit) + " bytes; see --max-article-size";
}

// By find(), which searches in blocks: most bytes are no line's end.
std::uint64_t count_lines(std::string_view bytes) {
  std::uint64_t lines = 0;
  for (std::size_t at = 0; (at = bytes.find('\n', at)) != std::string_view::npos; ++at) ++lines;
  return lines;
}

}  // namespace

InputFormat detect_format(std::string_view name, std::string_view head) {
  struct Suffix {
    std::string_view suffix;
    InputFormat format;
  };
  static constexpr Suffix kSuffixes[] = {{".txt", InputFormat::kText},    {".html", InputFormat::kHtml},  {".htm", InputFormat::kHtml},
                                         {".xhtml", InputFormat::kHtml},  {".jsonl", InputFormat::kJsonl}, {".ndjson", InputFormat::kJsonl},
                                         {".warc", InputFormat::kWarc},   {".mbox", InputFormat::kMbox},  {".rss", InputFormat::kFeed},
                                         {".atom", InputFormat::kFeed}};
  for (const std::string_view packed : {".gz", ".zst", ".bz2", ".xz", ".lz4"})
    if (name.ends_with(packed)) name.remove_suffix(packed.size());
  for (const Suffix& entry : kSuffixes)
    if (name.size() >= entry.suffix.size() && starts_with_no_case(name.substr(name.size() - entry.suffix.size()), entry.suffix)) return entry.format;

  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head.remove_prefix(std::min(head.size(), head.find_first_not_of(" \t\r\n")));
  if (head.starts_with("WARC/")) return InputFormat::kWarc;
  if (head.starts_with("{\"")) return InputFormat::kJsonl;
  if (head.starts_with('<')) {
    if (contains_no_case(head, "<!doctype html") || contains_no_case(head, "<html") || contains_no_case(head, "<head>")) return InputFormat::kHtml;
    if (head.find("<rss") != std::string_view::npos || head.find("<feed") != std::string_view::npos || head.find("<rdf:RDF") != std::string_view::npos)
      return InputFormat::kFeed;
  }
  return InputFormat::kText;
}

Document& Batch::add() {
  if (size_ == documents_.size()) documents_.emplace_back();
  Document& document = documents_[size_++];
  for (std::string* text : {&document.id, &document.text, &document.title, &document.published, &document.agency, &document.fields}) text->clear();
  document.author.clear();
  document.sources.clear();
  document.language = "en";
  document.published_from = PublishedFrom::kUnknown;
  return document;
}

void Batch::clear() {
  size_ = 0;
  messages.clear();
}

Reader::Reader(std::vector<std::string> inputs, const InputOptions& options) : options_(options), sources_(std::move(inputs), options) {}

bool Reader::next(Chunk& chunk) {
  chunk.bytes.clear();
  chunk.address.clear();
  chunk.messages.clear();
  chunk.first = chunk.last = chunk.failed = false;
  while (!open_) {
    chunk.source.clear();
    if (!sources_.next(entry_, chunk.messages)) return false;
    if (!chunk.messages.empty()) return true;
    open();
  }
  chunk.source = entry_.name;
  chunk.format = format_;
  chunk.modified = entry_.modified;
  chunk.line = line_;
  chunk.first = first_;
  first_ = false;
  try {
    switch (format_) {
      case InputFormat::kJsonl: read_lines(chunk); break;
      case InputFormat::kMbox: read_message(chunk); break;
      case InputFormat::kWarc: read_web_record(chunk); break;
      default: read_whole(chunk);
    }
    chunk.bytes.reserve(chunk.bytes.size() + Chunk::kPadding);
  } catch (const std::bad_alloc&) {
    pending_ = std::string();
    chunk.bytes = std::string();
    fail(chunk, "not enough memory");
  }
  return true;
}

void Reader::open() {
  if (options_.wanted && !options_.wanted(entry_.name, entry_.changed)) {
    skipped_.fetch_add(1, std::memory_order_relaxed);
    return;
  }
  const std::string_view head = entry_.bytes->peek(kSniffed);
  format_ = options_.format == InputFormat::kAuto ? detect_format(entry_.name, head) : options_.format;
  // What lies beside the articles of a folder; a file that is named gets the benefit of the doubt, and so does data that is asked for.
  const bool besides = looks_binary(head) || (options_.include.empty() && is_data_by_name(entry_.name));
  if (!entry_.named && format_ == InputFormat::kText && besides) {
    skipped_.fetch_add(1, std::memory_order_relaxed);
    return;
  }
  open_ = first_ = true;
  line_ = 1;
  pending_.clear();
  skipping_ = false;
}

// Reads up to `size` bytes behind what is pending.
std::size_t Reader::fill(std::size_t size) {
  const std::size_t had = pending_.size();
  pending_.resize(had + size);
  const std::size_t got = entry_.bytes->read(pending_.data() + had, size);
  pending_.resize(had + got);
  return got;
}

void Reader::fail(Chunk& chunk, std::string cause) {
  chunk.messages.push_back({InputMessage::Severity::kError, entry_.name, 0, std::move(cause)});
  chunk.failed = true;
  finish(chunk);
}

void Reader::finish(Chunk& chunk) {
  if (!entry_.bytes->error().empty() && !chunk.failed) {
    fail(chunk, entry_.bytes->error());
    return;
  }
  chunk.last = true;
  open_ = false;
}

void Reader::read_whole(Chunk& chunk) {
  if (entry_.size > options_.max_article_bytes) {
    fail(chunk, too_long("article", options_.max_article_bytes));
    return;
  }
  std::size_t expected = entry_.size + 1;
  while (pending_.size() <= options_.max_article_bytes && fill(std::max(expected - std::min(expected, pending_.size()), kBlock / 4)) != 0) {
    if (pending_.size() >= expected) expected = pending_.size() * 2;
  }
  chunk.bytes.swap(pending_);
  const bool whole = chunk.bytes.size() <= options_.max_article_bytes;
  if (whole) finish(chunk);
  else fail(chunk, too_long("article", options_.max_article_bytes));
  if (chunk.failed) chunk.bytes.clear();  // half an article would give half its facts for the whole
}

void Reader::read_lines(Chunk& chunk) {
  std::size_t searched = 0;
  while (true) {
    bool more;
    try {
      more = fill(kBlock) != 0;
    } catch (const std::bad_alloc&) {
      if (pending_.size() < kBlock) throw;
      pass_over_line(chunk, "not enough memory");
      searched = 0;
      continue;
    }
    if (skipping_) {
      const std::size_t end = pending_.find('\n');
      pending_.erase(0, end == std::string::npos ? end : end + 1);
      if (end != std::string::npos) skipping_ = false, chunk.line = ++line_;
    }
    // Whole lines go out as soon as they are there: who writes into a pipe may wait for the answer.
    const std::size_t end = more ? std::string_view(pending_).substr(searched).rfind('\n') : pending_.size() - searched;
    if (end != std::string_view::npos) {
      const std::size_t cut = searched + end + (more ? 1 : 0);
      chunk.bytes.assign(pending_, cut);
      pending_.resize(cut);
      chunk.bytes.swap(pending_);
      line_ += count_lines(chunk.bytes);
      if (!more) finish(chunk);
      return;
    }
    searched = pending_.size();
    if (searched > options_.max_article_bytes) {
      pass_over_line(chunk, too_long("line", options_.max_article_bytes));
      searched = 0;
    }
  }
}

void Reader::pass_over_line(Chunk& chunk, std::string cause) {
  chunk.messages.push_back({InputMessage::Severity::kError, entry_.name, line_, std::move(cause)});
  skipping_ = true;
  pending_ = std::string();
}

// A mailbox is cut before each line that begins with "From ".
void Reader::read_message(Chunk& chunk) {
  std::size_t searched = 0, cut;
  bool more = true;
  while ((cut = pending_.find("\nFrom ", searched)) == std::string::npos && more) {
    searched = pending_.size() - std::min<std::size_t>(pending_.size(), 6);
    if (pending_.size() > options_.max_article_bytes) {
      fail(chunk, too_long("message", options_.max_article_bytes));
      return;
    }
    more = fill(kBlock) != 0;
  }
  if (cut == std::string::npos) {
    chunk.bytes.swap(pending_);
    finish(chunk);
  } else {
    chunk.bytes.assign(pending_, 0, cut + 1);
    pending_.erase(0, cut + 1);
  }
  line_ += count_lines(chunk.bytes);
}

void Reader::read_web_record(Chunk& chunk) {
  constexpr std::size_t kLongestHeader = 64 << 10;
  while (true) {
    std::size_t end;
    bool more = true;
    do {
      pending_.erase(0, std::min(pending_.find_first_not_of("\r\n"), pending_.size()));
      end = pending_.find("\r\n\r\n");
    } while (end == std::string::npos && pending_.size() < kLongestHeader && (more = fill(kBlock) != 0));
    if (pending_.empty() && !more) {
      finish(chunk);
      return;
    }
    WarcHeader header;
    if (end == std::string::npos || !header.parse(std::string_view(pending_).substr(0, end))) {
      fail(chunk, "not a WARC record");
      return;
    }
    pending_.erase(0, end + 4);
    const bool fits = header.length <= options_.max_article_bytes;
    const bool wanted = header.type == "response" && fits;
    if (header.type == "response" && !fits)
      chunk.messages.push_back({InputMessage::Severity::kError, entry_.name + ": " + header.address, 0, too_long("page", options_.max_article_bytes)});
    std::uint64_t left = header.length;
    while (left > pending_.size()) {
      if (!wanted) left -= pending_.size(), pending_.clear();
      if (fill(kBlock) != 0) continue;
      if (entry_.bytes->error().empty()) fail(chunk, "ends within a record");
      else finish(chunk);
      return;
    }
    if (wanted) {
      chunk.bytes.assign(pending_, 0, left);
      chunk.address = header.address;
      chunk.modified = header.time;
    }
    pending_.erase(0, left);
    if (wanted) return;
  }
}

struct Parser::State {
  JsonlParser jsonl;
};

Parser::Parser(const InputOptions& options) : options_(options), state_(std::make_unique<State>()) {}
Parser::~Parser() = default;

void Parser::parse(Chunk& chunk, Batch& batch) {
  batch.clear();
  batch.messages.swap(chunk.messages);
  if (chunk.source.empty() || (chunk.failed && chunk.bytes.empty())) return;
  switch (chunk.format) {
    case InputFormat::kJsonl: parse_lines(chunk, batch); break;
    case InputFormat::kWarc: parse_web_record(chunk, batch); break;
    case InputFormat::kMbox: parse_mail(chunk, batch); break;
    case InputFormat::kFeed: parse_feed(chunk, batch); break;
    case InputFormat::kHtml: parse_page(chunk, batch); break;
    default: parse_text(chunk, batch);
  }
}

Document& Parser::begin(const Chunk& chunk, Batch& batch) {
  Document& document = batch.add();
  document.id = chunk.source;
  replace_invalid_utf8(document.id);
  return document;
}

// What every format has in common once the text is there.
void Parser::finish(const Chunk& chunk, std::size_t replaced, std::uint64_t line, Document& document, Batch& batch) {
  if (replaced != 0)
    batch.messages.push_back({InputMessage::Severity::kWarning, chunk.source, line,
                              std::to_string(replaced) + (replaced == 1 ? " invalid UTF-8 sequence" : " invalid UTF-8 sequences") + " replaced by U+FFFD"});
  find_publication(document);
  if (document.published.empty() && options_.published_from_file && chunk.modified != 0) {
    document.published = format_timestamp(chunk.modified);
    document.published_from = PublishedFrom::kFile;
  }
}

void Parser::parse_text(Chunk& chunk, Batch& batch) {
  Document& document = begin(chunk, batch);
  const std::size_t replaced = to_utf8(chunk.bytes);
  document.text.swap(chunk.bytes);
  finish(chunk, replaced, 0, document, batch);
}

void Parser::parse_lines(Chunk& chunk, Batch& batch) {
  std::string_view rest = chunk.bytes;
  if (chunk.first && rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  for (std::uint64_t number = chunk.line; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    Document& document = batch.add();
    std::size_t replaced = 0;
    bool published_ignored = false;
    std::string cause;
    try {
      cause = state_->jsonl.parse(line, options_.keep_fields, document, replaced, published_ignored);
    } catch (const std::bad_alloc&) {  // the other lines of the chunk may well fit
      cause = "not enough memory";
    }
    if (!cause.empty()) {
      batch.messages.push_back({InputMessage::Severity::kError, chunk.source, number, cause});
      batch.drop_last();
      continue;
    }
    if (published_ignored)
      batch.messages.push_back({InputMessage::Severity::kWarning, chunk.source, number, "\"published\" is no date that can be read"});
    if (document.id.empty()) {
      document.id = chunk.source + ':' + std::to_string(number);
      replace_invalid_utf8(document.id);
    }
    finish(chunk, replaced, number, document, batch);
  }
}

void Parser::parse_page(Chunk& chunk, Batch& batch) {
  Document& document = begin(chunk, batch);
  const std::size_t replaced = read_html(chunk.bytes, {chunk.address, "", chunk.modified}, document);
  finish(chunk, replaced, 0, document, batch);
}

void Parser::parse_web_record(Chunk& chunk, Batch& batch) {
  HttpResponse response;
  if (!response.parse(chunk.bytes)) return;
  chunk.bytes.swap(response.body);
  Document& document = batch.add();
  document.id = chunk.address;
  replace_invalid_utf8(document.id);
  std::size_t replaced;
  if (response.is_html) {
    replaced = read_html(chunk.bytes, {chunk.address, response.charset, chunk.modified}, document);
  } else {
    replaced = to_utf8(chunk.bytes, response.charset);
    document.text.swap(chunk.bytes);
  }
  finish(chunk, replaced, 0, document, batch);
}

void Parser::parse_mail(Chunk& chunk, Batch& batch) {
  if (chunk.bytes.find_first_not_of("\r\n") == std::string::npos) return;
  Document& document = begin(chunk, batch);
  document.id += ':' + std::to_string(chunk.line);
  finish(chunk, read_mail(chunk.bytes, document), chunk.line, document, batch);
}

void Parser::parse_feed(Chunk& chunk, Batch& batch) {
  const std::string cause = read_feed(chunk.bytes, [&]() -> Document& {
    Document& document = begin(chunk, batch);
    document.id += ':' + std::to_string(batch.documents().size());
    return document;
  });
  if (!cause.empty()) batch.messages.push_back({InputMessage::Severity::kError, chunk.source, 0, cause});
  for (Document& document : batch.documents()) finish(chunk, 0, 0, document, batch);
}

}  // namespace newsmetrics
