// WARC records (ISO 28500) and the HTTP responses in them.
#ifndef NEWSMETRICS_INPUT_WEB_ARCHIVE_H_
#define NEWSMETRICS_INPUT_WEB_ARCHIVE_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace newsmetrics {

struct WarcHeader {
  std::string type;        // "response", "request", "warcinfo" …
  std::string address;     // WARC-Target-URI
  std::int64_t time = 0;   // WARC-Date in seconds since 1970, 0 unknown
  std::uint64_t length = 0;

  // `header` is a record up to its first empty line. False when it is none.
  bool parse(std::string_view header);
};

struct HttpResponse {
  std::string body;     // with chunks joined and gzip undone
  std::string charset;  // as the Content-Type names it
  bool is_html = false;

  // False when it is no page that could be an article: an error, a redirection, a picture.
  bool parse(std::string_view response);
};

}  // namespace newsmetrics

#endif
