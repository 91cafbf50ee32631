// What the pages of one's own team are made of.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "app/content/document.h"
#include "app/core/state.h"
#include "team/change.h"

namespace headsup::app {

using Facets = std::vector<team::FacetValue>;

Action edit(team::Change change);

// A line of text that changes the team.
TextField line(std::string id, std::string label, std::string text,
               std::function<team::Change(const std::string&)> change);
TextField lines(std::string id, std::string label, std::string text, int rows,
                std::function<team::Change(const std::string&)> change);

Button button(std::string id, std::string label, Action press, bool enabled = true);

// The team's heads, of which one is looked at.
Choice head_tabs(const State& state, std::string id = "edit-head");

// The same view with something else open.
Editing opened(const State& state, int Editing::*what, int value);

// The facets of the head that is looked at: which of them have a number, and a slider for each that
// has. set(facet, value): 0 takes it away.
struct FacetNumbers {
  std::string id;
  const Facets& values;
  std::function<team::Change(int facet, double value)> set;
};
void add_facet_numbers(const State& state, const FacetNumbers& numbers, Document& document);

// Toggles of these facets; those are on that are among the values.
Buttons facet_toggles(const State& state, const FacetNumbers& numbers);

// From nothing to all, in steps of a hundredth.
Slider share_slider(std::string id, std::string label, double value, int head,
                    std::function<Action(double)> change);

// Logarithmic from min to max.
Slider scale_slider(std::string id, std::string label, std::string printed, double value,
                    double min, double max, std::function<Action(double)> change);

}  // namespace headsup::app
