// Whatever the text, the output keeps its contract, and the work grows no faster than the text.
#include <gtest/gtest.h>

#include "newsmetrics/extractor.h"
#include "support/contract.h"
#include "support/hostile_texts.h"
#include "support/work.h"

namespace newsmetrics {
namespace {

class HostileText : public ::testing::TestWithParam<testing::HostileText> {
 protected:
  static const Extractor& extractor() {
    static const Extractor built_in;
    return built_in;
  }
};

TEST_P(HostileText, GivesValidOutput) {
  Session session(extractor());
  Record record;
  for (const std::size_t bytes : {std::size_t{1}, std::size_t{1000}, std::size_t{300000}}) {
    const Document document{.id = "-", .text = GetParam().make(bytes), .published = "2021-08-29"};
    session.extract(document, record);
    EXPECT_EQ(testing::contract_violation(testing::print(document, record), document.text), "") << bytes << " bytes";
  }
}

TEST_P(HostileText, AnEmptyLineInFrontOnlyMovesOffsets) {
  Session session(extractor());
  Record record, shifted;
  Document document{.id = "-", .text = GetParam().make(100000)};
  session.extract(document, record);
  Document moved{.id = "-", .text = "\n" + document.text};
  session.extract(moved, shifted);
  EXPECT_EQ(testing::shift_violation(record, shifted), "");
}

using LinearWork = HostileText;

TEST_P(LinearWork, GrowsWithTheText) {
  Session session(extractor());
  Record record;
  const auto steps_per_byte = [&](std::size_t bytes) {
    const Document document{.id = "-", .text = GetParam().make(bytes)};
    const std::uint64_t before = testing::work_done();
    session.extract(document, record);
    testing::print(document, record);
    return static_cast<double>(testing::work_done() - before) / static_cast<double>(document.text.size());
  };
  const double small = steps_per_byte(64 << 10), large = steps_per_byte(1 << 20);
  EXPECT_LT(large, 1.3 * small);
  EXPECT_LT(large, 20000);  // no text costs much more than another
  RecordProperty("steps_per_byte", std::to_string(large));
}

INSTANTIATE_TEST_SUITE_P(Texts, HostileText, ::testing::ValuesIn(testing::hostile_texts().begin(), testing::hostile_texts().end()),
                         [](const auto& text) { return text.param.name; });

std::vector<testing::HostileText> counted_texts() {
  return testing::counts_work() ? std::vector(testing::hostile_texts().begin(), testing::hostile_texts().end()) : std::vector<testing::HostileText>();
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(LinearWork);
INSTANTIATE_TEST_SUITE_P(Texts, LinearWork, ::testing::ValuesIn(counted_texts()), [](const auto& text) { return text.param.name; });

}  // namespace
}  // namespace newsmetrics
