#include "input/encoding.h"

#include <iconv.h>
#include <simdjson.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include "text/utf8.h"

namespace newsmetrics {
namespace {

// Converts all of `bytes`; what cannot be converted becomes U+FFFD. False when iconv does not know the charset.
bool convert(std::string& bytes, const std::string& charset, std::size_t& replaced) {
  const iconv_t opened = iconv_open("UTF-8", charset.c_str());
  if (opened == reinterpret_cast<iconv_t>(-1)) return false;
  const std::unique_ptr<void, int (*)(void*)> handle(opened, [](void* h) { return iconv_close(h); });
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  char* in = bytes.data();
  std::size_t left = bytes.size();
  char block[16 << 10];
  while (left != 0) {
    char* to = block;
    std::size_t room = sizeof block;
    const std::size_t result = iconv(opened, &in, &left, &to, &room);
    const int error = result == static_cast<std::size_t>(-1) ? errno : 0;
    out.append(block, to);
    if (error == EILSEQ || error == EINVAL) {
      append_utf8(0xFFFD, out);
      ++replaced;
      ++in, --left;
    }
  }
  bytes.swap(out);
  return true;
}

bool is_eight_bit(std::string_view charset) {
  return charset.starts_with("ISO-8859") || charset.starts_with("WINDOWS-125") || charset.starts_with("LATIN");
}

}  // namespace

std::size_t to_utf8(std::string& bytes, std::string_view charset) {
  using namespace std::string_view_literals;
  std::size_t replaced = 0;
  struct Mark {
    std::string_view bytes;
    const char* charset;
  };
  static constexpr Mark kMarks[] = {{"\xEF\xBB\xBF"sv, ""},           {"\xFF\xFE\0\0"sv, "UTF-32LE"}, {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                    {"\xFF\xFE"sv, "UTF-16LE"}, {"\xFE\xFF"sv, "UTF-16BE"}};
  std::string name(charset);
  for (const Mark& mark : kMarks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    bytes.erase(0, mark.bytes.size());
    name = mark.charset;
    break;
  }
  std::ranges::transform(name, name.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  // The web calls Windows-1252 by many names (WHATWG Encoding Standard).
  if (name == "ISO-8859-1" || name == "ISO8859-1" || name == "LATIN1" || name == "LATIN-1" || name == "US-ASCII" || name == "ASCII")
    name = "WINDOWS-1252";
  const bool valid = simdjson::validate_utf8(bytes);
  const bool is_utf8 = name.empty() || name == "UTF-8" || name == "UTF8" || (valid && is_eight_bit(name));
  if (!is_utf8 && convert(bytes, name, replaced)) return replaced;
  return valid ? 0 : replace_invalid_utf8(bytes);
}

}  // namespace newsmetrics
