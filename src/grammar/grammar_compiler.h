// Compiles lexicon and rule files into the block of bytes that Knowledge reads.
//
// For each stage: (1) the distinct sets of its own classes that tokens can have become bytes; (2) its rules, joined, become
// one automaton over those bytes (Glushkov positions, then subset construction), whose accepting states name the first
// rule that matches there; (3) each rule's positions, with what may follow them, tell the captures of a span that the
// automaton found (grammar/captures.h). RE2 could do both, and did: its searches cost more than this automaton needs for a
// sentence, its captures were a quarter of all instructions, and its patterns would have to be built at each start of the
// program. The tests hold both against RE2 on random patterns.
#ifndef NEWSMETRICS_GRAMMAR_GRAMMAR_COMPILER_H_
#define NEWSMETRICS_GRAMMAR_GRAMMAR_COMPILER_H_

#include <string>
#include <vector>

#include "newsmetrics/extractor.h"

namespace newsmetrics {

// `sources`: lexicon files (.tsv), rule files (.rules), and one "stages.txt" that lists rule files in their order; rule
// files that it does not list run behind them, in the order given. Throws SourceError.
std::string compile_knowledge(const std::vector<SourceFile>& sources);

}  // namespace newsmetrics

#endif
