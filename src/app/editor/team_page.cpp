// One's own team: its name, who is in it, and the ways to everything else that a team has.
#include <algorithm>
#include <cmath>
#include <string>

#include "app/content/parts.h"
#include "app/core/action.h"
#include "app/editor/fields.h"
#include "app/editor/pages.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::Id;

constexpr int k_listed = 60;       // people; more are found by name
constexpr int k_named_facets = 3;  // that a line about a person names
constexpr double k_shortest_half_life = 7;
constexpr double k_longest_half_life = 1460;

// What somebody carries most of.
std::string carries_most(const State& state, const team::Person& person) {
  std::vector<team::Carry> carries = person.carries;
  const auto end =
      carries.begin() +
      std::min<std::ptrdiff_t>(k_named_facets, static_cast<std::ptrdiff_t>(carries.size()));
  std::partial_sort(
      carries.begin(), end, carries.end(),
      [](const team::Carry& a, const team::Carry& b) { return a.strength > b.strength; });
  std::vector<std::string> names;
  for (auto carry = carries.begin(); carry != end; ++carry) {
    names.push_back(state.team().facet(carry->facet).label);
  }
  return join(names);
}

void add_people(const State& state, Document& document) {
  const team::Team& team = state.team();
  document.blocks.push_back(
      Heading{texts::fill(Id::editor_people, {whole_number(state.people())}), "", -1});
  document.blocks.push_back(
      Buttons{{button("person-add", texts::get(Id::editor_add_person), add_person(state)),
               button("to-import", texts::get(Id::page_name_import), OpenPage{Page::import}),
               button("open-file", texts::get(Id::page_team_file), OpenFile{})}});
  Entries list;
  for (int index = 0; index < std::min(state.people(), k_listed); ++index) {
    const team::Person& person = team.people[index];
    std::string label = person.name;
    if (person.lead) label += " (" + std::string(texts::get(Id::editor_lead)) + ")";
    if (is_away(state, index)) label += " (" + std::string(texts::get(Id::editor_away)) + ")";
    const std::string most = carries_most(state, person);
    list.rows.push_back({"edit-" + std::to_string(index + 1), label,
                         most.empty() ? person.title : person.title + ": " + most,
                         EditPerson{index}});
  }
  document.blocks.push_back(std::move(list));
  if (state.people() > k_listed) {
    document.blocks.push_back(
        Paragraph{texts::fill(Id::editor_more_people, {whole_number(state.people() - k_listed)}),
                  Tone::muted});
  }
}

void add_exports(const State& state, Document& document) {
  const bool left_out = state.preferences.names_left_out;
  document.blocks.push_back(Heading{texts::get(Id::editor_take_along), "", -1});
  document.blocks.push_back(names_switch(state));
  document.blocks.push_back(
      Paragraph{texts::get(left_out ? Id::editor_without_names_note : Id::editor_with_names_note),
                Tone::muted});
  const auto take = [](const char* id, Id label, Takeaway what) {
    return button(id, texts::get(label), Take{what});
  };
  document.blocks.push_back(
      Buttons{{take("take-team-file", Id::editor_team_file, Takeaway::team_file),
               take("take-team-table", Id::editor_team_table, Takeaway::team_table),
               take("take-roster", Id::editor_team_roster, Takeaway::roster),
               take("take-team-link", Id::takeaway_team_link_button, Takeaway::team_link)}});
  document.blocks.push_back(Paragraph{texts::get(Id::editor_formats_note), Tone::muted});
}

}  // namespace

Switch names_switch(const State& state) {
  const bool left_out = state.preferences.names_left_out;
  return {"names-left-out", texts::get(Id::editor_without_names), left_out, -1,
          SetNamesLeftOut{!left_out}};
}

Action add_person(const State& state) {
  return edit(
      team::change::AddPerson{team::free_name(state.team(), texts::get(Id::editor_new_person)),
                              texts::get(Id::editor_new_title)});
}

Document team_page(const State& state) {
  const team::Team& team = state.team();
  Document document{texts::get(Id::page_name_team), texts::get(Id::editor_team_lead), {}};
  document.blocks.push_back(
      line("team-name", texts::get(Id::editor_team_name), team.name,
           [](const std::string& typed) -> team::Change { return team::change::TeamName{typed}; }));
  add_people(state, document);
  document.blocks.push_back(Heading{texts::get(Id::editor_words), "", -1});
  document.blocks.push_back(Buttons{
      {button("to-facets", texts::get(Id::page_name_facets), OpenPage{Page::facets}),
       button("to-incidents", texts::get(Id::page_name_incidents), OpenPage{Page::incidents})}});
  const std::string days =
      texts::fill(Id::editor_days, {whole_number(std::lround(team.half_life_days))});
  document.blocks.push_back(
      scale_slider("half-life", texts::get(Id::editor_half_life), days, team.half_life_days,
                   k_shortest_half_life, k_longest_half_life,
                   [](double value) { return edit(team::change::HalfLife{std::round(value)}); }));
  add_exports(state, document);
  return document;
}

}  // namespace headsup::app
