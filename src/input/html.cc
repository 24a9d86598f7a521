#include "input/html.h"

#include <re2/re2.h>

#include <algorithm>

#include "input/encoding.h"
#include "input/page.h"

namespace newsmetrics {
namespace {

// The charset that a page declares in its first bytes, as the HTML standard looks for it.
std::string declared_charset(std::string_view page) {
  static const re2::RE2 kMeta(R"((?i)<meta[^>]{1,200}?charset\s*=\s*["']?\s*([a-z0-9_:-]+))");
  std::string charset;
  re2::RE2::PartialMatch(re2::StringPiece(page.data(), std::min<std::size_t>(page.size(), 4096)), kMeta, &charset);
  return charset;
}

}  // namespace

std::size_t read_html(std::string& page, const PageHints& hints, Document& document) {
  std::string charset = hints.charset.empty() ? declared_charset(page) : std::string(hints.charset);
  // A page that declares nothing and is not UTF-8 is Windows-1252 more often than anything else.
  if (charset.empty()) charset = "windows-1252";
  const std::size_t replaced = to_utf8(page, charset);
  if (page.find('\0') != std::string::npos) std::ranges::replace(page, '\0', ' ');
  const Page parsed(page);
  document.text = article_text(parsed);
  std::string stated = read_page_metadata(parsed, hints.address, hints.modified, document);
  if (stated.size() > 2 * document.text.size()) document.text.swap(stated);
  return replaced;
}

}  // namespace newsmetrics
