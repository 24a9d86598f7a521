#include "grammar/rule_file.h"

#include <algorithm>

#include "lexicon/builder.h"

namespace newsmetrics {
namespace {

class Reader {
 public:
  explicit Reader(const SourceFile& file) : file_(file) {}

  std::vector<RuleSource> read() {
    each_line(file_.text, [&](std::uint32_t number, std::string_view line) {
      if (line.front() == ' ' || line.front() == '\t') {
        if (keyword_.empty()) fail(number, "an indented line continues the one above, and there is none");
        argument_ += " " + std::string(trim(line));
        return;
      }
      finish_line();
      line_ = number;
      const std::size_t space = std::min(line.find_first_of(" \t"), line.size());
      keyword_ = line.substr(0, space);
      argument_ = trim(line.substr(space));
    });
    finish_line();
    finish_rule();
    return std::move(rules_);
  }

 private:
  [[noreturn]] void fail(std::uint32_t line, const std::string& cause) const { throw SourceError(file_.name, line, cause); }

  Pattern pattern(std::string_view text) {
    try {
      return parse_pattern(text, macros_);
    } catch (const PatternError& error) {
      throw SourceError(file_.name, line_, static_cast<std::uint32_t>(error.at + keyword_.size() + 2), error.what());
    }
  }

  RuleSource& rule() {
    if (rules_.empty()) fail(line_, "`" + keyword_ + "` stands before any rule");
    return rules_.back();
  }

  void finish_line() {
    if (keyword_.empty()) return;
    if (keyword_ == "let") {
      const std::size_t equals = argument_.find('=');
      if (equals == std::string::npos) fail(line_, "let NAME = PATTERN");
      const std::string name(trim(std::string_view(argument_).substr(0, equals)));
      if (macros_.contains(name)) fail(line_, "`let " + name + "` a second time");
      macros_[name] = pattern(std::string_view(argument_).substr(equals + 1));
    } else if (keyword_ == "rule") {
      finish_rule();
      if (argument_.empty() || argument_.find(' ') != std::string::npos) fail(line_, "a rule's name is one word");
      rules_.push_back({.name = argument_, .line = line_});
    } else if (keyword_ == "kind") {
      rule().kind = argument_;
    } else if (keyword_ == "match") {
      if (!rule().match.empty()) fail(line_, "`match` a second time");
      rule().match = argument_;
      rule().pattern = pattern(argument_);
      check_captures(rule().pattern, false);
    } else if (keyword_ == "with") {
      for (const auto pair : split(argument_, " \t")) {
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos || equals == 0) fail(line_, "with KEY=VALUE …");
        rule().constants.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
      }
    } else if (keyword_ == "as") {
      for (const auto name : split(argument_, " \t")) rule().classes.emplace_back(name);
    } else if (keyword_ == "example" || keyword_ == "counter") {
      example();
    } else {
      fail(line_, "unknown word `" + keyword_ + "`: let, rule, kind, match, with, as, example or counter");
    }
    keyword_.clear();
  }

  // `mention` and each name may hold anything, but a capture does not hold itself.
  void check_captures(const Pattern& pattern, bool in_mention) {
    const bool mention = pattern.op == Pattern::Op::kCapture && pattern.name == "mention";
    if (mention && in_mention) fail(line_, "`mention:` within `mention:`");
    for (const Pattern& part : pattern.parts) check_captures(part, in_mention || mention);
  }

  void example() {
    RuleExample example{.counter = keyword_ == "counter", .line = line_};
    std::string_view text = argument_;
    if (text.size() > 11 && text[4] == '-' && text[7] == '-' && text[10] == ':') {
      example.published = text.substr(0, 10);
      text = trim(text.substr(11));
    }
    if (const std::size_t arrow = text.rfind("=>"); arrow != std::string_view::npos) {
      example.fields = trim(text.substr(arrow + 2));
      text = trim(text.substr(0, arrow));
    }
    std::vector<std::pair<std::size_t, std::size_t>> spans;
    if (!read_marked_text(text, example.text, spans)) fail(line_, "brackets do not match");
    if (example.counter != spans.empty() || spans.size() > 1)
      fail(line_, example.counter ? "a counter-example has no mention in brackets" : "an example has one mention in [brackets]");
    if (!spans.empty()) std::tie(example.begin, example.end) = spans[0];
    rule().examples.push_back(std::move(example));
  }

  void finish_rule() {
    if (rules_.empty()) return;
    const RuleSource& rule = rules_.back();
    if (rule.kind.empty()) fail(rule.line, "rule " + rule.name + " has no kind");
    if (rule.match.empty()) fail(rule.line, "rule " + rule.name + " has no match");
    if (std::none_of(rule.examples.begin(), rule.examples.end(), [](const RuleExample& e) { return !e.counter; })) fail(rule.line, "rule " + rule.name + " has no example");
  }

  const SourceFile& file_;
  Macros macros_;
  std::vector<RuleSource> rules_;
  std::string keyword_, argument_;
  std::uint32_t line_ = 0;
};

}  // namespace

bool read_marked_text(std::string_view marked, std::string& text, std::vector<std::pair<std::size_t, std::size_t>>& spans) {
  bool open = false;
  for (const char c : marked) {
    if (c == '[') {
      if (open) return false;
      open = true;
      spans.emplace_back(text.size(), 0);
    } else if (c == ']') {
      if (!open) return false;
      open = false;
      spans.back().second = text.size();
    } else {
      text.push_back(c);
    }
  }
  return !open;
}

std::vector<RuleSource> read_rules(const SourceFile& file) { return Reader(file).read(); }

}  // namespace newsmetrics
