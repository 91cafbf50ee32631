#include "app/tour/texts.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

#include "app/core/action.h"
#include "app/core/update.h"
#include "app/tour/parts.h"

namespace headsup::app::steps {
namespace {

using texts::Id;

double raised(const State& state, const std::string& text) {
  const std::vector<double> needs = state.derived().terms->needs(text).facets;
  return std::accumulate(needs.begin(), needs.end(), 0.0);
}

bool has_terms(const team::Team& team) {
  for (const team::Head& head : team.heads) {
    for (const team::Facet& facet : head.facets) {
      if (!facet.terms.empty()) return true;
    }
  }
  return false;
}

// The table's vague text, in whatever language it was put in.
bool is_stock_vague(const std::string& text) {
  for (int i = 0; i < texts::k_languages; ++i) {
    if (text == texts::get(Id::tour_vague_text, static_cast<texts::Language>(i))) return true;
  }
  return false;
}

}  // namespace

std::string vague_text(const State& state) {
  const std::string text = usual_comparison(state.team());
  const double asked = text.empty() ? 0 : raised(state, text);
  const bool not_vague = asked > 0 && asked >= raised(state, made_report(state));
  return text.empty() || not_vague ? texts::get(Id::tour_vague_text) : text;
}

std::string made_report(const State& state) {
  const team::Team& team = state.team();
  std::vector<double> carried(team.facet_count(), 0.0);
  for (const team::Person& person : team.people) {
    for (const team::Carry& carry : person.carries) {
      carried[carry.facet] += carry.strength;
    }
  }
  std::vector<std::string> terms;
  for (int head = 0; head < team::k_heads; ++head) {
    int best = -1;
    for (int facet = team.first_facet(head); facet < team.first_facet(head + 1); ++facet) {
      if (team.facet(facet).terms.empty()) continue;
      if (best < 0 || carried[facet] > carried[best]) best = facet;
    }
    if (best >= 0) terms.push_back(team.facet(best).terms.front());
  }
  // Without any list there are only the names of what people carry.
  if (terms.empty()) terms.push_back(team.facet(0).label);
  return texts::fill(Id::tour_precise_text, {listed(terms)});
}

bool asks_more_than_vague(const State& state, const std::string& text) {
  const std::string vague = vague_text(state);
  if (!has_terms(state.team())) return !text.empty() && text != vague && !is_stock_vague(text);
  return raised(state, text) > raised(state, vague);
}

bool is_own_text(const State& state, const std::string& text) {
  if (text.empty() || is_stock_vague(text) || text == made_report(state)) return false;
  return std::none_of(state.team().incidents.begin(), state.team().incidents.end(),
                      [&](const team::Incident& incident) { return incident.text == text; });
}

void set_vague_text(State& state) {
  if (is_own_text(state, state.session().incident)) {
    apply_action(state, SetComparison{state.session().incident});
  }
  apply_action(state, SetIncident{vague_text(state)});
}

void set_precise_text(State& state) {
  // The own text that waited has become the incident's: the usual comparison has its place again.
  if (state.session().comparison == state.session().incident) {
    apply_action(state, SetComparison{usual_comparison(state.team())});
  }
  if (asks_more_than_vague(state, state.session().incident)) return;
  const auto precise = std::find_if(
      state.team().incidents.begin(), state.team().incidents.end(),
      [&](const team::Incident& incident) { return asks_more_than_vague(state, incident.text); });
  apply_action(state, SetIncident{precise == state.team().incidents.end() ? made_report(state)
                                                                          : precise->text});
}

}  // namespace headsup::app::steps
