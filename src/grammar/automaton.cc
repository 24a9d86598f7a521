#include "grammar/automaton.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <unordered_map>

namespace newsmetrics {
namespace {

// Sets of Glushkov positions, as bits.
using Positions = std::vector<std::uint64_t>;

void add(Positions& to, const Positions& from) {
  if (to.size() < from.size()) to.resize(from.size());
  for (std::size_t i = 0; i < from.size(); ++i) to[i] |= from[i];
}
void add(Positions& to, std::size_t position) {
  if (to.size() <= position / 64) to.resize(position / 64 + 1);
  to[position / 64] |= 1ull << (position % 64);
}
template <typename Visitor>
void each(const Positions& set, Visitor&& visit) {
  for (std::size_t i = 0; i < set.size(); ++i)
    for (std::uint64_t bits = set[i]; bits != 0; bits &= bits - 1) visit(i * 64 + static_cast<std::size_t>(__builtin_ctzll(bits)));
}

struct Hash {
  std::size_t operator()(const Positions& set) const {
    std::uint64_t hash = 0;
    for (const std::uint64_t word : set) hash = (hash ^ word) * 0x9E3779B97F4A7C15ull, hash ^= hash >> 29;
    return hash;
  }
};

struct Glushkov {
  struct Part {
    bool nullable = true;
    Positions first, last;
  };

  const std::function<SymbolSet(const TokenSet&)>& symbols_of;
  std::vector<SymbolSet> symbols;  // of each position
  std::vector<Positions> follow;   // of each position

  Part sequence(Part a, const Part& b) {
    each(a.last, [&](std::size_t p) { add(follow[p], b.first); });
    if (a.nullable) add(a.first, b.first);
    if (b.nullable) {
      add(a.last, b.last);
    } else {
      a.last = b.last;
    }
    a.nullable = a.nullable && b.nullable;
    return a;
  }

  Part build(const Pattern& pattern) {
    Part part;
    switch (pattern.op) {
      case Pattern::Op::kToken: {
        const std::size_t position = symbols.size();
        if (position == Automaton::kMaxPositions) throw std::runtime_error("the stage's patterns are too large; repeat less, or split the stage");
        symbols.push_back(symbols_of(pattern.token));
        follow.emplace_back();
        part.nullable = false;
        add(part.first, position);
        add(part.last, position);
        return part;
      }
      case Pattern::Op::kSequence:
      case Pattern::Op::kCapture:
        for (const Pattern& p : pattern.parts) part = sequence(std::move(part), build(p));
        return part;
      case Pattern::Op::kChoice:
        part.nullable = false;
        for (const Pattern& p : pattern.parts) {
          const Part other = build(p);
          part.nullable = part.nullable || other.nullable;
          add(part.first, other.first);
          add(part.last, other.last);
        }
        return part;
      case Pattern::Op::kRepeat: {
        const bool unbounded = pattern.most == Pattern::kUnbounded;
        const int copies = unbounded ? std::max(pattern.least, 1) : pattern.most;
        for (int i = 0; i < copies; ++i) {
          Part copy = build(pattern.parts[0]);
          if (unbounded && i == copies - 1) each(copy.last, [&](std::size_t p) { add(follow[p], copy.first); });
          if (i >= pattern.least) copy.nullable = true;
          part = sequence(std::move(part), copy);
        }
        return part;
      }
    }
    return part;
  }
};

// Makes states that no input tells apart one (Moore's partition refinement): a table a fraction of the size, which stays in
// the processor's caches.
void minimise(Automaton& automaton) {
  const std::size_t symbols = automaton.symbols, states = automaton.states();
  std::vector<std::uint16_t> classes = automaton.accepts;
  std::size_t count = 0;
  while (true) {
    std::unordered_map<std::string, std::uint16_t> ids;
    std::vector<std::uint16_t> refined(states);
    std::string signature;
    for (std::size_t state = 0; state < states; ++state) {
      signature.assign(reinterpret_cast<const char*>(&classes[state]), sizeof classes[state]);
      for (std::size_t s = 0; s < symbols; ++s) {
        const std::uint16_t next = classes[automaton.transitions[state * symbols + s]];
        signature.append(reinterpret_cast<const char*>(&next), sizeof next);
      }
      // Numbered in the order of their first state, so that the dead state stays 0 and the start 1.
      refined[state] = ids.try_emplace(signature, static_cast<std::uint16_t>(ids.size())).first->second;
    }
    classes.swap(refined);
    if (ids.size() == count) break;
    count = ids.size();
  }
  if (classes[1] == 0) return;  // nothing ever matches; the start stays a state of its own
  Automaton small{.symbols = symbols, .transitions = {}, .accepts = {}};
  for (std::size_t state = 0; state < states; ++state) {
    if (classes[state] != small.states()) continue;
    small.accepts.push_back(automaton.accepts[state]);
    for (std::size_t s = 0; s < symbols; ++s) small.transitions.push_back(classes[automaton.transitions[state * symbols + s]]);
  }
  automaton = std::move(small);
}

}  // namespace

Automaton build_automaton(const std::vector<const Pattern*>& patterns, std::size_t symbol_count, const std::function<SymbolSet(const TokenSet&)>& symbols_of,
                          std::size_t& culprit) {
  Glushkov nfa{symbols_of, {}, {}};
  Positions start;
  std::vector<std::uint16_t> ends;  // of each position: 1 + first pattern it may end
  for (culprit = 0; culprit < patterns.size(); ++culprit) {
    const auto part = nfa.build(*patterns[culprit]);
    if (part.nullable) throw std::runtime_error("the pattern matches nothing at all");
    add(start, part.first);
    ends.resize(nfa.symbols.size());
    each(part.last, [&](std::size_t p) { ends[p] = static_cast<std::uint16_t>(culprit + 1); });
  }
  const std::size_t words = (nfa.symbols.size() + 63) / 64;
  std::vector<Positions> with_symbol(symbol_count, Positions(words));
  for (std::size_t p = 0; p < nfa.symbols.size(); ++p)
    for (std::size_t s = 1; s < symbol_count; ++s)
      if (nfa.symbols[p][s]) add(with_symbol[s], p);
  for (Positions& f : nfa.follow) f.resize(words);
  start.resize(words);

  Automaton automaton;
  automaton.symbols = symbol_count;
  automaton.accepts = {0, 0};
  std::unordered_map<Positions, std::uint16_t, Hash> ids;
  std::vector<const Positions*> queue{nullptr};
  const auto fill_row = [&](const Positions& candidates) {
    Positions next(words);
    for (std::size_t s = 0; s < symbol_count; ++s) {
      std::uint64_t any = 0;
      for (std::size_t w = 0; w < words; ++w) any |= next[w] = candidates[w] & with_symbol[s][w];
      std::uint16_t id = 0;
      if (any != 0) {
        const auto [found, added] = ids.try_emplace(next, static_cast<std::uint16_t>(automaton.accepts.size()));
        if (added) {
          if (automaton.accepts.size() >= Automaton::kMaxStates)
            throw std::runtime_error("the stage's automaton grows beyond its limit; repeat less, or split the stage");
          std::uint16_t accept = 0;
          each(found->first, [&](std::size_t p) {
            if (ends[p] != 0 && (accept == 0 || ends[p] < accept)) accept = ends[p];
          });
          automaton.accepts.push_back(accept);
          queue.push_back(&found->first);
        }
        id = found->second;
      }
      automaton.transitions.push_back(id);
    }
  };
  automaton.transitions.resize(symbol_count);  // the dead state
  fill_row(start);
  Positions candidates(words);
  for (std::size_t i = 1; i < queue.size(); ++i) {
    std::fill(candidates.begin(), candidates.end(), 0);
    each(*queue[i], [&](std::size_t p) { add(candidates, nfa.follow[p]); });
    fill_row(candidates);
  }
  minimise(automaton);
  return automaton;
}

}  // namespace newsmetrics
