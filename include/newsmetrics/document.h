// An article as it is read: its text and what is known about it before anything is extracted.
#ifndef NEWSMETRICS_DOCUMENT_H_
#define NEWSMETRICS_DOCUMENT_H_

#include <string>
#include <string_view>
#include <vector>

namespace newsmetrics {

// Where `published` comes from; printed as document.published_from.
enum class PublishedFrom { kUnknown, kOption, kMetadata, kText, kFile };

struct Document {
  std::string id;     // file name, JSONL id, or "-" for standard input
  std::string text;   // valid UTF-8 (see replace_invalid_utf8); every offset counts in it
  std::string title;  // empty: none known

  // Document creation time, the anchor of relative dates: ISO 8601 date ("2021-08-29") or date-time with zone
  // ("2021-08-29T10:15:00+03:30"). Empty: unknown, and relative dates stay underspecified as TIMEX3 writes them.
  std::string published;
  PublishedFrom published_from = PublishedFrom::kUnknown;

  std::string agency;                // news agency credited in the text or its metadata ("IRNA")
  std::vector<std::string> author;   // from metadata
  std::vector<std::string> sources;  // web addresses that the text gives as its sources
  std::string language = "en";       // BCP 47; only English is extracted
  std::string fields;                // a JSON object of pass-through fields, or empty
};

}  // namespace newsmetrics

#endif
