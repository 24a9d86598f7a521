// One element of the sequence that the cascade rewrites: a token, or a mention that took the place of its tokens.
#ifndef NEWSMETRICS_GRAMMAR_ITEM_H_
#define NEWSMETRICS_GRAMMAR_ITEM_H_

#include <cstdint>

#include "newsmetrics/record.h"

namespace newsmetrics {

struct Item {
  std::uint32_t begin = 0, end = 0;  // bytes of the document's text
  std::uint32_t symbol = 0;          // which classes it has (see Knowledge::symbol)
  std::uint32_t entry = 0;           // lexicon entry, 0 for none
  std::uint32_t mention = MentionRef::kNone;
  std::uint32_t sentence = 0;        // 0-based, in the article
};

}  // namespace newsmetrics

#endif
