// Writes records as the output contract's JSON (newsmetrics/1), straight into a buffer that the caller reuses.
#ifndef NEWSMETRICS_OUTPUT_JSON_WRITER_H_
#define NEWSMETRICS_OUTPUT_JSON_WRITER_H_

#include <set>
#include <string>

#include "newsmetrics/document.h"
#include "newsmetrics/record.h"

namespace newsmetrics {

enum class OffsetUnit { kCodePoints, kBytes, kUtf16 };

struct JsonOptions {
  bool pretty = false;  // indented over lines; else one line
  bool text = false;    // document.text as well
  OffsetUnit offsets = OffsetUnit::kCodePoints;
  std::set<std::string, std::less<>> kinds;  // only mentions of these; empty: all
};

// Appends one record and a line end to `out`.
void write_json(const Document& document, const Record& record, const JsonOptions& options, std::string& out);

}  // namespace newsmetrics

#endif
