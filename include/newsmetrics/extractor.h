// The extractor: article in, record out.
//
//   newsmetrics::Extractor extractor;                 // the built-in knowledge; costs next to nothing
//   newsmetrics::Session session(extractor);          // working memory, one per thread
//   newsmetrics::Record record;
//   session.extract(document, record);
#ifndef NEWSMETRICS_EXTRACTOR_H_
#define NEWSMETRICS_EXTRACTOR_H_

#include <memory>
#include <string>
#include <vector>

#include "newsmetrics/document.h"
#include "newsmetrics/record.h"

namespace newsmetrics {

class Cascade;
class Knowledge;

// A lexicon or rule file: its name (".tsv" or ".rules" tells which, and errors begin with it) and its text.
struct SourceFile {
  std::string name;
  std::string text;
};

// Immutable; safe to share between threads.
class Extractor {
 public:
  // The knowledge compiled into the program.
  Extractor();
  // Knowledge from sources: either the built-in files and the user's behind them, or a whole data folder of one's own.
  // Throws std::runtime_error "file:line: cause" when a lexicon or rule is wrong.
  explicit Extractor(const std::vector<SourceFile>& sources);
  ~Extractor();

  // For the program's own tools and tests.
  const Knowledge& knowledge() const { return *knowledge_; }

 private:
  std::unique_ptr<const Knowledge> knowledge_;
};

// Working memory for one thread at a time; reusing it avoids allocation. Never throws but std::bad_alloc.
class Session {
 public:
  explicit Session(const Extractor& extractor);
  ~Session();

  // Clears `record` and fills it with what `document` says. document.text must be valid UTF-8 and below 4 GiB.
  void extract(const Document& document, Record& record);

 private:
  std::unique_ptr<Cascade> cascade_;
};

}  // namespace newsmetrics

#endif
