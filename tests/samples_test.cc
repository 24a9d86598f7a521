// Every sample gives the record checked in beside it (scripts/update_samples writes them anew).
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "input/publication.h"
#include "newsmetrics/extractor.h"
#include "output/writer.h"

namespace newsmetrics {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Samples, GiveTheRecordsBesideThem) {
  const Extractor extractor;
  Session session(extractor);
  const auto writer = find_format("json")->make({});
  int samples = 0;
  for (const auto& entry : std::filesystem::directory_iterator(NEWSMETRICS_SOURCE_DIR "/samples")) {
    if (entry.path().extension() != ".txt") continue;
    ++samples;
    Document document{.id = "samples/" + entry.path().filename().string(), .text = read(entry.path())};
    find_publication(document);
    Record record;
    session.extract(document, record);
    std::string out;
    writer->record(document, record, out);
    const auto got = nlohmann::json::parse(out), wanted = nlohmann::json::parse(read(std::filesystem::path(entry.path()).replace_extension(".json")));
    EXPECT_EQ(got, wanted) << document.id << ": " << nlohmann::json::diff(wanted, got).dump(1);
  }
  EXPECT_EQ(samples, 5);
}

}  // namespace
}  // namespace newsmetrics
