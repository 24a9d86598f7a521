// Where in a text a stage need not even try to match, told by two tokens.
//
// Most tokens that may begin one of a stage's matches do not, and the token behind them shows it. Which second tokens each
// first one allows would be a table as large as the automaton; instead first tokens are put into a few groups by what they
// allow, so that a bit for each group serves.
#ifndef NEWSMETRICS_GRAMMAR_START_GROUPS_H_
#define NEWSMETRICS_GRAMMAR_START_GROUPS_H_

#include <bitset>
#include <cstdint>
#include <span>
#include <vector>

#include "grammar/automaton.h"

namespace newsmetrics {

struct StartGroup {
  std::bitset<256> first;   // symbols that a match may begin with
  std::bitset<256> alone;   // those of them that are a match
  std::bitset<256> second;  // symbols that may follow
};

// At most `most` groups, chosen so that few pairs of a first and a second symbol seem to begin a match and do not. `weights`: how
// common each symbol is.
std::vector<StartGroup> group_starts(const Automaton& automaton, std::span<const double> weights, std::size_t most);

}  // namespace newsmetrics

#endif
