#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>

#include "input/reading.h"
#include "support/temp_folder.h"

namespace newsmetrics {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Member {
  std::string name, content;
};

// An archive in memory: `format` and `filter` as libarchive names them.
std::string pack(const std::vector<Member>& members, const char* format, const char* filter = "none") {
  archive* out = archive_write_new();
  archive_write_set_format_by_name(out, format);
  if (std::string_view(filter) != "none") archive_write_add_filter_by_name(out, filter);
  archive_write_set_bytes_in_last_block(out, 1);
  std::string packed(64 << 20, '\0');
  std::size_t used = 0;
  archive_write_open_memory(out, packed.data(), packed.size(), &used);
  for (const Member& member : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, member.name.c_str());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(member.content.size()));
    archive_write_header(out, entry);
    archive_write_data(out, member.content.data(), member.content.size());
    archive_entry_free(entry);
  }
  archive_write_close(out);
  archive_write_free(out);
  packed.resize(used);
  return packed;
}

TEST(ArchiveTest, CompressedFileIsReadUnderItsName) {
  const TempFolder folder;
  for (const char* filter : {"gzip", "zstd", "bzip2", "xz"}) {
    const std::string path = folder.write(std::string("a.txt.") + filter, pack({{"a", "Exports rose by 3%."}}, "raw", filter));
    const Reading reading = read_all({path});
    ASSERT_THAT(reading.ids(), ElementsAre(path)) << filter;
    EXPECT_EQ(reading.documents[0].text, "Exports rose by 3%.");
  }
}

TEST(ArchiveTest, ArchivesAreFolders) {
  const TempFolder folder;
  const std::vector<Member> members{{"./b/one.txt", "one"}, {"a/two.html", "<p>" + std::string(300, 'x')}, {"three.jsonl", "{\"id\":\"j\",\"text\":\"three\"}\n"}};
  for (const auto& [name, packed] : {std::pair("a.zip", pack(members, "zip")), std::pair("a.tar", pack(members, "ustar")), std::pair("named.without", pack(members, "ustar", "gzip"))}) {
    const std::string path = folder.write(name, packed);
    const Reading reading = read_all({path});
    EXPECT_THAT(reading.ids(), ElementsAre(path + "/b/one.txt", path + "/a/two.html", "j"));
    EXPECT_THAT(reading.errors, IsEmpty());
    EXPECT_EQ(reading.documents[1].text, std::string(300, 'x'));
  }
}

TEST(ArchiveTest, NamesBeyondAscii) {
  const TempFolder folder;
  for (const char* format : {"ustar", "zip", "pax"}) {
    const std::string path = folder.write(format, pack({{"caf\xC3\xA9.txt", "x"}, {"caf\xE9.txt", "y"}}, format));
    EXPECT_THAT(read_all({path}).ids(), ElementsAre(path + "/café.txt", path + "/caf\uFFFD.txt"));
  }
}

TEST(ArchiveTest, GlobsChooseEntries) {
  const TempFolder folder;
  InputOptions options;
  options.include = {"*.txt"};
  options.exclude = {"b/*"};
  const std::string path = folder.write("a.zip", pack({{"a/1.txt", "1"}, {"b/2.txt", "2"}, {"3.md", "3"}}, "zip"));
  EXPECT_THAT(read_all({path}, options).ids(), ElementsAre(path + "/a/1.txt"));
}

TEST(ArchiveTest, ArchivesWithinArchives) {
  const TempFolder folder;
  const std::string inner = pack({{"x.txt", "inner"}}, "zip");
  const std::string path = folder.write("a.tar.zst", pack({{"in/i.zip", inner}, {"y.txt.gz", pack({{"y", "y"}}, "raw", "gzip")}, {"z.txt", "z"}}, "ustar", "zstd"));
  EXPECT_THAT(read_all({path}).ids(), ElementsAre(path + "/in/i.zip/x.txt", path + "/y.txt.gz", path + "/z.txt"));

  std::string nested = "core";
  for (int i = 0; i < 12; ++i) nested = pack({{"n", nested}}, "ustar");
  const Reading reading = read_all({folder.write("deep.tar", nested)});
  EXPECT_THAT(reading.documents, IsEmpty());
  EXPECT_THAT(reading.errors, ElementsAre(HasSubstr("archives nested more than 8 deep; see --max-nesting")));
}

TEST(ArchiveTest, BombsAreStopped) {
  const TempFolder folder;
  InputOptions options;
  options.max_expansion = 100;
  const std::string blanks(std::size_t{80} << 20, ' ');
  const std::string path = folder.write("bomb.tar.gz", pack({{"a.txt", blanks}, {"b.txt", "after"}}, "ustar", "gzip"));
  EXPECT_THAT(read_all({path, folder.write("c.txt", "c")}, options).errors, ElementsAre(HasSubstr("/a.txt: unpacks to more than 100 times its size; see --max-expansion")));
  EXPECT_THAT(read_all({path, folder.path("c.txt")}, options).ids(), ElementsAre(folder.path("c.txt"))) << "the rest of the bomb is left";
  options.exclude = {"a.txt"};
  EXPECT_THAT(read_all({path}, options).documents, IsEmpty()) << "an entry that nobody wants is no way around";
}

TEST(ArchiveTest, DamageIsAMessage) {
  const TempFolder folder;
  std::string text;
  for (int i = 0; i < 30000; ++i) text += std::to_string(i * 7919 % 10007);
  const std::string packed = pack({{"a.txt", text}}, "raw", "gzip");
  const std::string path = folder.write("a.txt.gz", packed.substr(0, packed.size() / 2));
  const Reading reading = read_all({path});
  EXPECT_THAT(reading.documents, IsEmpty());
  EXPECT_THAT(reading.errors, ElementsAre(HasSubstr("a.txt.gz: ")));
}

TEST(ArchiveTest, TextThatBeginsLikeAnArchive) {
  const TempFolder folder;
  const Reading reading = read_all({folder.write("a.txt", "BZh is how such files begin."), folder.write("b.txt", "BZ")});
  ASSERT_EQ(reading.documents.size(), 2u);
  EXPECT_EQ(reading.documents[0].text, "BZh is how such files begin.");
}

std::string warc_record(std::string_view type, std::string_view address, std::string_view content) {
  return "WARC/1.0\r\nWARC-Type: " + std::string(type) + "\r\nWARC-Target-URI: " + std::string(address) +
         "\r\nWARC-Date: 2021-08-30T06:00:00Z\r\nContent-Length: " + std::to_string(content.size()) + "\r\n\r\n" + std::string(content) + "\r\n\r\n";
}

TEST(WarcTest, ResponsesAreArticles) {
  const TempFolder folder;
  const std::string body = "<html><body><p>Output rose by 12 percent in the second quarter, the ministry said, its best result in a decade of slow growth.</p></body></html>";
  const std::string html = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body;
  const std::string in_chunks = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n" + body.substr(0, 4) + "\r\n" +
                                [&] { char hex[16]; snprintf(hex, sizeof hex, "%zx", body.size() - 4); return std::string(hex); }() + "\r\n" + body.substr(4) + "\r\n0\r\n\r\n";
  const std::string zipped = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + pack({{"x", body}}, "raw", "gzip");
  const std::string warc = warc_record("warcinfo", "", "software: x\r\n") + warc_record("request", "https://example.org/2021/08/29/a", "GET /") +
                           warc_record("response", "https://example.org/2021/08/29/a", html) + warc_record("response", "https://example.org/b", in_chunks) +
                           warc_record("response", "https://example.org/c", zipped) + warc_record("response", "https://example.org/d.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx") +
                           warc_record("response", "https://example.org/e", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nx");
  for (const std::string& path : {folder.write("a.warc", warc), folder.write("a.warc.gz", pack({{"x", warc}}, "raw", "gzip"))}) {
    const Reading reading = read_all({path});
    EXPECT_THAT(reading.ids(), ElementsAre("https://example.org/2021/08/29/a", "https://example.org/b", "https://example.org/c"));
    EXPECT_THAT(reading.errors, IsEmpty());
    for (const Document& document : reading.documents) EXPECT_THAT(document.text, testing::StartsWith("Output rose by 12 percent"));
    EXPECT_EQ(reading.documents[0].published, "2021-08-29") << "from the address";
  }
}

TEST(WarcTest, DamageIsAMessage) {
  const TempFolder folder;
  const std::string record = warc_record("response", "https://example.org/", "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nGold fell.");
  const Reading cut = read_all({folder.write("a.warc", record + record.substr(0, record.size() - 8))});
  EXPECT_EQ(cut.documents.size(), 1u);
  EXPECT_THAT(cut.errors, ElementsAre(HasSubstr("a.warc: ends within a record")));
  EXPECT_THAT(read_all({folder.write("b.warc", record + "garbage")}).errors, ElementsAre(HasSubstr("b.warc: not a WARC record")));
}

}  // namespace
}  // namespace newsmetrics
