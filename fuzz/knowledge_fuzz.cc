// Any bytes as a rule file (FUZZ_NAME "fuzz.rules") or a lexicon file ("fuzz.tsv"): refused with a message, or compiled and
// put to work.
#include <stdexcept>

#include "check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsmetrics;
  const std::vector<SourceFile> sources = {
      {"words.tsv", "Jan.\tmonth,abbreviation\tvalue=1\npercent\tpercent_word\nrise\tchange_verb\tinflect=verb; forms=rose|risen\nUnited States\tplace\n"},
      {"some.rules", "rule some-number\nkind number\nmatch digits\nexample It has [7] seats.\n"},
      {FUZZ_NAME, std::string(reinterpret_cast<const char*>(data), size)},
  };
  try {
    const Extractor extractor(sources);
    Session session(extractor);
    check_article(extractor, session, {.id = "-", .text = "In Jan. 2020 the United States' output rose by 3.5 percent, \"to 1,200 units\".", .published = "2020-02-01"});
  } catch (const std::runtime_error&) {
  }
  return 0;
}
