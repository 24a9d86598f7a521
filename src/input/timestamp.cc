#include "input/timestamp.h"

#include <array>
#include <chrono>
#include <cstdio>

#include "text/ascii.h"

namespace newsmetrics {
namespace {

using namespace std::chrono;

int number(std::string_view digits) { return to_int(digits, -1); }

// 1 to 12 for a month's English name, whole or abbreviated to three letters or more ("Sept"); 0 for any other word.
int month_number(std::string_view word) {
  static constexpr std::string_view kMonths[] = {"january", "february", "march",     "april",   "may",      "june",
                                                 "july",    "august",   "september", "october", "november", "december"};
  if (word.size() < 3) return 0;
  for (int month = 0; month < 12; ++month) {
    const std::string_view name = kMonths[month];
    bool same = word.size() <= name.size();
    for (std::size_t i = 0; same && i < word.size(); ++i) same = (word[i] | 0x20) == name[i];
    if (same) return month + 1;
  }
  return 0;
}

// Minutes east of Greenwich for the zone names that news in English uses without ambiguity.
std::optional<int> zone_minutes(std::string_view word) {
  struct Zone {
    std::string_view name;
    int minutes;
  };
  static constexpr Zone kZones[] = {{"Z", 0},      {"UTC", 0},    {"GMT", 0},    {"EST", -300}, {"EDT", -240}, {"CDT", -300},
                                    {"MST", -420}, {"MDT", -360}, {"PST", -480}, {"PDT", -420}, {"CET", 60},   {"CEST", 120},
                                    {"EET", 120},  {"EEST", 180}, {"MSK", 180},  {"JST", 540},  {"HKT", 480},  {"SGT", 480},
                                    {"AEST", 600}, {"AEDT", 660}};
  for (const Zone& zone : kZones)
    if (zone.name == word) return zone.minutes;
  return std::nullopt;
}

struct Timestamp {
  int year = 0, month = 0, day = 0;
  int hour = -1, minute = 0, second = 0;
  std::optional<int> zone;

  bool valid() const {
    return year >= 1500 && year <= 2199 && year_month_day(std::chrono::year(year), std::chrono::month(unsigned(month)), std::chrono::day(unsigned(day))).ok();
  }

  std::string to_string() const {
    std::string text;
    const auto digits = [&](int value) {
      text += static_cast<char>('0' + value / 10 % 10);
      text += static_cast<char>('0' + value % 10);
    };
    const auto two = [&](char before, int value) { text += before, digits(value); };
    digits(year / 100), digits(year);
    two('-', month), two('-', day);
    if (hour >= 0 && hour < 24 && minute < 60 && second <= 60) {
      two('T', hour), two(':', minute), two(':', second);
      if (zone && *zone == 0) text += 'Z';
      else if (zone) two(*zone < 0 ? '-' : '+', std::abs(*zone) / 60), two(':', std::abs(*zone) % 60);
    }
    return text;
  }
};

// Reads from the front of its text, all of it optional: whatever does not follow is left.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool done() const { return at_ >= text_.size(); }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  void skip(std::size_t count = 1) { at_ += count; }
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  std::string_view take_digits() { return take_while(is_digit); }
  std::string_view take_letters() { return take_while(is_letter); }
  std::size_t position() const { return at_; }
  void go_to(std::size_t position) { at_ = position; }

 private:
  std::string_view take_while(bool (*wanted)(char)) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && wanted(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

// ":04", ":04:30.250", then "pm", then a zone, behind an hour.
void scan_time(Scanner& in, int hour, Timestamp& out) {
  out.hour = hour;
  if (in.take(':') || in.take('.')) out.minute = number(in.take_digits().substr(0, 2));
  if (in.take(':')) {
    out.second = number(in.take_digits().substr(0, 2));
    if (in.peek() == '.' || in.peek() == ',') in.skip(), in.take_digits();
  }
  std::size_t before = in.position();
  while (in.take(' ')) {
  }
  std::string letters;
  while (letters.size() < 2 && is_letter(in.peek())) {
    letters.push_back(static_cast<char>(in.peek() | 0x20));
    in.skip();
    in.take('.');
  }
  if ((letters == "am" || letters == "pm") && !is_letter(in.peek())) {
    out.hour = out.hour % 12 + (letters == "pm" ? 12 : 0);
    before = in.position();
  }
  in.go_to(before);
  while (in.take(' ') || in.take('(') || in.take(',')) {
  }
  const char sign = in.peek();
  if ((sign == '+' || sign == '-') && is_digit(in.peek(1))) {
    in.skip();
    const std::string_view hours = in.take_digits();
    int minutes = number(hours.substr(0, 2)) * 60;
    if (hours.size() == 4) minutes += number(hours.substr(2));
    else if (in.take(':')) minutes += number(in.take_digits().substr(0, 2));
    if (minutes <= 14 * 60) out.zone = sign == '-' ? -minutes : minutes;
  } else if (const auto zone = zone_minutes(in.take_letters())) {
    out.zone = zone;
  } else {
    in.go_to(before);
  }
}

// "2019-11-19", "2019/11/19", "2019.11.19", "20191119" with the time behind; `digits` are those in front.
bool scan_year_first(Scanner& in, std::string_view digits, Timestamp& out) {
  if (digits.size() == 8 || digits.size() == 14) {
    out.year = number(digits.substr(0, 4)), out.month = number(digits.substr(4, 2)), out.day = number(digits.substr(6, 2));
    if (digits.size() == 14)
      out.hour = number(digits.substr(8, 2)), out.minute = number(digits.substr(10, 2)), out.second = number(digits.substr(12, 2));
  } else {
    const char separator = in.peek();
    if (digits.size() != 4 || (separator != '-' && separator != '/' && separator != '.')) return false;
    in.skip();
    out.year = number(digits);
    out.month = number(in.take_digits());
    if (!in.take(separator)) return false;
    out.day = number(in.take_digits());
  }
  if (!out.valid()) return false;
  const std::size_t before = in.position();
  while (in.take(' ') || in.take(',')) {
  }
  if (in.peek() == 'T' || in.peek() == 't') in.skip();
  const std::string_view hour = in.take_digits();
  if (hour.size() <= 2 && !hour.empty() && in.peek() == ':') scan_time(in, number(hour), out);
  else if (hour.size() == 6 && in.position() > before + 6)
    out.hour = number(hour.substr(0, 2)), out.minute = number(hour.substr(2, 2)), out.second = number(hour.substr(4, 2)),
    out.zone = zone_minutes(in.take_letters());
  return true;
}

// "11/19/2019" or "19.11.2019", where only one order of day and month is possible, or both are the same.
bool scan_year_last(Scanner& in, std::string_view digits, Timestamp& out) {
  const char separator = in.peek();
  if (digits.size() > 2 || (separator != '/' && separator != '.' && separator != '-')) return false;
  in.skip();
  const int first = number(digits), second = number(in.take_digits());
  if (!in.take(separator)) return false;
  const std::string_view year = in.take_digits();
  if (year.size() != 4 || (first <= 12 && second <= 12 && first != second && separator != '.')) return false;
  const bool day_first = separator == '.' || first > 12;
  out.year = number(year), out.day = day_first ? first : second, out.month = day_first ? second : first;
  return out.valid();
}

}  // namespace

std::string parse_timestamp(std::string_view text) {
  Timestamp out;
  Scanner in(text.substr(0, 200));
  // Words and numbers in any order fill the fields until there is a date; then only a time may follow.
  while (!in.done()) {
    const bool dated = out.valid();
    if (is_digit(in.peek())) {
      const std::string_view digits = in.take_digits();
      if (in.peek() == ':' && digits.size() <= 2) {
        if (out.hour < 0) scan_time(in, number(digits), out);
        if (dated) break;
        continue;
      }
      if (dated) break;
      const std::size_t before = in.position();
      Timestamp numeric;
      if (scan_year_first(in, digits, numeric) || (in.go_to(before), numeric = Timestamp(), scan_year_last(in, digits, numeric))) {
        if (numeric.hour < 0) numeric.hour = out.hour, numeric.minute = out.minute, numeric.second = out.second, numeric.zone = out.zone;
        out = numeric;
        continue;
      }
      in.go_to(before);
      if (digits.size() == 4) {
        out.year = number(digits);
      } else if (digits.size() <= 2 && out.day == 0) {
        out.day = number(digits);
        in.take_letters();  // 19th
      }
    } else if (is_letter(in.peek())) {
      const std::string_view word = in.take_letters();
      const int month = month_number(word);
      if (month != 0 && out.month == 0) {
        out.month = month;
      } else if (month == 0 && dated && out.hour < 0 && in.peek() == '.') {
        break;  // the sentence is over
      }
    } else {
      in.skip();
    }
  }
  return out.valid() ? out.to_string() : std::string();
}

std::string format_timestamp(std::int64_t seconds_since_1970) {
  const sys_seconds time{seconds(seconds_since_1970)};
  const sys_days day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss clock(time - day);
  Timestamp out{int(date.year()), int(unsigned(date.month())), int(unsigned(date.day())), int(clock.hours().count()),
                int(clock.minutes().count()), int(clock.seconds().count()), 0};
  return out.to_string();
}

std::optional<std::int64_t> earliest_seconds(std::string_view iso) {
  Timestamp stamp;
  Scanner in(iso);
  if (!scan_year_first(in, in.take_digits(), stamp)) return std::nullopt;
  const sys_days day(year_month_day(year(stamp.year), month(unsigned(stamp.month)), std::chrono::day(unsigned(stamp.day))));
  std::int64_t at = duration_cast<seconds>(day.time_since_epoch()).count();
  if (stamp.hour >= 0) at += stamp.hour * 3600 + stamp.minute * 60 + stamp.second;
  return at - stamp.zone.value_or(14 * 60) * 60;
}

}  // namespace newsmetrics
