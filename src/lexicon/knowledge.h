// The compiled lexicon and grammar: flat tables, read in place from one block of bytes, so that starting costs nothing.
// src/lexicon/lexicon_compiler.cc and src/grammar/grammar_compiler.cc make them; nothing else writes them.
#ifndef NEWSMETRICS_LEXICON_KNOWLEDGE_H_
#define NEWSMETRICS_LEXICON_KNOWLEDGE_H_

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/name.h"
#include "newsmetrics/record.h"
#include "text/byte_block.h"
#include "text/token.h"
#include "text/tokenizer.h"

namespace newsmetrics {

// A string of the pool.
struct Text {
  std::uint32_t offset = 0, size = 0;
};

using ClassId = std::uint16_t;
inline constexpr ClassId kNoClass = 0xffff;

// Where a name leads to: an entry of an open-addressing hash table.
struct NameSlot {
  std::uint64_t hash = 0;
  std::uint64_t id = kNoClass;  // kNoClass: a free slot
};

// ---- lexicon ----

// A word as the lexicon folds it (small letters, straight apostrophes, no soft hyphens or joiners), its first sixteen bytes
// packed so that most words are compared in two steps.
struct FoldedWord {
  static constexpr std::size_t kLongest = 64;  // bytes; the lexicon has no longer word

  // A longer word is cut. `readable`: how many bytes may be read from the word's first on, itself included.
  FoldedWord(std::string_view word, std::size_t readable) {
    if (word.size() > 16 || !pack(word, readable)) fold_slowly(word);
    finish();
  }
  explicit FoldedWord(std::string_view word) : FoldedWord(word, word.size()) {}

  std::uint64_t head[2] = {0, 0};
  std::uint32_t size = 0;
  std::uint32_t hash = 0;
  std::uint8_t tag() const { return static_cast<std::uint8_t>(hash >> 24 | 1); }
  std::string_view tail() const { return size <= 16 ? std::string_view{} : std::string_view{rest, size - 16}; }

 private:
  // A word of at most sixteen bytes. False when a byte is not ASCII.
  bool pack(std::string_view word, std::size_t readable) {
    const std::size_t n = word.size();
    ByteBlock bytes{};
    if (readable >= sizeof bytes) {  // as nearly always: no branch on the word's size
      bytes = load_block(word.data()) & load_block(kMask[n].data());
    } else {
      std::memcpy(&bytes, word.data(), n);
    }
    bytes |= reinterpret_cast<ByteBlock>((bytes >= 'A') & (bytes <= 'Z') & ('a' - 'A'));
    const BlockHalves halves = halves_of(bytes);
    if (((halves[0] | halves[1]) & 0x8080808080808080) != 0) return false;
    head[0] = halves[0], head[1] = halves[1];
    size = static_cast<std::uint32_t>(n);
    return true;
  }
  void fold_slowly(std::string_view word);
  void finish() {
    std::uint64_t mixed = (head[0] ^ (head[1] + size) * 0x9E3779B97F4A7C15ull) * 0xC2B2AE3D27D4EB4Full;
    for (const char c : tail()) mixed = (mixed ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
    hash = static_cast<std::uint32_t>(mixed >> 32);
  }

  // The bytes of a word of so many.
  static constexpr auto kMask = [] {
    std::array<std::array<unsigned char, 16>, 17> masks{};
    for (std::size_t n = 0; n <= 16; ++n)
      for (std::size_t i = 0; i < n; ++i) masks[n][i] = 0xFF;
    return masks;
  }();

  char rest[kLongest];  // what lies beyond the head
};

// One word in an open-addressing hash table.
struct Word {
  std::uint64_t head[2] = {0, 0};  // as FoldedWord's; of a longer word, the second says where the whole stands
  std::uint32_t entries[3] = {};   // by LetterCase; 0: none
  std::uint32_t phrase = 0;        // node of the phrases that begin with it; 0: none

  // Marked by a byte that no UTF-8 holds.
  static std::uint64_t in_pool(Text whole) { return 0xFFull << 56 | static_cast<std::uint64_t>(whole.size) << 32 | whole.offset; }
};

struct WordEntry {
  std::uint32_t set = 0;  // of classes
  std::uint32_t first_attribute = 0, attribute_count = 0;
};

struct Attribute {
  std::uint64_t key = 0;  // hash of its name
  Text value;
  std::uint64_t of_class = 0;  // a ClassId; wide, as no table has padding, whose bytes would differ from build to build
};

// The trie of phrases: nodes, and a hash table of edges by (node, word).
struct PhraseNode {
  std::uint32_t entry = 0;     // 0: no phrase ends here
  std::uint32_t capitals = 0;  // bit i: word i must not be in small letters
  std::uint32_t joined = 0;    // bit i: word i must touch the one in front, as the $ of A$ does
};
struct PhraseEdge {
  std::uint32_t node = 0, word = 0;  // word is an index of Knowledge::words, one up; 0: a free slot
  std::uint32_t child = 0;
};

// ---- grammar ----

struct Capture {
  std::uint64_t hash = 0;  // of its name
  Text name;               // in the order of the pattern's groups
};
struct Constant {
  std::uint64_t hash = 0;  // of its key
  Text key, value;
};
struct Example {
  Text published, text, fields;  // text without the brackets
  std::uint32_t begin = 0, end = 0;  // the mention in it
  std::uint32_t line = 0;
  std::uint32_t counter = 0;  // 1: the rule must take nothing
};

// A token set in a rule's pattern (see grammar/captures.h).
struct Position {
  std::uint32_t symbols = 0;   // index of Knowledge::symbol_sets
  std::uint32_t captures = 0;  // bit for each capture of the rule that it lies in
  std::uint32_t first_follow = 0, follow_count = 0;  // positions of the rule that may come next
  std::uint32_t may_end = 0;   // 1: a match may end here
};
struct SymbolBits {
  std::uint64_t words[4] = {};
  bool operator==(const SymbolBits&) const = default;
};

struct Rule {
  Text name, kind;
  Text source;   // the `match` line as written
  Text file;
  std::uint32_t line = 0;
  std::uint32_t stage = 0;
  std::uint32_t set = 0;  // the classes its mentions have
  std::uint32_t first_capture = 0, capture_count = 0;
  std::uint32_t first_position = 0, position_count = 0;
  std::uint32_t first_start = 0, start_count = 0;        // of Knowledge::follows: where a match may begin
  std::uint32_t first_constant = 0, constant_count = 0;
  std::uint32_t first_example = 0, example_count = 0;
  std::uint32_t keeps_classes = 0;  // 1: a mention of a single token keeps that token's classes (part, number)
};

// A stage's rules joined into one deterministic automaton over bytes; each byte is a kind of token as the stage sees it.
struct Stage {
  Text name;
  std::uint32_t first_rule = 0, rule_count = 0;
  std::uint32_t symbols = 0;      // bytes in use, 1 … symbols-1
  std::uint32_t transitions = 0;  // where its table begins, [state][byte]; state 0 is dead, 1 the start
  std::uint32_t accepts = 0;      // where its accepts begin, [state]: 1 + rule index, 0 for none
  std::uint32_t states = 0;
  std::uint64_t starts = 0;       // its bits of Knowledge::starts
};

// The set that a single token of set `token_set` has once a rule with `keeps_classes` took it.
struct SetUnion {
  std::uint32_t token_set = 0, rule_set = 0, united = 0;
};

// How the stages see a token: in one cache line, as it is read for every token.
struct Symbol {
  static constexpr std::size_t kMostStages = 32;
  // Where it may stand at the beginning of matches: bits for each stage (Stage::starts), one for each of its groups of first
  // tokens (see grammar/start_groups.h).
  static constexpr std::size_t kStartBits = 64, kMostGroups = 4;
  std::uint64_t first = 0;   // a match may begin with it
  std::uint64_t alone = 0;   // it is a match
  std::uint64_t second = 0;  // a match may have it as its second token
  std::uint8_t bytes[kMostStages + 8] = {};  // the byte that each stage sees
};
static_assert(sizeof(Symbol) == 64);

template <template <typename> typename Array>
struct Tables {
  Array<char> pool;
  Array<Text> classes;            // names, by ClassId
  Array<NameSlot> class_slots;    // ClassIds by name; size is a power of two
  Array<NameSlot> rule_slots;     // indices of `rules`, likewise
  Array<Word> words;              // size is a power of two
  Array<std::uint8_t> word_tags;  // FoldedWord's tag of each of `words`, 0 for a free slot: most words that are not there end here
  Array<WordEntry> entries;       // [0] is "no entry"
  Array<Attribute> attributes;
  Array<PhraseNode> phrase_nodes;
  Array<PhraseEdge> phrase_edges;  // size is a power of two
  Array<std::uint8_t> edge_tags;   // edge_tag() of each, 0 for a free slot, as word_tags
  Array<std::uint64_t> set_bits;   // [set][word of the class bitset]
  Array<std::uint64_t> shape_bits;  // [shape][word]
  Array<SetUnion> unions;          // sorted
  Array<Capture> captures;
  Array<Position> positions;
  Array<std::uint16_t> follows;
  Array<SymbolBits> symbol_sets;
  Array<Constant> constants;
  Array<Example> examples;
  Array<Rule> rules;
  Array<Stage> stages;
  Array<Symbol> symbols;            // of sets and shapes: see Knowledge::symbol
  Array<std::uint16_t> transitions;
  Array<std::uint16_t> accepts;

  template <typename Visitor>
  void visit(Visitor&& v) {
    v(pool), v(classes), v(class_slots), v(rule_slots), v(words), v(word_tags), v(entries), v(attributes), v(phrase_nodes), v(phrase_edges), v(edge_tags), v(set_bits),
        v(shape_bits), v(unions), v(captures), v(positions), v(follows), v(symbol_sets), v(constants), v(examples), v(rules), v(stages), v(symbols), v(transitions),
        v(accepts);
  }
};

template <typename T>
using Vector = std::vector<T>;
template <typename T>
using View = std::span<const T>;

// Turns tables into the block that Knowledge reads.
std::string serialise(Tables<Vector>& tables);

std::string fold(std::string_view word);
inline std::uint32_t edge_hash(std::uint32_t node, std::uint32_t word) {
  const std::uint64_t mixed = (static_cast<std::uint64_t>(node) << 32 | word) * 0x9E3779B97F4A7C15ull;
  return static_cast<std::uint32_t>(mixed >> 32);
}
inline std::uint8_t edge_tag(std::uint32_t hash) { return static_cast<std::uint8_t>(hash >> 24 | 1); }

class Knowledge : public Vocabulary {
 public:
  // `block` is 8-byte aligned and outlives the knowledge, or is owned by it.
  explicit Knowledge(std::span<const std::byte> block);
  explicit Knowledge(std::string block);
  ~Knowledge() override;

  const Tables<View>& tables() const { return tables_; }
  std::string_view text(Text t) const { return {tables_.pool.data() + t.offset, t.size}; }

  // ---- lexicon ----
  const Word* find(std::string_view word) const { return find(FoldedWord(word)); }
  const Word* find(const FoldedWord& folded) const {
    if (folded.size > 16) return find_long(folded);
    const std::size_t mask = tables_.words.size() - 1;
    const std::uint8_t tag = folded.tag();
    for (std::size_t i = folded.hash & mask;; i = (i + 1) & mask) {
      if (tables_.word_tags[i] == 0) return nullptr;
      if (tables_.word_tags[i] != tag) continue;
      const Word& slot = tables_.words[i];
      if (slot.head[0] == folded.head[0] && slot.head[1] == folded.head[1]) return &slot;
    }
  }
  std::uint32_t entry(std::string_view word, LetterCase letters) const {  // of a word written so; 0: the lexicon has none
    const Word* found = find(word);
    return found == nullptr ? 0 : found->entries[static_cast<std::size_t>(letters)];
  }
  bool entry_has(std::uint32_t entry, ClassId of_class) const { return entry != 0 && symbol_has(symbol(tables_.entries[entry].set, Shape::kNone), of_class); }
  std::uint32_t phrase_child(std::uint32_t node, const Word& word) const {  // 0: none
    const auto id = static_cast<std::uint32_t>(&word - tables_.words.data()) + 1;
    const std::size_t mask = tables_.phrase_edges.size() - 1;
    const std::uint32_t hash = edge_hash(node, id);
    for (std::size_t i = hash & mask; tables_.edge_tags[i] != 0; i = (i + 1) & mask) {
      const PhraseEdge& edge = tables_.phrase_edges[i];
      if (tables_.edge_tags[i] == edge_tag(hash) && edge.node == node && edge.word == id) return edge.child;
    }
    return 0;
  }
  ClassId class_id(Name name) const {  // kNoClass: there is none of that name
    return static_cast<ClassId>(slot(tables_.class_slots, name).id);
  }
  bool symbol_has(std::uint32_t symbol, ClassId of_class) const {
    if (of_class == kNoClass) return false;
    const std::size_t word = of_class / 64;
    const std::uint64_t bits = tables_.set_bits[symbol / kShapeCount * class_words_ + word] | tables_.shape_bits[symbol % kShapeCount * class_words_ + word];
    return bits >> (of_class % 64) & 1;
  }
  std::string_view attribute(std::uint32_t entry, ClassId of_class, Name key) const;
  std::string_view attribute(std::uint32_t entry, Name key) const;  // of whatever class
  bool word_is(std::string_view word, ClassId of_class) const;  // whether the lexicon gives the word, as it is written, the class
  static std::uint32_t symbol(std::uint32_t set, Shape shape) { return set * kShapeCount + static_cast<std::uint32_t>(shape); }
  std::uint32_t symbol_after(std::uint32_t token_symbol, const Rule& rule) const;

  // ---- grammar ----
  std::span<const Stage> stages() const { return tables_.stages; }
  std::uint8_t byte(std::uint32_t symbol, std::size_t stage) const { return tables_.symbols[symbol].bytes[stage]; }
  // Has a bit of Stage::starts where one of that stage's matches may begin with a token that stands in front of `next`.
  std::uint64_t starts(std::uint32_t symbol, std::uint32_t next) const {
    const Symbol& token = tables_.symbols[symbol];
    return token.first & (token.alone | tables_.symbols[next].second);
  }
  std::span<const Rule> rules() const { return tables_.rules; }
  const Rule* rule(Name name) const {  // nullptr: there is none of that name
    const NameSlot found = slot(tables_.rule_slots, name);
    return found.id == kNoClass ? nullptr : &tables_.rules[found.id];
  }

  bool is_abbreviation(std::string_view word_with_dot) const override;
  bool opens_sentence(std::string_view word) const override;
  bool precedes_digits(std::string_view word) const override;

 private:
  static NameSlot slot(View<NameSlot> slots, Name name) {
    std::size_t i = name.hash & (slots.size() - 1);
    while (slots[i].hash != name.hash && slots[i].id != kNoClass) i = (i + 1) & (slots.size() - 1);
    return slots[i];
  }
  const Word* find_long(const FoldedWord& folded) const;
  void load(std::span<const std::byte> block);

  std::string owned_;
  Tables<View> tables_;
  std::uint32_t class_words_ = 0;  // 64-bit words of a class bitset
  ClassId abbreviation_ = kNoClass, sentence_opener_ = kNoClass, digit_prefix_ = kNoClass;
};

}  // namespace newsmetrics

#endif
