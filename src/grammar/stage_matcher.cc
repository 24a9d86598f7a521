#include "grammar/stage_matcher.h"

#include <algorithm>

#include <re2/re2.h>

namespace newsmetrics {

StageMatcher::StageMatcher(const Knowledge& knowledge, const Stage& stage) : knowledge_(knowledge), stage_(stage), index_(static_cast<std::size_t>(&stage - knowledge.stages().data())) {}

bool StageMatcher::find(const std::vector<Item>& items, std::size_t from, Found& found) const {
  const auto& tables = knowledge_.tables();
  const std::uint16_t* transitions = tables.transitions.data() + stage_.transitions;
  const std::uint16_t* accepts = tables.accepts.data() + stage_.accepts;
  const std::size_t symbols = stage_.symbols;
  for (std::size_t begin = from; begin < items.size(); ++begin) {
    if (!(items[begin].starts >> index_ & 1)) continue;
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

void StageMatcher::capture(const Found& found, Match& match) const {
  match.mention_ = match.all_.subspan(found.begin, found.end - found.begin);
  const std::uint32_t count = found.rule->capture_count;
  if (count == 0) return;
  char bytes[kLongestMatch];
  for (std::size_t i = found.begin; i < found.end; ++i) bytes[i - found.begin] = static_cast<char>(byte(match.all_[i]));
  const re2::StringPiece span(bytes, found.end - found.begin);
  re2::StringPiece groups[1 + Match::kMaxCaptures];
  if (!knowledge_.captures_of(*found.rule).Match(span, 0, span.size(), re2::RE2::ANCHOR_BOTH, groups, static_cast<int>(count) + 1)) return;
  const auto names = knowledge_.tables().captures.subspan(found.rule->first_capture, count);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (groups[i + 1].data() == nullptr) continue;
    const auto items = match.all_.subspan(found.begin + static_cast<std::size_t>(groups[i + 1].data() - bytes), groups[i + 1].size());
    match.captures_[i] = items;
    if (names[i].hash == Name("mention").hash) match.mention_ = items;
  }
}

}  // namespace newsmetrics
