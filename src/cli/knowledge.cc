#include "cli/knowledge.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <ostream>

#include "extractor.h"
#include "output/printable.h"
#include "read_sources.h"

namespace newsmetrics {

std::vector<SourceFile> knowledge_sources(const Options& options, const std::vector<std::string>& more) {
  std::vector<SourceFile> sources = options.data.empty() ? builtin_sources() : read_sources(options.data);
  for (const auto* files : {&options.lexicons, &options.rules, &more}) {
    for (const std::string& name : *files) {
      std::ifstream in(name, std::ios::binary);
      SourceFile file{name, {std::istreambuf_iterator<char>(in), {}}};
      if (!in) throw std::runtime_error(name + ": cannot be read");
      sources.push_back(std::move(file));
    }
  }
  return sources;
}

Extractor load_knowledge(const Options& options) {
  if (options.data.empty() && options.rules.empty() && options.lexicons.empty()) return Extractor();
  return Extractor(knowledge_sources(options));
}

std::vector<std::string_view> printed_kinds(const Knowledge& knowledge) {
  std::vector<std::string_view> kinds;
  for (const Rule& rule : knowledge.rules()) {
    const std::string_view kind = knowledge.text(rule.kind);
    if (kind_info(kind).printed && std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
  }
  return kinds;
}

void check_kinds(const std::vector<std::string>& kinds, const Knowledge& knowledge) {
  const std::vector<std::string_view> known = printed_kinds(knowledge);
  for (const std::string& kind : kinds) {
    if (std::find(known.begin(), known.end(), kind) != known.end()) continue;
    std::string list;
    for (const std::string_view name : known) list += (list.empty() ? "" : ", ") + std::string(name);
    throw std::invalid_argument("--kinds: no rule makes the kind " + kind + " (" + list + ")");
  }
}

void print_fault(const SourceError& error, std::ostream& out) {
  out << error.what() << "\n";
  std::ifstream in(error.file);
  std::string line;
  for (std::uint32_t i = 0; i < error.line && std::getline(in, line); ++i) {}
  if (error.line > 0 && in) {
    std::string printed, before;
    append_printable(line, printed);
    append_printable(std::string_view(line).substr(0, error.column == 0 ? 0 : error.column - 1), before);
    const bool space = error.column > 1 && line.size() >= error.column && (line[error.column - 2] == ' ' || line[error.column - 2] == '\t') && !before.empty();
    out << "    " << printed << "\n";
    if (error.column > 0) out << "    " << std::string(before.size() + (space ? 1 : 0), ' ') << "^\n";
  }
  if (!error.hint.empty()) out << "  hint: " << error.hint << "\n";
}

}  // namespace newsmetrics
