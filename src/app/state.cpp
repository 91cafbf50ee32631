#include "app/state.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/camera.h"
#include "app/everyone.h"

namespace headsup::app {
namespace {

bool is_person(const State& state, int person) {
  return person >= 0 && person < state.people();
}

bool is_last_available(const State& state, int person) {
  const auto& people = state.team.people;
  return people[static_cast<std::size_t>(person)].available &&
         std::count_if(people.begin(), people.end(),
                       [](const team::Person& p) { return p.available; }) == 1;
}

template <class T>
void assign(T& member, const T& value, std::uint64_t& revision) {
  if (member == value) return;
  member = value;
  ++revision;
}

double clamp_finite(double value, double low, double high, double fallback) {
  return std::isfinite(value) ? std::clamp(value, low, high) : fallback;
}

void apply(State& state, const SelectPerson& action) {
  if (is_person(state, action.person)) {
    assign(state.controls.query, action.person, state.revision);
  }
}

void apply(State& state, const HoverPerson& action) {
  assign(state.hovered, is_person(state, action.person) ? action.person : -1, state.view_revision);
}

void apply(State& state, const FocusPerson& action) {
  assign(state.focused, is_person(state, action.person) ? action.person : -1, state.view_revision);
  if (state.focused >= 0 && !is_in_view(state, state.focused)) center_person(state, state.focused);
}

void apply(State& state, SetIncident& action) {
  assign(state.incident_text, action.text, state.revision);
}

void apply(State& state, const SetTemperature& action) {
  assign(state.controls.temperature,
         clamp_finite(action.temperature, lead::k_min_temperature, lead::k_max_temperature,
                      state.controls.temperature),
         state.revision);
}

void apply(State& state, const SetDepth& action) {
  assign(state.controls.depth, clamp_finite(action.depth, 0, 1, state.controls.depth),
         state.revision);
}

void apply(State& state, const SetHeadEnabled& action) {
  if (action.head < 0 || action.head >= team::k_heads) return;
  assign(state.controls.enabled[static_cast<std::size_t>(action.head)], action.enabled,
         state.revision);
}

void apply(State& state, const SetAvailable& action) {
  if (!is_person(state, action.person)) return;
  if (!action.available && is_last_available(state, action.person)) {
    state.notice = "Somebody has to be there: the last available person stays available.";
    ++state.view_revision;
    return;
  }
  assign(state.team.people[static_cast<std::size_t>(action.person)].available, action.available,
         state.revision);
}

void apply(State& state, LoadTeam& action) {
  open_team(state, std::move(action.team));
}

void apply(State& state, const SetTheme& action) {
  assign(state.theme, action.theme, state.view_revision);
}

void apply(State& state, const ShowSheet& action) {
  assign(state.sheet, action.sheet, state.view_revision);
}

void apply(State& state, const OpenEdge& action) {
  if (!is_person(state, action.person) || action.head < 0 || action.head >= team::k_heads) return;
  assign(state.edge_person, action.person, state.view_revision);
  assign(state.edge_head, action.head, state.view_revision);
}

void apply(State& state, const CloseEdge&) {
  assign(state.edge_person, -1, state.view_revision);
}

void apply(State& state, const SetMode& action) {
  assign(state.mode, action.mode, state.view_revision);
}

void apply(State& state, const SetStrongest& action) {
  assign(state.strongest, std::clamp(action.strands, 1, k_most_strands), state.view_revision);
}

void apply(State& state, const MoveCamera& action) {
  move_camera(state, action);
}

void apply(State& state, const ReleaseCamera&) {
  state.camera.held = false;
}

void apply(State& state, const ResetCamera&) {
  glide_camera(state, {0, 0}, 1);
}

void apply(State& state, const CenterPerson& action) {
  if (is_person(state, action.person)) center_person(state, action.person);
}

void apply(State& state, const DismissNotice&) {
  assign(state.notice, std::string(), state.view_revision);
}

void read(State& state) {
  state.needs = state.terms->needs(state.incident_text);
  state.reader->read(state.team, state.needs.facets, state.controls);
  state.read_revision = state.revision;
  state.pulse_age = 0;
}

}  // namespace

void open_team(State& state, team::Team team) {
  state.team = std::move(team);
  state.controls = lead::Controls{};
  state.controls.query = state.team.lead();
  state.incident_text = state.team.incidents.empty() ? "" : state.team.incidents.front().text;
  state.terms = std::make_unique<team::TermIndex>(state.team);
  state.reader = std::make_unique<lead::Reader>(state.team);
  state.bodies.clear();
  state.shown_weights.clear();
  state.labels.clear();
  state.camera = Camera{};
  state.hovered = state.focused = state.edge_person = -1;
  state.notice.clear();
  ++state.revision;
}

void update(State& state, Action action) {
  std::visit([&state](auto& kind) { apply(state, kind); }, action);
}

bool refresh(State& state) {
  const bool stale = state.read_revision != state.revision;
  if (stale) read(state);
  thin_listening(state, stale);
  return stale;
}

}  // namespace headsup::app
