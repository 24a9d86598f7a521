// The same article gives the same record: whatever a session did before, on whichever thread, wherever a block of text ends.
#include <fstream>
#include <filesystem>
#include <thread>

#include <gtest/gtest.h>

#include "newsmetrics/extractor.h"
#include "support/contract.h"
#include "text/tokenizer.h"

namespace newsmetrics {
namespace {

std::vector<Document> samples() {
  std::vector<Document> documents;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(NEWSMETRICS_SOURCE_DIR) / "samples")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path());
    documents.push_back({.id = entry.path().stem(), .text = {std::istreambuf_iterator<char>(in), {}}, .published = "2021-08-29"});
  }
  return documents;
}

TEST(Sameness, ThreadsThatShareAnExtractorAgree) {
  const Extractor extractor;
  const std::vector<Document> documents = samples();
  ASSERT_FALSE(documents.empty());
  std::vector<std::string> expected;
  for (const Document& document : documents) {
    Session session(extractor);
    Record record;
    session.extract(document, record);
    expected.push_back(testing::print(document, record));
  }
  std::vector<std::string> failures(4);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < failures.size(); ++t)
    threads.emplace_back([&, t] {
      Session session(extractor);
      Record record;
      for (std::size_t i = 0; i < 3 * documents.size(); ++i) {
        const std::size_t which = (i * (t + 1) + t) % documents.size();
        session.extract(documents[which], record);
        if (testing::print(documents[which], record) != expected[which]) failures[t] = documents[which].id;
      }
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& failure : failures) EXPECT_EQ(failure, "");
}

// An empty line in front moves offsets, and nothing else.
class EmptyLine : public ::testing::Test {
 protected:
  void expect_only_moved(const Document& document, const std::string& where) {
    session_.extract(document, record_);
    Document moved = document;
    moved.text.insert(0, 1, '\n');
    session_.extract(moved, shifted_);
    EXPECT_EQ(testing::shift_violation(record_, shifted_), "") << where;
  }

 private:
  const Extractor extractor_;
  Session session_{extractor_};
  Record record_, shifted_;
};

TEST_F(EmptyLine, InFrontOfSamples) {
  std::string all;
  for (const Document& document : samples()) {
    all += document.text + "\n\n";
    expect_only_moved(document, document.id);
  }
  Document longer{.id = "all"};
  while (longer.text.size() < 10 * Tokenizer::kBlockBytes) longer.text += all;
  expect_only_moved(longer, longer.id);
}

TEST_F(EmptyLine, MovesNoBlock) {
  const std::string filler = "Nothing was said of it there.\n", sentence = "Orlan Widgets rose.\n", introduction = "Orlan Widgets Corp. fell.\n";
  for (std::size_t pad = 0; pad < 2 * filler.size(); ++pad) {
    std::string text = "Here it begins." + std::string(pad, '.') + "\n";
    while (text.size() + filler.size() < Tokenizer::kBlockBytes) text += filler;
    expect_only_moved({.id = "-", .text = text + sentence + introduction}, std::to_string(pad) + " dots");
  }
}

TEST_F(EmptyLine, MovesNoLine) {
  const std::string text = "Exports of wheat and of barley fell in May, and the\nRuritania Trade Council said that they fell by\n3 percent.";
  for (std::size_t indent = 0; indent < 200; ++indent) expect_only_moved({.id = "-", .text = std::string(indent, ' ') + text}, std::to_string(indent) + " spaces");
}

// A sentence is read alike wherever it stands about the end of a block.
TEST(Sameness, ABlockMayEndAnywhere) {
  const Extractor extractor;
  Session session(extractor);
  Record record;
  const std::string filler = "Nothing was said of it there.\n";
  const std::string sentence = "On Monday the Ruritania Trade Council said that exports rose by 12.5 percent to $3.4 billion.\n";
  Document document{.id = "-", .text = sentence, .published = "2021-08-29"};
  const auto describe = [&](std::size_t begin) {
    std::string out;
    for (const Mention& m : record.mentions) out.append(m.rule).append(" ").append(std::to_string(m.begin - begin)).append(" ").append(std::to_string(m.end - begin)).append("\n");
    return out;
  };
  session.extract(document, record);
  const std::string expected = describe(0);
  ASSERT_NE(expected, "");
  for (std::size_t pad = 0; pad < sentence.size() + filler.size(); ++pad) {
    document.text.assign(pad, ' ');
    while (document.text.size() + filler.size() < Tokenizer::kBlockBytes - sentence.size() + pad) document.text += filler;
    const std::size_t begin = document.text.size();
    document.text += sentence + filler;
    session.extract(document, record);
    EXPECT_EQ(describe(begin), expected) << begin << " bytes in front";
  }
}

}  // namespace
}  // namespace newsmetrics
