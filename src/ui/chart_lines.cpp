#include "ui/chart_lines.h"

#include <algorithm>
#include <cmath>

namespace headsup::ui {
namespace {

// Calls dash(from, to) for each dash of the path.
template <class Dash>
void for_each_dash(const std::vector<ImVec2>& path, ImVec2 low, ImVec2 high, float length,
                   float gap, Dash dash) {
  float into = 0;  // how far into the current dash or gap
  bool drawing = true;
  for (std::size_t i = 1; i < path.size(); ++i) {
    ImVec2 at = path[i - 1];
    // What is far outside is not walked dash by dash.
    if (std::min(at.y, path[i].y) > high.y || std::max(at.y, path[i].y) < low.y) continue;
    float left = std::hypot(path[i].x - at.x, path[i].y - at.y);
    const ImVec2 way(left > 0 ? (path[i].x - at.x) / left : 0,
                     left > 0 ? (path[i].y - at.y) / left : 0);
    while (left > 0) {
      const float whole = drawing ? length : gap;
      const float step = std::min(left, whole - into);
      const ImVec2 next(at.x + way.x * step, at.y + way.y * step);
      if (drawing) dash(at, next);
      at = next;
      left -= step;
      into += step;
      if (into < whole - 1e-3f) continue;
      into = 0;
      drawing = !drawing;
    }
  }
}

}  // namespace

void draw_path(ImDrawList* list, const std::vector<ImVec2>& path, Line line, ImU32 color) {
  const ImVec2 low = list->GetClipRectMin();
  const ImVec2 high = list->GetClipRectMax();
  const int count = static_cast<int>(path.size());
  switch (line) {
    case Line::solid:
      list->AddPolyline(path.data(), count, color, 0, 1.8f);
      break;
    case Line::dashed:
      for_each_dash(path, low, high, 6, 4,
                    [&](ImVec2 from, ImVec2 to) { list->AddLine(from, to, color, 2); });
      break;
    case Line::dotted:
      for_each_dash(path, low, high, 1, 5,
                    [&](ImVec2 from, ImVec2) { list->AddCircleFilled(from, 1.5f, color, 10); });
      break;
    case Line::twofold:
      for (const float offset : {-1.7f, 1.7f}) {
        std::vector<ImVec2> parallel = path;
        for (ImVec2& point : parallel) point.y += offset;
        list->AddPolyline(parallel.data(), count, color, 0, 1.2f);
      }
      break;
  }
}

}  // namespace headsup::ui
