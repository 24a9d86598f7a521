// The cascade: tokens → lexicon → stages of rules → mentions → metrics, block by block through one article.
#ifndef NEWSMETRICS_EXTRACTOR_INTERNAL_H_
#define NEWSMETRICS_EXTRACTOR_INTERNAL_H_

#include <array>
#include <string>
#include <vector>

#include "grammar/item.h"
#include "kinds/kinds.h"
#include "lexicon/knowledge.h"
#include "metrics/metrics.h"
#include "newsmetrics/extractor.h"

namespace newsmetrics {

// Watches the cascade at work: rule examples are tested through it, and `newsmetrics explain` prints it.
class Trace {
 public:
  virtual ~Trace() = default;
  // The items as the stage meets them.
  virtual void stage(const Stage&, const std::vector<Item>&) {}
  // A rule matched; `accepted` is false when its kind's normaliser refused. The mention's fields are in the record.
  virtual void matched(const Rule&, const Record&, const Mention&, bool /*accepted*/) {}
};

class Cascade {
 public:
  explicit Cascade(const Knowledge& knowledge);
  void extract(const Document& document, Record& record, Trace* trace = nullptr);

 private:
  void look_up(Record& record);                        // tokens_ → items_
  std::size_t phrase(std::size_t first, std::uint32_t& entry) const;
  void set_starts(std::size_t i);                      // in starts_, of items_[i], once its symbol and the next are known
  void run(const Stage& stage, Context& context);      // one stage over items_
  void finish(Record& record);                         // drops what is not printed, sorts, renumbers

  const Knowledge& knowledge_;
  Tokenizer tokenizer_;
  MetricFinder metrics_;
  CurrencyWords currencies_;
  std::vector<const KindInfo*> kinds_;  // by rule
  std::array<const Word*, 256> single_{};  // the lexicon's words of one byte, all ASCII: a good part of all tokens are punctuation
  Trace* trace_ = nullptr;

  std::vector<Token> tokens_;
  std::vector<const Word*> words_;  // of each token; null for one that the lexicon does not know
  std::vector<Item> items_;
  std::vector<std::uint64_t> starts_;  // Knowledge::starts of each item
  std::uint64_t any_starts_ = 0;       // of all together
  struct Replacement {
    std::size_t begin, end;
    Item item;
  };
  std::vector<Replacement> replacements_;
  std::vector<char> dropped_;  // by mention: whether it is
  std::vector<std::uint32_t> order_;     // of the mentions that stay, in finish()
  std::vector<MentionRef> renumbered_;   // by mention, likewise
  std::vector<Mention> sorted_;
  std::uint32_t sentence_ = 0;
  std::string_view text_;
};

// The lexicon and rule files compiled into the program.
std::vector<SourceFile> builtin_sources();

}  // namespace newsmetrics

#endif
