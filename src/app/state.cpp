#include "app/state.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/camera.h"
#include "app/everyone.h"
#include "app/pages/pages.h"
#include "app/tour.h"
#include "lead/rnn.h"

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

void apply(State& state, SetComparison& action) {
  assign(state.comparison_text, action.text, state.view_revision);
}

void apply(State& state, const SetHeadTemperature& action) {
  if (action.head < 0 || action.head >= team::k_heads || !std::isfinite(action.temperature)) return;
  const double own =
      action.temperature <= 0
          ? 0
          : std::clamp(action.temperature, lead::k_min_temperature, lead::k_max_temperature);
  assign(state.controls.head_temperatures[static_cast<std::size_t>(action.head)], own,
         state.revision);
}

void apply(State& state, const SetDaysLater& action) {
  assign(state.controls.days_later,
         clamp_finite(action.days, 0, lead::k_most_days_later, state.controls.days_later),
         state.revision);
}

void apply(State& state, const EditNumber& action) {
  lead::Edit edit = action.edit;
  const bool known = is_person(state, edit.person) && edit.facet >= 0 &&
                     edit.facet < state.team.facet_count() && std::isfinite(edit.value);
  if (!known) return;
  edit.value = std::clamp(edit.value, -lead::k_largest_edit, lead::k_largest_edit);
  state.controls.edits.push_back(edit);
  state.undone.clear();
  ++state.revision;
}

void move_last(std::vector<lead::Edit>& from, std::vector<lead::Edit>& to,
               std::uint64_t& revision) {
  if (from.empty()) return;
  to.push_back(from.back());
  from.pop_back();
  ++revision;
}

void apply(State& state, const UndoEdit&) {
  move_last(state.controls.edits, state.undone, state.revision);
}

void apply(State& state, const RedoEdit&) {
  move_last(state.undone, state.controls.edits, state.revision);
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
    state.notice = texts::get(texts::Id::view_last_available);
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

void apply(State& state, const SetLanguage& action) {
  texts::use(action.language);
  assign(state.language, action.language, state.view_revision);
  state.language_chosen = action.chosen;
}

void apply(State& state, const ShowSheet& action) {
  assign(state.sheet, action.sheet, state.view_revision);
}

void apply(State& state, const OpenEdge& action) {
  if (!is_person(state, action.person) || action.head < 0 || action.head >= team::k_heads) return;
  apply(state, SelectPerson{action.asker});
  assign(state.edge_person, action.person, state.view_revision);
  assign(state.edge_head, action.head, state.view_revision);
}

void apply(State& state, const CloseEdge&) {
  assign(state.edge_person, -1, state.view_revision);
}

void apply(State& state, const SetMode& action) {
  assign(state.mode, action.mode, state.view_revision);
}

void apply(State& state, const OpenPage& action) {
  assign(state.page, action.page, state.view_revision);
  assign(state.mode, Mode::explain, state.view_revision);
  assign(state.cell, CellRef{}, state.view_revision);
}

void apply(State& state, const SetMatrixHead& action) {
  assign(state.matrix_head, std::clamp(action.head, -1, team::k_heads - 1), state.view_revision);
}

void apply(State& state, const HoverCell& action) {
  assign(state.cell, action.cell, state.view_revision);
}

// A speaking order counts only if it names everybody once.
bool is_order(const std::vector<int>& order, int people) {
  std::vector<bool> seen(static_cast<std::size_t>(people), false);
  for (const int person : order) {
    if (person < 0 || person >= people || seen[static_cast<std::size_t>(person)]) return false;
    seen[static_cast<std::size_t>(person)] = true;
  }
  return static_cast<int>(order.size()) == people;
}

void apply(State& state, const SetCommand& action) {
  Command next = action.command;
  const Command& now = state.command;
  next.people = next.people <= 0 ? 0 : std::clamp(next.people, 2, k_most_made_up);
  next.spectral_radius = clamp_finite(next.spectral_radius, lead::k_min_spectral_radius,
                                      lead::k_max_spectral_radius, now.spectral_radius);
  next.minutes = clamp_finite(next.minutes, 1, 120, now.minutes);
  next.minutes_between = clamp_finite(next.minutes_between, 1, 1440, now.minutes_between);
  if (!is_order(next.order, next.people > 0 ? next.people : state.people())) next.order.clear();
  assign(state.command, next, state.view_revision);
}

void open_scale(State& state) {
  assign(state.page, Page::scale, state.view_revision);
  assign(state.mode, Mode::explain, state.view_revision);
}

void apply(State& state, const SetLab& action) {
  Lab& lab = state.lab;
  const int people = std::clamp(action.people, k_least_lab_people, k_most_lab_people);
  const int seed = std::clamp(action.seed, 1, k_most_lab_seed);
  if (people == lab.people && seed == lab.seed) return;
  if (lab.measuring() && (lab.stays || seed != lab.seed)) cancel_measuring(state);
  assign(lab.people, people, state.view_revision);
  assign(lab.seed, seed, state.view_revision);
  if (!lab.stays) return;
  show_organisation(state, people);
  measure(state, {people});
}

void apply(State& state, const DrawOrganisation&) {
  open_scale(state);
  draw_organisation(state);
}

void apply(State& state, const BackToOwnTeam&) {
  leave_lab(state);
}

void apply(State& state, MeasureSizes& action) {
  open_scale(state);
  measure(state, std::move(action.sizes));
}

void apply(State& state, const CancelMeasuring&) {
  cancel_measuring(state);
}

void apply(State& state, const GoToStep& action) {
  go_to_step(state, action.step);
}

void apply(State& state, const AnswerStep& action) {
  answer_step(state, action.answer);
}

void apply(State& state, const LeaveTour&) {
  assign(state.tour.step, -1, state.view_revision);
}

void apply(State& state, const Take& action) {
  assign(state.wanted, action.what, state.view_revision);
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
  state.incident_text = usual_incident(state.team);
  state.comparison_text = usual_comparison(state.team);
  state.available_in_file.clear();
  for (const team::Person& person : state.team.people) {
    state.available_in_file.push_back(person.available ? 1 : 0);
  }
  state.undone.clear();
  state.command = Command{};
  state.cell = CellRef{};
  state.tour = Tour{};
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

std::string usual_incident(const team::Team& team) {
  return team.incidents.empty() ? "" : team.incidents.front().text;
}

std::string usual_comparison(const team::Team& team) {
  const auto vague = std::find_if(team.incidents.begin(), team.incidents.end(),
                                  [](const team::Incident& incident) { return incident.vague; });
  return vague == team.incidents.end() ? "" : vague->text;
}

const std::string& name_of(const State& state, int person) {
  return state.team.people[static_cast<std::size_t>(person)].name;
}

namespace {

// Such an action is about one's own team, or about another page: the lab's organisation has to be
// gone before it.
bool leaves_lab(const Action& action) {
  if (const auto* page = std::get_if<OpenPage>(&action)) return page->page != Page::scale;
  if (const auto* mode = std::get_if<SetMode>(&action)) return mode->mode != Mode::explain;
  return std::holds_alternative<GoToStep>(action) || std::holds_alternative<LoadTeam>(action);
}

}  // namespace

void update(State& state, Action action) {
  if (leaves_lab(action)) leave_lab(state);
  std::visit([&state](auto& kind) { apply(state, kind); }, action);
}

bool refresh(State& state) {
  const bool stale = state.read_revision != state.revision;
  if (stale) read(state);
  thin_listening(state, stale);
  watch_tour(state);
  const std::uint64_t written = state.revision + state.view_revision;
  if (state.written_revision != written) {
    write_documents(state);
    state.written_revision = written;
  }
  return stale;
}

}  // namespace headsup::app
