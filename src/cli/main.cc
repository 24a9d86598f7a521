// The command line: reads articles, prints records.
#include <exception>
#include <iostream>
#include <map>

#include <CLI/CLI.hpp>

#include "cli/explain.h"
#include "input/reader.h"
#include "output/json_writer.h"
#include "read_sources.h"

int main(int argc, char** argv) {
  using namespace newsmetrics;
  CLI::App app{"Reads news articles and prints the facts in them as JSON", "newsmetrics"};
  std::vector<std::string> inputs;
  std::string format = "json", published, data;
  InputOptions input;
  std::vector<std::string> kinds;
  app.add_option("INPUT", inputs, "files and folders; - is standard input");
  static const std::map<std::string, InputFormat> kInputFormats{
      {"auto", InputFormat::kAuto}, {"text", InputFormat::kText}, {"html", InputFormat::kHtml}, {"jsonl", InputFormat::kJsonl},
      {"warc", InputFormat::kWarc}, {"mbox", InputFormat::kMbox}, {"feed", InputFormat::kFeed}};
  app.add_option("--input-format", input.format, "auto, text, html, jsonl, warc, mbox or feed")->transform(CLI::CheckedTransformer(kInputFormats));
  app.add_flag("--keep-fields", input.keep_fields, "print other fields of JSONL as document.fields");
  app.add_option("--format", format, "json or ndjson");
  app.add_option("--published", published, "publication date, whatever the articles say");
  bool text = false;
  app.add_flag("--text", text, "print the article's text as document.text");
  app.add_option("--kinds", kinds, "only these kinds")->delimiter(',');
  app.add_option("--data", data, "lexicon and grammar of this folder instead of the built-in ones");
  std::string explained;
  CLI::App* explain_command = app.add_subcommand("explain", "show tokens, classes and what each rule did with a text")->fallthrough();
  explain_command->add_option("TEXT", explained, "the text")->required();
  CLI11_PARSE(app, argc, argv);
  try {
    const Extractor extractor = data.empty() ? Extractor() : Extractor(read_sources(data));
    if (explain_command->parsed()) {
      explain(extractor, {.id = "-", .text = explained, .published = published}, std::cout);
      return 0;
    }
    Session session(extractor);
    Record record;
    const JsonOptions options{.pretty = format == "json", .text = text, .kinds = {kinds.begin(), kinds.end()}};
    if (inputs.empty()) inputs = {"-"};
    Reader reader(inputs, input);
    Parser parser(input);
    Chunk chunk;
    Batch batch;
    bool failed = false;
    std::string out;
    while (reader.next(chunk)) {
      parser.parse(chunk, batch);
      for (const InputMessage& message : batch.messages) {
        failed |= message.severity == InputMessage::Severity::kError;
        std::cerr << "newsmetrics: " << message.to_string() << "\n";
      }
      out.clear();
      for (Document& document : batch.documents()) {
        if (!published.empty()) document.published = published, document.published_from = PublishedFrom::kOption;
        session.extract(document, record);
        write_json(document, record, options, out);
      }
      std::cout << out;
    }
    return failed ? 1 : 0;
  } catch (const std::exception& error) {
    std::cerr << "newsmetrics: " << error.what() << "\n";
    return 1;
  }
}
