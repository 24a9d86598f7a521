// The knowledge that the build compiles into the program (src/build/compile_knowledge.cc makes the two blocks).
#include "extractor.h"

extern "C" {
extern const std::byte newsmetrics_knowledge[], newsmetrics_knowledge_end[];
extern const char newsmetrics_sources[], newsmetrics_sources_end[];
}

namespace newsmetrics {

Extractor::Extractor() : knowledge_(std::make_unique<Knowledge>(std::span(newsmetrics_knowledge, newsmetrics_knowledge_end))) {}

// Each file as its name, its text, each with a zero byte behind.
std::vector<SourceFile> builtin_sources() {
  std::vector<SourceFile> files;
  for (const char* at = newsmetrics_sources; at < newsmetrics_sources_end;) {
    SourceFile file;
    file.name = at;
    at += file.name.size() + 1;
    file.text = at;
    at += file.text.size() + 1;
    files.push_back(std::move(file));
  }
  return files;
}

}  // namespace newsmetrics
