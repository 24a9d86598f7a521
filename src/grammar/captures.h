// Which part of a match each capture of its rule took.
//
// A rule's pattern becomes positions, one for each token set in it (those of repeated parts once for each copy); a position
// knows which may follow it, in the order in which Perl's (and RE2's) greedy matching would try them, and in which captures it
// lies. A match whose ends the stage's automaton has found is walked from position to position, front to back; a position
// that failed at a token is not tried there again, so that the walk is linear in tokens times positions.
#ifndef NEWSMETRICS_GRAMMAR_CAPTURES_H_
#define NEWSMETRICS_GRAMMAR_CAPTURES_H_

#include <functional>
#include <string_view>

#include "grammar/automaton.h"
#include "grammar/pattern.h"
#include "lexicon/builder.h"
#include "lexicon/knowledge.h"

namespace newsmetrics {

// Writes the positions and captures of `rule`. Throws std::runtime_error when it has too many.
void write_captures(const Pattern& pattern, const std::function<SymbolSet(const TokenSet&)>& symbols_of, Builder& builder, Rule& rule);

// For each of `bytes`, the tokens of a match as the rule's stage sees them: a bit for each capture that holds it. False when
// the rule does not match them.
bool find_captures(const Tables<View>& tables, const Rule& rule, std::string_view bytes, std::uint16_t* captures);

// How many of `bytes` the rule would take from the first on if it were alone; 0 for none.
std::size_t longest_match(const Tables<View>& tables, const Rule& rule, std::string_view bytes);

}  // namespace newsmetrics

#endif
