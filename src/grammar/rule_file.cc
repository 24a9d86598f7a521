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
      number_ = number;
      if (line.front() == ' ' || line.front() == '\t') {
        if (keyword_.empty()) fail(number, "an indented line continues the one above, and there is none");
        argument_ += ' ';
        add_piece(line, 0);
        return;
      }
      finish_line();
      line_ = number;
      const std::size_t space = std::min(line.find_first_of(" \t"), line.size());
      keyword_ = line.substr(0, space);
      argument_.clear();
      pieces_.clear();
      add_piece(line, space);
    });
    finish_line();
    finish_rule();
    return std::move(rules_);
  }

 private:
  [[noreturn]] void fail(std::uint32_t line, const std::string& cause, const std::string& hint = "") const { throw SourceError(file_.name, line, cause, hint); }

  void add_piece(std::string_view line, std::size_t from) {
    const std::string_view words = trim(line.substr(from));
    pieces_.push_back({argument_.size(), number_, static_cast<std::uint32_t>((words.empty() ? line.data() + line.size() : words.data()) - line.data()) + 1});
    argument_ += words;
  }

  // The pattern that stands in argument_ from `from` on.
  Pattern pattern(std::size_t from) {
    try {
      return parse_pattern(std::string_view(argument_).substr(from), macros_);
    } catch (const PatternError& error) {
      const std::size_t at = from + error.at;
      const auto piece = std::find_if(pieces_.rbegin(), pieces_.rend(), [&](const Piece& p) { return p.offset <= at; });
      throw SourceError(file_.name, piece->line, static_cast<std::uint32_t>(piece->column + at - piece->offset), error.what());
    }
  }

  void check_name(std::string_view name) const {
    if (name.empty() || name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string_view::npos)
      fail(line_, "names of kinds and classes are small letters, digits and _: " + std::string(name));
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
      macros_[name] = pattern(equals + 1);
    } else if (keyword_ == "rule") {
      finish_rule();
      if (argument_.empty() || argument_.find(' ') != std::string::npos) fail(line_, "a rule's name is one word");
      rules_.push_back({.name = argument_, .line = line_});
    } else if (keyword_ == "kind") {
      check_name(argument_);
      rule().kind = argument_;
    } else if (keyword_ == "match") {
      if (!rule().match.empty()) fail(line_, "`match` a second time");
      rule().match = argument_;
      rule().pattern = pattern(0);
      check_captures(rule().pattern, false);
    } else if (keyword_ == "with") {
      for (const auto pair : split(argument_, " \t")) {
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos || equals == 0) fail(line_, "with KEY=VALUE …");
        check_name(pair.substr(0, equals));
        rule().constants.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
      }
    } else if (keyword_ == "as") {
      for (const auto name : split(argument_, " \t")) check_name(name), rule().classes.emplace_back(name);
    } else if (keyword_ == "example" || keyword_ == "counter") {
      example();
    } else {
      fail(line_, "unknown word `" + keyword_ + "`: let, rule, kind, match, with, as, example or counter",
           suggestion(keyword_, {"let", "rule", "kind", "match", "with", "as", "example", "counter"}));
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
    if (rule.kind.empty()) fail(rule.line, "rule " + rule.name + " has no kind", "add a line `kind NAME`: one of the built-in kinds or your own");
    if (rule.match.empty()) fail(rule.line, "rule " + rule.name + " has no match", "add a line `match PATTERN`");
    if (std::none_of(rule.examples.begin(), rule.examples.end(), [](const RuleExample& e) { return !e.counter; }))
      fail(rule.line, "rule " + rule.name + " has no example", "add a line `example Words with [the mention] in brackets.`");
  }

  const SourceFile& file_;
  Macros macros_;
  std::vector<RuleSource> rules_;

  // Where the argument's pieces stand in the file.
  struct Piece {
    std::size_t offset;
    std::uint32_t line, column;
  };
  std::string keyword_, argument_;
  std::vector<Piece> pieces_;
  std::uint32_t line_ = 0;    // of the keyword
  std::uint32_t number_ = 0;  // of the line being read
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
