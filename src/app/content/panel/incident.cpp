// What belongs to the incident: the team file's own, and what the words of the text ask for.
#include <algorithm>

#include "app/content/panel/panel.h"
#include "app/content/parts.h"
#include "texts/texts.h"

namespace headsup::app {

using texts::Id;

Document examples_document(const State& state) {
  const std::vector<team::Incident>& incidents = state.team().incidents;
  Choice choice{"incident-choice", "", {}, -1, {}, texts::get(Id::view_own_words)};
  choice.options.reserve(incidents.size());
  for (const team::Incident& incident : incidents) {
    if (choice.selected < 0 && incident.text == state.session().incident) {
      choice.selected = static_cast<int>(choice.options.size());
    }
    choice.options.push_back(incident.title);
  }
  choice.choose = [team = state.session().team](int option) -> Action {
    return SetIncident{team->incidents[option].text};
  };
  Document document{texts::get(Id::view_incident_choice), "", {}};
  document.blocks.push_back(std::move(choice));
  return document;
}

Document words_document(const State& state) {
  Document document{texts::get(Id::view_matches), "", {}};
  Terms terms;
  terms.rows.reserve(state.derived().needs.matches.size());
  for (const team::Match& match : state.derived().needs.matches) {
    auto term = std::find_if(terms.rows.begin(), terms.rows.end(),
                             [&](const Term& row) { return row.text == match.term; });
    if (term == terms.rows.end()) term = terms.rows.insert(term, Term{match.term, {}, {}});
    term->heads[state.team().head_of(match.facet)] = true;
    term->raised.push_back({state.team().facet(match.facet).label, match.weight});
  }
  if (terms.rows.empty()) {
    document.blocks.push_back(Paragraph{texts::get(Id::view_no_match)});
  } else {
    document.blocks.push_back(std::move(terms));
  }
  return document;
}

std::string raised(const Term& term) {
  std::string all;
  for (const Raised& one : term.raised) {
    all += (all.empty() ? "" : ", ") + std::string(one.facet) + " " + decimal(one.weight, 2);
  }
  return all;
}

}  // namespace headsup::app
