#include "cli/rules.h"

#include <iomanip>
#include <ostream>

#include "cli/knowledge.h"
#include "kinds/kinds.h"

namespace newsmetrics {
namespace {

class RuleList {
 public:
  RuleList(const Knowledge& knowledge, std::ostream& out) : knowledge_(knowledge), out_(out) {}

  void all() {
    for (const std::string_view kind : printed_kinds(knowledge_)) {
      out_ << (kind == printed_kinds(knowledge_).front() ? "" : "\n") << kind << "\n";
      for (const Rule& rule : knowledge_.rules())
        if (text(rule.kind) == kind) out_ << "  " << std::left << std::setw(32) << text(rule.name) << " " << marked(examples(rule).front()) << "\n";
    }
  }

  // False when there is no such kind.
  bool kind(std::string_view name) {
    bool any = false;
    for (const Rule& rule : knowledge_.rules()) {
      if (text(rule.kind) != name) continue;
      out_ << (any ? "\n" : "");
      one(rule);
      any = true;
    }
    return any;
  }

  void one(const Rule& rule) {
    out_ << "rule " << text(rule.name) << "    # " << text(rule.file) << ":" << rule.line << ", stage " << text(knowledge_.stages()[rule.stage].name) << "\n";
    out_ << "kind " << text(rule.kind) << "\n";
    out_ << "match " << text(rule.source) << "\n";
    for (const Example& example : examples(rule)) {
      out_ << (example.counter != 0 ? "counter " : "example ");
      if (example.published.size > 0) out_ << text(example.published) << ": ";
      out_ << marked(example);
      if (example.fields.size > 0) out_ << " => " << text(example.fields);
      out_ << "\n";
    }
  }

 private:
  std::string_view text(Text t) const { return knowledge_.text(t); }
  std::span<const Example> examples(const Rule& rule) const { return knowledge_.tables().examples.subspan(rule.first_example, rule.example_count); }

  std::string marked(const Example& example) const {
    std::string sentence(text(example.text));
    if (example.counter != 0) return sentence;
    sentence.insert(example.end, "]");
    sentence.insert(example.begin, "[");
    return sentence;
  }

  const Knowledge& knowledge_;
  std::ostream& out_;
};

}  // namespace

bool list_rules(const Extractor& extractor, const std::string& name, std::ostream& out, std::ostream& errors) {
  const Knowledge& knowledge = extractor.knowledge();
  RuleList list(knowledge, out);
  if (name.empty()) {
    list.all();
    return true;
  }
  if (const Rule* rule = knowledge.rule(std::string_view(name))) {
    list.one(*rule);
    return true;
  }
  if (list.kind(name)) return true;
  std::vector<std::string_view> names = printed_kinds(knowledge);
  for (const Rule& rule : knowledge.rules()) names.push_back(knowledge.text(rule.name));
  errors << "newsmetrics: there is no rule or kind " << name << "\n";
  if (const std::string hint = suggestion(name, names); !hint.empty()) errors << "  hint: " << hint << "\n";
  return false;
}

}  // namespace newsmetrics
