// Text from articles made safe to print: nothing in it may steer a terminal.
#ifndef NEWSMETRICS_OUTPUT_PRINTABLE_H_
#define NEWSMETRICS_OUTPUT_PRINTABLE_H_

#include <string>
#include <string_view>

#include "text/utf8.h"

namespace newsmetrics {

// Appends the byte at `at` of valid UTF-8, or U+FFFD for the control character that begins there; returns where the next begins.
inline std::size_t append_without_control(std::string_view text, std::size_t at, std::string& out) {
  const auto c = static_cast<unsigned char>(text[at]);
  const bool c1 = is_c1_control(text, at);
  if (c1 || c < 0x20 || c == 0x7F) out += "\xEF\xBF\xBD";
  else out += static_cast<char>(c);
  return at + (c1 ? 2 : 1);
}

// Appends `text` on one line: white space between words becomes one space, white space at the ends goes, and control
// characters become U+FFFD.
void append_printable(std::string_view text, std::string& out);

}  // namespace newsmetrics

#endif
