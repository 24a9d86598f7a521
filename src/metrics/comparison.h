// Figures told beside others: "12 mln vs 10 mln", "3% and 5% respectively", "$75m in 1990 and $150m in 1991".
#ifndef NEWSMETRICS_METRICS_COMPARISON_H_
#define NEWSMETRICS_METRICS_COMPARISON_H_

#include <cstddef>

#include "metrics/sentence.h"

namespace newsmetrics {

class ComparisonReader : SentenceReader {
 public:
  explicit ComparisonReader(Sentence& sentence) : SentenceReader(sentence) {}

  // Whether the figure is told as the last one was; then the draft is of what it is told of.
  bool respective(std::size_t figure, Draft& draft);  // "A and B rose 3% and 5% respectively": of the second name
  bool again(std::size_t figure, Draft& draft);       // "$75m in 1990 and $150m in 1991": the same once more
  // Adds to the draft the figure that its own is compared with, if there is one, and so its direction.
  void compare(Draft& draft);

 private:
  bool sets_against(std::size_t i) const;
  std::size_t comparison_behind(const Draft& draft) const;
  int side_of_nought(std::size_t begin, std::size_t end) const;
};

}  // namespace newsmetrics

#endif
