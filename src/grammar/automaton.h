// A deterministic automaton for several patterns at once.
#ifndef NEWSMETRICS_GRAMMAR_AUTOMATON_H_
#define NEWSMETRICS_GRAMMAR_AUTOMATON_H_

#include <bitset>
#include <cstdint>
#include <functional>
#include <vector>

#include "grammar/pattern.h"

namespace newsmetrics {

using SymbolSet = std::bitset<256>;

struct Automaton {
  static constexpr std::size_t kMaxStates = 60000;  // transitions are 16 bits
  static constexpr std::size_t kMaxPositions = 16384;  // tokens of all patterns, repetitions written out; the square of it is memory

  std::size_t symbols = 0;
  std::vector<std::uint16_t> transitions;  // [state][symbol]; state 0 is dead, 1 the start
  std::vector<std::uint16_t> accepts;      // [state]: 1 + index of the first pattern that ends there, 0 for none
  std::size_t states() const { return accepts.size(); }
};

// `symbols_of` tells which symbols (1 … symbols-1) a token set holds. Throws std::runtime_error for a pattern that matches
// nothing at all, with its index in `culprit`, and when there would be too many states or
// positions.
Automaton build_automaton(const std::vector<const Pattern*>& patterns, std::size_t symbols, const std::function<SymbolSet(const TokenSet&)>& symbols_of,
                          std::size_t& culprit);

}  // namespace newsmetrics

#endif
