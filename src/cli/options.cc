#include "cli/options.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <thread>

#include <CLI/CLI.hpp>

#include "cli/exit_status.h"
#include "input/source.h"
#include "input/timestamp.h"

namespace newsmetrics {
namespace {

constexpr const char* kFooter = R"(Examples:
  newsmetrics article.html
  newsmetrics --format csv news/ > metrics.csv
  newsmetrics --format html --output-dir report news/
  zcat news.jsonl.gz | newsmetrics --input-format jsonl --format ndjson | jq '.metrics[]'

Exit status:
  0  everything was read
  1  some inputs could not be read, or the output not be written (what could be, was); check found faults
  2  wrong options, or a faulty rule, lexicon or configuration file: nothing was done)";

const std::map<std::string, InputFormat> kInputFormats = {
    {"auto", InputFormat::kAuto}, {"text", InputFormat::kText}, {"html", InputFormat::kHtml}, {"jsonl", InputFormat::kJsonl},
    {"warc", InputFormat::kWarc}, {"mbox", InputFormat::kMbox}, {"feed", InputFormat::kFeed}};
const std::map<std::string, OffsetUnit> kOffsetUnits = {{"codepoints", OffsetUnit::kCodePoints}, {"bytes", OffsetUnit::kBytes}, {"utf16", OffsetUnit::kUtf16}};

const std::map<std::string, Table> kTables = {{"metrics", Table::kMetrics}, {"mentions", Table::kMentions}};

enum class Color : std::uint8_t { kAuto, kAlways, kNever };
const std::map<std::string, Color> kColors = {{"auto", Color::kAuto}, {"always", Color::kAlways}, {"never", Color::kNever}};

// "" for a variable that is not set.
std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool in_color(Color color) {
  if (color != Color::kAuto) return color == Color::kAlways;
  return environment("NO_COLOR").empty() && environment("TERM") != "dumb" && isatty(STDOUT_FILENO) != 0;
}

// Where the user's own defaults stand, by the XDG Base Directory Specification; "" when there is no home.
std::string config_path() {
  std::string folder = environment("XDG_CONFIG_HOME");
  if (folder.empty() && !environment("HOME").empty()) folder = environment("HOME") + "/.config";
  return folder.empty() ? "" : folder + "/newsmetrics/config.toml";
}

CLI::Validator ends_with(const std::string& extension) {
  return {[extension](const std::string& name) { return name.ends_with(extension) ? "" : name + " does not end in " + extension; }, ""};
}

std::string format_names() {
  std::string names;
  for (const Format& format : formats()) names += (names.empty() ? "" : ", ") + std::string(format.name);
  return names;
}

class CommandLine {
 public:
  explicit CommandLine(Options& options) : options_(options) {
    app_.footer(kFooter);
    app_.get_formatter()->column_width(36);
    add_general();
    add_input();
    add_output();
    add_knowledge();
    add_commands();
  }

  std::optional<int> parse(int argc, char** argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ConfigError& error) {
      return refuse(std::string("configuration file: ") + error.what());
    } catch (const CLI::ParseError& error) {
      return app_.exit(error) == 0 ? kExitOk : kExitUsage;
    }
    if (version_) {
      options_.command = Command::kVersion;
      return std::nullopt;
    }
    if (explain_->parsed()) options_.command = Command::kExplain;
    if (rules_->parsed()) options_.command = Command::kRules;
    if (check_->parsed()) options_.command = Command::kCheck;
    options_.format = find_format(format_);
    options_.output.color = in_color(color_);
    if (options_.jobs == 0) options_.jobs = std::max(1u, std::thread::hardware_concurrency());
    if (options_.resume && options_.output_dir.empty()) return refuse("--resume needs --output-dir");
    return find_inputs();
  }

 private:
  static int refuse(const std::string& cause) {
    std::cerr << "newsmetrics: " << cause << "\n";
    return kExitUsage;
  }

  std::optional<int> find_inputs() {
    if (!files_from_.empty()) {
      std::vector<InputMessage> messages;
      for (std::string& name : read_file_list(files_from_, messages)) options_.inputs.push_back(std::move(name));
      for (const InputMessage& message : messages) refuse(message.to_string());
      if (!messages.empty()) return kExitUsage;
    } else if (options_.inputs.empty() && options_.command == Command::kExtract) {
      if (isatty(STDIN_FILENO) != 0) {
        std::cout << app_.help();
        return kExitOk;
      }
      options_.inputs = {"-"};
    }
    return std::nullopt;
  }

  // An option in a group of the help; `value_name` stands there for what the user gives.
  template <typename T>
  CLI::Option* add(const char* group, const char* name, const char* value_name, T& target, const std::string& description) {
    return app_.add_option(name, target, description)->option_text(value_name)->group(group);
  }
  // One that takes one of a few words.
  template <typename T>
  void add_choice(const char* group, const char* name, const char* value_name, T& target, const std::map<std::string, T>& choices, const char* by_default,
                  const char* description) {
    add(group, name, value_name, target, description)->transform(CLI::CheckedTransformer(choices).description(""))->default_str(by_default);
  }
  void add_flag(const char* group, const char* name, bool& target, const char* description) { app_.add_flag(name, target, description)->group(group); }

  void add_general() {
    app_.add_flag("--version", version_, "Print the version")->configurable(false);
    app_.add_flag("--json", options_.version_json, "With --version: as JSON, with the schema, formats and kinds")
        ->configurable(false)
        ->needs("--version")
        ->option_text(" ");
    app_.set_config("--config", config_path(), "Options from this file, one a line (format = \"csv\"), not from $XDG_CONFIG_HOME/newsmetrics/config.toml")
        ->option_text("FILE");
    app_.allow_config_extras(CLI::config_extras_mode::error);
    app_.add_option("INPUT", options_.inputs, "Files and folders to read; - (or none) is standard input")->configurable(false);
  }

  void add_input() {
    constexpr const char* kGroup = "Input";
    InputOptions& input = options_.input;
    add_choice(kGroup, "--input-format", "FORMAT", input.format, kInputFormats, "auto", "auto (the default), text, html, jsonl, warc, mbox or feed");
    add(kGroup, "--published", "DATE", options_.published, "Publication date, the anchor of \"yesterday\", whatever the articles say")
        ->transform(CLI::Validator(
            [](std::string& date) {
              const std::string read = parse_timestamp(date);
              if (read.empty()) return "no date that can be read: " + date;
              date = read;
              return std::string();
            },
            ""));
    add(kGroup, "--files-from", "FILE", files_from_, "Read also the files and folders that this file lists, by line or separated by NUL; - is standard input");
    add(kGroup, "--include", "GLOB", input.include, "Of folders and archives only files like this glob (\"*.html\", or with a slash the path below the folder)")
        ->allow_extra_args(false);
    add(kGroup, "--exclude", "GLOB", input.exclude, "No files or folders like this glob")->allow_extra_args(false);
    add_flag(kGroup, "--published-from-file", input.published_from_file, "The file's own time as publication date when nothing else gives one");
    add(kGroup, "--max-article-size", "SIZE", input.max_article_bytes, "Pass over longer articles (256MB)")->transform(CLI::AsSizeValue(false))->default_str("256MB");
    add(kGroup, "--max-expansion", "N", input.max_expansion, "Leave archives that unpack to more than N times their size (200)")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    add(kGroup, "--max-nesting", "N", input.max_nesting, "Open archives within archives only so deep (8)")->capture_default_str();
    add_flag(kGroup, "--keep-fields", input.keep_fields, "Print other fields of JSONL as document.fields");
  }

  void add_output() {
    constexpr const char* kGroup = "Output";
    OutputOptions& output = options_.output;
    add(kGroup, "--format", "FORMAT", format_, format_names() + " (json is the default)")->check([](const std::string& name) {
      return find_format(name) == nullptr ? "no such format: " + name + " (" + format_names() + ")" : "";
    });
    add(kGroup, "--kinds", "KIND,...", output.kinds, "Only mentions of these kinds (a,b,…), and the metrics that rest on them")->delimiter(',')->allow_extra_args(false);
    add(kGroup, "--fields", "NAME,...", output.fields, "Only these members of mentions and metrics (json, ndjson), these columns (csv)")
        ->delimiter(',')
        ->allow_extra_args(false);
    add_choice(kGroup, "--table", "TABLE", output.table, kTables, "metrics", "csv: a row for each of the metrics (the default) or the mentions");
    add_choice(kGroup, "--color", "WHEN", color_, kColors, "auto", "text: auto (the default: on a terminal, and NO_COLOR is not set), always or never");
    add_choice(kGroup, "--offsets", "UNIT", output.offsets, kOffsetUnits, "codepoints", "Count offsets in codepoints (the default), bytes or utf16 units");
    add_flag(kGroup, "--text", output.text, "Print the article's text: in its record (json, ndjson), or also sentences that hold no mention (text)");
    add(kGroup, "--output-dir", "FOLDER", options_.output_dir, "Write a file for each source below this folder, whole or not at all");
    add_flag(kGroup, "--resume", options_.resume, "With --output-dir: pass over sources whose file is there and newer");
    add(kGroup, "-j,--jobs", "N", options_.jobs, "Threads; 0 (the default) is one a processor")->check(CLI::Range(0, 1024))->default_str("0");
    add_flag(kGroup, "-q,--quiet", options_.quiet, "Only errors on standard error: no warnings, progress or summary");
  }

  void add_knowledge() {
    constexpr const char* kGroup = "Knowledge";
    add(kGroup, "--data", "FOLDER", options_.data, "Lexicon and grammar of this folder instead of the built-in ones")->check(CLI::ExistingDirectory);
    add(kGroup, "--rules", "FILE", options_.rules, "A rule file of your own (*.rules), a stage behind the built-in ones")
        ->allow_extra_args(false)
        ->check(CLI::ExistingFile & ends_with(".rules"));
    add(kGroup, "--lexicon", "FILE", options_.lexicons, "A lexicon file of your own (*.tsv)")->allow_extra_args(false)->check(CLI::ExistingFile & ends_with(".tsv"));
  }

  void add_commands() {
    explain_ = app_.add_subcommand("explain", "Show tokens, classes and what each rule did with a text")->fallthrough();
    explain_->add_option("TEXT", options_.text, "The text; - reads it from standard input")->required();
    rules_ = app_.add_subcommand("rules", "List the rules with their examples: all, those of a kind, or one")->fallthrough();
    rules_->add_option("NAME", options_.rule, "A kind or a rule");
    check_ = app_.add_subcommand("check", "Examine rule and lexicon files of your own, and run their examples")->fallthrough();
    check_->add_option("FILE", options_.checked, "*.rules and *.tsv files that belong together")
        ->required()
        ->check(CLI::ExistingFile & (ends_with(".rules") | ends_with(".tsv")));
  }

  Options& options_;
  CLI::App app_{"Reads news articles and prints the facts in them: dates, figures, names, and the metrics that they make.", "newsmetrics"};
  CLI::App *explain_ = nullptr, *rules_ = nullptr, *check_ = nullptr;  // commands
  bool version_ = false;
  std::string files_from_, format_ = "json";
  Color color_ = Color::kAuto;
};

}  // namespace

std::optional<int> parse_options(int argc, char** argv, Options& options) { return CommandLine(options).parse(argc, argv); }

}  // namespace newsmetrics
