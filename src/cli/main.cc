// The command line: reads articles, prints records.
#include <exception>
#include <iostream>

#include "cli/exit_status.h"
#include "cli/explain.h"
#include "cli/options.h"
#include "input/reader.h"
#include "read_sources.h"

namespace newsmetrics {
namespace {

int extract(const Options& options, const Extractor& extractor) {
  const std::unique_ptr<Writer> writer = options.format->make(options.output);
  Session session(extractor);
  Record record;
  Reader reader(options.inputs, options.input);
  Parser parser(options.input);
  Chunk chunk;
  Batch batch;
  std::vector<Summary> summaries;
  bool failed = false;
  std::string out;
  writer->begin(out);
  while (reader.next(chunk)) {
    parser.parse(chunk, batch);
    for (const InputMessage& message : batch.messages) {
      failed |= message.severity == InputMessage::Severity::kError;
      std::cerr << "newsmetrics: " << message.to_string() << "\n";
    }
    for (Document& document : batch.documents()) {
      if (!options.published.empty()) document.published = options.published, document.published_from = PublishedFrom::kOption;
      session.extract(document, record);
      keep_kinds(options.output.kinds, record);
      writer->record(document, record, out);
      if (writer->needs_summaries()) summaries.push_back(summarise(document, record));
    }
    std::cout << out;
    out.clear();
  }
  writer->end(summaries, out);
  std::cout << out;
  return failed ? kExitFailed : kExitOk;
}

int run(const Options& options) {
  const Extractor extractor = options.data.empty() ? Extractor() : Extractor(read_sources(options.data));
  switch (options.command) {
    case Command::kExplain: explain(extractor, {.id = "-", .text = options.text, .published = options.published}, std::cout); return kExitOk;
    case Command::kExtract: break;
  }
  return extract(options, extractor);
}

}  // namespace
}  // namespace newsmetrics

int main(int argc, char** argv) {
  newsmetrics::Options options;
  if (const auto status = newsmetrics::parse_options(argc, argv, options)) return *status;
  try {
    return newsmetrics::run(options);
  } catch (const std::exception& error) {
    std::cerr << "newsmetrics: " << error.what() << "\n";
    return newsmetrics::kExitFailed;
  }
}
