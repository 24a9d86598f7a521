#include "grammar/pattern.h"

#include <algorithm>

#include "lexicon/knowledge.h"

namespace newsmetrics {

bool TokenSet::contains(const std::function<bool(const std::string&)>& has) const {
  switch (op) {
    case Op::kAny: return true;
    case Op::kClass: return has(name);
    case Op::kNot: return !operands[0].contains(has);
    case Op::kAnd: return std::all_of(operands.begin(), operands.end(), [&](const TokenSet& o) { return o.contains(has); });
    case Op::kOr: return std::any_of(operands.begin(), operands.end(), [&](const TokenSet& o) { return o.contains(has); });
  }
  return false;
}

bool TokenSet::names(std::string_view class_name) const {
  bool found = false;
  each_class([&](const std::string& c) { found = found || c == class_name; });
  return found;
}

void TokenSet::each_class(const std::function<void(const std::string&)>& visit) const {
  if (op == Op::kClass) visit(name);
  for (const TokenSet& operand : operands) operand.each_class(visit);
}

std::string TokenSet::source() const {
  if (op == Op::kAny) return ".";
  if (op == Op::kClass) return name;
  if (op == Op::kNot) return "!" + operands[0].source();
  std::string joined;
  for (const TokenSet& operand : operands) joined += (joined.empty() ? "[" : op == Op::kAnd ? " & " : " | ") + operand.source();
  return joined + "]";
}

void Pattern::each_token(const std::function<void(const TokenSet&)>& visit) const {
  if (op == Op::kToken) visit(token);
  for (const Pattern& part : parts) part.each_token(visit);
}

void Pattern::each_class(const std::function<void(const std::string&)>& visit) const {
  if (op == Op::kToken) token.each_class(visit);
  for (const Pattern& part : parts) part.each_class(visit);
}

namespace {

bool name_char(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

// Far beyond any useful pattern; keeps `let`s of `let`s and brackets in brackets from eating memory and stack.
constexpr std::size_t kMaxSize = 20000;
constexpr int kMaxDepth = 64;

std::size_t size_of(const TokenSet& token) {
  std::size_t size = 1;
  for (const TokenSet& operand : token.operands) size += size_of(operand);
  return size;
}

std::size_t size_of(const Pattern& pattern) {
  std::size_t size = size_of(pattern.token);
  for (const Pattern& part : pattern.parts) size += size_of(part);
  return size;
}

class Parser {
 public:
  Parser(std::string_view text, const Macros& macros) : text_(text), macros_(macros) {}

  Pattern parse() {
    Pattern pattern = choice();
    if (skip(); at_ < text_.size()) fail(std::string("unexpected '") + text_[at_] + "'");
    return pattern;
  }

 private:
  [[noreturn]] void fail(const std::string& cause) const { throw PatternError(at_, cause); }
  // Counts how deep brackets, signs and names in front of groups stand within each other.
  class Nested {
   public:
    explicit Nested(Parser& parser) : parser_(parser) {
      if (++parser_.depth_ > kMaxDepth) parser_.fail("nested too deep");
    }
    ~Nested() { --parser_.depth_; }

   private:
    Parser& parser_;
  };
  void grow(std::size_t size) {
    if (size_ += size; size_ > kMaxSize) fail("the pattern is too large");
  }
  char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void skip() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n')) ++at_;
  }
  bool peek(char c) {
    skip();
    return at_ < text_.size() && text_[at_] == c;
  }
  bool take(char c) {
    if (!peek(c)) return false;
    ++at_;
    return true;
  }
  void expect(char c) {
    if (!take(c)) fail(std::string("'") + c + "' expected");
  }
  std::string name() {
    skip();
    const std::size_t begin = at_;
    while (at_ < text_.size() && name_char(text_[at_])) ++at_;
    if (at_ == begin) fail(at_ < text_.size() ? std::string("a class, a \"word\" or a group expected, not '") + text_[at_] + "'" : "the pattern ends too early");
    return std::string(text_.substr(begin, at_ - begin));
  }

  Pattern choice() {
    Pattern result{.op = Pattern::Op::kChoice, .parts = {sequence()}};
    while (take('|')) result.parts.push_back(sequence());
    if (result.parts.size() == 1) return result.parts[0];
    // A choice of single tokens is one token of a larger set, which a stage need not tell apart.
    if (std::any_of(result.parts.begin(), result.parts.end(), [](const Pattern& p) { return p.op != Pattern::Op::kToken; })) return result;
    TokenSet any{.op = TokenSet::Op::kOr};
    for (Pattern& part : result.parts) any.operands.push_back(std::move(part.token));
    return {.op = Pattern::Op::kToken, .token = std::move(any)};
  }

  Pattern sequence() {
    Pattern result{.op = Pattern::Op::kSequence};
    while (skip(), at_ < text_.size() && text_[at_] != '|' && text_[at_] != ')') result.parts.push_back(repeat());
    if (result.parts.empty()) fail("an empty sequence");
    return result.parts.size() == 1 ? result.parts[0] : result;
  }

  Pattern repeat() {
    Pattern part = atom();
    for (int signs = 0; at_ < text_.size(); ++signs) {  // the sign stands directly behind
      int least = 0, most = 0;
      if (text_[at_] == '?') {
        least = 0, most = 1;
      } else if (text_[at_] == '*') {
        least = 0, most = Pattern::kUnbounded;
      } else if (text_[at_] == '+') {
        least = 1, most = Pattern::kUnbounded;
      } else if (text_[at_] == '{') {
        ++at_;
        least = integer();
        most = take(',') ? (peek('}') ? Pattern::kUnbounded : integer()) : least;
        if (!peek('}') || (most != Pattern::kUnbounded && most < least) || most == 0) fail("{m}, {m,n} or {m,} expected");
      } else {
        break;
      }
      ++at_;
      if (signs == kMaxDepth) fail("nested too deep");
      part = Pattern{.op = Pattern::Op::kRepeat, .parts = {std::move(part)}, .least = least, .most = most};
    }
    return part;
  }

  int integer() {
    skip();
    int value = 0;
    const std::size_t begin = at_;
    while (value <= 64 && here() >= '0' && here() <= '9') value = value * 10 + (text_[at_++] - '0');
    if (at_ == begin || value > 64) fail("a number up to 64 expected");
    return value;
  }

  Pattern atom() {
    const Nested nested(*this);
    skip();
    if (take('(')) {
      Pattern inner = choice();
      expect(')');
      return inner;
    }
    if (take('@')) return macro();
    if (const char c = here(); c != '"' && c != '[' && c != '!' && c != '.') {
      const std::size_t begin = at_;
      const std::string word = name();
      if (at_ < text_.size() && text_[at_] == ':') {
        ++at_;
        return Pattern{.op = Pattern::Op::kCapture, .parts = {atom()}, .name = word};
      }
      at_ = begin;
    }
    return Pattern{.op = Pattern::Op::kToken, .token = token()};
  }

  const Pattern& macro() {
    const std::string called = name();
    const auto found = macros_.find(called);
    if (found == macros_.end()) fail("no `let " + called + "` above");
    grow(size_of(found->second));
    return found->second;
  }

  TokenSet token() {
    const Nested nested(*this);
    grow(1);
    skip();
    if (take('.')) return {};
    if (take('@')) {
      const Pattern& found = macro();
      if (found.op != Pattern::Op::kToken) fail("a `let` of one token expected within brackets");
      return found.token;
    }
    if (take('!')) return {.op = TokenSet::Op::kNot, .operands = {token()}};
    if (take('(')) {
      TokenSet inner = any_of();
      expect(')');
      return inner;
    }
    if (take('[')) {
      TokenSet inner = any_of();
      expect(']');
      return inner;
    }
    if (take('"')) {
      const std::size_t end = text_.find('"', at_ == text_.size() ? at_ : at_ + 1);
      if (end == std::string_view::npos) fail("a quote is not closed");
      const std::string word = fold(text_.substr(at_, end - at_));
      if (word.empty()) fail("a word without letters");
      at_ = end + 1;
      return {.op = TokenSet::Op::kClass, .name = "\"" + word + "\""};
    }
    return {.op = TokenSet::Op::kClass, .name = name()};
  }

  TokenSet any_of() {
    TokenSet result{.op = TokenSet::Op::kOr, .operands = {all_of()}};
    while (take('|')) result.operands.push_back(all_of());
    return result.operands.size() == 1 ? result.operands[0] : result;
  }

  TokenSet all_of() {
    TokenSet result{.op = TokenSet::Op::kAnd, .operands = {token()}};
    while (take('&')) result.operands.push_back(token());
    return result.operands.size() == 1 ? result.operands[0] : result;
  }

  std::string_view text_;
  const Macros& macros_;
  std::size_t at_ = 0, size_ = 0;
  int depth_ = 0;
};

}  // namespace

Pattern parse_pattern(std::string_view text, const Macros& macros) { return Parser(text, macros).parse(); }

}  // namespace newsmetrics
