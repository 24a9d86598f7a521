#include "lexicon/lexicon_compiler.h"

#include <algorithm>

#include "text/tokenizer.h"
#include "text/utf8.h"

namespace newsmetrics {
namespace {

constexpr std::uint64_t shapes(std::initializer_list<Shape> list) {
  std::uint64_t bits = 0;
  for (const Shape shape : list) bits |= 1ull << static_cast<int>(shape);
  return bits;
}
constexpr std::uint64_t kShapesOfCase[3] = {
    shapes({Shape::kLower, Shape::kLowerS, Shape::kDotted, Shape::kAlnum}),
    shapes({Shape::kTitle, Shape::kTitleS, Shape::kTitleStart, Shape::kMixed, Shape::kMixedStart}),
    shapes({Shape::kUpper, Shape::kUpperStart, Shape::kInitial, Shape::kInitialStart, Shape::kDottedCapital, Shape::kAlnumCapital}),
};
constexpr std::uint64_t kShapesOfOthers = ~(kShapesOfCase[0] | kShapesOfCase[1] | kShapesOfCase[2]);

// In what cases a word or phrase of the lexicon matches: as far as its own capitals allow.
LetterCase least_case(std::string_view word) {
  bool upper = false, lower = false;
  for (std::size_t i = 0; i < word.size(); i += decode(word, i).length) {
    const char32_t c = decode(word, i).value;
    if (classify(c) != CharClass::kLetter) continue;
    (is_upper(c) ? upper : lower) = true;
  }
  return !upper ? LetterCase::kLower : lower ? LetterCase::kCapitalised : LetterCase::kUpper;
}

bool has_token(std::string_view phrase) {
  for (std::size_t i = 0; i < phrase.size(); i += decode(phrase, i).length) {
    const CharClass c = classify(decode(phrase, i).value);
    if (c != CharClass::kSpace && c != CharClass::kIgnorable) return true;
  }
  return false;
}

class FileVocabulary : public Vocabulary {
 public:
  std::set<std::string, std::less<>> abbreviations;
  bool is_abbreviation(std::string_view word) const override { return abbreviations.contains(word); }
  bool opens_sentence(std::string_view) const override { return false; }
  bool precedes_digits(std::string_view) const override { return false; }
};

}  // namespace

void LexiconCompiler::read(const SourceFile& file) {
  each_line(file.text, [&](std::uint32_t number, std::string_view text) {
    const std::size_t first_tab = text.find('\t');
    if (first_tab == std::string_view::npos)
      throw SourceError(file.name, number, "a lexicon line is a phrase, a tab, and its class", "tabs stand between the columns: phrase, class, attributes");
    const std::size_t second_tab = std::min(text.find('\t', first_tab + 1), text.size());
    Line line;
    line.phrase = trim(text.substr(0, first_tab));
    for (const auto name : split(text.substr(first_tab + 1, second_tab - first_tab - 1), ", ")) {
      if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string_view::npos)
        throw SourceError(file.name, number, static_cast<std::uint32_t>(first_tab + 2), "class names are small letters, digits and _: " + std::string(name));
      line.classes.emplace_back(name);
      builder_.class_id(name);
    }
    if (!has_token(line.phrase) || line.classes.empty()) throw SourceError(file.name, number, "a lexicon line is a phrase, a tab, and its class");
    if (second_tab < text.size()) {
      for (const auto pair : split(text.substr(second_tab + 1), ";")) {
        const std::size_t equals = pair.find('=');
        if (trim(pair).empty()) continue;
        if (equals == std::string_view::npos)
          throw SourceError(file.name, number, static_cast<std::uint32_t>(second_tab + 2), "attributes are key=value; key=value: " + std::string(trim(pair)));
        line.attributes.emplace_back(trim(pair.substr(0, equals)), trim(pair.substr(equals + 1)));
      }
    }
    inflect_and_store(std::move(line));
  });
}

void LexiconCompiler::inflect_and_store(Line line) {
  std::string how;
  std::vector<std::string> irregular;
  std::erase_if(line.attributes, [&](const auto& attribute) {
    if (attribute.first == "inflect") how = attribute.second;
    if (attribute.first == "forms")
      for (const auto form : split(attribute.second, "|")) irregular.emplace_back(trim(form));
    return attribute.first == "inflect" || attribute.first == "forms";
  });
  if (how.empty() && irregular.empty()) {
    lines_.push_back(std::move(line));
    return;
  }
  // A phrase is inflected in its last word as a noun, in its first as a verb: trade deficits, went up.
  const std::size_t space = how == "verb" ? line.phrase.find(' ') : line.phrase.rfind(' ');
  const std::string front = how == "verb" || space == std::string::npos ? "" : line.phrase.substr(0, space + 1);
  const std::string word = how == "verb" ? line.phrase.substr(0, space) : line.phrase.substr(space == std::string::npos ? 0 : space + 1);
  const std::string rest = how == "verb" && space != std::string::npos ? line.phrase.substr(space) : "";
  const auto add_form = [&](const std::string& inflected, const char* form) {
    Line other = line;
    other.phrase = front + inflected + rest;
    other.attributes.emplace_back("form", form);
    lines_.push_back(std::move(other));
  };
  add_form(word, "base");
  if (how == "verb") {
    add_form(third_person(word), "third");
    add_form(gerund(word), "gerund");
    if (irregular.empty()) {
      add_form(past_tense(word), "past");
    } else {
      for (std::size_t i = 0; i < irregular.size(); ++i) add_form(irregular[i], i == 0 ? "past" : "participle");
    }
  } else {
    if (irregular.empty()) add_form(plural(word), "plural");
    for (const auto& form : irregular) add_form(form, "plural");
  }
}

void LexiconCompiler::add_literal(std::string_view word) { words_[fold(word)].literal.classes.insert(builder_.class_id("\"" + std::string(word) + "\"")); }

void LexiconCompiler::add(Senses& senses, const Line& line) {
  for (const auto& name : line.classes) {
    const ClassId id = builder_.class_id(name);
    senses.classes.insert(id);
    for (const auto& [key, value] : line.attributes) senses.attributes.push_back({name_hash(key), builder_.intern(value), id});
  }
}

void LexiconCompiler::write() {
  FileVocabulary vocabulary;
  for (const Line& line : lines_)
    if (std::find(line.classes.begin(), line.classes.end(), "abbreviation") != line.classes.end()) vocabulary.abbreviations.insert(line.phrase);
  const Tokenizer tokenizer(vocabulary);
  std::vector<Token> tokens;
  for (const Line& line : lines_) {
    tokenizer.tokenize(line.phrase, 0, tokens);
    std::erase_if(tokens, [](const Token& t) { return t.shape == Shape::kSentenceBreak; });
    if (tokens.size() == 1) {
      WordRecord& record = words_[fold(line.phrase)];
      for (auto letters = static_cast<std::size_t>(least_case(line.phrase)); letters < 3; ++letters) add(record.senses[letters], line);
      continue;
    }
    std::vector<std::string> folded;
    std::uint32_t capitals = 0, joined = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::string_view word = std::string_view(line.phrase).substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
      folded.push_back(fold(word));
      words_[folded.back()];
      if (least_case(word) != LetterCase::kLower && i < 32) capitals |= 1u << i;
      if (i > 0 && i < 32 && tokens[i].begin == tokens[i - 1].end) joined |= 1u << i;
    }
    PhraseSenses& senses = phrases_[folded];
    add(senses, line);
    senses.capitals &= capitals;
    senses.joined &= joined;
    // A phrase's token has its first word's shape, whatever that is in the text.
    senses.shapes = ~0ull;
  }

  // Words: a table at most half full.
  std::size_t size = 16;
  while (size < words_.size() * 2) size *= 2;
  builder_.tables.words.assign(size, {});
  builder_.tables.word_tags.assign(size, 0);
  std::vector<std::pair<std::string, WordRecord>> sorted(words_.begin(), words_.end());
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });  // the same tables every time
  std::unordered_map<std::string, std::uint32_t> slots;
  for (auto& [key, record] : sorted) {
    Word word;
    const FoldedWord folded(key);
    std::copy(std::begin(folded.head), std::end(folded.head), word.head);
    if (folded.size > 16) word.head[1] = Word::in_pool(builder_.intern(key));
    for (std::size_t letters = 0; letters < 3; ++letters) {
      Senses& senses = record.senses[letters];
      senses.classes.insert(record.literal.classes.begin(), record.literal.classes.end());
      const bool is_word = classify(decode(key, 0).value) == CharClass::kLetter;
      word.entries[letters] = entry(senses, is_word ? kShapesOfCase[letters] : kShapesOfOthers);
    }
    std::size_t slot = folded.hash & (size - 1);
    while (builder_.tables.word_tags[slot] != 0) slot = (slot + 1) & (size - 1);
    builder_.tables.words[slot] = word;
    builder_.tables.word_tags[slot] = folded.tag();
    slots[key] = static_cast<std::uint32_t>(slot);
  }

  // Phrases: a trie over word slots.
  builder_.tables.phrase_nodes.push_back({});
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> edges;
  for (const auto& [folded, senses] : phrases_) {
    std::uint32_t node = 0;
    for (std::size_t i = 0; i < folded.size(); ++i) {
      const std::uint32_t slot = slots.at(folded[i]);
      const auto [edge, added] = edges.try_emplace({node, slot + 1}, static_cast<std::uint32_t>(builder_.tables.phrase_nodes.size()));
      if (added) builder_.tables.phrase_nodes.push_back({});
      node = edge->second;
      if (i == 0) builder_.tables.words[slot].phrase = node;
    }
    builder_.tables.phrase_nodes[node] = {entry(senses, senses.shapes), senses.capitals, senses.joined};
  }
  std::size_t edge_size = 16;
  while (edge_size < edges.size() * 2) edge_size *= 2;
  builder_.tables.phrase_edges.assign(edge_size, {});
  builder_.tables.edge_tags.assign(edge_size, 0);
  for (const auto& [key, child] : edges) {
    const std::uint32_t hash = edge_hash(key.first, key.second);
    std::size_t slot = hash & (edge_size - 1);
    while (builder_.tables.edge_tags[slot] != 0) slot = (slot + 1) & (edge_size - 1);
    builder_.tables.phrase_edges[slot] = {key.first, key.second, child};
    builder_.tables.edge_tags[slot] = edge_tag(hash);
  }
}

std::uint32_t LexiconCompiler::entry(const Senses& senses, std::uint64_t allowed) {
  if (senses.classes.empty()) return 0;
  WordEntry entry;
  entry.set = builder_.set_id(senses.classes);
  builder_.allow(entry.set, allowed);
  auto& tables = builder_.tables;
  // What many words have stands once, so that the tables stay small enough for the caches.
  const std::string bytes(reinterpret_cast<const char*>(senses.attributes.data()), senses.attributes.size() * sizeof(Attribute));
  const auto [run, new_run] = attribute_runs_.try_emplace(bytes, static_cast<std::uint32_t>(tables.attributes.size()));
  if (new_run) tables.attributes.insert(tables.attributes.end(), senses.attributes.begin(), senses.attributes.end());
  entry.first_attribute = run->second;
  entry.attribute_count = static_cast<std::uint32_t>(senses.attributes.size());
  const auto [known, added] =
      entries_.try_emplace(std::array{entry.set, entry.first_attribute, entry.attribute_count}, static_cast<std::uint32_t>(tables.entries.size()));
  if (added) tables.entries.push_back(entry);
  return known->second;
}

}  // namespace newsmetrics
