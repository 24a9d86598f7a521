// Finds the article in a page. Text that a reader sees together is a block; blocks of prose vote for the elements around
// them, with what the elements are called as a hint; the winner's blocks, less those that are lists of links, notices and
// the like, are the article. All of it is general: nothing here knows any site.
#include <re2/re2.h>

#include <algorithm>
#include <span>

#include "input/page.h"

namespace newsmetrics {
namespace {

using Index = std::uint32_t;

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::kText: case Tag::kOther: case Tag::kA: case Tag::kAbbr: case Tag::kBr: case Tag::kImg: case Tag::kLabel: case Tag::kTime:
    case Tag::kInput: case Tag::kObject:
      return false;
    default:
      return true;
  }
}

// Never part of any text.
bool is_invisible(Tag tag) {
  switch (tag) {
    case Tag::kHead: case Tag::kScript: case Tag::kStyle: case Tag::kNoscript: case Tag::kTemplate: case Tag::kSvg: case Tag::kIframe:
    case Tag::kObject: case Tag::kButton: case Tag::kSelect: case Tag::kTextarea: case Tag::kDialog: case Tag::kVideo: case Tag::kOption:
      return true;
    default:
      return false;
  }
}

// Around the article, or beside it.
bool is_furniture(Tag tag) {
  return tag == Tag::kNav || tag == Tag::kAside || tag == Tag::kFooter || tag == Tag::kMenu || tag == Tag::kFigure || tag == Tag::kFigcaption;
}

bool is_heading(Tag tag) { return tag >= Tag::kH1 && tag <= Tag::kH6; }

bool matches(std::string_view names, const re2::RE2& pattern) { return re2::RE2::PartialMatch(re2::StringPiece(names.data(), names.size()), pattern); }

// Elements named like this hold no article text, whatever else they hold.
const re2::RE2& furniture_names() {
  static const re2::RE2 kPattern(
      "(?i)comment|disqus|related|recommend|sidebar|side-bar|footer|footnote-back|newsletter|subscri|signup|sign-up|sponsor|promo|advert|breadcrumb|cookie|"
      "consent|popup|pop-up|modal|overlay|toolbar|pagination|pager|share|sharing|social|taboola|outbrain|trending|gdpr|privacy|most-read|mostread|popular|"
      "read-more|readmore|more-stories|read-next|up-next|author-bio|author-box|authorbox|about-author|about-the-author|byline|timestamp|dateline-date|caption|"
      "credit|copyright|disclaimer|masthead|navigation|navbar|menu|skip-link|screen-reader|visually-hidden|visuallyhidden|sr-only|print-only|no-print|noprint|"
      "gallery|slideshow|carousel|rating|paywall|login|tooltip|"
      "(?:^|[^a-z])(?:ad|ads|adv|nav|tags|tag-list|taglist|meta|tools|hidden|rss|poll|dfp|gpt|banner|teaser|teasers|promo|cta|legal)(?:$|[^a-z])");
  return kPattern;
}

// Elements named like this often hold the article.
const re2::RE2& article_names() {
  static const re2::RE2 kPattern(
      "(?i)article|story|content|entry|post|text|body|main|(?:^|[^a-z])blog");
  return kPattern;
}

const re2::RE2& article_body_names() {
  static const re2::RE2 kPattern(
      "(?i)article-?_?(?:body|text|content|copy|main)|story-?_?(?:body|text|content|copy)|(?:entry|post|blog)-?_?(?:body|content|text)|body-?_?(?:copy|text|content)");
  return kPattern;
}

// Whether a class or id is furniture's. A quoted message that is embedded is what the article speaks of; its caption is not.
bool names_furniture(std::string_view name) {
  static const re2::RE2 kEmbedded("(?i)embed"), kCaption("(?i)caption|credit");
  if (!matches(name, furniture_names()) || matches(name, article_body_names())) return false;
  return !matches(name, kEmbedded) || matches(name, kCaption);
}

constexpr std::uint32_t kProse = 60;     // letters in a stretch of text that is no label
constexpr std::uint32_t kHeadline = 20;  // bytes that make a headline

struct Block {
  Index container = 0;      // the block element it stands in
  std::size_t begin = 0, end = 0;  // of the text buffer
  std::uint32_t chars = 0, link_chars = 0, commas = 0;
  Index first_node = 0;  // its first piece of text

  bool is_prose() const { return chars >= kProse && link_density() < 0.4; }
  double link_density() const { return chars == 0 ? 0 : double(link_chars) / chars; }
};

struct Weight {
  double prose = 0, labels = 0;  // letters
};

class Extraction {
 public:
  // `trust_names`: whether what an element is called may exclude it.
  Extraction(const Page& page, bool trust_names) : page_(page), nodes_(page.nodes), trust_names_(trust_names) {
    measure();
    drop_furniture();
    collect_blocks();
    choose();
    widen();
  }

  std::string text() const;
  std::string whole_text() const;

 private:
  void measure();
  void drop_furniture();
  void collect_blocks();
  void choose();  // top_, the element of the highest score
  void widen();   // top_
  std::span<const Block> blocks_within(Index element) const;
  double name_weight(const Node& node) const;
  const Block* title_block() const;
  std::span<const Block> blocks_behind_headline() const;
  bool is_hidden(const Node& node) const;

  const Page& page_;
  const std::vector<Node>& nodes_;
  const bool trust_names_;
  std::vector<std::uint32_t> chars_, link_chars_, prose_chars_;  // of each subtree
  std::vector<char> dropped_;
  std::string buffer_;
  std::vector<Block> blocks_;
  Index top_ = 0;  // the element that holds the article
};

std::uint32_t count_visible(std::string_view text) {
  return static_cast<std::uint32_t>(std::ranges::count_if(text, [](char c) { return c > ' ' || c < 0; }));
}

// Sums text over subtrees: a node stands behind its parent, so one pass from the end suffices.
void Extraction::measure() {
  const std::size_t n = nodes_.size();
  chars_.assign(n, 0), link_chars_.assign(n, 0), prose_chars_.assign(n, 0);
  std::vector<char> invisible(n, 0), in_link(n, 0);
  for (Index i = 1; i < n; ++i) {
    const Node& node = nodes_[i];
    invisible[i] = invisible[node.parent] || is_invisible(node.tag);
    in_link[i] = in_link[node.parent] || node.tag == Tag::kA;
    if (node.tag != Tag::kText || invisible[i]) continue;
    chars_[i] = count_visible(node.text);
    if (in_link[i]) link_chars_[i] = chars_[i];
    else if (chars_[i] >= kProse) prose_chars_[i] = chars_[i];
  }
  for (Index i = static_cast<Index>(n) - 1; i > 0; --i) {
    const Index parent = nodes_[i].parent;
    chars_[parent] += chars_[i], link_chars_[parent] += link_chars_[i], prose_chars_[parent] += prose_chars_[i];
  }
}

bool Extraction::is_hidden(const Node& node) const {
  if (node.attribute_count == 0) return false;
  if (page_.has_attribute(node, "hidden") || page_.attribute(node, "aria-hidden") == "true") return true;
  const std::string_view style = page_.attribute(node, "style");
  static const re2::RE2 kHidden("(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden");
  return !style.empty() && matches(style, kHidden);
}

void Extraction::drop_furniture() {
  dropped_.assign(nodes_.size(), 0);
  const std::uint32_t all = prose_chars_[0];
  for (Index i = 1; i < nodes_.size(); ++i) {
    const Node& node = nodes_[i];
    if (dropped_[node.parent]) {
      dropped_[i] = 1;
      continue;
    }
    if (node.tag == Tag::kText) continue;
    if (is_invisible(node.tag)) {
      dropped_[i] = 1;
      continue;
    }
    // What holds most of the page's prose is no furniture, whatever it is called.
    const bool holds_the_article = all > 500 && prose_chars_[i] > all * 0.5;
    if (holds_the_article) continue;
    if (is_hidden(node) || is_furniture(node.tag)) {
      dropped_[i] = 1;
      continue;
    }
    const std::string_view role = page_.attribute(node, "role");
    static const re2::RE2 kRoles("^(?:navigation|complementary|banner|contentinfo|dialog|alert|alertdialog|menu|menubar|search|toolbar|tooltip)$");
    if (!role.empty() && matches(role, kRoles)) {
      dropped_[i] = 1;
      continue;
    }
    if (!trust_names_ || node.tag == Tag::kBody || node.tag == Tag::kArticle || node.tag == Tag::kMain || node.tag == Tag::kHtml) continue;
    for (const std::string_view name : {page_.attribute(node, "class"), page_.attribute(node, "id")})
      if (!name.empty() && names_furniture(name)) dropped_[i] = 1;
  }
}

void Extraction::collect_blocks() {
  Block block;
  std::vector<char> in_link(nodes_.size(), 0);
  const auto finish = [&] {
    while (buffer_.size() > block.begin && (buffer_.back() == ' ' || buffer_.back() == '\n')) buffer_.pop_back();
    block.end = buffer_.size();
    if (block.end > block.begin) {
      blocks_.push_back(block);
      buffer_ += '\n';
    }
    block = Block();
    block.begin = buffer_.size();
  };
  // The nearest block element around each node.
  std::vector<Index> container(nodes_.size(), 0);
  for (Index i = 1; i < nodes_.size(); ++i) {
    const Node& node = nodes_[i];
    container[i] = is_block(node.tag) ? i : container[node.parent];
    in_link[i] = in_link[node.parent] || node.tag == Tag::kA;
    if (container[i] != block.container || node.tag == Tag::kHr) {
      finish();
      block.container = container[i];
    }
    if (dropped_[i]) continue;
    if (node.tag == Tag::kBr) {
      if (buffer_.size() > block.begin) {
        while (buffer_.back() == ' ') buffer_.pop_back();
        buffer_ += '\n';
      }
    } else if (node.tag == Tag::kText) {
      if (block.first_node == 0) block.first_node = i;
      append_collapsed(node.text, buffer_);
      const std::uint32_t visible = count_visible(node.text);
      block.chars += visible;
      if (in_link[i]) block.link_chars += visible;
      block.commas += static_cast<std::uint32_t>(std::ranges::count(node.text, ','));
    }
  }
  finish();
}

double Extraction::name_weight(const Node& node) const {
  double weight = 0;
  for (const std::string_view name : {page_.attribute(node, "class"), page_.attribute(node, "id")}) {
    if (name.empty()) continue;
    if (matches(name, furniture_names())) weight -= 25;
    if (matches(name, article_body_names())) weight += 40;
    else if (matches(name, article_names())) weight += 25;
  }
  if (page_.attribute(node, "itemprop").find("articleBody") != std::string_view::npos) weight += 80;
  if (node.tag == Tag::kArticle) weight += 25;
  if (node.tag == Tag::kMain) weight += 10;
  return weight;
}

void Extraction::choose() {
  std::vector<double> score(nodes_.size(), 0);
  std::vector<char> touched(nodes_.size(), 0);
  for (const Block& block : blocks_) {
    if (block.chars < 25 || block.link_density() > 0.5 || is_heading(nodes_[block.container].tag)) continue;
    const double value = 1 + block.commas + std::min(block.chars / 100.0, 3.0);
    Index at = block.container;
    const Tag tag = nodes_[at].tag;
    if (tag == Tag::kP || tag == Tag::kPre || tag == Tag::kBlockquote || tag == Tag::kLi || tag == Tag::kTd) at = nodes_[at].parent;
    double share = 1;
    for (int level = 0; level < 6 && at != 0; ++level, at = nodes_[at].parent) {
      if (!touched[at]) touched[at] = 1, score[at] += name_weight(nodes_[at]);
      score[at] += value / share;
      share = level == 0 ? 2 : (level + 1) * 3;
    }
  }
  double best = 0;
  for (Index i = 1; i < nodes_.size(); ++i) {
    if (!touched[i]) continue;
    const double density = chars_[i] == 0 ? 0 : double(link_chars_[i]) / chars_[i];
    score[i] *= 1 - density;
    if (score[i] > best) best = score[i], top_ = i;
  }
}

// Articles are often cut in two by an advertisement: an element further out is better when it adds much prose and little else.
void Extraction::widen() {
  const auto weigh = [&](Index element) {
    Weight weight;
    for (const Block& block : blocks_within(element)) (block.is_prose() ? weight.prose : weight.labels) += block.chars;
    return weight;
  };
  Weight inner = weigh(top_);
  for (Index at = nodes_[top_].parent; at != 0 && nodes_[top_].tag != Tag::kArticle && nodes_[at].tag != Tag::kBody; at = nodes_[at].parent) {
    const Weight outer = weigh(at);
    const double prose = outer.prose - inner.prose, labels = outer.labels - inner.labels;
    if (prose > 0.25 * inner.prose && labels < 0.15 * prose) inner = outer, top_ = at;
  }
}

std::span<const Block> Extraction::blocks_within(Index element) const {
  const auto begin = std::ranges::lower_bound(blocks_, element, {}, &Block::first_node);
  const auto end = std::ranges::lower_bound(begin, blocks_.end(), nodes_[element].end, {}, &Block::first_node);
  return {begin, end};
}

// The first heading whose words the page's title begins with.
const Block* Extraction::title_block() const {
  const auto head = std::ranges::find(nodes_, Tag::kTitle, &Node::tag);
  if (head == nodes_.end()) return nullptr;
  const std::string title = page_.text_of(static_cast<Index>(head - nodes_.begin()));
  for (const Block& block : blocks_) {
    const std::string_view text = std::string_view(buffer_).substr(block.begin, block.end - block.begin);
    if (is_heading(nodes_[block.container].tag) && text.size() >= kHeadline && title.starts_with(text)) return &block;
  }
  return nullptr;
}

// Labels that sites put between paragraphs.
bool is_notice(std::string_view text) {
  static const re2::RE2 kNotice(
      "(?i)^\\W*(?:advert(?:isement|ising)?s?|sponsored|read (?:more|next|also|full)|see also|also read|related|more (?:from|on|stories)|sign up|subscribe|"
      "follow (?:us|@)|share (?:this|on)|like this story|have a tip|continue reading|scroll (?:down|for)|story continues|article continues|click here to|"
      "you (?:may|might) also|recommended|don't miss|most (?:read|popular)|comments?|leave a comment|tags?|loading|download (?:our|the) app|"
      "get (?:the|our) (?:latest|free|best|daily)|join (?:our|the conversation)|copyright|\xC2\xA9|all rights reserved|"
      "follow .{1,60} on (?:facebook|twitter|instagram|youtube|linkedin))\\b|^\\W*(?:first )?(?:published|updated|posted|last (?:updated|modified)) ?:|"
      "click here (?:for|to) [^.]{1,40}\\.?$|[|/] ?(?:getty images|afp|ap|reuters|epa|shutterstock|bloomberg)(?: images| photo)?\\)?$");
  static const re2::RE2 kWriters("(?i)^\\(?(?:additional )?(?:reporting|writing|editing|compiled)(?: and (?:reporting|writing|editing))? by \\p{Lu}");
  return (text.size() < 200 && matches(text, kNotice)) || (text.size() < 400 && matches(text, kWriters));
}

// A label that opens a list of other articles.
bool opens_more(std::string_view text) {
  static const re2::RE2 kMore("(?i)^(?:more|related|other|latest|recommended|popular|top|trending)\\b.{0,24}\\b(?:stories|articles|news|posts|reads?|coverage)\\W*$");
  return matches(text, kMore);
}

bool ends_a_sentence(std::string_view text) {
  if (text.ends_with("...") || text.ends_with("\xE2\x80\xA6")) return false;
  for (const std::string_view mark : {".", "!", "?", "\"", "'", ")", ":", "\xE2\x80\x9D", "\xE2\x80\x99"})
    if (text.ends_with(mark)) return true;
  return false;
}

void append_paragraph(std::string_view text, std::string& out) {
  if (!out.empty()) out += "\n\n";
  out += text;
}

// The article begins behind its headline: the page's first heading that is its title too, unless little follows; else the
// first of the top level, unless most of the text would be lost.
std::span<const Block> Extraction::blocks_behind_headline() const {
  const std::span<const Block> blocks = blocks_within(top_);
  const Block* const titled = title_block();
  std::uint32_t all = 0, behind = 0, behind_title = 0;
  std::size_t headline = blocks.size(), title = blocks.size();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    all += blocks[i].chars;
    if (headline == blocks.size() && nodes_[blocks[i].container].tag == Tag::kH1) headline = i;
    else if (headline != blocks.size()) behind += blocks[i].chars;
    if (&blocks[i] == titled) title = i;
    else if (title != blocks.size()) behind_title += blocks[i].chars;
  }
  if (behind_title > all / 4) return blocks.subspan(title + 1);
  if (headline != blocks.size() && behind > all / 2) return blocks.subspan(headline + 1);
  return blocks;
}

std::string Extraction::text() const {
  const std::span<const Block> blocks = blocks_behind_headline();
  std::vector<std::string_view> chosen;
  std::size_t end = 0;
  for (const Block& block : blocks) {
    const std::string_view text = std::string_view(buffer_).substr(block.begin, block.end - block.begin);
    if (block.link_density() > 0.6 && block.chars < 300) continue;
    if (opens_more(text) && &block > &blocks[blocks.size() / 2]) break;  // in the first half it is a section's own heading
    if (is_notice(text)) continue;
    const bool is_text = block.chars >= kProse || (ends_a_sentence(text) && !is_heading(nodes_[block.container].tag));
    if (chosen.empty() && !is_text) continue;
    chosen.push_back(text);
    if (is_text) end = chosen.size();
  }
  chosen.resize(end);  // labels behind the last sentence belong to what follows
  std::string out;
  for (const std::string_view text : chosen) append_paragraph(text, out);
  return out;
}

std::string Extraction::whole_text() const {
  std::string out;
  for (const Block& block : blocks_) append_paragraph(std::string_view(buffer_).substr(block.begin, block.end - block.begin), out);
  return out;
}

}  // namespace

std::string article_text(const Page& page) {
  constexpr std::size_t kShort = 250;
  std::string text = Extraction(page, true).text();
  if (text.size() < kShort) {
    const Extraction lenient(page, false);
    std::string other = lenient.text();
    if (other.size() > 2 * text.size()) text.swap(other);
    if (text.empty()) text = lenient.whole_text();
  }
  return text;
}

std::string whole_text(const Page& page) { return Extraction(page, false).whole_text(); }

}  // namespace newsmetrics
