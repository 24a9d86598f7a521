#include "input/feed.h"

#include <libxml/xmlreader.h>

#include <algorithm>
#include <memory>

#include "input/page.h"
#include "input/timestamp.h"
#include "text/utf8.h"

namespace newsmetrics {
namespace {

std::string take(xmlChar* text) {
  const std::unique_ptr<xmlChar, void (*)(void*)> owned(text, [](void* memory) { xmlFree(memory); });
  std::string out = text ? reinterpret_cast<const char*>(text) : "";
  replace_invalid_utf8(out);
  return out;
}

std::string as_text(const std::string& html) { return whole_text(Page(html)); }

std::string one_line(const std::string& html) {
  std::string out;
  append_collapsed(as_text(html), out);
  return out;
}

// Of what an entry offers as its text, the whole content beats the summary.
int content_rank(std::string_view name) { return name == "encoded" || name == "content" ? 2 : name == "description" || name == "summary" ? 1 : 0; }

}  // namespace

std::string read_feed(std::string_view feed, const std::function<Document&()>& add) {
  const std::unique_ptr<xmlTextReader, void (*)(xmlTextReaderPtr)> reader(
      xmlReaderForMemory(feed.data(), static_cast<int>(std::min<std::size_t>(feed.size(), 1u << 30)), nullptr, nullptr,
                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA),
      xmlFreeTextReader);
  if (!reader) return "not a feed";
  Document* entry = nullptr;
  int entry_depth = 0, rank = 0;
  int status = xmlTextReaderRead(reader.get());
  while (status == 1) {
    const int type = xmlTextReaderNodeType(reader.get());
    const xmlChar* local = xmlTextReaderConstLocalName(reader.get());
    const std::string_view name = local ? reinterpret_cast<const char*>(local) : "";
    const int depth = xmlTextReaderDepth(reader.get());
    if (type == XML_READER_TYPE_END_ELEMENT && entry && depth == entry_depth) {
      entry = nullptr;
    } else if (type == XML_READER_TYPE_ELEMENT && !entry && (name == "item" || name == "entry")) {
      if (!xmlTextReaderIsEmptyElement(reader.get())) entry = &add(), entry_depth = depth, rank = 0;
    } else if (type == XML_READER_TYPE_ELEMENT && entry && depth == entry_depth + 1) {
      const std::string value = name == "content" && take(xmlTextReaderGetAttribute(reader.get(), reinterpret_cast<const xmlChar*>("type"))) == "xhtml"
                                    ? take(xmlTextReaderReadInnerXml(reader.get()))
                                    : take(xmlTextReaderReadString(reader.get()));
      if (name == "title") entry->title = one_line(value);
      else if (name == "guid" || name == "id") entry->id = value;
      else if (name == "pubDate" || name == "published" || (name == "date" && entry->published.empty()) || (name == "updated" && entry->published.empty())) {
        if (std::string published = parse_timestamp(value); !published.empty()) entry->published = published, entry->published_from = PublishedFrom::kMetadata;
      } else if (name == "creator" || name == "author") {
        if (std::string author = one_line(value); !author.empty()) entry->author.push_back(std::move(author));
      } else if (const int offered = content_rank(name); offered > rank) {
        entry->text = as_text(value);
        rank = offered;
      }
      status = xmlTextReaderNext(reader.get());
      continue;
    }
    status = xmlTextReaderRead(reader.get());
  }
  if (status == 0) return {};
  const xmlError* error = xmlGetLastError();
  std::string cause = error && error->message ? error->message : "not a feed";
  while (cause.ends_with('\n')) cause.pop_back();
  return "line " + std::to_string(error ? error->line : 0) + ": " + cause;
}

}  // namespace newsmetrics
