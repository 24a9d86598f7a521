#include "metrics/metrics.h"

namespace newsmetrics {

void find_metrics(const Knowledge&, std::span<const Item>, Context&) {}

}  // namespace newsmetrics
