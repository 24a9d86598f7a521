// The drafts of a sentence's metrics: figures and words of change, what they are said of, and which way they go.
#ifndef NEWSMETRICS_METRICS_DRAFTS_H_
#define NEWSMETRICS_METRICS_DRAFTS_H_

#include <cstddef>
#include <string_view>

#include "metrics/comparison.h"
#include "metrics/sentence.h"
#include "metrics/subject.h"

namespace newsmetrics {

class DraftReader : SentenceReader {
 public:
  explicit DraftReader(Sentence& sentence) : SentenceReader(sentence), subjects_(sentence), comparisons_(sentence) {}

  // Reads a figure or a word of change at `i`, adds a draft if it makes one, and returns the position to go on at,
  // which is `i` when it is nothing of the kind.
  std::size_t read(std::size_t i);

 private:
  std::size_t read_change_verb(std::size_t i);  // change.cc
  std::size_t read_change_adverb(std::size_t i);
  std::size_t read_change_noun(std::size_t i);
  std::size_t read_figure_of_change(std::size_t i);
  std::size_t read_level(std::size_t i);  // drafts.cc

  // change.cc
  Direction direction_told(const Draft& draft) const;
  Direction direction_of_bound(const Draft& draft) const;
  Direction direction_of_comparison(std::size_t than) const;
  bool settle_direction(std::size_t verb, Draft& draft) const;
  bool is_no_change(std::size_t verb, const Draft& draft) const;
  bool find_object(std::size_t verb, Draft& draft);
  void give_back(const Draft& draft);
  bool goes_with_verb(std::size_t i) const;
  std::size_t read_comparative(std::size_t i);
  std::size_t read_figure_of_noun(Draft& draft, std::size_t noun);
  bool describes_change(std::size_t i) const;
  Span named_by(Span words, std::size_t noun) const;
  bool leads_to_subject(std::size_t i) const;
  Span what_moves(std::size_t joint) const;  // behind the word that leads to it

  // drafts.cc
  bool extends_last(std::size_t i) const;  // ", up from 3%": the words at i go on about the last draft
  void merge_into_last(const Draft& draft);
  std::size_t past_conversion(std::size_t last) const;
  void add(Draft draft);
  bool is_participle(Span subject) const;
  void mend_subject(Draft& draft) const;
  bool continue_last(Draft& draft);

  const SubjectFinder subjects_;
  ComparisonReader comparisons_;
};

}  // namespace newsmetrics

#endif
