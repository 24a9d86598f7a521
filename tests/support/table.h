// Tables of test cases, tests/**/*.tsv: a case a line, its cells between tabs. Empty lines and # comments are none.
#ifndef NEWSMETRICS_TESTS_SUPPORT_TABLE_H_
#define NEWSMETRICS_TESTS_SUPPORT_TABLE_H_

#include <filesystem>
#include <string>
#include <vector>

namespace newsmetrics::testing {

struct TableCase {
  std::string where;  // "date.tsv:12"
  std::vector<std::string> cells;
};

// The cases of a table below the source folder. Each has so many cells; those that its line leaves out at its end are empty. A table
// without cases, or a line with more cells, fails the test.
std::vector<TableCase> read_table(const std::filesystem::path& path, std::size_t columns);

}  // namespace newsmetrics::testing

#endif
