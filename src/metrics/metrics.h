// Ties the mentions of a sentence into metrics: what is measured, the figure, how it moved, when, and who says so.
#ifndef NEWSMETRICS_METRICS_METRICS_H_
#define NEWSMETRICS_METRICS_METRICS_H_

#include <span>

#include "grammar/item.h"
#include "kinds/kinds.h"
#include "lexicon/knowledge.h"

namespace newsmetrics {

// Appends to context.record.metrics what the items of one block say.
void find_metrics(const Knowledge& knowledge, std::span<const Item> items, Context& context);

}  // namespace newsmetrics

#endif
