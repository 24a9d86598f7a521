#include "rule_examples.h"

#include <algorithm>

#include "extractor.h"
#include "output/phrasing.h"

namespace newsmetrics {
namespace {

// What one rule makes of one text.
class RuleWatch : public Trace {
 public:
  RuleWatch(const Rule& rule, std::string_view document, const std::vector<std::pair<std::string, std::string>>& wanted)
      : rule_(rule), document_(document), wanted_(wanted) {}

  struct Taken {
    std::uint32_t begin, end;
    std::vector<std::string> fields;  // of `wanted`
  };
  std::vector<Taken> taken;

  void matched(const Rule& rule, const Record& record, const Mention& mention, bool accepted) override {
    if (&rule != &rule_ || !accepted) return;
    taken.push_back({mention.begin, mention.end, {}});
    for (const auto& [name, value] : wanted_) taken.back().fields.push_back(field_text(record, mention, name, document_));
  }

 private:
  const Rule& rule_;
  std::string_view document_;
  const std::vector<std::pair<std::string, std::string>>& wanted_;
};

// What is wrong, or "".
std::string judge(const Example& example, std::string_view text, const std::vector<std::pair<std::string, std::string>>& wanted, const RuleWatch& watch) {
  const auto words = [&](std::uint32_t begin, std::uint32_t end) { return "\"" + std::string(text.substr(begin, end - begin)) + "\""; };
  std::string all;
  for (const auto& taken : watch.taken) all += (all.empty() ? "" : ", ") + words(taken.begin, taken.end);
  if (example.counter) return all.empty() ? "" : "the rule takes " + all;
  const auto hit = std::find_if(watch.taken.begin(), watch.taken.end(), [&](const auto& t) { return t.begin == example.begin && t.end == example.end; });
  if (hit == watch.taken.end()) return "the rule does not take " + words(example.begin, example.end) + (all.empty() ? "" : "; it takes " + all);
  std::string cause;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (hit->fields[i] == wanted[i].second) continue;
    cause += (cause.empty() ? "" : "; ") + wanted[i].first + " is " + (hit->fields[i].empty() ? "absent" : hit->fields[i]) + ", not " + wanted[i].second;
  }
  return cause;
}

}  // namespace

void run_examples(const Knowledge& knowledge, const Rule& rule, std::vector<ExampleFault>& faults) {
  Cascade cascade(knowledge);
  Record record;
  for (const Example& example : knowledge.tables().examples.subspan(rule.first_example, rule.example_count)) {
    const Document document{.id = "example", .text = std::string(knowledge.text(example.text)), .published = std::string(knowledge.text(example.published))};
    const auto wanted = parse_fields(knowledge.text(example.fields));
    RuleWatch watch(rule, document.text, wanted);
    cascade.extract(document, record, &watch);
    std::string cause = judge(example, document.text, wanted, watch);
    if (!cause.empty()) faults.push_back({std::string(knowledge.text(rule.file)), example.line, std::string(knowledge.text(rule.name)), document.text, std::move(cause)});
  }
}

std::vector<std::pair<std::string, std::string>> parse_fields(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> fields;
  std::size_t at = 0;
  while ((at = text.find_first_not_of(" \t", at)) != std::string_view::npos) {
    const std::size_t equals = text.find('=', at);
    if (equals == std::string_view::npos) break;
    const bool quoted = equals + 1 < text.size() && text[equals + 1] == '"';
    const std::size_t begin = equals + (quoted ? 2 : 1);
    const std::size_t end = std::min(text.find(quoted ? '"' : ' ', begin), text.size());
    fields.emplace_back(text.substr(at, equals - at), text.substr(begin, end - begin));
    at = end + 1;
    if (at > text.size()) break;
  }
  return fields;
}

std::string field_text(const Record& record, const Mention& mention, std::string_view name, std::string_view document) {
  const Field* field = record.find(mention, name);
  if (field == nullptr) return "";
  if (const auto* ref = std::get_if<MentionRef>(&field->value); ref != nullptr && *ref) return std::string(record.mentions[ref->index].words_in(document));
  return text_of(*field);
}

}  // namespace newsmetrics
