#include "support/sample_record.h"

namespace newsmetrics::testing {

SampleRecord::SampleRecord() {
  document = {.id = "harbour/ferry \"news\".txt",
              .text =
                  "Trade between\nNorway and Ghana rose 45 percent in 2020 to about $50 million, the board said.\n"
                  "Caf\xC3\xA9 output, =1+1, fell from rank 9 to 12. <script>alert(\"\x1B[31m\xC2\x9B\")</script>\n"
                  "The gale left 30 Ghanaian sailors hurt between March and May.\n",
              .title = "Ferries & <b>freight</b>",
              .published = "2021-08-29",
              .published_from = PublishedFrom::kText,
              .agency = "Harbour Wire"};
  sentence_ends_after("board said.");
  sentence_ends_after("</script>");
  sentence_ends_after("and May.");
  add("country", "Norway", {{"alpha2", "NO"}});
  add("country", "Ghana", {{"alpha2", "GH"}});
  const MentionRef by = add("percent", "45 percent", {{"value", Decimal(45)}, {"unit", "percent"}});
  const MentionRef year = add("date", "2020", {{"value", "2020"}});
  const MentionRef value = add("money", "$50 million", {{"amount", Decimal(50000000)}, {"currency", "USD"}, {"modifier", "approximately"}});
  const MentionRef from = add("ranking", "rank 9 to 12", {{"rank", Decimal(12)}, {"superlative", false}});
  const MentionRef to = add("ordinal", "12. <", {{"value", Decimal(12)}});  // crosses the ranking, holds the beginning of a tag
  const MentionRef hurt = add("casualties", "30 Ghanaian sailors hurt", {{"count", Decimal(30)}, {"fate", "hurt"}, {"unit", "people"}});
  add("country", "Ghanaian", {{"alpha2", "GH"}, {"same_as", MentionRef{1}}});
  add("set", "sailors hurt between", {{"value", "P1D"}});  // crosses the casualties
  const MentionRef march = add("date", "March", {{"value", "2021-03"}});
  const MentionRef may = add("date", "May", {{"value", "2021-05"}});

  record.metrics.push_back({.subject = "trade between Norway and Ghana",
                            .measure = "trade",
                            .value = value,
                            .direction = Direction::kIncrease,
                            .by = by,
                            .period = year,
                            .source = "the board",
                            .countries = {"NO", "GH"},
                            .sentence = 0,
                            .begin = 0,
                            .end = record.sentence_ends[0]});
  record.metrics.push_back({.subject = "=1+1",
                            .direction = Direction::kDecline,
                            .from = from,
                            .to = to,
                            .status = Status::kExpected,
                            .sentence = 1,
                            .begin = record.sentence_ends[0],
                            .end = record.sentence_ends[1]});
  record.metrics.push_back(
      {.subject = "sailors hurt", .value = hurt, .period = march, .period_end = may, .sentence = 2, .begin = record.sentence_ends[1], .end = record.sentence_ends[2]});
}

void SampleRecord::sentence_ends_after(std::string_view words) { record.sentence_ends.push_back(static_cast<std::uint32_t>(document.text.find(words) + words.size())); }

MentionRef SampleRecord::add(std::string_view kind, std::string_view text, std::initializer_list<Field> fields) {
  const auto begin = static_cast<std::uint32_t>(document.text.find(text, searched_));
  searched_ = begin;
  std::uint32_t sentence = 0;
  while (record.sentence_ends[sentence] <= begin) ++sentence;
  record.mentions.push_back({.kind = kind,
                             .rule = "by-hand",
                             .begin = begin,
                             .end = static_cast<std::uint32_t>(begin + text.size()),
                             .sentence = sentence,
                             .first_field = static_cast<std::uint32_t>(record.fields.size()),
                             .field_count = static_cast<std::uint32_t>(fields.size())});
  record.fields.insert(record.fields.end(), fields);
  return {static_cast<std::uint32_t>(record.mentions.size() - 1)};
}

}  // namespace newsmetrics::testing
