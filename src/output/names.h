// The output contract's words for the enumerations of a record; "" for what it leaves out.
#ifndef NEWSMETRICS_OUTPUT_NAMES_H_
#define NEWSMETRICS_OUTPUT_NAMES_H_

#include <string_view>

#include "newsmetrics/document.h"
#include "newsmetrics/record.h"

namespace newsmetrics {

std::string_view name(PublishedFrom from);
std::string_view name(Direction direction);
std::string_view name(Status status);

}  // namespace newsmetrics

#endif
