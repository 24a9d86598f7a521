// A name that code gives to look something up by (a class, a capture, an attribute): its hash, computed by the compiler for
// a literal, so that a look-up is a comparison of numbers.
#ifndef NEWSMETRICS_LEXICON_NAME_H_
#define NEWSMETRICS_LEXICON_NAME_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace newsmetrics {

constexpr std::uint64_t name_hash(std::string_view name) {
  std::uint64_t hash = 14695981039346656037u;  // FNV-1a
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash ^ hash >> 29;
}

// The compilers of lexicon and grammar make sure that no two names of a table share a hash.
struct Name {
  template <std::size_t Size>
  consteval Name(const char (&literal)[Size]) : hash(name_hash({literal, Size - 1})) {}
  constexpr Name(std::string_view name) : hash(name_hash(name)) {}
  bool operator==(const Name&) const = default;
  std::uint64_t hash;
};

}  // namespace newsmetrics

#endif
