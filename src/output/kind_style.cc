#include "output/kind_style.h"

#include <algorithm>

namespace newsmetrics {
namespace {

// Kinds of a family have neighbouring hues and one terminal colour.
constexpr KindStyle kStyles[] = {
    {"date", 210, "36"},    {"time", 195, "36"},     {"duration", 225, "36"}, {"set", 240, "36"},          {"money", 140, "32"},  {"percent", 100, "33"},
    {"quantity", 65, "93"}, {"ordinal", 50, "93"},   {"ranking", 35, "35"},   {"country", 0, "31"},        {"region", 350, "31"}, {"official", 285, "95"},
    {"forum", 320, "94"},   {"agreement", 15, "94"}, {"index", 170, "94"},    {"organization", 262, "34"},
};

}  // namespace

KindStyle kind_style(std::string_view kind) {
  const auto* found = std::find_if(std::begin(kStyles), std::end(kStyles), [&](const KindStyle& s) { return s.kind == kind; });
  if (found != std::end(kStyles)) return *found;
  unsigned hash = 0;
  for (const char c : kind) hash = hash * 31 + static_cast<unsigned char>(c);
  return {kind, static_cast<int>(hash % 360), "96"};
}

}  // namespace newsmetrics
