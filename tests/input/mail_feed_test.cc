#include <gmock/gmock.h>

#include "input/reading.h"
#include "support/temp_folder.h"

namespace newsmetrics {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(MailTest, AnArticleAMessage) {
  const TempFolder folder;
  const Reading reading = read_all({folder.write("a.mbox",
                                                 "From a@example.org Mon Mar 14 08:00:00 2022\n"
                                                 "From: \"Quay, The Daily\" <a@example.org>\n"
                                                 "Subject: =?utf-8?Q?Caf=C3=A9_prices?= rise\n =?UTF-8?B?YWdhaW4=?=\n"
                                                 "Date: Mon, 14 Mar 2022 08:00:00 +0100\n"
                                                 "Message-ID: <1@example.org>\n"
                                                 "Content-Type: text/plain; charset=iso-8859-1\n"
                                                 "Content-Transfer-Encoding: quoted-printable\n\n"
                                                 "Coffee rose by 5%, said the caf=\n=E9.\n\n"
                                                 "From b@example.org Mon Mar 14 09:00:00 2022\n"
                                                 "Subject: Parts\n"
                                                 "Content-Type: multipart/mixed; boundary=\"X\"\n\n"
                                                 "--X\nContent-Type: image/png\n\nzz\n--X\nContent-Type: multipart/alternative; boundary=Y\n\n"
                                                 "--Y\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+VGVhIGZlbGwuPC9wPg==\n--Y--\n--X--\n")});
  ASSERT_THAT(reading.ids(), ElementsAre("1@example.org", HasSubstr("a.mbox:13")));
  const Document& first = reading.documents[0];
  EXPECT_EQ(first.title, "Café prices rise again");
  EXPECT_EQ(first.published, "2022-03-14T08:00:00+01:00");
  EXPECT_THAT(first.author, ElementsAre("Quay, The Daily"));
  EXPECT_EQ(first.text, "Coffee rose by 5%, said the café.\n\n");
  EXPECT_EQ(reading.documents[1].text, "Tea fell.");
}

TEST(FeedTest, RssAndAtom) {
  const TempFolder folder;
  const Reading rss = read_all({folder.write("a.xml",
                                             "<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>"
                                             "<title>Feed</title><item><title>Gold &amp; silver</title><guid>g1</guid><pubDate>Mon, 14 Mar 2022 08:00:00 GMT</pubDate><dc:creator>Ana</dc:creator>"
                                             "<description>Short.</description><content:encoded><![CDATA[<p>Gold rose <b>2%</b>.</p><p>Silver fell.</p>]]></content:encoded></item>"
                                             "<item><title>Tin</title><description>&lt;p&gt;Tin fell.&lt;/p&gt;</description></item></channel></rss>")});
  ASSERT_THAT(rss.ids(), ElementsAre("g1", HasSubstr("a.xml:2")));
  EXPECT_EQ(rss.documents[0].title, "Gold & silver");
  EXPECT_EQ(rss.documents[0].published, "2022-03-14T08:00:00Z");
  EXPECT_EQ(rss.documents[0].text, "Gold rose 2%.\n\nSilver fell.");
  EXPECT_EQ(rss.documents[1].text, "Tin fell.");

  const Reading atom = read_all({folder.write("b.atom",
                                              "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>e1</id><title>Tin</title><updated>2022-03-15T00:00:00Z</updated>"
                                              "<published>2022-03-14T00:00:00Z</published><summary>s</summary><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Tin rose.</p></div></content></entry></feed>")});
  ASSERT_THAT(atom.ids(), ElementsAre("e1"));
  EXPECT_EQ(atom.documents[0].published, "2022-03-14T00:00:00Z");
  EXPECT_EQ(atom.documents[0].text, "Tin rose.");
}

TEST(FeedTest, AFaultIsAMessageAndWhatStandsInFrontIsRead) {
  const TempFolder folder;
  const Reading reading = read_all({folder.write("a.rss", "<rss><channel><item><title>T</title><description>One rose.</description></item>\n<item><oops")});
  EXPECT_EQ(reading.documents[0].text, "One rose.");
  EXPECT_THAT(reading.errors, ElementsAre(HasSubstr("a.rss: line 2: ")));
}

}  // namespace
}  // namespace newsmetrics
