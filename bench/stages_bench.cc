// Stages of the way from text to JSON, one by one: MB/s of article text. Text: the samples, repeated.
//
//   cmake --preset release -DNEWSMETRICS_BENCH=ON && cmake --build --preset release && build/release/bench/newsmetrics_bench
#include <filesystem>
#include <fstream>
#include <iterator>

#include <benchmark/benchmark.h>

#include "extractor.h"
#include "grammar/grammar_compiler.h"
#include "output/writer.h"

namespace newsmetrics {
namespace {

const std::string& article() {
  static const std::string text = [] {
    std::string all;
    for (const auto& entry : std::filesystem::directory_iterator(NEWSMETRICS_SOURCE_DIR "/samples")) {
      if (entry.path().extension() != ".txt") continue;
      std::ifstream in(entry.path());
      all.append(std::istreambuf_iterator<char>(in), {});
      all += "\n\n";
    }
    std::string text_out;
    while (text_out.size() < (1 << 20)) text_out += all;
    return text_out;
  }();
  return text;
}

const Knowledge& knowledge() {
  static const Extractor extractor;
  return extractor.knowledge();
}

void count_bytes(benchmark::State& state) { state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(article().size())); }

void Tokens(benchmark::State& state) {
  const Tokenizer tokenizer(knowledge());
  std::vector<Token> tokens;
  for (auto _ : state) {
    for (std::size_t at = 0; at < article().size();) {
      at = tokenizer.tokenize(article(), at, tokens);
      benchmark::DoNotOptimize(tokens.data());
    }
  }
  count_bytes(state);
}
BENCHMARK(Tokens);

void Lexicon(benchmark::State& state) {
  const Tokenizer tokenizer(knowledge());
  std::vector<Token> tokens, all;
  for (std::size_t at = 0; at < article().size();) {
    at = tokenizer.tokenize(article(), at, tokens);
    all.insert(all.end(), tokens.begin(), tokens.end());
  }
  for (auto _ : state)
    for (const Token& token : all) benchmark::DoNotOptimize(knowledge().find(std::string_view(article()).substr(token.begin, token.end - token.begin)));
  count_bytes(state);
  state.counters["tokens"] = benchmark::Counter(static_cast<double>(state.iterations() * all.size()), benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(Lexicon);

// The whole cascade with the time that each stage takes, by stopping the clock outside of it.
class StageClock : public Trace {
 public:
  explicit StageClock(std::vector<double>& seconds) : seconds_(seconds) {}
  void stage(const Stage& stage, const std::vector<Item>&) override { lap(static_cast<std::size_t>(&stage - knowledge().stages().data())); }
  void lap(std::size_t next) {
    const auto now = std::chrono::steady_clock::now();
    if (current_ < seconds_.size()) seconds_[current_] += std::chrono::duration<double>(now - since_).count();
    since_ = now;
    current_ = next;
  }

 private:
  std::vector<double>& seconds_;
  std::size_t current_ = ~std::size_t{0};
  std::chrono::steady_clock::time_point since_;
};

void Extract(benchmark::State& state) {
  Cascade cascade(knowledge());
  Record record;
  const Document document{.id = "bench", .text = article(), .published = "2024-03-14"};
  std::vector<double> seconds(knowledge().stages().size());
  StageClock clock(seconds);
  for (auto _ : state) {
    cascade.extract(document, record, state.range(0) != 0 ? &clock : nullptr);
    benchmark::DoNotOptimize(record.mentions.data());
  }
  count_bytes(state);
  state.counters["mentions"] = static_cast<double>(record.mentions.size());
  if (state.range(0) == 0) return;
  for (std::size_t i = 0; i < seconds.size(); ++i)
    state.counters[std::string(knowledge().text(knowledge().stages()[i].name)) + "_us"] = benchmark::Counter(seconds[i] * 1e6, benchmark::Counter::kAvgIterations);
}
BENCHMARK(Extract)->Arg(0)->Arg(1)->ArgName("by_stage");

void Json(benchmark::State& state) {
  Cascade cascade(knowledge());
  Record record;
  const Document document{.id = "bench", .text = article(), .published = "2024-03-14"};
  cascade.extract(document, record);
  const auto writer = find_format("ndjson")->make({});
  std::string out;
  for (auto _ : state) {
    out.clear();
    writer->record(document, record, out);
    benchmark::DoNotOptimize(out.data());
  }
  count_bytes(state);
}
BENCHMARK(Json);

void OneLine(benchmark::State& state) {
  const Document document{.id = "bench", .text = "Trade rose 45% in 2020 to about $50 million, the ministry said.", .published = "2021-08-29"};
  for (auto _ : state) {
    const Extractor extractor;
    Session session(extractor);
    Record record;
    session.extract(document, record);
    benchmark::DoNotOptimize(record.mentions.data());
  }
}
BENCHMARK(OneLine)->Unit(benchmark::kMicrosecond);

void CompileKnowledge(benchmark::State& state) {
  const auto sources = builtin_sources();
  for (auto _ : state) benchmark::DoNotOptimize(compile_knowledge(sources));
}
BENCHMARK(CompileKnowledge)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace newsmetrics

BENCHMARK_MAIN();
