#include "input/html.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "input/page.h"
#include "input/timestamp.h"

namespace newsmetrics {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr std::string_view kSentence = "The ministry said on Friday that output had grown by 4 percent, more than in any month of the last two years.";

Document read(std::string page, PageHints hints = {}) {
  Document document;
  read_html(page, hints, document);
  return document;
}

Document read_with_head(std::string_view head, PageHints hints = {}) {
  return read("<html><head>" + std::string(head) + "</head><body><p>" + std::string(kSentence) + "</p></body></html>", hints);
}

std::string published(std::string_view head, PageHints hints = {}) { return read_with_head(head, hints).published; }

TEST(HtmlTest, ASavedPage) {
  std::ifstream file(NEWSMETRICS_SOURCE_DIR "/tests/input/fixtures/daily.html");
  const Document document = read({std::istreambuf_iterator<char>(file), {}});
  EXPECT_EQ(document.text,
            "The port handled 4.2\u00A0million tonnes of cargo in February, 12% more than a year earlier, its operator said on Monday.\n\n"
            "It was the busiest month since records began in 1971, helped by grain exports that had waited since autumn.\n\n"
            "More ships to come\n\n"
            "The operator expects traffic to grow by another 5 per cent this year, and to invest €30m in two new berths.\n\n"
            "Containers: up 9%, to 81,000 boxes.\n\n"
            "Passengers: down by a third.");
  EXPECT_EQ(document.title, "Harbour traffic climbs to a record");
  EXPECT_EQ(document.published, "2022-03-14T08:30:00+01:00");
  EXPECT_EQ(document.published_from, PublishedFrom::kMetadata);
  EXPECT_THAT(document.author, ElementsAre("Mira Olsen", "Tom O'Dell"));
  EXPECT_EQ(document.language, "en-GB");
}

TEST(HtmlTest, AnArticleThatAnAdvertisementCutsInTwo) {
  std::string half, page;
  for (int i = 0; i < 4; ++i) half += "<p>" + std::string(kSentence) + "</p>";
  page = "<body><div class=page><div class=column>" + half + "</div><div class=ad>Buy now</div><div class=column>" + half + "</div></div></body>";
  EXPECT_EQ(read(page).text.size(), 8 * kSentence.size() + 7 * 2);
}

TEST(HtmlTest, TheArticleBeginsBehindTheHeadingThatIsThePagesTitle) {
  std::string teasers, body;
  for (int i = 0; i < 6; ++i) teasers += "<p>A teaser of another article, which says that it rained in the hills, and that the river rose.</p>";
  for (int i = 0; i < 4; ++i) body += "<p>" + std::string(kSentence) + "</p>";
  const Document document = read("<head><title>Output grows by 4 percent | The Daily</title></head><body><div class=content>" + teasers +
                                 "<h2>Output grows by 4 percent</h2>" + body + "</div></body>");
  EXPECT_THAT(document.text, StartsWith(kSentence));
}

TEST(HtmlTest, WhatStandsBehindTheArticleIsNoPartOfIt) {
  std::string body;
  for (int i = 0; i < 4; ++i) body += "<p>" + std::string(kSentence) + "</p>";
  const Document document = read("<body><div class=content>" + body + "<p>Updated: 10:48 on Tuesday, and again at noon, by the newsroom of the paper in town.</p><p>Reporting by Mira Olsen; Editing by Tom O'Dell</p>"
                                 "<p>Follow The Daily on Facebook</p><div>More great stories</div><ul><li>Harbours fill up, <a href=/x>no matter what they say</a></li></ul></div></body>");
  EXPECT_EQ(document.text.size(), 4 * kSentence.size() + 3 * 2);
}

TEST(HtmlTest, TextWithoutParagraphs) {
  const Document document = read("<body><div class=post>" + std::string(kSentence) + "<br><br>" + std::string(kSentence) + "</div></body>");
  EXPECT_EQ(document.text, std::string(kSentence) + "\n\n" + std::string(kSentence));
}

TEST(HtmlTest, NamesAreNoReasonToLoseTheArticle) {
  EXPECT_EQ(read("<body><div class=sidebar><p>" + std::string(kSentence) + "</p></div></body>").text, kSentence);
}

TEST(HtmlTest, TextThatStandsInTheMetadataAlone) {
  const std::string body = std::string(kSentence) + "\\n\\n" + std::string(kSentence);
  EXPECT_EQ(read("<head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" + body + "\"}</script></head><body><div>Loading…</div></body>").text,
            std::string(kSentence) + "\n\n" + std::string(kSentence));
}

TEST(HtmlTest, HiddenTextIsNotRead) {
  const std::string visible(kSentence);
  EXPECT_EQ(read("<body><p>" + visible + "</p><p style='display: none'>Secret " + visible + "</p><p hidden>Secret</p></body>").text, visible);
}

TEST(HtmlTest, Charsets) {
  const auto text = [](std::string page) { return read(page + std::string(kSentence)).text; };
  EXPECT_THAT(text("<meta charset=iso-8859-1><p>\x80" "5 caf\xE9 "), StartsWith("€5 café"));
  EXPECT_THAT(text("<p>caf\xE9 "), StartsWith("café")) << "nothing declared";
  EXPECT_THAT(text("<meta charset=iso-8859-1><p>caf\xC3\xA9 "), StartsWith("café")) << "wrongly declared";
  EXPECT_THAT(text("<meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>\xCC\xEE\xF1\xEA\xE2\xE0 "), StartsWith("Москва"));
  EXPECT_THAT(text("<meta charset=utf-8><p>bad \xFF here "), StartsWith("bad \uFFFD here"));
}

TEST(HtmlTest, NestedBeyondAnyStack) {
  for (const char* open : {"<div>", "<ul><li>", "<b><p>", "<table><tr><td>", "<blockquote>"}) {
    std::string page = "<html><body>";
    for (int i = 0; i < 100000; ++i) page += open;
    EXPECT_THAT(read(page + std::string(kSentence)).text, HasSubstr(kSentence)) << open;
  }
}

TEST(HtmlTest, AnyBytesGiveADocument) {
  using namespace std::string_literals;
  for (const std::string& page : {""s, "<"s, "<!--"s, "<p"s, "\0\0<p>\0x"s, "<script>"s, "</p></p></html>"s, "<a href='"s, "&#x0;&#xD800;&#x110000;&bogus;"s, "<p>\xED\xA0\x80"s})
    read(page);
  EXPECT_EQ(read("plain words").text, "plain words");
}

TEST(PublishedTest, JsonLd) {
  const auto json = [](std::string_view text) { return published("<script type='application/ld+json'>" + std::string(text) + "</script>"); };
  EXPECT_EQ(json(R"({"@type":"NewsArticle","datePublished":"2019-11-19T10:00:00Z"})"), "2019-11-19T10:00:00Z");
  EXPECT_EQ(json(R"([{"@type":"Organization"},{"@type":["Article","Thing"],"datePublished":"2019-11-19"}])"), "2019-11-19");
  EXPECT_EQ(json(R"({"@type":"WebPage","mainEntity":{"@type":"BlogPosting","datePublished":"2019-11-19T10:00-05:00"}})"), "2019-11-19T10:00:00-05:00");
  EXPECT_EQ(json("<!-- {\"@type\":\"NewsArticle\",\n\"headline\":\"two\nlines\",\"datePublished\":\"2019-11-19\"} -->"), "2019-11-19");
  EXPECT_EQ(json(R"({"@type":"Event","datePublished":"2019-11-19"})"), "");
  EXPECT_EQ(json(R"({"@type":"NewsArticle","datePublished":)"), "");
}

TEST(PublishedTest, MetaTimeAndAddress) {
  EXPECT_EQ(published("<meta property='article:published_time' content='2020-02-03T04:05:06+02:00'>"), "2020-02-03T04:05:06+02:00");
  EXPECT_EQ(published("<meta name='DC.date.issued' content='2020-02-03'>"), "2020-02-03");
  EXPECT_EQ(published("<meta name='pubdate' content='Mon, 03 Feb 2020 04:05:06 GMT'>"), "2020-02-03T04:05:06Z");
  EXPECT_EQ(published("", {.address = "https://example.org/2020/02/03/title"}), "2020-02-03");
  EXPECT_EQ(published("<link rel=canonical href='https://example.org/2020/feb/03/title'>"), "2020-02-03");
  EXPECT_EQ(read("<body><time datetime='2020-02-03T04:05Z'>today</time><p>" + std::string(kSentence)).published, "2020-02-03T04:05:00Z");
  EXPECT_EQ(read("<body><span class=post-date>February 3, 2020</span><p>" + std::string(kSentence)).published, "2020-02-03");
  EXPECT_EQ(read("<body><span class=updated>March 1, 2020</span><span class=entry-date>February 3, 2020</span><p>" + std::string(kSentence)).published, "2020-02-03");
  EXPECT_EQ(read("<body><a href=x>Poll of 1 May 2019</a><div>On 3 February 2020</div><p>" + std::string(kSentence)).published, "2020-02-03") << "a line of its own";
  EXPECT_EQ(read("<body><p>" + std::string(kSentence) + " It was 3 February 2020.").published, "") << "prose is no claim of publication";
}

TEST(PublishedTest, NeverFromAScript) {
  EXPECT_EQ(published("<script>window.page = {\"datePublished\": \"2020-02-03\", expires: \"2031-01-01\"};</script>"), "");
  EXPECT_EQ(published("<script type='application/json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2020-02-03\"}</script>"), "");
}

TEST(PublishedTest, NeverAfterThePageWasSaved) {
  const std::int64_t saved = *earliest_seconds("2020-06-01T00:00:00Z");
  EXPECT_EQ(published("<meta name=pubdate content='2031-01-01'><meta name=date content='2020-05-30'>", {.modified = saved}), "2020-05-30");
  EXPECT_EQ(published("<meta name=pubdate content='2020-06-01'>", {.modified = saved}), "2020-06-01") << "a day begins earlier elsewhere";
}

TEST(PublishedTest, TheClaimThatTellsMostOfItsDay) {
  EXPECT_EQ(published("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2020-02-03\"}</script>"
                      "<meta property='article:published_time' content='2020-02-03T04:05:06Z'>"),
            "2020-02-03T04:05:06Z");
}

}  // namespace
}  // namespace newsmetrics
