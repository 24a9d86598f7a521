// The TIMEX3 notation: units, periods ("P1Y6M") and the text of a value.
#ifndef NEWSMETRICS_KINDS_TIMEX_H_
#define NEWSMETRICS_KINDS_TIMEX_H_

#include <optional>
#include <string_view>

#include "kinds/time_value.h"
#include "newsmetrics/decimal.h"

namespace newsmetrics {

struct TimeUnit {
  std::string_view name;     // the attribute `unit` of the lexicon
  std::string_view written;  // in a period
  Grain grain;               // the period of the calendar, if it is one
  int months, days;          // its length, in one of the two
  std::string_view part;     // the unit of its fractions, and how many make a whole: half an hour is 30 minutes
  int parts;

  bool is_clock() const { return name.size() == 2 && name[0] == 'T'; }
};

const TimeUnit* find_unit(std::string_view name);  // nullptr: there is none

// A period of one unit.
struct Period {
  static constexpr double kAny = -1;  // X
  double count = 0;
  const TimeUnit* unit = nullptr;
};
Period parse_period(std::string_view text);

// The TIMEX3 mod for a figure's modifier ("more_than"); empty for others.
std::string_view timex_mod(std::string_view modifier);

// Puts a value together on the stack.
class TimexText {
 public:
  TimexText& operator<<(std::string_view words);
  TimexText& operator<<(int value);
  TimexText& operator<<(const TimeValue& value);
  TimexText& two_digits(int value);
  // So many units; X when the number is unknown.
  TimexText& period(std::optional<Decimal> number, const TimeUnit& unit);
  std::string_view view() const { return {buffer_, size_}; }

 private:
  char buffer_[96];
  std::size_t size_ = 0;
};

}  // namespace newsmetrics

#endif
