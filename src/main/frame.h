// The program as both mains run it: the state, what draws it, and one frame.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/core/action.h"
#include "app/core/state.h"
#include "app/graph/scene.h"
#include "gpu/graph_renderer.h"
#include "gpu/imgui_renderer.h"
#include "main/background.h"
#include "platform/platform.h"

namespace headsup {

class Program {
 public:
  // Opens the window, Dear ImGui and the GL objects. False, with error(), when one is refused.
  // `state` has an open team.
  bool start(const platform::WindowOptions& window, app::State state);
  void stop();

  // Draws one frame and shows it, unless it is to be read back first. True when another one is
  // wanted without any further event.
  bool frame(bool show = true);

  // Draws what only the desktop's window has, over all the rest of a frame.
  using OwnView = void (*)(const app::State& state, std::vector<app::Action>& actions);
  void add(OwnView view) { own_view_ = view; }

  // More frames than the one that is asked for: Dear ImGui shows some answers a frame later.
  void nudge() { frames_owed_ = 3; }

  void context_lost();
  void context_restored();

  // What the frames since the last call want done outside.
  app::Effects take_effects() { return std::exchange(effects_, {}); }

  app::State& state() { return state_; }
  const std::string& error() const { return error_; }

 private:
  bool create_renderers();
  void take_events();

  app::State state_;
  app::Scene scene_;
  gpu::GraphRenderer graph_renderer_;
  gpu::ImguiRenderer imgui_renderer_;
  BackgroundTask background_;
  void perform(app::Effects effects);

  app::Effects effects_;
  std::vector<app::Action> actions_;  // asked for in the latest frame, applied in the next
  OwnView own_view_ = nullptr;
  double last_time_ = 0;
  int frames_owed_ = 0;
  bool native_text_field_ = false;
  bool drawable_ = false;  // false while the GL context is lost
  std::string error_;
};

}  // namespace headsup
