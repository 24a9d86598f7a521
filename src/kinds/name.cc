// Names of organizations, forums, agreements and indices.
//
// Captures: `name`, the name without year, edition and brackets; `head`, what makes it a name; `short`, the bracketed
// short name; `year`, in the name, beside it or in brackets behind it; `edition`; in the words around it, `office` and `noun`,
// what it is ("the drugmaker Acme").
// Constants: `type`; `by=head` where only a word like Council or Forum tells that it is a name, `by=evidence` where only
// the words around it do; `next=free` where that does not hold in front of a possessive ("founder of Acme's parent").
#include <algorithm>

#include "kinds/kinds.h"

namespace newsmetrics {
namespace {

using Items = Match::Items;

// The ending of a plural tells nothing here: "James" is as good a name as "John".
Shape shape_of(const Item& item) {
  const auto shape = static_cast<Shape>(item.symbol % kShapeCount);
  return shape == Shape::kTitleS ? Shape::kTitle : shape == Shape::kLowerS ? Shape::kLower : shape;
}

bool is_lower(Shape shape) { return shape == Shape::kLower || shape == Shape::kLowerS; }
bool is_title(Shape shape) { return shape == Shape::kTitle || shape == Shape::kTitleS; }
bool is_upper(Shape shape) { return shape == Shape::kUpper || shape == Shape::kUpperStart; }
bool is_capitalised(Shape shape) { return shape >= Shape::kTitle && shape <= Shape::kMixedStart && shape != Shape::kDotted && shape != Shape::kAlnum; }

// A capitalised word that would belong to the name, had the rule reached it: in front of a name or behind it, it makes
// the name another one's ("Henry Ford", "Apple Watch").
bool is_proper(const Match& match, const Item& item) {
  const Shape shape = shape_of(item);
  if (!is_title(shape) && shape != Shape::kMixed && shape != Shape::kInitial) return false;
  return !match.is(item, "name_stop") && !match.is(item, "creed") && !match.is(item, "organization_name") && !match.is(item, "place");
}

// Words that headlines leave small.
bool is_small_in_headlines(const Match& match, const Item& item) { return item.end - item.begin < 3 || match.is(item, "headline_small"); }

// True where capitals say nothing: a headline, or text all in capitals. Told by the words around the name.
bool in_headline(const Match& match) {
  constexpr std::size_t kWindow = 12;
  int small = 0, capitals = 0;
  const auto count = [&](const Item& item) {
    const Shape shape = shape_of(item);
    if (is_lower(shape)) {
      small += !is_small_in_headlines(match, item);
    } else if (is_title(shape) || is_upper(shape) || shape == Shape::kMixed) {
      ++capitals;
    }
    return shape != Shape::kSentenceBreak;
  };
  const Items before = match.before(), after = match.after();
  for (std::size_t i = 0; i < std::min(kWindow, before.size()) && count(before[before.size() - 1 - i]); ++i) {}
  for (std::size_t i = 0; i < std::min(kWindow, after.size()) && count(after[i]); ++i) {}
  return capitals >= 2 && capitals > 5 * small;
}

bool all_capitals(Items items) {
  return std::none_of(items.begin(), items.end(), [](const Item& item) {
    const Shape shape = shape_of(item);
    return is_title(shape) || shape == Shape::kTitleStart || shape == Shape::kMixed;
  });
}

// Whether the word before or behind is in capitals too: a headline's, or an emphatic one.
bool in_capitals(const Match& match) {
  return (!match.before().empty() && is_upper(shape_of(match.before().back()))) || (!match.after().empty() && is_upper(shape_of(match.after().front())));
}

// A known name that is a word, a person or a product's maker as well, seen where it does not stand for the body.
bool is_something_else(const Match& match, Items name) {
  const Items before = match.before(), after = match.after();
  const Item* const next = after.empty() ? nullptr : &after.front();
  const Item* const previous = before.empty() ? nullptr : &before.back();
  const bool capitals = all_capitals(name);
  if (next != nullptr) {
    if (match.is(name.back(), "national_body") && !capitals && match.is(*next, "cabinet_head")) return true;  // the office, not the body
    if (match.is(*next, "security_word") && match.text_of(name.back()) == "Treasury") return true;
  }
  if (name.size() != 1) return false;
  const Item& word = name.front();
  const bool company = match.is(word, "company_name");
  if (previous != nullptr) {
    if (capitals && match.text_of(*previous) == "<") return true;                     // what its shares are known by
    if (previous->end == word.begin && match.text_of(*previous) == ".") return true;  // .DJI
    if (company && match.is(*previous, "office_word")) return true;                   // President Ford
  }
  if (next != nullptr && match.is(word, "index_name") && match.text_of(*next) == "said") return true;  // Dow Chemical
  const bool follows_proper = previous != nullptr && is_proper(match, *previous), leads_proper = next != nullptr && is_proper(match, *next);
  const Shape shape = shape_of(word);
  if (match.is(word, "common_name")) {
    if (capitals && in_headline(match)) return true;
    if (shape == Shape::kTitleStart && !(next != nullptr && match.is(*next, "possessive"))) return true;
    return follows_proper || leads_proper || (next != nullptr && shape_of(*next) == Shape::kHyphen);
  }
  return ((is_title(shape) && follows_proper) || (company && leads_proper)) && !in_headline(match);
}

// Whether a quotation begins right in front of the name, or of the capitalised words that lead up to it.
bool is_quoted(const Match& match) {
  constexpr std::size_t kReach = 4;
  const Items before = match.before();
  for (std::size_t i = before.size(); i > 0 && before.size() - i < kReach; --i) {
    if (match.is(before[i - 1], "quote")) return true;
    if (is_lower(shape_of(before[i - 1]))) return false;
  }
  return false;
}

// Whether the article near by has a person of that surname: "Adam Neumann" for Neumann.
bool is_surname(const Match& match, Items name) {
  constexpr std::size_t kReach = 8192, kLongestWord = 64;
  constexpr int kOccurrences = 32;  // looked at; what else is said near by does not change the answer
  if (name.size() != 1) return false;
  const std::string_view surname = match.text_of(name), text = match.document();
  const std::size_t from = name.front().begin > kReach ? name.front().begin - kReach : 0;
  const std::string_view near = text.substr(from, name.front().begin + kReach - from);
  const ClassId given_name = match.knowledge().class_id("given_name"), honorific = match.knowledge().class_id("honorific"), rank = match.knowledge().class_id("rank");
  std::size_t at = near.find(surname);
  for (int i = 0; i < kOccurrences && at != std::string_view::npos; ++i, at = near.find(surname, at + surname.size())) {
    if (at < 2 || near[at - 1] != ' ') continue;
    std::string_view word = near.substr(0, at - 1);
    word.remove_prefix(word.size() - std::min(word.size(), kLongestWord));
    word.remove_prefix(word.find_last_of(" \n\"(") + 1);
    for (const ClassId of_class : {given_name, honorific, rank})
      if (match.knowledge().word_is(word, of_class)) return true;
  }
  return false;
}

// The words of `items` but for those of `without`, one space between.
std::string_view words(const Match& match, Items items, Items without, Record& record) {
  const std::string_view text = match.text_of(items);
  const bool plain = without.empty() || without.data() < items.data() || without.data() >= items.data() + items.size();
  if (plain && std::adjacent_find(text.begin(), text.end(), [](char a, char b) { return (a == ' ' && b == ' ') || (b >= 0 && b < ' '); }) == text.end()) return text;
  char joined[512];
  std::size_t size = 0;
  for (const Item& item : items) {
    if (!plain && item.begin >= without.front().begin && item.end <= without.back().end) continue;
    const bool space = size > 0 && joined[size - 1] != ' ' && item.begin > 0 && static_cast<unsigned char>(match.document()[item.begin - 1]) <= ' ';
    if (space && size < sizeof joined) joined[size++] = ' ';
    bool gap = false;
    for (const char c : match.text_of(item)) {
      const bool white = static_cast<unsigned char>(c) <= ' ';
      if (white && gap) continue;
      gap = white;
      if (size == sizeof joined) return text;
      joined[size++] = white ? ' ' : c;
    }
  }
  return record.keep({joined, size});
}

std::string_view without_brackets(std::string_view text) {
  while (!text.empty() && (text.front() == '(' || text.front() == '"')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ')' || text.back() == '"')) text.remove_suffix(1);
  return text;
}

// The year that a token holds ("2021", "Technoprom-2021"): its last four digits.
std::optional<Decimal> year_in(std::string_view text) {
  text = without_brackets(text);
  if (text.size() < 4) return std::nullopt;
  const std::string_view digits = text.substr(text.size() - 4);
  const bool alone = text.size() == 4 || text[text.size() - 5] < '0' || text[text.size() - 5] > '9';
  return alone && (digits[0] == '1' || digits[0] == '2') && digits.find_first_not_of("0123456789") == std::string_view::npos ? Decimal::parse(digits) : std::nullopt;
}

std::string_view known_attribute(const Match& match, Items name, Name key) {
  if (std::none_of(name.begin(), name.end(), [&](const Item& item) { return item.entry != 0 && !match.knowledge().attribute(item.entry, key).empty(); })) return {};
  for (const Name of_class : {Name("organization_name"), Name("national_body"), Name("forum_name"), Name("agreement_name"), Name("index_name")})
    for (const Item& item : name)
      if (match.is(item, of_class))
        if (const std::string_view value = match.attribute(item, of_class, key); !value.empty()) return value;
  return {};
}

std::string_view type_of(const Match& match, Items name) {
  if (const std::string_view type = match.constant("type"); !type.empty()) return type;
  if (const std::string_view type = match.attribute("noun", "body_noun", "type"); !type.empty()) return type;
  if (const std::string_view type = match.attribute("noun", "paper_word", "type"); !type.empty()) return type;
  const Items heads = match.capture("head");
  for (std::size_t i = heads.size(); i-- > 0;)
    for (const Name of_class : {Name("organization_head"), Name("head_of"), Name("latin_head"), Name("numbered_head")})
      if (const std::string_view type = match.attribute(heads[i], of_class, "type"); !type.empty()) return type;
  return known_attribute(match, name, "type");
}

std::string_view country_of(const Match& match, Items name) {
  for (const Item& item : name)
    if (const Mention* mention = match.mention(item); mention != nullptr && mention->kind == "country") return match.record().text_of(*mention, "alpha2");
  return known_attribute(match, name, "country");
}

// Words with a head that are no name: a headline's, those of two companies, or too many.
bool is_no_name_by_head(const Match& match, Items name, std::string_view kind, std::string_view type) {
  // Any words can stand in front of the head in a headline: only a short name that nothing capitalised leads up to is one.
  const bool led_up_to = !match.before().empty() && is_capitalised(shape_of(match.before().back()));
  if ((kind != "organization" || name.size() > 4 || led_up_to) && in_headline(match)) return true;
  if (all_capitals(name) && (in_capitals(match) || in_headline(match))) return true;
  if (name.size() > 14) return true;
  const bool joined = std::any_of(name.begin(), name.end(), [&](const Item& item) { return match.text_of(item) == "and"; });
  if (type == "company" && joined) return true;
  return name.size() == 2 && match.text("head") == "Administration";  // a president's
}

// What the words around do not make a body's name.
bool is_no_name_by_evidence(const Match& match, Items name) {
  // Behind a given name it is a person.
  if ((!match.before().empty() && is_proper(match, match.before().back())) || in_headline(match)) return true;
  if (is_surname(match, name)) return true;
  // Of the offices only those that companies have tell one: a president has a chief of staff.
  if (const Items office = match.capture("office"); !office.empty() && !match.is(office.front(), "company_office")) return true;
  return match.constant("next") == "free" && !match.after().empty() && match.is(match.after().front(), "possessive");
}

// The known name in full, or the words but for a year. "The" belongs to the name of a paper where it is written so within a sentence.
std::string_view full_name(const Match& match, Items name, std::string_view type, Context& context, const Mention& mention) {
  std::string_view full = known_attribute(match, name, "name");
  if (full.empty() || name.size() > 1) full = words(match, name, match.capture("year"), context.record);
  if (type != "media" || match.before().empty()) return full;
  const Item& article = match.before().back();
  const std::string_view document = match.document();
  if (!is_title(shape_of(article)) || match.text_of(article) != "The" || full.data() != document.data() + mention.begin) return full;
  return document.substr(article.begin, mention.begin - article.begin + full.size());
}

// The edition of a forum: "8th", "Eighth", or what its known name tells.
std::optional<Decimal> edition_of(const Match& match, Items name) {
  std::string_view edition = match.attribute("edition", "nth_word", "value");
  if (edition.empty()) edition = known_attribute(match, name, "edition");
  return edition.empty() ? match.number("edition") : Decimal::parse(edition);
}

}  // namespace

bool normalise_name(const Match& match, Context& context, Mention& mention) {
  Record& record = context.record;
  const Items name = match.capture("name");
  if (name.empty()) return false;
  const bool organization = mention.kind == "organization";
  const std::string_view by = match.constant("by");
  const std::string_view type = organization ? type_of(match, name) : std::string_view{};
  // "A U.K. Bank" is any: of a country and a head alone there is no name.
  const Mention* const first = name.size() == 2 ? match.mention(name.front()) : nullptr;
  if (first != nullptr && first->kind == "country") {
    if (type == "company" && !match.text("head").ends_with("Exchange")) return false;
    if (by == "head" && (mention.kind == "agreement" || mention.kind == "index")) return false;
  }
  if (mention.rule.starts_with("company-") && is_quoted(match)) return false;  // a book's or a film's: "Bread, Salt & Smoke"
  if (by == "head" && is_no_name_by_head(match, name, mention.kind, type)) return false;
  if (by == "evidence" && is_no_name_by_evidence(match, name)) return false;
  if (by.empty() && (organization || mention.kind == "index") && is_something_else(match, name)) return false;

  if (organization && match.is(name.front(), "sports_name")) context.organizations.sport = true;

  record.set(mention, "name", full_name(match, name, type, context, mention));
  if (const Items brackets = match.capture("short"); !brackets.empty()) {
    const std::string_view text = without_brackets(match.text_of(brackets));
    record.set(mention, "short", text);
    if (!organization && !match.has("year"))
      if (const auto year = year_in(text)) record.set(mention, "year", *year);
  }
  if (!type.empty()) record.set(mention, "type", type);
  if (organization)
    if (const std::string_view country = country_of(match, name); !country.empty()) record.set(mention, "country", country);
  if (match.has("year"))
    if (const auto year = year_in(match.text("year"))) record.set(mention, "year", *year);
  if (mention.kind == "forum")
    if (const auto edition = edition_of(match, name)) record.set(mention, "edition", *edition);
  return true;
}

}  // namespace newsmetrics
