// Articles in, records out: reads the inputs, extracts on as many threads as asked for, and writes in the inputs' order.
#ifndef NEWSMETRICS_CLI_BATCH_H_
#define NEWSMETRICS_CLI_BATCH_H_

#include "cli/options.h"
#include "newsmetrics/extractor.h"

namespace newsmetrics {

// Returns the exit status.
int run_batch(const Options& options, const Extractor& extractor);

}  // namespace newsmetrics

#endif
