// Who says so, and how sure it is.
#include "metrics/metrics.h"

#include <algorithm>

namespace newsmetrics {

void MetricFinder::read_source() {
  source_ = {};
  Span found;
  bool person = false;
  for (std::size_t i = 0; i < clause_.size() && found.empty(); ++i) {
    if (clause_.is(i, kAttribution)) {
      found = clause_.phrase_after(i + 1);
      // "figures released by the ministry" speak for the ministry.
      const std::size_t by = found.end + 1;
      if (!found.empty() && (clause_.is(found.end, kPast) || clause_.text(found.end).ends_with("ed")))
        for (std::size_t k = by; k < std::min(by + 3, clause_.size()); ++k)
          if (clause_.is(k, kFigureRole) && clause_.says(k, "by")) found = clause_.phrase_after(k + 1);
    }
    if (!clause_.is(i, kReportingVerb) || clause_.is(i, kGerund) || clause_.passive(i) || !clause_.finite(i)) continue;
    if (clause_.is(i, kAmountVerb) && clause_.has(i, kReportingVerb, "speech", "yes") && clause_.figure_after(i + 1) != npos) continue;  // "the tax would add $3"
    if (clause_.is(i - 1, kInfinitive) && !clause_.is(i - 2, bit(kCatenative) | bit(kOutlook) | bit(kReportingVerb))) continue;  // "declined to confirm"
    // "a plan announced in May", "losses estimated at $3m": nobody's words.
    if (clause_.is(i, kPast) && !clause_.has(i, kReportingVerb, "speech", "yes") && clause_.reduced(i)) continue;
    const Span behind = clause_.is(i - 1, kPunct) && !clause_.is(i - 1, ')') && !clause_.says(i, "told") && !clause_.is(i + 1, kApproximator) ? clause_.phrase_after(i + 1) : Span{};
    if (!behind.empty() && !clause_.finite(behind.end) && !clause_.is(i + 1, kPronoun)) {
      found = behind;  // ", said the ministry"
    } else {
      found = clause_.subject_before(i);
      if (found.empty() && i > 0 && clause_.is(i - 1, kPronoun)) found = {i - 1, i};
    }
    person = found.end == found.begin + 1 && clause_.has(found.begin, kPronoun, "person", "yes");
  }
  if (found.empty() || clause_.is(found.begin, kAnyFigure)) return;
  source_ = clause_.text(found);
  if (person && !last_source_.empty()) {
    source_ = last_source_;
    return;
  }
  for (std::size_t i = found.begin; i < found.end; ++i)
    if (clause_.is(i, kOfficial))
      if (const std::string_view name = context_->record.text_of(mention(i), "name"); !name.empty()) source_ = name;
  if (!person) last_source_ = source_;
}

Status MetricFinder::status_of(const Draft& draft, Span clause) const {
  Status status = Status::kReported;
  for (std::size_t i = clause.begin > 8 ? clause.begin - 8 : 0; i < draft.anchor; ++i) {
    if (i < clause.begin && clause_.is(i, bit(kPunct)) && !clause_.is(i, kHyphen)) status = Status::kReported;
    if (!clause_.is(i, kOutlook) || clause_.is(i - 1, kHyphen)) continue;
    if (clause_.has(i, kOutlook, "needs", "to") && !clause_.is(i + 1, kInfinitive)) continue;
    // "The plan" and "the forecast" tell nothing of a figure behind them.
    if (clause_.is(i, kNounToo) && !(clause_.is(i, kPast) && !clause_.is(i, kBase)) && !clause_.finite(i) && !clause_.passive(i) && !clause_.is(i + 1, kInfinitive) && clause_.attribute(i, kOutlook, "status") == "expected") continue;
    const std::string_view name = clause_.attribute(i, kOutlook, "status");
    status = name == "denied" ? Status::kDenied : name == "target" ? Status::kTarget : Status::kExpected;
    if (status == Status::kDenied) break;
  }
  return status;
}

}  // namespace newsmetrics
