#include "app/graph/person_facts.h"

#include "analysis/load.h"
#include "app/core/state.h"
#include "app/core/update.h"
#include "app/graph/scene.h"

namespace headsup::app {

void PersonFacts::refresh(const State& state) {
  const auto people = static_cast<std::size_t>(state.people());
  // A reader's address may come again with a later team: the revision does not.
  if (reader_ == state.derived().reader.get() && revision_ == state.revision &&
      flags_.size() == people) {
    return;
  }
  reader_ = state.derived().reader.get();
  revision_ = state.revision;
  flags_.clear();
  for (int person = 0; person < state.people(); ++person) {
    const team::Person& who = state.team().people[person];
    flags_.push_back((who.lead ? k_node_lead : 0) + (is_away(state, person) ? k_node_absent : 0) +
                     (analysis::is_overloaded(state.team(), person) ? k_node_loaded : 0));
  }
}

}  // namespace headsup::app
