// What each format makes of one record.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "output/json_cursor.h"
#include "output/spans.h"
#include "output/writer.h"
#include "support/sample_record.h"

namespace newsmetrics {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string write(std::string_view format, const OutputOptions& options = {}, const testing::SampleRecord& sample = {}) {
  const auto writer = find_format(format)->make(options);
  std::string out;
  writer->begin(out);
  writer->record(sample.document, sample.record, out);
  const std::vector<Summary> articles{summarise(sample.document, sample.record)};
  writer->end(articles, out);
  return out;
}

std::vector<std::string> lines(const std::string& text, std::string_view end) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = std::min(text.find(end, at), text.size());
    out.push_back(text.substr(at, next - at));
    at = next + end.size();
  }
  return out;
}

TEST(Formats, AreFoundByName) {
  for (const Format& format : formats()) EXPECT_EQ(find_format(format.name), &format);
  EXPECT_EQ(find_format("xml"), nullptr);
}

TEST(Formats, NoControlCharacterPassesAny) {
  for (const Format& format : formats()) {
    OutputOptions options{.text = true};
    for (const Table table : {Table::kMetrics, Table::kMentions}) {
      options.table = table;
      const std::string out = write(format.name, options);
      EXPECT_EQ(out.find('\x1B'), std::string::npos) << format.name;
      EXPECT_EQ(out.find("\xC2\x9B"), std::string::npos) << format.name;
    }
  }
}

TEST(Formats, AUsersKindPassesAll) {
  for (const Format& format : formats()) {
    const std::string out = write(format.name, {.table = Table::kMentions});
    EXPECT_THAT(out, HasSubstr("casualties")) << format.name;
    EXPECT_THAT(out, HasSubstr("fate")) << format.name;
  }
}

TEST(Json, NdjsonIsOneLineAndSaysTheSame) {
  const std::string line = write("ndjson");
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  EXPECT_EQ(nlohmann::json::parse(line), nlohmann::json::parse(write("json")));
}

// Strings are looked at in blocks: what must be escaped is found wherever it stands, and nothing else is touched.
TEST(Json, EscapesAtEveryPlace) {
  for (std::size_t size = 0; size < 40; ++size)
    for (std::size_t at = 0; at < size; ++at)
      for (const std::string special : {"\"", "\\", "\n", "\x1B", "\x7F", "\xC2\x9B", "\xC2\xA0", "\xE2\x80\x99"}) {
        const std::string text = std::string(at, 'x') + special + std::string(size - at - 1, 'y');
        char out[400];
        JsonCursor json(out, false);
        json.string(text);
        const std::string written(out, json.end());
        ASSERT_EQ(nlohmann::json::parse(written), text);
        const bool escaped = special.size() == 1 || special == "\xC2\x9B";
        ASSERT_EQ(written.find('\\') != std::string::npos, escaped) << written;
      }
}

TEST(Json, MetricsPointAtMentions) {
  const auto record = nlohmann::json::parse(write("json"));
  EXPECT_EQ(record["metrics"][0]["change"], (nlohmann::json{{"direction", "increase"}, {"by", "m3"}}));
  EXPECT_EQ(record["metrics"][0]["value"], "m5");
  EXPECT_EQ(record["metrics"][1]["status"], "expected");
  EXPECT_FALSE(record["metrics"][0].contains("status"));
  EXPECT_EQ(record["metrics"][2]["period"], (nlohmann::json{{"begin", "m11"}, {"end", "m12"}}));
  EXPECT_EQ(record["mentions"][8]["same_as"], "m2");
  EXPECT_EQ(record["document"]["published_from"], "text");
}

TEST(Json, OffsetsSliceTheTextInTheirUnit) {
  testing::SampleRecord sample;
  sample.document.text.insert(0, "\xF0\x9F\x9A\xA2");  // a ship: 4 bytes, 2 UTF-16 units, 1 code point
  for (Mention& m : sample.record.mentions) m.begin += 4, m.end += 4;
  const auto start = [&](OffsetUnit unit, std::size_t mention) {
    return nlohmann::json::parse(write("ndjson", {.offsets = unit}, sample))["mentions"][mention]["start"].get<std::size_t>();
  };
  const std::size_t last = sample.record.mentions.size() - 1;  // behind the é, of 2 bytes and 1 unit
  const std::size_t bytes = sample.record.mentions[last].begin;
  EXPECT_EQ(start(OffsetUnit::kBytes, last), bytes);
  EXPECT_EQ(start(OffsetUnit::kUtf16, last), bytes - 4);  // U+009B and é too
  EXPECT_EQ(start(OffsetUnit::kCodePoints, last), bytes - 5);
}

TEST(Json, OnlyTheFieldsAskedFor) {
  const auto record = nlohmann::json::parse(write("json", {.fields = {"text", "amount"}}));
  EXPECT_EQ(record["mentions"][4], (nlohmann::json{{"text", "$50 million"}, {"amount", 50000000}}));
  EXPECT_EQ(record["metrics"][2].size(), 1U);
  EXPECT_TRUE(nlohmann::json::parse(write("json", {.fields = {"amount"}}))["metrics"].empty());
}

TEST(KeepKinds, NumbersAnewAndLeavesNoReferenceDangling) {
  testing::SampleRecord sample;
  keep_kinds({"money", "country"}, sample.record);
  const auto record = nlohmann::json::parse(write("json", {}, sample));
  ASSERT_EQ(record["mentions"].size(), 4U);
  ASSERT_EQ(record["metrics"].size(), 1U);
  EXPECT_EQ(record["metrics"][0]["value"], "m3");
  EXPECT_FALSE(record["metrics"][0].contains("period"));
  EXPECT_EQ(record["metrics"][0]["change"], (nlohmann::json{{"direction", "increase"}}));
  EXPECT_EQ(record["mentions"][3]["same_as"], "m2");
}

TEST(Csv, MetricsAreRows) {
  const auto rows = lines(write("csv"), "\r\n");
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0], "document,published,subject,measure,value,unit,direction,by,from,to,period,source,status,sentence");
  EXPECT_EQ(rows[1],
            "\"harbour/ferry \"\"news\"\".txt\",2021-08-29,trade between Norway and Ghana,trade,50000000,USD,increase,45%,,,2020,the board,reported,"
            "\"Trade between Norway and Ghana rose 45 percent in 2020 to about $50 million, the board said.\"");
  EXPECT_THAT(rows[2], HasSubstr(",'=1+1,")) << "what a spreadsheet would run is text";
  EXPECT_THAT(rows[3], HasSubstr(",sailors hurt,,30,people,,,,,2021-03/2021-05,,reported,"));
}

TEST(Csv, NoCellIsAFormula) {
  for (const char* formula : {"=1+1", "+A1", "-A1", "@SUM(A1)"}) {
    testing::SampleRecord sample;
    sample.document.id = formula;
    const std::string out = write("csv", {}, sample);
    EXPECT_THAT(out, HasSubstr("\r\n'" + std::string(formula)));
    EXPECT_THAT(out, Not(HasSubstr("\r\n" + std::string(formula))));
  }
}

TEST(Csv, MentionsAreRowsWithAnyFieldAsAColumn) {
  const auto rows = lines(write("csv", {.fields = {"kind", "text", "fate", "start"}, .table = Table::kMentions}), "\r\n");
  ASSERT_EQ(rows.size(), 13U);
  EXPECT_EQ(rows[0], "kind,text,fate,start");
  EXPECT_THAT(rows, ::testing::Contains("casualties,30 Ghanaian sailors hurt,hurt,183"));
}

TEST(Csv, AnUnknownColumnOfMetricsIsRefused) { EXPECT_THROW(write("csv", {.fields = {"subjects"}}), std::invalid_argument); }

TEST(Text, SaysWhatTheSentencesComeTo) {
  const std::string out = write("text");
  EXPECT_THAT(out, HasSubstr("\nTrade between Norway and Ghana rose 45 percent in 2020 to about $50 million, the board said.\n"));
  EXPECT_THAT(out, HasSubstr("  45 percent   percent  value=45  unit=percent\n"));
  EXPECT_THAT(out, HasSubstr("  → trade between Norway and Ghana: 50000000 USD, increase by 45%, 2020 (the board)\n"));
  EXPECT_THAT(write("text", {.color = true}), HasSubstr("\033[33m45 percent\033[m in \033[36m2020\033[m to"));
}

TEST(Html, EscapesAllAndMarksByKind) {
  const std::string out = write("html");
  EXPECT_THAT(out, Not(HasSubstr("<script")));
  EXPECT_THAT(out, Not(HasSubstr("<b>freight")));
  EXPECT_THAT(out, HasSubstr("Ferries &amp; &lt;b&gt;freight&lt;/b&gt;"));
  EXPECT_THAT(
      out, HasSubstr("data-kind=\"money\" data-note=\"money&#10;amount: 50000000&#10;currency: USD&#10;modifier: approximately&#10;rule: by-hand\">$50 million</mark>"));
  EXPECT_THAT(out, HasSubstr(">30 <mark"));  // a country within the casualties
}

TEST(Html, AnIndexLeadsToEachArticle) {
  const testing::SampleRecord sample;
  Summary article = summarise(sample.document, sample.record);
  article.file = "out/a b#1.html";
  std::string out;
  find_format("html")->make({})->index(std::vector{article, article}, out);
  EXPECT_THAT(out, HasSubstr("href=\"./out/a%20b%231.html#" + article.anchor + "\""));
  EXPECT_THAT(out, HasSubstr("2 articles"));
}

TEST(Spans, NestAlthoughMentionsCross) {
  const testing::SampleRecord sample;
  std::string out;
  visit_spans(
      nested_spans(sample.record), sample.record.sentence_ends[1], sample.record.sentence_ends[2],
      [&](std::uint32_t begin, std::uint32_t end) { out += sample.document.text.substr(begin, end - begin); }, [&](std::uint32_t) { out += "["; }, [&] { out += "]"; });
  EXPECT_EQ(out, "\nThe gale left [30 [Ghanaian] [sailors hurt]][ between] [March] and [May].");
}

}  // namespace
}  // namespace newsmetrics
