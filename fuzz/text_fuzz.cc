// Any bytes as an article's text.
#include "check.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsmetrics;
  static const Extractor extractor;
  static Session session(extractor);
  Document document{.id = "-", .text = std::string(reinterpret_cast<const char*>(data), size)};
  replace_invalid_utf8(document.text);
  if (size % 2 == 0) document.published = "2021-08-29";
  check_article(extractor, session, document);
  return 0;
}
