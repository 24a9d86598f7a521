// Ties the mentions of a sentence into metrics: what is measured, the figure, how it moved, when, and who says so.
#ifndef NEWSMETRICS_METRICS_METRICS_H_
#define NEWSMETRICS_METRICS_METRICS_H_

#include <span>
#include <string_view>

#include "grammar/item.h"
#include "kinds/kinds.h"
#include "lexicon/knowledge.h"
#include "metrics/drafts.h"
#include "metrics/period.h"
#include "metrics/sentence.h"
#include "metrics/source.h"
#include "metrics/status.h"

namespace newsmetrics {

// Working memory for one thread; reusing it avoids allocation.
class MetricFinder {
 public:
  explicit MetricFinder(const Knowledge& knowledge) : sentence_(knowledge), drafts_(sentence_), sources_(sentence_), periods_(sentence_), statuses_(sentence_) {}
  MetricFinder(const MetricFinder&) = delete;
  MetricFinder& operator=(const MetricFinder&) = delete;

  void begin_article();  // forgets what pronouns stood for
  // Appends to context.record.metrics what the items of one block say. Call for the blocks of an article in order.
  void find(std::span<const Item> items, Context& context);

 private:
  void read_sentence(std::span<const Item> items, Context& context);
  std::string_view measure_of(const Draft& draft) const;
  void finish(const Draft& draft);  // a draft into a metric

  Sentence sentence_;
  DraftReader drafts_;
  SourceReader sources_;
  const PeriodReader periods_;
  const StatusReader statuses_;
  std::string_view last_subject_, last_organization_;  // what "it" and "the company" go back to
};

}  // namespace newsmetrics

#endif
