#include "cli/explain.h"

#include <algorithm>
#include <ostream>

#include "extractor.h"
#include "grammar/captures.h"
#include "output/phrasing.h"
#include "output/printable.h"

namespace newsmetrics {
namespace {

class Explanation : public Trace {
 public:
  Explanation(const Knowledge& knowledge, const Document& document, std::ostream& out) : knowledge_(knowledge), text_(document.text), out_(out) {}

  void stage(const Stage& stage, const std::vector<Item>& items) override {
    finish_stage();
    if (&stage == knowledge_.stages().data()) tokens(items);
    stage_ = &stage;
    items_ = items;
  }

  void matched(const Rule& rule, const Record& record, const Mention& mention, bool accepted) override {
    taken_.push_back({&rule, mention.begin, mention.end, accepted, fields(record, mention)});
  }

  void finish(const Record& record) {
    finish_stage();
    out_ << "\nmentions\n";
    for (const Mention& mention : record.mentions) {
      std::string line = "  ";
      column(mention.kind, 14, line);
      column(mention.rule, 32, line);
      out_ << line << quoted(mention.begin, mention.end) << fields(record, mention) << "\n";
    }
  }

 private:
  struct Taken {
    const Rule* rule;
    std::uint32_t begin, end;
    bool accepted;
    std::string fields;
  };

  static std::string fields(const Record& record, const Mention& mention) {
    std::string list;
    for (const Field& field : record.fields_of(mention)) {
      list.append("  ").append(field.name).append("=");
      append_printable(text_of(field), list);
    }
    return list;
  }

  static void column(std::string_view text, std::size_t width, std::string& line) {
    line += text;
    line.append(text.size() < width ? width - text.size() : 1, ' ');
  }

  std::string quoted(std::uint32_t begin, std::uint32_t end) const {
    std::string words = "\"";
    append_printable(text_.substr(begin, end - begin), words);
    return words + "\"";
  }

  void tokens(const std::vector<Item>& items) {
    out_ << "tokens\n";
    for (const Item& item : items) {
      std::string line = "  ", word;
      append_printable(text_.substr(item.begin, item.end - item.begin), word);
      column(word.empty() ? "—" : word, word.empty() ? 22 : 20, line);
      for (std::size_t id = 0; id < knowledge_.tables().classes.size(); ++id) {
        const std::string_view name = knowledge_.text(knowledge_.tables().classes[id]);
        if (knowledge_.symbol_has(item.symbol, static_cast<ClassId>(id)) && name.front() != '"') line += " ", line += name;
      }
      out_ << line << "\n";
    }
  }

  void finish_stage() {
    if (stage_ != nullptr && !taken_.empty()) {
      out_ << "\nstage " << knowledge_.text(stage_->name) << "\n";
      for (const Taken& taken : taken_) print(taken);
      losers();
    }
    stage_ = nullptr;
    taken_.clear();
  }

  void print(const Taken& taken) {
    std::string line = taken.accepted ? "  takes    " : "  refuses  ";
    column(knowledge_.text(taken.rule->name), 32, line);
    out_ << line << quoted(taken.begin, taken.end) << taken.fields << "\n";
  }

  // What each rule would have taken had it been alone, where it meets what another took.
  void losers() {
    const auto index = static_cast<std::size_t>(stage_ - knowledge_.stages().data());
    std::string bytes;  // the items as the stage sees them
    for (const Item& item : items_) bytes += static_cast<char>(knowledge_.byte(item.symbol, index));
    for (const Rule& rule : knowledge_.rules().subspan(stage_->first_rule, stage_->rule_count)) {
      for (std::size_t begin = 0, length; begin < bytes.size(); begin += std::max<std::size_t>(1, length)) {
        length = longest_match(knowledge_.tables(), rule, std::string_view(bytes).substr(begin));
        if (length > 0) loser(rule, items_[begin].begin, items_[begin + length - 1].end);
      }
    }
  }

  void loser(const Rule& rule, std::uint32_t begin, std::uint32_t end) {
    const auto overlaps = [&](const Taken& t) { return t.accepted && t.begin < end && begin < t.end; };
    if (std::any_of(taken_.begin(), taken_.end(), [&](const Taken& t) { return t.rule == &rule && t.begin < end && begin < t.end; })) return;
    const auto winner = std::find_if(taken_.begin(), taken_.end(), overlaps);
    if (winner == taken_.end()) return;
    const char* why = winner->begin < begin                       ? "begins earlier"
                      : winner->end - winner->begin > end - begin ? "is longer"
                      : &rule > winner->rule                      ? "stands first"
                                                                  : "looks further";
    std::string line = "  loses    ";
    column(knowledge_.text(rule.name), 32, line);
    out_ << line << quoted(begin, end) << "  to " << knowledge_.text(winner->rule->name) << ", which " << why << "\n";
  }

  const Knowledge& knowledge_;
  std::string_view text_;
  std::ostream& out_;
  const Stage* stage_ = nullptr;
  std::vector<Item> items_;  // as the stage met them
  std::vector<Taken> taken_;
};

}  // namespace

void explain(const Extractor& extractor, const Document& document, std::ostream& out) {
  Explanation explanation(extractor.knowledge(), document, out);
  Cascade cascade(extractor.knowledge());
  Record record;
  cascade.extract(document, record, &explanation);
  explanation.finish(record);
}

}  // namespace newsmetrics
