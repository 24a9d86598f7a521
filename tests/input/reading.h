// Reads inputs to the end, as the command does on one thread.
#ifndef NEWSMETRICS_TESTS_INPUT_READING_H_
#define NEWSMETRICS_TESTS_INPUT_READING_H_

#include <string>
#include <vector>

#include "input/reader.h"

namespace newsmetrics {

struct Reading {
  std::vector<Document> documents;
  std::vector<std::string> errors, warnings;
  std::uint64_t skipped = 0;

  std::vector<std::string> ids() const {
    std::vector<std::string> out;
    for (const Document& document : documents) out.push_back(document.id);
    return out;
  }
};

inline Reading read_all(std::vector<std::string> inputs, const InputOptions& options = {}) {
  Reading reading;
  Reader reader(std::move(inputs), options);
  Parser parser(options);
  Chunk chunk;
  Batch batch;
  while (reader.next(chunk)) {
    parser.parse(chunk, batch);
    for (const InputMessage& message : batch.messages)
      (message.severity == InputMessage::Severity::kError ? reading.errors : reading.warnings).push_back(message.to_string());
    for (const Document& document : batch.documents()) reading.documents.push_back(document);
  }
  reading.skipped = reader.skipped();
  return reading;
}

}  // namespace newsmetrics

#endif
