// Who says what a sentence tells.
#ifndef NEWSMETRICS_METRICS_SOURCE_H_
#define NEWSMETRICS_METRICS_SOURCE_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "metrics/sentence.h"

namespace newsmetrics {

class SourceReader : SentenceReader {
 public:
  explicit SourceReader(Sentence& sentence) : SentenceReader(sentence) {}
  void begin_article() { last_speaker_ = last_body_ = last_speakers_ = {}; }

  // Of the sentence; keeps who said something, for the pronouns to come.
  void read();

  // Who says the words at i; "" when nobody does.
  std::string_view at(std::size_t i) const;

 private:
  std::string_view name_of_source(Span found);
  Span source_behind(std::size_t attribution) const;
  bool tells(std::size_t verb) const;
  bool said_in_front(std::size_t verb) const;
  bool can_show(Span source) const;
  Span source_of(std::size_t verb) const;

  struct Source {
    std::size_t begin;  // of the words that it says
    std::string_view name;
  };
  std::vector<Source> sources_;                                // of the sentence
  std::string_view last_speaker_, last_body_, last_speakers_;  // who "he", "it" and "they" go back to
};

}  // namespace newsmetrics

#endif
