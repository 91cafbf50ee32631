// One frame of Dear ImGui: the views in their places, for a wide screen or a phone.
#pragma once

#include <vector>

#include "app/core/action.h"
#include "app/core/state.h"
#include "app/graph/scene.h"
#include "ui/blocks.h"

namespace headsup::ui {

struct Result {
  std::vector<app::Action> actions;       // what the user asked for in this frame
  std::vector<app::LabelBox> labels;      // names that found room in the graph
  std::vector<app::ControlBox> controls;  // of the open documents, as far as they are in sight
  std::vector<TextPlace> fields;          // of the open documents, for the platform's own to lie on
  app::Rect text_field;  // where the platform's own text field belongs; empty: nowhere
};

// Between ImGui::NewFrame and ImGui::Render. drawn: the picture of the latest frame, for hits on
// strands. native_text_field: the platform lays its own text
// field over `text_field`.
Result draw(const app::State& state, const app::Scene& drawn, bool native_text_field);

}  // namespace headsup::ui
