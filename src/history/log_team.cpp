#include "history/log_team.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "history/identities.h"
#include "history/log_reader.h"
#include "history/team_from_history.h"
#include "team/team_file.h"

namespace headsup::history {
namespace {

constexpr std::size_t k_slice_bytes = 1 << 16;
constexpr double k_share_of_reading = 0.6;  // of the whole time, about

team::ImportResult failed(base::FileError error) {
  team::ImportResult result;
  result.kind = team::InputKind::git_log;
  result.error = std::move(error);
  return result;
}

}  // namespace

team::ImportResult team_of_corpus(const Corpus& corpus, const std::string& name) {
  if (corpus.commits().empty()) return failed({0, 0, "", "none of the commits has a date"});
  const Identities people = find_people(corpus.authors(), {});
  HistoryTeam made = team_from_history(corpus, people, corpus.commits().back().time);
  if (made.people.empty()) {
    return failed({0, 0, "",
                   "expected at least two people who have made 3 commits in the last year or 10 in "
                   "all"});
  }
  // Through its own text, so that whatever is opened can be exported and opened again.
  team::ReadResult read = team::read_team(team::write_team(to_team(std::move(made), name)));
  if (!read.team) return failed(std::move(read.error));
  team::ImportResult result;
  result.kind = team::InputKind::git_log;
  result.team = std::move(read.team);
  result.team->assign_ids();
  return result;
}

team::ImportResult read_log(std::string_view text, const std::string& name,
                            const team::Progress& progress) {
  Corpus corpus;
  bool is_full = false;
  LogReader reader([&](const Commit& commit) { is_full = is_full || !corpus.add(commit); });
  const double all = static_cast<double>(std::max<std::size_t>(text.size(), 1));
  bool goes_on = true;
  for (std::size_t at = 0; at < text.size() && goes_on && !is_full; at += k_slice_bytes) {
    goes_on = reader.feed(text.substr(at, k_slice_bytes));
    if (progress) progress(k_share_of_reading * static_cast<double>(at) / all);
  }
  if (!is_full && !reader.finish()) return failed(reader.error());
  corpus.finish();
  if (progress) progress(k_share_of_reading);
  return team_of_corpus(corpus, name);
}

}  // namespace headsup::history
