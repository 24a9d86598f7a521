#include "support/hostile_texts.h"

#include <cstdint>
#include <string_view>

#include "text/utf8.h"

namespace newsmetrics::testing {
namespace {

std::string repeat(std::string_view piece, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() < bytes) text += piece;
  return text;
}

std::function<std::string(std::size_t)> repeated(std::string_view piece) {
  return [piece](std::size_t bytes) { return repeat(piece, bytes); };
}

// Half of the bytes open what the other half closes.
std::function<std::string(std::size_t)> nested(std::string_view open, std::string_view close) {
  return [open, close](std::size_t bytes) { return repeat(open, bytes / 2) + "7 percent" + repeat(close, bytes / 2); };
}

// A generator that gives the same everywhere.
struct Random {
  std::uint64_t state = 88172645463325252u;
  std::uint64_t operator()() {
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    return state;
  }
};

std::string binary(std::size_t bytes) {
  Random random;
  std::string text;
  for (std::size_t i = 0; i < bytes; ++i) text += static_cast<char>(random());
  replace_invalid_utf8(text);
  return text;
}

std::string word_salad(std::size_t bytes) {
  static constexpr std::string_view kWords[] = {"$",    "1.2",  "billion", "percent", "of", "the",  "Iran", "last",  "year",  "No.",  "1",    "President", "Acme", "Corp.",   "to", "from", "106",
                                                "61",   ",",    "(",       ")",       "'s", "rose", "by",   "March", "2020",  "-",    "half", "a",         "said", "Ministry", "third", "\"", "km",
                                                "€",    "2021", "hundred", "and",     "/",  "10",   ".",    "\n",    "Global", "Index", "ranked", "per", "barrel", "U.S.", "early", "Sunday"};
  Random random;
  std::string text;
  while (text.size() < bytes) text.append(kWords[random() % std::size(kWords)]).append(random() % 8 == 0 ? "" : " ");
  return text;
}

// Ever new names, each of them met again in other words.
std::string many_names(std::size_t bytes) {
  std::string text;
  for (std::uint64_t i = 0; text.size() < bytes; ++i) {
    std::string name = "B";
    for (std::uint64_t rest = i; rest != 0; rest /= 20) name += "aeiouaeiouaeiouaeiou"[rest % 20], name += "bdfgklmnprstvzbdfgkl"[rest % 20];
    text += "Minister " + name + " Orlan met " + name + "ex Corp. in Ruritania. " + name + " said that " + name + "ex rose 3 percent.\n\n";
  }
  return text;
}

const HostileText kTexts[] = {
    {"nested_quotes", nested("\xE2\x80\x9C'", "'\xE2\x80\x9D")},
    {"nested_brackets", nested("([{", "}])")},
    {"open_brackets", repeated("(")},
    {"one_number", repeated("7")},
    {"numbers", repeated("7 ")},
    {"grouped_number", repeated(",123")},
    {"pairs_of_digits", repeated(",12")},
    {"dotted_number", repeated("1.23.")},
    {"spaced_groups", repeated("\xC2\xA0" "123")},
    {"dates", repeated("3/4-5/6-")},
    {"fractions", repeated("1/2/")},
    {"capitals", repeated("WORDS IN CAPITALS ")},
    {"one_capital_word", repeated("W")},
    {"initials", repeated("A.")},
    {"spaced_initials", repeated("A. ")},
    {"combining_marks", repeated("e\xCC\x81\xCC\xA7")},
    {"only_combining_marks", repeated("\xCC\x81")},
    {"right_to_left_marks", repeated("\xE2\x80\x8F" "a ")},
    {"zero_width_joiners", repeated("\xE2\x80\x8D")},
    {"joined_digits", repeated("1\xE2\x80\x8D")},
    {"no_spaces", repeated("letters")},
    {"no_spaces_of_two_bytes", repeated("\xC3\xA9")},
    {"no_spaces_of_three_bytes", repeated("a\xE0\xA4\x85")},
    {"one_sentence", repeated("the trade of the state rose and ")},
    {"one_clause_of_ranks", repeated("ranked third and ")},
    {"one_clause_of_sums", repeated("$5 and ")},
    {"shared_currencies", repeated("5 dollars 6 pounds 7 francs ")},
    {"percentages", repeated("3% ")},
    {"countries", repeated("Iran's Russian ")},
    {"titles", repeated("President Minister ")},
    {"names_of_titles", repeated("Prime Minister Orlan Berg, ")},
    {"capitalised_words", repeated("Acme Widgets ")},
    {"of_chains", repeated("Bank of the ")},
    {"hyphens", repeated("a-")},
    {"dashes", repeated("--- ")},
    {"dots", repeated(".")},
    {"apostrophes", repeated("'s")},
    {"years", repeated("'98 1980s 2012\xE2\x80\x93" "13 ")},
    {"times", repeated("last week, the previous year ")},
    {"addresses", repeated("http://a.example/")},
    {"almost_addresses", repeated("www.")},
    {"blank_lines", repeated("\n")},
    {"blank_lines_between", repeated("a\n\n")},
    {"spaces", repeated(" ")},
    {"no_break_spaces", repeated("\xC2\xA0")},
    {"indented_lines", repeated("   It rose 3 percent\n   on Monday\n     in Iran\n")},
    {"carriage_returns", repeated("a\r")},
    {"control_characters", repeated(std::string_view("\0\x01\x1B[31m\x07\x7F\xC2\x9B", 11))},
    {"emoji", repeated("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7")},
    {"other_scripts", repeated("\xD8\xA7\xDB\x8C\xD8\xB1\xD8\xA7\xD9\x86 \xE4\xBC\x8A\xE6\x9C\x97")},
    {"binary", binary},
    {"word_salad", word_salad},
    {"many_names", many_names},
};

}  // namespace

std::span<const HostileText> hostile_texts() { return kTexts; }

}  // namespace newsmetrics::testing
