// For reading at a terminal: the sentences that say something, their mentions coloured, and below what was made of them.
#include <algorithm>

#include "output/formats.h"
#include "output/kind_style.h"
#include "output/names.h"
#include "output/phrasing.h"
#include "output/printable.h"
#include "output/spans.h"
#include "text/utf8.h"

namespace newsmetrics {
namespace {

class TextWriter : public Writer {
 public:
  explicit TextWriter(const OutputOptions& options) : color_(options.color), all_sentences_(options.text) {}

  void record(const Document& document, const Record& record, std::string& out) const override {
    heading(document, out);
    const std::vector<Span> spans = nested_spans(record);
    auto mention = record.mentions.begin();
    auto metric = record.metrics.begin();
    for (std::uint32_t i = 0; i < record.sentence_ends.size(); ++i) {
      const auto first = mention;
      while (mention != record.mentions.end() && mention->sentence <= i) ++mention;
      const auto first_metric = metric;
      while (metric != record.metrics.end() && metric->sentence <= i) ++metric;
      if (first == mention && first_metric == metric && !all_sentences_) continue;
      out += "\n";
      sentence(document, record, spans, i, out);
      mentions(document, record, {first, mention}, out);
      for (auto m = first_metric; m != metric; ++m) describe(record, *m, out);
    }
    out += "\n";
  }

 private:
  void style(std::string_view parameters, std::string& out) const {
    if (color_) out += "\033[", out += parameters, out += "m";
  }

  void heading(const Document& document, std::string& out) const {
    style("1", out);
    append_printable(document.id, out);
    style("", out);
    for (const std::string* fact : {&document.published, &document.agency, &document.title})
      if (!fact->empty()) out += "  ", append_printable(*fact, out);
    out += "\n";
  }

  // The whole sentence on one line; white space and controls as append_printable() has them, piece by piece.
  void sentence(const Document& document, const Record& record, const std::vector<Span>& spans, std::uint32_t index, std::string& out) const {
    const std::string_view whole = sentence_text(document, record, index);
    std::vector<std::string_view> open{""};
    std::string printed;
    bool space = false;
    const auto begin = static_cast<std::uint32_t>(whole.data() - document.text.data());
    const std::size_t start = out.size();
    visit_spans(
        spans, begin, record.sentence_ends[index],
        [&](std::uint32_t from, std::uint32_t to) {
          const std::string_view piece = std::string_view(document.text).substr(from, to - from);
          printed.clear();
          append_printable(piece, printed);
          const bool spaced = is_space(piece.front());
          if ((space || spaced) && !printed.empty() && out.size() > start) out += ' ';
          space = printed.empty() ? space || spaced : is_space(piece.back());
          if (!open.back().empty()) style(open.back(), out);
          out += printed;
          if (!open.back().empty()) style("", out);
        },
        [&](std::uint32_t mention) { open.push_back(kind_style(record.mentions[mention].kind).ansi); }, [&] { open.pop_back(); });
    out += "\n";
  }

  static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

  void mentions(const Document& document, const Record& record, std::span<const Mention> list, std::string& out) const {
    std::vector<std::string> texts;
    std::size_t text_width = 0, kind_width = 0;
    for (const Mention& m : list) {
      append_printable(m.words_in(document.text), texts.emplace_back());
      text_width = std::max(text_width, std::min<std::size_t>(width(texts.back()), 40));
      kind_width = std::max(kind_width, m.kind.size());
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
      const Mention& m = list[i];
      out += "  ";
      style(kind_style(m.kind).ansi, out);
      out += texts[i];
      style("", out);
      pad(width(texts[i]), text_width, out);
      out += m.kind;
      pad(m.kind.size(), kind_width, out);
      const char* separator = "";
      for (const Field& field : record.fields_of(m)) {
        out.append(separator).append(field.name).append("=");
        append_printable(text_of(field), out);
        separator = "  ";
      }
      while (out.back() == ' ') out.pop_back();
      out += "\n";
    }
  }

  static std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  }
  static void pad(std::size_t have, std::size_t wanted, std::string& out) { out.append(2 + (wanted > have ? wanted - have : 0), ' '); }

  // "→ trade between A and B: 50000000 USD, increase by 45%, 2020 (the ministry)"
  void describe(const Record& record, const Metric& metric, std::string& out) const {
    out += "  ";
    style("1", out);
    out += "→ ";
    append_printable(metric.subject, out);
    style("", out);
    const char* separator = metric.subject.empty() ? "" : ": ";
    const std::string status(metric.status == Status::kReported ? "" : name(metric.status));
    for (const std::string& part : {figure_text(record, metric.value), change_text(record, metric), period_text(record, metric), status}) {
      if (part.empty()) continue;
      out += separator;
      append_printable(part, out);
      separator = ", ";
    }
    if (!metric.source.empty()) {
      out += " (";
      append_printable(metric.source, out);
      out += ")";
    }
    out += "\n";
  }

  const bool color_;
  const bool all_sentences_;
};

}  // namespace

std::unique_ptr<Writer> make_text_writer(const OutputOptions& options) { return std::make_unique<TextWriter>(options); }

}  // namespace newsmetrics
