#include "app/editor/imports.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "app/core/features.h"
#include "app/core/update.h"
#include "app/editor/import_answer.h"
#include "team/team_file.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::Id;

constexpr std::size_t k_longest_draft = 1u << 18;  // bytes of a text that is kept to be corrected

bool holds_all_of(const team::Team& team, const team::Team& catalogue) {
  for (int facet = 0; facet < catalogue.facet_count(); ++facet) {
    if (team.find_facet(catalogue.facet(facet).id) < 0) return false;
  }
  return true;
}

// How many of a table's columns are facets of this team.
std::ptrdiff_t known_columns(std::string_view text, const team::Team& team) {
  const std::string_view header = text.substr(0, text.find_first_of("\r\n"));
  const auto columns = team::read_table(header, team, {}, import_phrases()).columns;
  return std::count_if(columns.begin(), columns.end(),
                       [](const team::Column& column) { return column.facet >= 0; });
}

}  // namespace

const team::Team& import_base(const State& state, std::string_view text) {
  if (!state.catalogue || holds_all_of(state.team(), *state.catalogue)) return state.team();
  const bool is_own_table =
      team::kind_of(text) == team::InputKind::table &&
      known_columns(text, state.team()) > known_columns(text, *state.catalogue);
  return is_own_table ? state.team() : *state.catalogue;
}

std::string import_base_file(const State& state, std::string_view text) {
  team::Team base = import_base(state, text);
  team::Person lead;
  lead.name = lead.title = "1";
  lead.lead = true;
  team::Person other;
  other.name = other.title = "2";
  base.people = {std::move(lead), std::move(other)};
  base.incidents.clear();
  return team::write_team(base);
}

team::ImportResult read_import(const State& state, std::string_view text,
                               const std::vector<team::Meaning>& meanings) {
  return team::read_any(text, import_base(state, text), meanings, import_phrases());
}

void apply(State& state, SetDraft& action) {
  Draft& draft = state.session().draft;
  if (draft.text == action.text) return;
  draft.text = std::move(action.text);
  state.view().editing.word.clear();
  ++state.view_revision;
}

void apply(State& state, const SetMeaning& action) {
  const team::Team& base = import_base(state, state.session().draft.text);
  if (action.word.empty() || action.facet >= base.facet_count()) return;
  std::vector<team::Meaning>& meanings = state.session().draft.meanings;
  meanings.erase(
      std::remove_if(meanings.begin(), meanings.end(),
                     [&](const team::Meaning& meaning) { return meaning.word == action.word; }),
      meanings.end());
  if (action.facet >= 0) meanings.push_back({action.word, base.facet(action.facet).id});
  if (action.facet == k_no_meaning) meanings.push_back({action.word, ""});
  ++state.view_revision;
}

Effects apply(State& state, const OpenDraft&) {
  const Draft draft = state.session().draft;
  team::ImportResult result = read_import(state, draft.text, draft.meanings);
  if (!result.team) {
    state.transient.notice = result.error.message;
    ++state.view_revision;
    return {};
  }
  OpenImport opened{std::move(*result.team), result.kind, draft};
  return apply(state, opened);
}

Effects apply(State& state, OpenImport& action) {
  const std::string told = kind_text(action.kind, action.team.people.size());
  open_team(state, std::move(action.team));
  if (!action.draft.text.empty() && action.draft.text.size() <= k_longest_draft) {
    state.session().draft = std::move(action.draft);
  }
  state.view().mode = Mode::query;
  ++state.view_revision;
  return {Request::another_team, Announce{texts::fill(Id::editor_opened, {told})}};
}

void apply(State& state, SetCatalogue& action) {
  action.team.assign_ids();
  state.catalogue = std::make_shared<const team::Team>(std::move(action.team));
  state.derived().draft = nullptr;
  ++state.view_revision;
}

void read_draft(State& state) {
  Derived& derived = state.derived();
  const bool is_shown = state.view().mode == Mode::explain && state.view().page == Page::import;
  const Draft& draft = state.session().draft;
  if (!is_shown || !state.catalogue || draft.text.empty()) {
    derived.draft = nullptr;
    return;
  }
  if (derived.draft && derived.draft_read == draft) return;
  derived.draft =
      std::make_shared<const team::ImportResult>(read_import(state, draft.text, draft.meanings));
  derived.draft_read = draft;
}

}  // namespace headsup::app
