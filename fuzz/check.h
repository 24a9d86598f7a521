// What every fuzz target asks of an article.
#ifndef NEWSMETRICS_FUZZ_CHECK_H_
#define NEWSMETRICS_FUZZ_CHECK_H_

#include "newsmetrics/document.h"
#include "newsmetrics/extractor.h"

namespace newsmetrics {

// Extracts and aborts, saying why, unless the output keeps its contract, is the same in a session used before and a new one,
// and an empty line in front moves offsets by one and changes nothing else.
void check_article(const Extractor& extractor, Session& used, const Document& document);

}  // namespace newsmetrics

#endif
