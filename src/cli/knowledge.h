// The lexicon and grammar that the user asked for: the built-in ones or a folder's, and the user's own files behind them.
#ifndef NEWSMETRICS_CLI_KNOWLEDGE_H_
#define NEWSMETRICS_CLI_KNOWLEDGE_H_

#include <iosfwd>
#include <string>
#include <vector>

#include "cli/options.h"
#include "lexicon/builder.h"
#include "newsmetrics/extractor.h"

namespace newsmetrics {

// `more` files stand behind those of the options. Throws SourceError, or std::runtime_error for what cannot be read.
std::vector<SourceFile> knowledge_sources(const Options& options, const std::vector<std::string>& more = {});
Extractor load_knowledge(const Options& options);

// The kinds of mention that the rules make, in the order of the stages.
std::vector<std::string_view> printed_kinds(const Knowledge& knowledge);

// Throws std::invalid_argument for a kind that no rule makes.
void check_kinds(const std::vector<std::string>& kinds, const Knowledge& knowledge);

// Prints the fault with its line, a mark below the column, and what to do about it.
void print_fault(const SourceError& error, std::ostream& out);

}  // namespace newsmetrics

#endif
