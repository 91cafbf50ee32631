#include "app/editor/fields.h"

#include <algorithm>
#include <cmath>

#include "app/core/action.h"
#include "base/format.h"

namespace headsup::app {
namespace {

constexpr double k_first_value = 0.6;  // of a facet that is turned on

// Two significant digits, so that a file stays readable.
double rounded(double value) {
  const double unit = std::pow(10.0, std::floor(std::log10(value)) - 1);
  return std::round(value / unit) * unit;
}

}  // namespace

Action edit(team::Change change) {
  return EditTeam{std::move(change)};
}

TextField lines(std::string id, std::string label, std::string text, int rows,
                std::function<team::Change(const std::string&)> change) {
  return {std::move(id), std::move(label), std::move(text),
          [change = std::move(change)](const std::string& typed) { return edit(change(typed)); },
          rows};
}

TextField line(std::string id, std::string label, std::string text,
               std::function<team::Change(const std::string&)> change) {
  return lines(std::move(id), std::move(label), std::move(text), 1, std::move(change));
}

Button button(std::string id, std::string label, Action press, bool enabled) {
  return {std::move(id), std::move(label), std::move(press), false, enabled};
}

Editing opened(const State& state, int Editing::*what, int value) {
  Editing editing = state.view().editing;
  editing.*what = value;
  return editing;
}

Choice head_tabs(const State& state, std::string id) {
  Choice tabs{std::move(id), "", {}, state.view().editing.head, nullptr};
  for (const team::Head& head : state.team().heads) tabs.options.push_back(head.label);
  const Editing editing = state.view().editing;
  tabs.choose = [editing](int head) -> Action {
    Editing next = editing;
    next.head = head;
    return SetEditing{next};
  };
  return tabs;
}

Slider share_slider(std::string id, std::string label, double value, int head,
                    std::function<Action(double)> change) {
  Slider slider{std::move(id), std::move(label), base::decimal(value, 2), value, "", "", head, {}};
  // A hundredth at least: at nothing it would go while it is dragged.
  slider.change = [change = std::move(change)](double share) {
    return change(std::max(std::round(share * 100), 1.0) / 100);
  };
  return slider;
}

Slider scale_slider(std::string id, std::string label, std::string printed, double value,
                    double min, double max, std::function<Action(double)> change) {
  const double range = std::log(max / min);
  const double share = std::clamp(std::log(value / min) / range, 0.0, 1.0);
  Slider slider{std::move(id), std::move(label), std::move(printed), share, "", "", -1, {}};
  slider.change = [change = std::move(change), min, range](double moved) {
    return change(rounded(min * std::exp(moved * range)));
  };
  return slider;
}

Buttons facet_toggles(const State& state, const FacetNumbers& numbers) {
  const team::Team& team = state.team();
  const int head = state.view().editing.head;
  Buttons toggles;
  for (int facet = team.first_facet(head); facet < team.first_facet(head + 1); ++facet) {
    const bool on = std::any_of(numbers.values.begin(), numbers.values.end(),
                                [&](const team::FacetValue& v) { return v.facet == facet; });
    Button toggle = button(numbers.id + "-has-" + team.facet(facet).id, team.facet(facet).label,
                           edit(numbers.set(facet, on ? 0 : k_first_value)));
    toggle.is_toggle = true;
    toggle.on = on;
    toggles.buttons.push_back(std::move(toggle));
  }
  return toggles;
}

void add_facet_numbers(const State& state, const FacetNumbers& numbers, Document& document) {
  const team::Team& team = state.team();
  const int head = state.view().editing.head;
  document.blocks.push_back(facet_toggles(state, numbers));
  for (const team::FacetValue& value : numbers.values) {
    if (team.head_of(value.facet) != head) continue;
    const team::Facet& facet = team.facet(value.facet);
    document.blocks.push_back(share_slider(numbers.id + "-" + facet.id, facet.label, value.value,
                                           head,
                                           [set = numbers.set, number = value.facet](double share) {
                                             return edit(set(number, share));
                                           }));
  }
}

}  // namespace headsup::app
