#include "cli/check.h"

#include <algorithm>
#include <ostream>
#include <set>

#include "cli/knowledge.h"
#include "rule_examples.h"

namespace newsmetrics {
namespace {

class Check {
 public:
  Check(const Options& options, const std::vector<SourceFile>& sources, const Knowledge& knowledge, std::ostream& out, std::ostream& errors)
      : files_(options.checked), sources_(sources), knowledge_(knowledge), out_(out), errors_(errors) {}

  bool run() {
    std::vector<ExampleFault> faults;
    for (const std::string& file : files_) {
      if (file.ends_with(".tsv")) look_at_words(file);
      if (!file.ends_with(".rules")) continue;
      std::size_t rules = 0, examples = 0;
      for (const Rule& rule : knowledge_.rules()) {
        if (knowledge_.text(rule.file) != file) continue;
        run_examples(knowledge_, rule, faults);
        ++rules;
        examples += rule.example_count;
      }
      out_ << file << ": " << rules << (rules == 1 ? " rule, " : " rules, ") << examples << (examples == 1 ? " example\n" : " examples\n");
    }
    for (const ExampleFault& fault : faults) print(fault, "");
    if (!faults.empty()) errors_ << "  hint: `newsmetrics explain` shows which rules take the words, and what classes they have\n";
    look_at_others();
    return faults.empty();
  }

 private:
  void print(const ExampleFault& fault, std::string_view prefix) {
    errors_ << fault.file << ":" << fault.line << ": " << prefix << "rule " << fault.rule << ": " << fault.cause << "\n    " << fault.text << "\n";
  }

  // A class that nothing else knows and no rule names is most likely misspelt.
  void look_at_words(const std::string& name) {
    const auto mine = [&](const SourceFile& file) { return std::find(files_.begin(), files_.end(), file.name) != files_.end(); };
    std::set<std::string_view> others;
    std::string rules;
    for (const SourceFile& file : sources_) {
      if (file.name.ends_with(".rules")) rules += file.text;
      if (!mine(file) && file.name.ends_with(".tsv"))
        for (const LexiconLine& line : lines(file)) others.insert(line.classes.begin(), line.classes.end());
    }
    const auto& file = *std::find_if(sources_.rbegin(), sources_.rend(), [&](const SourceFile& f) { return f.name == name; });
    std::set<std::string_view> reported;
    const std::vector<LexiconLine> words = lines(file);
    for (const LexiconLine& line : words) {
      for (const std::string_view of_class : line.classes) {
        if (others.contains(of_class) || rules.find(of_class) != std::string::npos || !reported.insert(of_class).second) continue;
        errors_ << name << ":" << line.number << ": warning: no rule looks for the class " << of_class << "\n";
        if (const std::string hint = suggestion(of_class, {others.begin(), others.end()}); !hint.empty()) errors_ << "  hint: " << hint << "\n";
      }
    }
    out_ << name << ": " << words.size() << (words.size() == 1 ? " word or phrase\n" : " words and phrases\n");
  }

  struct LexiconLine {
    std::uint32_t number;
    std::vector<std::string_view> classes;
  };
  static std::vector<LexiconLine> lines(const SourceFile& file) {
    std::vector<LexiconLine> found;
    each_line(file.text, [&](std::uint32_t number, std::string_view line) {
      const std::size_t tab = line.find('\t');
      if (tab != std::string_view::npos) found.push_back({number, split(line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1), ", ")});
    });
    return found;
  }

  // New words and rules may take words away from the rules that were there.
  void look_at_others() {
    std::vector<ExampleFault> faults;
    for (const Rule& rule : knowledge_.rules())
      if (std::find(files_.begin(), files_.end(), knowledge_.text(rule.file)) == files_.end()) run_examples(knowledge_, rule, faults);
    for (const ExampleFault& fault : faults) print(fault, "warning: with these files, ");
  }

  const std::vector<std::string>& files_;
  const std::vector<SourceFile>& sources_;
  const Knowledge& knowledge_;
  std::ostream& out_;
  std::ostream& errors_;
};

}  // namespace

bool check_files(const Options& options, std::ostream& out, std::ostream& errors) {
  try {
    const std::vector<SourceFile> sources = knowledge_sources(options, options.checked);
    const Extractor extractor(sources);
    return Check(options, sources, extractor.knowledge(), out, errors).run();
  } catch (const SourceError& error) {
    print_fault(error, errors);
    return false;
  }
}

}  // namespace newsmetrics
