#include "grammar/captures.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "grammar/stage_matcher.h"

namespace newsmetrics {
namespace {

constexpr std::size_t kMaxPositions = 512;

// A pattern as a program of steps: a token, an ordered choice, or the end (step 0).
class Program {
 public:
  Program(const std::function<SymbolSet(const TokenSet&)>& symbols_of, Builder& builder) : symbols_of_(symbols_of), builder_(builder), steps_(1) {}

  void number_captures(const Pattern& pattern) {
    if (pattern.op == Pattern::Op::kCapture) {
      if (captures_.size() == Match::kMaxCaptures) throw std::runtime_error("more than 16 captures");
      captures_.emplace(&pattern, captures_.size());
      builder_.tables.captures.push_back({name_hash(pattern.name), builder_.intern(pattern.name)});
    }
    for (const Pattern& part : pattern.parts) number_captures(part);
  }

  void write(const Pattern& pattern, Rule& rule) {
    const std::size_t begin = add(pattern, 0, 0);
    auto& tables = builder_.tables;
    rule.first_position = static_cast<std::uint32_t>(tables.positions.size());
    rule.position_count = static_cast<std::uint32_t>(tokens_.size());
    Position start;
    follow(begin, start);
    rule.first_start = start.first_follow;
    rule.start_count = start.follow_count;
    for (const std::size_t step : tokens_) {
      Position position;
      position.symbols = steps_[step].symbols;
      position.captures = steps_[step].captures;
      follow(steps_[step].next[0], position);
      tables.positions.push_back(position);
    }
  }

 private:
  struct Step {
    enum class Op { kEnd, kToken, kChoice } op = Op::kEnd;
    std::size_t next[2] = {0, 0};  // of a choice, the first is preferred
    std::uint32_t symbols = 0;     // kToken: index of its symbol set
    std::uint32_t captures = 0;
    std::size_t position = 0;
  };

  std::size_t add_choice(std::size_t first, std::size_t second) {
    steps_.push_back({.op = Step::Op::kChoice, .next = {first, second}});
    return steps_.size() - 1;
  }

  // Adds the steps of `pattern` that go on to `next`; returns where they begin.
  std::size_t add(const Pattern& pattern, std::size_t next, std::uint32_t captures) {
    switch (pattern.op) {
      case Pattern::Op::kToken:
        if (tokens_.size() == kMaxPositions) throw std::runtime_error("the pattern is too large; repeat less, or split the rule");
        steps_.push_back(
            {.op = Step::Op::kToken, .next = {next, 0}, .symbols = symbol_set(symbols_of_(pattern.token)), .captures = captures, .position = tokens_.size()});
        tokens_.push_back(steps_.size() - 1);
        return steps_.size() - 1;
      case Pattern::Op::kCapture: captures |= 1u << captures_.at(&pattern); [[fallthrough]];
      case Pattern::Op::kSequence:
        for (auto part = pattern.parts.rbegin(); part != pattern.parts.rend(); ++part) next = add(*part, next, captures);
        return next;
      case Pattern::Op::kChoice: {
        std::size_t begin = add(pattern.parts.back(), next, captures);
        for (auto part = std::next(pattern.parts.rbegin()); part != pattern.parts.rend(); ++part) begin = add_choice(add(*part, next, captures), begin);
        return begin;
      }
      case Pattern::Op::kRepeat: {
        std::size_t begin = next;
        if (pattern.most == Pattern::kUnbounded) {
          const std::size_t loop = add_choice(0, next);
          steps_[loop].next[0] = add(pattern.parts[0], loop, captures);
          begin = loop;
        }
        for (int i = pattern.least; i < pattern.most; ++i) begin = add_choice(add(pattern.parts[0], begin, captures), next);
        for (int i = 0; i < pattern.least; ++i) begin = add(pattern.parts[0], begin, captures);
        return begin;
      }
    }
    return next;
  }

  // The positions that may come next from a step on, in order of preference.
  void follow(std::size_t step, Position& position) {
    auto& follows = builder_.tables.follows;
    position.first_follow = static_cast<std::uint32_t>(follows.size());
    std::vector<bool> seen(steps_.size());
    std::vector<std::size_t> stack{step};
    while (!stack.empty()) {
      const std::size_t at = stack.back();
      stack.pop_back();
      if (seen[at]) continue;
      seen[at] = true;
      switch (steps_[at].op) {
        case Step::Op::kEnd: position.may_end = 1; break;
        case Step::Op::kToken: follows.push_back(static_cast<std::uint16_t>(steps_[at].position)); break;
        case Step::Op::kChoice:
          stack.push_back(steps_[at].next[1]);
          stack.push_back(steps_[at].next[0]);
          break;
      }
    }
    position.follow_count = static_cast<std::uint32_t>(follows.size()) - position.first_follow;
  }

  std::uint32_t symbol_set(const SymbolSet& set) {
    SymbolBits bits;
    for (std::size_t s = 0; s < set.size(); ++s)
      if (set[s]) bits.words[s / 64] |= 1ull << (s % 64);
    auto& sets = builder_.tables.symbol_sets;
    const auto index = static_cast<std::uint32_t>(std::find(sets.begin(), sets.end(), bits) - sets.begin());
    if (index == sets.size()) sets.push_back(bits);
    return index;
  }

  const std::function<SymbolSet(const TokenSet&)>& symbols_of_;
  Builder& builder_;
  std::map<const Pattern*, std::size_t> captures_;
  std::vector<Step> steps_;
  std::vector<std::size_t> tokens_;  // steps, by position
};

class Walk {
 public:
  Walk(const Tables<View>& tables, const Rule& rule, std::string_view bytes, std::uint16_t* captures)
      : tables_(tables),
        positions_(tables.positions.subspan(rule.first_position, rule.position_count)),
        bytes_(bytes),
        captures_(captures),
        words_((rule.position_count + 63) / 64) {
    std::fill_n(failed_, words_ * bytes.size(), 0);
  }

  bool from(std::size_t token, std::uint32_t first, std::uint32_t count) {
    const auto byte = static_cast<unsigned char>(bytes_[token]);
    for (const std::uint16_t next : tables_.follows.subspan(first, count)) {
      const Position& position = positions_[next];
      if (!(tables_.symbol_sets[position.symbols].words[byte / 64] >> (byte % 64) & 1)) continue;
      std::uint64_t& failed = failed_[token * words_ + next / 64u];
      if (failed >> (next % 64) & 1) continue;
      if (token + 1 == bytes_.size() ? position.may_end != 0 : from(token + 1, position.first_follow, position.follow_count)) {
        captures_[token] = static_cast<std::uint16_t>(position.captures);
        return true;
      }
      failed |= 1ull << (next % 64);
    }
    return false;
  }

 private:
  const Tables<View>& tables_;
  const std::span<const Position> positions_;
  const std::string_view bytes_;
  std::uint16_t* const captures_;
  const std::size_t words_;
  std::uint64_t failed_[StageMatcher::kLongestMatch * kMaxPositions / 64];  // [token][position]
};

}  // namespace

void write_captures(const Pattern& pattern, const std::function<SymbolSet(const TokenSet&)>& symbols_of, Builder& builder, Rule& rule) {
  Program program(symbols_of, builder);
  rule.first_capture = static_cast<std::uint32_t>(builder.tables.captures.size());
  program.number_captures(pattern);
  rule.capture_count = static_cast<std::uint32_t>(builder.tables.captures.size()) - rule.first_capture;
  program.write(pattern, rule);
}

bool find_captures(const Tables<View>& tables, const Rule& rule, std::string_view bytes, std::uint16_t* captures) {
  return Walk(tables, rule, bytes, captures).from(0, rule.first_start, rule.start_count);
}

std::size_t longest_match(const Tables<View>& tables, const Rule& rule, std::string_view bytes) {
  const auto start = tables.follows.subspan(rule.first_start, rule.start_count);
  std::set<std::uint16_t> next(start.begin(), start.end());
  std::size_t longest = 0;
  for (std::size_t i = 0; i < bytes.size() && i < StageMatcher::kLongestMatch && !next.empty(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    std::set<std::uint16_t> reached;
    for (const std::uint16_t at : next) {
      const Position& position = tables.positions[rule.first_position + at];
      if (!(tables.symbol_sets[position.symbols].words[byte / 64] >> (byte % 64) & 1)) continue;
      if (position.may_end != 0) longest = i + 1;
      const auto follows = tables.follows.subspan(position.first_follow, position.follow_count);
      reached.insert(follows.begin(), follows.end());
    }
    next.swap(reached);
  }
  return longest;
}

}  // namespace newsmetrics
