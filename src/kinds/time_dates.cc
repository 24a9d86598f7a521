// Dates, years, decades and centuries written out or in figures.
#include "kinds/time_reader.h"

namespace newsmetrics {

bool TimeReader::set_day(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  if (year != kUnknown) {
    const Date date = make_date(year, month, day);
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
  const Item* after = next();
  // "in March", but "a painting by August Strom".
  const bool named = match_.is(month, "unsure_month") && is(after, "title_case") && !is(before, "month_preposition");
  if (led_by_preposition() && !named && (!is(before, "capitalised") || is(before, "sentence_start"))) return false;
  if (is(after, "possessive") || is(after, "hyphen")) return is(before, "capitalised") && match_.is(month, "unsure_month");
  if (!match_.is(month, "unsure_month")) return false;
  if (is(before, "capitalised") && !is(before, "sentence_opener")) return true;
  if (is(after, "time_preposition") && !led_by_preposition()) return true;  // the March for Life
  return starts_sentence() || is(after, "capitalised") || is(after, "initial");
}

// Of other centuries: "(1756-1763)"; in history "the 1848 revolution".
bool TimeReader::names_old_year() const {
  const auto after = match_.after();
  if (is(previous(), "hyphen") && is(previous(2), "edge")) return true;  // mid-1844
  if (is_history() && text_of(previous()) == "as") return true;  // as early as 1862
  const bool range = after.size() > 1 && (match_.is(after[0], "hyphen") || match_.is(after[0], "dash")) && match_.is(after[1], "year4");
  return range || (is_history() && is(previous(), "time_determiner") && is(next(), "lower"));
}

// A year by itself. A bare figure is one when it lies near and counts nothing.
bool TimeReader::year_alone(int year) {
  if (year > 0 && year < 1000 && match_.items().size() == 3 && is_history())
    return establish(TimeValue::of_year(narrative().known() && narrative().year <= 0 ? 1 - year : year));  // the year 480
  if (year < 1000 || year > 2199) return false;
  if (match_.items().size() == 1 && (is(next(), "unit") || (year < 1900 && is(next(), "ends_s") && !is_history()))) return false;  // 2000 feet, in 1500 homes
  if (match_.items().size() <= 3 && is_iranian_year(year)) return hijri(Calendar::kPersian, year, kUnknown, kUnknown);
  if (match_.items().size() == 1 && !led_by_preposition() && !is(previous(2), "year4") && !is(previous(2), "edge_prefix")) {  // "in 1789 and 1830", "pre-1950"
    if ((year < 1900 || year > 2099) && !names_old_year()) return false;
    if (is(previous(), "hyphen") && is(previous(2), "capitalised")) return false;  // Expo-2021
    if (is(previous(), "hyphen") && is(previous(2), "digits")) return false;  // 555-1984
    if (is(previous(), "upper") && !is(previous(), "sentence_start")) return false;  // ABX 2040
    if (next() && next()->begin == match_.items().back().end && is(next(), "word")) return false;  // 1800R
    if (text_of(next()) == "of") return false;                                 // 1990 of them
    if (is(previous(), "numbered") && !is(previous(), "dated_text")) return false;  // Room 1984
    const std::string_view word = text_of(next());
    const bool plural = is(next(), "lower") && is(next(), "ends_s") && word != "was" && word != "has" && !word.ends_with("wards");
    if (plural && !is(next(), "dated_plural") && !is(previous(), "time_determiner")) return false;  // 1987 houses, but 1987 results
  }
  const bool is_aside = in_passing(year);
  establish(TimeValue::of_year(year));
  context_.anchor.aside = is_aside;
  return true;
}

// In the middle of a sentence a year long before or behind the months that are told of.
bool TimeReader::in_passing(int year) const { return narrative().known() && is_far_from(year, context_.anchor.dated); }

bool TimeReader::is_far_from(int year, const TimeValue& told) const {
  constexpr int kLongBefore = 1, kLongBehind = 20;  // years
  if (!told.known() || is(previous(), "sentence_break") || is(previous(2), "sentence_break")) return false;
  return year < told.year - kLongBefore || year > told.year + kLongBehind;
}

int TimeReader::year_behind() const {
  const auto after = match_.after();
  std::size_t at = 0;
  auto takes = [&](auto test) { return at < after.size() && test(after[at]) && ++at; };
  auto is_a = [&](Name of_class) { return [this, of_class](const Item& item) { return match_.is(item, of_class); }; };
  auto is_word = [&](std::string_view word) { return [this, word](const Item& item) { return text_of(&item) == word; }; };
  auto is_day = [&](const Item& item) { return match_.is(item, "n31") || match_.is(item, "nth"); };
  auto joins = [&](const Item& item) {
    const std::string_view word = text_of(&item);
    return match_.is(item, "hyphen") || match_.is(item, "dash") || word == "to" || word == "and" || word == "or" || word == "until" || word == "till" ||
           word == "through" || word == "/";
  };
  const bool of_season = has("season");
  while (takes(is_word(",")) && takes(is_a(of_season ? Name("season") : Name("month")))) {}  // "in April, May and June 1940"
  if (!takes(joins)) return kUnknown;
  const std::string_view joined = text_of(&after[at - 1]);
  const bool is_range = (joined != "and" && joined != "or" && joined != "/") || text_of(previous()) == "between";
  takes(is_word("the"));
  if (takes(is_a("edge"))) takes(is_a("hyphen"));  // "between March and early April 1945"
  const bool day_first = !of_season && takes(is_day);
  int month = kUnknown;
  if (of_season) {
    if (!takes(is_a("season"))) return kUnknown;
  } else if (takes(is_a("month"))) {
    month = to_int(match_.attribute(after[at - 1], "month", "value"));
    if (!day_first) takes(is_day);
  } else if (!day_first || !has("day")) {
    return kUnknown;
  }
  takes([&](const Item& item) { return text_of(&item) == "," || text_of(&item) == "of"; });
  int year = kUnknown;
  if (takes(is_a("year4"))) {
    year = to_int(text_of(&after[at - 1]));
  } else if (takes(is_a("deictic")) && takes(is_word("year"))) {  // "March and May of last year"
    const Item& deictic = after[at - 2];
    const bool from_narrative = match_.attribute(deictic, "deictic", "from") == "narrative";
    if (from_narrative ? !narrative().known() : !published()) return kUnknown;
    year = (from_narrative ? narrative().year : year_of(*published())) + to_int(match_.attribute(deictic, "deictic", "offset"), 0);
  } else if (month > attribute("month", "month", "value") && is_range && published() && narrative_year() == kUnknown && tense_around(match_) == Tense::kPast) {
    constexpr int kFreshMonths = 3;  // "rose from January to November", told in December
    const int now = month_of(*published());
    if (narrative().grain == Grain::kYear && told_in_sentence()) return narrative().year;  // "the 1990 crop year (May-August)"
    if ((now - month + 12) % 12 > kFreshMonths) return kUnknown;
    year = year_of(*published()) - (month > now);
  } else {
    return kUnknown;
  }
  return month != kUnknown && month < attribute("month", "month", "value") ? year - 1 : year;
}

// year or deictic, month, day; a month in figures where the constant order is ymd.
bool TimeReader::calendar() {
  const bool figures = match_.constant("order") == "ymd";
  if (figures && !is_close()) return false;
  int year = this->year();
  if (has("century") && year == kUnknown) return false;
  if (!has("month")) return year_alone(year == kUnknown && has("deictic") ? deictic_year() : year);
  const int month = figures ? to_int(match_.text("month")) : attribute("month", "month", "value");
  if (year == kUnknown && has("deictic")) {
    year = deictic_year();
    // "last October" is the one before this month; "October of last year" says of which year.
    const bool from_narrative = counts_from_narrative() && narrative().known();
    if ((published() || from_narrative) && match_.capture("deictic").data() < match_.capture("month").data()) {
      const Date anchor = from_narrative ? narrative().first() : *published();
      const int offset = attribute("deictic", "deictic", "offset"), here = year_of(anchor), now = month_of(anchor);
      year = offset == 0 ? here : offset < 0 ? (month < now ? here : here - 1) : (month > now ? here : here + 1);
    }
  }
  if (year == kUnknown && !has("deictic") && !figures) year = year_behind();
  if (!has("day")) {
    if (year == kUnknown && !has("deictic") && is_name_of_month()) return false;
    auto in_year = [&](int y) { return TimeValue::of_month(y, month); };
    return establish(year != kUnknown ? in_year(year) : without_year(in_year));
  }
  const int day = nth("day");
  if (year == kUnknown && month == 9 && day == 11 && published() && year_of(*published()) > 2001 && text_of(next()) == "attacks") year = 2001;
  if (year != kUnknown || (!published() && narrative_year() == kUnknown)) return set_day(year, month, day);
  const Date leap = make_date(2000, month, day);
  if (day < 1 || !leap.ok()) return false;
  return establish(without_year([&](int y) {
    const Date date = std::chrono::year(y) / leap.month() / leap.day();
    return TimeValue::of_day(date.ok() ? date : Date(date.year() / date.month() / std::chrono::last));
  }));
}

// first, second, year: 8/29/21 or 29/8/21. Where both orders are possible, the one that the article has used, or that gives its day
// of publication; else the American one.
bool TimeReader::numeric() {
  if (!is_close()) return false;
  const int first = to_int(match_.text("first")), second = to_int(match_.text("second")), year = this->year();
  bool& day_first = context_.anchor.day_first;
  if (first > 12 || second > 12) {
    day_first = first > 12;
  } else if (published() && year_of(*published()) == year && month_of(*published()) == second && today().day == first) {
    day_first = true;
  }
  return day_first ? set_day(year, second, first) : set_day(year, first, second);
}

// number: 29.08.2021, 2021.08.29.
bool TimeReader::dotted() {
  std::string_view text = match_.text("number");
  std::size_t one = text.find('.'), two = one == text.npos ? text.npos : text.find('.', one + 1);
  if (two == text.npos || two - one > 3) return false;
  int day = to_int(text.substr(0, one)), month = to_int(text.substr(one + 1, two - one - 1)), year = to_int(text.substr(two + 1));
  if (one == 4) std::swap(day, year);
  else if (one > 2 || text.size() - two != 5) return false;
  if (month > 12) std::swap(day, month);
  return year >= 1900 && year <= 2099 && set_day(year, month, day);
}

// year, of three digits: in a history, where nothing is counted. Before Christ when the year told of last was.
bool TimeReader::year_ancient() {
  const Item* after = next();
  const bool counts = after && !is(after, "punct") && !is(after, "sentence_break") && !is(after, "determiner") && !is(after, "pronoun") &&
                      !is(after, "time_preposition") && text_of(after) != "and";
  const bool is_before_christ = narrative().known() && narrative().year <= 0;
  // "Between 395 and 410", when what was told last is as old.
  const std::string_view word = text_of(previous());
  const bool second = word == "and" || word == "to", first = word == "between" || word == "from" || word == "of";
  if ((second && !is(previous(2), "n3")) || ((first || second) && !(narrative().known() && narrative().year < 1000))) return false;
  if (counts || !(is_history() || is_before_christ)) return false;
  const int year = integer("year");
  return establish(TimeValue::of_year(is_before_christ ? 1 - year : year));
}

// century, year: nineteen ninety-six.
bool TimeReader::year_words() {
  int year = word_year();
  return year != kUnknown && establish(TimeValue::of_year(year));
}

// bc: 490 BC; ad: AD 122.
bool TimeReader::era() {
  const int year = this->year();
  return std::abs(year) < 9999 && year != (has("bc") ? 1 : 0) && establish(TimeValue::of_year(year));
}

// begin, end: 2012-13, one year later than the other; "in 1914-18" more.
bool TimeReader::year_range() {
  if (!is_close()) return false;
  const int begin = to_int(match_.text("begin")), end = to_int(match_.text("end"));
  if (begin < 1000 || begin > 2099) return false;
  const bool next_year = begin >= 1900 && end == (begin + 1) % 100;
  const bool led = led_by_preposition() || is(previous(), "time_determiner") || text_of(previous()) == "(" || text_of(previous()) == "over";
  const bool is_dash = text_of(&match_.items()[1]) == "\u2013";  // 1992–96; 1992-96 may be anything
  if (!next_year && (end <= begin % 100 || !(led || is_dash || is_history()))) return false;
  const TimeValue first = TimeValue::of_year(begin);
  establish(first);
  return interval(first, first.shifted(next_year ? 1 : end - begin % 100));
}

// decade: 1980s, '80s, eighties.
bool TimeReader::decade() {
  int year = attribute("decade", "decade_word", "value");
  if (year == kUnknown) {
    std::string_view text = match_.text("decade");
    while (!text.empty() && !is_digit(text.front())) text.remove_prefix(1);
    year = to_int(text);
    if (year == kUnknown || year % 10 != 0 || year > 2100) return false;
    if (year < 100 && !has("before")) {
      // "the 80s", "the mid-80s", but not a man in his 30s or mid-30s.
      const bool modified = is(previous(), "hyphen") || is(previous(), "edge");
      const Item* determiner = previous(is(previous(), "hyphen") ? 3 : modified ? 2 : 1);
      const bool apostrophe = !is_digit(match_.text("decade").front());
      if (!apostrophe && match_.items().size() == 1 && (!modified || (is(determiner, "time_determiner") && text_of(determiner) != "the"))) return false;
      year = with_century(year);
      if (published() && year > year_of(*published())) year -= 100;
    }
  }
  // "2010's Tidewell Cup", "2020's first half" say whose it is; "1980's Britain" is of ten years.
  const std::size_t s = match_.text("decade").find_first_not_of("0123456789");
  const bool joined = s != 0 && s < match_.text("decade").size() && match_.text("decade")[s] != 's';
  if (joined && match_.items().size() == 1 && (is(next(), "nth_word") || (is(next(), "title_case") && !is(next(), "country_name") && !is(next(), "sentence_start")))) {
    mention_.end = mention_.begin + static_cast<std::uint32_t>(s);
    return establish(TimeValue::of_year(year));
  }
  TimeValue value = TimeValue::of_year(has("before") ? 1 - (year + 9) : year);
  value.grain = year >= 1000 && year < 1900 && year % 100 == 0 ? Grain::kCentury : Grain::kDecade;  // the 1700s
  return set(value);
}

// nth or century: 20th century; before: BC; part: its first or last years.
bool TimeReader::century() {
  if (has("part")) context_.record.set(mention_, "mod", match_.text("part") == "first" ? std::string_view("START") : std::string_view("END"));
  const int n = nth(has("century") ? Name("century") : Name("nth"));
  if (n < 1 || n > 30) return false;
  const int first = 100 * (n - 1);
  TimeValue value = TimeValue::of_year(has("before") ? 1 - (first + 99) : first);
  value.grain = Grain::kCentury;
  return set(value);
}

// day: "on the 8th", of the month told of last or the one that follows it.
bool TimeReader::day_alone() {
  const Item* after = next();
  const bool named = is(after, "title_case") && match_.after().size() > 1 && match_.is(match_.after()[1], "past_marker");  // "by the 17th Columbia was lost"
  if (text_of(after) == "of" || (after && !named && !is(after, "punct") && !is(after, "sentence_break") && !is(after, "time_preposition") && !is(after, "pronoun") &&
                                 !is(after, "determiner") && text_of(after) != "and"))
    return false;
  if (!narrative().known() || narrative().grain > Grain::kMonth) return false;
  const int day = nth("day");
  if (day < 1 || day > 31) return false;
  const Date told = narrative().first();
  Date date = told.year() / told.month() / std::chrono::day(static_cast<unsigned>(day));
  const bool told_later = narrative().grain == Grain::kDay && day < narrative().day;
  const bool goes_back = published() && !is_history() && tense_around(match_) != Tense::kFuture;
  if (told_later && !goes_back) date += std::chrono::months(1);
  return date.ok() && establish(TimeValue::of_day(date));
}

// nth: first to fourth, last; month, with year or deictic, or a year alone. The ISO week in which most of its days lie.
bool TimeReader::week_of_month() {
  int year = this->year();
  if (year == kUnknown && has("deictic")) year = deictic_year();
  const int number = attribute("month", "month", "value");
  auto in_year = [&](int y) { return has("month") ? TimeValue::of_month(y, number) : TimeValue::of_year(y); };
  const TimeValue month = year != kUnknown ? in_year(year) : without_year(in_year);
  if (!month.known()) return establish(month);
  const int n = nth("nth");
  const Date middle = n == kUnknown ? add_days(month.last(), -3) : add_days(month.first(), 7 * n - 4);
  return establish(TimeValue::of_week(middle));
}

}  // namespace newsmetrics
