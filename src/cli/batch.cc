#include "cli/batch.h"

#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <memory>
#include <mutex>
#include <new>
#include <vector>

#include "cli/exit_status.h"
#include "cli/progress.h"
#include "cli/sink.h"
#include "input/reader.h"

namespace newsmetrics {
namespace {

// What one thread leaves to the next. oneTBB's pipeline sees to the order; this says so again where ThreadSanitizer, which
// cannot look into the library, is able to see it.
class HandOff {
 public:
  void take() const { (void)passed_.load(std::memory_order_acquire); }
  void give() { passed_.store(true, std::memory_order_release); }

 private:
  std::atomic<bool> passed_ = false;
};

// A chunk of input on its way through the pipeline. Slots are used again and again.
struct Slot {
  Chunk chunk;
  Batch batch;
  Output output;
  std::uint64_t articles = 0;
  HandOff hand_off;
};

// What a thread needs to work on a chunk.
struct Worker {
  Worker(const Options& options, const Extractor& extractor) : parser(options.input), session(extractor) {}
  Parser parser;
  Session session;
  Record record;
};

class BatchRun {
 public:
  BatchRun(const Options& options, const Extractor& extractor)
      : options_(options),
        extractor_(extractor),
        writer_(options.format->make(options.output)),
        sink_(options.output_dir.empty() ? make_standard_output(*writer_) : make_folder_output(options, *writer_)),
        input_(with_resume(options)),
        reader_(options.inputs, input_),
        shows_progress_(!options.quiet && isatty(STDERR_FILENO) && (!options.output_dir.empty() || !isatty(STDOUT_FILENO))),
        progress_(
            shows_progress_, [this] { return reader_.bytes_read(); }, [this] { return total_size(options_.inputs, input_); }) {}

  int run();

 private:
  InputOptions with_resume(const Options& options) const;
  bool read(Slot& slot) { return sink_->usable() && reader_.next(slot.chunk); }
  void work(Worker& worker, Slot& slot) const;
  void write(Slot& slot);
  void run_threads(std::unique_ptr<Slot> first);
  void summarise_run();

  const Options& options_;
  const Extractor& extractor_;
  const std::unique_ptr<Writer> writer_;
  const std::unique_ptr<Sink> sink_;
  const InputOptions input_;
  Reader reader_;
  const bool shows_progress_;
  Progress progress_;
  std::uint64_t failures_ = 0;
};

InputOptions BatchRun::with_resume(const Options& options) const {
  InputOptions input = options.input;
  if (options.output_dir.empty()) return input;
  input.ignored_folder = options.output_dir;
  // An index tells of all articles, so a format that has one is made anew.
  if (!options.resume || writer_->needs_summaries()) return input;
  input.wanted = [&options](const std::string& source, std::int64_t changed) {
    struct stat made;
    const std::string path = output_path(options.output_dir, source, options.format->extension);
    return changed == 0 || stat(path.c_str(), &made) != 0 || nanoseconds(made.st_mtim) < changed;
  };
  return input;
}

// Chunk to records. An article that memory does not suffice for is a message; the batch goes on.
void BatchRun::work(Worker& worker, Slot& slot) const {
  Output& output = slot.output;
  output.source = slot.chunk.source;
  output.first = slot.chunk.first, output.last = slot.chunk.last, output.failed = slot.chunk.failed;
  output.records.clear();
  output.summaries.clear();
  slot.articles = 0;
  const auto no_memory = [&](const std::string& where) {
    slot.batch.messages.push_back({InputMessage::Severity::kError, where, 0, "not enough memory"});
    output.failed = true;
  };
  try {
    worker.parser.parse(slot.chunk, slot.batch);
  } catch (const std::bad_alloc&) {
    slot.batch.clear();
    no_memory(output.source);
    return;
  }
  for (Document& document : slot.batch.documents()) {
    const std::size_t before = output.records.size();
    try {
      if (!options_.published.empty()) document.published = options_.published, document.published_from = PublishedFrom::kOption;
      worker.session.extract(document, worker.record);
      keep_kinds(options_.output.kinds, worker.record);
      writer_->record(document, worker.record, output.records);
      if (writer_->needs_summaries()) output.summaries.push_back(summarise(document, worker.record));
      ++slot.articles;
    } catch (const std::bad_alloc&) {
      output.records.resize(before);
      no_memory(document.id);
    }
  }
}

void BatchRun::write(Slot& slot) {
  for (const InputMessage& message : slot.batch.messages) {
    const bool error = message.severity == InputMessage::Severity::kError;
    failures_ += error;
    if (error || !options_.quiet) progress_.print(message.to_string());
  }
  progress_.count_articles(slot.articles);
  if (const std::string cause = sink_->write(slot.output); !cause.empty()) {
    ++failures_;
    progress_.print(cause);
  }
}

// Order in, order out, and a bound on what is in flight: oneTBB's pipeline.
void BatchRun::run_threads(std::unique_ptr<Slot> first) {
  namespace tbb = oneapi::tbb;
  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, options_.jobs);
  tbb::task_arena arena(static_cast<int>(options_.jobs));
  tbb::enumerable_thread_specific<Worker> workers([this] { return Worker(options_, extractor_); });
  std::vector<std::unique_ptr<Slot>> idle;
  std::mutex mutex;
  HandOff reading, writing;
  const auto take = [&]() -> Slot* {
    if (first) return first.release();
    std::unique_ptr<Slot> slot;
    {
      const std::lock_guard lock(mutex);
      if (!idle.empty()) slot = std::move(idle.back()), idle.pop_back();
    }
    if (!slot) slot = std::make_unique<Slot>();
    return read(*slot) ? slot.release() : nullptr;
  };
  arena.execute([&] {
    tbb::parallel_pipeline(options_.jobs * 3, tbb::make_filter<void, Slot*>(tbb::filter_mode::serial_in_order,
                                                                          [&](tbb::flow_control& control) {
                                                                            reading.take();
                                                                            Slot* slot = take();
                                                                            if (slot) slot->hand_off.give();
                                                                            else control.stop();
                                                                            reading.give();
                                                                            return slot;
                                                                          }) &
                                                  tbb::make_filter<Slot*, Slot*>(tbb::filter_mode::parallel,
                                                                                 [&](Slot* slot) {
                                                                                   slot->hand_off.take();
                                                                                   work(workers.local(), *slot);
                                                                                   slot->hand_off.give();
                                                                                   return slot;
                                                                                 }) &
                                                  tbb::make_filter<Slot*, void>(tbb::filter_mode::serial_in_order, [&](Slot* slot) {
                                                    writing.take();
                                                    slot->hand_off.take();
                                                    write(*slot);
                                                    {
                                                      const std::lock_guard lock(mutex);
                                                      idle.emplace_back(slot);
                                                    }
                                                    writing.give();
                                                  }));
  });
  reading.take();
  writing.take();
}

int BatchRun::run() {
  // Threads start when there is a second chunk; the first is answered before anybody waits for more input.
  {
    Worker worker(options_, extractor_);
    auto slot = std::make_unique<Slot>();
    for (bool first = true; read(*slot); first = false) {
      if (!first && options_.jobs > 1) {
        run_threads(std::move(slot));
        break;
      }
      work(worker, *slot);
      write(*slot);
    }
  }
  if (const std::string cause = sink_->finish(); !cause.empty()) {
    ++failures_;
    progress_.print(cause);
  }
  if (!options_.quiet && (!options_.output_dir.empty() || shows_progress_)) summarise_run();
  return failures_ == 0 ? kExitOk : kExitFailed;
}

void BatchRun::summarise_run() {
  char time[64];
  std::snprintf(time, sizeof time, "%.1f MB in %.1f s", static_cast<double>(reader_.bytes_read()) / 1e6, progress_.elapsed().count());
  progress_.print(grouped(progress_.articles()) + " articles read, " + grouped(reader_.skipped()) + " sources skipped, " + grouped(failures_) + " failed; " + time);
}

}  // namespace

int run_batch(const Options& options, const Extractor& extractor) { return BatchRun(options, extractor).run(); }

}  // namespace newsmetrics
