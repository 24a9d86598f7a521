// What to print and how; the command line's output options, one to one.
#ifndef NEWSMETRICS_OUTPUT_OPTIONS_H_
#define NEWSMETRICS_OUTPUT_OPTIONS_H_

#include <cstdint>
#include <string>
#include <vector>

namespace newsmetrics {

enum class OffsetUnit : std::uint8_t { kCodePoints, kBytes, kUtf16 };
enum class Table : std::uint8_t { kMetrics, kMentions };

struct OutputOptions {
  OffsetUnit offsets = OffsetUnit::kCodePoints;
  bool text = false;                // document.text as well (json)
  std::vector<std::string> kinds;   // only mentions of these, and of the metrics what rests on them; empty: all
  std::vector<std::string> fields;  // only these members of mentions and metrics (json), these columns in this order (csv); empty: all
  Table table = Table::kMetrics;    // csv
  bool color = false;               // text
};

}  // namespace newsmetrics

#endif
