// Letters, digits, numbers and white space of ASCII text: headers, markup, lines of data files, first letters of names.
#ifndef NEWSMETRICS_TEXT_ASCII_H_
#define NEWSMETRICS_TEXT_ASCII_H_

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

namespace newsmetrics {

// ASCII alone; every other byte is none and stays as it is.
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
inline char lower(char c) { return is_capital(c) ? static_cast<char>(c | 0x20) : c; }
inline bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
inline std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return lower(c); });
  return out;
}

inline bool equal_folded(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

// The whole number in front of a text, with or without a sign; `otherwise` when there is none, or none so large an int.
inline int to_int(std::string_view text, int otherwise) {
  if (text.starts_with('+')) text.remove_prefix(1);
  std::from_chars(text.data(), text.data() + text.size(), otherwise);  // which leaves it alone where it reads none
  return otherwise;
}

inline std::string_view trim(std::string_view text, std::string_view white = " \t\r") {
  const std::size_t begin = text.find_first_not_of(white);
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, text.find_last_not_of(white) - begin + 1);
}

}  // namespace newsmetrics

#endif
