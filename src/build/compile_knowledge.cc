// Build tool: compile_knowledge DATA_FOLDER OUTPUT_FOLDER
// Compiles the lexicon and grammar into knowledge.bin and packs their sources into sources.bin. A fault in them ends the
// build with file, line and cause.
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "grammar/grammar_compiler.h"
#include "lexicon/knowledge.h"
#include "read_sources.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: compile_knowledge DATA_FOLDER OUTPUT_FOLDER\n";
    return 2;
  }
  try {
    auto sources = newsmetrics::read_sources(argv[1]);
    // "data/grammar/money.rules": the program tells no paths of the machine that built it.
    for (auto& file : sources) file.name = std::filesystem::relative(file.name, std::filesystem::absolute(argv[1]).parent_path()).string();
    const std::string block = newsmetrics::compile_knowledge(sources);
    const std::filesystem::path out = argv[2];
    std::ofstream(out / "knowledge.bin", std::ios::binary) << block;
    std::ofstream packed(out / "sources.bin", std::ios::binary);
    for (const auto& file : sources) packed << file.name << '\0' << file.text << '\0';
    const newsmetrics::Knowledge knowledge(block);
    for (const auto& stage : knowledge.stages())
      std::cout << knowledge.text(stage.name) << ": " << stage.rule_count << " rules, " << stage.symbols - 1 << " kinds of token, " << stage.states << " states\n";
    std::cout << "knowledge: " << block.size() / 1024 << " KiB\n";
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
  return 0;
}
