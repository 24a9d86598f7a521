#include "kinds/time_history.h"

#include <algorithm>
#include <bit>
#include <bitset>

#include "lexicon/knowledge.h"
#include "text/ascii.h"
#include "text/byte_block.h"

namespace newsmetrics {
namespace {

constexpr std::size_t kEnough = 32 << 10;  // bytes; what the beginning of a long text does not show, its end need not
constexpr int kLongAgo = 3;                // years
constexpr int kYears = 2200;               // numbers from here on are no years

// A run of digits: where it ends, and the value of the first four.
struct Digits {
  std::size_t end;
  int value;
};
Digits read_digits(std::string_view text, std::size_t begin) {
  Digits run{begin, 0};
  for (; run.end < text.size() && is_digit(text[run.end]); ++run.end)
    if (run.end - begin < 4) run.value = run.value * 10 + (text[run.end] - '0');
  return run;
}

// When the day of publication is not known, the last year named is as near to it as can be told.
int latest_year(std::string_view text) {
  int latest = 0;
  for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
    if (!is_digit(text[i])) continue;
    const auto [end, value] = read_digits(text, i);
    if (end - i == 4 && value < 2100) latest = std::max(latest, value);
    i = end;
  }
  return latest;
}

// Counts the dates of long ago, and the words by which news tells of its own days. A date asks when the words behind it are not
// yet tokens: so it reads the text, and looks words up in the lexicon where their letters make it worth while.
class HistoryReader {
 public:
  HistoryReader(const Knowledge& knowledge, std::string_view text, int now) : knowledge_(knowledge), text_(text), now_(now) {}

  bool tells_history() {
    for (std::size_t i = next_telling(0); i + 3 < text_.size(); i = next_telling(i + 1)) {
      if (is_digit(text_[i])) {
        i = read_number(i);
      } else {
        present_ += ends_day(i) || counts_from_today(i);
      }
    }
    if ((old_ >= 8 && old_ >= 4 * present_) || (long_ago_ >= 3 + 2 * present_ && long_ago_ >= 4 * present_)) return true;
    return dated_long_ago_ >= 3 && dated_long_ago_ > present_;
  }

 private:
  // The next digit, or the next letter that stands in one of the words looked for: sixteen bytes are looked at at once.
  std::size_t next_telling(std::size_t from) const {
    const auto telling = [](auto c) { return ((c >= '0') & (c <= '9')) | (c == 'y') | (c == 'g') | (c == 'w') | (c == 'm'); };
    for (; from + sizeof(ByteBlock) <= text_.size(); from += sizeof(ByteBlock)) {
      const BlockHalves halves = halves_of(telling(load_block(text_.data() + from)));
      if (halves[0] != 0) return from + static_cast<std::size_t>(std::countr_zero(halves[0])) / 8;
      if (halves[1] != 0) return from + 8 + static_cast<std::size_t>(std::countr_zero(halves[1])) / 8;
    }
    while (from < text_.size() && !telling(text_[from])) ++from;
    return from;
  }

  // Counts it if it is a year; returns where it ends.
  std::size_t read_number(std::size_t begin) {
    const auto [end, value] = read_digits(text_, begin);
    const std::string_view front = text_.substr(0, begin), behind = text_.substr(end);
    if (behind.starts_with(" BC") || behind.starts_with(" B.C.")) {
      ++old_, ++long_ago_, ++dated_long_ago_;
      return end;
    }
    const bool part_of_number = front.ends_with(',') || front.ends_with('.') || (behind.size() > 1 && behind[0] == ',' && is_digit(behind[1]));
    if (end - begin != 4 || part_of_number || value < 1000 || value >= kYears) return end;
    const bool is_old = value < now_ - 1, is_long_ago = value < now_ - kLongAgo;
    const bool full = (is_long_ago || !is_old) && follows_month(front);
    const bool again = named_[static_cast<std::size_t>(value)];  // "(base 1975)", in every paragraph
    named_.set(static_cast<std::size_t>(value));
    old_ += is_old && !again;
    long_ago_ += is_long_ago && !again;
    dated_long_ago_ += is_long_ago && full;
    present_ += !is_old && !full;
    return end;
  }

  // "on 24 April 1916", "in May 1916", "April 24, 1916": news seldom dates what is long past so.
  bool follows_month(std::string_view front) const {
    const auto strip = [&](auto test) {
      while (!front.empty() && test(front.back())) front.remove_suffix(1);
    };
    strip([](char c) { return c == ' ' || c == ',' || c == '\n'; });
    strip(is_digit);
    strip([](char c) { return c == ' ' || c == '.'; });
    return is_month(last_word(front));
  }

  // Whether a day's name ends at the letter: Monday, today, yesterday. "Monday, 24 April" tells nothing.
  bool ends_day(std::size_t at) const {
    if (text_[at] != 'y' || !text_.substr(0, at).ends_with("da") || is_letter(text_[at + 1])) return false;
    const std::uint32_t word = knowledge_.entry(last_word(text_.substr(0, at + 1)), LetterCase::kCapitalised);
    if (!knowledge_.entry_has(word, weekday_) && !knowledge_.entry_has(word, day_word_)) return false;
    std::string_view behind = text_.substr(at + 1);
    if (behind.starts_with(',')) behind.remove_prefix(1);
    return !(behind.size() > 1 && behind[0] == ' ' && (is_digit(behind[1]) || is_month(first_word(behind.substr(1)))));
  }

  // "ago", "last week": news counts from its own day.
  bool counts_from_today(std::size_t at) const {
    const std::string_view front = text_.substr(0, at), behind = text_.substr(at);
    if (behind.starts_with("go")) return front.ends_with(" a") && !is_letter(behind[2]);
    if (!front.ends_with(" last ") && !front.ends_with(" this ")) return false;
    for (const std::string_view unit : {"week", "month", "year"})
      if (behind.starts_with(unit)) return !behind.substr(unit.size()).starts_with(" of");  // not "the last week of May"
    return false;
  }

  bool is_month(std::string_view word) const { return knowledge_.word_is(word, month_); }
  static std::string_view first_word(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && is_letter(text[end])) ++end;
    return text.substr(0, end);
  }
  static std::string_view last_word(std::string_view text) {
    std::size_t begin = text.size();
    while (begin > 0 && is_letter(text[begin - 1])) --begin;
    return text.substr(begin);
  }

  const Knowledge& knowledge_;
  const std::string_view text_;
  const int now_;  // the year counted from
  const ClassId month_ = knowledge_.class_id("month"), weekday_ = knowledge_.class_id("weekday"), day_word_ = knowledge_.class_id("day_word");
  std::bitset<kYears> named_;
  int old_ = 0, long_ago_ = 0, dated_long_ago_ = 0;  // years
  int present_ = 0;                                  // words and years of the present
};

}  // namespace

bool tells_history(const Knowledge& knowledge, std::string_view text, std::optional<int> published_year) {
  text = text.substr(0, kEnough);
  return HistoryReader(knowledge, text, published_year ? *published_year : latest_year(text)).tells_history();
}

}  // namespace newsmetrics
