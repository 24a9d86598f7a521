#include "grammar/stage_matcher.h"

#include <algorithm>

#include <re2/re2.h>

namespace newsmetrics {

bool StageMatcher::project(const std::vector<Item>& items, std::string& bytes) const {
  const auto& tables = knowledge_.tables();
  const std::uint8_t* projection = tables.projections.data() + stage_.projection;
  const std::uint16_t* start = tables.transitions.data() + stage_.transitions + stage_.symbols;
  bytes.resize(items.size());
  unsigned any = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::uint8_t byte = projection[items[i].symbol];
    bytes[i] = static_cast<char>(byte);
    any |= start[byte];
  }
  return any != 0;
}

bool StageMatcher::find(const std::string& bytes, std::size_t from, Found& found) const {
  const auto& tables = knowledge_.tables();
  const std::uint16_t* transitions = tables.transitions.data() + stage_.transitions;
  const std::uint16_t* accepts = tables.accepts.data() + stage_.accepts;
  const std::size_t symbols = stage_.symbols;
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  for (std::size_t begin = from; begin < bytes.size(); ++begin) {
    std::size_t state = transitions[symbols + data[begin]];
    if (state == 0) continue;
    const std::size_t limit = std::min(bytes.size(), begin + kLongestMatch);
    std::uint16_t accepted = 0;
    std::size_t end = begin;
    for (std::size_t i = begin + 1;; ++i) {
      if (accepts[state] != 0) accepted = accepts[state], end = i;
      if (i == limit) break;
      state = transitions[state * symbols + data[i]];
      if (state == 0) break;
    }
    if (accepted != 0) {
      found = {begin, end, &tables.rules[stage_.first_rule + accepted - 1u]};
      return true;
    }
  }
  return false;
}

void StageMatcher::capture(const std::string& bytes, const Found& found, Match& match) const {
  match.mention_ = match.all_.subspan(found.begin, found.end - found.begin);
  const std::uint32_t count = found.rule->capture_count;
  if (count == 0) return;
  re2::StringPiece groups[1 + Match::kMaxCaptures];
  const re2::StringPiece span(bytes.data() + found.begin, found.end - found.begin);
  if (!knowledge_.captures_of(*found.rule).Match(span, 0, span.size(), re2::RE2::ANCHOR_BOTH, groups, static_cast<int>(count) + 1)) return;
  const auto names = knowledge_.tables().captures.subspan(found.rule->first_capture, count);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (groups[i + 1].data() == nullptr) continue;
    const auto items = match.all_.subspan(static_cast<std::size_t>(groups[i + 1].data() - bytes.data()), groups[i + 1].size());
    match.captures_[i] = items;
    if (names[i].hash == Name("mention").hash) match.mention_ = items;
  }
}

}  // namespace newsmetrics
