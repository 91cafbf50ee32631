#include "main/git_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/plain_text.h"
#include "base/unicode.h"
#include "history/corpus.h"

namespace headsup {
namespace {

constexpr std::size_t k_slice_bytes = 1 << 16;
constexpr std::size_t k_max_message_bytes = 4096;
constexpr std::size_t k_max_message_letters = 400;

// What a repository's own configuration would have git start, and what would change its output. On
// the command line they win over every file.
constexpr const char* k_settings[] = {
    "core.fsmonitor=false",  "core.hooksPath=/dev/null", "core.pager=cat",
    "core.sshCommand=false", "core.askPass=false",       "credential.helper=",
    "gpg.program=false",     "log.showSignature=false",  "log.showRoot=true",
    "protocol.allow=never",  "diff.renames=true",        "core.quotePath=true"};

// Missing objects of a partial clone are not fetched: that would run the remote's commands. Before
// git knew the first of these, the second one forbids every way of fetching.
constexpr const char* k_environment[] = {"GIT_NO_LAZY_FETCH=1",   "GIT_ALLOW_PROTOCOL=none",
                                         "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0",
                                         "GIT_PAGER=cat",         "LC_ALL=C"};

// Closed with it.
class File {
 public:
  File() = default;
  explicit File(int number) : number_(number) {}
  ~File() { close(); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  int number() const { return number_; }
  void open(int number) { number_ = number; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_ = -1;
};

struct Pipe {
  File out, in;

  bool open() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    out.open(ends[0]);
    in.open(ends[1]);
    return true;
  }
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

// Starts the program; 0 or what errno would be.
int start(const std::string& program, std::vector<std::string> arguments, const Pipe& output,
          const Pipe& errors, pid_t& child) {
  std::vector<std::string> environment = git_environment(environ);
  arguments.insert(arguments.begin(), program);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output.in.number(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors.in.number(), STDERR_FILENO);
  const int fault = ::posix_spawn(&child, program.c_str(), &actions, nullptr,
                                  pointers(arguments).data(), pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  return fault;
}

// Reads what is there. False at the end.
bool read_some(const File& file, std::string& slice) {
  slice.resize(k_slice_bytes);
  ssize_t got = -1;
  do {
    got = ::read(file.number(), slice.data(), slice.size());
  } while (got < 0 && errno == EINTR);
  slice.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return got > 0;
}

// Until both are at their end. False where the sink wanted no more.
bool read_both(File& output, File& errors, const GitSink& sink, std::string& message) {
  std::string slice;
  while (output.number() >= 0 || errors.number() >= 0) {
    std::array<pollfd, 2> waiting{{{output.number(), POLLIN, 0}, {errors.number(), POLLIN, 0}}};
    if (::poll(waiting.data(), waiting.size(), -1) < 0) {
      if (errno == EINTR) continue;
      return true;
    }
    if (waiting[1].revents != 0) {
      if (!read_some(errors, slice)) errors.close();
      message += slice.substr(0, k_max_message_bytes - message.size());
    }
    if (waiting[0].revents != 0) {
      if (!read_some(output, slice)) output.close();
      if (!slice.empty() && !sink(slice)) return false;
    }
  }
  return true;
}

// Git's own words, without what it puts in front of them.
std::string in_one_line(std::string_view message) {
  for (const std::string_view start : {"fatal: ", "error: "}) {
    if (message.starts_with(start)) message.remove_prefix(start.size());
  }
  const std::string line = base::one_line(message);
  const std::string_view first = base::first_code_points(line, k_max_message_letters);
  return std::string(first) + (first.size() < line.size() ? "…" : "");
}

GitResult failed(std::string message) {
  return {GitEnd::failed, -1, std::move(message)};
}

}  // namespace

std::vector<std::string> git_arguments(const std::string& folder,
                                       const std::vector<std::string>& command) {
  std::vector<std::string> arguments = {"--no-pager", "--no-optional-locks"};
  for (const char* setting : k_settings) {
    arguments.emplace_back("-c");
    arguments.emplace_back(setting);
  }
  arguments.insert(arguments.end(), {"-C", folder});
  arguments.insert(arguments.end(), command.begin(), command.end());
  return arguments;
}

std::vector<std::string> git_log_command(const std::string& commit) {
  return {"log",
          "--no-merges",
          "--no-color",
          "--no-ext-diff",
          "--no-textconv",
          "--no-show-signature",
          "--no-notes",
          "--no-relative",
          "--encoding=UTF-8",
          "--pretty=tformat:commit%x09%H%x09%aN%x09%aE%x09%aI%x09%s",
          "--numstat",
          "--max-count=" + std::to_string(history::k_max_commits + 1),
          commit,
          "--"};
}

std::vector<std::string> git_environment(const char* const* environment) {
  std::vector<std::string> result;
  for (; *environment != nullptr; ++environment) {
    const std::string_view variable = *environment;
    if (!variable.starts_with("GIT_") && !variable.starts_with("LC_ALL=")) {
      result.emplace_back(variable);
    }
  }
  result.insert(result.end(), std::begin(k_environment), std::end(k_environment));
  return result;
}

std::string find_program(const std::string& name, const char* path) {
  std::string_view rest = path != nullptr ? path : "";
  while (!rest.empty()) {
    const std::string_view folder = rest.substr(0, rest.find(':'));
    rest.remove_prefix(std::min(rest.size(), folder.size() + 1));
    // The folder where somebody happens to stand may be the repository that is asked about.
    if (!folder.starts_with("/")) continue;
    std::string program = std::string(folder) + "/" + name;
    if (::access(program.c_str(), X_OK) == 0) return program;
  }
  return "";
}

GitResult run_git(const std::string& folder, const std::vector<std::string>& command,
                  const GitSink& sink) {
  const std::string program = find_program("git", std::getenv("PATH"));
  if (program.empty()) return failed("git is not installed, or not in PATH");
  Pipe output;
  Pipe errors;
  pid_t child = 0;
  if (!output.open() || !errors.open()) return failed(std::strerror(errno));
  const int fault = start(program, git_arguments(folder, command), output, errors, child);
  if (fault != 0) return failed(program + ": " + std::strerror(fault));
  output.in.close();
  errors.in.close();

  std::string message;
  const bool whole = read_both(output.out, errors.out, sink, message);
  if (!whole) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  if (!whole) return {GitEnd::stopped, -1, ""};
  if (!WIFEXITED(status)) return failed("git was ended by a signal");
  const int code = WEXITSTATUS(status);
  return {code == 0 ? GitEnd::good : GitEnd::failed, code, in_one_line(message)};
}

}  // namespace headsup
