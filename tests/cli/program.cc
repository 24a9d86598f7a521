#include "cli/program.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <sstream>

#include "support/temp_folder.h"

namespace newsmetrics {
namespace {

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

std::vector<std::string> Result::lines() const {
  std::vector<std::string> lines;
  std::istringstream in(out);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

int exit_status(int wait_status) { return WIFSIGNALED(wait_status) ? 128 + WTERMSIG(wait_status) : WEXITSTATUS(wait_status); }

Result shell(const std::string& command, std::string_view input) {
  const TempFolder folder;
  const std::string script = "N='" NEWSMETRICS_PROGRAM "'\nexec <'" + folder.write("in", input) + "' >'" + folder.path("out") + "' 2>'" + folder.path("err") + "'\n" + command + "\n";
  const int status = system(("bash " + folder.write("script", script)).c_str());
  return {exit_status(status), content(folder.path("out")), content(folder.path("err"))};
}

Process::Process(const std::vector<std::string>& arguments) {
  int to[2], from[2];
  if (pipe2(to, O_CLOEXEC) != 0 || pipe2(from, O_CLOEXEC) != 0) abort();
  std::vector<char*> argv{const_cast<char*>(NEWSMETRICS_PROGRAM)};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  pid_ = fork();
  if (pid_ == 0) {
    dup2(to[0], STDIN_FILENO);
    dup2(from[1], STDOUT_FILENO);
    execv(argv[0], argv.data());
    _exit(127);
  }
  close(to[0]);
  close(from[1]);
  in_ = to[1];
  out_ = from[0];
}

Process::~Process() {
  if (pid_ > 0) end(SIGKILL);
  close_input();
  close(out_);
}

void Process::write(std::string_view text) const {
  if (::write(in_, text.data(), text.size()) != static_cast<ssize_t>(text.size())) abort();
}

std::string Process::read_line() {
  std::string line;
  for (char c; read(out_, &c, 1) == 1 && c != '\n';) line += c;
  return line;
}

void Process::close_input() {
  if (in_ >= 0) close(in_);
  in_ = -1;
}

int Process::end(int signal) {
  if (signal != 0) kill(pid_, signal);
  int status = 0;
  waitpid(pid_, &status, 0);
  pid_ = -1;
  return exit_status(status);
}

}  // namespace newsmetrics
