#include "input/mail.h"

#include <algorithm>
#include <string>

#include "input/encoding.h"
#include "input/page.h"
#include "input/timestamp.h"
#include "text/ascii.h"

namespace newsmetrics {
namespace {

constexpr std::string_view kWhite = " \t\r\n";

std::string decode_base64(std::string_view text) {
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::size_t digit = kDigits.find(c);
    if (c == '=') break;
    if (digit == std::string_view::npos) continue;
    bits = bits << 6 | static_cast<unsigned>(digit);
    count += 6;
    if (count >= 8) count -= 8, out.push_back(static_cast<char>(bits >> count & 0xFF));
  }
  return out;
}

std::string decode_quoted_printable(std::string_view text, bool in_header) {
  const auto hex = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (in_header && text[i] == '_') {
      out.push_back(' ');
    } else if (text[i] != '=') {
      out.push_back(text[i]);
    } else if (i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
      out.push_back(static_cast<char>(hex(text[i + 1]) << 4 | hex(text[i + 2])));
      i += 2;
    } else if (const std::size_t end = text.find('\n', i); end != std::string_view::npos && end - i <= 2) {
      i = end;  // a line broken softly
    }
  }
  return out;
}

// "=?utf-8?Q?Caf=C3=A9?=" in a header (RFC 2047).
std::string decode_words(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t begin = text.find("=?"), charset_end = text.find('?', begin == std::string_view::npos ? begin : begin + 2);
    const std::size_t end = charset_end == std::string_view::npos ? charset_end : text.find("?=", charset_end + 3);
    if (end == std::string_view::npos || text[charset_end + 2] != '?') break;
    if (const std::string_view between = text.substr(0, begin); !trim(between, kWhite).empty()) out += between;
    const std::string_view word = text.substr(charset_end + 3, end - charset_end - 3);
    std::string bytes = (text[charset_end + 1] | 0x20) == 'b' ? decode_base64(word) : decode_quoted_printable(word, true);
    to_utf8(bytes, text.substr(begin + 2, charset_end - begin - 2));
    out += bytes;
    text.remove_prefix(end + 2);
  }
  out += text;
  to_utf8(out);
  return out;
}

// A header field with its continued lines joined; "" when there is none.
std::string header_field(std::string_view header, std::string_view name) {
  for (std::size_t at = 0; at < header.size();) {
    std::size_t end = header.find('\n', at);
    while (end != std::string_view::npos && end + 1 < header.size() && (header[end + 1] == ' ' || header[end + 1] == '\t')) end = header.find('\n', end + 1);
    const std::string_view field = header.substr(at, end == std::string_view::npos ? end : end - at);
    if (field.size() > name.size() && field[name.size()] == ':' && lower(field.substr(0, name.size())) == name) {
      std::string value;
      append_collapsed(trim(field.substr(name.size() + 1), kWhite), value);
      return value;
    }
    if (end == std::string_view::npos) break;
    at = end + 1;
  }
  return {};
}

// `name=value` or `name="value"` of a structured field.
std::string parameter(std::string_view field, std::string_view name) {
  const std::size_t at = lower(field).find(std::string(name) + '=');
  if (at == std::string::npos) return {};
  std::string_view value = field.substr(at + name.size() + 1);
  if (value.starts_with('"')) return std::string(value.substr(1, value.find('"', 1) - 1));
  return std::string(value.substr(0, value.find_first_of("; ")));
}

struct Part {
  std::string_view header, body;
};

Part split(std::string_view message) {
  std::size_t end = message.find("\n\n"), gap = 2;
  if (const std::size_t crlf = message.find("\r\n\r\n"); crlf < end) end = crlf, gap = 4;
  if (end == std::string_view::npos) return {message, {}};
  return {message.substr(0, end), message.substr(end + gap)};
}

}  // namespace

std::size_t read_mail(std::string_view message, Document& document) {
  if (message.starts_with("From ")) message.remove_prefix(std::min(message.size(), message.find('\n') + 1));
  Part part = split(message);
  document.title = decode_words(header_field(part.header, "subject"));
  document.published = parse_timestamp(header_field(part.header, "date"));
  if (!document.published.empty()) document.published_from = PublishedFrom::kMetadata;
  if (std::string id = header_field(part.header, "message-id"); id.starts_with('<') && id.ends_with('>')) document.id = id.substr(1, id.size() - 2);
  to_utf8(document.id);
  std::string from = decode_words(header_field(part.header, "from"));
  if (const std::size_t address = from.find('<'); address != std::string::npos) from.resize(address);
  std::erase(from, '"');
  if (const std::string_view name = trim(from, kWhite); !name.empty()) document.author.emplace_back(name);

  // The first part in reading order that is text; what holds parts is opened on the way.
  std::string type = lower(header_field(part.header, "content-type"));
  for (int depth = 0; type.starts_with("multipart/") && depth < 8; ++depth) {
    const std::string mark = "--" + parameter(header_field(part.header, "content-type"), "boundary");
    std::size_t at = mark.size() > 2 ? part.body.find(mark) : std::string_view::npos;
    Part chosen;
    while (at != std::string_view::npos) {
      const std::size_t next = part.body.find(mark, at + mark.size());
      const std::size_t begin = part.body.find('\n', at);
      if (begin >= next) break;
      const Part candidate = split(part.body.substr(begin + 1, next == std::string_view::npos ? next : next - begin - 1));
      type = lower(header_field(candidate.header, "content-type"));
      if (type.empty() || type.starts_with("text/") || type.starts_with("multipart/")) {
        chosen = candidate;
        break;
      }
      at = next;
    }
    part = chosen;
  }
  const std::string encoding = lower(header_field(part.header, "content-transfer-encoding"));
  std::string body = encoding == "base64"             ? decode_base64(part.body)
                     : encoding == "quoted-printable" ? decode_quoted_printable(part.body, false)
                                                      : std::string(part.body);
  const std::size_t replaced = to_utf8(body, parameter(type, "charset"));
  if (type.starts_with("text/html")) document.text = whole_text(Page(body));
  else document.text.swap(body);
  return replaced;
}

}  // namespace newsmetrics
