// Whether an article tells history rather than news.
#ifndef NEWSMETRICS_KINDS_TIME_HISTORY_H_
#define NEWSMETRICS_KINDS_TIME_HISTORY_H_

#include <optional>
#include <string_view>

#include "lexicon/knowledge.h"

namespace newsmetrics {

// True when the text names many years before its publication (before the last year it names, when that is not known) and hardly a
// weekday or a "yesterday". In history a month belongs to the year told of last; in news to the year of publication.
bool tells_history(const Knowledge& knowledge, std::string_view text, std::optional<int> published_year);

}  // namespace newsmetrics

#endif
