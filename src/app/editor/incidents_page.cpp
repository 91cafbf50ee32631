// The incidents that a team offers as examples.
#include <string>

#include "app/core/action.h"
#include "app/editor/fields.h"
#include "app/editor/pages.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::Id;

void add_opened(const State& state, int which, Document& document) {
  const team::Incident& incident = state.team().incidents[which];
  document.blocks.push_back(line("incident-title", texts::get(Id::editor_incident_title),
                                 incident.title, [which](const std::string& typed) -> team::Change {
                                   return team::change::IncidentTitle{which, typed};
                                 }));
  document.blocks.push_back(lines("incident-text", texts::get(Id::editor_incident_text),
                                  incident.text, 4,
                                  [which](const std::string& typed) -> team::Change {
                                    return team::change::IncidentText{which, typed};
                                  }));
  document.blocks.push_back(Switch{"incident-vague", texts::get(Id::editor_incident_vague),
                                   incident.vague, -1,
                                   edit(team::change::Vague{which, !incident.vague})});
  document.blocks.push_back(
      Buttons{{button("incident-use", texts::get(Id::editor_incident_use),
                      SetIncident{incident.text}, state.session().incident != incident.text),
               button("incident-remove", texts::get(Id::editor_remove_incident),
                      edit(team::change::RemoveIncident{which}))}});
}

}  // namespace

Document incidents_page(const State& state) {
  const team::Team& team = state.team();
  Document document{texts::get(Id::page_name_incidents), texts::get(Id::editor_incidents_lead), {}};
  const int open = state.view().editing.incident;
  Entries list;
  for (std::size_t i = 0; i < team.incidents.size(); ++i) {
    const int which = static_cast<int>(i);
    list.rows.push_back(
        {"incident-" + std::to_string(i + 1), team.incidents[i].title, team.incidents[i].text,
         SetEditing{opened(state, &Editing::incident, open == which ? -1 : which)}});
  }
  if (!list.rows.empty()) document.blocks.push_back(std::move(list));
  if (open >= 0 && open < static_cast<int>(team.incidents.size())) {
    add_opened(state, open, document);
  }
  // The text that is in the field now, unless it is empty.
  const std::string& now = state.session().incident;
  const bool any = now.find_first_not_of(" \t\r\n") != now.npos;
  document.blocks.push_back(Buttons{
      {button("incident-add", texts::get(Id::editor_add_incident),
              edit(team::change::AddIncident{texts::get(Id::editor_new_incident), now}), any)}});
  return document;
}

}  // namespace headsup::app
