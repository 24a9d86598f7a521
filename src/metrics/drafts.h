// The drafts of a sentence's metrics: figures and words of change, what they are said of, and which way they go.
#ifndef NEWSMETRICS_METRICS_DRAFTS_H_
#define NEWSMETRICS_METRICS_DRAFTS_H_

#include <cstddef>
#include <string_view>

#include "metrics/sentence.h"
#include "metrics/subject.h"

namespace newsmetrics {

class DraftReader : SentenceReader {
 public:
  explicit DraftReader(Sentence& sentence) : SentenceReader(sentence), subjects_(sentence) {}

  // Reads a figure or a word of change at `i`, adds a draft if it makes one, and returns the position to go on at,
  // which is `i` when it is nothing of the kind.
  std::size_t read(std::size_t i);

 private:
  std::size_t read_change_verb(std::size_t i);       // change.cc
  std::size_t read_change_adverb(std::size_t i);
  std::size_t read_change_noun(std::size_t i);
  std::size_t read_figure_of_change(std::size_t i);
  std::size_t read_level(std::size_t i);             // level.cc

  // change.cc
  Direction direction_of(std::size_t i, Trait of_class) const;
  Direction direction_told(const Draft& draft) const;
  Direction direction_of_bound(const Draft& draft) const;
  Direction direction_of_comparison(std::size_t than) const;
  bool settle_direction(std::size_t verb, Draft& draft) const;
  bool is_no_change(std::size_t verb, const Draft& draft) const;
  bool find_object(std::size_t verb, Draft& draft);
  void give_back(const Draft& draft);
  bool goes_with_verb(std::size_t i) const;
  std::size_t read_comparative(std::size_t i);
  std::size_t read_figure_of_noun(Draft& draft, std::size_t noun);
  std::size_t change_noun_behind(std::size_t figure) const;
  bool describes_change(std::size_t i) const;
  Span named_by(Span words, std::size_t noun) const;
  bool leads_to_subject(std::size_t i) const;
  Span what_moves(std::size_t joint) const;  // behind the word that leads to it

  // roles.cc: from word to word behind a word of change.
  struct Reading {
    Draft& draft;
    std::size_t begin, at;
    std::string_view role;  // of the next figure: by, to or from; empty when none is due
    bool takes_object;
    bool object_read = false;
    bool in_relative = false;  // behind the object: "the support we have given"
  };
  // Each reads what stands at reading.at, and may move it to the last word it has read.
  enum class Step { kOn, kStop, kOther };  // go on behind it; go no further; it is nothing of the kind
  std::size_t read_roles(std::size_t begin, Draft& draft, bool pending, bool takes_object);
  Step read_role_figure(Reading& reading);
  Step read_role_word(Reading& reading);
  Step read_between(Reading& reading);
  Step read_role_opener(Reading& reading);
  Step read_object(Reading& reading);
  Step read_rest(Reading& reading);
  Step take_object(Reading& reading, Span object, std::string_view role);
  std::size_t figure_of_role(std::size_t i) const;
  bool at_a_rate(std::size_t at, std::size_t figure) const;
  bool comes_from(const Draft& draft, std::size_t i, std::size_t figure) const;
  bool may_be_object(std::size_t i) const;
  bool comparable(const Draft& draft, std::size_t figure) const;
  bool supposed(std::size_t begin, std::size_t end) const;
  std::size_t range_end(std::size_t figure) const;
  std::size_t assign(Draft& draft, std::string_view role, std::size_t figure);

  // level.cc: what a figure without change measures. Those named of_ are of one place each, and give the draft its subject.
  struct Place {
    std::size_t figure, left, before;  // its openers begin at left; before is the word in front, npos at the sentence's beginning
    Span behind;                       // the phrase that the figure is of, if one follows
    bool attributive = false;          // directly in front of it: "a $3m contract"
    bool mark = false;                 // "the 2% mark"
  };
  bool level(std::size_t figure, Draft& draft);
  bool standing(std::size_t figure, Draft& draft);
  bool told_before(const Place& place) const;
  bool other_way(const Place& place, Draft& draft);
  bool in_row(const Place& place, Draft& draft) const;
  bool opens_clause(const Place& place) const;
  void find_behind(Place& place) const;
  bool says_where(const Place& place, std::size_t i) const;
  bool is_described(const Place& place, std::size_t r) const;
  bool is_verb_of_figure(std::size_t i) const;
  bool is_level_phrase(std::size_t preposition) const;
  bool same_change(const Place& place, Draft& draft);
  bool of_deed(const Place& place, Draft& draft) const;
  bool of_link(const Place& place, Draft& draft) const;
  bool of_described(const Place& place, Draft& draft) const;
  bool of_agent(const Place& place, Draft& draft);
  bool of_preposition(const Place& place, Draft& draft);
  bool of_trade(const Place& place, Draft& draft) const;
  bool of_peak(const Place& place, Draft& draft) const;
  Span reaching_mark(std::size_t of) const;
  bool of_sum(const Place& place, Draft& draft);
  bool of_valued(const Place& place, Draft& draft) const;
  bool of_payer(const Place& place, Draft& draft) const;
  bool of_name(const Place& place, Draft& draft) const;

  // count.cc
  struct Count {
    std::size_t figure, left, before;    // as in Place
    std::string_view noun;               // what is counted; else the figure's own text
    bool named = false, plain = false;   // has a noun; counts things, not units
    bool few = false, many = false;      // at most three; more than twelve
    bool definite = false;               // "the 40 divers"
    Span rest;                           // "in Peru" behind it
  };
  bool counted(std::size_t figure, Draft& draft);
  void compare_times(std::size_t figure);
  bool counted_part(const Count& count, Draft& draft);
  bool fate_of(const Count& count, Draft& draft);
  bool counted_by_verb(const Count& count, Draft& draft);
  std::string_view past_of(std::size_t verb);

  // comparison.cc
  bool respective(std::size_t figure, Draft& draft);
  bool again(std::size_t figure, Draft& draft);
  bool sets_against(std::size_t i) const;
  std::size_t comparison_behind(const Draft& draft) const;
  int side_of_nought(std::size_t begin, std::size_t end) const;
  void compare(Draft& draft);

  // drafts.cc
  bool extends_last(std::size_t i) const;  // ", up from 3%": the words at i go on about the last draft
  void merge_into_last(const Draft& draft);
  std::size_t past_conversion(std::size_t last) const;
  void add(Draft draft);
  bool is_participle(Span subject) const;
  void mend_subject(Draft& draft) const;
  bool continue_last(Draft& draft);

  const SubjectFinder subjects_;
};

}  // namespace newsmetrics

#endif
