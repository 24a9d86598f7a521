#include "cli/explain.h"

#include <iomanip>
#include <ostream>

#include "extractor.h"

namespace newsmetrics {
namespace {

class Explanation : public Trace {
 public:
  Explanation(const Knowledge& knowledge, const Document& document, std::ostream& out) : knowledge_(knowledge), text_(document.text), out_(out) {}

  void stage(const Stage& stage, const std::vector<Item>& items) override {
    if (&stage == knowledge_.stages().data()) tokens(items);
    out_ << "\nstage " << knowledge_.text(stage.name) << "\n";
  }

  void matched(const Rule& rule, const Record& record, const Mention& mention, bool accepted) override {
    out_ << (accepted ? "  takes   " : "  refuses ") << std::left << std::setw(28) << knowledge_.text(rule.name) << " \"" << text_.substr(mention.begin, mention.end - mention.begin) << "\"";
    for (std::uint32_t i = mention.first_field; i < mention.first_field + mention.field_count; ++i) {
      const Field& field = record.fields[i];
      out_ << "  " << field.name << "=";
      if (const auto* decimal = std::get_if<Decimal>(&field.value)) {
        char digits[Decimal::kMaxText];
        out_.write(digits, decimal->write(digits));
      } else if (const auto* flag = std::get_if<bool>(&field.value)) {
        out_ << (*flag ? "true" : "false");
      } else if (const auto* text = std::get_if<std::string_view>(&field.value)) {
        out_ << *text;
      }
    }
    out_ << "\n";
  }

 private:
  void tokens(const std::vector<Item>& items) {
    out_ << "tokens\n";
    for (const Item& item : items) {
      const std::string_view word = text_.substr(item.begin, item.end - item.begin);
      out_ << "  " << std::left << std::setw(20) << (word.empty() ? "—" : word);
      for (ClassId id = 0; id < knowledge_.tables().classes.size(); ++id) {
        const std::string_view name = knowledge_.text(knowledge_.tables().classes[id]);
        if (knowledge_.symbol_has(item.symbol, id) && name.front() != '"') out_ << " " << name;
      }
      out_ << "\n";
    }
  }

  const Knowledge& knowledge_;
  std::string_view text_;
  std::ostream& out_;
};

}  // namespace

void explain(const Extractor& extractor, const Document& document, std::ostream& out) {
  Explanation explanation(extractor.knowledge(), document, out);
  Cascade cascade(extractor.knowledge());
  Record record;
  cascade.extract(document, record, &explanation);
}

}  // namespace newsmetrics
