// What the pass over officials' names remembers of an article from one block of its text to the next.
#ifndef NEWSMETRICS_KINDS_OFFICIALS_H_
#define NEWSMETRICS_KINDS_OFFICIALS_H_

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "newsmetrics/record.h"

namespace newsmetrics {

struct KnownOfficials {
  std::unordered_map<std::string_view, MentionRef> by_word;  // by a word of the name; the last one introduced counts
  std::uint32_t mentions_read = 0;
};

}  // namespace newsmetrics

#endif
