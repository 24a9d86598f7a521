// How sure it is what a metric tells: reported, expected, a target, denied.
#ifndef NEWSMETRICS_METRICS_STATUS_H_
#define NEWSMETRICS_METRICS_STATUS_H_

#include <cstddef>

#include "metrics/sentence.h"

namespace newsmetrics {

class StatusReader : SentenceReader {
 public:
  explicit StatusReader(Sentence& sentence) : SentenceReader(sentence) {}
  Status status_of(const Draft& draft, Span clause) const;

 private:
  std::size_t verb_of(const Draft& draft) const;
  bool purposed(const Draft& draft) const;
  bool told_as_done(const Draft& draft, std::size_t outlook) const;
  bool looks_ahead(std::size_t i) const;
  bool ends_outlook(const Draft& draft, Span clause, std::size_t i) const;
  bool owned(const Draft& draft) const;
  bool shares_verb(const Draft& draft, Span clause) const;
  bool yet_to_be(const Draft& draft) const;
};

}  // namespace newsmetrics

#endif
