// `newsmetrics explain`: what the tokenizer, the lexicon and each rule made of a text, for rule writers.
#ifndef NEWSMETRICS_CLI_EXPLAIN_H_
#define NEWSMETRICS_CLI_EXPLAIN_H_

#include <iosfwd>
#include <string>

#include "newsmetrics/extractor.h"

namespace newsmetrics {

void explain(const Extractor& extractor, const Document& document, std::ostream& out);

}  // namespace newsmetrics

#endif
