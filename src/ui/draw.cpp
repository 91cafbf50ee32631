#include "ui/draw.h"

#include <cfloat>
#include <cmath>
#include <cstdio>

#include "ui/theme.h"

namespace headsup::ui {
namespace {

float face_size(TextStyle style) {
  return style.size * k_face_height_em;
}

ImFont* face(TextStyle style) {
  return style.semibold ? theme().semibold : theme().regular;
}

ImVec2 snapped(ImVec2 at) {
  // Whole device pixels keep glyphs crisp.
  const float ratio = ImGui::GetIO().DisplayFramebufferScale.x;
  return ImVec2(std::round(at.x * ratio) / ratio, std::round(at.y * ratio) / ratio);
}

// Length in bytes of the UTF-8 character that starts with this byte.
std::size_t character_length(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xF0) return 4;
  return first >= 0xE0 ? 3 : 2;
}

std::string_view first_character(std::string_view word) {
  return word.empty() ? word
                      : word.substr(0, character_length(static_cast<unsigned char>(word[0])));
}

}  // namespace

float text_width(TextStyle style, std::string_view text) {
  return face(style)
      ->CalcTextSizeA(face_size(style), FLT_MAX, 0, text.data(), text.data() + text.size())
      .x;
}

float line_height(TextStyle style) {
  return std::ceil(style.size * 1.4f);
}

void draw_text(ImDrawList* list, ImVec2 at, TextStyle style, ImU32 color, std::string_view text) {
  const float inset = (line_height(style) - face_size(style)) / 2;
  list->AddText(face(style), face_size(style), snapped(ImVec2(at.x, at.y + inset)), color,
                text.data(), text.data() + text.size());
}

void draw_text_right(ImDrawList* list, ImVec2 right_at, TextStyle style, ImU32 color,
                     std::string_view text) {
  draw_text(list, ImVec2(right_at.x - text_width(style, text), right_at.y), style, color, text);
}

void draw_text_centered(ImDrawList* list, ImVec2 top_center, TextStyle style, ImU32 color,
                        std::string_view text) {
  draw_text(list, ImVec2(top_center.x - text_width(style, text) / 2, top_center.y), style, color,
            text);
}

namespace {

// Calls visit(line) for each line of text broken at words.
template <class Visit>
void for_each_line(TextStyle style, std::string_view text, float width, Visit visit) {
  const char* at = text.data();
  const char* end = at + text.size();
  while (at < end) {
    const char* stop = face(style)->CalcWordWrapPosition(face_size(style), at, end, width);
    if (stop == at) stop += character_length(static_cast<unsigned char>(*at));
    if (stop > end) stop = end;
    visit(std::string_view(at, static_cast<std::size_t>(stop - at)));
    at = stop;
    while (at < end && (*at == ' ' || *at == '\n')) {
      const bool line_break = *at++ == '\n';
      if (line_break) break;
    }
  }
}

}  // namespace

float draw_text_wrapped(ImDrawList* list, ImVec2 at, TextStyle style, ImU32 color,
                        std::string_view text, float width) {
  float y = at.y;
  for_each_line(style, text, width, [&](std::string_view line) {
    draw_text(list, ImVec2(at.x, y), style, color, line);
    y += line_height(style);
  });
  return y - at.y;
}

float wrapped_height(TextStyle style, std::string_view text, float width) {
  float height = 0;
  for_each_line(style, text, width, [&](std::string_view) { height += line_height(style); });
  return height;
}

std::string fitted(TextStyle style, std::string_view text, float width) {
  if (text_width(style, text) <= width) return std::string(text);
  static constexpr std::string_view k_ellipsis = "…";
  const float room = width - text_width(style, k_ellipsis);
  std::size_t kept = 0;
  while (kept < text.size()) {
    const std::size_t next = kept + character_length(static_cast<unsigned char>(text[kept]));
    if (next > text.size() || text_width(style, text.substr(0, next)) > room) break;
    kept = next;
  }
  while (kept > 0 && text[kept - 1] == ' ') --kept;
  return std::string(text.substr(0, kept)).append(k_ellipsis);
}

void draw_pattern(ImDrawList* list, int head, ImVec2 from, float length, ImU32 color) {
  const float end = from.x + length;
  if (head == 0) {
    list->AddLine(from, ImVec2(end, from.y), color, 3);
  } else if (head == 1) {
    for (float x = from.x; x < end - 1; x += 8) {
      list->AddLine(ImVec2(x, from.y), ImVec2(std::fmin(x + 5, end), from.y), color, 3);
    }
  } else if (head == 2) {
    for (float x = from.x + 1.5f; x < end; x += 5.5f) {
      list->AddCircleFilled(ImVec2(x, from.y), 1.7f, color, 12);
    }
  } else {
    list->AddLine(ImVec2(from.x, from.y - 2), ImVec2(end, from.y - 2), color, 1.5f);
    list->AddLine(ImVec2(from.x, from.y + 2), ImVec2(end, from.y + 2), color, 1.5f);
  }
}

void draw_mark(ImDrawList* list, int head, ImVec2 center, float radius, ImU32 color) {
  const float r = radius;
  const ImVec2 c = center;
  if (head == 0) {
    list->AddCircleFilled(c, r, color, 16);
  } else if (head == 1) {
    const float s = r * 0.88f;
    list->AddRectFilled(ImVec2(c.x - s, c.y - s), ImVec2(c.x + s, c.y + s), color, 1);
  } else if (head == 2) {
    list->AddTriangleFilled(ImVec2(c.x, c.y - r * 1.1f), ImVec2(c.x + r * 1.1f, c.y + r * 0.9f),
                            ImVec2(c.x - r * 1.1f, c.y + r * 0.9f), color);
  } else {
    const float s = r * 1.25f;
    list->AddQuadFilled(ImVec2(c.x, c.y - s), ImVec2(c.x + s, c.y), ImVec2(c.x, c.y + s),
                        ImVec2(c.x - s, c.y), color);
  }
}

std::string percent(double share, int digits) {
  char text[32];
  const double value = share * 100;
  const double smallest = digits == 0 ? 0.5 : 0.05;
  if (value > 0 && value < smallest) return digits == 0 ? "<1 %" : "<0.1 %";
  std::snprintf(text, sizeof text, "%.*f %%", digits, value);
  return text;
}

std::string initials(std::string_view name) {
  const std::string_view first = first_character(name);
  const std::size_t space = name.rfind(' ');
  std::string letters(first);
  if (space != std::string_view::npos && space + 1 < name.size()) {
    letters.append(first_character(name.substr(space + 1)));
  } else if (first.size() == 1 && name.size() > 1) {
    letters.append(first_character(name.substr(1)));
  }
  return letters;
}

}  // namespace headsup::ui
