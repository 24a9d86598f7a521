// What the program's exit status says.
#ifndef NEWSMETRICS_CLI_EXIT_STATUS_H_
#define NEWSMETRICS_CLI_EXIT_STATUS_H_

namespace newsmetrics {

enum ExitStatus : int {
  kExitOk = 0,      // everything was read
  kExitFailed = 1,  // some inputs could not be read, or the output not be written (what could be, was); check found faults
  kExitUsage = 2,   // wrong options, or faulty rule, lexicon or configuration files: nothing was done
};

}  // namespace newsmetrics

#endif
