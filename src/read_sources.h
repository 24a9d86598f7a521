// Reads a folder of lexicon and rule files.
#ifndef NEWSMETRICS_READ_SOURCES_H_
#define NEWSMETRICS_READ_SOURCES_H_

#include <string>
#include <vector>

#include "newsmetrics/extractor.h"

namespace newsmetrics {

// Every lexicon, rule and stage file below a folder, by name. Throws std::runtime_error when it cannot be read.
std::vector<SourceFile> read_sources(const std::string& folder);

}  // namespace newsmetrics

#endif
