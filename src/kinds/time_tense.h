// Whether the clause around a mention speaks of what was or of what will be.
#ifndef NEWSMETRICS_KINDS_TIME_TENSE_H_
#define NEWSMETRICS_KINDS_TIME_TENSE_H_

#include "grammar/match.h"

namespace newsmetrics {

enum class Tense { kUnknown, kPast, kFuture };

// Told by the nearest verb or other word of tense: in front of the mention first, then behind it; never beyond the sentence.
Tense tense_around(const Match& match);

}  // namespace newsmetrics

#endif
