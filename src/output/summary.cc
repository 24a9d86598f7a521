#include <map>

#include "output/writer.h"

namespace newsmetrics {

Summary summarise(const Document& document, const Record& record) {
  std::map<std::string_view, std::size_t> kinds;
  for (const Mention& mention : record.mentions) ++kinds[mention.kind];
  return {.id = document.id,
          .title = document.title,
          .published = document.published,
          .kinds = {kinds.begin(), kinds.end()},
          .metrics = record.metrics.size()};
}

}  // namespace newsmetrics
