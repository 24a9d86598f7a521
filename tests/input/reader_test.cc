#include "input/reader.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "input/reading.h"
#include "support/temp_folder.h"

namespace newsmetrics {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
namespace fs = std::filesystem;

TEST(ReaderTest, TextFileIsOneArticle) {
  const TempFolder folder;
  const std::string path = folder.write("a.txt", "Sales rose.\r\nProfit fell.\n");
  const Reading reading = read_all({path});
  ASSERT_THAT(reading.ids(), ElementsAre(path));
  EXPECT_EQ(reading.documents[0].text, "Sales rose.\r\nProfit fell.\n");
  EXPECT_THAT(reading.errors, IsEmpty());
}

TEST(ReaderTest, EmptyFileIsAnEmptyArticle) {
  const TempFolder folder;
  const Reading reading = read_all({folder.write("a.txt", "")});
  ASSERT_EQ(reading.documents.size(), 1u);
  EXPECT_EQ(reading.documents[0].text, "");
}

TEST(ReaderTest, EncodingsBecomeUtf8) {
  const TempFolder folder;
  EXPECT_EQ(read_all({folder.write("bom.txt", "\xEF\xBB\xBF" "Kraków grew")}).documents[0].text, "Kraków grew");
  EXPECT_EQ(read_all({folder.write("le.txt", "\xFF\xFE\x35\0\xAC\x20"s)}).documents[0].text, "5€");
  EXPECT_EQ(read_all({folder.write("be.txt", "\xFE\xFF\0\x35\x20\xAC"s)}).documents[0].text, "5€");
}

TEST(ReaderTest, InvalidUtf8IsReplacedAndCounted) {
  const TempFolder folder;
  const std::string path = folder.write("a.txt", "a\xFF" "b\xE2\x82" "c");
  const Reading reading = read_all({path});
  EXPECT_EQ(reading.documents[0].text, "a\uFFFD" "b\uFFFD" "c");
  EXPECT_THAT(reading.warnings, ElementsAre(path + ": 2 invalid UTF-8 sequences replaced by U+FFFD"));
  EXPECT_THAT(reading.errors, IsEmpty());
}

TEST(ReaderTest, FolderIsReadInOrderAndGlobsChoose) {
  const TempFolder folder;
  for (const char* name : {"b.txt", "a/z.txt", "a/y.md", "c/old/x.txt", ".hidden.txt", ".git/config"}) folder.write(name, "x");
  EXPECT_THAT(read_all({folder.path()}).ids(), ElementsAre(folder.path("a/y.md"), folder.path("a/z.txt"), folder.path("b.txt"), folder.path("c/old/x.txt")));
  InputOptions options;
  options.include = {"*.txt"};
  options.exclude = {"old", "a/z*"};
  EXPECT_THAT(read_all({folder.path()}, options).ids(), ElementsAre(folder.path("b.txt")));
  EXPECT_THAT(read_all({folder.path("a/y.md")}, options).ids(), ElementsAre(folder.path("a/y.md"))) << "a named file is not filtered";
}

TEST(ReaderTest, BinaryFilesOfAFolderAreSkipped) {
  const TempFolder folder;
  const std::string picture = folder.write("logo", "\x89PNG\r\n\0\0"s);
  folder.write("a.txt", "x");
  const Reading reading = read_all({folder.path()});
  EXPECT_THAT(reading.ids(), ElementsAre(folder.path("a.txt")));
  EXPECT_EQ(reading.skipped, 1u);
  EXPECT_EQ(read_all({picture}).documents.size(), 1u) << "one that is named is read";
}

TEST(ReaderTest, DataBesideTheArticlesOfAFolderIsSkippedUnlessAskedFor) {
  const TempFolder folder;
  folder.write("a.txt", "x");
  folder.write("article.json", "{\"text\": \"x\"}\n");
  const std::string data = folder.write("notes.json", "[\n  1\n]\n"), table = folder.write("table.TSV", "a\tb\n");
  const Reading reading = read_all({folder.path()});
  EXPECT_THAT(reading.ids(), ElementsAre(folder.path("a.txt"), folder.path("article.json:1"))) << "JSON lines are articles under any name";
  EXPECT_EQ(reading.skipped, 2u);
  InputOptions options;
  options.include = {"*.TSV"};
  EXPECT_THAT(read_all({folder.path()}, options).ids(), ElementsAre(table));
  EXPECT_THAT(read_all({data}).ids(), ElementsAre(data)) << "one that is named is read";
}

TEST(ReaderTest, LoopsOfLinksEnd) {
  const TempFolder folder;
  folder.write("a/b/x.txt", "x");
  fs::create_directory_symlink(folder.path(), folder.path("a/b/up"));
  fs::create_symlink("nowhere", folder.path("a/gone"));
  const Reading reading = read_all({folder.path()});
  EXPECT_THAT(reading.ids(), ElementsAre(folder.path("a/b/x.txt")));
  EXPECT_THAT(reading.warnings, ElementsAre(HasSubstr("a/b/up: symbolic link back to a folder above it")));
  EXPECT_THAT(reading.errors, ElementsAre(folder.path("a/gone") + ": symbolic link to nothing"));
}

TEST(ReaderTest, PipesAreReadWhenNamedOnly) {
  const TempFolder folder;
  ASSERT_EQ(mkfifo(folder.path("pipe").c_str(), 0600), 0);
  EXPECT_THAT(read_all({folder.path()}).errors, ElementsAre(folder.path("pipe") + ": not a regular file"));
  const int ends = open(folder.path("pipe").c_str(), O_RDWR);
  ASSERT_EQ(write(ends, "{\"text\": \"one\"}\n", 16), 16);
  InputOptions options;
  options.format = InputFormat::kJsonl;
  Reader reader({folder.path("pipe")}, options);
  Chunk chunk;
  ASSERT_TRUE(reader.next(chunk)) << "what is there is given, though the writer may go on";
  EXPECT_EQ(chunk.bytes, "{\"text\": \"one\"}\n");
  ASSERT_EQ(write(ends, "{\"text\": \"two\"}\n", 16), 16);
  ASSERT_TRUE(reader.next(chunk));
  EXPECT_EQ(chunk.bytes, "{\"text\": \"two\"}\n");
  EXPECT_EQ(chunk.line, 2u);
  close(ends);
}

TEST(ReaderTest, WhatCannotBeOpenedIsAMessageAndReadingGoesOn) {
  const TempFolder folder;
  for (const char* name : {"a.txt", "b.txt", "c.txt"}) folder.write(name, "x");
  const InputOptions options;
  Reader reader({folder.path(), folder.path("missing")}, options);
  Chunk chunk;
  ASSERT_TRUE(reader.next(chunk));
  fs::remove(folder.path("b.txt"));  // vanishes after its name was read
  ASSERT_TRUE(reader.next(chunk));
  ASSERT_EQ(chunk.messages.size(), 1u);
  EXPECT_EQ(chunk.messages[0].to_string(), folder.path("b.txt") + ": No such file or directory");
  ASSERT_TRUE(reader.next(chunk));
  EXPECT_EQ(chunk.source, folder.path("c.txt"));
  ASSERT_TRUE(reader.next(chunk));
  EXPECT_EQ(chunk.messages[0].to_string(), folder.path("missing") + ": No such file or directory");
  EXPECT_FALSE(reader.next(chunk));
}

TEST(ReaderTest, PermissionIsAMessage) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const TempFolder folder;
  folder.write("closed/a.txt", "x");
  chmod(folder.write("b.txt", "x").c_str(), 0);
  chmod(folder.path("closed").c_str(), 0);
  EXPECT_THAT(read_all({folder.path()}).errors, ElementsAre(folder.path("b.txt") + ": Permission denied", folder.path("closed") + ": Permission denied"));
  chmod(folder.path("closed").c_str(), 0700);
}

TEST(ReaderTest, NamesThatAreNotUtf8) {
  const TempFolder folder;
  folder.write("caf\xE9\x1B.txt", "\xFF");
  const Reading reading = read_all({folder.path()});
  EXPECT_THAT(reading.ids(), ElementsAre(folder.path("caf\uFFFD\x1B.txt")));
  EXPECT_THAT(reading.warnings, ElementsAre(HasSubstr("caf\uFFFD\uFFFD.txt: 1 invalid"))) << "nothing raw reaches a terminal";
}

TEST(ReaderTest, LimitOfAnArticle) {
  const TempFolder folder;
  InputOptions options;
  options.max_article_bytes = 10;
  const std::string path = folder.write("a.txt", "12345678901");
  EXPECT_THAT(read_all({path}, options).errors, ElementsAre(path + ": article longer than 10 bytes; see --max-article-size"));
  EXPECT_THAT(read_all({path}, options).documents, IsEmpty());
  EXPECT_EQ(read_all({folder.write("b.txt", "1234567890")}, options).documents.size(), 1u);
}

TEST(ReaderTest, UnwantedSourcesAreSkipped) {
  const TempFolder folder;
  const std::string a = folder.write("a.txt", "x"), b = folder.write("b.txt", "x");
  InputOptions options;
  options.wanted = [&](const std::string& source, std::int64_t modified) { return source != a && modified > 0; };
  const Reading reading = read_all({a, b}, options);
  EXPECT_THAT(reading.ids(), ElementsAre(b));
  EXPECT_EQ(reading.skipped, 1u);
}

TEST(ReaderTest, PublishedFromFileWhenAsked) {
  const TempFolder folder;
  const std::string path = folder.write("a.txt", "Rain fell.");
  fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(24));
  EXPECT_EQ(read_all({path}).documents[0].published, "");
  InputOptions options;
  options.published_from_file = true;
  const Document document = read_all({path}, options).documents[0];
  EXPECT_EQ(document.published.size(), std::string("2021-08-29T06:45:00Z").size());
  EXPECT_EQ(document.published_from, PublishedFrom::kFile);
}

TEST(ReaderTest, FormatsByNameAndContent) {
  EXPECT_EQ(detect_format("a.HTM", ""), InputFormat::kHtml);
  EXPECT_EQ(detect_format("a.jsonl.gz", ""), InputFormat::kJsonl);
  EXPECT_EQ(detect_format("a", "\n<!DOCTYPE html><p>x"), InputFormat::kHtml);
  EXPECT_EQ(detect_format("a", "<?xml version=\"1.0\"?><!-- c --><html>"), InputFormat::kHtml);
  EXPECT_EQ(detect_format("a.xml", "<?xml version=\"1.0\"?><rss version=\"2.0\">"), InputFormat::kFeed);
  EXPECT_EQ(detect_format("-", "{\"id\": 1, \"text\": \"x\"}"), InputFormat::kJsonl);
  EXPECT_EQ(detect_format("-", "WARC/1.0\r\n"), InputFormat::kWarc);
  EXPECT_EQ(detect_format("-", "{ braces are text }"), InputFormat::kText);
  EXPECT_EQ(detect_format("a.txt", "<html>"), InputFormat::kText);
}

TEST(ReaderTest, ListsOfFiles) {
  const TempFolder folder;
  std::vector<InputMessage> messages;
  EXPECT_THAT(read_file_list(folder.write("list", "a b\r\n\nc\n"), messages), ElementsAre("a b", "c"));
  EXPECT_THAT(read_file_list(folder.write("list0", "a\nb\0c\0"s), messages), ElementsAre("a\nb", "c"));
  EXPECT_THAT(messages, IsEmpty());
  read_file_list(folder.path("none"), messages);
  ASSERT_EQ(messages.size(), 1u);
}

TEST(ReaderTest, ChunksTellWhereSourcesBeginAndEnd) {
  const TempFolder folder;
  std::string lines;
  for (int i = 0; i < 20000; ++i) lines += "{\"text\": \"A line of some length, over and over.\"}\n";
  const std::string path = folder.write("a.jsonl", lines);
  const InputOptions options;
  Reader reader({path, path}, options);
  Chunk chunk;
  std::string edges;
  std::size_t size = 0;
  while (reader.next(chunk)) {
    edges += chunk.first ? "(" : "";
    edges += chunk.last ? ")" : ".";
    size += chunk.bytes.size();
    EXPECT_LE(chunk.bytes.size(), 512u << 10);
  }
  EXPECT_EQ(size, 2 * lines.size());
  EXPECT_THAT(edges, testing::MatchesRegex("\\(\\.+\\)\\(\\.+\\)"));
}

}  // namespace
}  // namespace newsmetrics
