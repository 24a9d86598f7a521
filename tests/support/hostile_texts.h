// Texts that no article should be, of any length: what they have in common is that a careless loop is slow on them.
#ifndef NEWSMETRICS_TESTS_SUPPORT_HOSTILE_TEXTS_H_
#define NEWSMETRICS_TESTS_SUPPORT_HOSTILE_TEXTS_H_

#include <cstddef>
#include <functional>
#include <ostream>
#include <span>
#include <string>

namespace newsmetrics::testing {

struct HostileText {
  const char* name;
  std::function<std::string(std::size_t)> make;  // of about so many bytes, valid UTF-8
};

inline std::ostream& operator<<(std::ostream& out, const HostileText& text) { return out << text.name; }

std::span<const HostileText> hostile_texts();

}  // namespace newsmetrics::testing

#endif
