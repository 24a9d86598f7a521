// Reads one match of a time rule: what it captured, what stands around, what it counts from.
#ifndef NEWSMETRICS_KINDS_TIME_READER_H_
#define NEWSMETRICS_KINDS_TIME_READER_H_

#include <optional>
#include <span>
#include <string_view>

#include "kinds/kinds.h"
#include "kinds/time_tense.h"
#include "kinds/time_value.h"
#include "kinds/timex.h"
#include "text/ascii.h"

namespace newsmetrics {

inline constexpr int kUnknown = TimeValue::kUnknown;

inline int to_int(std::string_view text) { return to_int(text, kUnknown); }

class TimeReader {
 public:
  TimeReader(const Match& match, Context& context, Mention& mention) : match_(match), context_(context), mention_(mention) {}

  // Sets the mention's fields; false refuses the match.
  bool read();

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

  // 1998, '98, FY2021; bc: 331 BC; ad: AD 79.
  int year() const;

  // Nineteen ninety-six.
  int word_year() const;

  // A year of two digits lies at most some years behind publication; in history it is the one nearest to the year told of.
  int with_century(int year) const;

  std::string_view value_in(Name capture) const;

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

  bool is_led_by_the() const { return text_of(previous()) == "the" || text_of(previous()) == "The"; }

  // "the next morning", "May of the next year".
  bool led_by_the(Name capture) const {
    const Item* first = match_.capture(capture).data();
    const std::string_view word = text_of(first == match_.items().data() || text_of(first) == "the" ? first : first - 1);
    return word == "the" || word == "The";
  }

  // "He said that Monday was quiet".
  bool is_conjunction() const { return text_of(&match_.items().front()) == "that" && is(previous(), "reporting_verb"); }

  // A word that leads into a time: "in", "since", "last".
  bool led_by_preposition() const { return is(previous(), "time_preposition"); }

  bool ends_clause(const Item* item) const { return is(item, "punct") || is(item, "sentence_break") || text_of(item) == "and"; }

  // No space within the mention.
  bool is_close() const;

  // ---- anchors

  const std::optional<Date>& published() const { return context_.anchor.published; }
  // The last date told of in front of the mention. Stages of an earlier run may have read dates behind it.
  const TimeValue& narrative() const {
    static constexpr TimeValue kNone;
    return context_.anchor.narrative_at <= match_.items().front().begin ? context_.anchor.narrative : kNone;
  }

  // Whether that was in the same sentence.
  bool told_in_sentence() const;

  // What dates without a year count from: "On 5 May 1940 he, who had fought in 1918, left. In June …".
  const TimeValue& timeline() const { return context_.anchor.aside && narrative().known() ? context_.anchor.dated : narrative(); }

  // The day of publication; an unknown day without one.
  TimeValue today() const;

  // In history a month belongs to the last year named.
  bool is_history() const;

  // The year that a date without one belongs to when publication does not tell.
  int narrative_year() const {
    const TimeValue& told = timeline();
    if (!told.known() || told.grain > Grain::kYear) return kUnknown;
    return is_history() || (!published() && told.grain < Grain::kYear) ? told.year : kUnknown;
  }

  // Of the periods that `in_year` gives, the one of the narrative's year; or of the next, when the other lies far behind what was
  // told last: "On 28 December 1941 … On 3 January".
  template <typename InYear>
  TimeValue in_narrative(InYear in_year) const {
    constexpr int kFarBehind = 183;  // days
    const TimeValue& told = timeline();
    const int year = year_of(told.first());
    const TimeValue here = in_year(year);
    if (!here.known()) return here;
    if (published() && here.first() > *published()) return choose(in_year);
    if (told.grain >= Grain::kYear) return here;
    const TimeValue next = in_year(year + 1);
    const bool is_over = !published() || next.first() <= *published();
    return is_over && days_between(here.first(), told.first()) > kFarBehind ? next : here;
  }

  // ---- answers

  bool set(std::string_view field, std::string_view text) {
    context_.record.set(mention_, field, context_.record.keep(text));
    return true;
  }

  bool set(const TimeValue& value, std::string_view behind = {}) {
    TimexText text;
    text << value << behind;
    return set("value", text.view());
  }

  // "The war (2 May 1808 – 17 April 1814)": what is told next began with it.
  bool ends_bracket() const;

  // The same, and later dates count from it.
  bool establish(const TimeValue& value, std::string_view behind = {});

  bool interval(const TimeValue& begin, const TimeValue& end);

  // ---- which of the years

  // The year that stands behind the other end of a range, as it holds for this end: "from 26 May to 4 June 1940", "July 3-4, 1874".
  int year_behind() const;

  // "The board meets on Dec. 17 and again in January".
  bool follows_future() const {
    return !has("holiday") && published() && narrative().known() && narrative().grain <= Grain::kMonth && narrative().first() > *published() && told_in_sentence();
  }

  // "May wheat shipments", "July/August delivery" are to come, whatever was sold.
  bool is_for_delivery() const;

  // "From May to July": the end of a range, or the next of a list of days to come. Its year is that of the one told last.
  bool joins_last() const;

  // Of the periods that `in_year` gives for years about publication, the one that the clause means: the one of its tense, unless
  // that lies nearly a year away and another is close by. A quarter just over is still reported on: "expects to post a
  // third-quarter loss".
  template <typename InYear>
  TimeValue choose(InYear in_year) const {
    Date now = *published();
    TimeValue here = in_year(year_of(now));
    TimeValue past = here.first() <= now ? here : in_year(year_of(now) - 1);
    TimeValue future = here.last() >= now ? here : in_year(year_of(now) + 1);
    if (past.year == future.year && past.index == future.index) return here;
    if (joins_last()) {
      constexpr int kFarBehind = 183;  // days
      const TimeValue same = in_year(narrative().year);
      return days_between(same.first(), narrative().first()) > kFarBehind ? in_year(narrative().year + 1) : same;
    }
    int since = days_between(past.last(), now), until = days_between(now, future.first());
    if (here.grain == Grain::kMonth && since > 90 && is_for_delivery()) return future;
    switch (tense_around(match_)) {
      case Tense::kPast: return since > 2 * until + (here.grain == Grain::kDay ? 200 : 260) ? future : past;
      case Tense::kFuture: return until > 2 * since + 150 || (here.grain == Grain::kQuarter && since < 90) ? past : future;
      // A month is more often one that was; a day is the nearest.
      default: return !follows_future() && (since <= until || (here.grain != Grain::kDay && since < 300)) ? past : future;
    }
  }

  // A month, day of a month, quarter or season without its year.
  template <typename InYear>
  TimeValue without_year(InYear in_year) const {
    if (narrative_year() != kUnknown) return in_narrative(in_year);
    return published() ? choose(in_year) : in_year(kUnknown);
  }

  // "the following year", "the next morning": not from publication.
  bool counts_from_narrative() const {
    return match_.attribute("deictic", "deictic", "from") == "narrative" || (has("deictic") && match_.text("deictic").ends_with("next") && led_by_the("deictic"));
  }

  // The year that "this year", "last year", "the previous year" names; kUnknown without an anchor.
  int deictic_year() const {
    int offset = attribute("deictic", "deictic", "offset");
    if (counts_from_narrative() && narrative().known()) return narrative().year + offset;
    return published() ? year_of(*published()) + offset : kUnknown;
  }

  // ---- readings, by file: each says which captures it reads

  bool modified();  // time.cc
  bool week_of();
  bool told();
  bool days_of();
  bool first_day_of_two();
  bool second_day();
  bool modify();
  bool is_preposition() const;
  bool is_comparison() const;

  bool span();  // time_spans.cc
  bool stopwatch();
  bool reach();
  bool each();
  bool each_named();
  bool times();
  bool set_adverb();
  std::optional<Decimal> count_of(Name capture) const;
  bool add_period(TimexText& text, Name count, Name unit, bool& clock) const;
  bool is_count() const;
  bool is_title() const;
  bool is_military() const;
  bool is_verb_last() const;
  bool is_rate() const;

  bool clock();  // time_clock.cc
  bool clock_day();
  bool daypart();
  bool day_time();
  bool clock_of_part(const TimeValue& day, std::string_view clock, std::string_view part);

  bool calendar();  // time_dates.cc
  bool numeric();
  bool dotted();
  bool year_words();
  bool year_range();
  bool era();
  bool decade();
  bool century();
  bool day_alone();
  bool week_of_month();
  bool year_ancient();
  bool year_alone(int year);
  bool in_passing(int year) const;
  bool is_far_from(int year, const TimeValue& told) const;
  bool set_day(int year, int month, int day);
  bool is_name_of_month() const;
  bool names_old_year() const;

  bool quarter();  // time_quarters.cc
  bool quarter_of_months();
  bool same_quarter();
  bool half();
  bool season();
  bool is_fall() const;
  bool names_season() const;
  bool is_of_business() const;

  bool holiday();  // time_calendars.cc
  bool other_calendar();
  bool hijri(Calendar calendar, int year, int month, int day);
  std::optional<Date> holiday_in(int year) const;
  bool is_iranian_year(int year);

  bool weekday();  // time_relative.cc
  bool ends_range() const;
  bool is_left() const;
  bool day_word();
  bool unit();
  TimeValue quarter_ended() const;
  bool before_last();
  bool midweek();
  bool year_end();
  bool ago();
  bool from_now();
  bool later();
  TimeValue date_behind() const;
  bool repeats_date() const;
  bool vague();
  bool current();
  bool future();
  TimeValue shift(std::string_view span, int direction, const TimeValue& from) const;
  bool speaks_of_future() const;
  bool is_named() const;

  const Match& match_;
  Context& context_;
  Mention& mention_;
};

}  // namespace newsmetrics

#endif
