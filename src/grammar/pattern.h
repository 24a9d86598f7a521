// Patterns of rules (docs/GUIDE.md, "Rule files"): regular expressions over sets of classes.
#ifndef NEWSMETRICS_GRAMMAR_PATTERN_H_
#define NEWSMETRICS_GRAMMAR_PATTERN_H_

#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace newsmetrics {

// A set of tokens: a class, or an expression over classes.
struct TokenSet {
  enum class Op { kAny, kClass, kNot, kAnd, kOr };
  Op op = Op::kAny;
  std::string name;  // of a class; literals keep their quotes
  std::vector<TokenSet> operands;

  // `has` tells whether the token has a class.
  bool contains(const std::function<bool(const std::string&)>& has) const;
  bool names(std::string_view class_name) const;
  void each_class(const std::function<void(const std::string&)>& visit) const;
  std::string source() const;  // the same for sets that are written alike
};

struct Pattern {
  enum class Op { kToken, kSequence, kChoice, kRepeat, kCapture };
  static constexpr int kUnbounded = -1;

  Op op = Op::kSequence;
  TokenSet token;                // kToken
  std::vector<Pattern> parts;    // the rest
  int least = 0, most = 0;       // kRepeat
  std::string name;              // kCapture

  void each_token(const std::function<void(const TokenSet&)>& visit) const;
  void each_class(const std::function<void(const std::string&)>& visit) const;
};

// A fault in a pattern, `at` characters into its text.
struct PatternError : std::runtime_error {
  PatternError(std::size_t position, const std::string& cause) : std::runtime_error(cause), at(position) {}
  std::size_t at;
};

using Macros = std::map<std::string, Pattern, std::less<>>;

Pattern parse_pattern(std::string_view text, const Macros& macros);

}  // namespace newsmetrics

#endif
