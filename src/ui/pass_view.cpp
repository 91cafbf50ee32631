// The pass that is watched: what its step is called and says, what it makes of the query, and the
// player under the graph.
#include <algorithm>
#include <cmath>
#include <string>

#include "app/content/parts.h"
#include "app/core/action.h"
#include "app/graph/camera.h"
#include "app/graph/layout.h"
#include "app/graph/pass.h"
#include "texts/texts.h"
#include "ui/blocks.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/token_strip.h"
#include "ui/views.h"
#include "ui/widgets.h"

namespace headsup::ui {
namespace {

using app::PassPicture;
using app::PassStep;
using app::State;
using texts::Id;

constexpr TextStyle k_small{k_caption, false};
constexpr TextStyle k_strong{k_caption, true};
constexpr float k_widest = 760;       // of the player
constexpr float k_track_gap = 4;      // between steps
constexpr float k_row = 20;           // of what makes the query
constexpr float k_words_px = 170;     // to each side of it
constexpr float k_blend_gap_px = 10;  // between the heads' blends, before they move together
constexpr std::size_t k_rows = 6;     // facets of the query, at most

// A round button with a triangle, or two bars while it plays.
bool play_button(const State& state, ImVec2 at, float size) {
  ImGui::SetCursorScreenPos(at);
  const bool pressed = ImGui::InvisibleButton("pass-bar-play", ImVec2(size, size));
  note_control("pass-bar-play");
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 middle(at.x + size / 2, at.y + size / 2);
  const bool lit = ImGui::IsItemHovered();
  list->AddCircleFilled(middle, 17,
                        lit ? mix(theme().accent, theme().text, 0.15f) : theme().accent);
  const ImU32 ink = theme().panel;
  if (state.motion().pass.playing) {
    list->AddRectFilled(ImVec2(middle.x - 5, middle.y - 6), ImVec2(middle.x - 1.5f, middle.y + 6),
                        ink);
    list->AddRectFilled(ImVec2(middle.x + 1.5f, middle.y - 6), ImVec2(middle.x + 5, middle.y + 6),
                        ink);
  } else {
    list->AddTriangleFilled(ImVec2(middle.x - 4, middle.y - 7), ImVec2(middle.x + 7, middle.y),
                            ImVec2(middle.x - 4, middle.y + 7), ink);
  }
  return pressed;
}

// One piece a step, filled as far as the pass has come; pressed or dragged it goes there.
void track(const State& state, ImVec2 at, float width, float height, Actions& actions) {
  ImGui::SetCursorScreenPos(at);
  ImGui::InvisibleButton("pass-track", ImVec2(width, height));
  note_control("pass-track");
  const double now = state.view().pass.step + state.motion().pass.at;
  if (ImGui::IsItemActive()) {
    const float share = std::clamp((ImGui::GetIO().MousePos.x - at.x) / width, 0.0f, 1.0f);
    const double wanted = static_cast<double>(share) * app::k_pass_steps;
    if (wanted != now) actions.push_back(app::ScrubPass{wanted});
    claim_finger();
  }
  if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  const float thick = ImGui::IsItemHovered() || ImGui::IsItemActive() ? 4.0f : 3.0f;
  const float middle = at.y + height / 2;
  const float piece = (width - (app::k_pass_steps - 1) * k_track_gap) / app::k_pass_steps;
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (int step = 0; step < app::k_pass_steps; ++step) {
    const float left = at.x + static_cast<float>(step) * (piece + k_track_gap);
    list->AddRectFilled(ImVec2(left, middle - thick), ImVec2(left + piece, middle + thick),
                        mix(theme().raised, theme().muted, 0.35f), thick);
    const auto filled = static_cast<float>(std::clamp(now - step, 0.0, 1.0)) * piece;
    if (filled < 1) continue;
    list->AddRectFilled(ImVec2(left, middle - thick), ImVec2(left + filled, middle + thick),
                        theme().accent, std::min(thick, filled / 2));
  }
}

// The next of the speeds, the slowest after the fastest.
double next_speed(double now) {
  for (const double speed : app::k_pass_speeds) {
    if (speed > now) return speed;
  }
  return app::k_pass_speeds[0];
}

// Controls from the right edge inwards; returns where they begin.
float right_controls(const State& state, float right, float y, Actions& actions) {
  const auto chip = [&](const char* id, const std::string& label, app::Action action) {
    right -= chip_width(label);
    ImGui::SetCursorScreenPos(ImVec2(right, y));
    if (chip_button(id, label, false)) actions.push_back(std::move(action));
    note_control(id);
    right -= 6;
  };
  const double speed = state.view().pass.speed;
  chip("pass-bar-leave", "×", app::LeavePass{});
  chip("pass-bar-speed", app::decimal(speed, speed < 1 ? 1 : 0) + " ×",
       app::SetPassSpeed{next_speed(speed)});
  return right;
}

}  // namespace

void pass_player(const State& state, Actions& actions) {
  const bool phone = app::is_phone(state.transient.screen);
  const app::Rect& area = state.transient.graph_area;
  const float margin = phone ? 8 : k_padding;
  const float height = std::max(theme().target, 36.0f);
  const float width = std::min(area.w - 2 * margin, k_widest);
  const float x = area.x + (area.w - width) / 2;
  const float y = area.y + area.h - height - (phone ? 4 : app::k_legend_height_px + 2);
  ImGui::SetNextWindowPos(ImVec2(x, y));
  ImGui::SetNextWindowSize(ImVec2(width, height));
  ImGui::Begin("player", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
  const float row = y + (height - theme().target) / 2;
  if (play_button(state, ImVec2(x, y), height)) actions.push_back(app::TogglePass{});
  float left = x + height + 8;
  const float right = right_controls(state, x + width, row, actions);
  if (!phone) {
    const int step = state.view().pass.step;
    ImGui::SetCursorScreenPos(ImVec2(left, row));
    if (chip_button("pass-bar-back", "‹", false)) actions.push_back(app::ShowPassStep{step - 1});
    left += chip_width("‹") + 4;
    ImGui::SetCursorScreenPos(ImVec2(left, row));
    if (chip_button("pass-bar-next", "›", false)) actions.push_back(app::ShowPassStep{step + 1});
    left += chip_width("›") + 14;
  }
  track(state, ImVec2(left, y), right - left - 10, height, actions);
  ImGui::End();
}

void draw_pass_title(ImDrawList* list, const State& state, float room) {
  const app::Rect& area = state.transient.graph_area;
  const ImVec2 at(area.x + k_padding + 4, area.y + k_padding - 2);
  const bool narrow = !app::says_pass(state);
  const TextStyle title{narrow ? k_heading : k_title, true};
  const TextStyle text{k_body, false};
  draw_text(list, at, title, theme().text,
            fitted(title, app::pass_title(app::pass_step(state)), room));
  if (narrow) return;
  draw_text_wrapped(list, ImVec2(at.x, at.y + line_height(title)), text, theme().muted,
                    app::pass_sentence(state), std::min(area.w - 2 * k_padding - 8, 900.0f));
}

namespace {

// The facets that the words of the text raise, those that the query asks for most first, one after
// the other; the last row ends at `bottom`.
void draw_words(ImDrawList* list, const State& state, const PassPicture& pass, ImVec2 bottom,
                app::LabelGrid& room) {
  const std::vector<team::Match> matches = app::strongest_matches(state);
  std::size_t count = std::min(matches.size(), k_rows);
  while (count > 0) {
    const float height = static_cast<float>(count) * k_row;
    if (room.take({bottom.x - k_words_px, bottom.y - height, 2 * k_words_px, height})) break;
    --count;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const float ink = pass.turn(static_cast<int>(i), static_cast<int>(count));
    if (ink <= 0) return;
    const team::Match& match = matches[i];
    const int head = state.team().head_of(match.facet);
    const std::string word = texts::fill(Id::tour_quoted, {match.term});
    const std::string facet = fitted(k_strong, state.team().facet(match.facet).label, 150);
    const float width = text_width(k_strong, facet);
    const float x = bottom.x - 20;
    const float y = bottom.y - static_cast<float>(count - i) * k_row + (1 - ink) * 6;
    draw_text_right(list, ImVec2(x - 14, y), k_small, fade(theme().text, ink),
                    fitted(k_small, word, 130));
    list->AddLine(ImVec2(x - 9, y + 8), ImVec2(x - 9 + 14 * ink, y + 8), fade(theme().muted, ink),
                  1.2f);
    draw_mark(list, head, ImVec2(x + 14, y + 8), 4, fade(theme().heads[head], ink));
    draw_text(list, ImVec2(x + 24, y), k_strong, fade(theme().heads[head], ink), facet);
    draw_text(list, ImVec2(x + 30 + width, y), k_small, fade(theme().muted, ink),
              app::decimal(match.weight, 2));
  }
}

// Four blends move together into one row, and W_O turns that into what the token gains.
void draw_blend(ImDrawList* list, const State& state, const PassPicture& pass, ImVec2 bottom,
                app::LabelGrid& room) {
  const app::TokenRow blend = app::blend_row(state);
  const float together = std::clamp(pass.progress() * 2, 0.0f, 1.0f);
  const float after = std::clamp(pass.progress() * 2 - 1, 0.0f, 1.0f);
  const float x = bottom.x;
  const float top = bottom.y - 66;
  CellLook look{ImVec2(blend.count() > 32 ? 5.0f : 7.0f, 16), k_blend_gap_px};
  const auto fits = [&] {
    const float most = token_row_width(blend, look) + 16;
    return room.take({x - most / 2, top - 6, most, 76});
  };
  while (!fits()) {
    if (--look.size.x < 3) return;  // the panel has them
  }
  look.gap = k_blend_gap_px - (k_blend_gap_px - 4) * together;
  const float width = token_row_width(blend, look);
  const ImU32 ground = fade(theme().background, 0.82f);
  list->AddRectFilled(ImVec2(x - width / 2 - 8, top - 6), ImVec2(x + width / 2 + 8, bottom.y + 4),
                      ground, k_radius);
  draw_token_row(list, blend, look, ImVec2(x - width / 2, top));
  if (after <= 0) return;
  list->AddLine(ImVec2(x, top + 22), ImVec2(x, top + 22 + 22 * after), theme().muted, 1.2f);
  draw_text(list, ImVec2(x + 8, top + 25), k_strong, fade(theme().muted, after), "W_O");
  look.ink = after;
  draw_token_row(list, app::enriched_row(state), look, ImVec2(x - width / 2, top + 50));
}

}  // namespace

void draw_pass_query(ImDrawList* list, const State& state, const PassPicture& pass,
                     app::LabelGrid& room) {
  if (app::is_phone(state.transient.screen)) return;  // the sheet says it
  const int asks = state.controls().query;
  const app::Vec2 query = app::to_screen(state, state.motion().bodies[asks].position);
  const ImVec2 bottom(query.x, query.y - app::screen_radius(state, asks) - 20);
  if (pass.step() == PassStep::query) draw_words(list, state, pass, bottom, room);
  if (pass.step() == PassStep::heads) draw_blend(list, state, pass, bottom, room);
}

}  // namespace headsup::ui
