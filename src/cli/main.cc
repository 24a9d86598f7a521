// The command line: reads articles, prints records.
#include <exception>
#include <iostream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "cli/batch.h"
#include "cli/check.h"
#include "cli/exit_status.h"
#include "cli/explain.h"
#include "cli/knowledge.h"
#include "cli/options.h"
#include "cli/rules.h"
#include "text/utf8.h"

namespace newsmetrics {
namespace {

int explain_text(const Options& options, const Extractor& extractor) {
  Document document{.id = "-", .text = options.text, .published = options.published};
  if (options.text == "-") document.text.assign(std::istreambuf_iterator<char>(std::cin), {});
  replace_invalid_utf8(document.text);
  explain(extractor, document, std::cout);
  return kExitOk;
}

int print_version(bool as_json) {
  if (!as_json) {
    std::cout << "newsmetrics " NEWSMETRICS_VERSION "\n";
    return kExitOk;
  }
  nlohmann::ordered_json version = {{"name", "newsmetrics"}, {"version", NEWSMETRICS_VERSION}, {"schema", "newsmetrics/1"}, {"formats", nlohmann::json::array()}};
  for (const Format& format : formats()) version["formats"].push_back(format.name);
  version["kinds"] = printed_kinds(Extractor().knowledge());
  std::cout << version.dump() << "\n";
  return kExitOk;
}

int run(const Options& options) {
  if (options.command == Command::kVersion) return print_version(options.version_json);
  if (options.command == Command::kCheck) return check_files(options, std::cout, std::cerr) ? kExitOk : kExitFailed;
  const Extractor extractor = load_knowledge(options);
  check_kinds(options.output.kinds, extractor.knowledge());
  switch (options.command) {
    case Command::kExplain: return explain_text(options, extractor);
    case Command::kRules: return list_rules(extractor, options.rule, std::cout, std::cerr) ? kExitOk : kExitUsage;
    default: return run_batch(options, extractor);
  }
}

}  // namespace
}  // namespace newsmetrics

int main(int argc, char** argv) {
  newsmetrics::Options options;
  if (const auto status = newsmetrics::parse_options(argc, argv, options)) return *status;
  try {
    return newsmetrics::run(options);
  } catch (const newsmetrics::SourceError& error) {
    newsmetrics::print_fault(error, std::cerr);
    return newsmetrics::kExitUsage;
  } catch (const std::invalid_argument& error) {
    std::cerr << "newsmetrics: " << error.what() << "\n";
    return newsmetrics::kExitUsage;
  } catch (const std::exception& error) {
    std::cerr << "newsmetrics: " << error.what() << "\n";
    return newsmetrics::kExitFailed;
  }
}
