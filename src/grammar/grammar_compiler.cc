#include "grammar/grammar_compiler.h"

#include <algorithm>
#include <map>
#include <set>

#include "grammar/automaton.h"
#include "grammar/captures.h"
#include "grammar/start_groups.h"
#include "grammar/rule_file.h"
#include "lexicon/builder.h"
#include "lexicon/lexicon_compiler.h"
#include "text/utf8.h"

namespace newsmetrics {
namespace {

struct StageSource {
  const SourceFile* file;
  std::string name;
  std::vector<RuleSource> rules;
};

std::string stem(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
  return std::string(path.substr(0, path.find('.')));
}

// The part of a pattern inside `mention:`, or all of it.
const Pattern* mention_part(const Pattern& pattern) {
  if (pattern.op == Pattern::Op::kCapture && pattern.name == "mention") return &pattern.parts[0];
  for (const Pattern& part : pattern.parts)
    if (const Pattern* found = mention_part(part)) return found;
  return nullptr;
}

bool nullable(const Pattern& pattern) {
  switch (pattern.op) {
    case Pattern::Op::kToken: return false;
    case Pattern::Op::kChoice: return std::any_of(pattern.parts.begin(), pattern.parts.end(), nullable);
    case Pattern::Op::kRepeat: return pattern.least == 0 || nullable(pattern.parts[0]);
    default: return std::all_of(pattern.parts.begin(), pattern.parts.end(), nullable);
  }
}

// The token sets that alone can be a whole match of `pattern`.
void single_tokens(const Pattern& pattern, std::vector<const TokenSet*>& out) {
  switch (pattern.op) {
    case Pattern::Op::kToken: out.push_back(&pattern.token); break;
    case Pattern::Op::kChoice:
      for (const Pattern& part : pattern.parts) single_tokens(part, out);
      break;
    case Pattern::Op::kRepeat:
      if (pattern.least <= 1 || nullable(pattern.parts[0])) single_tokens(pattern.parts[0], out);
      break;
    default:
      for (std::size_t i = 0; i < pattern.parts.size(); ++i) {
        bool others_empty = true;
        for (std::size_t j = 0; j < pattern.parts.size(); ++j) others_empty = others_empty && (i == j || nullable(pattern.parts[j]));
        if (others_empty) single_tokens(pattern.parts[i], out);
      }
  }
}

// Line and column of a class's name in a rule of a file, or in a `let` above it.
std::pair<std::uint32_t, std::uint32_t> find_name(std::string_view text, std::uint32_t rule_line, std::string_view name) {
  const auto in_name = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  std::pair<std::uint32_t, std::uint32_t> above{rule_line, 0};
  std::uint32_t line_number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    ++line_number;
    if (line_number > rule_line && line.starts_with("rule")) break;
    if (line.starts_with('#')) continue;
    for (std::size_t at = line.find(name); at != std::string_view::npos; at = line.find(name, at + 1)) {
      const std::size_t behind = at + name.size();
      if ((at > 0 && in_name(line[at - 1])) || (behind < line.size() && (in_name(line[behind]) || line[behind] == ':'))) continue;
      const std::pair<std::uint32_t, std::uint32_t> place{line_number, static_cast<std::uint32_t>(at + 1)};
      if (line_number > rule_line) return place;
      if (line_number < rule_line) above = place;
    }
  }
  return above;
}

bool keeps_classes(const RuleSource& rule) { return rule.kind == "part" || rule.kind == "number"; }

class GrammarCompiler {
 public:
  GrammarCompiler(Builder& builder, LexiconCompiler& lexicon) : builder_(builder), lexicon_(lexicon) {}

  void read(const std::vector<SourceFile>& sources) {
    std::vector<const SourceFile*> files;
    const auto named = [&](std::string_view name) {
      return std::find_if(sources.begin(), sources.end(), [&](const SourceFile& f) { return f.name.ends_with(".rules") && stem(f.name) == name; });
    };
    for (const SourceFile& file : sources) {
      if (!file.name.ends_with("stages.txt")) continue;
      each_line(file.text, [&](std::uint32_t number, std::string_view line) {
        const std::string_view name = split(line, " \t\r#").front();
        const auto found = named(name);
        if (found == sources.end()) throw SourceError(file.name, number, "there is no " + std::string(name) + ".rules");
        files.push_back(&*found);
      });
    }
    for (const SourceFile& file : sources)
      if (file.name.ends_with(".rules") && std::find(files.begin(), files.end(), &file) == files.end()) files.push_back(&file);
    if (files.size() > Symbol::kMostStages) throw SourceError(files[Symbol::kMostStages]->name, 1, "more than 32 stages");
    std::set<std::string> names;
    for (const SourceFile* file : files) {
      stages_.push_back({file, stem(file->name), read_rules(*file)});
      for (const RuleSource& rule : stages_.back().rules) {
        if (!names.insert(rule.name).second)
          throw SourceError(file->name, rule.line, "a second rule of the name " + rule.name, "names are unique in the whole grammar, built-in rules included");
        if (const Pattern* mention = mention_part(rule.pattern); mention != nullptr && nullable(*mention))
          throw SourceError(file->name, rule.line, "rule " + rule.name + ": `mention:` may match nothing at all");
        builder_.class_id(rule.kind);
        for (const std::string& name : rule.classes) builder_.class_id(name);
      }
    }
    for (const StageSource& stage : stages_)
      for (const RuleSource& rule : stage.rules)
        rule.pattern.each_class([&](const std::string& name) {
          if (name.front() == '"') {
            lexicon_.add_literal(std::string_view(name).substr(1, name.size() - 2));
          } else if (!builder_.knows_class(name)) {
            unknown_class(*stage.file, rule, name);
          }
        });
  }

  [[noreturn]] void unknown_class(const SourceFile& file, const RuleSource& rule, const std::string& name) const {
    const auto [line, column] = find_name(file.text, rule.line, name);
    std::vector<std::string_view> names;
    for (const Text text : builder_.tables.classes) names.push_back(builder_.text(text));
    std::string hint = suggestion(name, names);
    if (hint.empty()) hint = "a lexicon file makes classes; a word itself stands in quotes: \"" + name + "\"";
    throw SourceError(file.name, line, column, "rule " + rule.name + ": no lexicon file, shape or rule makes the class " + name, hint);
  }

  void write() {
    // Sets come into being stage by stage: a stage sees those of the lexicon and of the stages before it.
    for (std::size_t i = 0; i < stages_.size(); ++i) {
      const std::uint32_t visible = builder_.set_count();
      write_rules(i, visible);
      write_stage(i, visible);
    }
    const std::size_t all_symbols = builder_.set_count() * kShapeCount;
    builder_.tables.symbols.resize(all_symbols);
    for (std::size_t i = 0; i < stages_.size(); ++i) {
      project(i);
      find_starts(i);
    }
  }

 private:
  // Class sets as bits, by ClassId; all classes are known once the files are read.
  using Bits = std::vector<std::uint64_t>;
  Bits to_bits(const ClassSet& classes) const {
    Bits bits((builder_.tables.classes.size() + 63) / 64);
    for (const ClassId id : classes) bits[id / 64] |= 1ull << (id % 64);
    return bits;
  }

  bool has(std::uint32_t set, int shape, ClassId id) const { return builder_.set(set).contains(id) || builder_.shape_set(static_cast<Shape>(shape)).contains(id); }

  bool token_in(const TokenSet& token, std::uint32_t set, int shape) const {
    const auto test = [&](const std::string& name) { return has(set, shape, builder_.class_id(name)); };
    // A sentence break is seen only by those who name it.
    if (shape == static_cast<int>(Shape::kSentenceBreak) && !token.names("sentence_break")) return false;
    return token.contains(test);
  }

  void write_rules(std::size_t stage_index, std::uint32_t visible) {
    const StageSource& stage = stages_[stage_index];
    for (const RuleSource& source : stage.rules) {
      Rule rule;
      rule.name = builder_.intern(source.name);
      rule.kind = builder_.intern(source.kind);
      rule.source = builder_.intern(source.match);
      rule.file = builder_.intern(stage.file->name);
      rule.line = source.line;
      rule.stage = static_cast<std::uint32_t>(stage_index);
      ClassSet classes{builder_.class_id(source.kind)};
      for (const std::string& name : source.classes) classes.insert(builder_.class_id(name));
      rule.set = builder_.set_id(classes);
      builder_.allow(rule.set, 1ull << static_cast<int>(Shape::kNone));
      rule.keeps_classes = keeps_classes(source);
      if (keeps_classes(source)) unite(source, rule.set, visible);
      rule.first_constant = static_cast<std::uint32_t>(builder_.tables.constants.size());
      for (const auto& [key, value] : source.constants) builder_.tables.constants.push_back({name_hash(key), builder_.intern(key), builder_.intern(value)});
      rule.constant_count = static_cast<std::uint32_t>(source.constants.size());
      rule.first_example = static_cast<std::uint32_t>(builder_.tables.examples.size());
      for (const RuleExample& e : source.examples)
        builder_.tables.examples.push_back({builder_.intern(e.published), builder_.intern(e.text), builder_.intern(e.fields), static_cast<std::uint32_t>(e.begin),
                                            static_cast<std::uint32_t>(e.end), e.line, e.counter ? 1u : 0u});
      rule.example_count = static_cast<std::uint32_t>(source.examples.size());
      builder_.tables.rules.push_back(rule);
    }
  }

  // Makes the sets of single tokens that a part or number rule may take, united with the rule's own.
  void unite(const RuleSource& rule, std::uint32_t rule_set, std::uint32_t visible) {
    const Pattern* mention = mention_part(rule.pattern);
    std::vector<const TokenSet*> tokens;
    single_tokens(mention == nullptr ? rule.pattern : *mention, tokens);
    for (std::uint32_t set = 0; set < visible; ++set) {
      std::uint64_t shapes = 0;
      for (int shape = 0; shape < kShapeCount; ++shape) {
        if (!(builder_.shapes_of_set[set] >> shape & 1)) continue;
        if (std::any_of(tokens.begin(), tokens.end(), [&](const TokenSet* t) { return token_in(*t, set, shape); })) shapes |= 1ull << shape;
      }
      if (shapes == 0) continue;
      ClassSet united = builder_.set(set);
      united.insert(builder_.set(rule_set).begin(), builder_.set(rule_set).end());
      const std::uint32_t id = builder_.set_id(united);
      builder_.allow(id, shapes);
      if (!united_.insert({set, rule_set}).second) continue;
      builder_.tables.unions.push_back({set, rule_set, id});
    }
  }

  void write_stage(std::size_t stage_index, std::uint32_t visible) {
    const StageSource& source = stages_[stage_index];
    std::set<ClassId> classes{builder_.class_id("sentence_break")};
    std::vector<const Pattern*> patterns;
    for (const RuleSource& rule : source.rules) {
      rule.pattern.each_class([&](const std::string& name) { classes.insert(builder_.class_id(name)); });
      patterns.push_back(&rule.pattern);
    }
    StageSymbols symbols;
    symbols.used = to_bits(classes);
    // Tokens that all the patterns' token sets agree on are one symbol; those that are in none are symbol 0.
    std::map<std::string, const TokenSet*> token_sets;
    for (const Pattern* pattern : patterns) pattern->each_token([&](const TokenSet& token) { token_sets.try_emplace(token.source(), &token); });
    std::vector<std::pair<std::uint32_t, int>> witness{{0, 0}};  // a (set, shape) of each symbol
    std::map<std::vector<bool>, std::uint32_t> symbol_of{{std::vector<bool>(token_sets.size()), 0}};
    each_mask(symbols.used, visible, [&](std::uint32_t set, int shape, const Bits& mask) {
      if (!(builder_.shapes_of_set[set] >> shape & 1) || symbols.bytes.contains(mask)) return;
      std::vector<bool> in;
      for (const auto& [text, token] : token_sets) in.push_back(token_in(*token, set, shape));
      const auto [found, added] = symbol_of.try_emplace(in, static_cast<std::uint32_t>(witness.size()));
      if (added) witness.emplace_back(set, shape);
      symbols.bytes.emplace(mask, found->second);
    });
    if (witness.size() > 256)
      throw SourceError(source.file->name, 1,
                        "the stage tells " + std::to_string(witness.size() - 1) + " kinds of token apart, 255 at most; name fewer classes and words, or split it");

    const auto symbols_of = [&](const TokenSet& token) {
      SymbolSet out;
      for (std::size_t s = 1; s < witness.size(); ++s) out[s] = token_in(token, witness[s].first, witness[s].second);
      return out;
    };
    std::size_t culprit = 0;
    Automaton automaton;
    try {
      automaton = build_automaton(patterns, witness.size(), symbols_of, culprit);
    } catch (const std::runtime_error& error) {
      throw SourceError(source.file->name, culprit < source.rules.size() ? source.rules[culprit].line : 1, error.what());
    }
    Stage stage;
    stage.name = builder_.intern(source.name);
    stage.rule_count = static_cast<std::uint32_t>(source.rules.size());
    stage.first_rule = static_cast<std::uint32_t>(builder_.tables.rules.size() - source.rules.size());
    stage.symbols = static_cast<std::uint32_t>(automaton.symbols);
    stage.states = static_cast<std::uint32_t>(automaton.states());
    stage.transitions = static_cast<std::uint32_t>(builder_.tables.transitions.size());
    stage.accepts = static_cast<std::uint32_t>(builder_.tables.accepts.size());
    auto& tables = builder_.tables;
    tables.transitions.insert(tables.transitions.end(), automaton.transitions.begin(), automaton.transitions.end());
    tables.accepts.insert(tables.accepts.end(), automaton.accepts.begin(), automaton.accepts.end());
    tables.stages.push_back(stage);
    stage_symbols_.push_back(std::move(symbols));
    automata_.push_back(std::move(automaton));

    for (std::size_t i = 0; i < source.rules.size(); ++i) {
      Rule& rule = tables.rules[stage.first_rule + i];
      try {
        write_captures(source.rules[i].pattern, symbols_of, builder_, rule);
      } catch (const std::runtime_error& error) {
        throw SourceError(source.file->name, source.rules[i].line, "rule " + source.rules[i].name + ": " + error.what());
      }
    }
  }

  // The table from Item::symbol to the stage's byte, for all sets there are in the end.
  void project(std::size_t stage_index) {
    auto& tables = builder_.tables;
    const StageSymbols& symbols = stage_symbols_[stage_index];
    each_mask(symbols.used, builder_.set_count(), [&](std::uint32_t set, int shape, const Bits& mask) {
      const auto found = symbols.bytes.find(mask);
      const std::uint8_t byte = found == symbols.bytes.end() ? 0 : static_cast<std::uint8_t>(found->second);
      const std::uint32_t symbol = Knowledge::symbol(set, static_cast<Shape>(shape));
      tables.symbols[symbol].bytes[stage_index] = byte;
    });
  }

  // And the tables from it to where in a match it may stand.
  void find_starts(std::size_t stage_index) {
    auto& tables = builder_.tables;
    Stage& stage = tables.stages[stage_index];
    const std::size_t most = std::min(Symbol::kMostGroups, Symbol::kStartBits / stages_.size());
    stage.starts = ((1ull << most) - 1) << (most * stage_index);
    const auto byte_of = [&](std::size_t symbol) { return tables.symbols[symbol].bytes[stage_index]; };
    std::vector<double> weights(stage.symbols);
    for (std::size_t symbol = 0; symbol < tables.symbols.size(); ++symbol)
      weights[byte_of(symbol)] += static_cast<double>(builder_.shapes_of_set[symbol / kShapeCount] >> (symbol % kShapeCount) & 1);
    const auto groups = group_starts(automata_[stage_index], weights, most);
    for (std::size_t symbol = 0; symbol < tables.symbols.size(); ++symbol) {
      Symbol& token = tables.symbols[symbol];
      for (std::size_t g = 0; g < groups.size(); ++g) {
        const std::uint64_t bit = 1ull << (most * stage_index + g);
        if (groups[g].first[byte_of(symbol)]) token.first |= bit;
        if (groups[g].alone[byte_of(symbol)]) token.alone |= bit;
        if (groups[g].second[byte_of(symbol)]) token.second |= bit;
      }
    }
  }

  // Every set below `sets` with every shape, and which of the `used` classes such a token has.
  template <typename Visitor>
  void each_mask(const Bits& used, std::uint32_t sets, Visitor&& visit) const {
    std::vector<Bits> shapes;
    for (int shape = 0; shape < kShapeCount; ++shape) shapes.push_back(to_bits(builder_.shape_set(static_cast<Shape>(shape))));
    Bits mask(used.size());
    for (std::uint32_t set = 0; set < sets; ++set) {
      const Bits bits = to_bits(builder_.set(set));
      for (int shape = 0; shape < kShapeCount; ++shape) {
        for (std::size_t i = 0; i < mask.size(); ++i) mask[i] = (bits[i] | shapes[static_cast<std::size_t>(shape)][i]) & used[i];
        visit(set, shape, mask);
      }
    }
  }

  struct StageSymbols {
    Bits used;  // the classes that the stage's rules name
    std::map<Bits, std::uint32_t> bytes;
  };

  Builder& builder_;
  LexiconCompiler& lexicon_;
  std::vector<StageSource> stages_;
  std::vector<StageSymbols> stage_symbols_;
  std::vector<Automaton> automata_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> united_;
};

// Lexicon and rule files are UTF-8 throughout.
void check_utf8(const SourceFile& file) {
  std::string copy = file.text;
  if (replace_invalid_utf8(copy) == 0) return;
  const auto wrong = std::mismatch(copy.begin(), copy.end(), file.text.begin(), file.text.end()).second;
  throw SourceError(file.name, static_cast<std::uint32_t>(1 + std::count(file.text.begin(), wrong, '\n')), "this is not UTF-8");
}

}  // namespace

std::string compile_knowledge(const std::vector<SourceFile>& sources) {
  Builder builder;
  LexiconCompiler lexicon(builder);
  std::for_each(sources.begin(), sources.end(), check_utf8);
  for (const SourceFile& file : sources)
    if (file.name.ends_with(".tsv")) lexicon.read(file);
  GrammarCompiler grammar(builder, lexicon);
  grammar.read(sources);
  lexicon.write();
  grammar.write();
  return builder.finish();
}

}  // namespace newsmetrics
