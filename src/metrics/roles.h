// The figures of a word of change and the parts they play: "rose BY 3% TO $5m FROM $4m".
#ifndef NEWSMETRICS_METRICS_ROLES_H_
#define NEWSMETRICS_METRICS_ROLES_H_

#include <cstddef>
#include <string_view>

#include "metrics/sentence.h"

namespace newsmetrics {

// Reads from word to word behind a word of change, into its draft.
class RoleReader : SentenceReader {
 public:
  // `begin`: the first word to read. `pending`: a figure there tells by how much; `takes_object`: what changes may stand there.
  RoleReader(Sentence& sentence, Draft& draft, std::size_t begin, bool pending, bool takes_object)
      : SentenceReader(sentence), draft_(draft), begin_(begin), at_(begin), role_(pending ? "by" : ""), takes_object_(takes_object) {}

  std::size_t read();  // returns the position to go on at

 private:
  // Each reads what stands at at_, and may move it to the last word it has read.
  enum class Step { kOn, kStop, kOther };  // go on behind it; go no further; it is nothing of the kind
  Step read_role_figure();
  Step read_role_word();
  Step read_between();
  Step read_role_opener();
  Step read_object();
  Step read_rest();
  Step take_object(Span object, std::string_view role);
  std::size_t figure_of_role(std::size_t i) const;
  bool at_a_rate(std::size_t at, std::size_t figure) const;
  bool comes_from(std::size_t i, std::size_t figure) const;
  bool may_be_object(std::size_t i) const;
  bool comparable(std::size_t figure) const;

  Draft& draft_;
  const std::size_t begin_;
  std::size_t at_;
  std::string_view role_;  // of the next figure: by, to or from; empty when none is due
  bool takes_object_;
  bool object_read_ = false;
  bool in_relative_ = false;  // behind the object: "the support we have given"
};

}  // namespace newsmetrics

#endif
