#include "kinds/currency_words.h"

#include <algorithm>

namespace newsmetrics {
namespace {

constexpr std::size_t kReachFront = 800, kReachBehind = 400;  // bytes around a name in which a word may settle it

}  // namespace

CurrencyWords::Family& CurrencyWords::family(std::string_view choices) {
  auto found = std::find_if(families_.begin(), families_.end(), [&](const Family& f) { return f.choices == choices.data(); });
  if (found == families_.end()) {
    found = families_.insert(found, {.choices = choices.data()});
    while (!choices.empty()) {
      const std::string_view choice = choices.substr(0, choices.find('|'));
      choices.remove_prefix(std::min(choice.size() + 1, choices.size()));
      const std::size_t colon = choice.find(':');
      if (colon == 0 || colon == std::string_view::npos) continue;
      found->words.push_back({choice.substr(0, colon), choice.substr(colon + 1)});
      found->initials.set(static_cast<unsigned char>(choice.front()));
    }
  }
  if (found->article != article_) {
    found->article = article_;
    found->read = 0;
    found->places.clear();
    found->in_head.reset();
  }
  return *found;
}

std::string_view CurrencyWords::nearest(std::string_view choices, std::string_view text, std::size_t at) {
  if (choices.empty()) return {};
  Family& asked = family(choices);
  auto& places = asked.places;
  const std::size_t from = at - std::min(at, kReachFront), to = std::min(text.size(), at + kReachBehind);
  if (from > asked.read) {
    places.clear();
    asked.read = from;
  }
  for (; asked.read < to; ++asked.read) {
    if (!asked.initials[static_cast<unsigned char>(text[asked.read])]) continue;
    const std::string_view words = text.substr(asked.read);
    for (const auto& [word, code] : asked.words)
      if (words.starts_with(word)) places.push_back({asked.read, asked.read + word.size(), code});
  }
  const auto behind = std::lower_bound(places.begin(), places.end(), at, [](const Place& place, std::size_t byte) { return place.begin < byte; });
  for (auto place = behind; place != places.begin() && std::prev(place)->begin >= from; --place)
    if (std::prev(place)->end <= at) return std::prev(place)->code;
  for (auto place = behind; place != places.end() && place->begin < to; ++place)
    if (place->end <= to) return place->code;
  return {};
}

std::string_view CurrencyWords::in_dateline(std::string_view choices, std::string_view head) {
  if (choices.empty()) return {};
  Family& asked = family(choices);
  if (!asked.in_head) {
    const auto found = std::find_if(asked.words.begin(), asked.words.end(), [&](const Choice& choice) { return head.find(choice.word) != std::string_view::npos; });
    asked.in_head = found == asked.words.end() ? std::string_view{} : found->code;
  }
  return *asked.in_head;
}

}  // namespace newsmetrics
