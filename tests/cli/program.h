// Runs the program as its users do.
#ifndef NEWSMETRICS_TESTS_CLI_PROGRAM_H_
#define NEWSMETRICS_TESTS_CLI_PROGRAM_H_

#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

namespace newsmetrics {

struct Result {
  int status = -1;  // exit status, or 128 and the signal that ended it
  std::string out, err;

  std::vector<std::string> lines() const;  // of out
};

// Runs a command of the shell, in which $N is the program; `input` is its standard input.
Result shell(const std::string& command, std::string_view input = "");

// The program in the background, with pipes to it.
class Process {
 public:
  explicit Process(const std::vector<std::string>& arguments);
  ~Process();

  void write(std::string_view text) const;
  std::string read_line();  // from standard output; waits for it
  void close_input();
  int end(int signal = 0);  // sends it, if any; waits; returns the status as Result has it

 private:
  pid_t pid_ = -1;
  int in_ = -1, out_ = -1;
};

int exit_status(int wait_status);

}  // namespace newsmetrics

#endif
