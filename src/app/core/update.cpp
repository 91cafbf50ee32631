#include "app/core/update.h"

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>

#include "app/core/evidence.h"
#include "app/core/features.h"
#include "app/core/intro.h"
#include "app/core/settings.h"
#include "app/core/step_names.h"

namespace headsup::app {
namespace {

bool is_person(const State& state, int person) {
  return person >= 0 && person < state.people();
}

team::PersonId person_id(const State& state, int person) {
  return is_person(state, person) ? state.team().id_of(person) : team::PersonId::none;
}

bool is_last_available(const State& state, int person) {
  const std::vector<std::uint8_t>& absent = state.controls().absent;
  return !is_away(state, person) && std::count(absent.begin(), absent.end(), 0) == 1;
}

template <class T>
void assign(T& member, const T& value, std::uint64_t& revision) {
  if (member == value) return;
  member = value;
  ++revision;
}

void set(State& state, NumberId id, double value) {
  if (!set_number(id, value, state.session(), state.view())) return;
  ++(number(id).part == NumberPart::question ? state.revision : state.view_revision);
}

void apply(State& state, const SelectPerson& action) {
  if (!is_person(state, action.person)) return;
  assign(state.session().settings.query, state.team().id_of(action.person), state.revision);
}

void apply(State& state, const HoverPerson& action) {
  assign(state.transient.hovered, person_id(state, action.person), state.hover_revision);
}

void apply(State& state, const FocusPerson& action) {
  assign(state.transient.focused, person_id(state, action.person), state.view_revision);
  if (state.focused() >= 0) show_focused(state);
}

void apply(State& state, SetIncident& action) {
  assign(state.session().incident, action.text, state.revision);
}

void apply(State& state, const SetTemperature& action) {
  set(state, NumberId::temperature, action.temperature);
}

void apply(State& state, SetComparison& action) {
  assign(state.session().comparison, action.text, state.view_revision);
}

void apply(State& state, const SetHeadTemperature& action) {
  if (action.head < 0 || action.head >= team::k_heads || !std::isfinite(action.temperature)) return;
  const Number& all = number(NumberId::temperature);
  const double own = action.temperature <= 0 ? 0 : std::clamp(action.temperature, all.min, all.max);
  assign(state.session().settings.head_temperatures[action.head], own, state.revision);
}

void apply(State& state, const SetDaysLater& action) {
  set(state, NumberId::days_later, action.days);
}

void apply(State& state, const EditNumber& action) {
  const analysis::Edit& edit = action.edit;
  const team::Team& team = state.team();
  const bool known = is_person(state, edit.person) && edit.facet >= 0 &&
                     edit.facet < team.facet_count() && std::isfinite(edit.value);
  if (!known) return;
  const float value = std::clamp(edit.value, -analysis::k_largest_edit, analysis::k_largest_edit);
  state.session().settings.edits.push_back(
      {edit.matrix, team.id_of(edit.person), team.id_of_facet(edit.facet), value});
  ++state.revision;
}

void apply(State& state, const SetDepth& action) {
  set(state, NumberId::depth, action.depth);
}

void apply(State& state, const SetHeadEnabled& action) {
  if (action.head < 0 || action.head >= team::k_heads) return;
  assign(state.session().settings.enabled[action.head], action.enabled, state.revision);
}

void apply(State& state, const SetAvailable& action) {
  if (!is_person(state, action.person) || is_away(state, action.person) != action.available) return;
  if (!action.available && is_last_available(state, action.person)) {
    state.transient.notice = texts::get(texts::Id::view_last_available);
    ++state.view_revision;
    return;
  }
  const team::Team& team = state.team();
  std::vector<team::PersonId>& away = state.session().settings.away;
  away.clear();
  for (int i = 0; i < state.people(); ++i) {
    const bool here = i == action.person ? action.available : !is_away(state, i);
    if (!here) away.push_back(team.id_of(i));
  }
  ++state.revision;
}

Effects apply(State& state, LoadTeam& action) {
  open_team(state, std::move(action.team));
  return {Request::another_team};
}

Effects told(texts::Id id, const std::string& label) {
  return {Announce{texts::fill(id, {label})}};
}

Effects apply(State& state, const Undo&) {
  std::string label;
  const Session* before = state.workspace().history.undo(label);
  if (!before) return told(texts::Id::history_nothing_undone, "");
  restore_session(state, *before);
  return told(texts::Id::history_undone, label);
}

Effects apply(State& state, const Redo&) {
  std::string label;
  const Session* after = state.workspace().history.redo(label);
  if (!after) return told(texts::Id::history_nothing_redone, "");
  restore_session(state, *after);
  return told(texts::Id::history_redone, label);
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

void apply(State& state, const ShowBrief& action) {
  if (action.head < 0 || action.head >= team::k_heads) return;
  assign(state.view().brief_open[action.head], action.whole, state.view_revision);
}

void apply(State& state, const OpenEdge& action) {
  if (!is_person(state, action.person) || action.head < 0 || action.head >= team::k_heads) return;
  apply(state, SelectPerson{action.query});
  assign(state.view().edge_person, state.team().id_of(action.person), state.view_revision);
  assign(state.view().edge_head, action.head, state.view_revision);
}

void apply(State& state, const CloseEdge&) {
  assign(state.view().edge_person, team::PersonId::none, state.view_revision);
}

void apply(State& state, const SetMode& action) {
  if (action.mode != Mode::query) apply(state, LeavePass{});
  assign(state.view().mode, action.mode, state.view_revision);
}

Effects apply(State& state, const OpenPage& action) {
  apply(state, LeavePass{});
  assign(state.view().page, action.page, state.view_revision);
  assign(state.view().mode, Mode::explain, state.view_revision);
  assign(state.transient.cell, CellRef{}, state.hover_revision);
  const bool needs_catalogue = action.page == Page::import && !state.catalogue;
  return needs_catalogue ? Effects{Request::load_catalogue} : Effects{};
}

void apply(State& state, const SetNamesLeftOut& action) {
  assign(state.preferences.names_left_out, action.left_out, state.view_revision);
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
  std::vector<bool> seen(people, false);
  for (const int person : order) {
    if (person < 0 || person >= people || seen[person]) return false;
    seen[person] = true;
  }
  return static_cast<int>(order.size()) == people;
}

void apply(State& state, const SetRnn& action) {
  Session& session = state.session();
  View& view = state.view();
  const Session before = session;
  set_number(NumberId::spectral_radius, action.rnn.spectral_radius, session, view);
  set_number(NumberId::minutes, action.rnn.minutes, session, view);
  set_number(NumberId::minutes_between, action.rnn.minutes_between, session, view);
  const int people = action.rnn.people;
  session.rnn.people = people <= 0 ? 0 : std::clamp(people, 2, k_max_made_up);
  session.speaking_order.clear();
  const bool made_up = session.rnn.people > 0;
  if (is_order(action.rnn.order, made_up ? session.rnn.people : state.people())) {
    for (const int row : action.rnn.order) {
      session.speaking_order.push_back(made_up ? team::PersonId{row} : state.team().id_of(row));
    }
  }
  if (session != before) ++state.view_revision;
}

void apply(State& state, const LeaveTour&) {
  assign(state.view().tour.step, -1, state.view_revision);
}

Effects apply(State&, const Take& action) {
  return {TakeAway{action.what}};
}

// A new name is shown at once, so that it can be typed.
Effects apply(State& state, const AskLibrary& action) {
  for (SavedTeam& team : state.library.teams) {
    if (action.wish != LibraryWish::rename || team.id != action.id) continue;
    assign(team.name, action.name, state.view_revision);
  }
  return {action};
}

void apply(State& state, const SetLibrary& action) {
  assign(state.library, action.library, state.view_revision);
}

void apply(State& state, const SetStrongest& action) {
  set(state, NumberId::strongest, action.strands);
}

void apply(State& state, const DismissNotice&) {
  assign(state.transient.notice, std::string(), state.view_revision);
}

void read(State& state) {
  Derived& derived = state.derived();
  derived.needs = derived.terms->needs(state.session().incident);
  ask_history(state);
  derived.reader->read(state.team(), derived.needs.facets, state.controls(),
                       derived.evidence_scores);
  state.derived().read_revision = state.revision;
  state.motion().pulse_age = 0;
}

}  // namespace

bool is_away(const State& state, int person) {
  return state.controls().absent[person] != 0;
}

const std::string& name_of(const State& state, int person) {
  return state.team().people[person].name;
}

namespace {

// Such an action is about one's own team, or about another page: the lab's organisation has to be
// gone before it.
bool leaves_lab(const Action& action) {
  if (const auto* page = std::get_if<OpenPage>(&action)) return page->page != Page::scale;
  if (const auto* mode = std::get_if<SetMode>(&action)) return mode->mode != Mode::explain;
  return opens_team(action) || std::holds_alternative<GoToStep>(action) ||
         std::holds_alternative<EditTeam>(action) || std::holds_alternative<EditPerson>(action);
}

// Of what an action returns, if anything.
Effects applied(State& state, Action& action) {
  Effects effects;
  std::visit(
      [&](auto& kind) {
        if constexpr (std::is_void_v<decltype(apply(state, kind))>) {
          apply(state, kind);
        } else {
          effects = apply(state, kind);
        }
      },
      action);
  return effects;
}

bool is_of_history(const Action& action) {
  return std::holds_alternative<Undo>(action) || std::holds_alternative<Redo>(action);
}

bool has_changed(const State& state, std::size_t workspace, const Session& before) {
  return workspace == state.active && before != state.session();
}

void add_step(State& state, Session before, StepName name) {
  state.workspace().history.record(std::move(before), state.session(), std::move(name),
                                   state.transient.now_seconds);
  ++state.view_revision;
}

}  // namespace

Effects update(State& state, Action action) {
  if (leaves_lab(action)) leave_lab(state);
  leave_intro(state, action);
  const std::size_t workspace = state.active;
  Session before = state.session();
  Effects effects = applied(state, action);
  if (has_changed(state, workspace, before)) {
    resolve(state);
    if (!is_of_history(action)) {
      StepName name = step_name(state, before, action);
      add_step(state, std::move(before), std::move(name));
    }
  }
  return effects;
}

void apply_action(State& state, Action action) {
  if (leaves_lab(action)) leave_lab(state);
  applied(state, action);
  resolve(state);
}

void record(State& state, std::size_t workspace, Session before, StepName name) {
  if (!has_changed(state, workspace, before)) return;
  add_step(state, std::move(before), std::move(name));
}

void project(State& state) {
  Derived& derived = state.derived();
  derived.needs = derived.terms->needs(state.session().incident);
  ask_history(state);
  derived.reader->project(state.team(), derived.needs.facets, state.controls(),
                          derived.evidence_scores);
}

bool refresh(State& state) {
  const bool stale = state.derived().read_revision != state.revision;
  if (stale) read(state);
  read_draft(state);
  find_crowd(state, stale);
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
