// Later mentions of names that the article introduced.
#include <algorithm>
#include <string>

#include "kinds/kinds.h"

namespace newsmetrics {
namespace {

constexpr std::string_view kRule = "official-later";

// ---- officials: by surname, or by the whole name, without the title ----

class Officials {
 public:
  Officials(const Knowledge& knowledge, Context& context) : knowledge_(knowledge), record_(context.record), known_(context.officials.by_word) {}

  void add(MentionRef official) {
    const std::string_view name = name_of(official);
    const std::size_t space = name.find(' ');
    if (space == std::string_view::npos) {
      known_[name] = official;
      return;
    }
    // Any word but given names; the first one where it is the family name: "Xi Jinping".
    const std::string_view first = name.substr(0, space);
    if (is(first, family_first_)) known_[first] = official;
    for (std::size_t at = space + 1; at < name.size();) {
      const std::size_t end = std::min(name.find(' ', at), name.size());
      const std::string_view word = name.substr(at, end - at);
      if (word.size() > 2 && word.back() != '.' && (end == name.size() || !is(word, given_name_))) {
        known_[word] = official;
        // "al-Tabari" is Tabari too.
        if (word.size() > 4 && word[2] == '-' && word[1] == 'l') known_[word.substr(3)] = official;
      }
      at = end + 1;
    }
  }

  // The official whom these words name: all of the name, or the end of it.
  MentionRef find(std::string_view words) const {
    const std::size_t space = words.find_last_of(" \n");
    const auto found = known_.find(space == std::string_view::npos ? words : words.substr(space + 1));
    if (found == known_.end()) return {};
    if (space == std::string_view::npos) return found->second;
    const std::string_view name = name_of(found->second);
    if (!name.ends_with(words.substr(1)) || words.size() > name.size()) return {};
    // The first letter may be a capital by its place only: "De Mistura".
    const char first = name[name.size() - words.size()];
    return first == words[0] || (first ^ 0x20) == words[0] ? found->second : MentionRef{};
  }

  bool empty() const { return known_.empty(); }

 private:
  // Without "Jr." and its like.
  std::string_view name_of(MentionRef official) const {
    const std::string_view name = record_.text_of(record_.mentions[official.index], "name");
    const std::size_t last = name.rfind(' ');
    return last != std::string_view::npos && is(name.substr(last + 1), name_suffix_) ? name.substr(0, name.find_last_not_of(" ,", last) + 1) : name;
  }

  bool is(std::string_view word, ClassId of_class) const {
    return knowledge_.entry_has(knowledge_.entry(word, LetterCase::kCapitalised), of_class);
  }

  const Knowledge& knowledge_;
  Record& record_;
  std::unordered_map<std::string_view, MentionRef>& known_;
  ClassId given_name_ = knowledge_.class_id("given_name"), family_first_ = knowledge_.class_id("family_first"), name_suffix_ = knowledge_.class_id("name_suffix");
};

// "Sens. Ann Lee of Maine, Bo Reed and Carl Whitby": a title in front of several names is each one's.
class SharedTitle {
 public:
  SharedTitle(const Knowledge& knowledge, Context& context) : knowledge_(knowledge), record_(context.record), text_(context.document.text) {}

  void begin(std::uint32_t official) {
    title_ = record_.text_of(record_.mentions[official], "title");
    const std::uint32_t head = knowledge_.entry(title_.substr(title_.find_last_of(" \n") + 1), LetterCase::kCapitalised);
    is_shared_ = knowledge_.entry_has(head, title_many_);
    state_ = knowledge_.attribute(head, title_many_, "state");
    joined_ = false;
  }

  // Whether the item is the next of the names, which then is an official's.
  bool take(const Item& item) {
    if (!is_shared_) return false;
    const std::string_view word = text_.substr(item.begin, item.end - item.begin);
    if (joined_ && knowledge_.symbol_has(item.symbol, full_person_)) {
      Mention& mention = add_mention(record_, "official", "official-joined", item);
      record_.set(mention, "name", plain_words(word, record_));
      record_.set(mention, "title", title_);
      if (!state_.empty()) record_.set(mention, "country", state_);
      joined_ = false;
      return true;
    }
    const bool joins = word == "," || word == "and" || word == "&";
    if (!joins && word != "of" && !is_place(item)) is_shared_ = false;
    joined_ = joins;
    return false;
  }

 private:
  bool is_place(const Item& item) const {
    return knowledge_.symbol_has(item.symbol, place_) || (item.mention != MentionRef::kNone && record_.mentions[item.mention].kind == "country");
  }

  const Knowledge& knowledge_;
  Record& record_;
  const std::string_view text_;
  const ClassId title_many_ = knowledge_.class_id("title_many"), full_person_ = knowledge_.class_id("full_person"), place_ = knowledge_.class_id("place");
  std::string_view title_, state_;  // of the title alone: presidents who meet are of several
  bool is_shared_ = false;
  bool joined_ = false;  // by what stands in front
};

}  // namespace

void resolve_officials(const Knowledge& knowledge, std::span<const Item> items, Context& context) {
  Record& record = context.record;
  Officials officials(knowledge, context);
  const std::string_view text = context.document.text;
  const ClassId person = knowledge.class_id("person");
  // Those of the blocks of text in front of this one.
  for (std::uint32_t& i = context.officials.mentions_read; i < record.mentions.size() && !items.empty() && record.mentions[i].begin < items.front().begin; ++i)
    if (record.mentions[i].kind == "official" && record.mentions[i].rule != kRule) officials.add({i});
  SharedTitle shared(knowledge, context);
  for (const Item& item : items) {
    if (shared.take(item)) {
      officials.add({static_cast<std::uint32_t>(record.mentions.size() - 1)});
      continue;
    }
    if (item.mention == MentionRef::kNone) continue;
    if (record.mentions[item.mention].kind == "official") {
      officials.add({item.mention});
      shared.begin(item.mention);
    } else if (!officials.empty() && knowledge.symbol_has(item.symbol, person)) {
      const MentionRef same_as = officials.find(text.substr(item.begin, item.end - item.begin));
      if (!same_as) continue;
      Mention& mention = add_mention(record, "official", kRule, item);
      record.set(mention, "name", record.text_of(record.mentions[same_as.index], "name"));
      record.set(mention, "same_as", same_as);
    }
  }
}

}  // namespace newsmetrics
