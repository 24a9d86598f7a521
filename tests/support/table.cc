#include "support/table.h"

#include <gtest/gtest.h>

#include <fstream>

namespace newsmetrics::testing {

std::vector<TableCase> read_table(const std::filesystem::path& path, std::size_t columns) {
  std::vector<TableCase> cases;
  std::ifstream in(NEWSMETRICS_SOURCE_DIR / path);
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    TableCase& row = cases.emplace_back(path.filename().string() + ":" + std::to_string(number));
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t end = std::min(line.find('\t', at), line.size());
      row.cells.push_back(line.substr(at, end - at));
      at = end + 1;
    }
    EXPECT_LE(row.cells.size(), columns) << row.where;
    row.cells.resize(columns);
  }
  EXPECT_FALSE(cases.empty()) << path;
  return cases;
}

}  // namespace newsmetrics::testing
