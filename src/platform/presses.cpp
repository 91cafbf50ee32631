#include "platform/presses.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <vector>

#include "platform/platform.h"

namespace headsup::platform {
namespace {

struct Press {
  ImU32 event = 0;  // its number among Dear ImGui's events
  double seconds = 0;
};

std::vector<Press> g_waiting;  // in the order in which they came
double g_press_seconds = 0;

bool is_press(const ImGuiInputEvent& event) {
  return event.Type == ImGuiInputEventType_MouseButton && event.MouseButton.Down &&
         event.MouseButton.Button == ImGuiMouseButton_Left;
}

}  // namespace

void note_press(double seconds) {
  const ImVector<ImGuiInputEvent>& queue = ImGui::GetCurrentContext()->InputEventsQueue;
  // Dear ImGui takes no press of a button that is down already.
  if (queue.empty() || !is_press(queue.back())) return;
  g_waiting.push_back({queue.back().EventId, seconds});
}

// A frame handles one press of a button at most; later ones wait for the next frames.
double press_seconds() {
  for (const ImGuiInputEvent& event : ImGui::GetCurrentContext()->InputEventsTrail) {
    if (!is_press(event)) continue;
    while (!g_waiting.empty() && g_waiting.front().event <= event.EventId) {
      g_press_seconds = g_waiting.front().seconds;
      g_waiting.erase(g_waiting.begin());
    }
  }
  return g_press_seconds;
}

}  // namespace headsup::platform
