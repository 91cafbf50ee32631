#include "app/core/workspace.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "app/core/update.h"

namespace headsup::app {
namespace {

// before: of an earlier version of the team, whose history may be the same.
Derived derived_of(const Session& session, const Derived* before = nullptr) {
  Derived derived;
  if (before != nullptr && before->evidence && before->evidence->has_history_of(*session.team)) {
    derived.evidence = before->evidence;
  }
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
  session.draft = state.session().draft;
  fresh.view = state.view();
  fresh.view.tour = Tour{};
  fresh.view.camera = Camera{};
  fresh.view.edge_person = team::PersonId::none;
  fresh.view.brief_open = {};
  fresh.view.editing = Editing{};
  fresh.history = std::move(state.workspace().history);
  fresh.derived = derived_of(session);
  state.workspace() = std::move(fresh);
  forget_picture(state);
  ++state.revision;
}

namespace {

// People whose place in the team is another one keep their place in the picture.
void follow_people(Motion& motion, const team::Team& before, const team::Team& after) {
  if (motion.bodies.size() != before.people.size()) return;
  std::vector<Body> bodies(after.people.size());
  std::vector<std::array<float, team::k_heads>> weights(after.people.size());
  const bool have_weights = motion.shown_weights.size() == before.people.size();
  for (std::size_t i = 0; i < after.people.size(); ++i) {
    const int was = before.position(after.people[i].id);
    if (was < 0) continue;
    bodies[i] = motion.bodies[was];
    if (have_weights) weights[i] = motion.shown_weights[was];
  }
  motion.bodies = std::move(bodies);
  motion.shown_weights = std::move(weights);
}

bool is_same_order(const team::Team& a, const team::Team& b) {
  return std::equal(a.people.begin(), a.people.end(), b.people.begin(), b.people.end(),
                    [](const team::Person& x, const team::Person& y) { return x.id == y.id; });
}

// An edited copy, not another team: most of its people are the same.
bool is_edited_copy(const team::Team& a, const team::Team& b) {
  std::size_t same = 0;
  for (const team::Person& person : a.people) {
    const int there = b.position(person.id);
    same += there >= 0 && b.people[there].name == person.name;
  }
  return 2 * same >= a.people.size();
}

void forget_gone(std::vector<team::PersonId>& ids, const team::Team& team) {
  ids.erase(std::remove_if(ids.begin(), ids.end(),
                           [&](team::PersonId id) { return team.position(id) < 0; }),
            ids.end());
}

// What was set for people and facets that the team no longer has: ids are given again.
void forget_gone(Session& session) {
  const team::Team& team = *session.team;
  Settings& settings = session.settings;
  forget_gone(settings.away, team);
  if (settings.away.size() == team.people.size()) settings.away.clear();
  if (team.position(settings.query) < 0) settings.query = team.id_of(team.lead());
  std::vector<Edit>& edits = settings.edits;
  edits.erase(std::remove_if(edits.begin(), edits.end(),
                             [&](const Edit& edit) {
                               return team.position(edit.person) < 0 ||
                                      team.position(edit.facet) < 0;
                             }),
              edits.end());
  // The order in which made-up people speak is about none of the team's.
  if (session.rnn.people > 0 || session.speaking_order.empty()) return;
  std::vector<team::PersonId>& order = session.speaking_order;
  forget_gone(order, team);
  for (const team::Person& person : team.people) {
    const bool speaks = std::find(order.begin(), order.end(), person.id) != order.end();
    if (!speaks) order.push_back(person.id);
  }
}

}  // namespace

void replace_team(State& state, std::shared_ptr<const team::Team> team) {
  Session& session = state.session();
  const std::shared_ptr<const team::Team> before = std::exchange(session.team, std::move(team));
  forget_gone(session);
  follow_people(state.motion(), *before, *session.team);
  state.derived() = derived_of(session, &state.derived());
  state.transient.labels.clear();
  if (!is_same_order(*before, *session.team)) state.view().tour = Tour{};
  ++state.revision;
}

void open_workspace(State& state, Session session, View view, History history) {
  Workspace& workspace = state.workspace();
  workspace = Workspace{};
  workspace.derived = derived_of(session);
  workspace.session = std::move(session);
  workspace.view = std::move(view);
  workspace.history = std::move(history);
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
  const std::shared_ptr<const team::Team> before = state.session().team;
  const bool another_team = session.team != before;
  state.session() = session;
  if (another_team && is_edited_copy(*before, *session.team)) {
    follow_people(state.motion(), *before, *session.team);
    state.derived() = derived_of(session, &state.derived());
    state.transient.labels.clear();
    if (!is_same_order(*before, *session.team)) state.view().tour = Tour{};
  } else if (another_team) {
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
