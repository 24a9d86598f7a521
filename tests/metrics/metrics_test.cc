// tests/metrics/metrics.tsv: texts and the metrics that must be found in them, all and only, in order.
//
//   published or -  TAB  text  TAB  fields of each metric, "name=value …", with ; between metrics
//
// Fields are subject, measure, source, refers_to, status, direction and countries (with + between) as the contract names
// them, and value, by, from, to and period as the words of the mention (a range: begin..end). `name=` wants none.
#include <array>

#include <gtest/gtest.h>

#include "lexicon/builder.h"
#include "newsmetrics/extractor.h"
#include "rule_examples.h"
#include "support/table.h"

namespace newsmetrics {
namespace {

std::string part(const Metric& metric, const Record& record, std::string_view text, std::string_view name) {
  const auto words = [&](MentionRef ref) { return ref ? std::string(record.mentions[ref.index].words_in(text)) : ""; };
  if (name == "subject") return std::string(metric.subject);
  if (name == "measure") return std::string(metric.measure);
  if (name == "source") return std::string(metric.source);
  if (name == "refers_to") return std::string(metric.refers_to);
  if (name == "value") return words(metric.value);
  if (name == "by") return words(metric.by);
  if (name == "from") return words(metric.from);
  if (name == "to") return words(metric.to);
  if (name == "period") return metric.period_end ? words(metric.period) + ".." + words(metric.period_end) : words(metric.period);
  if (name == "status") return std::string(std::array{"reported", "expected", "target", "denied"}[static_cast<std::size_t>(metric.status)]);
  if (name == "direction") return std::string(std::array{"", "increase", "decrease", "unchanged", "improvement", "decline"}[static_cast<std::size_t>(metric.direction)]);
  if (name == "countries") {
    std::string all;
    for (const auto& country : metric.countries) all += (all.empty() ? "" : "+") + std::string(country);
    return all;
  }
  ADD_FAILURE() << "no field of metrics: " << name;
  return "";
}

TEST(MetricTable, FindsAllAndOnlyTheMetricsListed) {
  const Extractor extractor;
  Session session(extractor);
  Record record;
  for (const auto& [where, cells] : testing::read_table("tests/metrics/metrics.tsv", 3)) {
    Document document{.id = where, .text = cells[1]};
    if (cells[0] != "-") document.published = cells[0];
    for (std::size_t at; (at = document.text.find("\\n")) != std::string::npos;) document.text.replace(at, 2, "\n");
    session.extract(document, record);
    std::vector<std::string_view> wanted;
    for (const auto metric : split(cells[2], ";"))
      if (!trim(metric).empty()) wanted.push_back(metric);
    std::string found;
    for (const Metric& metric : record.metrics) found += "\n  " + std::string(metric.subject) + " value=" + part(metric, record, document.text, "value") + " by=" + part(metric, record, document.text, "by");
    EXPECT_EQ(record.metrics.size(), wanted.size()) << where << ": " << document.text << found;
    for (std::size_t i = 0; i < std::min(wanted.size(), record.metrics.size()); ++i)
      for (const auto& [name, value] : parse_fields(wanted[i]))
        EXPECT_EQ(part(record.metrics[i], record, document.text, name), value) << where << ": " << name << " of metric " << i + 1 << " in: " << document.text;
  }
}

}  // namespace
}  // namespace newsmetrics
