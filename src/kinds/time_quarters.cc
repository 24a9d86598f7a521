// Quarters, halves and seasons.
#include "kinds/figure.h"
#include "kinds/time_reader.h"

namespace newsmetrics {

// nth, name or last, with year, deictic (this, last, next year) or ago (the year-ago quarter).
bool TimeReader::quarter() {
  const int n = has("last") ? 4 : has("name") ? attribute("name", "quarter_name", "value") : nth("nth");
  if (n < 1 || n > 4) return false;
  auto in_year = [&](int y) { return TimeValue::of_index(Grain::kQuarter, y, n); };
  if (int told = year(); told != kUnknown) return establish(in_year(told));
  if (has("deictic")) return establish(in_year(deictic_year()));
  TimeValue value = without_year(in_year);
  // The narrative goes on in this year: the year-ago quarter is named beside it.
  if (has("ago")) return set(value.shifted(-4));
  return establish(value);
}

// last, with first: the months of a quarter, with year or deictic.
bool TimeReader::quarter_of_months() {
  const int last = attribute("last", "month", "value");
  if (last % 3 != 0 || (has("first") && attribute("first", "month", "value") != last - 2)) return false;
  auto in_year = [&](int y) { return TimeValue::of_index(Grain::kQuarter, y, last / 3); };
  if (int told = year(); told != kUnknown) return establish(in_year(told));
  return establish(has("deictic") ? in_year(deictic_year()) : without_year(in_year));
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

// "Sales rose in the first half", not the half of a game.
bool TimeReader::is_of_business() const {
  return published() && led_by_preposition() && (is_near(match_, "money") || is_near(match_, "percent") || is_near(match_, "measure_noun")) &&
         !is_near(match_, "game_word");
}

// nth or name, with year, deictic, decade, century or month; bare: neither.
bool TimeReader::half() {
  if (has("bare") && !is_of_business()) return false;
  std::string_view word = match_.text("nth");
  int n = has("name") ? attribute("name", "half_name", "value") : word == "last" || word == "latter" ? 2 : nth("nth");
  if (n < 1 || n > 2) return false;
  if (has("decade") || has("century") || has("month")) {
    context_.record.set(mention_, "mod", n == 1 ? std::string_view("START") : std::string_view("END"));
    return has("decade") ? decade() : has("century") ? century() : calendar();
  }
  auto in_year = [&](int y) { return TimeValue::of_index(Grain::kHalf, y, n); };
  if (int told = year(); told != kUnknown) return establish(in_year(told));
  if (has("deictic")) return establish(in_year(deictic_year()));
  return establish(without_year(in_year));
}

// "Fall" is also what prices and walls do.
bool TimeReader::is_fall() const {
  std::string_view word = match_.text("season");
  if (word != "fall" && word != "Fall") return false;
  if (has("deictic")) {  // "exports fall this year"
    return match_.capture("deictic").data() > match_.capture("season").data() && match_.capture("season").data() == match_.items().data() && !led_by_preposition();
  }
  if (!has("year") && (text_of(next()) == "in" || text_of(next()) == "of" || text_of(next()) == "to" || text_of(next()) == "from")) return true;
  return match_.capture("season").data() == match_.items().data() && is(previous(), "lower") && !led_by_preposition();
}

// "The winter campaign", but "the winter brought snow".
bool TimeReader::names_season() const {
  return is(next(), "lower") && !is(next(), "np_stop") && !is(next(), "past_marker") && !is(next(), "plain_verb") && !text_of(next()).ends_with("ed");
}

// season, with year or deictic.
bool TimeReader::season() {
  const int n = attribute("season", "season", "value");
  const Item& named = match_.capture("season").front();
  if (is_fall() || (match_.is(named, "title_case") && !match_.is(named, "sentence_start") && is(next(), "title_case"))) return false;  // the Spring Festival
  if (match_.constant("alone") == "yes" && names_season()) return false;
  auto in_year = [&](int y) { return TimeValue::of_index(Grain::kSeason, y, n); };
  if (int told = year(); told != kUnknown) return establish(in_year(told));
  if (!has("deictic")) {
    if (const int told = year_behind(); told != kUnknown) return establish(in_year(told));
  }
  if (has("deictic") && match_.capture("deictic").data() > match_.capture("season").data()) return establish(in_year(deictic_year()));
  const bool from_narrative = counts_from_narrative() && narrative().known();
  if (!has("deictic") || (!published() && !from_narrative)) return establish(without_year(in_year));
  const int offset = attribute("deictic", "deictic", "offset");
  const Date now = !from_narrative ? *published() : offset > 0 ? narrative().last() : narrative().first();
  TimeValue value = in_year(year_of(now));
  if (offset == 0) return establish(n == 4 && month_of(now) < 6 && (!from_narrative || narrative().grain < Grain::kYear) ? value.shifted(-4) : value);
  if (offset < 0) {
    while (value.last() >= now) value = in_year(value.year - 1);
  } else {
    while (value.first() <= now) value = in_year(value.year + 1);
  }
  return establish(value);
}

}  // namespace newsmetrics
