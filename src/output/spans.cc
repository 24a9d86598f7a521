#include "output/spans.h"

#include <queue>

namespace newsmetrics {

std::vector<Span> nested_spans(const Record& record) {
  const auto later = [](const Span& a, const Span& b) { return a.begin != b.begin ? a.begin > b.begin : a.end != b.end ? a.end < b.end : a.mention > b.mention; };
  std::priority_queue<Span, std::vector<Span>, decltype(later)> waiting(later);
  for (std::uint32_t i = 0; i < record.mentions.size(); ++i) waiting.push({record.mentions[i].begin, record.mentions[i].end, i});
  std::vector<Span> nested;
  std::vector<std::uint32_t> ends;  // of the spans that are open
  while (!waiting.empty()) {
    Span span = waiting.top();
    waiting.pop();
    while (!ends.empty() && ends.back() <= span.begin) ends.pop_back();
    if (!ends.empty() && span.end > ends.back()) {
      waiting.push({ends.back(), span.end, span.mention});
      span.end = ends.back();
    }
    ends.push_back(span.end);
    nested.push_back(span);
  }
  return nested;
}

}  // namespace newsmetrics
