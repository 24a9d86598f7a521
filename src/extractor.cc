#include "extractor.h"

#include <algorithm>

#include "grammar/grammar_compiler.h"
#include "grammar/stage_matcher.h"

namespace newsmetrics {

Cascade::Cascade(const Knowledge& knowledge) : knowledge_(knowledge), tokenizer_(knowledge), metrics_(knowledge) {
  for (const Rule& rule : knowledge.rules()) kinds_.push_back(&kind_info(knowledge.text(rule.kind)));
  for (std::size_t byte = 0; byte < 0x80; ++byte) {
    const char c = static_cast<char>(byte);
    single_[byte] = knowledge.find(std::string_view(&c, 1));
  }
}

void Cascade::extract(const Document& document, Record& record, Trace* trace) {
  record.clear();
  dropped_.clear();
  sentence_ = 0;
  text_ = document.text;
  metrics_.begin_article();
  currencies_.begin_article();
  trace_ = trace;
  Context context{.document = document,
                  .record = record,
                  .anchor = {.published = parse_iso_date(document.published)},
                  .opening = text_.substr(std::min(text_.find_first_not_of(" \t\r\n"), text_.size())),
                  .currencies = currencies_,
                  .dropped = dropped_};
  for (std::size_t at = 0; at < text_.size();) {
    at = tokenizer_.tokenize(text_, at, tokens_);
    look_up(record);
    for (const Stage& stage : knowledge_.stages()) run(stage, context);
    resolve_organizations(knowledge_, items_, context);
    resolve_officials(knowledge_, items_, context);
    metrics_.find(items_, context);
  }
  finish(record);
}

void Cascade::look_up(Record& record) {
  const auto& tables = knowledge_.tables();
  const std::size_t count = tokens_.size();
  // Without clear(), as what stands in them is written over.
  words_.resize(count);
  items_.resize(count);
  starts_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Token& token = tokens_[i];
    switch (token.end - token.begin) {
      case 0: words_[i] = nullptr; break;  // the break between two sentences
      case 1: words_[i] = single_[static_cast<unsigned char>(text_[token.begin])]; break;
      default: words_[i] = knowledge_.find(FoldedWord(text_.substr(token.begin, token.end - token.begin), text_.size() - token.begin));
    }
  }
  Item* item = items_.data();
  for (std::size_t i = 0; i < count; ++i, ++item) {
    const Token& token = tokens_[i];
    *item = {.begin = token.begin, .end = token.end, .sentence = sentence_};
    if (const Word* word = words_[i]) {
      item->entry = word->entries[static_cast<std::size_t>(letter_case(token.shape))];
      if (word->phrase != 0) {
        i = phrase(i, item->entry);
        item->end = tokens_[i].end;
      }
    } else if (token.shape == Shape::kSentenceBreak) {
      ++sentence_;
      record.sentence_ends.push_back(token.end);
    }
    item->symbol = Knowledge::symbol(tables.entries[item->entry].set, token.shape);
  }
  items_.resize(static_cast<std::size_t>(item - items_.data()));
  starts_.resize(items_.size());
  any_starts_ = 0;
  for (std::size_t i = 0; i < items_.size(); ++i) set_starts(i);
}

// The longest phrase that begins at `first` stands as one token: its last token, and its entry. Most words that may begin one do not.
std::size_t Cascade::phrase(std::size_t first, std::uint32_t& entry) const {
  std::size_t last = first;
  std::uint32_t node = words_[first]->phrase;
  std::uint32_t capitals = letter_case(tokens_[first].shape) != LetterCase::kLower, joined = 0;
  for (std::size_t i = first + 1; i < tokens_.size() && words_[i] != nullptr; ++i) {
    node = knowledge_.phrase_child(node, *words_[i]);
    if (node == 0) break;
    const std::size_t nth = std::min<std::size_t>(i - first, 31);
    if (letter_case(tokens_[i].shape) != LetterCase::kLower) capitals |= 1u << nth;
    if (tokens_[i].begin == tokens_[i - 1].end) joined |= 1u << nth;
    const PhraseNode& phrase = knowledge_.tables().phrase_nodes[node];
    if (phrase.entry != 0 && (phrase.capitals & ~capitals) == 0 && (phrase.joined & ~joined) == 0) {
      entry = phrase.entry;
      last = i;
    }
  }
  return last;
}

void Cascade::set_starts(std::size_t i) {
  starts_[i] = knowledge_.starts(items_[i].symbol, i + 1 < items_.size() ? items_[i + 1].symbol : 0);
  any_starts_ |= starts_[i];
}

void Cascade::run(const Stage& stage, Context& context) {
  const StageMatcher matcher(knowledge_, stage);
  if (trace_ != nullptr) trace_->stage(stage, items_);
  if ((any_starts_ & stage.starts) == 0) return;
  Record& record = context.record;
  replacements_.clear();
  StageMatcher::Found found;
  for (std::size_t from = 0; matcher.find(items_, starts_, from, found);) {
    const Rule& rule = *found.rule;
    const KindInfo& kind = *kinds_[static_cast<std::size_t>(&rule - knowledge_.rules().data())];
    Match match(knowledge_, text_, record, items_, rule);
    matcher.capture(found, match);
    const Match::Items taken = match.items();
    const auto begin = static_cast<std::size_t>(taken.data() - items_.data()), end = begin + taken.size();

    Item item{.begin = taken.front().begin, .end = taken.back().end, .mention = static_cast<std::uint32_t>(record.mentions.size()), .sentence = taken.front().sentence};
    // The normaliser works on a copy: the match reads the record's mentions.
    Mention mention = add_mention(record, kind.name.empty() ? knowledge_.text(rule.kind) : kind.name, knowledge_.text(rule.name), item);
    const bool accepted = kind.normalise == nullptr || kind.normalise(match, context, mention);
    if (trace_ != nullptr) trace_->matched(rule, record, mention, accepted);
    if (!accepted || kind.blocks) {
      record.fields.resize(record.mentions[item.mention].first_field);
      record.mentions.resize(item.mention);  // with whatever the normaliser added before it refused
      from = accepted ? std::max(end, found.begin + 1) : found.begin + 1;
      continue;
    }
    record.mentions[item.mention] = mention;
    if (!kind.printed) context.drop(item.mention);
    for (const Item& inner : taken)
      if (inner.mention != MentionRef::kNone && !stays_inside(record.mentions[inner.mention].kind, kind)) context.drop(inner.mention);

    item.begin = mention.begin;
    item.end = mention.end;
    if (taken.size() == 1) item.entry = taken.front().entry;
    item.symbol = taken.size() == 1 && rule.keeps_classes ? knowledge_.symbol_after(taken.front().symbol, rule) : Knowledge::symbol(rule.set, Shape::kNone);
    replacements_.push_back({begin, end, item});
    from = end;
  }
  if (replacements_.empty()) return;
  std::size_t out = replacements_.front().begin, in = out;
  const auto keep_until = [&](std::size_t end) {
    std::copy(items_.data() + in, items_.data() + end, items_.data() + out);
    std::copy(starts_.data() + in, starts_.data() + end, starts_.data() + out);
    out += end - in;
  };
  for (Replacement& r : replacements_) {
    keep_until(r.begin);
    in = r.end;
    r.begin = out;
    items_[out++] = r.item;
  }
  keep_until(items_.size());
  items_.resize(out);
  starts_.resize(out);
  for (const Replacement& r : replacements_) {
    if (r.begin > 0) set_starts(r.begin - 1);
    set_starts(r.begin);
  }
}

void Cascade::finish(Record& record) {
  dropped_.resize(record.mentions.size());
  order_.clear();
  for (std::uint32_t i = 0; i < record.mentions.size(); ++i)
    if (!dropped_[i]) order_.push_back(i);
  std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Mention &x = record.mentions[a], &y = record.mentions[b];
    return x.begin != y.begin ? x.begin < y.begin : x.end != y.end ? x.end > y.end : a < b;
  });
  renumbered_.assign(record.mentions.size(), MentionRef{});
  sorted_.clear();
  for (const std::uint32_t old : order_) {
    renumbered_[old] = {static_cast<std::uint32_t>(sorted_.size())};
    sorted_.push_back(record.mentions[old]);
  }
  record.mentions.swap(sorted_);
  record.renumber(renumbered_);
}

// ---- the public face ----

Session::Session(const Extractor& extractor) : cascade_(std::make_unique<Cascade>(extractor.knowledge())) {}
Session::~Session() = default;
void Session::extract(const Document& document, Record& record) { cascade_->extract(document, record); }

Extractor::Extractor(const std::vector<SourceFile>& sources) : knowledge_(std::make_unique<Knowledge>(compile_knowledge(sources))) { check_field_names(*knowledge_); }
Extractor::~Extractor() = default;

}  // namespace newsmetrics
