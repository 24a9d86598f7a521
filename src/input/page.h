// An HTML page as a flat array of nodes in document order: every walk over it is a loop, whatever its depth.
#ifndef NEWSMETRICS_INPUT_PAGE_H_
#define NEWSMETRICS_INPUT_PAGE_H_

#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "newsmetrics/document.h"

namespace newsmetrics {

enum class Tag : std::uint8_t {
  kText,   // not an element: a piece of text
  kOther,  // an element that means nothing here
  kA, kAbbr, kAddress, kArticle, kAside, kBlockquote, kBody, kBr, kButton, kCaption, kCenter, kDd, kDetails, kDialog, kDiv, kDl, kDt,
  kFieldset, kFigcaption, kFigure, kFooter, kForm, kH1, kH2, kH3, kH4, kH5, kH6, kHead, kHeader, kHr, kHtml, kIframe, kImg, kInput,
  kLabel, kLi, kLink, kMain, kMenu, kMeta, kNav, kNoscript, kObject, kOl, kOption, kP, kPre, kScript, kSection, kSelect, kStyle,
  kSummary, kSvg, kTable, kTbody, kTd, kTemplate, kTextarea, kTfoot, kTh, kThead, kTime, kTitle, kTr, kUl, kVideo,
};

struct Attribute {
  std::string_view name;
  std::string_view value;
};

struct Node {
  Tag tag = Tag::kOther;
  std::uint32_t parent = 0;
  std::uint32_t end = 0;  // its subtree is the nodes from itself to here
  std::uint32_t first_attribute = 0, attribute_count = 0;
  std::string_view text;  // of a piece of text, or of a script that holds data
};

class Page {
 public:
  // `html` must be valid UTF-8.
  explicit Page(std::string_view html);
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  std::vector<Node> nodes;  // the first is the root, which holds all others

  std::string_view attribute(const Node& node, std::string_view name) const;  // "" when it has none
  bool has_attribute(const Node& node, std::string_view name) const;
  // All text in the subtree, white space collapsed.
  std::string text_of(std::uint32_t index) const;

 private:
  struct Builder;
  std::vector<Attribute> attributes_;
  std::pmr::monotonic_buffer_resource arena_{64 << 10};
};

// Appends `text` to `out` with each run of white space as one space, none at the beginning of a line.
void append_collapsed(std::string_view text, std::string& out);

// The article's own text; paragraphs are set apart by an empty line.
std::string article_text(const Page& page);  // article_text.cc
// All text, for a page that is nothing but the article: an entry of a feed, a mail.
std::string whole_text(const Page& page);  // article_text.cc

// Title, publication time, authors and language as the page tells them (page_metadata.cc). Returns the article's text if
// that is in the metadata too: seldom, and not always all of it.
std::string read_page_metadata(const Page& page, std::string_view address, std::int64_t saved, Document& document);

}  // namespace newsmetrics

#endif
