// The output contract's JSON (newsmetrics/1), straight into the buffer: a mention's record is longer than the mention, so
// that writing is a good part of the work.
#include <algorithm>
#include <span>

#include "output/buffer.h"
#include "output/formats.h"
#include "output/json_cursor.h"
#include "output/names.h"
#include "output/offsets.h"

namespace newsmetrics {
namespace {

class JsonRecord {
 public:
  JsonRecord(const Document& document, const Record& record, const OutputOptions& options, bool pretty, std::string& out)
      : document_(document), record_(record), options_(options), all_(options.fields.empty()), pretty_(pretty), out_(out), offset_(document.text, options.offsets) {}

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
  bool wanted(std::string_view member) const { return all_ || listed(member); }
  bool listed(std::string_view member) const { return std::find(options_.fields.begin(), options_.fields.end(), member) != options_.fields.end(); }

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

  // A mention or metric, on one line of at most `room` bytes; left out when it has none of the members wanted.
  template <typename Members>
  void entry(std::size_t room, Members members) {
    const std::size_t before = out_.size();
    const bool first = first_;
    element();
    JsonCursor json(out_.room(room), pretty_);
    json.open('{');
    json = members(json);
    if (json.first()) {
      out_.rewind(before);
      first_ = first;
      return;
    }
    json.close('}');
    out_.end(json.end());
  }

  // A string of any length.
  void string(std::string_view text) {
    out_.put('"');
    constexpr std::size_t kPiece = 4096;
    while (!text.empty()) {
      std::size_t size = std::min(text.size(), kPiece);
      while (size < text.size() && (text[size] & 0xC0) == 0x80) ++size;  // whole characters
      JsonCursor json(out_.room(JsonCursor::room(size)), pretty_);
      json.characters(text.substr(0, size));
      out_.end(json.end());
      text.remove_prefix(size);
    }
    out_.put('"');
  }
  void string_or_null(std::string_view text) { text.empty() ? out_.put("null") : string(text); }

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
    key("length"), out_.put(std::to_string(offset_(document_.text.size())));
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
    const auto fields = std::span(record_.fields).subspan(m.first_field, m.field_count);
    const std::string_view text = std::string_view(document_.text).substr(m.begin, m.end - m.begin);
    std::size_t room = 7 * JsonCursor::kValue + JsonCursor::room(m.kind.size()) + JsonCursor::room(text.size()) + JsonCursor::room(m.rule.size());
    for (const Field& field : fields) {
      const auto* string = std::get_if<std::string_view>(&field.value);
      room += field.name.size() + 2 * JsonCursor::kValue + JsonCursor::room(string == nullptr ? 0 : string->size());
    }
    entry(room, [&](JsonCursor json) {
      if (wanted("id")) json.key("id"), json.reference('m', index);
      if (wanted("kind")) json.key("kind"), json.string(m.kind);
      if (wanted("text")) json.key("text"), json.string(text);
      if (wanted("start")) json.key("start"), json.integer(offset_(m.begin));
      if (wanted("end")) json.key("end"), json.integer(offset_(m.end));
      if (wanted("sentence")) json.key("sentence"), json.integer(m.sentence);
      if (wanted("rule")) json.key("rule"), json.string(m.rule);
      for (const Field& field : fields) {
        const auto* ref = std::get_if<MentionRef>(&field.value);
        if (!wanted(field.name) || (ref != nullptr && !*ref)) continue;
        json.key(field.name);
        if (const auto* string = std::get_if<std::string_view>(&field.value)) {
          json.string(*string);
        } else if (ref != nullptr) {
          json.reference('m', ref->index);
        } else if (const auto* decimal = std::get_if<Decimal>(&field.value)) {
          char digits[Decimal::kMaxText];
          json.raw({digits, static_cast<std::size_t>(decimal->write(digits))});
        } else {
          json.raw(std::get<bool>(field.value) ? "true" : "false");
        }
      }
      return json;
    });
  }

  void metric(std::size_t index) {
    const Metric& m = record_.metrics[index];
    const std::string_view text = std::string_view(document_.text).substr(m.begin, m.end - m.begin);
    std::size_t room = (20 + m.countries.size()) * JsonCursor::kValue;
    for (const std::string_view part : {m.subject, m.measure, m.source, m.refers_to, text}) room += JsonCursor::room(part.size());
    entry(room, [&](JsonCursor json) {
      if (wanted("id")) json.key("id"), json.reference('x', index);
      if (!m.subject.empty() && wanted("subject")) json.key("subject"), json.string(m.subject);
      if (!m.measure.empty() && wanted("measure")) json.key("measure"), json.string(m.measure);
      if (m.value && wanted("value")) json.key("value"), json.reference('m', m.value.index);
      if (m.direction != Direction::kNone && wanted("change")) {
        json.key("change"), json.open('{');
        json.key("direction"), json.string(name(m.direction));
        if (m.by) json.key("by"), json.reference('m', m.by.index);
        if (m.from) json.key("from"), json.reference('m', m.from.index);
        if (m.to) json.key("to"), json.reference('m', m.to.index);
        json.close('}');
      }
      if (m.period && wanted("period")) {
        json.key("period");
        if (m.period_end) {
          json.open('{');
          json.key("begin"), json.reference('m', m.period.index);
          json.key("end"), json.reference('m', m.period_end.index);
          json.close('}');
        } else {
          json.reference('m', m.period.index);
        }
      }
      if (!m.source.empty() && wanted("source")) json.key("source"), json.string(m.source);
      if (m.status != Status::kReported && wanted("status")) json.key("status"), json.string(name(m.status));
      if (!m.refers_to.empty() && wanted("refers_to")) json.key("refers_to"), json.string(m.refers_to);
      if (!m.countries.empty() && wanted("countries")) {
        json.key("countries"), json.open('[');
        for (const std::string_view country : m.countries) json.element(), json.string(country);
        json.close(']');
      }
      if (wanted("sentence")) json.key("sentence"), json.integer(m.sentence);
      if (wanted("text")) json.key("text"), json.string(text);
      return json;
    });
  }

  const Document& document_;
  const Record& record_;
  const OutputOptions& options_;
  const bool all_;     // members are wanted
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
