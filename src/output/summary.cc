#include <cstdint>
#include <map>

#include "output/writer.h"

namespace newsmetrics {
namespace {

// A name for the article that does not depend on what stands around it: FNV-1a of its id and text.
std::string anchor(const Document& document) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const std::string* part : {&document.id, &document.text})
    for (const char c : *part) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  std::string name = "a";
  for (int shift = 60; shift >= 0; shift -= 4) name += "0123456789abcdef"[hash >> shift & 15];
  return name;
}

}  // namespace

Summary summarise(const Document& document, const Record& record) {
  std::map<std::string_view, std::size_t> kinds;
  for (const Mention& mention : record.mentions) ++kinds[mention.kind];
  return {.id = document.id,
          .title = document.title,
          .published = document.published,
          .anchor = anchor(document),
          .kinds = {kinds.begin(), kinds.end()},
          .metrics = record.metrics.size()};
}

}  // namespace newsmetrics
