#include "kinds/time_history.h"

#include <algorithm>
#include <bit>
#include <bitset>

#include "text/byte_block.h"

namespace newsmetrics {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool starts_with_month(std::string_view word) {
  for (const std::string_view month : {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"})
    if (word.starts_with(month)) return true;
  return false;
}

// Where the next letter stands at which one of the words below is told by those around it, or the next digit: sixteen bytes are
// looked at at once.
std::size_t next_telling(std::string_view text, std::size_t from) {
  const auto telling = [](auto c) { return ((c >= '0') & (c <= '9')) | (c == 'y') | (c == 'g') | (c == 'w') | (c == 'm'); };
  for (; from + sizeof(ByteBlock) <= text.size(); from += sizeof(ByteBlock)) {
    const BlockHalves halves = halves_of(telling(load_block(text.data() + from)));
    if (halves[0] != 0) return from + static_cast<std::size_t>(std::countr_zero(halves[0])) / 8;
    if (halves[1] != 0) return from + 8 + static_cast<std::size_t>(std::countr_zero(halves[1])) / 8;
  }
  while (from < text.size() && !telling(text[from])) ++from;
  return from;
}

// Monday, Tuesday, Friday, Saturday, today, yesterday end alike. "Monday, 24 April" tells nothing.
bool ends_day(std::string_view front, std::string_view behind) {
  if (!front.ends_with("da") || front.size() < 3 || is_letter(behind[1])) return false;
  if (std::string_view("nsiro").find(front[front.size() - 3]) == std::string_view::npos) return false;
  behind.remove_prefix(behind[1] == ',' ? 2 : 1);
  return !(behind.size() > 2 && behind[0] == ' ' && (is_digit(behind[1]) || starts_with_month(behind.substr(1))));
}

// "on 24 April 1916", "in May 1916", "April 24, 1916", "330 BC": news seldom dates what is long past so.
bool has_month(std::string_view front) {
  auto strip = [&](auto test) { while (!front.empty() && test(front.back())) front.remove_suffix(1); };
  strip([](char c) { return c == ' ' || c == ',' || c == '\n'; });
  strip(is_digit);
  strip([](char c) { return c == ' ' || c == '.'; });
  std::size_t begin = front.size();
  while (begin > 0 && is_letter(front[begin - 1])) --begin;
  return starts_with_month(front.substr(begin));
}

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

bool is_before_christ(std::string_view behind) { return behind.starts_with(" BC") || behind.starts_with(" B.C."); }

// "ago", "last week": news counts from its own day.
bool counts_from_today(std::string_view front, std::string_view behind) {
  if (behind.front() == 'g') return front.ends_with(" a") && behind[1] == 'o' && !is_letter(behind[2]);
  if (!front.ends_with(" last ") && !front.ends_with(" this ")) return false;
  for (const std::string_view unit : {"week", "month", "year"})
    if (behind.starts_with(unit)) return !behind.substr(unit.size()).starts_with(" of");  // not "the last week of May"
  return false;
}

}  // namespace

bool tells_history(std::string_view text, std::optional<int> published_year) {
  constexpr std::size_t kEnough = 32 << 10;  // what the beginning of a long text does not show, its end need not
  constexpr int kLongAgo = 3;                // years
  text = text.substr(0, kEnough);
  const int now = published_year ? *published_year : latest_year(text);
  int old = 0, long_ago = 0, dated_long_ago = 0, present = 0;
  std::bitset<2200> named;
  const std::size_t size = text.size();
  for (std::size_t i = next_telling(text, 0); i + 3 < size; i = next_telling(text, i + 1)) {
    if (is_digit(text[i])) {
      const auto [end, value] = read_digits(text, i);
      const bool whole = (i == 0 || (text[i - 1] != ',' && text[i - 1] != '.')) && (end + 1 >= size || text[end] != ',' || !is_digit(text[end + 1]));
      const bool before_christ = is_before_christ(text.substr(end));
      if (before_christ || (end - i == 4 && whole && value >= 1000 && value < 2200)) {
        const bool is_old = before_christ || value < now - 1, is_long_ago = before_christ || value < now - kLongAgo, full = before_christ || has_month(text.substr(0, i));
        const bool again = !before_christ && named[static_cast<std::size_t>(value)];  // "(base 1975)", in every paragraph
        if (!before_christ) named.set(static_cast<std::size_t>(value));
        old += is_old && !again;
        long_ago += is_long_ago && !again;
        dated_long_ago += is_long_ago && full;
        if (!is_old && !full) ++present;
      }
      i = end;
      continue;
    }
    const std::string_view front = text.substr(0, i), behind = text.substr(i);
    present += (text[i] == 'y' && ends_day(front, behind)) || counts_from_today(front, behind);
  }
  if ((old >= 8 && old >= 4 * present) || (long_ago >= 3 + 2 * present && long_ago >= 4 * present)) return true;
  return dated_long_ago >= 3 && dated_long_ago > present;
}

}  // namespace newsmetrics
