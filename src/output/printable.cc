#include "output/printable.h"

namespace newsmetrics {

void append_printable(std::string_view text, std::string& out) {
  const std::size_t start = out.size();
  bool space = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      space = true;
      continue;
    }
    if (space && out.size() > start) out += ' ';
    space = false;
    const bool c1 = c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;  // U+0080 … U+009F
    if (c1) ++i;
    if (c1 || c < 0x20 || c == 0x7F) {
      out += "\xEF\xBF\xBD";
    } else {
      out += static_cast<char>(c);
    }
  }
}

}  // namespace newsmetrics
