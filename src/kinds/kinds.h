// The kinds of the output contract: what turns a rule's match into a mention's fields, and how mentions of the kind nest.
// Adding a kind: a line in kinds.cc, and a normaliser beside the others if its fields are more than its captures.
#ifndef NEWSMETRICS_KINDS_KINDS_H_
#define NEWSMETRICS_KINDS_KINDS_H_

#include <string_view>
#include <vector>

#include "grammar/match.h"
#include "kinds/calendar.h"
#include "kinds/currency_words.h"
#include "kinds/officials.h"
#include "kinds/organization_names.h"
#include "newsmetrics/document.h"
#include "newsmetrics/record.h"

namespace newsmetrics {

// What normalisers may know and remember of the article while it is read from front to back.
struct Context {
  const Document& document;
  Record& record;
  Anchor anchor;  // publication date and the dates the narrative has established
  std::string_view opening;  // the text from its first word on: its dateline
  KnownOfficials officials;
  OrganizationNames organizations;
  CurrencyWords& currencies;
  std::vector<char>& dropped;  // by mention: whether drop() was called for it; may be shorter than the record's mentions

  // The mention is not printed: a building block of others, or taken over by a longer one. Until the article is done it stays in the record.
  void drop(std::uint32_t mention);
};

// Appends a mention of the item's extent, as yet without fields.
Mention& add_mention(Record& record, std::string_view kind, std::string_view rule, const Item& item);

// Fills `mention`'s fields by context.record.set(). False refuses the match: the words are not a mention of the kind.
using Normaliser = bool (*)(const Match& match, Context& context, Mention& mention);

enum class Nesting : std::uint8_t {
  kReplaces,    // mentions inside are part of this one and are dropped
  kKeepsNames,  // names inside (country, region, organization, index …) and times stay mentions
};

struct KindInfo {
  std::string_view name;
  Normaliser normalise;
  Nesting nesting;
  bool printed;         // false: a building block for later rules
  bool blocks = false;  // makes nothing: its words are only kept from the stage's other rules
};

// The built-in kind of that name, or the nameless one for a user's own kinds, whose captures become fields.
const KindInfo& kind_info(std::string_view name);

// Throws SourceError when a rule of a user's own kind gives a field the name of a member that every mention has.
void check_field_names(const Knowledge& knowledge);

// Whether a mention of kind `inner` stays one inside a mention of the other kind.
bool stays_inside(std::string_view inner, const KindInfo& kind);

// One for each file beside this one; each documents the captures it reads.
bool normalise_number(const Match&, Context&, Mention&);        // number.cc
bool normalise_time(const Match&, Context&, Mention&);          // time.cc: date, time, duration, set
bool normalise_money(const Match&, Context&, Mention&);         // money.cc
bool normalise_percent(const Match&, Context&, Mention&);       // percent.cc
bool normalise_quantity(const Match&, Context&, Mention&);      // quantity.cc
bool normalise_ranking(const Match&, Context&, Mention&);       // ranking.cc
bool normalise_ordinal(const Match&, Context&, Mention&);       // ranking.cc
bool normalise_place(const Match&, Context&, Mention&);         // place.cc: country, region
bool normalise_official(const Match&, Context&, Mention&);      // official.cc
bool normalise_name(const Match&, Context&, Mention&);          // name.cc: forum, organization, agreement, index
bool normalise_captures(const Match&, Context&, Mention&);      // kinds.cc: every capture a field of its name; its value the word's attribute of that name, if it has one

// A country's fields, by its alpha-2 code; form: name, adjective, abbreviation, capital.
void set_country(const Knowledge& knowledge, Record& record, Mention& mention, std::string_view alpha2, std::string_view form);  // place.cc

// `text` with every run of white space as one space; `text` itself where it is so already.
std::string_view plain_words(std::string_view text, Record& record);  // official.cc

// Passes over the whole article once its stages have run (src/extractor.cc calls them in order).
// Later mentions of organizations that the article introduced, by what is left of their names. Each stands as one item
// from then on.
void resolve_organizations(const Knowledge& knowledge, std::vector<Item>& items, Context& context);  // organization_names.cc

// Later mentions of officials that the article introduced, by surname, and those who share a title with one in front. Adds mentions for tokens of `items` that no mention
// holds.
void resolve_officials(const Knowledge& knowledge, std::span<const Item> items, Context& context);  // coreference.cc

}  // namespace newsmetrics

#endif
