// A small article and a record of it made by hand: metrics of all parts, nested and crossing mentions, a kind of the
// user's own, and text that no output may print as it is.
#ifndef NEWSMETRICS_TESTS_SUPPORT_SAMPLE_RECORD_H_
#define NEWSMETRICS_TESTS_SUPPORT_SAMPLE_RECORD_H_

#include <initializer_list>
#include <string_view>

#include "newsmetrics/document.h"
#include "newsmetrics/record.h"

namespace newsmetrics::testing {

struct SampleRecord {
  SampleRecord();

  Document document;
  Record record;

 private:
  void sentence_ends_after(std::string_view words);
  MentionRef add(std::string_view kind, std::string_view text, std::initializer_list<Field> fields);
  std::size_t searched_ = 0;  // mentions are added front to back
};

}  // namespace newsmetrics::testing

#endif
