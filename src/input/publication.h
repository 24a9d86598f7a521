// What an article says about its own publication in its first and last lines.
#ifndef NEWSMETRICS_INPUT_PUBLICATION_H_
#define NEWSMETRICS_INPUT_PUBLICATION_H_

#include "newsmetrics/document.h"

namespace newsmetrics {

// Fills published (when nothing else gave it), agency and sources from the head and foot of document.text: a line such as
// "date 2021-08-29" or "Published: 29 August 2021", a dateline with its year, "(Reuters)", "Sources: 1/ https://…". Looks at
// 1,000 bytes of each end, so its cost does not grow with the article.
void find_publication(Document& document);

}  // namespace newsmetrics

#endif
