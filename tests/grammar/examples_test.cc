// Every rule does what its examples say, and nothing on its counter-examples.
#include "rule_examples.h"

#include <gtest/gtest.h>

#include "newsmetrics/extractor.h"

namespace newsmetrics {
namespace {

TEST(RuleExamples, EveryRuleDoesWhatItsExamplesSay) {
  const Extractor extractor;
  std::vector<ExampleFault> faults;
  ASSERT_FALSE(extractor.knowledge().rules().empty());
  for (const Rule& rule : extractor.knowledge().rules()) run_examples(extractor.knowledge(), rule, faults);
  for (const ExampleFault& fault : faults) ADD_FAILURE() << fault.file << ":" << fault.line << ": " << fault.rule << ": " << fault.text << "\n  " << fault.cause;
}

TEST(RuleExamples, AreToldWhatIsWrong) {
  const Extractor extractor({{"a.tsv", "percent\tpercent_word\n"},
                             {"a.rules",
                              "rule share\nkind share\nmatch figure:digits percent_word\n"
                              "example It rose [5 percent].  => figure=5\n"
                              "example It rose [5 percent].  => figure=6 unit=none\n"
                              "example It [rose 5 percent].\n"
                              "counter About 5 percent of them.\n"}});
  std::vector<ExampleFault> faults;
  run_examples(extractor.knowledge(), extractor.knowledge().rules()[0], faults);
  ASSERT_EQ(faults.size(), 3u);
  EXPECT_EQ(faults[0].line, 5u);
  EXPECT_EQ(faults[0].cause, "figure is 5, not 6; unit is absent, not none");
  EXPECT_EQ(faults[1].cause, "the rule does not take \"rose 5 percent\"; it takes \"5 percent\"");
  EXPECT_EQ(faults[2].cause, "the rule takes \"5 percent\"");
}

}  // namespace
}  // namespace newsmetrics
