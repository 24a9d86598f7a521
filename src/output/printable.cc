#include "output/printable.h"

namespace newsmetrics {

void append_printable(std::string_view text, std::string& out) {
  const std::size_t start = out.size();
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      space = true;
      ++i;
      continue;
    }
    if (space && out.size() > start) out += ' ';
    space = false;
    i = append_without_control(text, i, out);
  }
}

}  // namespace newsmetrics
