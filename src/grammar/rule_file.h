// Reads rule files (docs/GUIDE.md, "Rule files").
#ifndef NEWSMETRICS_GRAMMAR_RULE_FILE_H_
#define NEWSMETRICS_GRAMMAR_RULE_FILE_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "grammar/pattern.h"
#include "newsmetrics/extractor.h"

namespace newsmetrics {

struct RuleExample {
  std::string published, text, fields;
  std::size_t begin = 0, end = 0;  // of the mention in `text`
  bool counter = false;
  std::uint32_t line = 0;
};

struct RuleSource {
  std::string name, kind, match;
  std::uint32_t line = 0;
  Pattern pattern;
  std::vector<std::pair<std::string, std::string>> constants;
  std::vector<std::string> classes;
  std::vector<RuleExample> examples;
};

// Splits an example's text from its brackets: "It paid [$5]." Nested or unclosed brackets give false.
bool read_marked_text(std::string_view marked, std::string& text, std::vector<std::pair<std::size_t, std::size_t>>& spans);

std::vector<RuleSource> read_rules(const SourceFile& file);  // throws SourceError

}  // namespace newsmetrics

#endif
