// Mentions over the text as properly nested spans, for formats that mark them in place.
#ifndef NEWSMETRICS_OUTPUT_SPANS_H_
#define NEWSMETRICS_OUTPUT_SPANS_H_

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "newsmetrics/record.h"

namespace newsmetrics {

struct Span {
  std::uint32_t begin, end;
  std::uint32_t mention;
};

// Sorted by begin, then longer first. A mention that reaches out of another is cut in two where that one ends.
std::vector<Span> nested_spans(const Record& record);

// Goes through [begin, end) of the text: text(begin, end) for each piece, open(mention) and close() around the marked ones.
// Spans that begin elsewhere are passed over.
template <typename TextVisitor, typename OpenVisitor, typename CloseVisitor>
void visit_spans(std::span<const Span> spans, std::uint32_t begin, std::uint32_t end, TextVisitor text, OpenVisitor open, CloseVisitor close) {
  std::vector<std::uint32_t> ends;
  std::uint32_t at = begin;
  const auto advance = [&](std::uint32_t to) {
    if (to > at) text(at, to);
    at = to;
  };
  const auto close_until = [&](std::uint32_t position) {
    while (!ends.empty() && ends.back() <= position) {
      advance(ends.back());
      close();
      ends.pop_back();
    }
  };
  auto from = std::lower_bound(spans.begin(), spans.end(), begin, [](const Span& s, std::uint32_t position) { return s.begin < position; });
  for (; from != spans.end() && from->begin < end; ++from) {
    close_until(from->begin);
    advance(from->begin);
    open(from->mention);
    ends.push_back(std::min(from->end, end));
  }
  close_until(end);
  advance(end);
}

}  // namespace newsmetrics

#endif
