#include "input/web_archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "input/timestamp.h"
#include "text/ascii.h"

namespace newsmetrics {
namespace {

// What a page unpacks to is bounded like an archive, by the limit that matters for one page.
constexpr std::size_t kLargestBody = std::size_t{256} << 20;

// Calls `use(name in lower case, value)` for each "Name: value" line behind the first.
template <typename Use>
void for_each_field(std::string_view header, Use use) {
  for (std::size_t at = header.find('\n'); at != std::string_view::npos;) {
    const std::size_t end = header.find('\n', at + 1);
    const std::string_view line = header.substr(at + 1, end == std::string_view::npos ? end : end - at - 1);
    if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) use(lower(trim(line.substr(0, colon))), trim(line.substr(colon + 1)));
    at = end;
  }
}

std::string join_chunks(std::string_view body) {
  std::string out;
  while (true) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), size, 16);
    const std::size_t data = body.find('\n', static_cast<std::size_t>(end - body.data()));
    if (error != std::errc() || data == std::string_view::npos || size == 0) break;
    out += body.substr(data + 1, size);
    body.remove_prefix(std::min(body.size(), data + 1 + size));
    body.remove_prefix(std::min(body.size(), body.find_first_not_of("\r\n")));
  }
  return out;
}

std::string unpack(const std::string& body) {
  const std::unique_ptr<archive, int (*)(archive*)> handle(archive_read_new(), archive_read_free);
  archive_read_support_filter_gzip(handle.get());
  archive_read_support_format_raw(handle.get());
  archive_entry* entry;
  if (archive_read_open_memory(handle.get(), body.data(), body.size()) != ARCHIVE_OK || archive_read_next_header(handle.get(), &entry) != ARCHIVE_OK) return body;
  std::string out;
  char block[64 << 10];
  for (la_ssize_t got; out.size() < kLargestBody && (got = archive_read_data(handle.get(), block, sizeof block)) > 0;) out.append(block, static_cast<std::size_t>(got));
  return out;
}

}  // namespace

bool WarcHeader::parse(std::string_view header) {
  if (!header.starts_with("WARC/")) return false;
  bool has_length = false;
  for_each_field(header, [&](const std::string& name, std::string_view value) {
    if (name == "warc-type") type = lower(value);
    else if (name == "warc-date") time = earliest_seconds(value).value_or(0);
    else if (name == "content-length") has_length = std::from_chars(value.data(), value.data() + value.size(), length).ec == std::errc();
    else if (name == "warc-target-uri") address = value.starts_with('<') && value.ends_with('>') ? value.substr(1, value.size() - 2) : value;
  });
  return has_length;
}

bool HttpResponse::parse(std::string_view response) {
  if (!response.starts_with("HTTP/")) return false;
  std::size_t end = response.find("\r\n\r\n"), gap = 4;
  if (end == std::string_view::npos) end = response.find("\n\n"), gap = 2;
  if (end == std::string_view::npos) return false;
  const std::string_view header = response.substr(0, end);
  const std::size_t status = header.find(' ');
  if (status == std::string_view::npos || header.substr(status + 1, 1) != "2") return false;
  std::string type;
  bool in_chunks = false, packed = false;
  for_each_field(header, [&](const std::string& name, std::string_view value) {
    if (name == "content-type") type = lower(value);
    else if (name == "transfer-encoding") in_chunks = lower(value).find("chunked") != std::string::npos;
    else if (name == "content-encoding") packed = lower(value).find("gzip") != std::string::npos;
  });
  is_html = type.starts_with("text/html") || type.starts_with("application/xhtml");
  if (!is_html && !type.starts_with("text/plain")) return false;
  if (const std::size_t at = type.find("charset="); at != std::string::npos) {
    std::string_view value = std::string_view(type).substr(at + 8);
    if (value.starts_with('"')) value.remove_prefix(1);
    charset = value.substr(0, value.find_first_of("\"; "));
  }
  const std::string_view raw = response.substr(end + gap);
  body = in_chunks ? join_chunks(raw) : std::string(raw);
  if (packed && body.starts_with("\x1F\x8B")) body = unpack(body);
  return true;
}

}  // namespace newsmetrics
