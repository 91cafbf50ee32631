// What all heads share: temperature and depth.
#include <array>

#include "app/content/panel/panel.h"
#include "app/content/parts.h"
#include "base/format.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::Id;

// "1.00; people who share the weight: technical 1.9, …": what the slider does is told with it.
auto spoken_temperature(const State& state) {
  std::array<double, team::k_heads> effective_people;
  for (std::size_t head = 0; head < team::k_heads; ++head) {
    effective_people[head] = state.derived().reader->heads()[head].effective_people;
  }
  return
      [team = state.session().team, temperature = state.controls().temperature, effective_people] {
        std::vector<std::string> spread;
        for (std::size_t head = 0; head < team::k_heads; ++head) {
          spread.push_back(team->heads[head].label + " " + decimal(effective_people[head], 1));
        }
        return texts::fill(Id::view_temperature_value, {three_digits(temperature), join(spread)});
      };
}

}  // namespace

Document controls_document(const State& state) {
  const double temperature = state.controls().temperature;
  const double depth = state.controls().depth;
  Slider heat{"temperature",
              texts::get(Id::view_temperature),
              "τ " + base::three_digits(temperature),
              temperature_share(temperature),
              texts::get(Id::view_sharper),
              texts::get(Id::view_flatter),
              -1,
              [](double share) -> Action { return SetTemperature{share_temperature(share)}; },
              spoken_temperature(state)};
  Slider keys{"depth",
              texts::get(Id::view_depth),
              percent(depth),
              depth,
              texts::get(Id::view_depth_title),
              texts::get(Id::view_depth_carries),
              -1,
              [](double share) -> Action { return SetDepth{share}; }};
  Document document;
  document.blocks.push_back(std::move(heat));
  document.blocks.push_back(std::move(keys));
  return document;
}

}  // namespace headsup::app
