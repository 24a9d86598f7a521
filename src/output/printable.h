// Text from articles made safe to print: nothing in it may steer a terminal.
#ifndef NEWSMETRICS_OUTPUT_PRINTABLE_H_
#define NEWSMETRICS_OUTPUT_PRINTABLE_H_

#include <string>
#include <string_view>

namespace newsmetrics {

// Appends `text` on one line: white space between words becomes one space, white space at the ends goes, and control
// characters become U+FFFD.
void append_printable(std::string_view text, std::string& out);

}  // namespace newsmetrics

#endif
