// The command line: what the user asked for.
#ifndef NEWSMETRICS_CLI_OPTIONS_H_
#define NEWSMETRICS_CLI_OPTIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "input/options.h"
#include "output/writer.h"

namespace newsmetrics {

enum class Command : std::uint8_t { kExtract, kExplain, kRules, kCheck, kVersion };

struct Options {
  Command command = Command::kExtract;

  // ---- input ----
  std::vector<std::string> inputs;  // files and folders; "-" is standard input
  InputOptions input;
  std::string published;  // in place of what the articles say

  // ---- output ----
  const Format* format = nullptr;
  OutputOptions output;
  std::string output_dir;    // a file for each source below this folder, not standard output
  bool resume = false;       // leave out sources whose output file is there and newer
  bool quiet = false;        // errors only
  std::size_t jobs = 0;      // threads; 0 is one a processor

  // ---- knowledge ----
  std::string data;                    // folder that replaces the built-in lexicon and grammar
  std::vector<std::string> rules;      // the user's own files, behind them
  std::vector<std::string> lexicons;

  // ---- commands ----
  std::string text;                  // explain: what to explain
  std::string rule;                  // rules: a kind or rule; empty: all
  std::vector<std::string> checked;  // check: the files
  bool version_json = false;         // version: for programs
};

// Reads the command line. A status: the program ends with it, all having been said (--help, --version, wrong usage).
std::optional<int> parse_options(int argc, char** argv, Options& options);

}  // namespace newsmetrics

#endif
