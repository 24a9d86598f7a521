// Officials: a person's name and the office that stands beside it.
//
// Captures: `name`; `title`, in its order in the text; `former`, a word that says the office is left; `body`, whose office
// it is, between name and title; `rest`, what follows a title that stands behind the name ("of …", "at …").
// Constant: `order=back` where the title stands behind the name.
#include <algorithm>
#include <array>
#include <string>

#include "kinds/kinds.h"
#include "text/ascii.h"

namespace newsmetrics {
namespace {

using Items = Match::Items;

// How far back the article is searched for the country of an office, in tokens.
constexpr std::size_t kNear = 160;

bool is_kind(const Match& match, const Item& item, std::string_view kind) {
  const Mention* mention = match.mention(item);
  return mention != nullptr && mention->kind == kind;
}

// Alpha-2 of a country mention, of a place the lexicon knows, or of a body whose country is known.
std::string_view country_of(const Match& match, const Item& item) {
  if (const Mention* mention = match.mention(item)) {
    if (mention->kind == "country") return match.record().text_of(*mention, "alpha2");
    if (mention->kind == "organization") return match.record().text_of(*mention, "country");
  }
  return match.attribute(item, "place", "alpha2");
}

bool is_preposition(const Match& match, const Item& item) { return match.is(item, "title_preposition"); }
bool is_title(const Match& match, const Item& item) { return match.is(item, "title") || match.is(item, "title_head"); }

// The name of a place or body rather than a field of work.
bool is_named(const Match& match, const Item& item) {
  if (is_kind(match, item, "organization") || is_kind(match, item, "country") || match.is(item, "place") || match.is(item, "person")) return true;
  return match.is(item, "capitalised") && !match.is(item, "portfolio") && !match.is(item, "title_body") && !match.is(item, "name_stop") && !is_title(match, item);
}

// The lexicon's class of the last word of an item, which may be a name of several.
bool ends_with(const Match& match, const Item& item, std::string_view of_class) {
  const std::string_view text = match.text_of(item);
  const Knowledge& knowledge = match.knowledge();
  return knowledge.entry_has(knowledge.entry(text.substr(text.find_last_of(" \n") + 1), LetterCase::kCapitalised), knowledge.class_id(of_class));
}

// Where in `rest` the preposition stands that leads to the body's name ("at" in "of research at Harbour Trust"); its size
// when none does. A place belongs to the title ("governor of Texas"), and so do a field of work and a body's part in front
// of the body ("of Tidal Research at", "of the Sales Unit for").
std::size_t body_phrase(const Match& match, Items rest) {
  std::size_t found = rest.size();
  bool sure = false;
  for (std::size_t i = 0; i + 1 < rest.size() && !sure; ++i) {
    if (match.mention(rest[i]) != nullptr || !is_preposition(match, rest[i])) continue;
    bool name = false, organization = false, part = false;
    for (std::size_t j = i + 1; j < rest.size() && !is_preposition(match, rest[j]); ++j) {
      if (!name && (is_kind(match, rest[j], "country") || match.is(rest[j], "place"))) break;
      organization = organization || (!name && is_kind(match, rest[j], "organization"));
      name = name || is_named(match, rest[j]);
      part = part || ends_with(match, rest[j], "body_part");
    }
    if (!name) continue;
    sure = organization && !part;
    if (found == rest.size() || sure || match.text_of(rest[i]) == "at") found = i;
  }
  return found;
}

// The name in a phrase: from its first capitalised word to where small words go on with something else.
Items named(const Match& match, Items phrase) {
  while (!phrase.empty() && !is_named(match, phrase.front())) phrase = phrase.subspan(1);
  if (!phrase.empty() && is_kind(match, phrase.front(), "organization")) return phrase.first(1);
  std::size_t size = 0;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    if (is_named(match, phrase[i]) || match.is(phrase[i], "portfolio")) size = i + 1;
    else if (match.is(phrase[i], "lower") && !match.is(phrase[i], "name_stop")) break;
  }
  return phrase.first(size);
}

// The country whose head of state or government has, or had, the surname: the last word, or a first one that is a surname.
std::string_view leader_country(const Knowledge& knowledge, std::string_view name) {
  const ClassId leader = knowledge.class_id("leader"), family_first = knowledge.class_id("family_first");
  const auto lookup = [&](std::string_view surname, ClassId needed) -> std::string_view {
    const std::uint32_t entry = knowledge.entry(surname, LetterCase::kCapitalised);
    return knowledge.entry_has(entry, needed) ? knowledge.attribute(entry, leader, "alpha2") : std::string_view{};
  };
  const std::string_view found = lookup(name.substr(name.find_last_of(" \n-") + 1), leader);
  return found.empty() ? lookup(name.substr(0, name.find_first_of(" \n")), family_first) : found;
}

// What stands in front of a title and says whose it is: "Texas" in "Texas governor", "Iran" in "Iran's ambassador".
const Item* owner_before(const Match& match) {
  const Items before = match.before();
  std::size_t i = before.size();
  for (int steps = 0; i > 0 && steps < 4; ++steps, --i) {
    const Item& item = before[i - 1];
    if (match.is(item, "possessive") || match.is(item, "party_word") || match.is(item, "title_adjunct") || match.is(item, "title_former")) continue;
    if (match.is(item, "full_person")) return nullptr;
    const bool name = match.mention(item) != nullptr || match.is(item, "place") || match.is(item, "upper");
    return is_kind(match, item, "region") || (name && is_named(match, item)) ? &item : nullptr;
  }
  return nullptr;
}

// The owner's name: a body's, without its short form, or the words in front of the last: "Harbour Science and Technology Town".
std::string_view owner_name(const Match& match, const Item* owner) {
  if (is_kind(match, *owner, "organization")) return match.record().text_of(*match.mention(*owner), "name");
  const Items before = match.before();
  std::size_t first = static_cast<std::size_t>(owner - before.data());
  const std::size_t end = first + 1;
  const auto is_word = [&](const Item& item) {
    if (is_title(match, item) || match.is(item, "title_former") || match.is(item, "full_person")) return false;
    return match.is(item, "person") || (match.mention(item) == nullptr && match.is(item, "capitalised") && !match.is(item, "name_stop"));
  };
  while (first > 0 && is_word(before[first]) && !match.is(before[first], "place")) {
    const bool joined = first > 1 && (match.text_of(before[first - 1]) == "and" || match.text_of(before[first - 1]) == "&");
    if (!is_word(before[first - (joined ? 2 : 1)])) break;
    first -= joined ? 2 : 1;
  }
  return match.text_of(before.subspan(first, end - first));
}

// The country in "King Abel of Norland", and in ", head of the Norland navy", behind the mention.
std::string_view country_behind(const Match& match) {
  const Items after = match.after();
  if (after.empty()) return {};
  const std::string_view first = match.text_of(after.front());
  const std::size_t reach = first == "of" ? 3 : first == "," ? 9 : 0;
  bool title = first == "of";
  for (std::size_t i = 1; i < std::min(after.size(), reach) && !match.is(after[i], "sentence_break") && match.text_of(after[i]) != ","; ++i) {
    title |= is_title(match, after[i]);
    if (title && is_kind(match, after[i], "country")) return country_of(match, after[i]);
  }
  return {};
}

// The country that an official of the same surname had.
std::string_view country_known(const Match& match) {
  const auto surname = [](std::string_view name) { return name.substr(name.find_last_of(' ') + 1); };
  const std::string_view wanted = surname(match.text("name"));
  const std::vector<Mention>& mentions = match.record().mentions;
  for (std::size_t i = mentions.size(); i > 0 && mentions.size() - i < kNear; --i) {
    if (mentions[i - 1].kind != "official" || surname(match.record().text_of(mentions[i - 1], "name")) != wanted) continue;
    if (const std::string_view found = match.record().text_of(mentions[i - 1], "country"); !found.empty()) return found;
  }
  return {};
}

// The country that the article speaks of in front of the mention: one with an office whose holder is not named ("a
// Russian military spokesman"), or the last one of the same sentence, or the only one near.
std::string_view country_before(const Match& match) {
  const Items before = match.before();
  std::string_view nearest;
  bool same_sentence = true, only = true;
  for (std::size_t i = before.size(); i > 0 && before.size() - i < kNear; --i) {
    const Item& item = before[i - 1];
    if (match.is(item, "sentence_break")) {
      if (!nearest.empty() && same_sentence) return nearest;
      same_sentence = false;
    }
    if (!is_kind(match, item, "country")) continue;
    const std::string_view found = country_of(match, item);
    for (std::size_t j = i; j + 1 < before.size() && j < i + 2; ++j)
      if (is_title(match, before[j]) && !match.is(before[j + 1], "person")) return found;
    only = only && (nearest.empty() || nearest == found);
    nearest = found;
  }
  return only || same_sentence ? nearest : std::string_view{};
}

// The country that is named twice as often near the mention as any other.
std::string_view country_most_spoken_of(const Match& match) {
  constexpr int kEnough = 4;
  std::array<std::pair<std::string_view, int>, 16> counts;
  std::size_t size = 0;
  const Items before = match.before(), after = match.after();
  for (const Items side : {before.last(std::min(before.size(), kNear)), after.first(std::min(after.size(), kNear))}) {
    for (const Item& item : side) {
      if (!is_kind(match, item, "country")) continue;
      const std::string_view found = country_of(match, item);
      const auto entry = std::find_if(counts.begin(), counts.begin() + size, [&](const auto& count) { return count.first == found; });
      if (entry != counts.begin() + size) ++entry->second;
      else if (size < counts.size()) counts[size++] = {found, 1};
    }
  }
  std::sort(counts.begin(), counts.begin() + size, [](const auto& a, const auto& b) { return a.second > b.second; });
  const bool enough = size > 0 && counts[0].second >= kEnough && (size == 1 || counts[0].second >= 2 * counts[1].second);
  return enough ? counts[0].first : std::string_view{};
}

// The country whose capital the article is written in, but for those where all the world's officials meet.
std::string_view country_of_dateline(const Match& match, bool ministers) {
  constexpr std::size_t kDateline = 8;
  const Items before = match.before();
  if (before.empty() || !match.is(before.front(), "capital")) return {};
  if (ministers && match.is(before.front(), "world_capital")) return {};
  const Items line = before.first(std::min(before.size(), kDateline));
  const bool colon = line.size() > 1 && match.text_of(line[1]) == ":";
  return colon || match.any_is(line, "dash") || match.any_is(line, "minus") ? match.attribute(before.front(), "capital", "alpha2") : std::string_view{};
}

// Commissioners are the European Union's where the article speaks of it.
bool is_of_bloc(const Match& match) {
  const Items before = match.before();
  const Items near = before.last(std::min(before.size(), kNear));
  const Record& record = match.record();
  return std::any_of(near.begin(), near.end(), [&](const Item& item) {
    const Mention* mention = match.mention(item);
    return mention != nullptr && (mention->kind == "region" || (mention->kind == "organization" && record.text_of(*mention, "type") == "international"));
  });
}

// True behind a preposition that leads away: a coordinator for Norland is not of it.
bool is_aim(const Match& match, Items items, std::size_t i) {
  if (i > 0 && match.text_of(items[i - 1]) == "the") --i;
  return i > 0 && !match.attribute(items[i - 1], "title_preposition", "leads").empty();
}

// The country that the title itself tells ("congressman").
std::string_view state_of_title(const Match& match, Items title) {
  for (const Item& item : title)
    for (const Name head : {Name("title_head"), Name("title_many")})
      if (const std::string_view state = match.attribute(item, head, "state"); !state.empty()) return state;
  return {};
}

// The country that the mention names, or the words right around it.
std::string_view country_named(const Match& match, Items title, const Item* owner, Items of) {
  for (const Item& item : match.capture("body"))
    if (is_kind(match, item, "country")) return country_of(match, item);
  if (owner != nullptr)
    if (const std::string_view found = country_of(match, *owner); !found.empty()) return found;
  for (std::size_t i = 0; i < title.size(); ++i)
    if (is_kind(match, title[i], "country") && !is_aim(match, title, i)) return country_of(match, title[i]);
  if (match.any_is(title, "posted_head")) return {};  // the country behind "to" is another one
  for (const Items items : {title, of, match.capture("rest")})
    for (std::size_t i = 0; i < items.size(); ++i)
      if (const std::string_view found = country_of(match, items[i]); !found.empty() && !is_aim(match, items, i)) return found;
  if (const std::string_view found = country_behind(match); !found.empty()) return found;
  return state_of_title(match, title);
}

// A chamber or central bank of which the article need not say whose it is.
bool is_of_state(const Match& match, const Item& item) {
  const Mention* mention = match.mention(item);
  return mention != nullptr && (mention->rule == "organization-national" || mention->rule.starts_with("organization-chamber"));
}

// "Commission President Ann Lee": of a body, whose name is not told.
bool follows_name(const Match& match) {
  if (match.before().empty()) return false;
  const Item& before = match.before().back();
  return match.is(before, "title_case") && match.mention(before) == nullptr && !match.is(before, "name_stop");
}

// The country of a state's office, by what the article says elsewhere or by where it was written.
// Titles are searched for words without their first letter, which may be a capital.
std::string_view country_of_article(const Match& match, std::string_view title) {
  const auto says = [&](std::string_view part) { return title.find(part) != std::string_view::npos; };
  if (!is_capital(title.front()) && !title.ends_with("minister")) return {};
  if (title.ends_with("ommissioner") && is_of_bloc(match)) return {};
  if (follows_name(match)) return {};
  if (const std::string_view found = country_before(match); !found.empty()) return found;
  const bool minister = title.ends_with("inister");
  if (minister)
    if (const std::string_view found = country_most_spoken_of(match); !found.empty()) return found;
  // "Secretary of Energy", "Assistant Energy Secretary"; others have a "Secretary of State for Energy".
  if ((says("ecretary of ") && !says("of State for")) || (says("Assistant") && says("Secretary"))) return "US";
  if (says("ecretary") || says("Attorney General")) return country_of_dateline(match, false);
  return says("inister") || says("remier") ? country_of_dateline(match, true) : std::string_view{};
}

std::string_view country(const Match& match, Items title, const Item* owner, Items of) {
  if (const std::string_view found = country_named(match, title, owner, of); !found.empty()) return found;
  if (match.any_is(title, "posted_head")) return {};
  const bool of_body = (!of.empty() && !is_of_state(match, of.front())) || (owner != nullptr && !is_of_state(match, *owner));
  if (of_body) return {};
  if (match.any_is(title, "chief_head"))
    if (const std::string_view found = leader_country(match.knowledge(), match.text("name")); !found.empty()) return found;
  if (!match.any_is(title, "state_head")) return {};
  if (const std::string_view found = country_known(match); !found.empty()) return found;
  if (const std::string_view found = match.attribute(title.back(), "rank", "usually"); !found.empty()) return found;
  return country_of_article(match, match.text_of(title));
}

// What a title behind its holder's name may be taken for and is not.
bool is_no_title_behind(const Match& match, Items name, Items title) {
  const Items before = match.before(), after = match.after();
  if (!match.is(name.front(), "full_person")) {
    // "In Marstal, the mayor said": a single word behind a preposition is a place.
    if (!before.empty() && is_preposition(match, before.back())) return true;
    // "… to Harbour, the spokesman said": nor is it who said it.
    if (!match.has("rest") && !after.empty() && match.is(after.front(), "word")) return true;
  }
  // "Chief environmental lawyer".
  const bool goes_on = !after.empty() && match.is(after.front(), "lower") && !match.is(after.front(), "name_stop");
  return goes_on && !match.has("rest") && match.text_of(title.back()) == "chief";
}

// How many items at the end of the body belong to the title: small words ("biotech analyst"), up to the body's name or a
// possessive.
std::size_t title_words(const Match& match, Items body) {
  if (!body.empty() && match.is(body.front(), "title_modifier") && !match.any_is(body, "possessive")) return body.size();  // "chief U.S. economist"
  std::size_t words = 0;
  while (words < body.size() && match.is(body[body.size() - 1 - words], "lower") && !match.is(body[body.size() - 1 - words], "title_adjunct")) ++words;
  return words;
}

// Whether what stands in front says that the office is left: "former U.S. President", with the country between, "former Harbour
// Trust adviser".
bool is_former(const Match& match, const Item* owner, bool back) {
  if (match.has("former")) return true;
  const Items before = match.before();
  if (owner != nullptr && owner != before.data() && match.is(owner[-1], "title_former")) return true;
  return !back && before.size() >= 2 && match.is(before[before.size() - 2], "title_former") && match.is(before.back(), "capitalised");
}

}  // namespace

std::string_view plain_words(std::string_view text, Record& record) {
  if (text.find_first_of("\n\r\t") == std::string_view::npos && text.find("  ") == std::string_view::npos) return text;
  std::string plain;
  for (const char c : text) {
    const bool space = static_cast<unsigned char>(c) <= ' ';
    if (!space || (!plain.empty() && plain.back() != ' ')) plain += space ? ' ' : c;
  }
  return record.keep(plain);
}

bool normalise_official(const Match& match, Context& context, Mention& mention) {
  Record& record = context.record;
  const Items name = match.capture("name");
  Items title = match.capture("title");
  const bool back = match.constant("order") == "back";
  Items of;
  const Item* owner = nullptr;
  if (back) {
    if (is_no_title_behind(match, name, title)) return false;
    const Items rest = match.capture("rest"), body = match.capture("body");
    const std::size_t at = body_phrase(match, rest), words = title_words(match, body);
    of = named(match, at < rest.size() ? rest.subspan(at + 1) : body);
    title = {title.data() - words, words + title.size() + at};
  } else {
    owner = owner_before(match);
    for (std::size_t i = 0; i < title.size() && of.empty(); ++i)
      if (is_kind(match, title[i], "organization") || match.is(title[i], "place")) of = title.subspan(i, 1);
  }
  // "army spokesman Lt. Col." is one of two titles; the rank alone is one.
  const auto is_style = [&](const Item& item) { return match.is(item, "rank") || match.is(item, "royal"); };
  while (title.size() > 1 && is_style(title.back()) && !match.is(title.front(), "rank")) title = title.first(title.size() - 1);
  record.set(mention, "name", plain_words(match.text_of(name), record));
  record.set(mention, "title", plain_words(match.text_of(title), record));
  if (owner != nullptr && !is_kind(match, *owner, "country")) {
    record.set(mention, "of", plain_words(owner_name(match, owner), record));
  } else if (!of.empty() && !is_kind(match, of.front(), "country")) {
    record.set(mention, "of", plain_words(match.text_of(of), record));
  }
  if (const std::string_view alpha2 = country(match, title, owner, of); !alpha2.empty()) record.set(mention, "country", alpha2);
  if (is_former(match, owner, back)) record.set(mention, "former", true);
  const std::string_view text = match.text_of(title);
  if (match.knowledge().word_is(text.substr(0, text.find_first_of(" \n-")), match.knowledge().class_id("title_acting"))) record.set(mention, "acting", true);
  return true;
}

}  // namespace newsmetrics
