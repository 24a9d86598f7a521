#include "kinds/time_tense.h"

namespace newsmetrics {
namespace {

// How far a verb may stand from its date, in words.
constexpr std::size_t kReachBefore = 14;
constexpr std::size_t kReachOfFuture = 25;  // of a verb that no other stands behind
constexpr std::size_t kReachBehind = 25;
constexpr std::size_t kReachOfSchedule = 8;  // "The trial begins in Paris on Monday"

class TenseReader {
 public:
  explicit TenseReader(const Match& match)
      : match_(match),
        sentence_break_(id("sentence_break")),
        future_(id("future_marker")),
        participle_(id("future_participle")),
        intent_(id("intent")),
        scheduled_(id("scheduled_verb")),
        past_(id("past_marker")),
        lower_(id("lower")) {}

  Tense read() const {
    const auto before = match_.before();
    const std::size_t size = before.size();
    if (size >= 3 && word(before[size - 1]) == "as" && word(before[size - 3]) == "as") return Tense::kFuture;  // as soon as Tuesday
    if (looks_ahead(before)) return Tense::kFuture;
    if (size > 0 && word(before[size - 1]) == "From" && word(match_.after(), 0) == ",") return Tense::kFuture;  // "From Monday, cars are banned"
    for (std::size_t i = size; i-- > 0 && size - i <= kReachOfFuture;) {
      if (has(before[i], sentence_break_) || opens_quote(before, i)) break;
      const Tense tense = behind_verb(before, i);
      if (tense == Tense::kPast && size - i > kReachBefore) break;
      if (tense != Tense::kUnknown) return tense;
    }
    const Tense tense = before_verb(match_.after());
    return tense == Tense::kUnknown && size > 0 && word(before[size - 1]) == "by" ? Tense::kFuture : tense;
  }

 private:
  ClassId id(Name name) const { return match_.knowledge().class_id(name); }
  bool has(const Item& item, ClassId of_class) const { return match_.knowledge().symbol_has(item.symbol, of_class); }
  std::string_view word(const Item& item) const { return match_.document().substr(item.begin, item.end - item.begin); }
  std::string_view word(Match::Items items, std::size_t at) const { return at < items.size() ? word(items[at]) : std::string_view(); }

  bool is_past(const Item& item) const {
    if (has(item, past_)) return true;
    std::string_view text = word(item);
    return text.size() > 3 && text.ends_with("ed") && has(item, lower_);
  }

  // What stands in front of a quotation says nothing of its time.
  bool opens_quote(Match::Items items, std::size_t at) const {
    const std::string_view mark = word(items[at]);
    if (mark == "``" || mark == "\u201c") return true;
    return mark == "\"" && at + 1 < items.size() && items[at + 1].begin == items[at].end && (at == 0 || items[at - 1].end < items[at].begin);
  }

  // "extended until Tuesday", "until 9 a.m. Tuesday". In front of a sentence "until" looks back as well.
  bool looks_ahead(Match::Items before) const {
    std::size_t at = before.size();
    if (at > 0 && match_.is(before[at - 1], "time")) --at;
    if (at > 0 && word(before[at - 1]) == "at least") --at;  // "until at least Monday"
    if (at > 1 && match_.is(before[at - 1], "time_preposition") && match_.is(before[at - 2], "starts_then")) return true;  // "starting on Saturday"
    if (at > 0 && match_.is(before[at - 1], "starts_then")) return true;
    if (at > 1 && (word(before[at - 1]) == "and" || word(before[at - 1]) == "or") && word(before[at - 2]) == "tomorrow") return true;
    if (at > 1 && word(before[at - 1]) == "by" && has(before[at - 2], past_) && match_.is(before[at - 2], "reporting_verb")) return true;  // "she said by June prices"
    if (at < 3 || !match_.is(before[at - 1], "looks_ahead")) return false;
    return !has(before[at - 2], sentence_break_) && !has(before[at - 3], sentence_break_);
  }

  // True when one of the words in front of items[at], `reach` of them, passes.
  template <typename Test>
  bool led_by(Match::Items items, std::size_t at, std::size_t reach, Test test) const {
    for (std::size_t i = at; i-- > 0 && at - i <= reach;) {
      if (has(items[i], sentence_break_)) return false;
      if (test(items[i])) return true;
    }
    return false;
  }

  static bool is_no(std::string_view word) { return word == "neither" || word == "Neither" || word == "nor" || word == "Nor" || word == "nobody" || word == "Nobody"; }

  // "plans to open", "plans for Monday", but not "changed their plans".
  bool is_future(Match::Items items, std::size_t at) const {
    if (!has(items[at], future_)) return false;
    const std::string_view text = word(items[at]), next = word(items, at + 1);
    if (text == "May" && !match_.is(items[at], "sentence_start")) return false;  // the month
    return (text != "plans" && text != "hopes" && text != "aims") || next == "to" || (next == "for" && at + 2 == items.size());
  }

  // "expected", "set to", "due": what they speak of is to come, unless it had been.
  Tense participle(Match::Items items, std::size_t at) const {
    const std::string_view text = word(items[at]), next = word(items, at + 1);
    if (text == "set" && next != "to" && next != "for") return Tense::kPast;
    return led_by(items, at, 3, [&](const Item& i) { return word(i) == "had"; }) ? Tense::kPast : Tense::kFuture;
  }

  bool is_perfect(Match::Items items, std::size_t at) const {
    return led_by(items, at, 3, [&](const Item& i) { return word(i) == "had" || word(i) == "have"; });
  }

  // An -ed word that is no verb: "the detained leaders", "a still undecided day"; "heavier than expected" was so. Nor is the one of
  // a phrase: "a motion tabled by the bank".
  bool is_adjective(Match::Items items, std::size_t at) const {
    if (at > 0 && (word(items[at - 1]) == "than" || word(items[at - 1]) == "as")) return true;
    if (at == 0 || at + 1 == items.size() || match_.is(items[at], "reporting_verb")) return false;
    if (word(items, at + 1) == "by" && match_.is(items[at - 1], "lower") && !has(items[at - 1], past_) && !match_.is(items[at - 1], "auxiliary")) return true;
    if (match_.is(items[at - 1], "determiner") || match_.is(items[at - 1], "possessive")) return true;
    const std::string_view adverb = word(items[at - 1]);
    return at > 1 && (adverb.ends_with("ly") || adverb == "still" || adverb == "newly") && match_.is(items[at - 2], "determiner");
  }

  // "could not be reached", "would not comment": what did not happen.
  bool is_denied(Match::Items items, std::size_t at) const {
    const std::string_view modal = word(items[at]);
    constexpr std::size_t kReach = 8;
    if (modal == "could" && led_by(items, at, kReach, [&](const Item& i) { return is_no(word(i)); })) return true;  // "nor could he be reached"
    const bool joined = modal.ends_with("n't");
    if (!joined && word(items, at + 1) != "not" && word(items, at + 1) != "n't") return false;
    if (modal.starts_with("could")) return true;
    return modal.starts_with("would") && at + 2 < items.size() && match_.is(items[at + (joined ? 1 : 2)], "reporting_verb");
  }

  // "due to meet on", not "due to snow".
  bool is_due(Match::Items items, std::size_t at) const {
    if (at + 1 >= items.size() || !has(items[at + 1], lower_)) return false;
    const Item& verb = items[at + 1];
    for (Name of_class : {Name("plain_verb"), Name("scheduled_verb"), Name("reporting_verb")}) {
      if (match_.attribute(verb, of_class, "form") == "base") return true;
    }
    return at + 2 == items.size() || match_.is(items[at + 2], "determiner") || match_.is(items[at + 2], "digits") || match_.is(items[at + 2], "percent") ||
           match_.is(items[at + 2], "money") || match_.is(items[at + 2], "time_preposition");
  }

  // "is to open"; "plans to", "agreed to meet": what is meant to be.
  Tense behind_infinitive(Match::Items items, std::size_t at) const {
    constexpr std::size_t kReach = 5;
    if (at + 1 >= items.size() || !has(items[at + 1], lower_) || match_.is(items[at + 1], "determiner") || match_.is(items[at + 1], "time_preposition"))
      return Tense::kUnknown;
    if (at > 0) {
      const std::string_view verb = word(items[at - 1]);
      if (verb == "is" || verb == "are" || verb == "was" || verb == "were") return Tense::kFuture;
    }
    for (std::size_t i = at + 1; i < items.size(); ++i) {
      if (word(items[i]) == "after") return Tense::kUnknown;  // "his bid to buy it after the vote Monday"
    }
    for (std::size_t i = at; i-- > 0 && at - i <= kReach;) {
      if (has(items[i], sentence_break_)) break;
      const bool reaches = i + 1 == at || match_.is(items[at - 1], "weekday") || match_.attribute(items[i], "intent", "object") == "yes";
      if (has(items[i], intent_) && reaches) return led_by(items, i, 2, [&](const Item& item) { return word(item) == "had"; }) ? Tense::kPast : Tense::kFuture;
      if (has(items[i], past_) || has(items[i], future_) || has(items[i], participle_)) break;
    }
    return Tense::kUnknown;
  }

  // "The trial begins Monday", "Leaders meet on Sunday".
  bool is_scheduled(Match::Items items, std::size_t at) const {
    const Item& item = items[at];
    if (!has(item, scheduled_) || items.size() - at > kReachOfSchedule || at == 0 || match_.is(items[at - 1], "determiner") || word(items[at - 1]) == "housing")
      return false;
    const std::string_view form = match_.attribute(item, "scheduled_verb", "form");
    const Item& subject = items[subject_end(items, at) - 1];
    const bool named = match_.is(subject, "title_case") || match_.is(subject, "pronoun");
    if (form == "third") return named || match_.attribute(item, "scheduled_verb", "noun") != "yes" || word(subject) == "who" || word(subject) == "which";
    if (word(subject) == "and" || word(subject) == "but") return form == "base";  // "are closed Friday and reopen Monday"
    return form == "base" &&
           (match_.is(subject, "ends_s") || match_.is(subject, "pronoun") ||
            (match_.is(subject, "sentence_start") ? word(subject).ends_with('s') || match_.is(subject, "sports_name") : match_.is(subject, "title_case")));
  }

  // Where the words end that stand in front of the verb, without a bracket: "The Herons (7-19) play".
  std::size_t subject_end(Match::Items items, std::size_t at) const {
    constexpr std::size_t kReach = 8;
    if (word(items[at - 1]) != ")") return at;
    for (std::size_t i = at - 1; i-- > 1 && at - i <= kReach;)
      if (word(items[i]) == "(") return i;
    return at;
  }

  // What the word at items[at], in front of the date, tells.
  Tense behind_verb(Match::Items items, std::size_t at) const {
    const Item& item = items[at];
    if (is_future(items, at)) return is_denied(items, at) || word(items, at + 1) == "have" ? Tense::kPast : Tense::kFuture;
    if (has(item, participle_) && !is_adjective(items, at)) return participle(items, at);
    if (word(item) == "due to" && is_due(items, at)) return is_perfect(items, at) ? Tense::kPast : Tense::kFuture;
    if (word(item) == "to") {
      if (Tense tense = behind_infinitive(items, at); tense != Tense::kUnknown) return tense;
    }
    if (is_scheduled(items, at)) return Tense::kFuture;
    // "The hearing is Tuesday", "Banks are closed Monday".
    if ((word(item) == "is" || word(item) == "are") && items.size() - at <= 3) return Tense::kFuture;
    if (!is_past(item) || is_adjective(items, at)) return Tense::kUnknown;
    // "will be held", "could not be held".
    for (std::size_t i = at; i-- > 0 && at - i <= 4 && !has(items[i], sentence_break_);) {
      if (has(items[i], future_)) return is_denied(items, i) || is_perfect(items, at) ? Tense::kPast : Tense::kFuture;
    }
    // "to be announced"; "Banks are closed Monday".
    const std::string_view auxiliary = at > 0 ? word(items[at - 1]) : std::string_view();
    if (led_by(items, at, 3, [&](const Item& i) { return word(i) == "be"; })) return Tense::kFuture;
    return (auxiliary == "is" || auxiliary == "are") && items.size() - at <= 2 ? Tense::kFuture : Tense::kPast;
  }

  // What the words behind the date tell. A verb of a relative clause counts when there is no other.
  Tense before_verb(Match::Items after) const {
    Tense aside = Tense::kUnknown;
    bool in_aside = false, behind_comma = false;
    for (std::size_t i = 0; i < after.size() && i < kReachBehind; ++i) {
      const Item& item = after[i];
      if (has(item, sentence_break_)) break;
      if (behind_comma && match_.is(item, "reporting_verb")) break;  // "…, he said"
      const std::string_view text = word(item);
      if (text == "who" || text == "which" || text == "that") in_aside = true;
      if ((text == "was" || text == "were") && i + 1 < after.size() && has(after[i + 1], participle_)) continue;  // "was expected to"
      Tense tense = Tense::kUnknown;
      if (is_future(after, i)) tense = is_denied(after, i) ? Tense::kPast : Tense::kFuture;
      else if (has(item, participle_) && !is_adjective(after, i)) tense = participle(after, i);
      else if (text == "due to" && is_due(after, i)) tense = Tense::kFuture;
      else if (is_past(item) && !is_adjective(after, i)) tense = Tense::kPast;
      if (tense != Tense::kUnknown) {
        if (!in_aside) return tense;
        if (aside == Tense::kUnknown) aside = tense;
        in_aside = false;
      }
      if (text == ",") behind_comma = true;
    }
    return aside;
  }

  const Match& match_;
  ClassId sentence_break_, future_, participle_, intent_, scheduled_, past_, lower_;
};

}  // namespace

Tense tense_around(const Match& match) { return TenseReader(match).read(); }

}  // namespace newsmetrics
