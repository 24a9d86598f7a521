// What a rule matched, as a kind's normaliser sees it: the mention's span and its named captures.
#ifndef NEWSMETRICS_GRAMMAR_MATCH_H_
#define NEWSMETRICS_GRAMMAR_MATCH_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "grammar/item.h"
#include "lexicon/knowledge.h"
#include "newsmetrics/record.h"

namespace newsmetrics {

class Match {
 public:
  // A run of items; empty when nothing was captured.
  using Items = std::span<const Item>;

  Match(const Knowledge& knowledge, std::string_view text, const Record& record, Items sentence_items, const Rule& rule)
      : knowledge_(knowledge), text_(text), record_(record), all_(sentence_items), rule_(rule) {}

  const Rule& rule() const { return rule_; }
  Items items() const { return mention_; }                      // the mention itself
  std::string_view text() const { return text_of(mention_); }   // its words
  std::string_view document() const { return text_; }

  // The items around the mention, up to the document's ends (a sentence_break item stands between sentences).
  Items before() const { return all_.first(static_cast<std::size_t>(mention_.data() - all_.data())); }
  Items after() const { return all_.subspan(static_cast<std::size_t>(mention_.data() - all_.data()) + mention_.size()); }

  // Captures, by the name in the rule. The first that took part counts where several have the name.
  Items capture(Name name) const { return (names_taken_ & bit(name.hash)) == 0 ? Items{} : find_capture(name); }
  bool has(Name name) const { return !capture(name).empty(); }
  std::string_view text(Name name) const { return text_of(capture(name)); }
  std::string_view text_of(Items items) const;
  std::string_view text_of(const Item& item) const { return text_.substr(item.begin, item.end - item.begin); }

  // A constant of the rule's `with` line; "" when there is none.
  std::string_view constant(Name key) const;

  // The attribute of the item's lexicon entry ("value" of class month); "" when it has none. By capture: of the first
  // item in it that has the class.
  std::string_view attribute(const Item& item, Name of_class, Name key) const {
    return item.entry == 0 ? std::string_view{} : knowledge_.attribute(item.entry, knowledge_.class_id(of_class), key);
  }
  std::string_view attribute(Name name, Name of_class, Name key) const { return has(name) ? find_attribute(name, of_class, key) : std::string_view{}; }
  bool is(const Item& item, Name of_class) const { return knowledge_.symbol_has(item.symbol, knowledge_.class_id(of_class)); }
  bool any_is(Items items, Name of_class) const;

  // The mention an item stands for, or nullptr for a plain token.
  const Mention* mention(const Item& item) const;

  // The value of a number in digits or of a `number` mention; nullopt for anything else, and for a range.
  std::optional<Decimal> number(const Item& item) const;
  std::optional<Decimal> number(Name name) const;  // of the capture's first item

  const Record& record() const { return record_; }
  const Knowledge& knowledge() const { return knowledge_; }

  static constexpr std::size_t kMaxCaptures = 16;  // of a rule

 private:
  friend class StageMatcher;

  // Of a name in names_taken_: most rules have few of the captures that a normaliser asks for.
  static std::uint64_t bit(std::uint64_t hash) { return std::uint64_t{1} << (hash & 63); }
  Items find_capture(Name name) const;
  std::string_view find_attribute(Name name, Name of_class, Name key) const;

  const Knowledge& knowledge_;
  std::string_view text_;
  const Record& record_;
  Items all_;
  const Rule& rule_;
  Items mention_;
  std::uint32_t taken_ = 0;        // bits of the captures that took part
  std::uint64_t names_taken_ = 0;  // bits of their names
  struct Run {
    std::uint32_t begin, end;  // of all_
  };
  Run captures_[kMaxCaptures];  // in the order of rule_.captures; those that took no part are not set
};

// The value of digits as the tokenizer takes them: "1,234.5", "1.234,5", "940 000" (with a no-break space), "25th".
std::optional<Decimal> parse_number(std::string_view text);

}  // namespace newsmetrics

#endif
