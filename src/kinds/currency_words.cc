#include "kinds/currency_words.h"

#include <algorithm>

namespace newsmetrics {
namespace {

constexpr std::size_t kReachFront = 800, kReachBehind = 400;  // bytes around a name in which a word may settle it

// Calls `visit` with each word and code.
template <typename Visitor>
void each_choice(std::string_view choices, Visitor&& visit) {
  while (!choices.empty()) {
    const std::string_view choice = choices.substr(0, choices.find('|'));
    choices.remove_prefix(std::min(choice.size() + 1, choices.size()));
    const std::size_t colon = choice.find(':');
    if (colon == 0 || colon == std::string_view::npos) continue;
    visit(choice.substr(0, colon), choice.substr(colon + 1));
  }
}

}  // namespace

std::string_view CurrencyWords::nearest(std::string_view choices, std::string_view text, std::size_t at) {
  if (choices.empty()) return {};
  auto family = std::find_if(families_.begin(), families_.end(), [&](const Family& f) { return f.choices == choices.data(); });
  if (family == families_.end()) {
    family = families_.insert(family, {.choices = choices.data()});
    each_choice(choices, [&](std::string_view word, std::string_view) { family->initials.set(static_cast<unsigned char>(word.front())); });
  }
  auto& places = family->places;
  const std::size_t from = at - std::min(at, kReachFront), to = std::min(text.size(), at + kReachBehind);
  if (from > family->read) {
    places.clear();
    family->read = from;
  }
  for (; family->read < to; ++family->read) {
    if (!family->initials[static_cast<unsigned char>(text[family->read])]) continue;
    const std::string_view words = text.substr(family->read);
    each_choice(choices, [&](std::string_view word, std::string_view code) {
      if (words.starts_with(word)) places.push_back({family->read, family->read + word.size(), code});
    });
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
  for (const Dateline& known : datelines_)
    if (known.choices == choices.data()) return known.code;
  if (head_letters_.none())
    for (const char c : head) head_letters_.set(static_cast<unsigned char>(c));
  Dateline& found = datelines_.emplace_back(Dateline{choices.data(), {}});
  each_choice(choices, [&](std::string_view word, std::string_view code) {
    if (found.code.empty() && head_letters_[static_cast<unsigned char>(word.front())] && head.find(word) != std::string_view::npos) found.code = code;
  });
  return found.code;
}

}  // namespace newsmetrics
