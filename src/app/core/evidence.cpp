#include "app/core/evidence.h"

#include <cstddef>
#include <memory>
#include <utility>

namespace headsup::app {
namespace {

bool has_commits(const team::Team& team) {
  return team.history && !team.history->commits.empty();
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
  if (derived.evidence || !has_commits(state.team())) return false;
  if (!derived.words) {
    derived.words = std::make_unique<history::CorpusTask>(state.team().history, false);
  }
  if (!derived.words->is_done()) {
    derived.words->step(k_commits);
    return true;
  }
  derived.evidence = std::make_shared<const history::TeamEvidence>(
      state.team(), std::make_shared<const history::Corpus>(derived.words->take()));
  derived.words.reset();
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
    if (!derived.evidence->is_of(state.team())) {
      derived.evidence = derived.evidence->of(state.team());
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
