#include "app/core/evidence.h"

#include <cstddef>
#include <memory>
#include <utility>

namespace headsup::app {
namespace {

bool has_commits(const team::Team& team) {
  return team.history && !team.history->commits.empty();
}

// Whether there is evidence to make, which is of an earlier version of the team or not there.
bool is_missing(const State& state) {
  const auto& evidence = state.derived().evidence;
  return has_commits(state.team()) && !(evidence && evidence->is_of(state.team()));
}

std::vector<double> scores_of(const history::TeamAnswer& answer) {
  std::vector<double> scores;
  for (const auto& person : answer.people) scores.push_back(person.score);
  return scores;
}

}  // namespace

bool prepare_history(State& state) {
  constexpr std::size_t k_commits = 400;
  Derived& derived = state.derived();
  if (!is_missing(state) || derived.evidence) return false;
  if (!derived.words) {
    derived.words = std::make_unique<history::CorpusTask>(state.team().history);
  }
  if (derived.words->step(k_commits)) return true;
  auto corpus = std::make_shared<const history::Corpus>(derived.words->take());
  derived.words.reset();
  derived.evidence = history::TeamEvidence::make(state.team(), std::move(corpus));
  return false;
}

void ask_history(State& state) {
  Derived& derived = state.derived();
  derived.evident = {};
  const Session& session = state.session();
  const bool asked = !session.incident.empty() || !session.comparison.empty();
  if (asked && has_commits(state.team())) {
    while (prepare_history(state)) {
    }
    if (is_missing(state)) {
      derived.evidence = history::TeamEvidence::make(state.team(), derived.evidence.get());
    }
    derived.evident = derived.evidence->ask(session.incident);
  }
  derived.evidence_scores = scores_of(derived.evident);
}

std::vector<double> evidence_for(const State& state, const std::string& text) {
  const Derived& derived = state.derived();
  const bool is_there = has_commits(state.team()) && derived.evidence;
  return is_there ? scores_of(derived.evidence->ask(text)) : std::vector<double>{};
}

const std::vector<double>& evidence_of(const State& state, int head) {
  static const std::vector<double> k_none;
  return head == history::k_evidence_head ? state.derived().evidence_scores : k_none;
}

}  // namespace headsup::app
