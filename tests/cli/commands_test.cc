// The program's commands and outputs, end to end.
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/program.h"

namespace newsmetrics {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kCustom = NEWSMETRICS_SOURCE_DIR "/samples/custom/casualties";
constexpr const char* kArticle = "The cannery lost $5 million on Monday. The gale left 30 sailors dead.";

class Commands : public ::testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string file(const std::string& name, const std::string& text) const {
    const std::string path = folder_ + "/" + name;
    std::ofstream(path) << text;
    return path;
  }
  const std::string folder_ = ::testing::TempDir() + "commands" + std::to_string(getpid());
};

std::string own_kind() { return "--rules " + std::string(kCustom) + ".rules --lexicon " + kCustom + ".tsv"; }

TEST_F(Commands, CheckTellsFileLineColumnAndHint) {
  const std::string rules = file("a.rules", "rule a\nkind harm\nmatch digits\n  perscent_word\nexample [5 percent]\n");
  const Result result = shell("$N check " + rules);
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(
      result.err,
      HasSubstr(rules + ":4:3: rule a: no lexicon file, shape or rule makes the class perscent_word\n    perscent_word\n    ^\n  hint: did you mean `percent_word`?\n"));
  EXPECT_EQ(shell("$N --rules " + rules, kArticle).status, 2);
}

TEST_F(Commands, AFieldIsNotNamedLikeAMemberOfEveryMention) {
  const std::string rules = file("a.rules", "rule a\nkind harm\nmatch text:digits\nexample [5]\n");
  EXPECT_THAT(shell("$N check " + rules).err, HasSubstr(rules + ":1: rule a: every mention has a member text\n"));
}

TEST_F(Commands, CheckRunsTheExamples) {
  const Result good = shell("$N check " + std::string(kCustom) + ".rules " + kCustom + ".tsv");
  EXPECT_EQ(good.status, 0) << good.err;
  EXPECT_THAT(good.out, HasSubstr("casualties.rules: 1 rule, 3 examples\n"));
  const std::string rules = file("a.rules", "rule a\nkind harm\nmatch \"harm\"\nexample It did [no harm].\n");
  const Result bad = shell("$N check " + rules);
  EXPECT_EQ(bad.status, 1);
  EXPECT_THAT(bad.err, HasSubstr(rules + ":4: rule a: the rule does not take \"no harm\"; it takes \"harm\""));
}

TEST_F(Commands, AKindOfTheUsersOwnPassesEveryOutput) {
  for (const std::string format : {"json", "ndjson", "csv --table mentions", "text", "html"}) {
    const Result result = shell("$N " + own_kind() + " --kinds casualties --format " + format, kArticle);
    EXPECT_EQ(result.status, 0) << result.err;
    EXPECT_THAT(result.out, HasSubstr("casualties")) << format;
    EXPECT_THAT(result.out, HasSubstr("30 sailors dead")) << format;
    EXPECT_THAT(result.out, Not(HasSubstr("USD"))) << format;
  }
}

TEST_F(Commands, ExplainTellsWhoTookAndWhoLost) {
  const Result result = shell("$N explain \"It opened in May 2020.\"");
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.out, HasSubstr("  takes    date-month-year"));
  EXPECT_THAT(result.out, HasSubstr("  loses    date-month "));
  EXPECT_THAT(shell("$N explain \"$(printf 'It cost \\033[1m$5.')\"").out, Not(HasSubstr("\033")));
}

TEST_F(Commands, RulesAreListedByKindAndByName) {
  EXPECT_THAT(shell("$N rules").out, HasSubstr("\nmoney\n"));
  EXPECT_THAT(shell("$N rules money-symbol").out, HasSubstr("counter "));
  EXPECT_THAT(shell("$N rules casualties " + own_kind()).out, HasSubstr("kind casualties\n"));
  const Result unknown = shell("$N rules monney");
  EXPECT_EQ(unknown.status, 2);
  EXPECT_THAT(unknown.err, HasSubstr("did you mean `money`?"));
}

TEST_F(Commands, WrongUsageIsStatus2) {
  for (const std::string arguments :
       {"--format xml", "--kinds monney", "--offsets words", "--fields subjects --format csv", "--no-such-option", "check", "--json", "--data /nowhere"})
    EXPECT_EQ(shell("$N " + arguments, kArticle).status, 2) << arguments;
}

TEST_F(Commands, VersionForPeopleAndPrograms) {
  EXPECT_THAT(shell("$N --version").out, ::testing::StartsWith("newsmetrics "));
  const auto version = nlohmann::json::parse(shell("$N --version --json").out);
  EXPECT_EQ(version["schema"], "newsmetrics/1");
  EXPECT_THAT(version["kinds"], ::testing::Contains("money"));
}

TEST_F(Commands, OptionsComeFromAConfigurationFile) {
  std::filesystem::create_directories(folder_ + "/newsmetrics");
  const std::string config = file("newsmetrics/config.toml", "format = \"ndjson\"\nkinds = [\"money\"]\npublished = \"2021-08-29\"\n");
  const std::string environment = "XDG_CONFIG_HOME=" + folder_ + " ";
  const auto record = nlohmann::json::parse(shell(environment + "$N", kArticle).out);
  ASSERT_EQ(record["mentions"].size(), 1u);
  EXPECT_EQ(record["mentions"][0]["kind"], "money");
  EXPECT_EQ(record["document"]["published"], "2021-08-29");
  EXPECT_THAT(shell(environment + "$N --format csv", kArticle).out, HasSubstr("document,")) << "the command line goes before";
  EXPECT_EQ(shell("$N --config " + config, kArticle).lines().size(), 1u);
  EXPECT_EQ(shell("$N --config /nowhere.toml", kArticle).status, 2);
  EXPECT_EQ(shell("$N --config " + file("wrong.toml", "fromat = \"csv\"\n"), kArticle).status, 2);
}

TEST_F(Commands, TextIsPlainInAPipeAndColouredWhenAsked) {
  EXPECT_THAT(shell("$N --format text", kArticle).out, Not(HasSubstr("\033")));
  EXPECT_THAT(shell("$N --format text --color always", kArticle).out, HasSubstr("\033[32m$5 million\033[m"));
}

TEST_F(Commands, SeveralArticlesMakeOneCsvAndOneHtmlPage) {
  const std::string a = file("a.txt", kArticle), b = file("b.txt", kArticle);
  const std::string csv = shell("$N --format csv --table mentions --kinds money " + a + " " + b).out;
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 3);
  const std::string html = shell("$N --format html " + a + " " + b).out;
  EXPECT_THAT(html, HasSubstr("<h1>2 articles</h1>"));
  EXPECT_EQ(html.find("</html>"), html.rfind("</html>"));
}

TEST_F(Commands, AFolderOfReportsHasAnIndex) {
  file("a.txt", kArticle);
  ASSERT_EQ(shell("$N --quiet --format html --output-dir " + folder_ + "/out " + folder_ + "/a.txt").status, 0);
  std::ifstream in(folder_ + "/out/index.html");
  const std::string index(std::istreambuf_iterator<char>(in), {});
  const std::size_t link = index.find("href=\"./");
  ASSERT_NE(link, std::string::npos) << index;
  const std::string target = index.substr(link + 6, index.find('#', link) - link - 6);
  EXPECT_TRUE(std::filesystem::exists(folder_ + "/out/" + target)) << target;
}

}  // namespace
}  // namespace newsmetrics
