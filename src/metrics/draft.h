// A metric in the making.
#ifndef NEWSMETRICS_METRICS_DRAFT_H_
#define NEWSMETRICS_METRICS_DRAFT_H_

#include <cstddef>
#include <string_view>

#include "metrics/clause.h"
#include "newsmetrics/record.h"

namespace newsmetrics {

// Positions are those of the sentence.
struct Draft {
  static constexpr std::size_t npos = Clause::npos;  // none

  std::size_t anchor = 0, last = 0;  // its first and last word of figure or change
  Span subject;
  std::string_view subject_text;  // where the subject is put together from several places
  std::size_t tail = 0;           // where those end
  std::size_t value = npos, by = npos, from = npos, to = npos;
  Direction direction = Direction::kNone;
  bool multiplies = false;
  bool has_figure() const { return value != npos || by != npos || from != npos || to != npos; }
  bool lacks(std::string_view role) const { return (role == "by" ? by : role == "from" ? from : value) == npos; }
};

}  // namespace newsmetrics

#endif
