#include "output/formats.h"

#include <algorithm>

namespace newsmetrics {
namespace {

constexpr Format kFormats[] = {
    {"json", ".json", "a record over several lines, one for each mention and metric", make_json_writer},
    {"ndjson", ".ndjson", "a record a line", make_ndjson_writer},
    {"csv", ".csv", "a table of metrics or mentions", make_csv_writer},
    {"text", ".txt", "for a terminal: sentences, their mentions coloured, and what they come to", make_text_writer},
    {"html", ".html", "a report: the article with its mentions marked, metrics beside it", make_html_writer},
};

}  // namespace

std::span<const Format> formats() { return kFormats; }

const Format* find_format(std::string_view name) {
  const auto* found = std::find_if(std::begin(kFormats), std::end(kFormats), [&](const Format& f) { return f.name == name; });
  return found == std::end(kFormats) ? nullptr : found;
}

}  // namespace newsmetrics
