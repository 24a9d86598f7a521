// tests/kinds/time_history.tsv: texts, and whether they tell history.
#include "kinds/time_history.h"

#include <gtest/gtest.h>

#include "newsmetrics/extractor.h"
#include "support/table.h"

namespace newsmetrics {
namespace {

TEST(TimeHistory, ToldAsTheTableSays) {
  const Extractor extractor;
  for (const auto& [where, cells] : testing::read_table("tests/kinds/time_history.tsv", 3)) {
    const std::optional<int> published = cells[0] == "-" ? std::nullopt : std::optional(std::stoi(cells[0]));
    EXPECT_EQ(tells_history(extractor.knowledge(), cells[2], published) ? "history" : "news", cells[1]) << where << ": " << cells[2];
  }
}

}  // namespace
}  // namespace newsmetrics
