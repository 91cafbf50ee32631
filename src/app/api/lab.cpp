#include "app/explain/scale/lab.h"
#include "app/api/parts.h"
#include "app/core/action.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/json_writer.h"

namespace headsup::app {
namespace {

bool get_whole(const Arguments& arguments, unsigned index, int low, int high, int& out) {
  double number = 0;
  if (!get_number(arguments, index, number) || !(number >= low && number <= high)) return false;
  out = static_cast<int>(number);
  return number == out;
}

std::string call_set_lab(State& state, const Arguments& arguments) {
  SetLab action{};
  if (!get_whole(arguments, 0, k_min_lab_people, k_max_lab_people, action.people)) {
    return error("Expected how many people, a whole number from 8 to 4096.");
  }
  if (!get_whole(arguments, 1, 1, k_max_lab_seed, action.seed)) {
    return error("Expected the seed as a whole number from 1 to 100.");
  }
  return done(state, action);
}

std::string call_draw_organisation(State& state, const Arguments& arguments) {
  bool on = false;
  if (!get_flag(arguments, 0, on)) return error("Expected true or false.");
  return on ? done(state, DrawOrganisation{}) : done(state, BackToOwnTeam{});
}

std::string call_measure_sizes(State& state, const Arguments& arguments) {
  MeasureSizes action;
  const base::JsonNode* given = argument(arguments, 0);
  if (given != nullptr && given->kind == base::JsonKind::array) {
    for (int child = given->first; child >= 0; child = arguments.node(child).next) {
      const base::JsonNode& size = arguments.node(child);
      const int people = static_cast<int>(std::clamp(size.number, 0.0, 1e6));
      if (size.kind != base::JsonKind::number || size.number != people ||
          people < k_min_lab_people || people > k_max_lab_people) {
        return error("Expected sizes as whole numbers from 8 to 4096.");
      }
      action.sizes.push_back(people);
    }
  } else if (given != nullptr && given->kind != base::JsonKind::null) {
    return error("Expected an array of sizes.");
  }
  return done(state, std::move(action));
}

std::string call_cancel_measuring(State& state, const Arguments&) {
  return done(state, CancelMeasuring{});
}

// For the page: whether it measures right now.
std::string call_lab(State& state, const Arguments&) {
  rapidjson::StringBuffer buffer;
  base::JsonWriter json(buffer);
  json.StartObject();
  base::field(json, "measuring", state.lab.measuring());
  json.EndObject();
  return value(buffer.GetString());
}

std::string call_lab_table(State& state, const Arguments&) {
  return text_value(lab_table(state));
}

constexpr Method k_methods[] = {
    {"setLab", call_set_lab},
    {"drawOrganisation", call_draw_organisation},
    {"measureSizes", call_measure_sizes},
    {"cancelMeasuring", call_cancel_measuring},
    {"lab", call_lab},
    {"labTable", call_lab_table},
};

}  // namespace

Methods lab_methods() {
  return {k_methods, static_cast<int>(sizeof k_methods / sizeof k_methods[0])};
}

}  // namespace headsup::app
