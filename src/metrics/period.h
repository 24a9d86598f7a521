// The clause that a metric is told in, and when it held.
#ifndef NEWSMETRICS_METRICS_PERIOD_H_
#define NEWSMETRICS_METRICS_PERIOD_H_

#include <cstddef>

#include "metrics/sentence.h"

namespace newsmetrics {

class PeriodReader : SentenceReader {
 public:
  explicit PeriodReader(Sentence& sentence) : SentenceReader(sentence) {}
  Span clause_of(const Draft& draft) const;
  void set_period(const Draft& draft, Span clause, Metric& metric) const;

 private:
  bool opens_period(std::size_t i) const;
  bool behind_superlative(std::size_t begin, std::size_t period) const;
  bool belongs_to_phrase(const Draft& draft, std::size_t i) const;
  std::size_t period_left(std::size_t period) const;
  bool is_stretch(std::size_t i) const;
  bool is_of_participle(std::size_t i, std::size_t from) const;
  bool counts_as_period(const Draft& draft, std::size_t i) const;
  bool in_aside(const Draft& draft, std::size_t i) const;
  bool is_of_saying(const Draft& draft, std::size_t i) const;
  bool is_of_opening(const Draft& draft, std::size_t i) const;
  std::size_t period_in_front(const Draft& draft, Span clause) const;
  std::size_t period_of_pair(const Draft& draft, Span clause) const;
  std::size_t period_of(const Draft& draft, Span clause) const;
};

}  // namespace newsmetrics

#endif
