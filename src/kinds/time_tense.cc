#include "kinds/time_tense.h"

namespace newsmetrics {
namespace {

// How far a verb may stand from its date, in words.
constexpr std::size_t kReachBefore = 14;
constexpr std::size_t kReachBehind = 25;

class TenseReader {
 public:
  explicit TenseReader(const Match& match)
      : match_(match), sentence_break_(id("sentence_break")), future_(id("future_marker")), participle_(id("future_participle")), past_(id("past_marker")), lower_(id("lower")) {}

  Tense read() const {
    const auto before = match_.before(), after = match_.after();
    const std::size_t size = before.size();
    if (size >= 3 && word(before[size - 1]) == "as" && word(before[size - 3]) == "as") return Tense::kFuture;  // as soon as Tuesday
    if (looks_ahead(before)) return Tense::kFuture;
    for (std::size_t i = size; i-- > 0 && size - i <= kReachBefore;) {
      if (has(before[i], sentence_break_)) break;
      if (Tense tense = behind_verb(before, i); tense != Tense::kUnknown) return tense;
    }
    for (std::size_t i = 0; i < after.size() && i < kReachBehind; ++i) {
      if (has(after[i], sentence_break_)) break;
      if (has(after[i], future_)) return Tense::kFuture;
      if (has(after[i], past_) || ends_in_ed(after[i])) return Tense::kPast;
    }
    return Tense::kUnknown;
  }

 private:
  ClassId id(Name name) const { return match_.knowledge().class_id(name); }
  bool has(const Item& item, ClassId of_class) const { return match_.knowledge().symbol_has(item.symbol, of_class); }
  std::string_view word(const Item& item) const { return match_.document().substr(item.begin, item.end - item.begin); }

  bool ends_in_ed(const Item& item) const {
    std::string_view text = word(item);
    return text.size() > 3 && text.ends_with("ed") && has(item, lower_);
  }

  // "extended until Tuesday", "until 9 a.m. Tuesday". In front of a sentence "until" looks back as well.
  bool looks_ahead(Match::Items before) const {
    std::size_t at = before.size();
    if (at > 0 && match_.is(before[at - 1], "time")) --at;
    if (at < 3 || !match_.is(before[at - 1], "looks_ahead")) return false;
    return !has(before[at - 2], sentence_break_) && !has(before[at - 3], sentence_break_);
  }

  // True when one of the three words in front of items[at] passes.
  template <typename Test>
  bool led_by(Match::Items items, std::size_t at, Test test) const {
    for (std::size_t i = at; i-- > 0 && at - i <= 3;) {
      if (has(items[i], sentence_break_)) return false;
      if (test(items[i])) return true;
    }
    return false;
  }

  // What the word at items[at], in front of the date, tells.
  Tense behind_verb(Match::Items items, std::size_t at) const {
    const Item& item = items[at];
    if (has(item, future_)) return Tense::kFuture;
    if (has(item, participle_))
      return led_by(items, at, [&](const Item& i) { return word(i) == "had"; }) ? Tense::kPast : Tense::kFuture;
    if (at > 0 && word(item) == "to" && (word(items[at - 1]) == "is" || word(items[at - 1]) == "are")) return Tense::kFuture;  // is to open
    // "will be held", "to be announced", "would have opened".
    if (has(item, past_) || ends_in_ed(item))
      return led_by(items, at, [&](const Item& i) { return has(i, future_) || word(i) == "be"; }) ? Tense::kFuture : Tense::kPast;
    return Tense::kUnknown;
  }

  const Match& match_;
  ClassId sentence_break_, future_, participle_, past_, lower_;
};

}  // namespace

Tense tense_around(const Match& match) { return TenseReader(match).read(); }

}  // namespace newsmetrics
