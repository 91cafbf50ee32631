#include "app/core/session.h"

#include <algorithm>

namespace headsup::app {

analysis::Controls resolved_controls(const Session& session) {
  const team::Team& team = *session.team;
  const Settings& settings = session.settings;
  analysis::Controls controls;
  controls.query = team.position(settings.query);
  if (controls.query < 0) controls.query = team.lead();
  controls.temperature = settings.temperature;
  controls.head_temperatures = settings.head_temperatures;
  controls.depth = settings.depth;
  controls.days_later = settings.days_later;
  controls.enabled = settings.enabled;
  for (const Edit& edit : settings.edits) {
    const int person = team.position(edit.person);
    const int facet = team.position(edit.facet);
    if (person >= 0 && facet >= 0) {
      controls.edits.push_back({edit.matrix, person, facet, edit.value});
    }
  }
  controls.absent.assign(team.people.size(), 0);
  for (const team::PersonId id : settings.away) {
    const int person = team.position(id);
    if (person >= 0) controls.absent[person] = 1;
  }
  return controls;
}

RnnSettings resolved_rnn(const Session& session) {
  RnnSettings rnn = session.rnn;
  for (const team::PersonId id : session.speaking_order) {
    const int row = rnn.people > 0 ? static_cast<int>(id) : session.team->position(id);
    if (row >= 0) rnn.order.push_back(row);
  }
  return rnn;
}

}  // namespace headsup::app
