// Any bytes as an input file of one format (FUZZ_FORMAT; kAuto: archives, and whatever the bytes look like).
#include <cstdlib>
#include <string>

#include <sys/mman.h>
#include <unistd.h>

#include "check.h"
#include "input/reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsmetrics;
  static const Extractor extractor;
  static Session session(extractor);
  InputOptions options;
  options.format = InputFormat::FUZZ_FORMAT;
  options.keep_fields = true;
  options.max_article_bytes = 1 << 20;

  const int file = memfd_create("input", 0);
  if (file < 0 || write(file, data, size) != static_cast<ssize_t>(size)) std::abort();
  Reader reader({"/proc/self/fd/" + std::to_string(file)}, options);
  Parser parser(options);
  Chunk chunk;
  Batch batch;
  while (reader.next(chunk)) {
    parser.parse(chunk, batch);
    for (const Document& document : batch.documents()) check_article(extractor, session, document);
  }
  close(file);
  return 0;
}
