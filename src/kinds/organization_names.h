// What the pass over organizations' names remembers of an article from one block of its text to the next.
#ifndef NEWSMETRICS_KINDS_ORGANIZATION_NAMES_H_
#define NEWSMETRICS_KINDS_ORGANIZATION_NAMES_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace newsmetrics {

struct OrganizationNames {
  // However long an article is, it costs no more than these a word.
  static constexpr std::size_t kMaxAliases = 512, kMaxOfficials = 512;

  // A form that the article may use later. `needs_article`: only behind "the" ("the Journal").
  struct Alias {
    std::string_view text;
    std::string_view name;      // of the mentions; empty: their own words
    std::uint32_t mention = 0;  // that introduced it
    std::uint32_t next = 0;     // alias with the same first letter, one up; 0: none
    bool needs_article = false;
    bool short_form = false;    // less than the name: a word beside it may make it something else
  };

  std::vector<Alias> aliases;
  std::array<std::uint32_t, 256> heads{};   // by first letter, one up; 0: none
  std::vector<std::string_view> officials;  // their names
  std::uint32_t mentions_read = 0;
  bool sport = false;  // the article names clubs or leagues: towns may be clubs
};

}  // namespace newsmetrics

#endif
