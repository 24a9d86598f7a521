#include <algorithm>

#include "output/writer.h"

namespace newsmetrics {

void keep_kinds(const std::vector<std::string>& kinds, Record& record) {
  if (kinds.empty()) return;
  std::vector<MentionRef> renumbered(record.mentions.size());
  std::uint32_t kept = 0;
  for (std::uint32_t i = 0; i < record.mentions.size(); ++i) {
    const Mention mention = record.mentions[i];
    if (std::find(kinds.begin(), kinds.end(), mention.kind) == kinds.end()) continue;
    renumbered[i] = {kept};
    record.mentions[kept++] = mention;
  }
  record.mentions.resize(kept);
  record.renumber(renumbered);
  for (Metric& metric : record.metrics)
    if (!metric.period) std::swap(metric.period, metric.period_end);
  std::erase_if(record.metrics, [](const Metric& m) { return !m.value && !m.by && !m.from && !m.to; });
}

}  // namespace newsmetrics
