// What the lexicon and grammar compilers share while the tables of Knowledge grow: interned strings, classes and sets.
#ifndef NEWSMETRICS_LEXICON_BUILDER_H_
#define NEWSMETRICS_LEXICON_BUILDER_H_

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/knowledge.h"
#include "text/ascii.h"

namespace newsmetrics {

// A fault in a lexicon or rule file: "money.rules:12:7: cause". Line 0 and column 0 are unknown.
class SourceError : public std::runtime_error {
 public:
  SourceError(std::string_view file_name, std::uint32_t line_number, std::string_view cause, std::string_view hint_text = {})
      : SourceError(file_name, line_number, 0, cause, hint_text) {}
  SourceError(std::string_view file_name, std::uint32_t line_number, std::uint32_t column_number, std::string_view cause, std::string_view hint_text = {})
      : std::runtime_error(std::string(file_name) + ":" + std::to_string(line_number) + ":" + (column_number == 0 ? "" : std::to_string(column_number) + ":") + " " +
                           std::string(cause)),
        file(file_name),
        line(line_number),
        column(column_number),
        hint(hint_text) {}

  std::string file;
  std::uint32_t line, column;
  std::string hint;  // what to do about it; may be empty
};

// "did you mean `reach`?" when one of `names` is close to `wrong`; else "".
std::string suggestion(std::string_view wrong, const std::vector<std::string_view>& names);

using ClassSet = std::set<ClassId>;

class Builder {
 public:
  Builder();

  Text intern(std::string_view text);
  ClassId class_id(std::string_view name);                     // makes it when it is new
  bool knows_class(std::string_view name) const { return class_ids_.contains(std::string(name)); }
  std::uint32_t set_id(const ClassSet& classes);               // makes it when it is new
  const ClassSet& set(std::uint32_t id) const { return *sets_[id]; }
  std::uint32_t set_count() const { return static_cast<std::uint32_t>(sets_.size()); }
  const ClassSet& shape_set(Shape shape) const { return shape_sets_[static_cast<std::size_t>(shape)]; }

  // Which shapes the tokens of a set are expected to have: bit per Shape. Others are matched only by what these tell apart.
  std::vector<std::uint64_t> shapes_of_set;
  void allow(std::uint32_t set, std::uint64_t shapes);

  std::string_view text(Text t) const { return {tables.pool.data() + t.offset, t.size}; }

  // The block of bytes for Knowledge; the builder is used up.
  std::string finish();

  Tables<Vector> tables;

 private:
  std::unordered_map<std::string, Text> strings_;
  std::unordered_map<std::string, ClassId> class_ids_;
  std::map<ClassSet, std::uint32_t> set_ids_;
  std::vector<const ClassSet*> sets_;
  std::vector<ClassSet> shape_sets_;
};

// Calls `visit(number, line)` for each line of a file, counted from 1, that holds more than white space or a # comment.
template <typename Visitor>
void each_line(std::string_view text, Visitor&& visit);

// Splits at any of `separators`, leaving out empty pieces.
std::vector<std::string_view> split(std::string_view text, std::string_view separators);

template <typename Visitor>
void each_line(std::string_view text, Visitor&& visit) {
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    if (const std::string_view words = trim(line); !words.empty() && words.front() != '#') visit(number, line);
  }
}

}  // namespace newsmetrics

#endif
