#include "cli/options.h"

#include <unistd.h>

#include <cstdlib>

#include <CLI/CLI.hpp>

#include "cli/exit_status.h"

namespace newsmetrics {
namespace {

constexpr const char* kFooter = R"(Exit status:
  0  everything was read
  1  some inputs could not be read, or the output not be written; what could be, was
  2  wrong options, or a faulty rule or lexicon file: nothing was done)";

const std::map<std::string, InputFormat> kInputFormats = {
    {"auto", InputFormat::kAuto}, {"text", InputFormat::kText}, {"html", InputFormat::kHtml}, {"jsonl", InputFormat::kJsonl},
    {"warc", InputFormat::kWarc}, {"mbox", InputFormat::kMbox}, {"feed", InputFormat::kFeed}};
const std::map<std::string, OffsetUnit> kOffsetUnits = {{"codepoints", OffsetUnit::kCodePoints}, {"bytes", OffsetUnit::kBytes}, {"utf16", OffsetUnit::kUtf16}};

const std::map<std::string, Table> kTables = {{"metrics", Table::kMetrics}, {"mentions", Table::kMentions}};

enum class Color : std::uint8_t { kAuto, kAlways, kNever };
const std::map<std::string, Color> kColors = {{"auto", Color::kAuto}, {"always", Color::kAlways}, {"never", Color::kNever}};

bool in_color(Color color) {
  const char* no_color = std::getenv("NO_COLOR");
  return color == Color::kAlways || (color == Color::kAuto && (no_color == nullptr || *no_color == '\0') && isatty(STDOUT_FILENO) != 0);
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
  app.set_version_flag("--version", "newsmetrics " NEWSMETRICS_VERSION);

  app.add_option("INPUT", options.inputs, "Files and folders to read; - (or none) is standard input");
  app.add_option("--input-format", options.input.format, "auto, text, html, jsonl, warc, mbox or feed")
      ->group("Input")
      ->transform(CLI::CheckedTransformer(kInputFormats).description(""))
      ->default_str("auto");
  app.add_option("--published", options.published, "Publication date (ISO 8601), the anchor of \"yesterday\", whatever the articles say")->group("Input");
  app.add_flag("--keep-fields", options.input.keep_fields, "Print other fields of JSONL as document.fields")->group("Input");

  std::string format = "json";
  Color color = Color::kAuto;
  app.add_option("--format", format, format_names())->group("Output")->capture_default_str()->check([](const std::string& name) {
    return find_format(name) == nullptr ? "no such format: " + name + " (" + format_names() + ")" : "";
  });
  app.add_option("--kinds", options.output.kinds, "Only mentions of these kinds (a,b,…), and the metrics that rest on them")->group("Output")->delimiter(',')->allow_extra_args(false);
  app.add_option("--fields", options.output.fields, "Only these members of mentions and metrics (json, ndjson), these columns (csv)")->group("Output")->delimiter(',')->allow_extra_args(false);
  app.add_option("--table", options.output.table, "csv: a row for each of the metrics or the mentions")
      ->group("Output")
      ->transform(CLI::CheckedTransformer(kTables).description(""))
      ->default_str("metrics");
  app.add_option("--color", color, "text: auto (on a terminal, and NO_COLOR is not set), always or never")
      ->group("Output")
      ->transform(CLI::CheckedTransformer(kColors).description(""))
      ->default_str("auto");
  app.add_option("--offsets", options.output.offsets, "Count offsets in codepoints, bytes or utf16 units")
      ->group("Output")
      ->transform(CLI::CheckedTransformer(kOffsetUnits).description(""))
      ->default_str("codepoints");
  app.add_flag("--text", options.output.text, "Print the article's text: in its record (json, ndjson), or also sentences that hold no mention (text)")->group("Output");

  app.add_option("--data", options.data, "Lexicon and grammar of this folder instead of the built-in ones")->group("Knowledge")->check(CLI::ExistingDirectory);

  CLI::App* explain = app.add_subcommand("explain", "Show tokens, classes and what each rule did with a text")->fallthrough();
  explain->add_option("TEXT", options.text, "The text")->required();

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kExitOk : kExitUsage;
  }
  options.format = find_format(format);
  options.output.colour = in_color(color);
  if (explain->parsed()) options.command = Command::kExplain;
  if (options.inputs.empty()) options.inputs = {"-"};
  return std::nullopt;
}

}  // namespace newsmetrics
