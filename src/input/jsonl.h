// One line of JSONL as a document. The JSON library behind it stays in jsonl.cc.
#ifndef NEWSMETRICS_INPUT_JSONL_H_
#define NEWSMETRICS_INPUT_JSONL_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "newsmetrics/document.h"

namespace newsmetrics {

class JsonlParser {
 public:
  JsonlParser();
  ~JsonlParser();

  // Fills `document` (id, title, published, text; with `keep_fields` the others as they stand) from one JSON object.
  // Chunk::kPadding bytes behind `line` must be readable. Returns why not, or an empty string. `replaced` counts what
  // was no Unicode and stands as U+FFFD; `published_ignored` tells that there was a date, but none that can be read.
  std::string parse(std::string_view line, bool keep_fields, Document& document, std::size_t& replaced, bool& published_ignored);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace newsmetrics

#endif
