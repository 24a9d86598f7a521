// The output contract's JSON (newsmetrics/1), straight into the buffer: a mention's record is longer than the mention, so
// that writing is a good part of the work.
#include <algorithm>
#include <array>
#include <charconv>

#include "output/buffer.h"
#include "output/formats.h"
#include "output/names.h"
#include "output/offsets.h"

namespace newsmetrics {
namespace {

// Bytes that a JSON string may not hold as they are, or that may begin such a character.
constexpr std::array<bool, 256> kNeedsLook = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = true;
  for (const std::size_t c : {0x22u, 0x5Cu, 0x7Fu, 0xC2u}) table[c] = true;
  return table;
}();

class JsonRecord {
 public:
  JsonRecord(const Document& document, const Record& record, const OutputOptions& options, bool pretty, std::string& out)
      : document_(document), record_(record), options_(options), pretty_(pretty), out_(out), offset_(document.text, options.offsets) {}

  void write() {
    open('{');
    key("schema"), string("newsmetrics/1");
    key("document"), document();
    key("mentions"), open('[');
    for (std::uint32_t i = 0; i < record_.mentions.size(); ++i) mention(i);
    close(']');
    key("metrics"), open('[');
    for (std::size_t i = 0; i < record_.metrics.size(); ++i) metric(i);
    close(']');
    close('}');
    out_.put('\n');
  }

 private:
  bool wanted(std::string_view member) const {
    return options_.fields.empty() || std::find(options_.fields.begin(), options_.fields.end(), member) != options_.fields.end();
  }

  // ---- layout: one mention or metric a line when pretty ----
  void open(char bracket) {
    out_.put(bracket);
    ++depth_;
    first_ = true;
  }
  void close(char bracket) {
    --depth_;
    if (!first_) line();
    out_.put(bracket);
    first_ = false;
  }
  void line() {
    if (pretty_ && depth_ < 2) out_.put('\n'), out_.put(static_cast<std::size_t>(depth_) * 2, ' ');
  }
  void element() {
    if (!first_) out_.put(',');
    if (pretty_ && depth_ < 3) {
      out_.put('\n');
      out_.put(static_cast<std::size_t>(depth_) * 2, ' ');
    } else if (pretty_ && !first_) {
      out_.put(' ');
    }
    first_ = false;
  }
  void key(std::string_view name) {
    element();
    out_.put_key(name);
    if (pretty_) out_.put(' ');
  }

  // A mention or metric; left out when it has none of the members wanted.
  template <typename Members>
  void entry(Members members) {
    const std::size_t before = out_.size();
    const bool first = first_;
    element();
    open('{');
    ++depth_;  // its members stay on its line
    members();
    --depth_;
    const bool empty = first_;
    close('}');
    if (!empty) return;
    out_.rewind(before);
    first_ = first;
  }

  void string(std::string_view text) {
    out_.put('"');
    std::size_t copied = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      auto c = static_cast<unsigned char>(text[i]);
      if (!kNeedsLook[c]) continue;
      const std::size_t begin = i;
      if (c == 0xC2) {  // U+0080 … U+009F: controls that some terminals obey
        c = static_cast<unsigned char>(text[i + 1]);
        if (c >= 0xA0) continue;
        ++i;
      }
      out_.put(text.substr(copied, begin - copied));
      copied = i + 1;
      switch (c) {
        case '"': out_.put("\\\""); break;
        case '\\': out_.put("\\\\"); break;
        case '\n': out_.put("\\n"); break;
        case '\r': out_.put("\\r"); break;
        case '\t': out_.put("\\t"); break;
        default:
          out_.put("\\u00");
          out_.put("0123456789abcdef"[c >> 4]);
          out_.put("0123456789abcdef"[c & 15]);
      }
    }
    out_.put(text.substr(copied));
    out_.put('"');
  }
  void string_or_null(std::string_view text) { text.empty() ? out_.put("null") : string(text); }
  void integer(std::size_t value) {
    char digits[20];
    out_.put({digits, std::to_chars(digits, digits + sizeof digits, value).ptr});
  }
  void reference(char prefix, std::size_t index) {
    out_.put('"');
    out_.put(prefix);
    integer(index + 1);
    out_.put('"');
  }

  void document() {
    open('{');
    key("id"), string(document_.id);
    key("title"), string_or_null(document_.title);
    key("published"), string_or_null(document_.published);
    key("published_from"), string_or_null(name(document_.published_from));
    if (!document_.agency.empty()) key("agency"), string(document_.agency);
    strings("author", document_.author);
    strings("sources", document_.sources);
    key("language"), string(document_.language);
    key("length"), integer(offset_(document_.text.size()));
    if (!document_.fields.empty()) key("fields"), out_.put(document_.fields);
    if (options_.text) key("text"), string(document_.text);
    close('}');
  }

  template <typename Strings>
  void strings(std::string_view name, const Strings& values) {
    if (values.empty()) return;
    key(name), open('[');
    for (const auto& value : values) element(), string(value);
    close(']');
  }

  void mention(std::uint32_t index) {
    const Mention& m = record_.mentions[index];
    entry([&] {
      if (wanted("id")) key("id"), reference('m', index);
      if (wanted("kind")) key("kind"), string(m.kind);
      if (wanted("text")) key("text"), string(std::string_view(document_.text).substr(m.begin, m.end - m.begin));
      if (wanted("start")) key("start"), integer(offset_(m.begin));
      if (wanted("end")) key("end"), integer(offset_(m.end));
      if (wanted("sentence")) key("sentence"), integer(m.sentence);
      if (wanted("rule")) key("rule"), string(m.rule);
      for (std::uint32_t i = m.first_field; i < m.first_field + m.field_count; ++i)
        if (wanted(record_.fields[i].name)) field(record_.fields[i]);
    });
  }

  void field(const Field& field) {
    if (const auto* ref = std::get_if<MentionRef>(&field.value)) {
      if (*ref) key(field.name), reference('m', ref->index);
      return;
    }
    key(field.name);
    if (const auto* decimal = std::get_if<Decimal>(&field.value)) {
      char digits[Decimal::kMaxText];
      out_.put({digits, static_cast<std::size_t>(decimal->write(digits))});
    } else if (const auto* flag = std::get_if<bool>(&field.value)) {
      out_.put(*flag ? "true" : "false");
    } else {
      string(std::get<std::string_view>(field.value));
    }
  }

  void reference_to(std::string_view member, MentionRef ref) {
    if (ref) key(member), reference('m', ref.index);
  }

  void metric(std::size_t index) {
    const Metric& m = record_.metrics[index];
    entry([&] {
      if (wanted("id")) key("id"), reference('x', index);
      if (!m.subject.empty() && wanted("subject")) key("subject"), string(m.subject);
      if (!m.measure.empty() && wanted("measure")) key("measure"), string(m.measure);
      if (wanted("value")) reference_to("value", m.value);
      if (m.direction != Direction::kNone && wanted("change")) {
        key("change"), open('{');
        key("direction"), string(name(m.direction));
        reference_to("by", m.by);
        reference_to("from", m.from);
        reference_to("to", m.to);
        close('}');
      }
      if (wanted("period")) period(m);
      if (!m.source.empty() && wanted("source")) key("source"), string(m.source);
      if (m.status != Status::kReported && wanted("status")) key("status"), string(name(m.status));
      if (!m.refers_to.empty() && wanted("refers_to")) key("refers_to"), string(m.refers_to);
      if (wanted("countries")) strings("countries", m.countries);
      if (wanted("sentence")) key("sentence"), integer(m.sentence);
      if (wanted("text")) key("text"), string(std::string_view(document_.text).substr(m.begin, m.end - m.begin));
    });
  }

  void period(const Metric& m) {
    if (!m.period_end) return reference_to("period", m.period);
    key("period"), open('{');
    reference_to("begin", m.period);
    reference_to("end", m.period_end);
    close('}');
  }

  const Document& document_;
  const Record& record_;
  const OutputOptions& options_;
  const bool pretty_;  // over several lines
  Buffer out_;
  OffsetCounter offset_;
  int depth_ = 0;
  bool first_ = true;
};

class JsonWriter : public Writer {
 public:
  JsonWriter(const OutputOptions& options, bool pretty) : options_(options), pretty_(pretty) {}
  void record(const Document& document, const Record& record, std::string& out) const override { JsonRecord(document, record, options_, pretty_, out).write(); }

 private:
  const OutputOptions options_;
  const bool pretty_;
};

}  // namespace

std::unique_ptr<Writer> make_json_writer(const OutputOptions& options) { return std::make_unique<JsonWriter>(options, true); }
std::unique_ptr<Writer> make_ndjson_writer(const OutputOptions& options) { return std::make_unique<JsonWriter>(options, false); }

}  // namespace newsmetrics
