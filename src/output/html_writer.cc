// A report for people: one self-contained page without scripts, legible in light, dark and print. Everything that comes
// from an article is escaped, and the page's own policy lets the browser load and run nothing.
#include <algorithm>
#include <map>

#include "output/formats.h"
#include "output/html_style.h"
#include "output/kind_style.h"
#include "output/names.h"
#include "output/phrasing.h"
#include "output/printable.h"
#include "output/spans.h"
#include "text/ascii.h"

namespace newsmetrics {
namespace {

using Kinds = std::vector<std::pair<std::string, std::size_t>>;

class Page {
 public:
  explicit Page(std::string& out) : out_(out) {}

  Page& raw(std::string_view html) {
    out_ += html;
    return *this;
  }
  Page& number(std::size_t value) { return raw(std::to_string(value)); }

  // Text for between tags and for quoted attributes. Control characters have no place in HTML.
  Page& text(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      const char c = text[i];
      std::size_t next = i + 1;
      switch (c) {
        case '&': out_ += "&amp;"; break;
        case '<': out_ += "&lt;"; break;
        case '>': out_ += "&gt;"; break;
        case '"': out_ += "&quot;"; break;
        case '\'': out_ += "&#39;"; break;
        case '\r':
          if (i + 1 == text.size() || text[i + 1] != '\n') out_ += '\n';
          break;
        case '\t':
        case '\n': out_ += c; break;
        default: next = append_without_control(text, i, out_);
      }
      i = next;
    }
    return *this;
  }

  // A path of the file system as a relative address; "./" in front so that no part of it is taken for a scheme.
  Page& path(std::string_view path) {
    out_ += "./";
    for (const char c : path) {
      const bool plain = is_letter(c) || is_digit(c) || std::string_view("-._~/").find(c) != std::string_view::npos;
      if (plain) {
        out_ += c;
      } else {
        constexpr std::string_view kHex = "0123456789ABCDEF";
        out_ += {'%', kHex[static_cast<unsigned char>(c) >> 4], kHex[static_cast<unsigned char>(c) & 15]};
      }
    }
    return *this;
  }

  void head() {
    raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        "<title>newsmetrics</title>\n<style>\n")
        .raw(kHtmlStyle)
        .raw("</style>\n</head>\n<body>\n");
  }
  void foot() { raw("</body>\n</html>\n"); }

  void hue(std::string_view kind) { raw(" style=\"--hue:").raw(std::to_string(kind_style(kind).hue)).raw("\""); }

  void legend(const Kinds& kinds) {
    raw("<ul class=\"legend\">");
    for (const auto& [kind, count] : kinds) {
      raw("<li");
      hue(kind);
      raw(">").text(kind).raw(" <b>").number(count).raw("</b></li>");
    }
    raw("</ul>\n");
  }

  void index(std::span<const Summary> articles) {
    std::map<std::string, std::size_t> totals;
    std::size_t most = 1, mentions = 0, metrics = 0;
    for (const Summary& article : articles) {
      const std::size_t own = count(article.kinds);
      for (const auto& [kind, n] : article.kinds) totals[kind] += n;
      most = std::max(most, own);
      mentions += own;
      metrics += article.metrics;
    }
    raw("<nav class=\"index\">\n<h1>")
        .number(articles.size())
        .raw(" articles</h1>\n<p class=\"facts\">")
        .number(mentions)
        .raw(" mentions · ")
        .number(metrics)
        .raw(" metrics</p>\n");
    legend({totals.begin(), totals.end()});
    raw("<table>\n<thead><tr><th>article<th>published<th colspan=\"2\">mentions<th class=\"number\">metrics</tr></thead>\n<tbody>\n");
    for (const Summary& article : articles) {
      raw("<tr><td><a href=\"");
      if (!article.file.empty()) path(article.file);
      raw("#").text(article.anchor).raw("\">").text(article.title.empty() ? article.id : article.title).raw("</a>");
      if (!article.title.empty()) raw("<small>").text(article.id).raw("</small>");
      raw("<td>").text(article.published).raw("<td><div class=\"bar\" style=\"width:").number(100 * count(article.kinds) / most).raw("%\">");
      for (const auto& [kind, n] : article.kinds) {
        raw("<i title=\"").text(kind).raw(" ").number(n).raw("\" style=\"--hue:").raw(std::to_string(kind_style(kind).hue)).raw(";flex:").number(n).raw("\"></i>");
      }
      raw("</div><td class=\"number\">").number(count(article.kinds)).raw("<td class=\"number\">").number(article.metrics).raw("</tr>\n");
    }
    raw("</tbody>\n</table>\n</nav>\n");
  }

 private:
  static std::size_t count(const Kinds& kinds) {
    std::size_t sum = 0;
    for (const auto& entry : kinds) sum += entry.second;
    return sum;
  }

  std::string& out_;
};

// One article: its text with the mentions marked, and the metrics beside it.
class Report {
 public:
  Report(const Document& document, const Record& record, std::string& out) : document_(document), record_(record), page_(out), summary_(summarise(document, record)) {}

  void write() {
    page_.raw("<article id=\"").text(summary_.anchor).raw("\">\n<header>\n<h1>").text(document_.title.empty() ? document_.id : document_.title).raw("</h1>\n");
    facts();
    page_.legend(summary_.kinds);
    page_.raw("</header>\n<div class=\"columns\">\n<div class=\"text\">");
    marked_text();
    page_.raw("</div>\n");
    metrics();
    page_.raw("</div>\n</article>\n");
  }

 private:
  void facts() {
    page_.raw("<p class=\"facts\">");
    if (!document_.published.empty()) page_.raw("<time>").text(document_.published).raw("</time> · ");
    if (!document_.agency.empty()) page_.text(document_.agency).raw(" · ");
    if (!document_.title.empty()) page_.text(document_.id).raw(" · ");
    page_.number(record_.mentions.size()).raw(" mentions · ").number(record_.metrics.size()).raw(" metrics</p>\n");
  }

  void marked_text() {
    visit_spans(
        nested_spans(record_), 0, static_cast<std::uint32_t>(document_.text.size()),
        [&](std::uint32_t begin, std::uint32_t end) { page_.text(std::string_view(document_.text).substr(begin, end - begin)); },
        [&](std::uint32_t mention) { open_mark(mention); }, [&] { page_.raw("</mark>"); });
  }

  void open_mark(std::uint32_t index) {
    const Mention& m = record_.mentions[index];
    page_.raw("<mark tabindex=\"0\" id=\"").raw(anchor(index)).raw("\"");
    page_.hue(m.kind);
    page_.raw(" data-kind=\"").text(m.kind).raw("\" data-note=\"").text(m.kind);
    for (const Field& field : record_.fields_of(m)) page_.raw("&#10;").text(field.name).raw(": ").text(text_of(field));
    page_.raw("&#10;rule: ").text(m.rule).raw("\">");
  }

  std::string anchor(std::uint32_t mention) const { return summary_.anchor + "-m" + std::to_string(mention + 1); }

  void metrics() {
    if (record_.metrics.empty()) return;
    page_.raw("<aside>\n<table>\n<thead><tr><th>what<th>figure<th>change<th>when</tr></thead>\n<tbody>\n");
    for (const Metric& metric : record_.metrics) {
      page_.raw("<tr><td>").text(metric.subject);
      if (!metric.refers_to.empty()) page_.raw(" (").text(metric.refers_to).raw(")");
      if (!metric.source.empty()) page_.raw("<small>says ").text(metric.source).raw("</small>");
      if (metric.status != Status::kReported) page_.raw("<small>").text(name(metric.status)).raw("</small>");
      page_.raw("<td>");
      quote(metric.value);
      page_.raw("<td>").text(name(metric.direction));
      quote(metric.by, " by ");
      quote(metric.from, " from ");
      quote(metric.to, " to ");
      page_.raw("<td>");
      quote(metric.period);
      quote(metric.period_end, " – ");
      page_.raw("</tr>\n");
    }
    page_.raw("</tbody>\n</table>\n</aside>\n");
  }

  // The mention's own words, leading to where they stand.
  void quote(MentionRef ref, std::string_view before = "") {
    if (!ref) return;
    const Mention& m = record_.mentions[ref.index];
    page_.raw(before).raw("<a href=\"#").raw(anchor(ref.index)).raw("\"");
    page_.hue(m.kind);
    page_.raw(">").text(m.words_in(document_.text)).raw("</a>");
  }

  const Document& document_;
  const Record& record_;
  Page page_;
  const Summary summary_;
};

class HtmlWriter : public Writer {
 public:
  void begin(std::string& out) const override { Page(out).head(); }
  void record(const Document& document, const Record& record, std::string& out) const override { Report(document, record, out).write(); }
  void end(std::span<const Summary> articles, std::string& out) const override {
    if (articles.size() > 1) Page(out).index(articles);  // shown on top: the style sheet sees to it
    Page(out).foot();
  }

  std::string_view index_name() const override { return "index.html"; }
  void index(std::span<const Summary> articles, std::string& out) const override {
    Page page(out);
    page.head();
    page.index(articles);
    page.foot();
  }
};

}  // namespace

std::unique_ptr<Writer> make_html_writer(const OutputOptions&) { return std::make_unique<HtmlWriter>(); }

}  // namespace newsmetrics
