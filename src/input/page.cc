#include "input/page.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace newsmetrics {
namespace {

struct TagName {
  std::string_view name;
  Tag tag;
};

constexpr TagName kTags[] = {
    {"a", Tag::kA}, {"abbr", Tag::kAbbr}, {"address", Tag::kAddress}, {"article", Tag::kArticle}, {"aside", Tag::kAside},
    {"blockquote", Tag::kBlockquote}, {"body", Tag::kBody}, {"br", Tag::kBr}, {"button", Tag::kButton}, {"caption", Tag::kCaption},
    {"center", Tag::kCenter}, {"dd", Tag::kDd}, {"details", Tag::kDetails}, {"dialog", Tag::kDialog}, {"div", Tag::kDiv}, {"dl", Tag::kDl},
    {"dt", Tag::kDt}, {"fieldset", Tag::kFieldset}, {"figcaption", Tag::kFigcaption}, {"figure", Tag::kFigure}, {"footer", Tag::kFooter},
    {"form", Tag::kForm}, {"h1", Tag::kH1}, {"h2", Tag::kH2}, {"h3", Tag::kH3}, {"h4", Tag::kH4}, {"h5", Tag::kH5}, {"h6", Tag::kH6},
    {"head", Tag::kHead}, {"header", Tag::kHeader}, {"hr", Tag::kHr}, {"html", Tag::kHtml}, {"iframe", Tag::kIframe}, {"img", Tag::kImg},
    {"input", Tag::kInput}, {"label", Tag::kLabel}, {"li", Tag::kLi}, {"link", Tag::kLink}, {"main", Tag::kMain}, {"menu", Tag::kMenu},
    {"meta", Tag::kMeta}, {"nav", Tag::kNav}, {"noscript", Tag::kNoscript}, {"object", Tag::kObject}, {"ol", Tag::kOl},
    {"option", Tag::kOption}, {"p", Tag::kP}, {"pre", Tag::kPre}, {"script", Tag::kScript}, {"section", Tag::kSection},
    {"select", Tag::kSelect}, {"style", Tag::kStyle}, {"summary", Tag::kSummary}, {"svg", Tag::kSvg}, {"table", Tag::kTable},
    {"tbody", Tag::kTbody}, {"td", Tag::kTd}, {"template", Tag::kTemplate}, {"textarea", Tag::kTextarea}, {"tfoot", Tag::kTfoot},
    {"th", Tag::kTh}, {"thead", Tag::kThead}, {"time", Tag::kTime}, {"title", Tag::kTitle}, {"tr", Tag::kTr}, {"ul", Tag::kUl},
    {"video", Tag::kVideo}};
static_assert(std::ranges::is_sorted(kTags, {}, &TagName::name));

Tag tag_of(std::string_view name) {
  const auto found = std::ranges::lower_bound(kTags, name, {}, &TagName::name);
  return found != std::end(kTags) && found->name == name ? found->tag : Tag::kOther;
}

constexpr std::string_view kAttributes[] = {"aria-hidden", "class", "content", "datetime", "hidden", "href", "http-equiv", "id", "itemprop", "itemtype", "lang",
                                            "name", "property", "pubdate", "rel", "role", "style", "title", "type"};
static_assert(std::ranges::is_sorted(kAttributes));

std::string_view view(const xmlChar* text) { return text ? reinterpret_cast<const char*>(text) : ""; }

}  // namespace

// Takes the parser's events. The parser itself keeps a stack of names, but recurses nowhere.
struct Page::Builder {
  explicit Builder(Page& out) : page(out) { page.nodes.emplace_back(); }

  std::string_view keep(std::string_view text) {
    char* copy = static_cast<char*>(page.arena_.allocate(text.size() + 1, 1));
    std::memcpy(copy, text.data(), text.size());
    return {copy, text.size()};
  }

  void start(const xmlChar* name, const xmlChar** attributes) {
    Node node;
    node.tag = tag_of(view(name));
    node.parent = open;
    node.first_attribute = static_cast<std::uint32_t>(page.attributes_.size());
    for (; attributes && attributes[0]; attributes += 2)
      if (const auto known = std::ranges::lower_bound(kAttributes, view(attributes[0])); known != std::end(kAttributes) && *known == view(attributes[0]))
        page.attributes_.push_back({*known, keep(view(attributes[1]))});
    node.attribute_count = static_cast<std::uint32_t>(page.attributes_.size()) - node.first_attribute;
    open = static_cast<std::uint32_t>(page.nodes.size());
    page.nodes.push_back(node);
  }

  void end() {
    page.nodes[open].end = static_cast<std::uint32_t>(page.nodes.size());
    open = page.nodes[open].parent;
  }

  void text(std::string_view text) {
    if (page.nodes[open].tag == Tag::kStyle) return;
    // Of scripts only data is of use: never a date from a program.
    if (page.nodes[open].tag == Tag::kScript && page.attribute(page.nodes[open], "type").find("json") == std::string_view::npos) return;
    Node node;
    node.tag = Tag::kText;
    node.parent = open;
    node.end = static_cast<std::uint32_t>(page.nodes.size()) + 1;
    node.text = keep(text);
    page.nodes.push_back(node);
  }

  Page& page;
  std::uint32_t open = 0;
};

Page::Page(std::string_view html) {
  Builder builder(*this);
  xmlSAXHandler handler{};
  handler.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) { static_cast<Builder*>(self)->start(name, attributes); };
  handler.endElement = [](void* self, const xmlChar*) { static_cast<Builder*>(self)->end(); };
  handler.characters = [](void* self, const xmlChar* text, int size) {
    static_cast<Builder*>(self)->text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
  };
  handler.cdataBlock = handler.ignorableWhitespace = handler.characters;
  const std::unique_ptr<htmlParserCtxt, void (*)(htmlParserCtxtPtr)> parser(
      htmlCreatePushParserCtxt(&handler, &builder, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8), htmlFreeParserCtxt);
  if (!parser) throw std::bad_alloc();
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  constexpr std::size_t kPiece = std::size_t{1} << 30;  // its sizes are int
  do {
    const std::size_t size = std::min(html.size(), kPiece);
    htmlParseChunk(parser.get(), html.data(), static_cast<int>(size), size == html.size());
    html.remove_prefix(size);
  } while (!html.empty());
  while (builder.open != 0) builder.end();
  nodes[0].end = static_cast<std::uint32_t>(nodes.size());
}

std::string_view Page::attribute(const Node& node, std::string_view name) const {
  for (std::uint32_t i = 0; i < node.attribute_count; ++i)
    if (attributes_[node.first_attribute + i].name == name) return attributes_[node.first_attribute + i].value;
  return {};
}

bool Page::has_attribute(const Node& node, std::string_view name) const {
  for (std::uint32_t i = 0; i < node.attribute_count; ++i)
    if (attributes_[node.first_attribute + i].name == name) return true;
  return false;
}

std::string Page::text_of(std::uint32_t index) const {
  std::string out;
  for (std::uint32_t i = index; i < nodes[index].end; ++i) {
    if (nodes[i].tag == Tag::kText && nodes[nodes[i].parent].tag != Tag::kScript) append_collapsed(nodes[i].text, out);
    else if (nodes[i].tag == Tag::kBr || nodes[i].tag == Tag::kDiv || nodes[i].tag == Tag::kP) append_collapsed(" ", out);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

void append_collapsed(std::string_view text, std::string& out) {
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    if (!space) out.push_back(c);
    else if (!out.empty() && out.back() != ' ' && out.back() != '\n') out.push_back(' ');
  }
}

}  // namespace newsmetrics
