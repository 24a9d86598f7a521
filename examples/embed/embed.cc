// The library in another program: prints the sums of money in a text.
#include <iostream>
#include <string>

#include <newsmetrics/extractor.h>

int main() {
  newsmetrics::Document document;
  document.text = "The cannery borrowed $1.2 billion in March and repaid 300 million euros.";
  document.published = "2021-08-29";

  const newsmetrics::Extractor extractor;
  newsmetrics::Session session(extractor);
  newsmetrics::Record record;
  session.extract(document, record);

  for (const newsmetrics::Mention& mention : record.mentions) {
    if (mention.kind != "money") continue;
    std::cout << mention.words_in(document.text) << " in " << record.text_of(mention, "currency") << "\n";
  }
}
