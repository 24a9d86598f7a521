#include "input/publication.h"

#include <gmock/gmock.h>

#include "input/timestamp.h"

namespace newsmetrics {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Document find(std::string_view text) {
  Document document;
  document.text = text;
  find_publication(document);
  return document;
}

TEST(PublicationTest, Dates) {
  struct Row {
    const char *text, *published;
  };
  for (const Row& row : {
           Row{" date 2021-08-29 \n\nThe governor met the envoy.", "2021-08-29"},
           Row{"Published: 29 August 2021\n\nThe governor met the envoy.", "2021-08-29"},
           Row{"Talks resume\nPosted on Aug. 3, 2020 10:15 am GMT by Ana\nThe two sides met.", "2020-08-03T10:15:00Z"},
           Row{"Talks resume\nSunday, August 29, 2021\nThe two sides met.", "2021-08-29"},
           Row{"LONDON, 29 August 2021 (Reuters) - Shares fell.", "2021-08-29"},
           Row{"GENEVA, Switzerland, March 4, 2019 -- The agency said so.", "2019-03-04"},
           Row{"TEHRAN, Aug. 29 (IRNA) - The governor met the envoy in 2021.", ""},
           Row{"The treaty was signed on 29 August 2021 in Geneva.", ""},
           Row{"Published reports of 1998 say otherwise.", ""},
           Row{"Date: 31 February 2021\nNo such day.", ""},
           Row{"", ""},
       }) {
    const Document document = find(row.text);
    EXPECT_EQ(document.published, row.published) << row.text;
    EXPECT_EQ(document.published_from, *row.published ? PublishedFrom::kText : PublishedFrom::kUnknown);
  }
}

TEST(PublicationTest, AKnownDateStays) {
  Document document;
  document.text = "Published: 29 August 2021\n";
  document.published = "2020-01-01";
  document.published_from = PublishedFrom::kMetadata;
  find_publication(document);
  EXPECT_EQ(document.published, "2020-01-01");
  EXPECT_EQ(document.published_from, PublishedFrom::kMetadata);
}

TEST(PublicationTest, DeepInTheTextIsTooLate) { EXPECT_EQ(find(std::string(2000, 'x') + "\nPublished: 29 August 2021\n").published, ""); }

TEST(PublicationTest, Agencies) {
  struct Row {
    const char *text, *agency;
  };
  for (const Row& row : {
           Row{"TEHRAN, Aug. 29 (IRNA) - The governor met the envoy.", "IRNA"},
           Row{"BEIJING (CNS) -- Exports rose.", "CNS"},
           Row{"LONDON (Reuters) \u2013 Shares fell.", "Reuters"},
           Row{"The envoy attended the forum, IRNA reported.", "IRNA"},
           Row{"The bridge is open, the Xinhua news agency said.", "Xinhua"},
           Row{"Rice is dearer, RIA Novosti reports.", "RIA Novosti"},
           Row{"Shares fell.\n\nSource: Bernama\n", "Bernama"},
           Row{"Shares fell.\n\n(AFP)", "AFP"},
           Row{"The World Health Organization (WHO) - the UN's body - met.", ""},
           Row{"SCRAP fell, an aide (Smith) said.", ""},
           Row{"The map of FAP reported nothing.", ""},
       })
    EXPECT_EQ(find(row.text).agency, row.agency) << row.text;
}

TEST(PublicationTest, Sources) {
  EXPECT_THAT(find("Text.\n\nSources 1/ https://example.org/ 2/ https://www.example.com/news/46/a-b").sources, ElementsAre("https://example.org/", "https://www.example.com/news/46/a-b"));
  EXPECT_THAT(find("Text.\nSource: https://example.org/a.\n").sources, ElementsAre("https://example.org/a"));
  EXPECT_THAT(find("See https://example.org/ for more.").sources, IsEmpty());
}

TEST(TimestampTest, Forms) {
  struct Row {
    const char *text, *iso;
  };
  for (const Row& row : {
           Row{"2019-11-19", "2019-11-19"},
           Row{"2019-11-19T10:15:30.123Z", "2019-11-19T10:15:30Z"},
           Row{"2019-11-19T10:15+0330", "2019-11-19T10:15:00+03:30"},
           Row{"2019-11-19 10:15:30 -05:00", "2019-11-19T10:15:30-05:00"},
           Row{"2019-11-19T10:15:30", "2019-11-19T10:15:30"},
           Row{"20191119", "2019-11-19"},
           Row{"20191119T101530Z", "2019-11-19T10:15:30Z"},
           Row{"2019/11/19 10:15", "2019-11-19T10:15:00"},
           Row{"Tue, 19 Nov 2019 10:15:30 GMT", "2019-11-19T10:15:30Z"},
           Row{"Tue, 19 Nov 2019 10:15:30 +0530", "2019-11-19T10:15:30+05:30"},
           Row{"November 19, 2019 5:04 pm EST", "2019-11-19T17:04:00-05:00"},
           Row{"Nov. 19th, 2019 at 12:04 a.m.", "2019-11-19T00:04:00"},
           Row{"19 Sept 2019", "2019-09-19"},
           Row{"10:48, Tue, Nov 19, 2019", "2019-11-19T10:48:00"},
           Row{"19.11.2019", "2019-11-19"},
           Row{"11/19/2019", "2019-11-19"},
           Row{"19/11/2019 08:00", "2019-11-19T08:00:00"},
           Row{"10/11/2019", ""},
           Row{"Nov 19", ""},
           Row{"2019-02-30", ""},
           Row{"2019-13-01", ""},
           Row{"version 8: 100M2_", ""},
           Row{"Friday", ""},
           Row{"", ""},
       })
    EXPECT_EQ(parse_timestamp(row.text), row.iso) << row.text;
}

TEST(TimestampTest, Seconds) {
  EXPECT_EQ(format_timestamp(1630219500), "2021-08-29T06:45:00Z");
  EXPECT_EQ(earliest_seconds("2021-08-29T10:15:00+03:30"), 1630219500);
  EXPECT_EQ(earliest_seconds("2021-08-29"), 1630195200 - 14 * 3600);
  EXPECT_EQ(earliest_seconds("soon"), std::nullopt);
}

}  // namespace
}  // namespace newsmetrics
