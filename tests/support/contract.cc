#include "support/contract.h"

#include <nlohmann/json.hpp>

#include "output/phrasing.h"
#include "output/writer.h"
#include "text/utf8.h"

namespace newsmetrics::testing {
namespace {

using nlohmann::json;

class Checker {
 public:
  Checker(const json& record, std::string_view text) : record_(record), text_(text) {
    for (std::size_t i = 0; i < text.size(); ++i)
      if ((text[i] & 0xC0) != 0x80) code_points_.push_back(i);
    code_points_.push_back(text.size());
  }

  std::string check() {
    if (record_.value("schema", "") != "newsmetrics/1") fail("schema");
    const json& document = record_.at("document");
    if (document.at("length") != code_points_.size() - 1) fail("document.length");
    for (const char* member : {"id", "title", "published", "published_from", "language"})
      if (!document.contains(member)) fail(std::string("document.") + member + " is missing");
    for (const json& mention : record_.at("mentions")) check_mention(mention);
    for (const json& metric : record_.at("metrics")) check_metric(metric);
    return failure_;
  }

 private:
  void fail(const std::string& what) {
    if (failure_.empty()) failure_ = what;
  }

  // The bytes that [start, end) of code points are; false when they are none.
  bool slice(const json& of, std::string_view& words) const {
    const auto start = of.at("start").get<std::size_t>(), end = of.at("end").get<std::size_t>();
    if (start >= end || end >= code_points_.size()) return false;
    words = text_.substr(code_points_[start], code_points_[end] - code_points_[start]);
    return true;
  }

  void check_mention(const json& mention) {
    const std::string id = mention.at("id");
    if (id != "m" + std::to_string(++mentions_)) fail(id + ": ids are not in order");
    for (const char* member : {"kind", "rule"})
      if (mention.at(member).get<std::string>().empty()) fail(id + ": " + member + " is empty");
    std::string_view words;
    if (!slice(mention, words) || words != mention.at("text")) fail(id + ": text[start:end] is not the mention's text");
    const auto start = mention["start"].get<std::size_t>(), end = mention["end"].get<std::size_t>(), sentence = mention.at("sentence").get<std::size_t>();
    if (start < start_ || (start == start_ && end > end_)) fail(id + ": mentions are not sorted");
    if (sentence < sentence_) fail(id + ": sentences go backwards");
    // Mentions nest or stand apart.
    while (!open_.empty() && open_.back() <= start) open_.pop_back();
    if (!open_.empty() && end > open_.back()) fail(id + ": mentions cross");
    open_.push_back(end);
    start_ = start, end_ = end, sentence_ = sentence;
    for (const auto& [name, value] : mention.items()) {
      if (name == "same_as") check_reference(value);
      if (value.is_null() || (value.is_string() && value.get_ref<const std::string&>().empty())) fail(id + ": " + name + " is empty");
    }
  }

  void check_metric(const json& metric) {
    const std::string id = metric.at("id");
    if (id != "x" + std::to_string(++metrics_)) fail(id + ": ids are not in order");
    if (!metric.contains("value") && !metric.contains("change")) fail(id + ": neither value nor change");
    if (metric.contains("value")) check_reference(metric["value"]);
    if (metric.contains("change"))
      for (const char* part : {"by", "from", "to"})
        if (metric["change"].contains(part)) check_reference(metric["change"][part]);
    if (metric.contains("period")) {
      const json& period = metric["period"];
      if (period.is_object()) {
        check_reference(period.at("begin"));
        check_reference(period.at("end"));
      } else {
        check_reference(period);
      }
    }
    if (text_.find(metric.at("text").get<std::string>()) == std::string_view::npos) fail(id + ": its text is not in the article");
  }

  void check_reference(const json& value) {
    const std::string& id = value.get_ref<const std::string&>();
    if (id.size() < 2 || id[0] != 'm' || std::stoul(id.substr(1)) - 1 >= record_["mentions"].size()) fail("no mention " + id);
  }

  const json& record_;
  std::string_view text_;
  std::vector<std::size_t> code_points_;  // where each begins
  std::string failure_;
  std::size_t mentions_ = 0, metrics_ = 0, start_ = 0, end_ = ~std::size_t{0}, sentence_ = 0;
  std::vector<std::size_t> open_;  // ends of the mentions around the one being checked
};

// Everything of a mention but where it stands.
std::string describe(const Record& record, const Mention& mention) {
  std::string out(mention.kind);
  out.append(" ").append(mention.rule).append(" ").append(std::to_string(mention.sentence));
  for (const Field& field : record.fields_of(mention)) out.append(" ").append(field.name).append("=").append(text_of(field));
  return out;
}

}  // namespace

std::string contract_violation(std::string_view line, std::string_view text) {
  if (line.empty() || line.back() != '\n') return "no line";
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const auto c = static_cast<unsigned char>(line[i]), next = static_cast<unsigned char>(line[i + 1]);
    if (c < 0x20 || c == 0x7F || (c == 0xC2 && next < 0xA0)) return "a control character is printed as it is";
  }
  const json record = json::parse(line, nullptr, false);
  if (record.is_discarded()) return "no JSON";
  try {
    return Checker(record, text).check();
  } catch (const std::exception& error) {
    return error.what();
  }
}

std::string print(const Document& document, const Record& record) {
  std::string line;
  find_format("ndjson")->make({})->record(document, record, line);
  return line;
}

std::string shift_violation(const Record& record, const Record& shifted) {
  if (record.mentions.size() != shifted.mentions.size()) return std::to_string(record.mentions.size()) + " mentions became " + std::to_string(shifted.mentions.size());
  for (std::size_t i = 0; i < record.mentions.size(); ++i) {
    const Mention &a = record.mentions[i], &b = shifted.mentions[i];
    if (b.begin != a.begin + 1 || b.end != a.end + 1) return "mention " + std::to_string(i + 1) + " stands elsewhere";
    if (describe(record, a) != describe(shifted, b)) return describe(record, a) + " became " + describe(shifted, b);
  }
  if (record.metrics.size() != shifted.metrics.size()) return std::to_string(record.metrics.size()) + " metrics became " + std::to_string(shifted.metrics.size());
  for (std::size_t i = 0; i < record.metrics.size(); ++i) {
    const Metric &a = record.metrics[i], &b = shifted.metrics[i];
    const bool same = a.subject == b.subject && a.measure == b.measure && a.value == b.value && a.direction == b.direction && a.by == b.by && a.from == b.from && a.to == b.to &&
                      a.period == b.period && a.period_end == b.period_end && a.source == b.source && a.status == b.status && a.refers_to == b.refers_to &&
                      a.countries == b.countries && a.sentence == b.sentence && b.begin == a.begin + 1 && b.end == a.end + 1;
    if (!same) return "metric " + std::to_string(i + 1) + " changed";
  }
  return {};
}

}  // namespace newsmetrics::testing
