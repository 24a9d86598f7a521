#include "lexicon/lexicon_compiler.h"

namespace newsmetrics {
namespace {

bool vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

bool ends_in_consonant_y(std::string_view word) { return word.size() > 1 && word.back() == 'y' && !vowel(word[word.size() - 2]); }

// One short syllable with one closing consonant doubles it: drop, dropped; cut, cutting; but open, opened.
bool doubles(std::string_view word) {
  if (word.size() < 3 || word.size() > 4 || (word.size() == 4 && vowel(word.front()))) return false;
  const char last = word.back(), middle = word[word.size() - 2], first = word[word.size() - 3];
  return !vowel(last) && std::string_view("wxy").find(last) == std::string_view::npos && vowel(middle) && !vowel(first);
}

std::string with_sibilant_s(std::string_view word) {
  if (ends_in_consonant_y(word)) return std::string(word.substr(0, word.size() - 1)) + "ies";
  const bool sibilant = word.ends_with("s") || word.ends_with("x") || word.ends_with("z") || word.ends_with("ch") || word.ends_with("sh");
  return std::string(word) + (sibilant ? "es" : "s");
}

}  // namespace

std::string third_person(std::string_view verb) { return verb.ends_with("o") ? std::string(verb) + "es" : with_sibilant_s(verb); }
std::string plural(std::string_view noun) { return with_sibilant_s(noun); }

std::string past_tense(std::string_view verb) {
  if (verb.ends_with("e")) return std::string(verb) + "d";
  if (ends_in_consonant_y(verb)) return std::string(verb.substr(0, verb.size() - 1)) + "ied";
  return std::string(verb) + (doubles(verb) ? std::string(1, verb.back()) : "") + "ed";
}

std::string gerund(std::string_view verb) {
  if (verb.ends_with("ie")) return std::string(verb.substr(0, verb.size() - 2)) + "ying";
  if (verb.ends_with("e") && !verb.ends_with("ee")) return std::string(verb.substr(0, verb.size() - 1)) + "ing";
  return std::string(verb) + (doubles(verb) ? std::string(1, verb.back()) : "") + "ing";
}

}  // namespace newsmetrics
