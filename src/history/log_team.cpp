#include "history/log_team.h"

#include <cstddef>
#include <utility>

#include "history/corpus_of_team.h"
#include "history/corpus_reader.h"
#include "history/identities.h"
#include "history/team_from_history.h"
#include "team/team_file.h"

namespace headsup::history {
namespace {

constexpr std::size_t k_slice_bytes = 1 << 16;
// What the history may fill of a team's file; the rest is for what is typed later.
constexpr std::size_t k_full_file_bytes = team::k_max_file_bytes / 8 * 7;
constexpr double k_share_of_reading = 0.6;  // of the whole time, about

team::ImportResult failed(base::FileError error) {
  team::ImportResult result;
  result.kind = team::InputKind::git_log;
  result.error = std::move(error);
  return result;
}

}  // namespace

team::ImportResult team_of_corpus(const Corpus& corpus, const std::string& name) {
  const Identities people = find_people(corpus.authors(), {});
  HistoryTeam history_team = team_from_history(corpus, people, corpus.commits().back().time);
  team::Team& made = history_team.team;
  if (made.people.empty()) {
    return failed({0, 0, "",
                   "expected at least two people who have made 3 commits in the last year or 10 in "
                   "all"});
  }
  // Through its own text, so that whatever is opened can be exported and opened again.
  made.name = name;
  const std::size_t bytes = team::write_team(made).size();
  const std::size_t left = bytes < k_full_file_bytes ? k_full_file_bytes - bytes : 0;
  add_history(made, corpus, people, history_team.person_of, left);
  team::ReadResult read = team::read_team(team::write_team(made));
  if (!read.team) return failed(std::move(read.error));
  team::ImportResult result;
  result.kind = team::InputKind::git_log;
  result.team = std::move(read.team);
  result.team->assign_ids();
  return result;
}

team::ImportResult read_log(std::string_view text, const std::string& name, std::int64_t now,
                            const team::Progress& progress) {
  CorpusReader reader(now);
  const auto all = static_cast<double>(text.size());
  for (std::size_t at = 0; at < text.size(); at += k_slice_bytes) {
    if (!reader.feed(text.substr(at, k_slice_bytes))) break;
    if (progress) progress(k_share_of_reading * static_cast<double>(at) / all);
  }
  if (!reader.finish()) return failed(reader.error());
  if (progress) progress(k_share_of_reading);
  return team_of_corpus(reader.corpus(), name);
}

}  // namespace headsup::history
