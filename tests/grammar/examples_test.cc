// Every rule does what its examples say, and nothing on its counter-examples.
#include <gtest/gtest.h>

#include "extractor.h"
#include "support/fields.h"

namespace newsmetrics {
namespace {

// What one rule made of one text.
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
    for (const auto& [name, value] : wanted_) taken.back().fields.push_back(testing::field_text(record, mention, name, document_));
  }

 private:
  const Rule& rule_;
  std::string_view document_;
  const std::vector<std::pair<std::string, std::string>>& wanted_;
};

TEST(RuleExamples, EveryRuleDoesWhatItsExamplesSay) {
  const Extractor extractor;
  const Knowledge& knowledge = extractor.knowledge();
  Cascade session(knowledge);
  Record record;
  for (const Rule& rule : knowledge.rules()) {
    for (const Example& example : knowledge.tables().examples.subspan(rule.first_example, rule.example_count)) {
      const std::string text(knowledge.text(example.text));
      const std::string where = std::string(knowledge.text(rule.file)) + ":" + std::to_string(example.line) + ": " + std::string(knowledge.text(rule.name)) + ": " + text;
      const Document document{.id = "example", .text = text, .published = std::string(knowledge.text(example.published))};
      const auto wanted = testing::parse_fields(knowledge.text(example.fields));
      RuleWatch watch(rule, document.text, wanted);
      session.extract(document, record, &watch);
      if (example.counter) {
        for (const auto& taken : watch.taken) ADD_FAILURE() << where << "\n  the rule takes \"" << text.substr(taken.begin, taken.end - taken.begin) << "\"";
        continue;
      }
      const auto hit = std::find_if(watch.taken.begin(), watch.taken.end(), [&](const auto& t) { return t.begin == example.begin && t.end == example.end; });
      if (hit == watch.taken.end()) {
        std::string others;
        for (const auto& taken : watch.taken) others += "\n  it takes \"" + text.substr(taken.begin, taken.end - taken.begin) + "\"";
        ADD_FAILURE() << where << "\n  the rule does not take \"" << text.substr(example.begin, example.end - example.begin) << "\"" << others;
        continue;
      }
      for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_EQ(hit->fields[i], wanted[i].second) << where << "\n  field " << wanted[i].first;
    }
  }
}

}  // namespace
}  // namespace newsmetrics
