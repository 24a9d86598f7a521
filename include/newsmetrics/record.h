// What is found in one article: mentions (spans of the text with a kind and normalised fields) and the metrics that tie
// them together. The shapes are those of the output contract, newsmetrics/1.
#ifndef NEWSMETRICS_RECORD_H_
#define NEWSMETRICS_RECORD_H_

#include <cstdint>
#include <memory_resource>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "newsmetrics/decimal.h"

namespace newsmetrics {

// Index of a mention in Record::mentions.
struct MentionRef {
  std::uint32_t index = kNone;
  static constexpr std::uint32_t kNone = 0xffffffff;
  explicit operator bool() const { return index != kNone; }
  bool operator==(const MentionRef&) const = default;
};

// One normalised property of a mention, named as in the output contract ("amount", "alpha2", "same_as").
struct Field {
  std::string_view name;
  std::variant<std::string_view, Decimal, bool, MentionRef> value;
};

// Offsets are bytes of Document::text; writers turn them into the unit asked for.
struct Mention {
  std::string_view kind;  // "date", "money", … or a user's own kind
  std::string_view rule;  // the rule that made it
  std::uint32_t begin = 0, end = 0;
  std::uint32_t sentence = 0;                     // 0-based
  std::uint32_t first_field = 0, field_count = 0;  // a run of Record::fields

  // Its words, in the text of its document.
  std::string_view words_in(std::string_view text) const { return text.substr(begin, end - begin); }
};

enum class Direction : std::uint8_t { kNone, kIncrease, kDecrease, kUnchanged, kImprovement, kDecline };
enum class Status : std::uint8_t { kReported, kExpected, kTarget, kDenied };

// One measured statement. Absent parts are empty.
struct Metric {
  std::string_view subject;    // the words that name what is measured
  std::string_view measure;    // head of the subject: "trade"; of the verb where the subject is a bare name: "earnings"
  MentionRef value;            // the figure itself
  Direction direction = Direction::kNone;
  MentionRef by, from, to;     // how it moved
  MentionRef period, period_end;  // a date or duration; with period_end a range of two dates
  std::string_view source;     // who says so
  Status status = Status::kReported;
  std::string_view refers_to;  // what a pronoun subject stands for
  std::vector<std::string_view> countries;  // ISO 3166-1 alpha-2
  std::uint32_t sentence = 0;
  std::uint32_t begin = 0, end = 0;  // the clause, bytes of Document::text
};

// The result of Extractor::extract. Every string_view points into the document's text, the extractor's knowledge or this
// record's own arena: it lives until the next clear() and no longer than document and extractor. Not copyable; reuse
// one per thread.
class Record {
 public:
  Record() = default;
  Record(const Record&) = delete;
  Record& operator=(const Record&) = delete;

  std::vector<Mention> mentions;  // sorted by begin, then longer first
  std::vector<Metric> metrics;    // sorted by where they stand
  std::vector<Field> fields;
  std::vector<std::uint32_t> sentence_ends;  // where each sentence ends, bytes of Document::text; the next begins there

  std::span<const Field> fields_of(const Mention& mention) const { return std::span(fields).subspan(mention.first_field, mention.field_count); }
  // The field of that name, or nullptr.
  const Field* find(const Mention& mention, std::string_view name) const;
  std::string_view text_of(const Mention& mention, std::string_view name) const;  // "" when absent or not text

  // Sets a field (replacing one of the same name), unless `value` is an empty text. It is not copied: use keep() for text that lives
  // nowhere else.
  void set(Mention& mention, std::string_view name, decltype(Field::value) value);
  std::string_view keep(std::string_view text);

  // For whoever drops or sorts mentions: lets every reference to mention i, of fields and metrics, point at renumbered[i], which may be
  // none. There is one for each mention that was.
  void renumber(std::span<const MentionRef> renumbered);

  void clear();

 private:
  std::pmr::monotonic_buffer_resource arena_{4096};
};

}  // namespace newsmetrics

#endif
