// `newsmetrics explain`: what the tokenizer, the lexicon and each rule made of a text, for rule writers.
#ifndef NEWSMETRICS_CLI_EXPLAIN_H_
#define NEWSMETRICS_CLI_EXPLAIN_H_

#include <iosfwd>

#include "newsmetrics/extractor.h"

namespace newsmetrics {

// Tokens with their classes; for each stage with something to say the rules that took words, those whose kind refused
// them, and those that lost to another; and the mentions in the end.
void explain(const Extractor& extractor, const Document& document, std::ostream& out);

}  // namespace newsmetrics

#endif
