#include "check.h"

#include <cstdio>
#include <cstdlib>

#include "output/writer.h"
#include "support/contract.h"
#include "text/utf8.h"

namespace newsmetrics {
namespace {

void require(const std::string& violation) {
  if (violation.empty()) return;
  std::fprintf(stderr, "contract: %s\n", violation.c_str());
  std::abort();
}

}  // namespace

void check_article(const Extractor& extractor, Session& used, const Document& document) {
  std::string copy = document.text;
  require(replace_invalid_utf8(copy) == 0 ? "" : "the text is not UTF-8");

  Record record;
  used.extract(document, record);
  const std::string line = testing::print(document, record);
  require(testing::contract_violation(line, document.text));

  Session fresh(extractor);
  Record again;
  fresh.extract(document, again);
  require(testing::print(document, again) == line ? "" : "a new session gives another record");

  Document shifted = document;
  shifted.text.insert(0, 1, '\n');
  fresh.extract(shifted, again);
  require(testing::shift_violation(record, again));

  // The other formats: anything but a crash.
  const Summary summary = summarise(document, record);
  for (const Format& format : formats()) {
    const auto writer = format.make({});
    std::string out;
    writer->begin(out);
    writer->record(document, record, out);
    writer->end({&summary, 1}, out);
  }
}

}  // namespace newsmetrics
