// The pages of one's own team, each written from the state as a Document.
#pragma once

#include "app/content/document.h"
#include "app/core/state.h"

namespace headsup::app {

Document team_page(const State& state);
Document person_page(const State& state);
Document facets_page(const State& state);
Document incidents_page(const State& state);
Document import_page(const State& state);

// Whether names are left out of what is taken along.
Switch names_switch(const State& state);

// Adds somebody with a name that nobody has, and opens their card.
Action add_person(const State& state);

// The person whose card is open: the query's, unless another one is.
int edited_person(const State& state);

}  // namespace headsup::app
