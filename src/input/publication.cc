#include "input/publication.h"

#include <re2/re2.h>

#include <algorithm>

#include "input/timestamp.h"
#include "text/ascii.h"

namespace newsmetrics {
namespace {

constexpr std::size_t kHead = 1000, kFoot = 2000;

// News agencies that others' articles credit, as they are written. Source: own knowledge.
constexpr std::string_view kAgencies[] = {
    "AAP", "AFP", "AGERPRES", "ANSA", "AP", "Agence France-Presse", "Anadolu", "Anadolu Agency", "Antara", "Associated Press", "Azertac", "BTA", "Belga",
    "Bernama", "Bloomberg", "CTK", "Canadian Press", "EFE", "Fars", "IANS", "IRNA", "ISNA", "Interfax", "Jiji", "KCNA", "KUNA", "Kyodo", "Lusa", "MENA", "Mehr",
    "PTI", "Press Association", "RIA", "RIA Novosti", "Reuters", "SANA", "Sputnik", "TASS", "Tanjug", "Tasnim", "The Associated Press", "UPI", "Ukrinform", "WAM",
    "Xinhua", "Yonhap", "dpa"};

constexpr std::string_view kSpace = " \t\r\n";

// Words looked for in every article, by their rarest letter: string_view::find compares at every first one.
struct Needle {
  std::string_view text;
  std::size_t rare;  // index of that letter
};
std::size_t find(std::string_view text, Needle needle, std::size_t from = 0) {
  for (std::size_t at = from + needle.rare; (at = text.find(needle.text[needle.rare], at)) != std::string_view::npos; ++at)
    if (text.substr(at - needle.rare).starts_with(needle.text)) return at - needle.rare;
  return std::string_view::npos;
}

bool is_agency(std::string_view name) { return std::ranges::find(kAgencies, name) != std::end(kAgencies); }

// The agency that `text` ends with as whole words, or nothing; the longest one.
std::string_view agency_at_end(std::string_view text) {
  std::string_view best;
  for (const std::string_view name : kAgencies)
    if (name.size() > best.size() && text.ends_with(name) && (text.size() == name.size() || std::string_view(" (\n\t,").find(text[text.size() - name.size() - 1]) != std::string_view::npos))
      best = name;
  return best;
}

std::string_view line_before(std::string_view text, std::size_t at) {
  const std::size_t begin = text.rfind('\n', at);
  return text.substr(begin == std::string_view::npos ? 0 : begin + 1, at - (begin == std::string_view::npos ? 0 : begin + 1));
}

// "TEHRAN, Aug. 29 (IRNA) -", "(Reuters)", "IRNA reported", "the Xinhua news agency reports".
std::string_view find_agency(std::string_view head, std::string_view foot) {
  for (std::size_t at = head.find('('); at != std::string_view::npos; at = head.find('(', at + 1)) {
    const std::size_t end = head.find(')', at);
    if (end == std::string_view::npos) break;
    const std::string_view name = head.substr(at + 1, end - at - 1);
    if (is_agency(name)) return name;
    // Whatever stands in brackets between a dateline and its dash is the agency.
    const std::string_view behind = trim(head.substr(end + 1, 5), kSpace);
    const bool dash = behind.starts_with('-') || behind.starts_with("\xE2\x80\x93") || behind.starts_with("\xE2\x80\x94");
    const std::string_view place = trim(line_before(head, at), kSpace);
    const auto capital = [](std::string_view text) { return !text.empty() && text.front() >= 'A' && text.front() <= 'Z'; };
    const auto plain = [](char c) { return c >= 'A' || c == ' ' || c == '.' || c == '-' || c < 0; };
    if (dash && capital(name) && name.size() <= 24 && std::ranges::all_of(name, plain) && capital(place) && place.size() >= 4 && place.size() <= 60 &&
        std::ranges::all_of(place.substr(0, 4), [](char c) { return (c >= 'A' && c <= 'Z') || c == ' ' || c == '.' || c == ','; }))
      return name;
  }
  for (const Needle verb : {Needle{" report", 3}, Needle{" news agency", 7}})
    for (std::size_t at = find(head, verb); at != std::string_view::npos; at = find(head, verb, at + 1))
      if (const std::string_view name = agency_at_end(head.substr(0, at)); !name.empty()) return name;
  // A last line of its own: "Reuters", "(AFP)", "Source: IRNA", "- Xinhua".
  foot = trim(foot, kSpace);
  std::string_view last = line_before(foot, foot.size());
  for (const std::string_view label : {"Source:", "Source -", "Agency:", "(", "-", "\xE2\x80\x93", "\xE2\x80\x94", "With inputs from", "with inputs from"})
    if (last.starts_with(label)) last = trim(last.substr(label.size()), kSpace);
  if (last.ends_with(')')) last.remove_suffix(1);
  return is_agency(last) ? last : std::string_view();
}

// Addresses behind a "Source" or "Sources" at the foot.
void find_sources(std::string_view foot, std::vector<std::string>& sources) {
  if (foot.find("://") == std::string_view::npos) return;
  static const re2::RE2 kLabel("(?:^|[\\s.])(?:Sources?|SOURCES?)\\b[^\\n]{0,20}?\\s*(?:\\d+[/.)]\\s*|[-*\\x{2022}]\\s*)?https?://");
  static const re2::RE2 kAddress("(https?://[^\\s<>\"']+)");
  re2::StringPiece rest(foot.data(), foot.size()), label;
  if (!kLabel.Match(rest, 0, foot.size(), re2::RE2::UNANCHORED, &label, 1)) return;
  rest.remove_prefix(static_cast<std::size_t>(label.data() - foot.data()));
  for (std::string address; re2::RE2::FindAndConsume(&rest, kAddress, &address);) {
    while (!address.empty() && std::string_view(".,;)").find(address.back()) != std::string_view::npos) address.pop_back();
    sources.push_back(address);
  }
}

// A date with its year, as heads of articles write it.
const std::string& date_pattern() {
  static const std::string kMonth = "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?";
  static const std::string kPattern =
      "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\\.?,?\\s+)?"
      "(?:\\d{4}-\\d\\d?-\\d\\d?|\\d{4}/\\d\\d?/\\d\\d?|\\d\\d?[./]\\d\\d?[./]\\d{4}|\\d\\d?(?:st|nd|rd|th)?\\s+" + kMonth + ",?\\s+\\d{4}|" +
      kMonth + "\\s+\\d\\d?(?:st|nd|rd|th)?,?\\s+\\d{4})";
  return kPattern;
}

// The first date in the head that says when the article was published: labelled, alone on its line, or of a dateline.
std::string find_date(std::string_view head) {
  // No year, no date: most articles end here.
  std::size_t digits = 0;
  bool has_year = false;
  for (const char c : head) {
    digits = is_digit(c) ? digits + 1 : 0;
    has_year |= digits == 4;
  }
  if (!has_year) return {};
  static const re2::RE2 kDate(
      "(?im)^[ \\t]*(?:"
      "(?:date|dated|(?:first )?published(?: on| at)?|publication date|posted(?: on| at)?|released?(?: date| on)?|issued(?: on)?)[ \\t]*[:\\-]?[ \\t]*(" + date_pattern() + "[^\\n]{0,30})"
      "|(" + date_pattern() + "(?:[T ,|]+\\d\\d?:\\d\\d[^\\n]{0,24})?)[ \\t\\r]*$"
      "|(?-i:[A-Z][A-Z][\\w.,' -]{0,40}?)[ ,]+(" + date_pattern() + ")\\b[ \\t]*(?:\\([^)\\n]{2,30}\\)[ \\t]*)?(?:-|\\x{2013}|\\x{2014}|:))");
  re2::StringPiece labelled, alone, dateline;
  if (!re2::RE2::PartialMatch(re2::StringPiece(head.data(), head.size()), kDate, &labelled, &alone, &dateline)) return {};
  const re2::StringPiece& found = !labelled.empty() ? labelled : !alone.empty() ? alone : dateline;
  return parse_timestamp({found.data(), found.size()});
}

}  // namespace

void find_publication(Document& document) {
  const std::string_view text = document.text;
  const std::string_view head = text.substr(0, kHead), foot = text.substr(text.size() - std::min(text.size(), kFoot));
  if (document.published.empty()) {
    document.published = find_date(head);
    if (!document.published.empty()) document.published_from = PublishedFrom::kText;
  }
  if (document.agency.empty()) document.agency = find_agency(head, foot);
  if (document.sources.empty()) find_sources(foot, document.sources);
}

}  // namespace newsmetrics
