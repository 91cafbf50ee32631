// A history, from a file, from standard input or from git itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "history/corpus_reader.h"
#include "team/team.h"

namespace headsup {

struct HistorySource {
  std::string log_file;  // '-': standard input
  std::string repository;

  bool is_given() const { return !log_file.empty() || !repository.empty(); }
};

// Reads in slices and finishes. False with one sentence in `error`; otherwise `notes` has a
// sentence for each thing that was left out.
bool read_history(const HistorySource& source, history::CorpusReader& reader,
                  std::vector<std::string>& notes, std::string& error);

// The team that a history makes. False with one sentence in `error`.
bool history_team(const HistorySource& source, std::optional<team::Team>& team, std::string& error);

// The files of a repository's last commit, sorted; none where git does not tell.
std::vector<std::string> files_of(const std::string& repository);

}  // namespace headsup
