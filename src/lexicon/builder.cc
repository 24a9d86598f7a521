#include "lexicon/builder.h"

#include <algorithm>

namespace newsmetrics {

namespace {

// The hash table that leads from names to their numbers, at most half full.
template <typename NameOf>
std::vector<NameSlot> by_name(std::size_t count, NameOf name_of) {
  std::size_t size = 16;
  while (size < count * 2) size *= 2;
  std::vector<NameSlot> slots(size);
  for (std::size_t id = 0; id < count; ++id) {
    const std::uint64_t hash = name_hash(name_of(id));
    std::size_t slot = hash & (size - 1);
    while (slots[slot].id != kNoClass) {
      if (slots[slot].hash == hash) throw std::runtime_error("two names of one hash: rename " + std::string(name_of(id)));
      slot = (slot + 1) & (size - 1);
    }
    slots[slot] = {hash, id};
  }
  return slots;
}

}  // namespace

Builder::Builder() {
  for (int shape = 0; shape < kShapeCount; ++shape) {
    ClassSet classes;
    for (const auto name : split(shape_classes(static_cast<Shape>(shape)), " ")) classes.insert(class_id(name));
    shape_sets_.push_back(std::move(classes));
  }
  allow(set_id({}), ~0ull);  // set 0: a token that the lexicon does not know
  tables.entries.push_back({});
}

Text Builder::intern(std::string_view text) {
  const auto [found, added] = strings_.try_emplace(std::string(text));
  if (added) {
    found->second = {static_cast<std::uint32_t>(tables.pool.size()), static_cast<std::uint32_t>(text.size())};
    tables.pool.insert(tables.pool.end(), text.begin(), text.end());
  }
  return found->second;
}

ClassId Builder::class_id(std::string_view name) {
  const auto [found, added] = class_ids_.try_emplace(std::string(name), static_cast<ClassId>(tables.classes.size()));
  if (added) {
    if (tables.classes.size() == kNoClass) throw std::runtime_error("too many classes");
    tables.classes.push_back(intern(name));
  }
  return found->second;
}

std::uint32_t Builder::set_id(const ClassSet& classes) {
  const auto [found, added] = set_ids_.try_emplace(classes, static_cast<std::uint32_t>(sets_.size()));
  if (added) {
    sets_.push_back(&found->first);
    shapes_of_set.push_back(0);
  }
  return found->second;
}

void Builder::allow(std::uint32_t set, std::uint64_t shapes) { shapes_of_set[set] |= shapes; }

std::string Builder::finish() {
  const std::size_t words = (tables.classes.size() + 63) / 64;
  const auto append = [&](std::vector<std::uint64_t>& bits, const ClassSet& classes) {
    const std::size_t row = bits.size();
    bits.resize(row + words);
    for (const ClassId id : classes) bits[row + id / 64] |= 1ull << (id % 64);
  };
  for (const ClassSet* classes : sets_) append(tables.set_bits, *classes);
  for (const ClassSet& classes : shape_sets_) append(tables.shape_bits, classes);
  tables.class_slots = by_name(tables.classes.size(), [&](std::size_t id) { return text(tables.classes[id]); });
  tables.rule_slots = by_name(tables.rules.size(), [&](std::size_t i) { return text(tables.rules[i].name); });
  std::sort(tables.unions.begin(), tables.unions.end(),
            [](const SetUnion& a, const SetUnion& b) { return std::pair(a.token_set, a.rule_set) < std::pair(b.token_set, b.rule_set); });
  return serialise(tables);
}

std::string suggestion(std::string_view wrong, const std::vector<std::string_view>& names) {
  // Edit distance, a row at a time.
  std::string_view nearest;
  std::size_t least = 1 + (wrong.size() < 5 ? 1 : std::max<std::size_t>(2, wrong.size() / 4));
  for (const std::string_view name : names) {
    std::vector<std::size_t> row(name.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
    for (std::size_t i = 0; i < wrong.size(); ++i) {
      std::size_t diagonal = row[0];
      row[0] = i + 1;
      for (std::size_t j = 0; j < name.size(); ++j) {
        const std::size_t replaced = diagonal + (wrong[i] == name[j] ? 0 : 1);
        diagonal = row[j + 1];
        row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
      }
    }
    if (row.back() < least) least = row.back(), nearest = name;
  }
  return nearest.empty() ? "" : "did you mean `" + std::string(nearest) + "`?";
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> pieces;
  std::size_t at = 0;
  while ((at = text.find_first_not_of(separators, at)) != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(separators, at), text.size());
    pieces.push_back(text.substr(at, end - at));
    at = end;
  }
  return pieces;
}

}  // namespace newsmetrics
