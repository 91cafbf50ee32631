#include "app/core/update.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "analysis/rnn.h"
#include "app/core/features.h"

namespace headsup::app {
namespace {

bool is_person(const State& state, int person) {
  return person >= 0 && person < state.people();
}

bool is_last_available(const State& state, int person) {
  const std::vector<std::uint8_t>& absent = state.session().controls.absent;
  return !is_away(state, person) && std::count(absent.begin(), absent.end(), 0) == 1;
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
    assign(state.session().controls.query, action.person, state.revision);
  }
}

void apply(State& state, const HoverPerson& action) {
  assign(state.transient.hovered, is_person(state, action.person) ? action.person : -1,
         state.hover_revision);
}

void apply(State& state, const FocusPerson& action) {
  assign(state.transient.focused, is_person(state, action.person) ? action.person : -1,
         state.view_revision);
  if (state.transient.focused >= 0) show_focused(state);
}

void apply(State& state, SetIncident& action) {
  assign(state.session().incident, action.text, state.revision);
}

void apply(State& state, const SetTemperature& action) {
  assign(state.session().controls.temperature,
         clamp_finite(action.temperature, analysis::k_min_temperature, analysis::k_max_temperature,
                      state.session().controls.temperature),
         state.revision);
}

void apply(State& state, SetComparison& action) {
  assign(state.session().comparison, action.text, state.view_revision);
}

void apply(State& state, const SetHeadTemperature& action) {
  if (action.head < 0 || action.head >= team::k_heads || !std::isfinite(action.temperature)) return;
  const double own = action.temperature <= 0
                         ? 0
                         : std::clamp(action.temperature, analysis::k_min_temperature,
                                      analysis::k_max_temperature);
  assign(state.session().controls.head_temperatures[static_cast<std::size_t>(action.head)], own,
         state.revision);
}

void apply(State& state, const SetDaysLater& action) {
  assign(
      state.session().controls.days_later,
      clamp_finite(action.days, 0, analysis::k_max_days_later, state.session().controls.days_later),
      state.revision);
}

void apply(State& state, const EditNumber& action) {
  analysis::Edit edit = action.edit;
  const bool known = is_person(state, edit.person) && edit.facet >= 0 &&
                     edit.facet < state.team().facet_count() && std::isfinite(edit.value);
  if (!known) return;
  edit.value = std::clamp(edit.value, -analysis::k_largest_edit, analysis::k_largest_edit);
  state.session().controls.edits.push_back(edit);
  state.session().undone.clear();
  ++state.revision;
}

void move_last(std::vector<analysis::Edit>& from, std::vector<analysis::Edit>& to,
               std::uint64_t& revision) {
  if (from.empty()) return;
  to.push_back(from.back());
  from.pop_back();
  ++revision;
}

void apply(State& state, const UndoEdit&) {
  move_last(state.session().controls.edits, state.session().undone, state.revision);
}

void apply(State& state, const RedoEdit&) {
  move_last(state.session().undone, state.session().controls.edits, state.revision);
}

void apply(State& state, const SetDepth& action) {
  assign(state.session().controls.depth,
         clamp_finite(action.depth, 0, 1, state.session().controls.depth), state.revision);
}

void apply(State& state, const SetHeadEnabled& action) {
  if (action.head < 0 || action.head >= team::k_heads) return;
  assign(state.session().controls.enabled[static_cast<std::size_t>(action.head)], action.enabled,
         state.revision);
}

void apply(State& state, const SetAvailable& action) {
  if (!is_person(state, action.person)) return;
  if (!action.available && is_last_available(state, action.person)) {
    state.transient.notice = texts::get(texts::Id::view_last_available);
    ++state.view_revision;
    return;
  }
  const std::uint8_t absent = action.available ? 0 : 1;
  assign(state.session().controls.absent[static_cast<std::size_t>(action.person)], absent,
         state.revision);
}

void apply(State& state, LoadTeam& action) {
  open_team(state, std::move(action.team));
}

void apply(State& state, const SetTheme& action) {
  assign(state.preferences.theme, action.theme, state.view_revision);
}

void apply(State& state, const SetLanguage& action) {
  texts::use(action.language);
  assign(state.preferences.language, action.language, state.view_revision);
  state.preferences.language_chosen = action.chosen;
}

void apply(State& state, const ShowSheet& action) {
  assign(state.view().sheet, action.sheet, state.view_revision);
}

void apply(State& state, const OpenEdge& action) {
  if (!is_person(state, action.person) || action.head < 0 || action.head >= team::k_heads) return;
  apply(state, SelectPerson{action.query});
  assign(state.view().edge_person, action.person, state.view_revision);
  assign(state.view().edge_head, action.head, state.view_revision);
}

void apply(State& state, const CloseEdge&) {
  assign(state.view().edge_person, -1, state.view_revision);
}

void apply(State& state, const SetMode& action) {
  assign(state.view().mode, action.mode, state.view_revision);
}

void apply(State& state, const OpenPage& action) {
  assign(state.view().page, action.page, state.view_revision);
  assign(state.view().mode, Mode::explain, state.view_revision);
  assign(state.transient.cell, CellRef{}, state.hover_revision);
}

void apply(State& state, const SetMatrixHead& action) {
  assign(state.view().matrix_head, std::clamp(action.head, -1, team::k_heads - 1),
         state.view_revision);
}

void apply(State& state, const HoverCell& action) {
  assign(state.transient.cell, action.cell, state.hover_revision);
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

void apply(State& state, const SetRnn& action) {
  RnnSettings next = action.rnn;
  const RnnSettings& now = state.session().rnn;
  next.people = next.people <= 0 ? 0 : std::clamp(next.people, 2, k_max_made_up);
  next.spectral_radius = clamp_finite(next.spectral_radius, analysis::k_min_spectral_radius,
                                      analysis::k_max_spectral_radius, now.spectral_radius);
  next.minutes = clamp_finite(next.minutes, 1, 120, now.minutes);
  next.minutes_between = clamp_finite(next.minutes_between, 1, 1440, now.minutes_between);
  if (!is_order(next.order, next.people > 0 ? next.people : state.people())) next.order.clear();
  assign(state.session().rnn, next, state.view_revision);
}

void apply(State& state, const LeaveTour&) {
  assign(state.view().tour.step, -1, state.view_revision);
}

void apply(State& state, const Take& action) {
  assign(state.transient.wanted, action.what, state.view_revision);
}

void apply(State& state, const SetStrongest& action) {
  assign(state.view().strongest, std::clamp(action.strands, 1, k_max_strands), state.view_revision);
}

void apply(State& state, const DismissNotice&) {
  assign(state.transient.notice, std::string(), state.view_revision);
}

void read(State& state) {
  state.derived().needs = state.derived().terms->needs(state.session().incident);
  state.derived().reader->read(state.team(), state.derived().needs.facets,
                               state.session().controls);
  state.derived().read_revision = state.revision;
  state.motion().pulse_age = 0;
}

}  // namespace

void open_team(State& state, team::Team opened) {
  Workspace fresh;
  Session& session = fresh.session;
  session.team = std::make_shared<const team::Team>(std::move(opened));
  const team::Team& team = *session.team;
  session.incident = usual_incident(team);
  session.comparison = usual_comparison(team);
  session.controls.query = team.lead();
  session.controls.absent = team::absent_mask(team);
  fresh.view = state.view();
  fresh.view.tour = Tour{};
  fresh.view.camera = Camera{};
  fresh.view.edge_person = -1;
  fresh.derived.terms = std::make_unique<team::TermIndex>(team);
  fresh.derived.reader = std::make_unique<analysis::Reader>(team);
  state.workspace() = std::move(fresh);
  Transient& transient = state.transient;
  transient.cell = CellRef{};
  transient.labels.clear();
  transient.hovered = transient.focused = -1;
  transient.notice.clear();
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

bool is_away(const State& state, int person) {
  return state.session().controls.absent[static_cast<std::size_t>(person)] != 0;
}

const std::string& name_of(const State& state, int person) {
  return state.team().people[static_cast<std::size_t>(person)].name;
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
  const bool stale = state.derived().read_revision != state.revision;
  if (stale) read(state);
  thin_edges(state, stale);
  watch_tour(state);
  const std::uint64_t written = state.revision + state.view_revision;
  Derived& derived = state.derived();
  const bool rewritten = derived.written_revision != written;
  if (rewritten) write_documents(state);
  if (rewritten || derived.lit_revision != state.hover_revision) light_documents(state);
  derived.written_revision = written;
  derived.lit_revision = state.hover_revision;
  return stale;
}

}  // namespace headsup::app
