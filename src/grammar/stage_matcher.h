// Runs one stage's automaton over the items of a block of text.
#ifndef NEWSMETRICS_GRAMMAR_STAGE_MATCHER_H_
#define NEWSMETRICS_GRAMMAR_STAGE_MATCHER_H_

#include <span>

#include "grammar/match.h"

namespace newsmetrics {

class StageMatcher {
 public:
  static constexpr std::size_t kLongestMatch = 64;  // items; bounds the work at each position

  StageMatcher(const Knowledge& knowledge, const Stage& stage);

  struct Found {
    std::size_t begin = 0, end = 0;  // items, context included
    const Rule* rule = nullptr;
  };
  // The leftmost-longest match at or behind `from`; false when there is none. `starts`: Knowledge::starts of
  // each item.
  bool find(std::span<const Item> items, std::span<const std::uint64_t> starts, std::size_t from, Found& found) const;

  // Takes the captures of what was found. `match` must be of the found rule.
  void capture(const Found& found, Match& match) const;

 private:
  std::size_t next_start(std::span<const std::uint64_t> starts, std::size_t from) const;
  std::size_t byte(const Item& item) const { return knowledge_.byte(item.symbol, index_); }

  const Knowledge& knowledge_;
  const Stage& stage_;
  const std::size_t index_;  // of the stage
};

}  // namespace newsmetrics

#endif
