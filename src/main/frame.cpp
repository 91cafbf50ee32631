#include "main/frame.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <cstdint>
#include <utility>

#include "app/core/action.h"
#include "app/core/update.h"
#include "app/graph/build_scene.h"
#include "app/graph/layout.h"
#include "app/graph/palette.h"
#include "app/graph/pass.h"
#include "base/date.h"
#include "gpu/viewport.h"
#include "main/fields_json.h"
#include "platform/glyphs.h"
#include "ui/text_pictures.h"
#include "ui/theme.h"
#include "ui/ui.h"

namespace headsup {
namespace {

int weight_of(const ui::PictureFont& font) {
  return font.semibold ? 600 : 400;
}

constexpr ui::TextPainter k_text_painter{
    [](const std::string& text, ui::PictureFont font) {
      return platform::text_advance(text, font.em_pixels, weight_of(font));
    },
    [](const std::string& text, ui::PictureFont font, std::uint32_t rgb) {
      platform::TextPicture painted =
          platform::paint_text(text, font.em_pixels, weight_of(font), rgb);
      return ui::TextPicture{painted.width, painted.height, painted.left, painted.top,
                             std::move(painted.rgba)};
    },
    platform::character_ends};

}  // namespace

bool Program::frame(bool show) {
  if (!drawable_) return false;
  const double started = platform::now_seconds();

  // Events → actions → update.
  take_events();
  state_.transient.now_seconds = started;
  state_.transient.today = base::today();
  for (app::Action& action : std::exchange(actions_, {})) {
    perform(app::update(state_, std::move(action)));
  }

  // A slice of what the scale lab measures; nothing while it measures frames.
  perform(app::step_lab(state_, background_));

  // The pass that is watched goes on: it may come to its next step.
  perform(app::step_pass(state_, started - last_time_));

  // Attention, only if what it depends on changed.
  app::refresh(state_);

  // Layout step.
  const double now = platform::now_seconds();
  app::arrange(state_);
  const bool moving = app::step_layout(state_, now - last_time_);
  last_time_ = now;

  // Views.
  ImGui::NewFrame();
  state_.transient.press_seconds = platform::press_seconds();
  ui::Result result = ui::draw(state_, scene_, native_text_field_);
  if (own_view_) own_view_(state_, result.actions);
  actions_.insert(actions_.end(), std::make_move_iterator(result.actions.begin()),
                  std::make_move_iterator(result.actions.end()));
  ImGui::Render();
  state_.transient.labels = std::move(result.labels);
  state_.transient.controls_drawn = std::move(result.controls);
  const app::Rect& field = result.text_field;
  native_text_field_ = platform::place_text_field(field.x, field.y, field.w, field.h);
  if (native_text_field_) {
    platform::place_text_fields(fields_json(result.fields, platform::surface().scale));
  }

  // Strands and people, then what Dear ImGui has drawn.
  if (app::shows_graph(state_)) {
    app::build_scene(state_, scene_);
  } else {
    scene_.strands.clear();
    scene_.nodes.clear();
  }
  // Up to here it is this processor's time; from here on it may wait for the graphics card.
  app::note_frame(state_, platform::now_seconds() - started);
  const platform::Surface surface = platform::surface();
  const gpu::Viewport viewport{surface.width, surface.height, surface.pixel_ratio};
  gpu::clear(app::palette(state_.dark()).background, viewport);
  graph_renderer_.draw(scene_, viewport);
  state_.transient.draw_calls = graph_renderer_.draw_calls();
  imgui_renderer_.draw(*ImGui::GetDrawData(), viewport);

  // Present.
  if (show) platform::present();
  ++state_.transient.frames;
  if (frames_owed_ > 0) --frames_owed_;
  return moving || state_.motion().pass.playing || frames_owed_ > 0 || !actions_.empty() ||
         app::lab_wants_frame(state_);
}

void Program::perform(app::Effects effects) {
  effects_.insert(effects_.end(), std::make_move_iterator(effects.begin()),
                  std::make_move_iterator(effects.end()));
}

void Program::take_events() {
  platform::begin_frame();
  if (ImGui::GetCurrentContext()->InputEventsQueue.Size > 0) nudge();

  const platform::Surface surface = platform::surface();
  const platform::Preferences preferences = platform::preferences();
  const app::Screen screen{surface.width, surface.height, preferences.dark,
                           preferences.reduced_motion, surface.scale};
  if (screen != state_.transient.screen) {
    ++state_.view_revision;  // a page fits the screen
    nudge();                 // a scroll bar knows its content's new height a frame later
  }
  state_.transient.screen = screen;

  const platform::Gesture gesture = platform::take_gesture();
  if (gesture.zoom != 1 || gesture.pan_x != 0 || gesture.pan_y != 0) {
    actions_.push_back(
        app::MoveCamera{{gesture.pan_x, gesture.pan_y}, gesture.zoom, {gesture.x, gesture.y}});
  }
}

bool Program::start(const platform::WindowOptions& window, app::State state) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;               // nothing is written to the user's disk
  io.ConfigInputTextCursorBlink = false;  // a blinking caret would cost frames for ever
  if (!platform::open(window)) {
    error_ = platform::error();
    return false;
  }
  if (!create_renderers()) return false;
  ui::use_text_painter(k_text_painter);
  ui::load_fonts();
  state_ = std::move(state);
  const platform::Surface surface = platform::surface();
  const platform::Preferences preferences = platform::preferences();
  state_.transient.screen = {surface.width, surface.height, preferences.dark,
                             preferences.reduced_motion, surface.scale};
  app::refresh(state_);
  app::arrange(state_);
  native_text_field_ = platform::place_text_field(0, 0, 0, 0);
  last_time_ = platform::now_seconds();
  drawable_ = true;
  nudge();
  return true;
}

bool Program::create_renderers() {
  error_.clear();
  if (!graph_renderer_.create()) {
    error_ = graph_renderer_.error();
  } else if (!imgui_renderer_.create()) {
    error_ = imgui_renderer_.error();
  }
  return error_.empty();
}

void Program::stop() {
  graph_renderer_.destroy();
  imgui_renderer_.destroy();
  platform::close();
  ImGui::DestroyContext();
}

void Program::context_lost() {
  drawable_ = false;
  graph_renderer_.lost();
  imgui_renderer_.lost();
}

void Program::context_restored() {
  drawable_ = create_renderers();
  nudge();
}

}  // namespace headsup
