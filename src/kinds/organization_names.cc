// Later mentions of organizations, by what an article leaves of a name once it has introduced it: the short name given in
// brackets, the initials, a company's name without its legal form or its first word alone, a club's or newspaper's last word.
#include <algorithm>
#include <array>

#include "kinds/kinds.h"
#include "text/ascii.h"

namespace newsmetrics {
namespace {

using Alias = OrganizationNames::Alias;

class Resolver {
 public:
  Resolver(const Knowledge& knowledge, std::vector<Item>& items, Context& context)
      : knowledge_(knowledge), items_(items), context_(context), names_(context.organizations), text_(context.document.text) {
    classes_.name_stop = knowledge.class_id("name_stop");
    classes_.company_form = knowledge.class_id("company_form");
    classes_.tail = knowledge.class_id("company_tail");
    classes_.generic = knowledge.class_id("generic_name_word");
    classes_.club = knowledge.class_id("club_word");
    classes_.media = knowledge.class_id("media_word");
    classes_.office = knowledge.class_id("office_word");
    classes_.place = knowledge.class_id("place");
    classes_.club_in_sport = knowledge.class_id("club_in_sport");
    classes_.security = knowledge.class_id("security_word");
    classes_.town_preposition = knowledge.class_id("town_preposition");
  }

  void run() {
    const auto& mentions = context_.record.mentions;
    const std::uint32_t from = names_.mentions_read;
    for (std::uint32_t i = from; i < mentions.size(); ++i)
      if (mentions[i].kind == "official") remember_official(context_.record.text_of(mentions[i], "name"));
    for (std::uint32_t i = from; i < mentions.size(); ++i)
      if (mentions[i].kind == "organization") introduce(i);
    if (!names_.aliases.empty() || names_.sport) {
      std::size_t out = 0;
      for (std::size_t i = 0, next; i < items_.size(); i = next, ++out) {
        next = i + 1;
        if (may_begin(items_[i])) {
          Item item = items_[i];
          next = match(i, item);
          items_[out] = item;
        } else if (out != i) {
          items_[out] = items_[i];
        }
      }
      items_.resize(out);
    }
    names_.mentions_read = static_cast<std::uint32_t>(mentions.size());  // those just found introduce nothing
  }

 private:
  std::string_view word(const Item& item) const { return text_.substr(item.begin, item.end - item.begin); }
  bool has(const Item& item, ClassId of_class) const { return of_class != kNoClass && knowledge_.symbol_has(item.symbol, of_class); }
  void add(std::string_view text, std::uint32_t mention, bool short_form, bool needs_article = false, std::string_view name = {}) {
    auto& aliases = names_.aliases;
    if (text.size() < 2 || aliases.size() == OrganizationNames::kMaxAliases) return;
    std::uint32_t& head = names_.heads[static_cast<unsigned char>(lower(text.front()))];
    for (std::uint32_t at = head; at != 0; at = aliases[at - 1].next) {
      if (aliases[at - 1].text != text) continue;
      if (aliases[at - 1].name == name) return;
      break;  // "United" of another club than before
    }
    aliases.push_back({text, name, mention, head, needs_article, short_form});
    head = static_cast<std::uint32_t>(aliases.size());
  }

  void introduce(std::uint32_t index) {
    const Record& record = context_.record;
    const Mention& mention = record.mentions[index];
    const std::string_view name = record.text_of(mention, "name");
    const std::string_view type = record.text_of(mention, "type");
    if (name.size() < 2) return;
    // What the sentence around it told of a single word does not hold where the article has an official of that name.
    if (mention.rule.starts_with("organization-") && name.find(' ') == std::string_view::npos && is_surname(name)) return;
    add(name, index, false);
    add(record.text_of(mention, "short"), index, false);

    // The words of the name.
    std::array<std::string_view, 16> words;
    std::size_t size = 0;
    for (std::size_t at = 0; at < name.size() && size < words.size();) {
      const std::size_t end = std::min(name.find(' ', at), name.size());
      if (end > at) words[size++] = name.substr(at, end - at);
      at = end + 1;
    }
    if (size < 2) return;
    initials({words.data(), size}, index);
    if (type == "company") {
      introduce_company(name, {words.data(), size}, index);
    } else if (type == "media") {
      for (std::size_t i = 1; i < size; ++i)
        if (is_capital(words[i].front())) add(name.substr(static_cast<std::size_t>(words[i].data() - name.data())), index, true, true);
    } else if (type == "other" && size == 2 && knowledge_.word_is(words[1], classes_.club)) {
      add(words[1], index, true, false, name);
    }
  }

  void introduce_company(std::string_view name, std::span<const std::string_view> words, std::uint32_t index) {
    const auto is_and = [](std::string_view word) { return word == "and" || word == "&"; };
    std::size_t kept = words.size();
    while (kept > 1 && (knowledge_.word_is(words[kept - 1], classes_.company_form) || knowledge_.word_is(words[kept - 1], classes_.tail))) --kept;
    if (kept > 1 && kept < words.size() && is_and(words[kept - 1])) --kept;
    std::string_view rest = name.substr(0, static_cast<std::size_t>(words[kept - 1].data() + words[kept - 1].size() - name.data()));
    if (rest.ends_with(',')) rest.remove_suffix(1);
    if (kept < words.size() && !(kept == 1 && knowledge_.word_is(rest, classes_.generic))) add(rest, index, false);
    // "Acme Widgets" is Acme from then on, unless the word belongs to everybody.
    std::string_view first = words[0];
    if (kept == 1 || first.size() < 4 || first.find('\'') != std::string_view::npos || words[1] == "of" || is_and(words[1])) return;
    for (const ClassId everybodys : {classes_.generic, classes_.place, classes_.name_stop})
      if (knowledge_.word_is(first, everybodys)) return;
    if (first.ends_with(',')) first.remove_suffix(1);
    add(first, index, true);
  }

  // "IMF" for International Monetary Fund: of the words with a capital.
  void initials(std::span<const std::string_view> words, std::uint32_t index) {
    std::array<char, 16> letters;
    std::size_t size = 0;
    for (const std::string_view w : words)
      if (is_capital(w.front())) letters[size++] = w.front();
    if (size >= 2) add(context_.record.keep({letters.data(), size}), index, false);
  }

  // No mention, or a part of one that came to nothing.
  bool free(const Item& item) const { return item.mention == MentionRef::kNone || context_.record.mentions[item.mention].kind == "part"; }
  bool is_capitalised(const Item& item) const {
    const std::uint32_t size = item.end - item.begin;
    return size > 0 && (is_capital(text_[item.begin]) || (size > 1 && is_capital(text_[item.begin + 1])));
  }
  bool is_all_capitals(const Item& item) const {
    const std::string_view w = word(item);
    return w.size() > 1 && std::all_of(w.begin(), w.end(), [](char c) { return is_capital(c) || c == ' '; });
  }
  // A capitalised word next to a short form makes it part of another name.
  bool is_proper(const Item& item) const { return free(item) && is_capitalised(item) && !is_all_capitals(item) && !has(item, classes_.name_stop); }

  // A name that a longer one may begin with or hold: "American" in "American Tidewell".
  bool is_name(const Item& item) const {
    if (item.mention == MentionRef::kNone) return false;
    const std::string_view kind = context_.record.mentions[item.mention].kind;
    return kind == "country" || kind == "organization";
  }

  // Few words do: told by their first letters.
  bool may_begin(const Item& item) const {
    if (!is_capitalised(item)) return false;
    const bool known = names_.heads[static_cast<unsigned char>(lower(text_[item.begin]))] != 0 || names_.sport;
    return known && (free(item) || is_name(item));
  }

  // Where the search goes on; `item` becomes the mention when one begins at `i`, where one may.
  std::size_t match(std::size_t i, Item& item) {
    const std::string_view rest = text_.substr(item.begin);
    const bool capitals = is_all_capitals(item);
    std::size_t best_end = i;
    const Alias* best = nullptr;
    for (std::uint32_t at = names_.heads[static_cast<unsigned char>(lower(rest.front()))]; at != 0; at = names_.aliases[at - 1].next) {
      const Alias& alias = names_.aliases[at - 1];
      if (alias.text.size() > rest.size() || (best != nullptr && !is_better(alias, *best, item))) continue;
      const std::string_view here = rest.substr(0, alias.text.size());
      if (here != alias.text && !(alias.text.size() > 3 && (capitals || is_capital(alias.text[1])) && equal_folded(here, alias.text))) continue;
      const std::size_t end = end_of(i, item.begin + static_cast<std::uint32_t>(alias.text.size()), !alias.short_form && !alias.text.starts_with("The "));
      if (end == i || (end == i + 1 && !free(item)) || !fits(alias, i, end)) continue;
      best = &alias;
      best_end = end;
    }
    if (best == nullptr) {
      if (names_.sport && !capitals && free(item) && has(item, classes_.club_in_sport) && is_club(i)) take_club(item);
      return i + 1;
    }
    item.end = items_[best_end - 1].end;
    for (std::size_t inner = i; inner < best_end; ++inner)
      if (is_name(items_[inner])) context_.drop(items_[inner].mention);
    take(*best, item);
    return best_end;
  }

  // The longer, or what was named in front of the item rather than behind it.
  bool is_better(const Alias& alias, const Alias& best, const Item& item) const {
    if (alias.text.size() != best.text.size()) return alias.text.size() > best.text.size();
    return context_.record.mentions[best.mention].begin > item.begin;
  }

  // The item behind the free items that end at `byte`, or behind those and names; `begin` when none do.
  std::size_t end_of(std::size_t begin, std::uint32_t byte, bool names) const {
    for (std::size_t i = begin; i < items_.size() && (free(items_[i]) || (names && is_name(items_[i]))) && items_[i].end <= byte; ++i)
      if (items_[i].end == byte) return i + 1;
    return begin;
  }

  bool fits(const Alias& alias, std::size_t begin, std::size_t end) const {
    const Item* previous = begin == 0 ? nullptr : &items_[begin - 1];
    const Item* next = end == items_.size() ? nullptr : &items_[end];
    if (alias.needs_article) return previous != nullptr && equal_folded(word(*previous), "the") && (next == nullptr || !is_proper(*next));
    const bool one_word = alias.text.find(' ') == std::string_view::npos;
    // The town it is called after: "Oshkosh, Wis."
    if (one_word && end + 1 < items_.size() && word(*next) == "," && has(items_[end + 1], classes_.place)) return false;
    if (one_word && previous != nullptr && has(*previous, classes_.office)) return false;  // "Mr. Ford"
    if (one_word && previous != nullptr && word(*previous) == "<" && is_all_capitals(items_[begin])) return false;  // what its shares are known by
    if (next != nullptr && alias.text.ends_with("Treasury") && has(*next, classes_.security)) return false;
    // In capitals IS is also a verb.
    const auto in_capitals = [&](const Item* item) { return item != nullptr && free(*item) && is_all_capitals(*item); };
    if (alias.text.size() < 4 && (in_capitals(previous) || in_capitals(next))) return false;
    if (!alias.short_form) return !one_word || previous == nullptr || !is_proper(*previous) || is_all_capitals(items_[begin]);
    return (previous == nullptr || !is_proper(*previous)) && (next == nullptr || !is_proper(*next)) && !is_surname(alias.text);
  }

  // A town that plays, not one where something is.
  bool is_club(std::size_t i) const {
    if (i > 0 && (has(items_[i - 1], classes_.town_preposition) || is_proper(items_[i - 1]))) return false;
    if (i + 1 == items_.size()) return true;
    const Item& next = items_[i + 1];
    return !free(next) || !is_capitalised(next) || is_all_capitals(next);
  }

  void remember_official(std::string_view name) {
    auto& officials = names_.officials;
    if (officials.size() < OrganizationNames::kMaxOfficials && std::find(officials.begin(), officials.end(), name) == officials.end()) officials.push_back(name);
  }

  // The article has an official of that name.
  bool is_surname(std::string_view text) const {
    return std::any_of(names_.officials.begin(), names_.officials.end(), [&](std::string_view name) {
      return name.ends_with(text) && (name.size() == text.size() || name[name.size() - text.size() - 1] == ' ');
    });
  }

  void take(const Alias& alias, Item& item) {
    Record& record = context_.record;
    Mention& mention = add(record.mentions[alias.mention].rule, item);
    record.set(mention, "name", alias.name.empty() ? mention.words_in(text_) : alias.name);
    for (const std::string_view field : {"type", "country"}) record.set(mention, field, record.text_of(record.mentions[alias.mention], field));
  }

  void take_club(Item& item) {
    Mention& mention = add("organization-known", item);
    context_.record.set(mention, "name", word(item));
    context_.record.set(mention, "type", "other");
  }

  // The item stands for the new mention from then on, as if the rule had taken it.
  Mention& add(std::string_view rule_name, Item& item) {
    item.mention = static_cast<std::uint32_t>(context_.record.mentions.size());
    if (const Rule* rule = knowledge_.rule(rule_name)) item.symbol = Knowledge::symbol(rule->set, Shape::kNone);
    return add_mention(context_.record, "organization", rule_name, item);
  }

  const Knowledge& knowledge_;
  std::vector<Item>& items_;
  Context& context_;
  OrganizationNames& names_;
  const std::string_view text_;
  struct {
    ClassId name_stop, company_form, tail, generic, club, media, office, place, club_in_sport, security, town_preposition;
  } classes_;
};

}  // namespace

void resolve_organizations(const Knowledge& knowledge, std::vector<Item>& items, Context& context) {
  Resolver(knowledge, items, context).run();
}

}  // namespace newsmetrics
