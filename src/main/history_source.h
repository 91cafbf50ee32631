// A history, from a file, from standard input or from git itself.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "history/commit.h"
#include "history/corpus.h"
#include "history/log_reader.h"
#include "team/team.h"

namespace headsup {

struct HistorySource {
  std::string log_file;  // '-': standard input
  std::string repository;

  bool is_given() const { return !log_file.empty() || !repository.empty(); }
};

struct History {
  history::Corpus corpus;
  history::LogCounts counts;
  std::vector<std::string> notes;  // a sentence each
};

// Called for each commit as it is read.
using CommitWatch = std::function<void(const history::Commit&)>;

// Reads in slices; `watch` may be empty. False with one sentence in `error`.
bool read_history(const HistorySource& source, const CommitWatch& watch, History& history,
                  std::string& error);

// The team that a history makes. False with one sentence in `error`.
bool history_team(const HistorySource& source, std::optional<team::Team>& team, std::string& error);

// The files of a repository's last commit, sorted; none where git does not tell.
std::vector<std::string> files_of(const std::string& repository);

}  // namespace headsup
