#include "kinds/time_history.h"

namespace newsmetrics {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// True when the word at text[at] is one of those by which news counts from its own day: "ago", "last week".
bool counts_from_today(std::string_view text, std::size_t at) {
  text = text.substr(at);
  if (text.starts_with("ago")) return text.size() == 3 || !is_letter(text[3]);
  if (!text.starts_with("last ") && !text.starts_with("this ")) return false;
  text.remove_prefix(5);
  for (std::string_view unit : {"week", "month", "year"}) {
    if (text.starts_with(unit)) return !text.substr(unit.size()).starts_with(" of");  // not "the last week of May"
  }
  return false;
}

}  // namespace

bool tells_history(std::string_view text, std::optional<int> published_year) {
  constexpr std::size_t kEnough = 32 << 10;  // what the beginning of a long text does not show, its end need not
  constexpr int kLongAgo = 3;                // years
  text = text.substr(0, kEnough);
  const int now = published_year.value_or(2200);
  int old = 0, long_ago = 0, present = 0;
  const std::size_t size = text.size();
  for (std::size_t i = 0; i + 3 < size; ++i) {
    if (is_digit(text[i])) {
      std::size_t end = i;
      int value = 0;
      for (; end < size && is_digit(text[end]); ++end) value = end - i < 4 ? value * 10 + (text[end] - '0') : value;
      const bool whole = (i == 0 || (text[i - 1] != ',' && text[i - 1] != '.')) && (end + 1 >= size || text[end] != ',' || !is_digit(text[end + 1]));
      if (end - i == 4 && whole && value >= 1000 && value < 2200) {
        value < now - 1 ? ++old : ++present;
        if (value < now - kLongAgo) ++long_ago;
      }
      i = end;
    } else if (text[i] == 'd' && text[i + 1] == 'a' && text[i + 2] == 'y' && !is_letter(text[i + 3]) && i > 2) {
      // Monday, Tuesday, Friday, Saturday, today, yesterday end alike.
      const char before = text[i - 1];
      if (before == 'n' || before == 's' || before == 'i' || before == 'r' || before == 'o') ++present;
    } else if (text[i] == ' ' && counts_from_today(text, i + 1)) {
      ++present;
    }
  }
  return (old >= 8 && old >= 4 * present) || (long_ago >= 3 + 2 * present && long_ago >= 4 * present);
}

}  // namespace newsmetrics
