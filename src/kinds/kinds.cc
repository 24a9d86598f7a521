#include "kinds/kinds.h"

#include <algorithm>
#include <array>

#include "lexicon/builder.h"

namespace newsmetrics {
namespace {

constexpr KindInfo kKinds[] = {
    {"date", normalise_time, Nesting::kReplaces, true},
    {"time", normalise_time, Nesting::kReplaces, true},
    {"duration", normalise_time, Nesting::kReplaces, true},
    {"set", normalise_time, Nesting::kReplaces, true},
    {"money", normalise_money, Nesting::kReplaces, true},
    {"percent", normalise_percent, Nesting::kReplaces, true},
    {"ranking", normalise_ranking, Nesting::kKeepsNames, true},
    {"ordinal", normalise_ordinal, Nesting::kReplaces, true},
    {"quantity", normalise_quantity, Nesting::kKeepsNames, true},
    {"country", normalise_place, Nesting::kReplaces, true},
    {"region", normalise_place, Nesting::kReplaces, true},
    {"official", normalise_official, Nesting::kKeepsNames, true},
    {"forum", normalise_name, Nesting::kReplaces, true},
    {"organization", normalise_name, Nesting::kReplaces, true},
    {"agreement", normalise_name, Nesting::kReplaces, true},
    {"index", normalise_name, Nesting::kReplaces, true},
    {"number", normalise_number, Nesting::kReplaces, false},
    {"part", nullptr, Nesting::kKeepsNames, false},
    {"none", nullptr, Nesting::kKeepsNames, false, true},
};
constexpr KindInfo kUserKind = {"", normalise_captures, Nesting::kKeepsNames, true};
constexpr std::string_view kNames[] = {"country", "region", "organization", "forum", "agreement", "index", "official"};
constexpr std::string_view kTimes[] = {"date", "time", "duration", "set"};

}  // namespace

void Context::drop(std::uint32_t mention) {
  if (dropped.size() <= mention) dropped.resize(mention + 1);
  dropped[mention] = 1;
}

Mention& add_mention(Record& record, std::string_view kind, std::string_view rule, const Item& item) {
  const auto first_field = static_cast<std::uint32_t>(record.fields.size());
  return record.mentions.emplace_back(Mention{.kind = kind, .rule = rule, .begin = item.begin, .end = item.end, .sentence = item.sentence, .first_field = first_field});
}

const KindInfo& kind_info(std::string_view name) {
  const auto* found = std::find_if(std::begin(kKinds), std::end(kKinds), [&](const KindInfo& k) { return k.name == name; });
  return found == std::end(kKinds) ? kUserKind : *found;
}

void check_field_names(const Knowledge& knowledge) {
  const auto check = [&](const Rule& rule, std::string_view name) {
    constexpr std::string_view kMembers[] = {"id", "kind", "text", "start", "end", "sentence", "rule"};
    if (std::find(std::begin(kMembers), std::end(kMembers), name) == std::end(kMembers)) return;
    const std::string problem = "rule " + std::string(knowledge.text(rule.name)) + ": every mention has a member " + std::string(name);
    throw SourceError(knowledge.text(rule.file), rule.line, problem, "give the field another name");
  };
  for (const Rule& rule : knowledge.rules()) {
    if (kind_info(knowledge.text(rule.kind)).normalise != normalise_captures) continue;
    for (const Capture& capture : knowledge.tables().captures.subspan(rule.first_capture, rule.capture_count)) check(rule, knowledge.text(capture.name));
    for (const Constant& constant : knowledge.tables().constants.subspan(rule.first_constant, rule.constant_count)) check(rule, knowledge.text(constant.key));
  }
}

bool stays_inside(std::string_view inner, const KindInfo& kind) {
  if (kind.nesting == Nesting::kReplaces) return false;
  const auto is_one_of = [&](const auto& kinds) { return std::find(std::begin(kinds), std::end(kinds), inner) != std::end(kinds); };
  return is_one_of(kNames) || (kind.printed && is_one_of(kTimes));
}

bool normalise_captures(const Match& match, Context& context, Mention& mention) {
  const Knowledge& knowledge = match.knowledge();
  for (const Capture& capture : knowledge.tables().captures.subspan(match.rule().first_capture, match.rule().capture_count)) {
    const std::string_view name = knowledge.text(capture.name);
    const Match::Items items = match.capture(name);
    if (name == "mention" || items.empty()) continue;
    const auto number = items.size() == 1 ? match.number(items.front()) : std::nullopt;
    if (number) {
      context.record.set(mention, name, *number);
    } else {
      const std::string_view meaning = items.size() == 1 ? knowledge.attribute(items.front().entry, name) : std::string_view{};
      context.record.set(mention, name, meaning.empty() ? match.text_of(items) : meaning);
    }
  }
  for (const Constant& constant : knowledge.tables().constants.subspan(match.rule().first_constant, match.rule().constant_count))
    context.record.set(mention, knowledge.text(constant.key), knowledge.text(constant.value));
  return true;
}

}  // namespace newsmetrics
