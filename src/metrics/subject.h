// What a verb, a predicate or a noun of change is said of.
#ifndef NEWSMETRICS_METRICS_SUBJECT_H_
#define NEWSMETRICS_METRICS_SUBJECT_H_

#include <cstddef>

#include "metrics/sentence.h"

namespace newsmetrics {

class SubjectFinder : SentenceReader {
 public:
  explicit SubjectFinder(Sentence& sentence) : SentenceReader(sentence) {}
  Span of_verb(std::size_t verb) const;
  Span of_predicate(std::size_t i) const;
  Span of_noun(std::size_t noun) const;
  Span of_mark(std::size_t of) const;  // of "hit a new low of", from its "of" on; empty when it is no mark

 private:
  bool goes_on(std::size_t verb) const;
  Span described_by(std::size_t participle) const;
  Span of_main_clause(std::size_t verb) const;
  std::size_t verb_in_front(std::size_t verb) const;
  bool names_something(Span subject, bool of_level) const;
};

}  // namespace newsmetrics

#endif
