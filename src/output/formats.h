// One maker for each format; formats.cc lists them.
#ifndef NEWSMETRICS_OUTPUT_FORMATS_H_
#define NEWSMETRICS_OUTPUT_FORMATS_H_

#include <memory>

#include "output/writer.h"

namespace newsmetrics {

std::unique_ptr<Writer> make_json_writer(const OutputOptions& options);
std::unique_ptr<Writer> make_ndjson_writer(const OutputOptions& options);
std::unique_ptr<Writer> make_csv_writer(const OutputOptions& options);  // throws std::invalid_argument for an unknown column
std::unique_ptr<Writer> make_text_writer(const OutputOptions& options);
std::unique_ptr<Writer> make_html_writer(const OutputOptions& options);

}  // namespace newsmetrics

#endif
