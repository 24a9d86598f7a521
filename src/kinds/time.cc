// Dates, times, durations and sets: TIMEX3 values from what the rules captured.
//
// A rule's constant `read` names the reading; each reading lists its captures where it is defined. Every reading may also have
//   value   (constant) the value itself: PRESENT_REF
//   edge    a word whose attribute `mod` becomes the field mod; as a constant, the mod itself
// Values written by an earlier stage are read back from the mentions that stand in a capture (span, inner, day, clock).

#include <algorithm>
#include <charconv>

#include "kinds/kinds.h"
#include "kinds/time_history.h"
#include "kinds/time_tense.h"
#include "kinds/time_value.h"

namespace newsmetrics {
namespace {

constexpr int kUnknown = TimeValue::kUnknown;

int year_of(Date date) { return static_cast<int>(date.year()); }
int month_of(Date date) { return static_cast<int>(static_cast<unsigned>(date.month())); }

int to_int(std::string_view text, int otherwise = kUnknown) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  int value = otherwise;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end != text.data() ? value : otherwise;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A TIMEX3 period: so many units ("P5Y", "PT40S", "PXM").
struct Period {
  double count = 0;  // kAny for X
  std::string_view unit;
  static constexpr double kAny = -1;
};

struct Unit {
  std::string_view name;     // the attribute `unit` of the lexicon
  std::string_view written;  // in the value, behind the P
  Grain grain;               // the period of the calendar, if it is one
  int months, days;          // its length, in one of the two
};

constexpr Unit kUnits[] = {
    {"Y", "Y", Grain::kYear, 12, 0},       {"M", "M", Grain::kMonth, 1, 0},         {"W", "W", Grain::kWeek, 0, 7},
    {"D", "D", Grain::kDay, 0, 1},         {"Q", "Q", Grain::kQuarter, 3, 0},       {"DE", "DE", Grain::kDecade, 120, 0},
    {"CE", "CE", Grain::kCentury, 1200, 0}, {"ML", "ML", Grain::kNone, 12000, 0},   {"TH", "H", Grain::kNone, 0, 0},
    {"TM", "M", Grain::kNone, 0, 0},       {"TS", "S", Grain::kNone, 0, 0},
};

const Unit* find_unit(std::string_view name) {
  for (const Unit& unit : kUnits) {
    if (unit.name == name) return &unit;
  }
  return nullptr;
}

// The TIMEX3 mod for a figure's modifier.
std::string_view mod_of(std::string_view modifier) {
  constexpr std::pair<std::string_view, std::string_view> kMods[] = {{"approximately", "APPROX"}, {"more_than", "MORE_THAN"}, {"less_than", "LESS_THAN"},
                                                                     {"at_least", "EQUAL_OR_MORE"}, {"at_most", "EQUAL_OR_LESS"}};
  for (const auto& [name, mod] : kMods) {
    if (name == modifier) return mod;
  }
  return {};
}

// Puts a value together in a small buffer on the stack.
class Text {
 public:
  Text& operator<<(std::string_view words) {
    size_ += words.copy(buffer_ + size_, sizeof(buffer_) - size_);
    return *this;
  }
  Text& operator<<(int value) {
    size_ = static_cast<std::size_t>(std::to_chars(buffer_ + size_, buffer_ + sizeof(buffer_), value).ptr - buffer_);
    return *this;
  }
  Text& operator<<(Decimal value) {
    char digits[Decimal::kMaxText];
    return *this << std::string_view(digits, static_cast<std::size_t>(value.write(digits)));
  }
  Text& operator<<(const TimeValue& value) {
    char written[TimeValue::kMaxText];
    return *this << std::string_view(written, static_cast<std::size_t>(value.write(written)));
  }
  Text& two_digits(int value) { return *this << (value < 10 ? "0" : "") << value; }
  std::string_view view() const { return {buffer_, size_}; }

 private:
  char buffer_[96];
  std::size_t size_ = 0;
};

class TimeReader {
 public:
  TimeReader(const Match& match, Context& context, Mention& mention) : match_(match), context_(context), mention_(mention) {}

  bool read() {
    if (std::string_view value = match_.constant("value"); !value.empty()) {
      context_.record.set(mention_, "value", value);
      return true;
    }
    std::string_view name = match_.constant("read");
    for (const Reading& reading : readings()) {
      if (reading.name == name) return (this->*reading.read)() && modify();
    }
    return false;
  }

 private:
  struct Reading {
    std::string_view name;
    bool (TimeReader::*read)();
  };
  static std::span<const Reading> readings();

  // ---- what the rule captured

  bool has(Name name) const { return match_.has(name); }
  int attribute(Name capture, Name of_class, Name key) const {
    return to_int(match_.attribute(capture, of_class, key));
  }

  int integer(Name capture) const {
    auto number = match_.number(capture);
    auto value = number ? number->to_integer() : std::nullopt;
    return value && *value >= 0 && *value < 100000 ? static_cast<int>(*value) : kUnknown;
  }

  // 3, 3rd or third.
  int nth(Name capture) const {
    if (!has(capture)) return kUnknown;
    if (int value = attribute(capture, "nth_word", "value"); value != kUnknown) return value;
    return to_int(match_.text(capture));
  }

  // 1998, '98, FY2021.
  int year() const {
    if (!has("year")) return kUnknown;
    if (int value = attribute("year", "fiscal_year", "value"); value != kUnknown) return value;
    if (has("century")) return word_year();
    std::string_view text = match_.text("year");
    while (!text.empty() && !is_digit(text.front())) text.remove_prefix(1);
    int value = to_int(text);
    if (value == kUnknown) return integer("year");
    return text.size() == 2 ? with_century(value) : value;
  }

  // Nineteen ninety-six.
  int word_year() const {
    int century = integer("century"), year = integer("year");
    if (century < 11 || century > 20 || year < 10 || year > 99) return kUnknown;
    if (is_digit(match_.text("century").front()) || is_digit(match_.text("year").front())) return kUnknown;
    return 100 * century + year;
  }

  // A year of two digits is the one nearest to publication, but not more than some years behind it.
  int with_century(int year) const {
    int now = published() ? year_of(*published()) : 2020;
    int full = now - now % 100 + year;
    return full > now + 20 ? full - 100 : full;
  }

  std::string_view value_in(Name capture) const {
    for (const Item& item : match_.capture(capture)) {
      if (const Mention* inner = match_.mention(item)) return context_.record.text_of(*inner, "value");
    }
    return {};
  }

  // ---- what stands around

  const Item* previous(std::size_t distance = 1) const {
    auto before = match_.before();
    return before.size() >= distance ? &before[before.size() - distance] : nullptr;
  }
  const Item* next() const {
    auto after = match_.after();
    return after.empty() ? nullptr : &after.front();
  }
  std::string_view text_of(const Item* item) const {
    return item ? match_.document().substr(item->begin, item->end - item->begin) : std::string_view();
  }
  bool is(const Item* item, Name of_class) const { return item && match_.is(*item, of_class); }
  bool starts_sentence() const { return match_.is(match_.items().front(), "sentence_start"); }

  // A word that leads into a time: "in", "since", "last".
  bool led_by_preposition() const { return is(previous(), "time_preposition"); }

  bool ends_clause(const Item* item) const { return is(item, "punct") || is(item, "sentence_break") || text_of(item) == "and"; }

  // No space within the mention.
  bool is_close() const {
    auto items = match_.items();
    for (std::size_t i = 1; i < items.size(); ++i) {
      if (items[i].begin != items[i - 1].end) return false;
    }
    return true;
  }

  // ---- anchors

  const std::optional<Date>& published() const { return context_.anchor.published; }
  const TimeValue& narrative() const { return context_.anchor.narrative; }

  // In history a month belongs to the last year named.
  bool is_history() const {
    if (!published()) return false;
    if (!context_.anchor.history) context_.anchor.history = tells_history(context_.document.text, year_of(*published()));
    return *context_.anchor.history;
  }

  // The year that a date without one belongs to when publication does not tell.
  int narrative_year() const {
    if (!narrative().known() || narrative().grain > Grain::kYear) return kUnknown;
    if (is_history()) return narrative().year;
    return !published() && narrative().grain < Grain::kYear ? narrative().year : kUnknown;
  }

  // ---- answers

  void set(std::string_view field, std::string_view text) { context_.record.set(mention_, field, context_.record.keep(text)); }

  bool set(const TimeValue& value, std::string_view behind = {}) {
    Text text;
    text << value << behind;
    set("value", text.view());
    return true;
  }

  // Sets the value and lets later dates count from it.
  bool establish(const TimeValue& value, std::string_view behind = {}) {
    context_.anchor.narrative = value;
    if (value.grain == Grain::kQuarter) context_.anchor.period = value;
    return set(value, behind);
  }

  bool interval(const char* name_begin, const TimeValue& begin, const TimeValue& end) {
    Text from, to;
    from << begin;
    to << end;
    set(name_begin, from.view());
    set("end_value", to.view());
    return true;
  }

  bool modify() {
    std::string_view mod = match_.constant("edge");
    if (mod.empty()) mod = match_.attribute("edge", "edge", "mod");
    if (mod.empty()) mod = match_.attribute("edge", "edge_noun", "mod");
    if (mod.empty()) mod = match_.attribute("edge", "approximator", "mod");
    if (mod.empty()) mod = mod_of(match_.attribute("edge", "approximator", "modifier"));
    if (mod.empty()) mod = mod_of(match_.attribute("edge", "after_figure", "modifier"));
    if (!mod.empty()) context_.record.set(mention_, "mod", mod);
    return true;
  }

  // ---- which of the years

  // Of the periods that `in_year` gives for years about publication, the one that the clause means: the one of its tense, unless
  // that lies nearly a year away and another is close by.
  // A quarter just over is still reported on: "expects to post a third-quarter loss".
  template <typename InYear>
  TimeValue choose(InYear in_year) const {
    Date now = *published();
    TimeValue here = in_year(year_of(now));
    TimeValue past = here.first() <= now ? here : in_year(year_of(now) - 1);
    TimeValue future = here.last() >= now ? here : in_year(year_of(now) + 1);
    if (past.year == future.year && past.index == future.index) return here;
    int since = days_between(past.last(), now), until = days_between(now, future.first());
    switch (tense_around(match_)) {
      case Tense::kPast: return since > 2 * until + 200 ? future : past;
      case Tense::kFuture: return until > 2 * since + 150 || (here.grain == Grain::kQuarter && since < 45) ? past : future;
      // A month is more often one that was; a day is the nearest.
      default: return since <= until || (here.grain != Grain::kDay && since < 300) ? past : future;
    }
  }

  // A month, day of a month, quarter or season without its year.
  template <typename InYear>
  TimeValue without_year(InYear in_year) const {
    if (int year = narrative_year(); year != kUnknown) return in_year(year);
    return published() ? choose(in_year) : in_year(kUnknown);
  }

  // The year that "this year", "last year", "the previous year" names; kUnknown without an anchor.
  int deictic_year() const {
    int offset = attribute("deictic", "deictic", "offset");
    if (match_.attribute("deictic", "deictic", "from") == "narrative" && narrative().known()) return narrative().year + offset;
    return published() ? year_of(*published()) + offset : kUnknown;
  }

  // ---- readings

  bool span();
  bool stopwatch();
  bool reach();
  bool clock();
  bool calendar();
  bool numeric();
  bool dotted();
  bool year_words();
  bool year_range();
  bool before_christ();
  bool first_day_of_two();
  bool decade();
  bool century();
  bool quarter();
  bool same_quarter();
  bool half();
  bool season();
  bool holiday();
  bool weekday();
  bool day_word();
  bool unit();
  bool year_end();
  bool ago();
  bool from_now();
  bool later();
  bool vague();
  bool each();
  bool each_named();
  bool times();
  bool set_adverb();
  bool clock_day();
  bool daypart();
  bool other_calendar();
  bool modified();
  bool day_time();
  bool week_of();
  bool second_day();

  bool set_day(int year, int month, int day);
  bool is_iranian_year(int year);
  bool hijri(Calendar calendar, int year, int month, int day);
  std::optional<Date> holiday_in(int year) const;
  TimeValue shift(std::string_view span, int direction, const TimeValue& from) const;
  bool is_name_of_month() const;
  bool speaks_of_future() const;
  bool is_verb_or_drop() const;
  bool is_count() const;
  bool is_rate() const;
  bool is_named() const;
  bool is_preposition() const;

  const Match& match_;
  Context& context_;
  Mention& mention_;
};

// ---- lengths --------------------------------------------------------------------------------------------------------------

// count, count2, count3, unit, unit2, unit3: numbers and their units. low: of a range; the value is count's.
// half: "and a half"; constant half=only: half a unit.
bool TimeReader::span() {
  Text text;
  text << "P";
  bool clock = false;
  auto add = [&](std::string_view count, std::string_view unit_capture) {
    const Item* item = match_.capture(unit_capture).data();
    Name of_class = match_.is(*item, "long_unit") ? Name("long_unit") : match_.is(*item, "time_units") ? Name("time_units") : Name("time_unit");
    const Unit* unit = find_unit(match_.attribute(*item, of_class, "unit"));
    if (!unit) return false;
    int times = std::max(1, to_int(match_.attribute(*item, of_class, "times"), 1));
    if (unit->name.size() == 2 && unit->name[0] == 'T' && !clock) {
      text << "T";
      clock = true;
    }
    std::optional<Decimal> number(1);
    if (has(count)) {
      number = match_.number(count);
      if (!number) {
        const Item& counted = match_.capture(count).front();
        if (const Mention* range = match_.mention(counted)) {  // "two to three"
          if (const Field* low = context_.record.find(*range, "low")) number = std::get<Decimal>(low->value);
        } else if (to_int(match_.attribute(counted, "vague_count", "value")) == 2) {
          number = Decimal(2);
        }
      }
    } else if (match_.is(*item, "time_units")) {
      number.reset();
    }
    if (match_.constant("half") == "only") {
      if (unit->name == "TH") { text << "30M"; return true; }
      if (unit->name == "Y") { text << "6M"; return true; }
      if (unit->name == "DE" || unit->name == "CE") { text << (unit->name == "DE" ? 5 : 50) << "Y"; return true; }
      number = Decimal(5, -1);
    }
    if (number) number = number->times(times);
    if (has("half") && number && match_.constant("half").empty()) {
      std::string_view rest = unit->name == "Y" ? "6M" : unit->name == "TH" ? "30M" : unit->name == "TM" ? "30S" : "";
      if (!rest.empty()) {
        text << *number << unit->written << rest;
        return true;
      }
      number = number->plus(Decimal(5, -1));
    }
    if (number && !number->is_integer() && unit->name == "Y") {  // two and a half years
      auto months = number->times(12);
      auto years = static_cast<int>(number->to_double());
      if (months && months->is_integer()) {
        int rest = static_cast<int>(months->to_double()) - 12 * years;
        if (years > 0) text << years << "Y";
        text << rest << "M";
        return true;
      }
    }
    if (number && !number->is_integer() && (unit->name == "TH" || unit->name == "TM")) {  // five and a half hours
      const auto parts = number->times(60)->to_integer();
      if (parts) {
        if (*parts >= 60) text << static_cast<int>(*parts / 60) << unit->written;
        text << static_cast<int>(*parts % 60) << (unit->name == "TH" ? "M" : "S");
        return true;
      }
    }
    if (number) text << *number; else text << "X";
    text << unit->written;
    return true;
  };
  if (is_count() || is_rate()) return false;
  if (!add("count", "unit")) return false;
  if (has("unit2") && !add("count2", "unit2")) return false;
  if (has("unit3") && !add("count3", "unit3")) return false;
  set("value", text.view());
  return true;
}

// "two second-half goals", "a year-earlier loss": the unit belongs to what follows.
bool TimeReader::is_count() const { return is(next(), "hyphen") && match_.is(match_.items().back(), "time_unit"); }

// "700 seats a week": how many in each, no length.
bool TimeReader::is_rate() const {
  if (match_.items().size() != 2 || has("count")) return false;
  const std::string_view article = match_.text_of(match_.items().first(1));
  if (article != "a" && article != "an") return false;
  const Item* counted = previous();
  if (is(counted, "money") || is(counted, "number") || is(counted, "digits")) return true;
  if (!is(counted, "lower") || is(counted, "time_preposition") || text_of(counted).back() != 's' || text_of(counted) == "times") return false;
  for (std::size_t i = 2; i <= 4; ++i) {
    const Item* item = previous(i);
    if (is(item, "number") || is(item, "digits") || is(item, "vague_number")) return true;
  }
  return false;
}

// hours, minutes, seconds: 1:48.85.
bool TimeReader::stopwatch() {
  if (!is_close()) return false;
  Text text;
  text << "PT";
  if (has("hours")) text << to_int(match_.text("hours")) << "H";
  std::string_view seconds = match_.text("seconds");
  if (seconds.size() < 4 || seconds[2] != '.') return false;
  if (seconds[0] == '0') seconds.remove_prefix(1);
  text << to_int(match_.text("minutes")) << "M" << seconds << "S";
  set("value", text.view());
  return true;
}

// Splits "P5Y" (one unit only).
Period parse_period(std::string_view text) {
  Period period;
  if (text.size() < 3 || text[0] != 'P') return period;
  text.remove_prefix(1);
  bool clock = text[0] == 'T';
  if (clock) text.remove_prefix(1);
  if (text[0] == 'X') {
    period.count = Period::kAny;
    text.remove_prefix(1);
  } else {
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), period.count);
    if (error != std::errc()) return period;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  }
  for (const Unit& unit : kUnits) {
    if (unit.written == text && (unit.name[0] == 'T') == clock) period.unit = unit.name;
  }
  return period;
}

// span: a duration; direction: last, next, first …. An anchored one tells its begin and end.
bool TimeReader::reach() {
  std::string_view value = value_in("span");
  if (value.empty() || match_.text("span").starts_with("a")) return false;  // "will last a week"
  // "the three-day talks": only the length itself is the time.
  if (!has("direction") && match_.text("span").back() != 's') return false;
  if (!has("direction") && value.find('X') != value.npos && (text_of(next()) == "before" || text_of(next()) == "after")) return false;
  context_.record.set(mention_, "value", value);
  std::string_view word = match_.text("direction");
  Period period = parse_period(value);
  const Unit* unit = find_unit(period.unit);
  // Behind "the nine months" the year before is a year, not a quarter.
  if (period.unit == "M" && period.count >= 6 && published()) context_.anchor.period = TimeValue::of(Grain::kYear, *published());
  int direction = word == "last" || word == "past" || word == "Last" || word == "Past" ? -1 : word == "next" || word == "coming" ? 1 : 0;
  if (direction == 0 || !published() || period.count <= 0 || !unit || unit->grain == Grain::kNone || unit->grain > Grain::kYear) return true;
  TimeValue now = TimeValue::of(unit->grain, *published());
  TimeValue there = now.shifted(direction * static_cast<int>(period.count));
  return direction < 0 ? interval("begin", there, now) : interval("begin", now, there);
}

// ---- clock times ----------------------------------------------------------------------------------------------------------

// hour, minute, meridiem; military: 1430; word: noon; part: "in the morning". The value has no day yet.
bool TimeReader::clock() {
  Text text;
  text << "T";
  if (has("word")) {
    const Item& word = match_.capture("word").front();
    if ((match_.is(word, "capitalised") && !match_.is(word, "sentence_start")) || text_of(previous()) == "high") return false;
    text << match_.attribute("word", "clock_word", "value");
    set("value", text.view());
    return true;
  }
  int hour, minute;
  if (has("military")) {
    std::string_view digits = match_.text("military");
    if (digits.size() != 4) return false;
    hour = to_int(digits.substr(0, 2));
    minute = to_int(digits.substr(2));
  } else {
    hour = integer("hour");
    minute = has("minute") ? to_int(match_.text("minute")) : 0;
    if (has("minute") && match_.text("minute").size() != 2) return false;
  }
  std::string_view half = match_.attribute("meridiem", "meridiem", "value");
  std::string_view part = match_.attribute("part", "daypart", "value");
  if ((half == "pm" || part == "AF" || part == "EV" || (part == "NI" && hour > 4)) && hour < 12) hour += 12;
  if (half == "am" && hour == 12) hour = 0;
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59) return false;
  text.two_digits(hour) << ":";
  text.two_digits(minute);
  set("value", text.view());
  return true;
}

// clock: a time without its day, which is the last day told of, else the day of publication.
bool TimeReader::clock_day() {
  TimeValue day = narrative();
  if (day.grain != Grain::kDay) {
    day = TimeValue();
    day.grain = Grain::kDay;
    if (published()) day = TimeValue::of_day(*published());
  }
  return set(day, value_in("clock"));
}

// deictic, part; word: tonight, overnight. Mornings and nights count from publication.
bool TimeReader::daypart() {
  int offset = 0;
  std::string_view part = has("word") ? "NI" : match_.attribute("part", "daypart", "value");
  TimeValue day;
  day.grain = Grain::kDay;
  if (published()) day = TimeValue::of_day(*published());
  if (has("deictic")) {
    offset = attribute("deictic", "deictic", "offset");
    if (match_.attribute("deictic", "deictic", "from") == "narrative" && narrative().grain == Grain::kDay) day = narrative();
  } else if (has("direction")) {
    offset = -1;
    if (narrative().grain == Grain::kDay) day = narrative();
  } else if (part.empty()) {
    part = "NI";
    offset = -1;
  } else if (!has("word") && narrative().grain == Grain::kDay) {
    day = narrative();
  }
  Text behind;
  behind << "T" << part;
  return set(day.shifted(offset), behind.view());
}

// ---- dates written out ----------------------------------------------------------------------------------------------------

bool TimeReader::set_day(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  if (year != kUnknown) {
    Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return false;
    return establish(TimeValue::of_day(date));
  }
  TimeValue value;
  value.grain = Grain::kDay;
  value.month = month;
  value.day = day;
  return establish(value);
}

// "May", "March", "June" and "August" are also verbs and people, "Mar" and "Dec" other abbreviations.
bool TimeReader::is_name_of_month() const {
  const Item& month = match_.capture("month").front();
  if (match_.items().size() > 1) return false;
  if (match_.is(month, "upper") && match_.is(month, "unsure_month")) return true;  // APR, a rate
  const Item* before = previous();
  if (led_by_preposition() && !is(before, "capitalised")) return false;
  const Item* after = next();
  if (is(after, "possessive") || is(after, "hyphen")) return is(before, "capitalised") && match_.is(month, "unsure_month");
  if (!match_.is(month, "unsure_month")) return false;
  if (is(before, "capitalised") && !is(before, "sentence_opener")) return true;
  if (is(after, "time_preposition") && !led_by_preposition()) return true;  // the March for Life
  return starts_sentence() || is(after, "capitalised") || is(after, "initial");
}

// year or deictic, month, day, weekday; fiscal years.
bool TimeReader::calendar() {
  int month = has("month") ? (has("month") && match_.is(match_.capture("month").front(), "month") ? attribute("month", "month", "value") : to_int(match_.text("month"))) : kUnknown;
  int day = has("day") ? nth("day") : kUnknown;
  int year = this->year();
  if (match_.constant("order") == "ymd" && !is_close()) return false;
  if (month != kUnknown && year == kUnknown && !has("deictic") && day == kUnknown && is_name_of_month()) return false;
  if (year == kUnknown && has("deictic")) {
    if (month == kUnknown || match_.items().size() > 2 || match_.text("deictic") == "this") {
      year = deictic_year();
    }
    if (month != kUnknown && published()) {
      // "last October" is the one before this month, "this October" the one of this year; "October of last year" says so.
      const bool direct = match_.capture("deictic").data() < match_.capture("month").data();
      if (direct) {
        int offset = attribute("deictic", "deictic", "offset");
        int here = year_of(*published());
        year = offset == 0 ? here : offset < 0 ? (month < month_of(*published()) ? here : here - 1) : (month > month_of(*published()) ? here : here + 1);
      }
    }
  }
  if (has("century") && year == kUnknown) return false;
  if (month == kUnknown) {
    if (year == kUnknown || year < 1000 || year > 2199) return false;
    if (match_.items().size() <= 3 && is_iranian_year(year)) return hijri(Calendar::kPersian, year, kUnknown, kUnknown);
    if (match_.items().size() == 1 && !led_by_preposition()) {
      // A bare figure is a year when it lies near and counts nothing.
      if ((year < 1900 || year > 2099) && !is(previous(2), "year4")) return false;  // "in 1789 and 1830"
      if (is(previous(), "hyphen") && is(previous(2), "capitalised")) return false;  // Expo-2021
      const Item* after = next();
      std::string_view word = text_of(after);
      if (is(after, "lower") && word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's' && word != "was" && word != "has" && !is(previous(), "time_determiner")) return false;
    }
    return establish(TimeValue::of_year(year));
  }
  if (day == kUnknown) {
    auto in_year = [&](int y) { return TimeValue::of_month(y, month); };
    return establish(year != kUnknown ? in_year(year) : without_year(in_year));
  }
  if (year != kUnknown) {
    return set_day(year, month, day);
  }
  if (!published() && narrative_year() == kUnknown) return set_day(kUnknown, month, day);
  if (day > 31 || day < 1 || (day == 31 && (month == 4 || month == 6 || month == 9 || month == 11)) || (month == 2 && day > 29)) return false;
  auto in_year = [&](int y) {
    Date date{std::chrono::year(y), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day))};
    return TimeValue::of_day(date.ok() ? date : Date(date.year() / date.month() / std::chrono::last));
  };
  return establish(without_year(in_year));
}

// first, second, year: 8/29/21 or 29/8/21. Where both orders are possible, American order.
bool TimeReader::numeric() {
  if (!is_close()) return false;
  int first = to_int(match_.text("first")), second = to_int(match_.text("second"));
  return first <= 12 ? set_day(year(), first, second) : set_day(year(), second, first);
}

// number: 29.08.2021.
bool TimeReader::dotted() {
  std::string_view text = match_.text("number");
  std::size_t one = text.find('.'), two = one == text.npos ? text.npos : text.find('.', one + 1);
  if (two == text.npos || one > 2 || two - one > 3 || text.size() - two != 5) return false;
  int day = to_int(text.substr(0, one)), month = to_int(text.substr(one + 1, two - one - 1)), year = to_int(text.substr(two + 1));
  if (month > 12) std::swap(day, month);
  return year >= 1900 && year <= 2099 && set_day(year, month, day);
}

// century, year: nineteen ninety-six.
bool TimeReader::year_words() {
  int year = word_year();
  return year != kUnknown && establish(TimeValue::of_year(year));
}

// year: 490 BC.
bool TimeReader::before_christ() {
  int year = integer("year");
  if (year < 1 || year > 9999) return false;
  Text text;
  text << "BC" << (year < 10 ? "000" : year < 100 ? "00" : year < 1000 ? "0" : "") << year;
  set("value", text.view());
  return true;
}

// begin, end: 2012-13, one year later than the other.
bool TimeReader::year_range() {
  if (!is_close()) return false;
  int begin = to_int(match_.text("begin")), end = to_int(match_.text("end"));
  if (begin < 1900 || begin > 2099 || end != (begin + 1) % 100) return false;
  TimeValue first = TimeValue::of_year(begin);
  establish(first);
  return interval("begin", first, first.shifted(1));
}

// decade: 1980s, '80s, eighties.
bool TimeReader::decade() {
  int year = attribute("decade", "decade_word", "value");
  if (year == kUnknown) {
    std::string_view text = match_.text("decade");
    while (!text.empty() && !is_digit(text.front())) text.remove_prefix(1);
    year = to_int(text);
    if (year == kUnknown || year % 10 != 0) return false;
    if (year < 100) {
      // "the 80s", "the mid-80s", but not a man in his 30s.
      if (match_.items().size() == 1 && is_digit(match_.text("decade").front()) && !is(previous(), "hyphen") && !is(previous(), "edge")) return false;
      year = with_century(year);
      if (published() && year > year_of(*published())) year -= 100;
    }
  }
  TimeValue value = TimeValue::of_year(year);
  value.grain = Grain::kDecade;
  return set(value);
}

// nth: 20th century; bc.
bool TimeReader::century() {
  int n = nth("nth");
  if (n < 1 || n > 30) return false;
  TimeValue value = TimeValue::of_year(100 * (n - 1));
  value.grain = Grain::kCentury;
  return set(value);
}

// ---- quarters, halves, seasons --------------------------------------------------------------------------------------------

// nth or name, with year, deictic (this, last, next year) or ago (the year-ago quarter).
bool TimeReader::quarter() {
  int n = has("name") ? attribute("name", "quarter_name", "value") : nth("nth");
  if (n < 1 || n > 4) return false;
  auto in_year = [&](int y) { return TimeValue::of_index(Grain::kQuarter, y, n); };
  if (int told = year(); told != kUnknown) return establish(in_year(told));
  if (has("deictic")) return establish(in_year(deictic_year()));
  TimeValue value = without_year(in_year);
  // The narrative goes on in this year: the year-ago quarter is named beside it.
  if (has("ago")) return set(value.shifted(-4));
  return establish(value);
}

// The last quarter (or month, year) told of: of another year (year), or a year before it (ago), or itself (latest).
bool TimeReader::same_quarter() {
  TimeValue value = context_.anchor.period;
  if (!value.known()) {
    if (!published()) {
      value.grain = Grain::kYear;
      return set(value);
    }
    value = TimeValue::of(match_.text().find("quarter") != std::string_view::npos ? Grain::kQuarter : Grain::kYear, *published());
    if (value.grain == Grain::kQuarter) value = value.shifted(-1);
  }
  if (int told = year(); told != kUnknown) {
    value.year = told;
  } else if (has("deictic")) {
    value.year = deictic_year();
  } else if (has("ago")) {
    value.year -= 1;
  }
  return set(value);
}

// nth or name, with year, deictic or decade.
bool TimeReader::half() {
  std::string_view word = match_.text("nth");
  int n = has("name") ? attribute("name", "half_name", "value") : word == "last" || word == "latter" ? 2 : nth("nth");
  if (n < 1 || n > 2) return false;
  if (has("decade")) {
    context_.record.set(mention_, "mod", n == 1 ? std::string_view("START") : std::string_view("END"));
    return decade();
  }
  auto in_year = [&](int y) { return TimeValue::of_index(Grain::kHalf, y, n); };
  if (int told = year(); told != kUnknown) return establish(in_year(told));
  if (has("deictic")) return establish(in_year(deictic_year()));
  return establish(without_year(in_year));
}

// "Fall" is also what prices and walls do.
bool TimeReader::is_verb_or_drop() const {
  std::string_view word = match_.text("season");
  if (word != "fall" && word != "Fall") return false;
  if (!has("year") && (text_of(next()) == "in" || text_of(next()) == "of" || text_of(next()) == "to" || text_of(next()) == "from")) return true;
  return match_.capture("season").data() == match_.items().data() && is(previous(), "lower") && !led_by_preposition();
}

// season, with year or deictic.
bool TimeReader::season() {
  int n = attribute("season", "season", "value");
  if (is_verb_or_drop()) return false;
  auto in_year = [&](int y) { return TimeValue::of_index(Grain::kSeason, y, n); };
  if (int told = year(); told != kUnknown) return establish(in_year(told));
  if (has("deictic") && match_.capture("deictic").data() > match_.capture("season").data()) return establish(in_year(deictic_year()));
  if (!has("deictic") || !published()) return establish(without_year(in_year));
  int offset = attribute("deictic", "deictic", "offset");
  TimeValue value = in_year(year_of(*published()));
  if (offset == 0) return establish(n == 4 && month_of(*published()) < 6 ? value.shifted(-4) : value);
  if (offset < 0) {
    while (value.last() >= *published()) value = in_year(value.year - 1);
  } else {
    while (value.first() <= *published()) value = in_year(value.year + 1);
  }
  return establish(value);
}

// ---- named days -----------------------------------------------------------------------------------------------------------

std::optional<Date> TimeReader::holiday_in(int year) const {
  const Item& item = match_.capture("holiday").front();
  auto attribute = [&](std::string_view key) { return match_.attribute(item, "holiday", key); };
  // Numbers with a hyphen between; a second hyphen is a minus.
  int parts[3] = {0, 0, 0};
  auto split = [&](std::string_view text) {
    for (int& part : parts) {
      auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), part);
      if (error != std::errc()) break;
      text.remove_prefix(std::min(text.size(), static_cast<std::size_t>(end - text.data()) + 1));
    }
  };
  if (std::string_view date = attribute("date"); !date.empty()) {
    split(date);
    return Date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(parts[0])), std::chrono::day(static_cast<unsigned>(parts[1]))};
  }
  if (std::string_view rule = attribute("nth"); !rule.empty()) {
    split(rule);
    auto day = nth_weekday(year, parts[0], parts[1], parts[2]);
    return day ? std::optional(add_days(*day, to_int(attribute("days"), 0))) : std::nullopt;
  }
  if (std::string_view days = attribute("easter"); !days.empty()) return add_days(easter(year), to_int(days, 0));
  if (std::string_view days = attribute("orthodox"); !days.empty()) return add_days(orthodox_easter(year), to_int(days, 0));
  split(attribute("in"));
  std::string_view name = attribute("calendar");
  Calendar calendar = name == "hebrew" ? Calendar::kHebrew : name == "persian" ? Calendar::kPersian : Calendar::kIslamic;
  return in_gregorian_year(calendar, year, parts[0], parts[1]);
}

// holiday, with year or deictic.
bool TimeReader::holiday() {
  if (int told = year(); told != kUnknown) {
    auto date = holiday_in(told);
    return date && establish(TimeValue::of_day(*date));
  }
  if (!published()) {
    const std::string_view date = match_.attribute("holiday", "holiday", "date");
    const std::size_t hyphen = date.find('-');
    if (hyphen == date.npos) {
      TimeValue value;
      value.grain = Grain::kDay;
      return set(value);
    }
    return set_day(kUnknown, to_int(date.substr(0, hyphen)), to_int(date.substr(hyphen + 1)));
  }
  int here = year_of(*published());
  if (!holiday_in(here) || !holiday_in(here - 1) || !holiday_in(here + 1)) return false;
  auto in_year = [&](int y) { return TimeValue::of_day(*holiday_in(y)); };
  if (!has("deictic")) return establish(without_year(in_year));
  int offset = attribute("deictic", "deictic", "offset");
  TimeValue value = in_year(here);
  if (offset < 0 && value.first() >= *published()) value = in_year(here - 1);
  if (offset > 0 && value.first() <= *published()) value = in_year(here + 1);
  return establish(value);
}

// "Wednesday's ruling" was made, whatever is planned about it.
bool TimeReader::speaks_of_future() const {
  if (is(next(), "possessive")) return text_of(previous()) == "before" || (text_of(previous()) == "of" && text_of(previous(2)) == "ahead");
  return tense_around(match_) == Tense::kFuture;
}

// weekday, with deictic; week: "Wednesday next week".
bool TimeReader::weekday() {
  int day = attribute("weekday", "weekday", "value");
  int offset = has("deictic") ? attribute("deictic", "deictic", "offset") : 0;
  const bool from_narrative = (is_history() || match_.attribute("deictic", "deictic", "from") == "narrative") && narrative().grain == Grain::kDay && narrative().known();
  if (!published() && !from_narrative) {
    TimeValue value;
    value.grain = Grain::kDay;
    value.weekday = day;
    return establish(value);
  }
  Date now = from_narrative ? narrative().first() : *published();
  int ahead = (day - iso_weekday(now) + 7) % 7;  // days until the next such day, today included
  if (has("week")) {
    Date monday = add_days(now, 1 - iso_weekday(now) + 7 * offset);
    return establish(TimeValue::of_day(add_days(monday, day - 1)));
  }
  int days;
  if (!has("deictic")) {
    days = ahead == 0 ? 0 : from_narrative || speaks_of_future() ? ahead : ahead - 7;
  } else if (offset < 0) {
    days = ahead == 0 ? -7 : ahead - 7;
  } else if (offset > 0) {
    days = ahead == 0 ? 7 : ahead;
  } else {
    days = tense_around(match_) == Tense::kPast && ahead > 0 ? ahead - 7 : ahead;
  }
  return establish(TimeValue::of_day(add_days(now, days)));
}

// day: today, yesterday, tomorrow; direction: the day before or after it.
bool TimeReader::day_word() {
  if (is_named()) return false;
  int offset = attribute("day", "day_word", "offset");
  if (has("direction")) offset += match_.text("direction") == "before" ? -1 : 1;
  TimeValue value;
  value.grain = Grain::kDay;
  if (published()) value = TimeValue::of_day(*published()).shifted(offset);
  return establish(value);
}

// ---- this, last, next -----------------------------------------------------------------------------------------------------

// "This Week", "Today": names of programmes and papers.
bool TimeReader::is_named() const {
  const Item& last = match_.items().back();
  return match_.is(last, "capitalised") && !match_.is(last, "sentence_start") && !match_.is(last, "upper");
}

// unit, with deictic; direction: the day after, the year before; latest. From publication or, where the words say so, from the narrative.
bool TimeReader::unit() {
  const Item& item = match_.capture("unit").front();
  const Unit* unit = match_.is(item, "weekend") ? nullptr : find_unit(match_.attribute(item, "time_unit", "unit"));
  Grain grain = unit ? unit->grain : Grain::kWeekend;
  if (grain == Grain::kNone || is_named() || is(next(), "hyphen")) return false;
  int offset = has("deictic") ? attribute("deictic", "deictic", "offset") : 0;
  bool from_narrative = has("deictic") && match_.attribute("deictic", "deictic", "from") == "narrative";
  // "It sank the next day": the one after; but "over the next year" looks ahead.
  if (has("deictic") && match_.text("deictic") == "next" && match_.items().size() > 2 && tense_around(match_) == Tense::kPast) from_narrative = true;
  if (has("direction")) {
    std::string_view word = match_.text("direction");
    if (next() && !ends_clause(next())) return false;  // "the day after the vote"
    from_narrative = true;
    offset = word == "before" || word == "earlier" ? -1 : 1;
  }
  // "the quarter": the one just told of.
  if ((!has("deictic") || from_narrative) && offset == 0 && grain == Grain::kQuarter && context_.anchor.period.grain == Grain::kQuarter) return set(context_.anchor.period);
  TimeValue value;
  value.grain = grain;
  // "the previous quarter" counts from a quarter, not from a month that happens to have been named.
  if (from_narrative && grain == Grain::kQuarter && narrative().grain != Grain::kQuarter) from_narrative = false;
  if (from_narrative && narrative().known() && narrative().grain > grain && offset >= 0) {
    // The following day, when no more than the month is known.
    value.year = narrative().year;
    if (grain == Grain::kDay) value.month = narrative().month;
  } else if (from_narrative && narrative().known() && narrative().grain <= grain) {
    value = TimeValue::of(grain, narrative().first()).shifted(offset);
  } else if (from_narrative && !narrative().known() && narrative().grain == grain) {
    value = narrative().shifted(offset);
  } else if (published()) {
    // The weekend of a Monday's paper is the one just over.
    if (grain == Grain::kWeekend && !has("deictic") && iso_weekday(*published()) < 4) offset = -1;
    if (grain == Grain::kQuarter && !has("deictic")) offset = -1;
    if (has("latest")) offset = -1;
    value = TimeValue::of(grain, *published()).shifted(offset);
  }
  if (int told = year(); told != kUnknown) value.year = told;
  if (has("last") && value.known()) --value.year;
  if (grain == Grain::kDay && from_narrative) return establish(value);
  return set(value);
}

// deictic; "year end", "midyear".
bool TimeReader::year_end() {
  TimeValue value;
  value.grain = Grain::kYear;
  if (has("year")) value = TimeValue::of_year(year());
  else if (published()) value = TimeValue::of_year(has("deictic") ? deictic_year() : year_of(*published()));
  const bool middle = match_.text().find("mid") != std::string_view::npos || match_.text().find("Mid") != std::string_view::npos;
  context_.record.set(mention_, "mod", middle ? std::string_view("MID") : std::string_view("END"));
  return set(value);
}

// ---- so long ago, so much later -------------------------------------------------------------------------------------------

// `from`, moved by a duration of one unit; its grain becomes the unit's. kNone when that cannot be said.
TimeValue TimeReader::shift(std::string_view span, int direction, const TimeValue& from) const {
  Period period = parse_period(span);
  const Unit* unit = find_unit(period.unit);
  TimeValue value;
  if (!unit || unit->months + unit->days == 0) return value;
  Grain grain = unit->grain == Grain::kDecade || unit->grain == Grain::kCentury || unit->grain == Grain::kNone ? Grain::kYear : unit->grain;
  value.grain = grain;
  if (!from.known() || period.count < 0) return value;
  if (from.grain > grain) {  // two days after a month: the month is as much as is known
    value.year = from.year;
    if (grain == Grain::kDay) value.month = from.month;
    return value;
  }
  double amount = period.count * direction;
  Date start = from.first();
  Date there = unit->months ? add_months(start, static_cast<int>(amount * unit->months)) : add_days(start, static_cast<int>(amount * unit->days));
  return TimeValue::of(grain, there);
}

// span: a duration before publication.
bool TimeReader::ago() {
  std::string_view span = value_in("span");
  // "a year ago" in a report on a quarter is that quarter of last year.
  if (span == "P1Y" && context_.anchor.period.grain == Grain::kQuarter && context_.anchor.period.known()) {
    return set(context_.anchor.period.shifted(-4));
  }
  if (span.find('X') != span.npos) return set("value", "PAST_REF"), true;
  TimeValue now;
  now.grain = Grain::kDay;
  if (published()) now = TimeValue::of_day(*published());
  TimeValue value = shift(span, -1, now);
  if (value.grain == Grain::kNone) return set(now);
  return establish(value);
}

// span: a duration after publication.
bool TimeReader::from_now() {
  std::string_view span = value_in("span");
  if (span.find('X') != span.npos) return set("value", "FUTURE_REF"), true;
  TimeValue now;
  now.grain = Grain::kDay;
  if (published()) now = TimeValue::of_day(*published());
  TimeValue value = shift(span, 1, now);
  return set(value.grain == Grain::kNone ? now : value);
}

// span, direction: so much before or after the last date told of.
bool TimeReader::later() {
  std::string_view word = match_.text("direction"), span = value_in("span");
  const bool back = word == "earlier" || word == "before" || word == "previously";
  if ((word == "before" || word == "after") && next() && !ends_clause(next())) return false;
  if (back && span == "P1Y" && context_.anchor.period.known()) return set(context_.anchor.period.shifted(context_.anchor.period.grain == Grain::kQuarter ? -4 : -1));
  TimeValue from = narrative();
  if (!from.known() && published()) from = TimeValue::of_day(*published());
  TimeValue value = shift(span, back ? -1 : 1, from);
  if (value.grain == Grain::kNone || span.find('X') != span.npos) return set("value", back ? "PAST_REF" : "FUTURE_REF"), true;
  return establish(value);
}

// ---- without a date -------------------------------------------------------------------------------------------------------

// word: now, recently.
bool TimeReader::vague() {
  context_.record.set(mention_, "value", match_.attribute("word", "vague_time", "value"));
  return true;
}

// ---- again and again ------------------------------------------------------------------------------------------------------

// each, unit or span; other: every other.
bool TimeReader::each() {
  if (has("span")) {
    context_.record.set(mention_, "value", value_in("span"));
  } else {
    const Item& item = match_.capture("unit").front();
    Text text;
    if (match_.is(item, "weekend")) {
      text << "XXXX-WXX-WE";
    } else {
      const Unit* unit = find_unit(match_.attribute(item, "time_unit", "unit"));
      if (!unit) return false;
      text << (unit->name[0] == 'T' ? "PT" : "P") << (has("other") ? 2 : 1) << unit->written;
    }
    set("value", text.view());
  }
  context_.record.set(mention_, "quant", match_.attribute("each", "each", "quant"));
  return true;
}

// each, and weekday or weekdays with part, month with day, season, part, holiday.
bool TimeReader::each_named() {
  TimeValue value;
  value.grain = Grain::kDay;
  std::string_view part = match_.attribute("part", "daypart", "value");
  if (part.empty()) part = match_.attribute("part", "dayparts", "value");
  if (has("weekday")) {
    value.weekday = attribute("weekday", "weekday", "value");
    if (value.weekday == kUnknown) value.weekday = attribute("weekday", "weekdays", "value");
  } else if (has("month")) {
    value.month = attribute("month", "month", "value");
    if (has("day")) value.day = nth("day");
    else value.grain = Grain::kMonth;
  } else if (has("season")) {
    value.grain = Grain::kSeason;
    value.index = attribute("season", "season", "value");
  } else if (has("holiday")) {
    value.grain = Grain::kYear;
  }
  Text behind;
  if (!part.empty()) behind << "T" << part;
  if (has("each")) context_.record.set(mention_, "quant", match_.attribute("each", "each", "quant"));
  return set(value, behind.view());
}

// times or count, unit or span: twice a week.
bool TimeReader::times() {
  int count = has("times") ? attribute("times", "times_word", "value") : integer("count");
  if (count < 1) return false;
  Text value, freq;
  freq << count << "X";
  if (has("span")) {
    value << value_in("span");
  } else {
    const Unit* unit = find_unit(match_.attribute("unit", "time_unit", "unit"));
    if (!unit) return false;
    value << (unit->name[0] == 'T' ? "PT1" : "P1") << unit->written;
  }
  set("value", value.view());
  set("freq", freq.view());
  return true;
}

// word: daily. Not in a name.
bool TimeReader::set_adverb() {
  const Item& item = match_.items().front();
  if (match_.is(item, "capitalised") && !match_.is(item, "sentence_start")) return false;
  if (match_.is(item, "sentence_start") && is(next(), "capitalised")) return false;
  context_.record.set(mention_, "value", match_.attribute("word", "set_adverb", "value"));
  return true;
}

// ---- other calendars ------------------------------------------------------------------------------------------------------

// year, month, day in the calendar that the constant names.
bool TimeReader::other_calendar() {
  const Calendar calendar = match_.constant("calendar") == "persian" ? Calendar::kPersian : Calendar::kIslamic;
  Name of_class = calendar == Calendar::kPersian ? Name("persian_month") : Name("islamic_month");
  return hijri(calendar, has("year") ? integer("year") : kUnknown, has("month") ? attribute("month", of_class, "value") : kUnknown,
               has("day") ? nth("day") : kUnknown);
}

// "in 1399", in an article about Iran of our days: its solar year, not the Middle Ages.
bool TimeReader::is_iranian_year(int year) {
  if (!published() || year < 1300 || year > 1450 || year > year_of(*published()) - 621 + 10) return false;
  if (!context_.anchor.iranian) {
    std::string_view text = context_.document.text;
    context_.anchor.iranian = text.find("Iran") != text.npos || text.find("Tehran") != text.npos || text.find("Farvardin") != text.npos;
  }
  return *context_.anchor.iranian;
}

// A month or year is the interval of its days.
bool TimeReader::hijri(Calendar calendar, int year, int month, int day) {
  if (year != kUnknown && (year < 1200 || year > 1500)) return false;
  std::optional<Date> first, last;
  auto resolve = [&](int y) {  // in a Hijri year
    first = from_calendar(calendar, y, month == kUnknown ? 1 : month, day == kUnknown ? 1 : day);
    if (day != kUnknown) return;
    const bool year_over = month == kUnknown || month == 12;
    last = from_calendar(calendar, year_over ? y + 1 : y, year_over ? 1 : month + 1, 1);
    if (last) last = add_days(*last, -1);
  };
  if (year != kUnknown) {
    resolve(year);
  } else {
    if (!published()) return false;
    // Of the three that begin about now the one of the clause's tense.
    const int here = calendar == Calendar::kPersian ? year_of(*published()) - 621 : (year_of(*published()) - 622) * 33 / 32;
    const Tense tense = tense_around(match_);
    int best = kUnknown, distance = 0;
    for (int y = here - 1; y <= here + 2; ++y) {
      resolve(y);
      if (!first) return false;
      int away = days_between(*published(), *first);
      if ((tense == Tense::kPast && away > 0) || (tense == Tense::kFuture && away < -30)) continue;
      if (best == kUnknown || std::abs(away) < distance) best = y, distance = std::abs(away);
    }
    if (best == kUnknown) return false;
    resolve(best);
  }
  if (!first) return false;
  TimeValue begin = TimeValue::of_day(*first);
  if (day != kUnknown) return establish(begin);
  if (!last) return false;
  Text text;
  text << begin << "/" << TimeValue::of_day(*last);
  set("value", text.view());
  return interval("begin", begin, TimeValue::of_day(*last));
}

// ---- with what stands around ----------------------------------------------------------------------------------------------

// "over the last five years", "over three years", "about Wednesday's ruling": the word only leads to the time. "Over an hour" and
// "over ten years ago" are measures.
bool TimeReader::is_preposition() const {
  const Item& edge = match_.capture("edge").front();
  std::string_view word = text_of(&edge), inner = match_.text("inner");
  if (match_.attribute(edge, "approximator", "adjacent") != "yes") return false;
  if (inner.starts_with("the ") || is(next(), "possessive")) return true;
  const bool over = word == "over" || word == "Over";
  return over && !inner.starts_with("a ") && !inner.starts_with("an ") && !inner.starts_with("one ") && !inner.ends_with("ago");
}

// inner: a mention whose fields this one takes over; edge: its modifier.
bool TimeReader::modified() {
  for (const Item& item : match_.capture("inner")) {
    const Mention* inner = match_.mention(item);
    if (!inner) continue;
    if (has("edge") && is_preposition()) return false;
    for (std::string_view name : {"value", "mod", "begin", "end_value"}) {
      if (std::string_view text = context_.record.text_of(*inner, name); !text.empty()) context_.record.set(mention_, name, text);
    }
    return true;
  }
  return false;
}

// day: in front of a date that begins with its own day (inner): the 3rd of "3 and 5 June".
bool TimeReader::first_day_of_two() {
  TimeValue value = TimeValue::parse(value_in("inner"));
  if (value.grain != Grain::kDay || value.day == kUnknown || !is_digit(match_.text("inner").front())) return false;
  int day = nth("day");
  if (day >= value.day) return false;
  value.day = day;
  return set(value);
}

// week: "the week"; inner: a date, whose week it is.
bool TimeReader::week_of() {
  if (!match_.text("week").ends_with("week")) return false;
  TimeValue day = TimeValue::parse(value_in("inner"));
  return day.grain == Grain::kDay && day.known() && set(TimeValue::of_week(day.first()));
}

// day: a date; part: of the day, or clock: a time.
bool TimeReader::day_time() {
  TimeValue day = TimeValue::parse(value_in("day"));
  if (day.grain != Grain::kDay) return false;
  if (has("clock")) {
    std::string_view clock = value_in("clock");
    std::size_t at = clock.find('T');
    return at != clock.npos && set(day, clock.substr(at));
  }
  Text behind;
  behind << "T" << match_.attribute("part", "daypart", "value");
  return set(day, behind.view());
}

// first: a date; day: another day of its month.
bool TimeReader::second_day() {
  TimeValue value = TimeValue::parse(value_in("first"));
  if (value.grain != Grain::kDay || value.month == kUnknown || value.day == kUnknown) return false;
  const Item* after = next();
  if (after && !is(after, "punct") && !is(after, "sentence_break") && !is(after, "time_preposition")) return false;
  int day = nth("day");
  if (day <= value.day) return false;
  value.day = day;
  if (value.known() && !value.first().ok()) return false;
  return set(value);
}

std::span<const TimeReader::Reading> TimeReader::readings() {
  static constexpr Reading kReadings[] = {
      {"span", &TimeReader::span},
      {"calendar", &TimeReader::calendar},
      {"weekday", &TimeReader::weekday},
      {"vague", &TimeReader::vague},
      {"unit", &TimeReader::unit},
      {"modified", &TimeReader::modified},
      {"day_word", &TimeReader::day_word},
      {"reach", &TimeReader::reach},
      {"quarter", &TimeReader::quarter},
      {"same_quarter", &TimeReader::same_quarter},
      {"ago", &TimeReader::ago},
      {"later", &TimeReader::later},
      {"day_time", &TimeReader::day_time},
      {"clock", &TimeReader::clock},
      {"clock_day", &TimeReader::clock_day},
      {"daypart", &TimeReader::daypart},
      {"season", &TimeReader::season},
      {"half", &TimeReader::half},
      {"decade", &TimeReader::decade},
      {"century", &TimeReader::century},
      {"holiday", &TimeReader::holiday},
      {"year_end", &TimeReader::year_end},
      {"year_words", &TimeReader::year_words},
      {"year_range", &TimeReader::year_range},
      {"numeric", &TimeReader::numeric},
      {"dotted", &TimeReader::dotted},
      {"from_now", &TimeReader::from_now},
      {"each", &TimeReader::each},
      {"each_named", &TimeReader::each_named},
      {"times", &TimeReader::times},
      {"set_adverb", &TimeReader::set_adverb},
      {"second_day", &TimeReader::second_day},
      {"first_day_of_two", &TimeReader::first_day_of_two},
      {"before_christ", &TimeReader::before_christ},
      {"week_of", &TimeReader::week_of},
      {"stopwatch", &TimeReader::stopwatch},
      {"other_calendar", &TimeReader::other_calendar},
  };
  return kReadings;
}

}  // namespace

bool normalise_time(const Match& match, Context& context, Mention& mention) { return TimeReader(match, context, mention).read(); }

}  // namespace newsmetrics
