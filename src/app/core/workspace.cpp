#include "app/core/workspace.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "app/core/update.h"

namespace headsup::app {
namespace {

Derived derived_of(const Session& session) {
  Derived derived;
  derived.terms = std::make_unique<team::TermIndex>(*session.team);
  derived.reader = std::make_unique<analysis::Reader>(*session.team);
  derived.controls = resolved_controls(session);
  derived.rnn = resolved_rnn(session);
  return derived;
}

}  // namespace

void resolve(State& state) {
  state.derived().controls = resolved_controls(state.session());
  state.derived().rnn = resolved_rnn(state.session());
}

void open_team(State& state, team::Team opened) {
  opened.assign_ids();
  Workspace fresh;
  Session& session = fresh.session;
  session.team = std::make_shared<const team::Team>(std::move(opened));
  const team::Team& team = *session.team;
  session.incident = usual_incident(team);
  session.comparison = usual_comparison(team);
  session.settings.query = team.id_of(team.lead());
  for (const team::Person& person : team.people) {
    if (!person.available) session.settings.away.push_back(person.id);
  }
  fresh.view = state.view();
  fresh.view.tour = Tour{};
  fresh.view.camera = Camera{};
  fresh.view.edge_person = team::PersonId::none;
  fresh.view.brief_open = {};
  fresh.history = std::move(state.workspace().history);
  fresh.derived = derived_of(session);
  state.workspace() = std::move(fresh);
  forget_picture(state);
  ++state.revision;
}

void forget_picture(State& state) {
  Transient& transient = state.transient;
  transient.cell = CellRef{};
  transient.labels.clear();
  transient.hovered = transient.focused = team::PersonId::none;
  transient.notice.clear();
}

void restore_session(State& state, const Session& session) {
  const bool another_team = session.team != state.session().team;
  state.session() = session;
  if (another_team) {
    state.derived() = derived_of(session);
    state.motion() = Motion{};
    state.view().camera = Camera{};
    forget_picture(state);
  } else {
    resolve(state);
  }
  ++state.revision;
}

std::string usual_incident(const team::Team& team) {
  return team.incidents.empty() ? "" : team.incidents.front().text;
}

std::string usual_comparison(const team::Team& team) {
  const auto vague = std::find_if(team.incidents.begin(), team.incidents.end(),
                                  [](const team::Incident& incident) { return incident.vague; });
  return vague == team.incidents.end() ? "" : vague->text;
}

}  // namespace headsup::app
