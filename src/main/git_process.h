// Runs git on a repository that may be a stranger's: nothing that stands in its configuration is
// started, nothing is fetched, nothing is written.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace headsup {

// What is behind `git`: settings that come before the repository's, and the folder.
std::vector<std::string> git_arguments(const std::string& folder,
                                       const std::vector<std::string>& command);

// What reads a history as history/log_reader.h has it, with the authors' addresses.
std::vector<std::string> git_log_command(const std::string& commit);

// The environment for git: this one without what steers git, as GIT_DIR and GIT_EXTERNAL_DIFF do.
std::vector<std::string> git_environment(const char* const* environment);

// The program in the absolute folders of a PATH; empty where there is none.
std::string find_program(const std::string& name, const char* path);

enum class GitEnd {
  good,
  stopped,  // by the sink
  failed    // `message` says why
};
struct GitResult {
  GitEnd end = GitEnd::failed;
  int status = -1;      // exit status; −1 where git did not get that far
  std::string message;  // of git, on one line
};

// Called with pieces of standard output while git runs; false ends git.
using GitSink = std::function<bool(std::string_view)>;

GitResult run_git(const std::string& folder, const std::vector<std::string>& command,
                  const GitSink& sink);

}  // namespace headsup
