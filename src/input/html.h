// Saved web pages: the article's own text, without navigation, teasers, comments and notices, and what the page says about
// it: title, time of publication, authors, language.
#ifndef NEWSMETRICS_INPUT_HTML_H_
#define NEWSMETRICS_INPUT_HTML_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "newsmetrics/document.h"

namespace newsmetrics {

struct PageHints {
  std::string_view address;   // where the page came from, if known
  std::string_view charset;   // from the HTTP header, if known
  std::int64_t modified = 0;  // when the page was saved, in seconds since 1970, 0 unknown: no article is younger
};

// Fills `document` from a page in any encoding; `page` is consumed. Returns how many invalid parts became U+FFFD. Any bytes
// give a document; nesting may be of any depth.
std::size_t read_html(std::string& page, const PageHints& hints, Document& document);

}  // namespace newsmetrics

#endif
