#include "kinds/time_tense.h"

namespace newsmetrics {
namespace {

// How far a verb may stand from its date, in words.
constexpr std::size_t kReachBefore = 14;
constexpr std::size_t kReachBehind = 10;

Tense tense_of(const Match& match, const Item& item) {
  if (match.is(item, "future_marker")) return Tense::kFuture;
  if (match.is(item, "past_marker")) return Tense::kPast;
  std::string_view word = match.document().substr(item.begin, item.end - item.begin);
  if (word.size() > 3 && word.ends_with("ed") && match.is(item, "lower")) return Tense::kPast;
  return Tense::kUnknown;
}

}  // namespace

Tense tense_around(const Match& match) {
  auto before = match.before();
  for (std::size_t i = 0; i < kReachBefore && i < before.size(); ++i) {
    const Item& item = before[before.size() - 1 - i];
    if (match.is(item, "sentence_break")) break;
    Tense tense = tense_of(match, item);
    if (tense == Tense::kUnknown) continue;
    // "is expected to open", "will be held", "would have": the auxiliary in front decides.
    for (std::size_t j = i + 1; j < i + 4 && j < before.size(); ++j) {
      const Item& auxiliary = before[before.size() - 1 - j];
      if (match.is(auxiliary, "future_marker")) return Tense::kFuture;
      if (match.is(auxiliary, "sentence_break")) break;
    }
    return tense;
  }
  auto after = match.after();
  for (std::size_t i = 0; i < kReachBehind && i < after.size(); ++i) {
    if (match.is(after[i], "sentence_break")) break;
    Tense tense = tense_of(match, after[i]);
    if (tense != Tense::kUnknown) return tense;
  }
  return Tense::kUnknown;
}

}  // namespace newsmetrics
