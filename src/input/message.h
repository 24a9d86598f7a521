// What went wrong on the way to an article, as a value: input never throws and never prints.
#ifndef NEWSMETRICS_INPUT_MESSAGE_H_
#define NEWSMETRICS_INPUT_MESSAGE_H_

#include <cstdint>
#include <string>

namespace newsmetrics {

struct InputMessage {
  enum class Severity : std::uint8_t {
    kWarning,  // the article is there, but not as its author meant it
    kError,    // an article, or a whole source, is missing
  };

  Severity severity = Severity::kError;
  std::string where;       // file, folder, or archive and entry ("a.zip/b.txt")
  std::uint64_t line = 0;  // 1-based; 0 means the whole of it
  std::string cause;

  // "where:line: cause", safe on a terminal: control characters and bytes that are not UTF-8 stand as U+FFFD.
  std::string to_string() const;
};

}  // namespace newsmetrics

#endif
