// The command line: reads articles, prints records.
#include <exception>
#include <iostream>

#include "cli/batch.h"
#include "cli/exit_status.h"
#include "cli/explain.h"
#include "cli/options.h"
#include "read_sources.h"

namespace newsmetrics {
namespace {

int run(const Options& options) {
  const Extractor extractor = options.data.empty() ? Extractor() : Extractor(read_sources(options.data));
  switch (options.command) {
    case Command::kExplain: explain(extractor, {.id = "-", .text = options.text, .published = options.published}, std::cout); return kExitOk;
    case Command::kExtract: break;
  }
  return run_batch(options, extractor);
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
