#include "input/message.h"

#include "text/utf8.h"

namespace newsmetrics {

std::string InputMessage::to_string() const {
  std::string out = where;
  if (line != 0) out += ':' + std::to_string(line);
  if (!out.empty()) out += ": ";
  out += cause;
  replace_invalid_utf8(out);
  std::string safe;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const unsigned char c = static_cast<unsigned char>(out[i]);
    const bool c1_control = c == 0xC2 && static_cast<unsigned char>(out[i + 1]) < 0xA0;
    if (c < 0x20 || c == 0x7F || c1_control) {
      append_utf8(0xFFFD, safe);
      i += c1_control;
    } else {
      safe.push_back(out[i]);
    }
  }
  return safe;
}

}  // namespace newsmetrics
