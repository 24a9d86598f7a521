// Small letters and white space of ASCII text: headers, markup, lines of data files.
#ifndef NEWSMETRICS_TEXT_ASCII_H_
#define NEWSMETRICS_TEXT_ASCII_H_

#include <algorithm>
#include <string>
#include <string_view>

namespace newsmetrics {

// ASCII letters alone; every other byte stays as it is.
inline std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

inline std::string_view trim(std::string_view text, std::string_view white = " \t\r") {
  const std::size_t begin = text.find_first_not_of(white);
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, text.find_last_not_of(white) - begin + 1);
}

}  // namespace newsmetrics

#endif
