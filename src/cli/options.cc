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

}  // namespace

std::optional<int> parse_options(int argc, char** argv, Options& options) {
  CLI::App app{"Reads news articles and prints the facts in them: dates, figures, names, and the metrics that they make.", "newsmetrics"};
  app.footer(kFooter);
  app.get_formatter()->column_width(36);
  bool version = false;
  app.add_flag("--version", version, "Print the version")->configurable(false);
  app.add_flag("--json", options.version_json, "With --version: as JSON, with the schema, formats and kinds")->configurable(false)->needs("--version")->option_text(" ");
  app.set_config("--config", config_path(), "Options from this file, one a line (format = \"csv\"), not from $XDG_CONFIG_HOME/newsmetrics/config.toml")
      ->option_text("FILE");
  app.allow_config_extras(CLI::config_extras_mode::error);

  app.add_option("INPUT", options.inputs, "Files and folders to read; - (or none) is standard input")->configurable(false);
  app.add_option("--input-format", options.input.format, "auto (the default), text, html, jsonl, warc, mbox or feed")
      ->option_text("FORMAT")->group("Input")
      ->transform(CLI::CheckedTransformer(kInputFormats).description(""))
      ->default_str("auto");
  app.add_option("--published", options.published, "Publication date, the anchor of \"yesterday\", whatever the articles say")
      ->option_text("DATE")->group("Input")
      ->option_text("DATE")
      ->transform(CLI::Validator(
          [](std::string& date) {
            const std::string read = parse_timestamp(date);
            if (read.empty()) return "no date that can be read: " + date;
            date = read;
            return std::string();
          },
          ""));
  std::string files_from;
  app.add_option("--files-from", files_from, "Read also the files and folders that this file lists, by line or separated by NUL; - is standard input")
      ->option_text("FILE")
      ->group("Input");
  app.add_option("--include", options.input.include, "Of folders and archives only files like this glob (\"*.html\", or with a slash the path below the folder)")
      ->option_text("GLOB")
      ->group("Input")
      ->allow_extra_args(false);
  app.add_option("--exclude", options.input.exclude, "No files or folders like this glob")->option_text("GLOB")->group("Input")->allow_extra_args(false);
  app.add_flag("--published-from-file", options.input.published_from_file, "The file's own time as publication date when nothing else gives one")->group("Input");
  app.add_option("--max-article-size", options.input.max_article_bytes, "Pass over longer articles (256MB)")
      ->option_text("SIZE")
      ->group("Input")
      ->transform(CLI::AsSizeValue(false))
      ->default_str("256MB");
  app.add_option("--max-expansion", options.input.max_expansion, "Leave archives that unpack to more than N times their size (200)")
      ->option_text("N")
      ->group("Input")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--max-nesting", options.input.max_nesting, "Open archives within archives only so deep (8)")->option_text("N")->group("Input")->capture_default_str();
  app.add_flag("--keep-fields", options.input.keep_fields, "Print other fields of JSONL as document.fields")->group("Input");

  std::string format = "json";
  Color color = Color::kAuto;
  app.add_option("--format", format, format_names() + " (json is the default)")->option_text("FORMAT")->group("Output")->check([](const std::string& name) {
    return find_format(name) == nullptr ? "no such format: " + name + " (" + format_names() + ")" : "";
  });
  app.add_option("--kinds", options.output.kinds, "Only mentions of these kinds (a,b,…), and the metrics that rest on them")
      ->option_text("KIND,...")
      ->group("Output")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_option("--fields", options.output.fields, "Only these members of mentions and metrics (json, ndjson), these columns (csv)")
      ->option_text("NAME,...")
      ->group("Output")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_option("--table", options.output.table, "csv: a row for each of the metrics (the default) or the mentions")
      ->option_text("TABLE")->group("Output")
      ->transform(CLI::CheckedTransformer(kTables).description(""))
      ->default_str("metrics");
  app.add_option("--color", color, "text: auto (the default: on a terminal, and NO_COLOR is not set), always or never")
      ->option_text("WHEN")->group("Output")
      ->transform(CLI::CheckedTransformer(kColors).description(""))
      ->default_str("auto");
  app.add_option("--offsets", options.output.offsets, "Count offsets in codepoints (the default), bytes or utf16 units")
      ->option_text("UNIT")->group("Output")
      ->transform(CLI::CheckedTransformer(kOffsetUnits).description(""))
      ->default_str("codepoints");
  app.add_flag("--text", options.output.text, "Print the article's text: in its record (json, ndjson), or also sentences that hold no mention (text)")->group("Output");

  app.add_option("--output-dir", options.output_dir, "Write a file for each source below this folder, whole or not at all")->option_text("FOLDER")->group("Output");
  app.add_flag("--resume", options.resume, "With --output-dir: pass over sources whose file is there and newer")->group("Output");
  app.add_option("-j,--jobs", options.jobs, "Threads; 0 (the default) is one a processor")
      ->option_text("N")
      ->group("Output")
      ->check(CLI::Range(0, 1024))
      ->default_str("0");
  app.add_flag("-q,--quiet", options.quiet, "Only errors on standard error: no warnings, progress or summary")->group("Output");

  app.add_option("--data", options.data, "Lexicon and grammar of this folder instead of the built-in ones")
      ->option_text("FOLDER")
      ->group("Knowledge")
      ->check(CLI::ExistingDirectory);

  app.add_option("--rules", options.rules, "A rule file of your own (*.rules), a stage behind the built-in ones")
      ->option_text("FILE")->group("Knowledge")
      ->allow_extra_args(false)
      ->check(CLI::ExistingFile & ends_with(".rules"));
  app.add_option("--lexicon", options.lexicons, "A lexicon file of your own (*.tsv)")
      ->option_text("FILE")
      ->group("Knowledge")
      ->allow_extra_args(false)
      ->check(CLI::ExistingFile & ends_with(".tsv"));

  CLI::App* explain = app.add_subcommand("explain", "Show tokens, classes and what each rule did with a text")->fallthrough();
  explain->add_option("TEXT", options.text, "The text; - reads it from standard input")->required();
  CLI::App* rules = app.add_subcommand("rules", "List the rules with their examples: all, those of a kind, or one")->fallthrough();
  rules->add_option("NAME", options.rule, "A kind or a rule");
  CLI::App* check = app.add_subcommand("check", "Examine rule and lexicon files of your own, and run their examples")->fallthrough();
  check->add_option("FILE", options.checked, "*.rules and *.tsv files that belong together")
      ->required()
      ->check(CLI::ExistingFile & (ends_with(".rules") | ends_with(".tsv")));

  try {
    app.parse(argc, argv);
  } catch (const CLI::ConfigError& error) {
    std::cerr << "newsmetrics: configuration file: " << error.what() << "\n";
    return kExitUsage;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kExitOk : kExitUsage;
  }
  if (version) {
    options.command = Command::kVersion;
    return std::nullopt;
  }
  options.format = find_format(format);
  options.output.colour = in_color(color);
  if (explain->parsed()) options.command = Command::kExplain;
  if (rules->parsed()) options.command = Command::kRules;
  if (check->parsed()) options.command = Command::kCheck;
  if (options.resume && options.output_dir.empty()) {
    std::cerr << "newsmetrics: --resume needs --output-dir\n";
    return kExitUsage;
  }
  if (!files_from.empty()) {
    std::vector<InputMessage> messages;
    for (std::string& name : read_file_list(files_from, messages)) options.inputs.push_back(std::move(name));
    for (const InputMessage& message : messages) std::cerr << "newsmetrics: " << message.to_string() << "\n";
    if (!messages.empty()) return kExitUsage;
  } else if (options.inputs.empty() && options.command == Command::kExtract) {
    if (isatty(STDIN_FILENO) != 0) {
      std::cout << app.help();
      return kExitOk;
    }
    options.inputs = {"-"};
  }
  if (options.jobs == 0) options.jobs = std::max(1u, std::thread::hardware_concurrency());
  return std::nullopt;
}

}  // namespace newsmetrics
