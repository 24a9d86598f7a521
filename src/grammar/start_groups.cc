#include "grammar/start_groups.h"

#include <limits>
#include <map>

namespace newsmetrics {
namespace {

double weigh(const std::bitset<256>& symbols, std::span<const double> weights) {
  double sum = 0;
  for (std::size_t s = 0; s < weights.size(); ++s)
    if (symbols[s]) sum += weights[s];
  return sum;
}

// The pairs that a group lets through.
double cost(const StartGroup& group, std::span<const double> weights) { return weigh(group.first & ~group.alone, weights) * weigh(group.second, weights); }

StartGroup join(StartGroup group, const StartGroup& other) {
  group.first |= other.first;
  group.alone |= other.alone;
  group.second |= other.second;
  return group;
}

}  // namespace

std::vector<StartGroup> group_starts(const Automaton& automaton, std::span<const double> weights, std::size_t most) {
  std::map<std::size_t, StartGroup> by_state;
  for (std::size_t first = 0; first < automaton.symbols; ++first) {
    const std::size_t state = automaton.transitions[automaton.symbols + first];
    if (state == 0) continue;
    StartGroup& group = by_state[state];
    group.first.set(first);
    if (automaton.accepts[state] != 0) group.alone.set(first);
    for (std::size_t second = 0; second < automaton.symbols; ++second)
      if (automaton.transitions[state * automaton.symbols + second] != 0) group.second.set(second);
  }
  std::vector<StartGroup> groups;
  for (const auto& [state, group] : by_state) groups.push_back(group);
  while (groups.size() > most) {
    double least = std::numeric_limits<double>::infinity();
    std::size_t a = 0, b = 1;
    for (std::size_t i = 0; i < groups.size(); ++i)
      for (std::size_t j = i + 1; j < groups.size(); ++j)
        if (const double more = cost(join(groups[i], groups[j]), weights) - cost(groups[i], weights) - cost(groups[j], weights); more < least) least = more, a = i, b = j;
    groups[a] = join(groups[a], groups[b]);
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(b));
  }
  return groups;
}

}  // namespace newsmetrics
