#include <fcntl.h>
#include <gmock/gmock.h>
#include <pty.h>
#include <sched.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "cli/sink.h"
#include "support/temp_folder.h"

namespace newsmetrics {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;
namespace fs = std::filesystem;

constexpr std::string_view kArticle = "Exports rose by 12 percent to $3 billion in March, the ministry of trade said.\n";

std::string number(int i) { return std::to_string(1000 + i); }

std::vector<std::string> ids(const Result& result) {
  std::vector<std::string> ids;
  for (const std::string& line : result.lines()) ids.push_back(json::parse(line)["document"]["id"]);
  return ids;
}

// The files below a folder, by their path in it, with what they hold.
// Files may come and go meanwhile.
std::map<std::string, std::string> files(const std::string& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files[entry.path().lexically_relative(folder).string()] = {std::istreambuf_iterator<char>(in), {}};
  }
  return files;
}

void wait_until_there(const std::string& path) {
  while (!fs::exists(path)) sched_yield();
}

TEST(BatchTest, StandardInputAndQuietOnSuccess) {
  const Result result = shell("$N --format ndjson", kArticle);
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.err, "");
  EXPECT_THAT(ids(result), ElementsAre("-"));
}

TEST(BatchTest, WhatCannotBeReadIsToldAndTheRestIsPrinted) {
  const TempFolder folder;
  folder.write("a.txt", kArticle);
  folder.write("b.jsonl", "{\"id\": \"b1\", \"text\": \"x\"}\nnonsense\n{\"id\": \"b3\", \"text\": \"x\"}\n");
  const Result result = shell("cd " + folder.path() + " && $N --format ndjson none.txt a.txt b.jsonl");
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(ids(result), ElementsAre("a.txt", "b1", "b3"));
  EXPECT_THAT(result.err, StartsWith("newsmetrics: none.txt: No such file or directory\nnewsmetrics: b.jsonl:2: "));
}

TEST(BatchTest, WrongUsage) {
  EXPECT_EQ(shell("$N --no-such-option").status, 2);
  EXPECT_EQ(shell("$N --resume -").status, 2);
  EXPECT_EQ(shell("$N --files-from /none").status, 2);
  EXPECT_EQ(shell("$N --published someday").status, 2);
}

TEST(BatchTest, PublicationDateOfTheUser) {
  const json document = json::parse(shell("$N --published '29 August 2021'", "Published: 2020-01-01\nRain fell.").out)["document"];
  EXPECT_EQ(document["published"], "2021-08-29");
  EXPECT_EQ(document["published_from"], "option");
}

TEST(BatchTest, AnyNumberOfThreadsGivesTheSameInTheSameOrder) {
  const TempFolder folder;
  std::string lines;
  for (int i = 0; i < 3000; ++i) {
    if (i < 200) folder.write(number(i) + ".txt", std::string(kArticle) + number(i));
    lines += "{\"id\": \"" + number(i) + "\", \"text\": \"Sales fell by " + std::to_string(i) + " percent. " + std::string(200, 'x') + "\"}\n";
  }
  const std::string inputs = folder.path() + " " + folder.write("z.jsonl", lines);
  const Result one = shell("$N --format ndjson -j1 " + inputs), many = shell("$N --format ndjson -j7 " + inputs);
  EXPECT_EQ(one.lines().size(), 200u + 3000 + 3000);
  EXPECT_EQ(one.out, many.out);
}

TEST(BatchTest, WhoWritesIntoAPipeIsAnsweredAtOnce) {
  Process process({"--format", "ndjson", "--input-format", "jsonl", "-"});
  for (const char* id : {"one", "two", "three"}) {
    process.write("{\"id\": \"" + std::string(id) + "\", \"text\": \"Prices rose.\"}\n");
    EXPECT_EQ(json::parse(process.read_line())["document"]["id"], id);
  }
  process.close_input();
  EXPECT_EQ(process.end(), 0);
}

TEST(BatchTest, ListsOfFilesAndGlobs) {
  const TempFolder folder;
  for (const char* name : {"a.txt", "b\nc.txt", "d.md", "sub/e.txt"}) folder.write(name, "x");
  const std::string enter = "cd " + folder.path() + " && ";
  EXPECT_THAT(ids(shell(enter + "printf 'a.txt\\nd.md\\n' | $N --format ndjson --files-from -")), ElementsAre("a.txt", "d.md"));
  EXPECT_THAT(ids(shell(enter + "find . -name 'b*' -print0 | $N --format ndjson --files-from -")), ElementsAre("./b\nc.txt"));
  EXPECT_THAT(ids(shell(enter + "$N --format ndjson --include '*.txt' --exclude 'b*' --exclude sub .")), ElementsAre("./a.txt"));
}

TEST(BatchTest, OutputFolder) {
  const TempFolder folder;
  folder.write("in/a.txt", kArticle);
  folder.write("in/sub/b.jsonl", "{\"text\": \"x\"}\n{\"text\": \"y\"}\n");
  const Result result = shell("cd " + folder.path() + " && $N --format ndjson --output-dir in/out in");
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, StartsWith("newsmetrics: 3 articles read, 0 sources skipped, 0 failed; "));
  const auto made = files(folder.path("in/out"));
  ASSERT_EQ(made.size(), 2u);
  EXPECT_EQ(json::parse(made.at("in/a.txt.ndjson"))["document"]["id"], "in/a.txt");
  EXPECT_EQ(std::ranges::count(made.at("in/sub/b.jsonl.ndjson"), '\n'), 2);
  EXPECT_THAT(shell("cd " + folder.path() + " && $N -q --format ndjson --output-dir in/out in").err, IsEmpty());
  EXPECT_EQ(files(folder.path("in/out")), made) << "what is in the output folder is no input";
}

TEST(BatchTest, OutputPathsStayInTheFolder) {
  EXPECT_EQ(output_path("out", "/home/x/../y/./a.txt", ".json"), "out/home/x/_/y/a.txt.json");
  EXPECT_EQ(output_path("out", "../../etc/passwd", ".json"), "out/_/_/etc/passwd.json");
  EXPECT_EQ(output_path("out", "a.zip/../b", ".json"), "out/a.zip/_/b.json");
  EXPECT_EQ(output_path("out", "-", ".json"), "out/stdin.json");
}

TEST(BatchTest, ResumePassesOverWhatIsThereAndNewer) {
  const TempFolder folder;
  const std::string a = folder.write("in/a.txt", kArticle);
  folder.write("in/b.txt", kArticle);
  const std::string command = "cd " + folder.path() + " && $N --resume --output-dir out in";
  EXPECT_THAT(shell(command).err, HasSubstr(" 2 articles read, 0 sources skipped"));
  EXPECT_THAT(shell(command).err, HasSubstr(" 0 articles read, 2 sources skipped"));
  fs::last_write_time(a, fs::file_time_type::clock::now() + std::chrono::seconds(5));
  EXPECT_THAT(shell(command).err, HasSubstr(" 1 articles read, 1 sources skipped"));
}

TEST(BatchTest, AReportHasAnIndex) {
  const TempFolder folder;
  folder.write("in/a.txt", kArticle);
  folder.write("in/b.txt", kArticle);
  for (int i = 0; i < 2; ++i) {
    shell("cd " + folder.path() + " && $N --resume --format html --output-dir out in");
    const auto made = files(folder.path("out"));
    EXPECT_EQ(made.size(), 3u);
    EXPECT_THAT(made.at("index.html"), HasSubstr("in/a.txt.html"));
    EXPECT_THAT(made.at("index.html"), HasSubstr("in/b.txt.html"));
  }
}

// ---- faults ----

TEST(FaultTest, FullDisk) {
  const TempFolder folder;
  folder.write("a.txt", kArticle);
  std::string longer;
  for (int i = 0; i < 50; ++i) longer += kArticle;
  folder.write("b.txt", longer);
  const Result full = shell("$N " + folder.path() + " >/dev/full");
  EXPECT_EQ(full.status, 1);
  EXPECT_EQ(full.err, "newsmetrics: standard output: No space left on device\n");
  // A limit on the size of files stands for a disk that fills up within one.
  const Result limited = shell("trap '' XFSZ; ulimit -f 4; cd " + folder.path() + " && $N --output-dir out a.txt b.txt");
  EXPECT_EQ(limited.status, 1);
  EXPECT_THAT(limited.err, StartsWith("newsmetrics: out/b.txt.json: File too large\n"));
  EXPECT_THAT(files(folder.path("out")), ElementsAre(testing::Key("a.txt.json")));
}

TEST(FaultTest, ADiskThatFillsUp) {
  const TempFolder folder;
  folder.write("a.txt", kArticle);
  folder.write("c.txt", kArticle);
  std::string longer;
  for (int i = 0; i < 500; ++i) longer += kArticle;
  folder.write("b.txt", longer);
  fs::create_directory(folder.path("disk"));
  const std::string mounted = "cd " + folder.path() + " && export N && unshare --mount --map-root-user bash -c 'mount -t tmpfs -o size=64k none disk || exit 77; ";
  if (shell(mounted + "true'").status != 0) GTEST_SKIP() << "may not mount a file system here";
  const Result result = shell(mounted + "$N --output-dir disk a.txt b.txt c.txt; status=$?; ls -A disk; exit $status'");
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.err, StartsWith("newsmetrics: disk/b.txt.json: No space left on device\n"));
  EXPECT_EQ(result.out, "a.txt.json\nc.txt.json\n") << "whole files only, and those behind it too";
}

TEST(FaultTest, AReaderThatClosesThePipe) {
  const TempFolder folder;
  std::string lines;
  for (int i = 0; i < 20000; ++i) lines += "{\"text\": \"Prices rose by 5%.\"}\n";
  const Result result = shell("$N --format ndjson " + folder.write("a.jsonl", lines) + " | head -1 >/dev/null; exit ${PIPESTATUS[0]}");
  EXPECT_EQ(result.status, 128 + SIGPIPE) << "as other tools do";
  EXPECT_EQ(result.err, "");
}

TEST(FaultTest, Permission) {
  if (geteuid() == 0 && shell("setpriv --reuid=65534 --clear-groups $N --version").status != 0) GTEST_SKIP() << "cannot run it without root's rights here";
  const TempFolder folder;
  folder.write("a.txt", kArticle);
  folder.write("closed/x.txt", kArticle);
  chmod(folder.write("b.txt", kArticle).c_str(), 0);
  chmod(folder.path("closed").c_str(), 0);
  chmod(folder.path().c_str(), 0755);
  const Result result = shell(std::string(geteuid() == 0 ? "setpriv --reuid=65534 --clear-groups " : "") + "$N --format ndjson " + folder.path());
  chmod(folder.path("closed").c_str(), 0755);
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(ids(result), ElementsAre(folder.path("a.txt")));
  EXPECT_EQ(result.err, "newsmetrics: " + folder.path("b.txt") + ": Permission denied\nnewsmetrics: " + folder.path("closed") + ": Permission denied\n");
}

TEST(FaultTest, LinksThatLoopPipesAndNamesThatAreNotUtf8) {
  const TempFolder folder;
  folder.write("a/\xFF\x1B[31m.txt", kArticle);
  fs::create_directory_symlink("..", folder.path("a/loop"));
  mkfifo(folder.path("b").c_str(), 0600);
  const Result result = shell("cd " + folder.path() + " && $N --format ndjson .");
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(ids(result), ElementsAre("./a/\uFFFD\x1B[31m.txt"));
  EXPECT_THAT(result.err, HasSubstr("b: not a regular file\n"));
  EXPECT_THAT(result.err, testing::Not(HasSubstr("\x1B")));
  EXPECT_EQ(shell("cd " + folder.path() + " && $N -q --output-dir out a/*.txt").status, 0);
  EXPECT_EQ(files(folder.path("out")).count("a/\xFF\x1B[31m.txt.json"), 1u);
}

TEST(FaultTest, FilesBeyondTheLimits) {
  const TempFolder folder;
  fs::resize_file(folder.write("huge.txt", ""), std::uintmax_t{5} << 30);
  const Result huge = shell("$N " + folder.path("huge.txt") + " -", "x");
  EXPECT_EQ(huge.status, 1);
  EXPECT_THAT(huge.err, EndsWith("huge.txt: article longer than 268435456 bytes; see --max-article-size\n"));
  EXPECT_THAT(huge.out, HasSubstr("\"-\""));
  const Result bomb = shell("cd " + folder.path() + " && head -c 100000000 /dev/zero | tr '\\0' ' ' | gzip >b.txt.gz && $N b.txt.gz");
  EXPECT_EQ(bomb.status, 1);
  EXPECT_EQ(bomb.err, "newsmetrics: b.txt.gz: unpacks to more than 200 times its size; see --max-expansion\n");
}

TEST(FaultTest, FilesThatVanishOrShrinkWhileRead) {
  const TempFolder folder;
  folder.write("gone.txt", kArticle);
  folder.write("last.txt", kArticle);
  // The program waits for the pipe, whose writer deletes the next file first.
  const Result vanished = shell("cd " + folder.path() + " && mkfifo p && { (exec 3>p; rm gone.txt; echo 'Rents rose 3%.' >&3) & $N --format ndjson -j1 p gone.txt last.txt; }");
  EXPECT_EQ(vanished.status, 1);
  EXPECT_THAT(ids(vanished), ElementsAre("p", "last.txt"));
  EXPECT_EQ(vanished.err, "newsmetrics: gone.txt: No such file or directory\n");
  // Its output waits for a reader, who cuts the input off in the middle of a line.
  std::string lines;
  for (int i = 0; i < 200000; ++i) lines += "{\"id\": \"" + number(i) + "\", \"text\": \"Rents rose 3%.\"}\n";
  folder.write("lines.jsonl", lines);
  const Result shrunk = shell("cd " + folder.path() + " && mkfifo q && { $N --format ndjson -j1 lines.jsonl >q & program=$!; (head -c 1000; truncate -s 100000 lines.jsonl; cat) <q | tail -n 1; wait $program; }");
  EXPECT_EQ(shrunk.status, 1);
  EXPECT_EQ(ids(shrunk).size(), 1u);
  EXPECT_THAT(shrunk.err, HasSubstr("newsmetrics: lines.jsonl:"));
}

TEST(FaultTest, ASourceThatBreaksOffLeavesNoFile) {
  const TempFolder folder;
  std::string lines;
  for (int i = 0; i < 20000; ++i) lines += "{\"id\": \"" + number(i * 7919) + "\", \"text\": \"Prices rose by " + number(i * i % 9973) + ".\"}\n";
  folder.write("whole.jsonl", lines);
  const Result result = shell("cd " + folder.path() + " && gzip -c whole.jsonl >a.jsonl.gz && truncate -s -5000 a.jsonl.gz && $N --format ndjson --output-dir out a.jsonl.gz whole.jsonl");
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(files(folder.path("out")), ElementsAre(testing::Key("whole.jsonl.ndjson"))) << "half of a source is none";
}

TEST(FaultTest, ArchivesNestedToTheLimitAndBeyond) {
  const TempFolder folder;
  const Result result = shell("cd " + folder.path() + " && echo x >x.txt && tar cf a.tar x.txt && tar cf b.tar a.tar && tar cf c.tar b.tar && $N --format ndjson --max-nesting 2 b.tar c.tar");
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(ids(result), ElementsAre("b.tar/a.tar/x.txt"));
  EXPECT_EQ(result.err, "newsmetrics: c.tar/b.tar/a.tar: archives nested more than 2 deep; see --max-nesting\n");
}

TEST(FaultTest, LongLines) {
  const Result result = shell("{ echo '{\"id\":\"a\",\"text\":\"'$(head -c 3000000 /dev/zero | tr '\\0' x)'\"}'; head -c 200000000 /dev/zero | tr '\\0' x; echo; echo '{\"id\":\"b\",\"text\":\"x\"}'; } | "
                              "$N --format ndjson --input-format jsonl --max-article-size 8MB");
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(ids(result), ElementsAre("a", "b"));
  EXPECT_EQ(result.err, "newsmetrics: -:2: line longer than 8388608 bytes; see --max-article-size\n");
}

TEST(FaultTest, DeepPageOnASmallStack) {
  const TempFolder folder;
  std::string page = "<html>";
  for (int i = 0; i < 100000; ++i) page += "<div>";
  const Result result = shell("ulimit -s 256; $N --format ndjson " + folder.write("a.html", page + std::string(kArticle)));
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(json::parse(result.out)["document"]["length"], kArticle.size() - 1);
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST(FaultTest, MemoryThatDoesNotSuffice) {
  const TempFolder folder;
  fs::resize_file(folder.write("big.txt", ""), std::uintmax_t{3} << 30);
  folder.write("small.txt", kArticle);
  const Result result = shell("ulimit -v 2000000; cd " + folder.path() + " && $N --format ndjson --max-article-size 4GB big.txt small.txt");
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(result.err, "newsmetrics: big.txt: not enough memory\n");
  EXPECT_THAT(ids(result), ElementsAre("small.txt"));
}

// Wherever memory ends, between reading an article and printing its record, that article is named and the others are printed.
TEST(FaultTest, MemoryThatEndsAnywhere) {
  const TempFolder folder;
  std::string big;
  while (big.size() < 2 << 20) big += "It cost $5 and ";
  folder.write("big.txt", big);
  folder.write("small.txt", kArticle);
  for (int megabytes = 80; megabytes <= 320; megabytes += 40) {
    const Result result =
        shell("ulimit -v " + std::to_string(megabytes * 1000) + "; cd " + folder.path() + " && $N --format ndjson -j1 small.txt big.txt small.txt | cut -c1-60; exit ${PIPESTATUS[0]}");
    const bool enough = result.status == 0;
    EXPECT_EQ(result.lines().size(), enough ? 3u : 2u) << megabytes << " MB";
    EXPECT_EQ(result.err, enough ? "" : "newsmetrics: big.txt: not enough memory\n") << megabytes << " MB";
  }
}

// A gigabyte without a line end passes by in less than that, and so does a line that memory does not suffice for.
TEST(FaultTest, LinesBeyondMemory) {
  const auto lines = [](const std::string& megabytes, const std::string& limit) {
    return "ulimit -v " + limit + "; { echo '{\"id\":\"a\",\"text\":\"x\"}'; printf '{\"text\":\"'; head -c " + megabytes +
           "M /dev/zero | tr '\\0' x; echo '\"}'; echo '{\"id\":\"b\",\"text\":\"x\"}'; } | $N --format ndjson --input-format jsonl -j1";
  };
  const Result longest = shell(lines("1024", "900000"));
  EXPECT_EQ(longest.status, 1);
  EXPECT_THAT(ids(longest), ElementsAre("a", "b"));
  EXPECT_EQ(longest.err, "newsmetrics: -:2: line longer than 268435456 bytes; see --max-article-size\n");
  for (const char* limit : {"400000", "900000"}) {  // memory ends in the reader, in the parser
    const Result shorter = shell(lines("200", limit));
    EXPECT_EQ(shorter.status, 1);
    EXPECT_THAT(ids(shorter), ElementsAre("a", "b"));
    EXPECT_EQ(shorter.err, "newsmetrics: -:2: not enough memory\n");
  }
}
#endif

// A batch that stands still in the middle of its second source, its first being done.
struct Interrupted {
  Interrupted() {
    folder.write("in/a.txt", kArticle);
    folder.write("in/c.txt", kArticle);
    mkfifo(folder.path("in/b.jsonl").c_str(), 0600);
    process.emplace(std::vector<std::string>{"-j2", "--format", "ndjson", "--output-dir", folder.path("out"), "--files-from", folder.write("list", list())});
    const int pipe = open(folder.path("in/b.jsonl").c_str(), O_WRONLY);  // waits for the reader
    const std::string line = "{\"id\": \"b1\", \"text\": \"Prices rose.\"}\n";
    EXPECT_EQ(write(pipe, line.data(), line.size()), static_cast<ssize_t>(line.size()));
    held = pipe;
    wait_until_there(made("a.txt"));
    wait_until_there(part());
  }
  ~Interrupted() { close(held); }

  std::string list() const { return folder.path("in/a.txt") + "\n" + folder.path("in/b.jsonl") + "\n" + folder.path("in/c.txt") + "\n"; }
  std::string made(const std::string& name) const { return folder.path("out") + folder.path("in/" + name) + ".ndjson"; }
  std::string part() const { return folder.path("out") + folder.path("in/.b.jsonl.ndjson.part"); }

  // Puts a file in the pipe's place and goes on.
  Result resume() const {
    fs::remove(folder.path("in/b.jsonl"));
    folder.write("in/b.jsonl", "{\"id\": \"b1\", \"text\": \"Prices rose.\"}\n{\"id\": \"b2\", \"text\": \"Wages fell.\"}\n");
    return shell("$N --resume --format ndjson --output-dir " + folder.path("out") + " --files-from " + folder.path("list"));
  }

  TempFolder folder;
  std::optional<Process> process;
  int held = -1;
};

TEST(FaultTest, KilledThenResumed) {
  Interrupted run;
  const auto before = fs::last_write_time(run.made("a.txt"));
  EXPECT_EQ(run.process->end(SIGKILL), 128 + SIGKILL);
  EXPECT_FALSE(fs::exists(run.made("b.jsonl"))) << "nothing half-written under its name";
  EXPECT_THAT(run.resume().err, HasSubstr(" 3 articles read, 1 sources skipped, 0 failed"));
  EXPECT_EQ(fs::last_write_time(run.made("a.txt")), before) << "nothing done twice";
  EXPECT_EQ(files(run.folder.path("out")).size(), 3u) << "nothing missing, nothing left over";
}

// Killed at any moment and resumed, as often as that takes, a batch comes to what an undisturbed one makes.
TEST(FaultTest, KilledAgainAndAgain) {
  const TempFolder folder;
  for (int i = 0; i < 300; ++i) {
    std::string text;
    for (int j = 0; j < 50 + i % 7; ++j) text += kArticle;
    folder.write("in/" + number(i) + ".txt", text);
  }
  ASSERT_EQ(shell("cd " + folder.path("in") + " && $N -q --format ndjson --output-dir ../whole .").status, 0);
  const auto whole = files(folder.path("whole"));
  const auto made = [&] { return fs::exists(folder.path("out")) ? files(folder.path("out")).size() : 0; };
  fs::current_path(folder.path("in"));
  std::size_t kills = 0;
  for (std::size_t wanted = 20; wanted < 300; wanted += 70) {
    Process process({"-q", "-j2", "--resume", "--format", "ndjson", "--output-dir", "../out", "."});
    while (made() < wanted) sched_yield();
    kills += process.end(SIGKILL) == 128 + SIGKILL;
    for (const auto& [name, content] : files(folder.path("out"))) {
      EXPECT_TRUE(name.ends_with(".part") || content == whole.at(name)) << name << " is half-written";
    }
  }
  EXPECT_GT(kills, 0u);
  EXPECT_EQ(shell("cd " + folder.path("in") + " && $N -q --resume --format ndjson --output-dir ../out .").status, 0);
  EXPECT_EQ(files(folder.path("out")), whole);
}

TEST(FaultTest, InterruptedByTheUser) {
  Interrupted run;
  EXPECT_EQ(run.process->end(SIGINT), 128 + SIGINT);
  EXPECT_EQ(files(run.folder.path("out")).size(), 1u) << "whole files only";
}

TEST(ProgressTest, OnATerminalOnly) {
  const TempFolder folder;
  mkfifo(folder.path("a.jsonl").c_str(), 0600);
  int terminal;
  const pid_t pid = forkpty(&terminal, nullptr, nullptr, nullptr);
  if (pid == 0) {
    execl(NEWSMETRICS_PROGRAM, NEWSMETRICS_PROGRAM, "--output-dir", folder.path("out").c_str(), folder.path("a.jsonl").c_str(), nullptr);
    _exit(127);
  }
  const int pipe = open(folder.path("a.jsonl").c_str(), O_WRONLY);
  EXPECT_EQ(write(pipe, "{\"text\": \"x\"}\n", 14), 14);
  std::string screen;
  for (char block[256]; screen.find("1 articles  ") == std::string::npos;) {
    const ssize_t got = read(terminal, block, sizeof block);
    if (got <= 0) break;
    screen.append(block, static_cast<std::size_t>(got));
  }
  EXPECT_THAT(screen, HasSubstr("\r1 articles  0.0 MB/s"));
  close(pipe);
  for (char block[256]; read(terminal, block, sizeof block) > 0;) {
  }
  int status;
  waitpid(pid, &status, 0);
  EXPECT_EQ(exit_status(status), 0);
}

}  // namespace
}  // namespace newsmetrics
