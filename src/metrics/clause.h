// One sentence as metrics read it: what each word can be, and where noun phrases, verb groups and clauses begin and end.
// No parse: short looks to the left and right along the small words of the lexicon, each bounded.
#ifndef NEWSMETRICS_METRICS_CLAUSE_H_
#define NEWSMETRICS_METRICS_CLAUSE_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "grammar/item.h"
#include "lexicon/knowledge.h"

namespace newsmetrics {

// What metrics look at: classes of the lexicon, kinds of mention and shapes; then attributes of the lexicon's words.
enum Trait : std::uint8_t {
  kMoney, kPercent, kQuantity, kRanking, kDate, kTime, kDuration, kSet, kCountry, kOrganization, kOfficial, kNumber, kDigits,
  kChangeVerb, kMultiplyVerb, kChangeNoun, kChangeAdverb, kFigureRole,
  kLevelVerb, kLevelLink, kAmountVerb, kCasualtyVerb, kMeasureNoun, kPeriodNoun, kCountedPart, kDebtNoun, kGerundNoun, kWholeNoun,
  kReportingVerb, kAttribution, kOutlook, kPersonNoun, kPerson, kPlanNoun,
  kAuxiliary, kNegation, kClauseOpener, kConjunction, kPreposition, kDeterminer, kPronoun, kAdverb, kFigureOpener, kApproximator,
  kInfinitive, kCatenative, kPlainVerb,
  kPunct, kPossessive, kHyphen, kDash, kCapitalised, kLower,
  kClassCount,
  kBase = kClassCount, kThird, kPast, kParticiple, kGerund, kNounToo,  // of verbs: forms (one may be two: cut, put), and whether they may be a noun's
  kCopula, kRelative, kJoins, kArticle,                                // of auxiliaries, clause openers, prepositions, determiners
  kTraitCount
};
using Traits = std::uint64_t;
constexpr Traits bit(Trait trait) { return Traits{1} << trait; }

inline constexpr Traits kAnyFigure = bit(kMoney) | bit(kPercent) | bit(kQuantity) | bit(kRanking);
inline constexpr Traits kAnyPeriod = bit(kDate) | bit(kTime) | bit(kDuration) | bit(kSet);
inline constexpr Traits kAnyVerb =
    bit(kChangeVerb) | bit(kLevelVerb) | bit(kAmountVerb) | bit(kCasualtyVerb) | bit(kReportingVerb) | bit(kOutlook) | bit(kCatenative) | bit(kPlainVerb);

inline constexpr Traits kSaying = bit(kReportingVerb) | bit(kAttribution);
inline constexpr Traits kBeforeFigure = bit(kFigureOpener) | bit(kApproximator) | bit(kAdverb) | bit(kDeterminer);

// Positions in the sentence; empty when begin == end.
struct Span {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
  bool operator==(const Span&) const = default;
};

class Clause {
 public:
  explicit Clause(const Knowledge& knowledge);

  void read(std::string_view text, std::span<const Item> sentence);

  std::size_t size() const { return items_.size(); }
  const Item& item(std::size_t i) const { return items_[i]; }
  // Of position i; false beyond either end (i may be size_t(-1)).
  bool is(std::size_t i, Traits any) const { return i < items_.size() && (traits_[i] & any) != 0; }
  bool is(std::size_t i, Trait trait) const { return is(i, bit(trait)); }
  bool is(std::size_t i, char punctuation) const { return is(i, kPunct) && items_[i].end == items_[i].begin + 1 && text_[items_[i].begin] == punctuation; }
  bool quote(std::size_t i) const;
  bool any(Traits traits) const { return (all_ & traits) != 0; }
  // Whether the sentence can have metrics: it has a figure, "doubled", or a length of time that may be one ("rose to 81 years").
  bool may_tell() const { return any(kAnyFigure | bit(kMultiplyVerb)) || (any(bit(kDuration)) && any(bit(kChangeVerb))); }
  std::string_view text(std::size_t i) const { return i < size() ? text_.substr(items_[i].begin, items_[i].end - items_[i].begin) : std::string_view{}; }
  bool says(std::size_t i, std::string_view word) const { return text(i) == word; }
  bool says_any(std::size_t i, std::initializer_list<std::string_view> words) const { return std::find(words.begin(), words.end(), text(i)) != words.end(); }
  std::string_view text(Span span) const;
  std::string_view attribute(std::size_t i, Trait of_class, Name key) const;
  std::string_view attribute(std::string_view word, Trait of_class, Name key) const;  // of a word in small letters, wherever it stands
  std::string_view attribute(std::size_t i, Name key) const { return i < size() ? knowledge_.attribute(items_[i].entry, key) : std::string_view{}; }  // of any class
  bool has(std::size_t i, Trait of_class, Name key, std::string_view value) const { return is(i, of_class) && attribute(i, of_class, key) == value; }

  // ---- verbs: clause_verbs.cc ----
  bool finite(std::size_t i) const;  // carries a clause: an auxiliary, or a verb in a form and place that cannot be a noun's
  bool past_by_form(std::size_t i) const;  // of a verb that the lexicon lacks, in front of its object
  bool passive(std::size_t verb) const;
  bool negated(std::size_t verb) const;  // in its verb group
  bool governs_figure(std::size_t i) const;          // a verb that may have the figure behind it as its object
  bool level_phrase(std::size_t preposition) const;  // "stood at", "accounts for"
  bool reduced(std::size_t verb) const;  // a participle behind its noun, rather than the verb of its clause
  std::size_t group_begin(std::size_t verb) const;  // of "is expected to have risen"
  std::size_t predicate_end(std::size_t i) const;   // of the verb phrase that begins there, roughly

  // ---- noun phrases: clause_phrases.cc ----
  bool nominal(std::size_t i) const;  // a word that may stand in a noun phrase, not a small one
  bool adjectival(std::size_t i) const;  // a length of time or a percentage in front of its noun: "three-year" notes, "5 pct" bonds
  bool numbered(std::size_t i) const;  // has a digit
  bool ends_phrase(std::size_t i) const;  // punctuation, a verb, an opener …
  bool has_joint(std::size_t i) const;  // a preposition that joins a noun phrase to the one in front
  Span phrase_after(std::size_t i) const;   // with its "of", "in", "between" parts
  Span phrase_before(std::size_t end) const;  // the same, backwards: of "a profit" before "of"
  Span object_at(std::size_t i) const;  // a phrase, or a pronoun
  std::size_t in_front(Span phrase) const;  // the word in front of it and its determiner
  Span trim(Span span) const;  // without the determiner, adverbs and dates at its ends
  // The bracket that belongs to this one; npos when it is far or missing.
  std::size_t opening_of(std::size_t closing, char bracket = '(') const;
  std::size_t closing_of(std::size_t opening, char bracket = ')') const;

  // ---- subjects: clause_subject.cc ----
  Span subject_before(std::size_t verb) const;  // of the verb whose group this is part of

  // ---- figures: clause.cc ----
  std::size_t figure_after(std::size_t i) const;  // past "about", "a record"; npos when there is none
  std::size_t figure_named(std::size_t i) const;  // the same past a phrase that leads to it: "a peak of", "January's"
  bool opens_range(std::size_t i) const { return says(i, "between") && is(i + 1, kAnyFigure); }  // "between 3 and 5"
  std::size_t figure_left(std::size_t figure) const;  // where "about", "a record" … in front of it begin

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  // How far a look along a sentence may go, and how far from its figure a part of a metric may stand, so that a sentence of
  // any length costs linear time.
  static constexpr std::size_t kReach = 48;
  static constexpr std::size_t kFar = 100;

 private:
  void learn(std::uint32_t set);
  Traits classes_of(std::uint32_t symbol) const;
  Traits attributes_of(std::uint32_t entry) const;

  // Verbs.
  bool in_phrase(std::size_t i) const;
  bool before_object(std::size_t i) const;
  bool finite_past(std::size_t i) const;
  bool finite_third(std::size_t i) const;
  bool finite_base(std::size_t i) const;
  bool plural_in_front(std::size_t last) const;
  bool in_group(std::size_t i, std::size_t verb) const;
  bool adverb_by_form(std::size_t i) const;  // "conservatively", but not "supply", "assembly", "monopoly"

  // Noun phrases.
  bool at_price(std::size_t i) const;
  bool opens_phrase(std::size_t i) const;
  std::size_t past_preposition(std::size_t i, std::size_t head) const;
  std::size_t past_conjunction(std::size_t i, std::size_t head, bool between) const;
  std::size_t past_short_name(std::size_t bracket, std::size_t head) const;
  std::size_t past_word(std::size_t i, std::size_t head) const;
  bool dates_noun(std::size_t i) const;
  bool begins_another(std::size_t i) const;
  bool continues_left(std::size_t begin, std::size_t end) const;
  bool pairs(std::size_t conjunction, std::size_t end) const;  // words of the phrase that ends there, not phrases or clauses: "the machinery and plant sector"
  std::size_t list_end(std::size_t comma) const;  // of "… on cars, vans and buses", from the first comma on; npos when it joins no list
  std::size_t list_begin(std::size_t comma, std::size_t end) const;  // the same, backwards
  bool keeps_first(Span span) const;
  std::size_t loose_in_front(Span span) const;
  bool loose_behind(Span span, std::size_t whole) const;

  // Subjects.
  std::size_t verb_of_agent(std::size_t group) const;
  std::size_t subject_end(std::size_t group) const;
  std::size_t before_aside(std::size_t comma) const;
  std::size_t subject_begin(std::size_t end, bool participle) const;
  bool opening_phrase(std::size_t i) const;
  bool begins_clause(std::size_t i, bool participle) const;
  bool joins_clauses(std::size_t conjunction, bool participle) const;
  bool joins_phrases(std::size_t opener) const;
  std::size_t after_saying(std::size_t saying, std::size_t end) const;

  // Figures.
  bool opens_figure(std::size_t i) const;

  const Knowledge& knowledge_;
  ClassId classes_[kClassCount];
  std::vector<Traits> trait_of_class_;  // by ClassId
  Traits of_shape_[kShapeCount] = {};
  std::vector<Traits> of_set_;  // by class set; 0: not yet known
  struct EntryTraits {
    std::uint32_t entry = 0;
    Traits traits = 0;
  };
  std::array<EntryTraits, 1024> of_entry_;  // the words met last, by the low bits of their entries
  std::string_view text_;
  std::span<const Item> items_;
  std::vector<Traits> traits_;  // of each item; what stands behind the last is of older sentences
  Traits all_ = 0;
};

}  // namespace newsmetrics

#endif
