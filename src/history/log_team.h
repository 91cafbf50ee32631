// From a history to a team that can be opened: in one go from the text of a log, or from commits
// that are read. As of the last commit, so that the same history makes the same team.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "history/corpus.h"
#include "team/import.h"

namespace headsup::history {

// corpus: finished, of at least one commit. The result's kind is git_log; it is an error, without a
// place, where fewer than two people have commits enough (team_from_history.h).
team::ImportResult team_of_corpus(const Corpus& corpus, const std::string& name);

// text: what log_reader.h reads. now: in seconds since 1970. Of more than k_max_commits commits the
// latest count.
team::ImportResult read_log(std::string_view text, const std::string& name, std::int64_t now,
                            const team::Progress& progress = {});

}  // namespace headsup::history
