// One sentence while its metrics are read: its words, the drafts made so far, and which figures they hold. What its readers share.
#ifndef NEWSMETRICS_METRICS_SENTENCE_H_
#define NEWSMETRICS_METRICS_SENTENCE_H_

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kinds/kinds.h"
#include "metrics/clause.h"
#include "metrics/draft.h"

namespace newsmetrics {

struct Sentence {
  explicit Sentence(const Knowledge& knowledge) : clause(knowledge) {}

  void read(std::span<const Item> items, Context& article);
  Record& record() const { return context->record; }

  Clause clause;
  std::vector<Draft> drafts;
  std::vector<bool> used;      // figures that a draft has
  Context* context = nullptr;  // of the article

  const Mention& mention(std::size_t i) const { return record().mentions[clause.item(i).mention]; }
  MentionRef ref(std::size_t i) const { return i == Clause::npos ? MentionRef{} : MentionRef{clause.item(i).mention}; }
  std::optional<Decimal> number_of(std::size_t figure) const;
  bool has_number(std::size_t figure) const;                    // "billions of dollars" has none
  std::size_t unit_end(std::size_t figure) const;               // the last word of a figure with its "a barrel"
  std::size_t head_of(Span phrase) const;                       // of "trade with Peru": the last word in front of what joins more to it; npos when there is none
  Direction direction_of(std::size_t i, Trait of_class) const;  // as the lexicon tells it
  std::size_t change_noun_behind(std::size_t figure) const;     // of "a 3% rise"; npos when there is none
  bool supposed(std::size_t begin, std::size_t end) const;      // "a forecast of", "a rise of": what was thought or how it moved, not what it was
  // Gives the figure the part of the role (by, from or to) in the draft; returns it, or the other end of its range.
  std::size_t assign(Draft& draft, std::string_view role, std::size_t figure);
  std::string_view on_one_line(std::string_view text);
  std::string_view joined(std::initializer_list<std::string_view> parts);  // with spaces between

 private:
  std::size_t range_end(std::size_t figure) const;

  std::string buffer_;
};

// What each reader of a sentence has at hand.
class SentenceReader {
 protected:
  explicit SentenceReader(Sentence& sentence) : sentence_(sentence), clause_(sentence.clause), drafts_(sentence.drafts), used_(sentence.used) {}

  static constexpr std::size_t npos = Clause::npos;

  const Mention& mention(std::size_t i) const { return sentence_.mention(i); }
  MentionRef ref(std::size_t i) const { return sentence_.ref(i); }
  std::optional<Decimal> number_of(std::size_t figure) const { return sentence_.number_of(figure); }
  bool has_number(std::size_t figure) const { return sentence_.has_number(figure); }
  std::size_t unit_end(std::size_t figure) const { return sentence_.unit_end(figure); }
  std::size_t head_of(Span phrase) const { return sentence_.head_of(phrase); }
  std::string_view joined(std::initializer_list<std::string_view> parts) const { return sentence_.joined(parts); }

  Sentence& sentence_;
  const Clause& clause_;
  std::vector<Draft>& drafts_;
  std::vector<bool>& used_;
};

}  // namespace newsmetrics

#endif
