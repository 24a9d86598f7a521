// What a page says about its article: JSON-LD first, as it is made for programs, then meta elements, then what readers see.
#include <re2/re2.h>
#include <simdjson.h>

#include <algorithm>

#include "input/page.h"
#include "input/timestamp.h"
#include "text/ascii.h"

namespace newsmetrics {
namespace {

using Index = std::uint32_t;
using simdjson::dom::element;

// Metadata is often escaped twice.
std::string unescape(std::string_view text) {
  struct Entity {
    std::string_view name, text;
  };
  static constexpr Entity kEntities[] = {{"&amp;", "&"},  {"&quot;", "\""}, {"&#34;", "\""}, {"&#39;", "'"},         {"&#039;", "'"},        {"&#x27;", "'"},
                                         {"&apos;", "'"}, {"&lt;", "<"},    {"&gt;", ">"},   {"&nbsp;", " "},        {"&#8217;", "\u2019"},  {"&#8216;", "\u2018"},
                                         {"&#8220;", "\u201C"}, {"&#8221;", "\u201D"}, {"&#8211;", "\u2013"}, {"&#8212;", "\u2014"}};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Entity* found = nullptr;
    if (text[i] == '&')
      for (const Entity& entity : kEntities)
        if (text.substr(i).starts_with(entity.name)) found = &entity;
    if (found) out += found->text, i += found->name.size();
    else out += text[i++];
  }
  return out;
}

// A claim about when the article was published; the more certain its origin, the smaller its rank.
struct Claim {
  int rank = 0;
  std::string published;
};

class Metadata {
 public:
  Metadata(const Page& page, std::int64_t saved) : page_(page), saved_(saved) {}

  void read_json_ld();
  void read_meta();
  void read_visible();
  void read_labels();
  void read_address(std::string_view address);
  void give(Document& document);
  const std::string& body() const { return body_; }

 private:
  void claim(int rank, std::string_view text);
  void add_author(std::string_view name);
  void read_article(const simdjson::dom::object& object);
  static void propose(std::string& slot, std::string_view text) {
    if (slot.empty()) append_collapsed(unescape(text), slot);
  }

  const Page& page_;
  const std::int64_t saved_;
  std::vector<Claim> claims_;
  std::string title_, language_, body_;
  std::vector<std::string> authors_;
};

void Metadata::claim(int rank, std::string_view text) {
  std::string published = parse_timestamp(text);
  if (published.empty()) return;
  // No article is younger than the page it was saved from.
  if (const auto at = earliest_seconds(published); saved_ != 0 && at && *at > saved_) return;
  claims_.push_back({rank, std::move(published)});
}

void Metadata::add_author(std::string_view name) {
  std::string clean;
  append_collapsed(unescape(name), clean);
  while (!clean.empty() && clean.back() == ' ') clean.pop_back();
  if (clean.starts_with("By ") || clean.starts_with("by ")) clean.erase(0, 3);
  if (clean.empty() || clean.size() > 100 || clean.find("://") != std::string::npos || clean.find('@') != std::string::npos) return;
  if (std::ranges::find(authors_, clean) == authors_.end()) authors_.push_back(std::move(clean));
}

bool is_article_type(const element& type) {
  static const re2::RE2 kArticle("Article|BlogPosting|Report$|Review$|LiveBlogPosting|CreativeWork$|WebPage$|Recipe$");
  const auto matches = [](const element& value) {
    std::string_view text;
    return !value.get(text) && re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), kArticle);
  };
  simdjson::dom::array types;
  if (type.get(types)) return matches(type);
  return std::any_of(types.begin(), types.end(), matches);
}

void Metadata::read_article(const simdjson::dom::object& object) {
  std::string_view text;
  std::string_view type;
  const bool is_page = !object["@type"].get(type) && type == "WebPage";
  if (!object["datePublished"].get(text)) claim(is_page ? 15 : 10, text);
  else if (!object["dateCreated"].get(text)) claim(40, text);
  if (is_page) return;
  if (!object["headline"].get(text)) propose(title_, text);
  if (!object["articleBody"].get(text) && text.size() > body_.size()) body_ = text;
  // A name, an object with a name, or a list of either.
  std::vector<element> authors;
  element author;
  if (!object["author"].get(author)) authors.push_back(author);
  while (!authors.empty()) {
    const element next = authors.back();
    authors.pop_back();
    simdjson::dom::array list;
    simdjson::dom::object person;
    if (!next.get(text)) add_author(text);
    else if (!next.get(person)) {
      element name;
      if (!person["name"].get(name)) authors.push_back(name);
    } else if (!next.get(list)) {
      const std::size_t first = authors.size();
      for (const element item : list) authors.push_back(item);
      std::reverse(authors.begin() + static_cast<std::ptrdiff_t>(first), authors.end());
    }
  }
}

void Metadata::read_json_ld() {
  simdjson::dom::parser parser;
  for (Index i = 1; i < page_.nodes.size(); ++i) {
    const Node& node = page_.nodes[i];
    if (node.tag != Tag::kScript || page_.attribute(node, "type").find("ld+json") == std::string_view::npos) continue;
    std::string json;
    for (Index child = i + 1; child < node.end; ++child) json += page_.nodes[child].text;
    // Line ends within strings, comment marks around the whole: common, harmless, and not JSON.
    std::ranges::replace_if(json, [](char c) { return c >= 0 && c < ' '; }, ' ');
    const std::size_t begin = json.find_first_of("{["), end = json.find_last_of("}]");
    if (begin == std::string::npos || end == std::string::npos || end < begin) continue;
    json = json.substr(begin, end + 1 - begin);
    element root;
    if (parser.parse(json).get(root)) continue;
    std::vector<element> open{root};
    while (!open.empty()) {
      const element next = open.back();
      open.pop_back();
      simdjson::dom::array list;
      simdjson::dom::object object;
      if (!next.get(list)) {
        for (const element item : list) open.push_back(item);
      } else if (!next.get(object)) {
        element type, part;
        if (!object["@type"].get(type) && is_article_type(type)) read_article(object);
        for (const char* name : {"@graph", "mainEntity", "mainEntityOfPage"})
          if (!object[name].get(part)) open.push_back(part);
      }
    }
  }
}

void Metadata::read_meta() {
  struct Name {
    std::string_view name;
    int rank;
  };
  static constexpr Name kDates[] = {
      {"article:published_time", 20}, {"og:article:published_time", 20}, {"og:published_time", 20}, {"article.published", 20}, {"datepublished", 20},
      {"published_time", 20}, {"publication_date", 21}, {"publicationdate", 21}, {"publish_date", 21}, {"publish-date", 21}, {"publishdate", 21},
      {"published-date", 21}, {"pubdate", 21}, {"publish_time", 21}, {"ptime", 21}, {"cxenseparse:recs:publishtime", 21}, {"parsely-pub-date", 21},
      {"sailthru.date", 22}, {"dc.date.issued", 22}, {"dcterms.issued", 22}, {"dc.date", 23}, {"dcterms.date", 23}, {"dc.date.created", 23}, {"dcterms.created", 23},
      {"article.created", 24}, {"article_date_original", 22}, {"originalpublicationdate", 22}, {"rnews:datepublished", 22}, {"citation_publication_date", 22},
      {"date", 30}, {"article:date", 25}, {"article-date", 25}, {"displaydate", 31}};
  std::string html_title;
  for (Index i = 1; i < page_.nodes.size(); ++i) {
    const Node& node = page_.nodes[i];
    if (node.tag == Tag::kHtml && language_.empty()) language_ = page_.attribute(node, "lang");
    if (node.tag == Tag::kTitle && html_title.empty() && page_.nodes[node.parent].tag != Tag::kSvg) html_title = page_.text_of(i);
    const std::string_view content = page_.attribute(node, "content");
    if (const std::string_view property = page_.attribute(node, "itemprop"); !property.empty()) {
      if (property.find("datePublished") != std::string_view::npos) {
        const std::string_view machine = content.empty() ? page_.attribute(node, "datetime") : content;
        if (!machine.empty()) claim(25, machine);
        else if (node.end - i < 20) claim(26, page_.text_of(i));
      }
    }
    if (node.tag != Tag::kMeta || content.empty()) continue;
    for (const char* attribute : {"property", "name", "http-equiv"}) {
      const std::string name = lower(page_.attribute(node, attribute));
      if (name.empty()) continue;
      for (const Name& date : kDates)
        if (date.name == name) claim(date.rank, content);
      if (name == "og:title") propose(title_, content);
      else if (name == "author" || name == "article:author" || name == "parsely-author" || name == "dc.creator" || name == "sailthru.author") {
        if (authors_.empty()) add_author(content);
      } else if ((name == "og:locale" || name == "content-language" || name == "dc.language") && language_.empty()) language_ = content;
    }
  }
  if (title_.empty()) {
    for (Index i = 1; i < page_.nodes.size() && title_.empty(); ++i)
      if (page_.nodes[i].tag == Tag::kH1) title_ = page_.text_of(i);
  }
  if (title_.empty()) title_ = html_title;
}

// Dates that readers see: <time> elements, and short lines of elements that are named for it.
void Metadata::read_visible() {
  static const re2::RE2 kDateName("(?i)date|publish|posted|byline|time(?:stamp)?(?:$|[^a-z])|entry-meta|post-meta|article-info|(?:^|[^a-z])meta(?:$|[^a-z])");
  static const re2::RE2 kModified("(?i)updat|modif|edited");
  static const re2::RE2 kElsewhere("(?i)comment|related|sidebar|footer|widget|teaser|recommend|recent|popular|latest|trending|nav");
  const auto matches = [](std::string_view text, const re2::RE2& pattern) { return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern); };
  std::vector<char> elsewhere(page_.nodes.size(), 0);
  int order = 0;
  for (Index i = 1; i < page_.nodes.size(); ++i) {
    const Node& node = page_.nodes[i];
    elsewhere[i] = elsewhere[node.parent];
    if (node.tag == Tag::kText || node.tag == Tag::kBody || node.tag == Tag::kHtml) continue;
    const std::string_view classes = page_.attribute(node, "class"), id = page_.attribute(node, "id"), property = page_.attribute(node, "itemprop");
    if (node.tag == Tag::kNav || node.tag == Tag::kFooter || node.tag == Tag::kAside || (!classes.empty() && matches(classes, kElsewhere)) ||
        (!id.empty() && matches(id, kElsewhere)))
      elsewhere[i] = 1;
    const bool named = node.tag == Tag::kTime || (!classes.empty() && matches(classes, kDateName)) || (!id.empty() && matches(id, kDateName)) ||
                       property.find("date") != std::string_view::npos;
    if (!named || node.end - i > 40) continue;
    const bool modified = matches(classes, kModified) || property.find("dateModified") != std::string_view::npos;
    int rank = 50 + (modified ? 20 : 0) + (elsewhere[i] ? 30 : 0);
    if (page_.has_attribute(node, "pubdate")) rank -= 10;
    rank = rank * 10 + std::min(order++, 9);
    const std::string_view machine = node.tag == Tag::kTime ? page_.attribute(node, "datetime") : page_.attribute(node, "title");
    const std::size_t before = claims_.size();
    if (!machine.empty()) claim(rank, machine);
    if (claims_.size() == before) {
      const std::string text = page_.text_of(i);
      if (text.size() < 160) claim(rank + (!modified && matches(text.substr(0, 12), kModified) ? 150 : 0), text);
    }
  }
}

// As a last resort: short lines outside of links that are hardly more than a date.
void Metadata::read_labels() {
  if (!claims_.empty()) return;
  constexpr std::size_t kLongest = 60;
  std::vector<char> apart(page_.nodes.size(), 0);
  int order = 0;
  for (Index i = 1; i < page_.nodes.size(); ++i) {
    const Node& node = page_.nodes[i];
    apart[i] = apart[node.parent] || node.tag == Tag::kA || node.tag == Tag::kNav || node.tag == Tag::kFooter || node.tag == Tag::kAside || node.tag == Tag::kScript ||
               node.tag == Tag::kHead || node.tag == Tag::kOption;
    if (node.tag == Tag::kText && !apart[i] && node.text.size() <= kLongest) claim(1000 + order++, node.text);
  }
}

// "/2019/11/18/" or "/2019-11-18-" in the page's address, the canonical one if it names it.
void Metadata::read_address(std::string_view address) {
  std::vector<std::string> addresses{std::string(address)};
  for (const Node& node : page_.nodes) {
    if (node.tag == Tag::kLink && page_.attribute(node, "rel") == "canonical") addresses.emplace_back(page_.attribute(node, "href"));
    else if (node.tag == Tag::kMeta && page_.attribute(node, "property") == "og:url") addresses.emplace_back(page_.attribute(node, "content"));
  }
  static const re2::RE2 kDate("[/-]((?:19|20)\\d\\d)[/-](0?[1-9]|1[0-2]|[a-z]{3})[/-](0?[1-9]|[12]\\d|3[01])[/-]");
  for (const std::string& text : addresses) {
    std::string year, month, day;
    if (re2::RE2::PartialMatch(text, kDate, &year, &month, &day))
      claim(300, month.size() == 3 ? day + ' ' + month + ' ' + year : year + '-' + month + '-' + day);
  }
}

void Metadata::give(Document& document) {
  if (document.title.empty()) document.title = title_;
  document.author = std::move(authors_);
  std::ranges::replace(language_, '_', '-');
  if (!language_.empty()) document.language = language_;
  const auto best = std::ranges::min_element(claims_, {}, &Claim::rank);
  if (best == claims_.end()) return;
  // Of claims that agree on the day, the one that tells most, time and zone.
  document.published = best->published;
  for (const Claim& claim : claims_)
    if (claim.published.starts_with(std::string_view(best->published).substr(0, 10)) && claim.published.size() > document.published.size() && claim.rank < 300)
      document.published = claim.published;
  document.published_from = PublishedFrom::kMetadata;
}

}  // namespace

std::string read_page_metadata(const Page& page, std::string_view address, std::int64_t saved, Document& document) {
  Metadata metadata(page, saved);
  metadata.read_json_ld();
  metadata.read_meta();
  metadata.read_visible();
  metadata.read_address(address);
  metadata.read_labels();
  metadata.give(document);
  const std::string& body = metadata.body();
  return body.find("</") != std::string::npos || body.find('&') != std::string::npos ? whole_text(Page(body)) : body;
}

}  // namespace newsmetrics
