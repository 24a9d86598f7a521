// Reads lexicon files (docs/GUIDE.md, "Lexicon files") into the tables of Knowledge.
#ifndef NEWSMETRICS_LEXICON_LEXICON_COMPILER_H_
#define NEWSMETRICS_LEXICON_LEXICON_COMPILER_H_

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "lexicon/builder.h"
#include "newsmetrics/extractor.h"

namespace newsmetrics {

class LexiconCompiler {
 public:
  explicit LexiconCompiler(Builder& builder) : builder_(builder) {}

  void read(const SourceFile& file);  // throws SourceError
  // Gives a word the class of its literal ("reach" has the class "\"reach\""), in any case.
  void add_literal(std::string_view word);
  // Writes words, entries and phrases; once, after all files and literals.
  void write();

 private:
  struct Line {
    std::string phrase;
    std::vector<std::string> classes;
    std::vector<std::pair<std::string, std::string>> attributes;
  };
  struct Senses {  // what the lexicon says of one way of writing a word
    ClassSet classes;
    std::vector<Attribute> attributes;
  };
  struct PhraseSenses : Senses {
    std::uint32_t capitals = ~0u, joined = ~0u;
    std::uint64_t shapes = 0;
  };
  struct WordRecord {
    Senses senses[3];  // by LetterCase
    Senses literal;
  };

  void inflect_and_store(Line line);
  void add(Senses& senses, const Line& line);
  std::uint32_t entry(const Senses& senses, std::uint64_t shapes);

  Builder& builder_;
  std::vector<Line> lines_;
  std::unordered_map<std::string, WordRecord> words_;  // by folded word
  std::map<std::vector<std::string>, PhraseSenses> phrases_;
  std::unordered_map<std::string, std::uint32_t> attribute_runs_;  // where a run of attributes stands, by its bytes
  std::map<std::array<std::uint32_t, 3>, std::uint32_t> entries_;  // by their content
};

// The forms of a regular verb or noun by the rules of English spelling.
std::string third_person(std::string_view verb);
std::string past_tense(std::string_view verb);
std::string gerund(std::string_view verb);
std::string plural(std::string_view noun);

}  // namespace newsmetrics

#endif
