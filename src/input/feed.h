// RSS and Atom feeds.
#ifndef NEWSMETRICS_INPUT_FEED_H_
#define NEWSMETRICS_INPUT_FEED_H_

#include <functional>
#include <string>
#include <string_view>

#include "newsmetrics/document.h"

namespace newsmetrics {

// Calls `add` for a new document for each entry, and fills it. Returns what is wrong with the feed, if anything; entries in
// front of the fault are given.
std::string read_feed(std::string_view feed, const std::function<Document&()>& add);

}  // namespace newsmetrics

#endif
