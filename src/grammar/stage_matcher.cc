#include "grammar/stage_matcher.h"

#include <algorithm>
#include <bit>

#include "grammar/captures.h"

namespace newsmetrics {

StageMatcher::StageMatcher(const Knowledge& knowledge, const Stage& stage)
    : knowledge_(knowledge), stage_(stage), index_(static_cast<std::size_t>(&stage - knowledge.stages().data())) {}

bool StageMatcher::find(std::span<const Item> items, std::span<const std::uint64_t> starts, std::size_t from, Found& found) const {
  const auto& tables = knowledge_.tables();
  const std::uint16_t* transitions = tables.transitions.data() + stage_.transitions;
  const std::uint16_t* accepts = tables.accepts.data() + stage_.accepts;
  const std::size_t symbols = stage_.symbols;
  for (std::size_t begin = next_start(starts, from); begin < items.size(); begin = next_start(starts, begin + 1)) {
    std::size_t state = transitions[symbols + byte(items[begin])];
    const std::size_t limit = std::min(items.size(), begin + kLongestMatch);
    std::uint16_t accepted = 0;
    std::size_t end = begin;
    for (std::size_t i = begin + 1;; ++i) {
      if (accepts[state] != 0) accepted = accepts[state], end = i;
      if (i == limit) break;
      state = transitions[state * symbols + byte(items[i])];
      if (state == 0) break;
    }
    if (accepted != 0) {
      found = {begin, end, &tables.rules[stage_.first_rule + accepted - 1u]};
      return true;
    }
  }
  return false;
}

std::size_t StageMatcher::next_start(std::span<const std::uint64_t> starts, std::size_t from) const {
  constexpr std::size_t kAtOnce = 8;  // most tokens begin nothing
  for (; from + kAtOnce <= starts.size(); from += kAtOnce) {
    std::uint64_t any = 0;
    for (std::size_t i = 0; i < kAtOnce; ++i) any |= starts[from + i];
    if ((any & stage_.starts) != 0) break;
  }
  while (from < starts.size() && (starts[from] & stage_.starts) == 0) ++from;
  return from;
}

void StageMatcher::capture(const Found& found, Match& match) const {
  match.mention_ = match.all_.subspan(found.begin, found.end - found.begin);
  const std::uint32_t count = found.rule->capture_count;
  if (count == 0) return;
  char bytes[kLongestMatch];
  std::uint16_t taken[kLongestMatch];
  for (std::size_t i = found.begin; i < found.end; ++i) bytes[i - found.begin] = static_cast<char>(byte(match.all_[i]));
  const std::size_t size = found.end - found.begin;
  if (!find_captures(knowledge_.tables(), *found.rule, {bytes, size}, taken)) return;
  const auto names = knowledge_.tables().captures.subspan(found.rule->first_capture, count);
  // From the end, as of several runs (a capture in a repetition) the last counts.
  for (std::size_t end = size; end > 0; --end) {
    for (std::uint32_t fresh = taken[end - 1] & ~match.taken_; fresh != 0; fresh &= fresh - 1) {
      const auto c = static_cast<std::size_t>(std::countr_zero(fresh));
      std::size_t begin = end - 1;
      while (begin > 0 && (taken[begin - 1] >> c & 1)) --begin;
      match.taken_ |= 1u << c;
      match.names_taken_ |= Match::bit(names[c].hash);
      match.captures_[c] = {static_cast<std::uint32_t>(found.begin + begin), static_cast<std::uint32_t>(found.begin + end)};
      if (names[c].hash == Name("mention").hash) match.mention_ = match.all_.subspan(found.begin + begin, end - begin);
    }
  }
}

}  // namespace newsmetrics
