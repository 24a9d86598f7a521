#include "output/json_writer.h"

#include <charconv>
#include <vector>

namespace newsmetrics {
namespace {

std::string_view name(PublishedFrom from) {
  switch (from) {
    case PublishedFrom::kOption: return "option";
    case PublishedFrom::kMetadata: return "metadata";
    case PublishedFrom::kText: return "text";
    case PublishedFrom::kFile: return "file";
    case PublishedFrom::kUnknown: break;
  }
  return "";
}

std::string_view name(Direction direction) {
  switch (direction) {
    case Direction::kIncrease: return "increase";
    case Direction::kDecrease: return "decrease";
    case Direction::kUnchanged: return "unchanged";
    case Direction::kImprovement: return "improvement";
    case Direction::kDecline: return "decline";
    case Direction::kNone: break;
  }
  return "";
}

std::string_view name(Status status) {
  switch (status) {
    case Status::kExpected: return "expected";
    case Status::kTarget: return "target";
    case Status::kDenied: return "denied";
    case Status::kReported: break;
  }
  return "reported";
}

// Counts from bytes to the offset unit; positions are asked for mostly in rising order.
class OffsetCounter {
 public:
  OffsetCounter(std::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {}
  std::size_t operator()(std::size_t byte) {
    if (unit_ == OffsetUnit::kBytes) return byte;
    if (byte < at_) {
      for (std::size_t i = byte; i < at_; ++i) count_ -= weight(i);
    } else {
      for (std::size_t i = at_; i < byte; ++i) count_ += weight(i);
    }
    at_ = byte;
    return count_;
  }

 private:
  std::size_t weight(std::size_t i) const {
    const auto c = static_cast<unsigned char>(text_[i]);
    return (c & 0xC0) == 0x80 ? 0 : unit_ == OffsetUnit::kUtf16 && c >= 0xF0 ? 2 : 1;
  }
  std::string_view text_;
  OffsetUnit unit_;
  std::size_t at_ = 0, count_ = 0;
};

class Writer {
 public:
  Writer(const Document& document, const Record& record, const JsonOptions& options, std::string& out)
      : document_(document), record_(record), options_(options), out_(out), offset_(document.text, options.offsets) {}

  void write() {
    open('{');
    key("schema"), string("newsmetrics/1");
    key("document"), document();
    key("mentions"), open('[');
    for (std::uint32_t i = 0; i < record_.mentions.size(); ++i)
      if (printed(record_.mentions[i])) element(), mention(i);
    close(']');
    key("metrics"), open('[');
    for (std::size_t i = 0; i < record_.metrics.size(); ++i) element(), metric(i);
    close(']');
    close('}');
    out_ += '\n';
  }

 private:
  bool printed(const Mention& mention) const { return options_.kinds.empty() || options_.kinds.contains(mention.kind); }

  // ---- layout: one mention or metric a line when pretty ----
  void open(char bracket) {
    out_ += bracket;
    ++depth_;
    first_ = true;
  }
  void close(char bracket) {
    --depth_;
    if (!first_) line();
    out_ += bracket;
    first_ = false;
  }
  void line() {
    if (options_.pretty && depth_ < 2) out_ += '\n', out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
  }
  void element() {
    if (!first_) out_ += ',';
    if (options_.pretty && depth_ < 3) {
      out_ += '\n';
      out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
    } else if (options_.pretty && !first_) {
      out_ += ' ';
    }
    first_ = false;
  }
  void key(std::string_view name) {
    element();
    out_ += '"';
    out_ += name;
    out_ += options_.pretty ? "\": " : "\":";
  }

  void string(std::string_view text) {
    out_ += '"';
    std::size_t copied = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto c = static_cast<unsigned char>(text[i]);
      if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F) continue;
      out_.append(text, copied, i - copied);
      copied = i + 1;
      switch (c) {
        case '"': out_ += "\\\""; break;
        case '\\': out_ += "\\\\"; break;
        case '\n': out_ += "\\n"; break;
        case '\r': out_ += "\\r"; break;
        case '\t': out_ += "\\t"; break;
        default:
          out_ += "\\u00";
          out_ += "0123456789abcdef"[c >> 4];
          out_ += "0123456789abcdef"[c & 15];
      }
    }
    out_.append(text, copied, std::string_view::npos);
    out_ += '"';
  }
  void string_or_null(std::string_view text) { text.empty() ? void(out_ += "null") : string(text); }
  void integer(std::size_t value) {
    char digits[20];
    out_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  }
  void reference(char prefix, std::size_t index) {
    out_ += '"';
    out_ += prefix;
    integer(index + 1);
    out_ += '"';
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
    key("length"), integer(OffsetCounter(document_.text, options_.offsets)(document_.text.size()));
    if (!document_.fields.empty()) key("fields"), out_ += document_.fields;
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
    open('{');
    ++depth_;  // its own fields stay on its line
    key("id"), reference('m', index);
    key("kind"), string(m.kind);
    key("text"), string(std::string_view(document_.text).substr(m.begin, m.end - m.begin));
    key("start"), integer(offset_(m.begin));
    key("end"), integer(offset_(m.end));
    key("sentence"), integer(m.sentence);
    key("rule"), string(m.rule);
    for (std::uint32_t i = m.first_field; i < m.first_field + m.field_count; ++i) {
      const Field& field = record_.fields[i];
      const auto* ref = std::get_if<MentionRef>(&field.value);
      if (ref != nullptr && !*ref) continue;
      key(field.name);
      if (ref != nullptr) {
        reference('m', ref->index);
      } else if (const auto* decimal = std::get_if<Decimal>(&field.value)) {
        char digits[Decimal::kMaxText];
        out_.append(digits, static_cast<std::size_t>(decimal->write(digits)));
      } else if (const auto* flag = std::get_if<bool>(&field.value)) {
        out_ += *flag ? "true" : "false";
      } else {
        string(std::get<std::string_view>(field.value));
      }
    }
    --depth_;
    close('}');
  }

  void metric(std::size_t index) {
    const Metric& m = record_.metrics[index];
    const auto reference_to = [&](std::string_view name, MentionRef ref) {
      if (ref) key(name), reference('m', ref.index);
    };
    open('{');
    ++depth_;
    key("id"), reference('x', index);
    if (!m.subject.empty()) key("subject"), string(m.subject);
    if (!m.measure.empty()) key("measure"), string(m.measure);
    reference_to("value", m.value);
    if (m.direction != Direction::kNone) {
      key("change"), open('{');
      key("direction"), string(name(m.direction));
      reference_to("by", m.by);
      reference_to("from", m.from);
      reference_to("to", m.to);
      close('}');
    }
    if (m.period && m.period_end) {
      key("period"), open('{');
      reference_to("begin", m.period);
      reference_to("end", m.period_end);
      close('}');
    } else {
      reference_to("period", m.period);
    }
    if (!m.source.empty()) key("source"), string(m.source);
    if (m.status != Status::kReported) key("status"), string(name(m.status));
    if (!m.refers_to.empty()) key("refers_to"), string(m.refers_to);
    strings("countries", m.countries);
    key("sentence"), integer(m.sentence);
    key("text"), string(std::string_view(document_.text).substr(m.begin, m.end - m.begin));
    --depth_;
    close('}');
  }

  const Document& document_;
  const Record& record_;
  const JsonOptions& options_;
  std::string& out_;
  OffsetCounter offset_;
  int depth_ = 0;
  bool first_ = true;
};

}  // namespace

void write_json(const Document& document, const Record& record, const JsonOptions& options, std::string& out) { Writer(document, record, options, out).write(); }

}  // namespace newsmetrics
