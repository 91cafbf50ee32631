#include "ui/rotated_text.h"

#include <cmath>

namespace headsup::ui {
namespace {

ImVec2 whole_pixel(ImVec2 at) {
  const float ratio = ImGui::GetIO().DisplayFramebufferScale.x;
  return {std::round(at.x * ratio) / ratio, std::round(at.y * ratio) / ratio};
}

}  // namespace

// Drawn lying where nothing of it is clipped, then its corners are rotated about its start: by a
// quarter, so that the glyphs' pixels stay whole.
void draw_text_upwards(ImDrawList* list, ImVec2 bottom, TextStyle style, ImU32 color,
                       std::string_view text) {
  const ImVec2 clip = list->GetClipRectMin();
  const ImVec2 lying(std::ceil(clip.x) + 1, std::ceil(clip.y) + 1);
  const ImVec2 standing = whole_pixel(bottom);
  const int first = list->VtxBuffer.Size;
  draw_text(list, lying, style, color, text);
  for (int i = first; i < list->VtxBuffer.Size; ++i) {
    ImVec2& corner = list->VtxBuffer[i].pos;
    corner = ImVec2(standing.x + (corner.y - lying.y), standing.y - (corner.x - lying.x));
  }
}

}  // namespace headsup::ui
