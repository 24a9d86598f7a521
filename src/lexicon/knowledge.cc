#include "lexicon/knowledge.h"

#include <algorithm>
#include <cstring>

#include "text/utf8.h"

namespace newsmetrics {
namespace {

// Writes the folded form of `word` byte by byte: small letters, straight apostrophes, no soft hyphens or joiners.
template <typename Sink>
void fold_into(std::string_view word, Sink&& sink) {
  std::size_t i = 0;
  while (i < word.size()) {
    const auto c = static_cast<unsigned char>(word[i]);
    if (c < 0x80) {
      sink(c >= 'A' && c <= 'Z' ? static_cast<unsigned char>(c + 32) : c);
      ++i;
      continue;
    }
    const CodePoint point = decode(word, i);
    i += point.length;
    if (point.value == 0x2018 || point.value == 0x2019) {
      sink(static_cast<unsigned char>('\''));
    } else if (point.value == 0x201C || point.value == 0x201D) {
      sink(static_cast<unsigned char>('"'));
    } else if (classify(point.value) != CharClass::kIgnorable) {
      std::string bytes;  // within the small-string buffer
      append_utf8(to_lower(point.value), bytes);
      for (const char byte : bytes) sink(static_cast<unsigned char>(byte));
    }
  }
}

constexpr std::size_t kAlignment = 64;  // of tables: a word lies in one cache line

}  // namespace

void FoldedWord::fold_slowly(std::string_view word) {
  char head_bytes[16] = {};
  size = 0;
  std::size_t end = std::min(word.size(), kLongest + 16);
  while (end < word.size() && (word[end] & 0xC0) == 0x80) ++end;  // not within a character
  fold_into(word.substr(0, end), [&](unsigned char c) {
    if (size < 16) head_bytes[size] = static_cast<char>(c);
    if (size >= 16 && size < 16 + kLongest) rest[size - 16] = static_cast<char>(c);
    if (size < 16 + kLongest) ++size;
  });
  std::memcpy(head, head_bytes, sizeof head);
}

std::string fold(std::string_view word) {
  std::string out;
  fold_into(word, [&](unsigned char c) { out.push_back(static_cast<char>(c)); });
  return out;
}

std::string serialise(Tables<Vector>& tables) {
  std::string block;
  tables.visit([&](auto& table) {
    using T = typename std::remove_reference_t<decltype(table)>::value_type;
    static_assert(std::is_trivially_copyable_v<T>);
    const std::uint64_t count = table.size();
    block.append(reinterpret_cast<const char*>(&count), sizeof count);
    block.resize((block.size() + kAlignment - 1) / kAlignment * kAlignment);
    block.append(reinterpret_cast<const char*>(table.data()), count * sizeof(T));
    block.resize((block.size() + kAlignment - 1) / kAlignment * kAlignment);
  });
  return block;
}

Knowledge::Knowledge(std::span<const std::byte> block) { load(block); }
Knowledge::Knowledge(std::string block) : owned_(std::move(block)) { load(std::as_bytes(std::span(owned_))); }
Knowledge::~Knowledge() = default;

void Knowledge::load(std::span<const std::byte> block) {
  std::size_t at = 0;
  tables_.visit([&](auto& table) {
    using T = typename std::remove_reference_t<decltype(table)>::value_type;
    std::uint64_t count = 0;
    std::memcpy(&count, block.data() + at, sizeof count);
    at = (at + sizeof count + kAlignment - 1) / kAlignment * kAlignment;
    table = {reinterpret_cast<const T*>(block.data() + at), count};
    at = (at + count * sizeof(T) + kAlignment - 1) / kAlignment * kAlignment;
  });
  class_words_ = static_cast<std::uint32_t>((tables_.classes.size() + 63) / 64);
  abbreviation_ = class_id("abbreviation");
  sentence_opener_ = class_id("sentence_opener");
  digit_prefix_ = class_id("digit_prefix");
}

const Word* Knowledge::find_long(const FoldedWord& folded) const {
  const std::size_t mask = tables_.words.size() - 1;
  for (std::size_t i = folded.hash & mask; tables_.word_tags[i] != 0; i = (i + 1) & mask) {
    const Word& slot = tables_.words[i];
    if (tables_.word_tags[i] != folded.tag() || slot.head[0] != folded.head[0] || slot.head[1] >> 56 != 0xFF) continue;
    const std::string_view whole = text({static_cast<std::uint32_t>(slot.head[1]), static_cast<std::uint32_t>(slot.head[1] >> 32 & 0xFFFFFF)});
    if (whole.size() == folded.size && std::memcmp(whole.data() + 8, &folded.head[1], 8) == 0 && whole.substr(16) == folded.tail()) return &slot;
  }
  return nullptr;
}

std::string_view Knowledge::attribute(std::uint32_t entry, ClassId of_class, Name key) const {
  const WordEntry& e = tables_.entries[entry];
  for (const Attribute& a : tables_.attributes.subspan(e.first_attribute, e.attribute_count))
    if (a.of_class == of_class && a.key == key.hash) return text(a.value);
  return {};
}

std::string_view Knowledge::attribute(std::uint32_t entry, Name key) const {
  const WordEntry& e = tables_.entries[entry];
  for (const Attribute& a : tables_.attributes.subspan(e.first_attribute, e.attribute_count))
    if (a.key == key.hash) return text(a.value);
  return {};
}

std::uint32_t Knowledge::symbol_after(std::uint32_t token_symbol, const Rule& rule) const {
  const std::uint32_t set = token_symbol / kShapeCount;
  const auto before = [](const SetUnion& u, std::pair<std::uint32_t, std::uint32_t> key) { return std::pair(u.token_set, u.rule_set) < key; };
  const auto found = std::lower_bound(tables_.unions.begin(), tables_.unions.end(), std::pair(set, rule.set), before);
  if (found != tables_.unions.end() && found->token_set == set && found->rule_set == rule.set) return found->united * kShapeCount + token_symbol % kShapeCount;
  return symbol(rule.set, Shape::kNone);
}

bool Knowledge::word_is(std::string_view word, ClassId of_class) const {
  const Word* found = find(word);
  if (found == nullptr) return false;
  const CodePoint first = decode(word, 0);
  const bool all_capitals = std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const auto letters = !is_upper(first.value) ? LetterCase::kLower : all_capitals ? LetterCase::kUpper : LetterCase::kCapitalised;
  return entry_has(found->entries[static_cast<std::size_t>(letters)], of_class);
}

bool Knowledge::is_abbreviation(std::string_view word_with_dot) const { return word_is(word_with_dot, abbreviation_); }
bool Knowledge::precedes_digits(std::string_view word) const { return word_is(word, digit_prefix_); }
bool Knowledge::opens_sentence(std::string_view word) const { return word_is(word, sentence_opener_); }

}  // namespace newsmetrics
