// tests/mentions/KIND.tsv: texts and the mentions of that kind that must be found in them, all and only.
//
//   published or -  TAB  text with [mentions] in brackets  TAB  fields of each, "name=value …", with ; between mentions
#include <filesystem>

#include <gtest/gtest.h>

#include "grammar/rule_file.h"
#include "lexicon/builder.h"
#include "newsmetrics/extractor.h"
#include "rule_examples.h"
#include "support/table.h"

namespace newsmetrics {
namespace {

class MentionTable : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(MentionTable, FindsAllAndOnlyTheMarkedMentions) {
  const std::string kind = GetParam().stem();
  const Extractor extractor;
  Session session(extractor);
  Record record;
  for (const auto& [where, cells] : testing::read_table(GetParam(), 3)) {
    Document document{.id = where};
    if (cells[0] != "-") document.published = cells[0];
    std::vector<std::pair<std::size_t, std::size_t>> spans;
    ASSERT_TRUE(read_marked_text(cells[1], document.text, spans)) << where << ": brackets do not match";
    std::vector<std::string> fields;
    for (const auto part : split(cells[2], ";")) fields.emplace_back(part);
    fields.resize(std::max(fields.size(), spans.size()));

    session.extract(document, record);
    std::vector<const Mention*> found;
    for (const Mention& m : record.mentions)
      if (m.kind == kind) found.push_back(&m);
    std::string got, want;
    for (const Mention* m : found) got.append("[").append(m->words_in(document.text)).append("] ");
    for (const auto& [begin, end] : spans) want += "[" + document.text.substr(begin, end - begin) + "] ";
    EXPECT_EQ(got, want) << where << ": " << document.text;
    if (got != want) continue;
    for (std::size_t i = 0; i < spans.size(); ++i) {
      EXPECT_EQ(found[i]->begin, spans[i].first) << where;
      for (const auto& [name, value] : parse_fields(fields[i]))
        EXPECT_EQ(field_text(record, *found[i], name, document.text), value) << where << ": field " << name << " of \"" << document.text.substr(spans[i].first, spans[i].second - spans[i].first) << "\"";
    }
  }
}

std::vector<std::filesystem::path> tables() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(NEWSMETRICS_SOURCE_DIR) / "tests/mentions"))
    if (entry.path().extension() == ".tsv") paths.push_back(entry.path());
  return paths;
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(MentionTable);
INSTANTIATE_TEST_SUITE_P(Kinds, MentionTable, ::testing::ValuesIn(tables()), [](const auto& table) { return table.param.stem().string(); });

}  // namespace
}  // namespace newsmetrics
