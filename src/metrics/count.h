// Things counted, and what is done to them: "killed 15 civilians", "1,200 houses were destroyed".
#ifndef NEWSMETRICS_METRICS_COUNT_H_
#define NEWSMETRICS_METRICS_COUNT_H_

#include <cstddef>
#include <string_view>

#include "metrics/sentence.h"
#include "metrics/subject.h"

namespace newsmetrics {

// Reads one quantity, into its draft.
class CountReader : SentenceReader {
 public:
  CountReader(Sentence& sentence, const SubjectFinder& subjects, std::size_t figure, Draft& draft)
      : SentenceReader(sentence), subjects_(subjects), draft_(draft), figure_(figure) {}

  bool read();  // false: the number only describes

 private:
  void compare_times();
  bool counted_part();
  bool fate_of();
  bool counted_by_verb();
  std::string_view past_of(std::size_t verb);

  const SubjectFinder& subjects_;
  Draft& draft_;
  const std::size_t figure_;
  std::size_t left_ = 0, before_ = 0;   // its openers begin at left; before is the word in front, npos at the sentence's beginning
  std::string_view noun_;               // what is counted; else the figure's own text
  bool named_ = false, plain_ = false;  // has a noun; counts things, not units
  bool few_ = false, many_ = false;     // at most three; more than twelve
  bool definite_ = false;               // "the 40 divers"
  Span rest_;                           // "in Peru" behind it
};

}  // namespace newsmetrics

#endif
