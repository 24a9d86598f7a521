// CSV as RFC 4180 has it: one row for each metric or mention, ready for a spreadsheet.
#include <algorithm>
#include <stdexcept>

#include "output/formats.h"
#include "output/names.h"
#include "output/offsets.h"
#include "output/phrasing.h"
#include "output/printable.h"

namespace newsmetrics {
namespace {

// True for "-5", "+3.2%": a spreadsheet takes them for figures, as it should.
bool is_figure(std::string_view text) {
  if (text.ends_with('%')) text.remove_suffix(1);
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  return text.find_first_not_of("0123456789.,") == std::string_view::npos;
}

class Row {
 public:
  explicit Row(std::string& out) : out_(out) {}

  void cell(std::string_view text) {
    if (!first_) out_ += ',';
    first_ = false;
    printed_.clear();
    append_printable(text, printed_);
    // A spreadsheet runs what begins like this as a formula, and articles are written by strangers.
    const bool formula = !printed_.empty() && std::string_view("=+-@").find(printed_[0]) != std::string_view::npos && !is_figure(printed_);
    const bool quoted = printed_.find_first_of("\",") != std::string::npos;
    if (quoted) out_ += '"';
    if (formula) out_ += '\'';
    for (const char c : printed_) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    if (quoted) out_ += '"';
  }
  void cell(std::size_t number) { cell(std::to_string(number)); }
  void end() { out_ += "\r\n"; }

 private:
  std::string& out_;
  std::string printed_;
  bool first_ = true;
};

class CsvWriter : public Writer {
 public:
  explicit CsvWriter(std::vector<std::string> columns) : columns_(std::move(columns)) {}

  void begin(std::string& out) const override {
    Row row(out);
    for (const std::string& column : columns_) row.cell(column);
    row.end();
  }

 protected:
  const std::vector<std::string> columns_;
};

struct MetricColumn {
  std::string_view name;
  std::string (*text)(const Document&, const Record&, const Metric&);
};

constexpr MetricColumn kMetricColumns[] = {
    {"document", [](const Document& d, const Record&, const Metric&) { return d.id; }},
    {"published", [](const Document& d, const Record&, const Metric&) { return d.published; }},
    {"subject", [](const Document&, const Record&, const Metric& m) { return std::string(m.subject); }},
    {"measure", [](const Document&, const Record&, const Metric& m) { return std::string(m.measure); }},
    {"value", [](const Document&, const Record& r, const Metric& m) { return m.value ? figure_of(r, r.mentions[m.value.index]).value : ""; }},
    {"unit", [](const Document&, const Record& r, const Metric& m) { return std::string(unit_of(r, m)); }},
    {"direction", [](const Document&, const Record&, const Metric& m) { return std::string(name(m.direction)); }},
    {"by", [](const Document&, const Record& r, const Metric& m) { return figure_text(r, m.by, unit_of(r, m)); }},
    {"from", [](const Document&, const Record& r, const Metric& m) { return figure_text(r, m.from, unit_of(r, m)); }},
    {"to", [](const Document&, const Record& r, const Metric& m) { return figure_text(r, m.to, unit_of(r, m)); }},
    {"period", [](const Document&, const Record& r, const Metric& m) { return period_text(r, m); }},
    {"source", [](const Document&, const Record&, const Metric& m) { return std::string(m.source); }},
    {"status", [](const Document&, const Record&, const Metric& m) { return std::string(name(m.status)); }},
    {"sentence", [](const Document& d, const Record& r, const Metric& m) { return std::string(sentence_text(d, r, m.sentence)); }},
};

class MetricTable : public CsvWriter {
 public:
  explicit MetricTable(const std::vector<std::string>& columns) : CsvWriter(columns) {
    for (const std::string& wanted : columns) {
      const auto* found = std::find_if(std::begin(kMetricColumns), std::end(kMetricColumns), [&](const MetricColumn& c) { return c.name == wanted; });
      if (found == std::end(kMetricColumns)) throw std::invalid_argument("--fields: the table of metrics has no column " + wanted);
      order_.push_back(found);
    }
  }

  void record(const Document& document, const Record& record, std::string& out) const override {
    for (const Metric& metric : record.metrics) {
      Row row(out);
      for (const MetricColumn* column : order_) row.cell(column->text(document, record, metric));
      row.end();
    }
  }

 private:
  std::vector<const MetricColumn*> order_;
};

class MentionTable : public CsvWriter {
 public:
  MentionTable(const std::vector<std::string>& columns, OffsetUnit unit) : CsvWriter(columns), unit_(unit) {}

  void record(const Document& document, const Record& record, std::string& out) const override {
    OffsetCounter offset(document.text, unit_);
    for (std::size_t i = 0; i < record.mentions.size(); ++i) {
      const Mention& m = record.mentions[i];
      const Figure figure = figure_of(record, m);
      Row row(out);
      for (const std::string& column : columns_) {
        if (column == "document") {
          row.cell(document.id);
        } else if (column == "published") {
          row.cell(document.published);
        } else if (column == "id") {
          row.cell("m" + std::to_string(i + 1));
        } else if (column == "kind") {
          row.cell(m.kind);
        } else if (column == "text") {
          row.cell(m.words_in(document.text));
        } else if (column == "value") {
          row.cell(figure.value);
        } else if (column == "unit") {
          row.cell(figure.unit);
        } else if (column == "fields") {
          row.cell(all_fields(record, m));
        } else if (column == "start") {
          row.cell(offset(m.begin));
        } else if (column == "end") {
          row.cell(offset(m.end));
        } else if (column == "rule") {
          row.cell(m.rule);
        } else if (column == "sentence") {
          row.cell(sentence_text(document, record, m.sentence));
        } else {  // a field of the kind, whatever kind
          const Field* field = record.find(m, column);
          row.cell(field == nullptr ? "" : text_of(*field));
        }
      }
      row.end();
    }
  }

 private:
  static std::string all_fields(const Record& record, const Mention& mention) {
    std::string text;
    for (const Field& field : record.fields_of(mention)) {
      if (!text.empty()) text += "; ";
      text += std::string(field.name) + "=" + text_of(field);
    }
    return text;
  }

  const OffsetUnit unit_;
};

}  // namespace

std::unique_ptr<Writer> make_csv_writer(const OutputOptions& options) {
  std::vector<std::string> columns = options.fields;
  if (options.table == Table::kMentions) {
    if (columns.empty()) columns = {"document", "published", "id", "kind", "text", "value", "unit", "fields", "start", "end", "rule", "sentence"};
    return std::make_unique<MentionTable>(columns, options.offsets);
  }
  if (columns.empty())
    for (const MetricColumn& column : kMetricColumns) columns.emplace_back(column.name);
  return std::make_unique<MetricTable>(columns);
}

}  // namespace newsmetrics
