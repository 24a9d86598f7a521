// Bytes in any encoding to valid UTF-8.
#ifndef NEWSMETRICS_INPUT_ENCODING_H_
#define NEWSMETRICS_INPUT_ENCODING_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace newsmetrics {

// Turns `bytes` into UTF-8 without a byte order mark; returns how many parts were invalid and became U+FFFD. A byte
// order mark (UTF-8, UTF-16, UTF-32) decides, then `charset` (an IANA name; empty or unknown is UTF-8). Text that is
// valid UTF-8 beyond ASCII is taken as such in spite of an 8-bit `charset`: a mistake that pages make more often than
// the other one.
std::size_t to_utf8(std::string& bytes, std::string_view charset = {});

}  // namespace newsmetrics

#endif
