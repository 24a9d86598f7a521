// Figures without a word of change: what they measure.
#ifndef NEWSMETRICS_METRICS_LEVEL_H_
#define NEWSMETRICS_METRICS_LEVEL_H_

#include <cstddef>

#include "metrics/sentence.h"
#include "metrics/subject.h"

namespace newsmetrics {

// Reads one figure, into its draft.
class LevelReader : SentenceReader {
 public:
  LevelReader(Sentence& sentence, const SubjectFinder& subjects, std::size_t figure, Draft& draft)
      : SentenceReader(sentence), subjects_(subjects), draft_(draft), figure_(figure) {}

  bool read();  // false: it measures nothing

 private:
  bool standing();
  bool told_before() const;
  bool other_way();
  bool in_row() const;
  bool opens_clause() const;
  void find_behind();
  bool says_where(std::size_t i) const;
  bool is_described(std::size_t r) const;
  bool same_change();

  // Each is of one place that the figure may stand in, and gives the draft its subject.
  bool of_deed() const;
  bool of_link() const;
  bool of_described() const;
  bool of_agent();
  bool of_preposition();
  bool of_trade() const;
  bool of_peak() const;
  bool of_sum();
  bool of_valued() const;
  bool of_payer() const;
  bool of_name() const;

  const SubjectFinder& subjects_;
  Draft& draft_;
  const std::size_t figure_;
  std::size_t left_ = 0, before_ = 0;  // its openers begin at left; before is the word in front, npos at the sentence's beginning
  Span behind_;                        // the phrase that the figure is of, if one follows
  bool attributive_ = false;           // directly in front of it: "a $3m contract"
  bool mark_ = false;                  // "the 2% mark"
};

}  // namespace newsmetrics

#endif
