// The command line: reads articles, prints records.
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/explain.h"
#include "output/json_writer.h"
#include "read_sources.h"
#include "text/utf8.h"

int main(int argc, char** argv) {
  using namespace newsmetrics;
  CLI::App app{"Reads news articles and prints the facts in them as JSON", "newsmetrics"};
  std::vector<std::string> inputs;
  std::string input_format = "text", format = "json", published, data;
  std::vector<std::string> kinds;
  app.add_option("INPUT", inputs, "files; - is standard input");
  app.add_option("--input-format", input_format, "text or jsonl");
  app.add_option("--format", format, "json or ndjson");
  app.add_option("--published", published, "publication date");
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
    JsonOptions options{.pretty = format == "json", .kinds = {kinds.begin(), kinds.end()}};
    if (inputs.empty()) inputs = {"-"};
    std::string out;
    const auto print = [&](const Document& document) {
      session.extract(document, record);
      out.clear();
      write_json(document, record, options, out);
      std::cout << out;
    };
    for (const auto& name : inputs) {
      std::ifstream file(name);
      std::istream& in = name == "-" ? std::cin : file;
      if (input_format == "jsonl") {
        for (std::string line; std::getline(in, line);) {
          const auto json = nlohmann::json::parse(line);
          Document document;
          document.id = json.value("id", "");
          document.text = json.value("text", "");
          if (json.contains("published") && json["published"].is_string()) document.published = json["published"], document.published_from = PublishedFrom::kMetadata;
          print(document);
        }
      } else {
        Document document{.id = name, .text = {std::istreambuf_iterator<char>(in), {}}};
        replace_invalid_utf8(document.text);
        if (!published.empty()) document.published = published, document.published_from = PublishedFrom::kOption;
        print(document);
      }
    }
  } catch (const std::exception& error) {
    std::cerr << "newsmetrics: " << error.what() << "\n";
    return 1;
  }
}
