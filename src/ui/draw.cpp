#include "ui/draw.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <cstdio>
#include <vector>

#include "base/graphemes.h"
#include "base/unicode.h"
#include "ui/glyph_fallback.h"
#include "ui/theme.h"

namespace headsup::ui {
namespace {

// Dear ImGui rasterises whole sizes and stretches them to others, which blurs.
float face_size(TextStyle style) {
  return std::round(style.size * k_face_height_em);
}

ImFont* face(TextStyle style) {
  return style.semibold ? theme().semibold : theme().regular;
}

// To whole device pixels, where glyphs are crisp.
float snapped(float logical) {
  const float ratio = ImGui::GetIO().DisplayFramebufferScale.x;
  return std::round(logical * ratio) / ratio;
}

float encoded_width(TextStyle style, std::string_view text) {
  return face(style)
      ->CalcTextSizeA(face_size(style), FLT_MAX, 0, text.data(), text.data() + text.size())
      .x;
}

// Dear ImGui starts a text at whole logical pixels: the rest of the way is made up here.
void add_text(ImDrawList* list, ImVec2 at, TextStyle style, ImU32 color, std::string_view text) {
  const int first = list->VtxBuffer.Size;
  list->AddText(face(style), face_size(style), at, color, text.data(), text.data() + text.size());
  const ImVec2 rest(at.x - std::trunc(at.x), at.y - std::trunc(at.y));
  for (int i = first; i < list->VtxBuffer.Size; ++i) {
    list->VtxBuffer[i].pos.x += rest.x;
    list->VtxBuffer[i].pos.y += rest.y;
  }
}

// One line of encoded text.
void draw_line(ImDrawList* list, ImVec2 at, TextStyle style, ImU32 color, std::string_view line) {
  const float ascent = face(style)->GetFontBaked(face_size(style))->Ascent;
  const float inset = (line_height(style) - face_size(style)) / 2;
  const float top = snapped(at.y + inset + ascent) - ascent;  // the baseline is on a whole pixel
  // Long lists are drawn whole: most of their lines are scrolled away. Marks may reach far out.
  const float reach = line_height(style);
  if (top - reach > list->GetClipRectMax().y || top + 2 * reach < list->GetClipRectMin().y) return;
  if (!may_have_pictures(line)) {
    add_text(list, ImVec2(snapped(at.x), top), style, color, line);
    return;
  }
  const std::string seen = in_visual_order(line);
  float x = at.x;
  for (std::string_view rest = seen; !rest.empty();) {
    const std::string_view interval = rest.substr(0, run_bytes(rest));
    add_text(list, ImVec2(snapped(x), top), style, color, interval);
    rest.remove_prefix(interval.size());
    if (!rest.empty()) x += encoded_width(style, interval);
  }
}

// From Hebrew on, scripts with words join two letters into what looks like one, or swap them.
bool letters_join(char32_t code_point) {
  return code_point >= 0x590 && base::is_drawn_in_words(code_point);
}

std::string_view first_character(std::string_view word) {
  return word.empty() ? word : word.substr(0, base::grapheme_bytes(word, 0));
}

}  // namespace

float text_width(TextStyle style, std::string_view text) {
  std::string storage;
  return encoded_width(style, encoded(face(style), text, storage));
}

float line_height(TextStyle style) {
  return std::ceil(style.size * 1.4f);
}

void draw_text(ImDrawList* list, ImVec2 at, TextStyle style, ImU32 color, std::string_view text) {
  std::string storage;
  draw_line(list, at, style, color, encoded(face(style), text, storage));
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

// Dear ImGui also breaks lines behind a point or comma inside a word. Numbers stay whole: 3.8 is
// not
// 3. and 8.
const char* before_word(const char* at, const char* stop, const char* end) {
  const bool inside = stop > at && stop < end && *stop != ' ' && *stop != '\n' &&
                      (stop[-1] == '.' || stop[-1] == ',');
  for (const char* back = stop; inside && back > at + 1; --back) {
    if (back[-1] == ' ') return back - 1;
  }
  return stop;
}

// Calls visit(line) for each line of encoded text broken at words.
template <class Visit>
void for_each_line(TextStyle style, std::string_view text, float width, Visit visit) {
  const char* at = text.data();
  const char* end = at + text.size();
  while (at < end) {
    const char* stop = face(style)->CalcWordWrapPosition(face_size(style), at, end, width);
    stop = before_word(at, stop, end);
    if (stop == at)
      stop += base::decode_utf8(std::string_view(at, static_cast<std::size_t>(end - at)), 0).bytes;
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
  std::string storage;
  float y = at.y;
  for_each_line(style, encoded(face(style), text, storage), width, [&](std::string_view line) {
    draw_line(list, ImVec2(at.x, y), style, color, line);
    y += line_height(style);
  });
  return y - at.y;
}

float wrapped_height(TextStyle style, std::string_view text, float width) {
  std::string storage;
  float height = 0;
  for_each_line(style, encoded(face(style), text, storage), width,
                [&](std::string_view) { height += line_height(style); });
  return height;
}

std::string fitted(TextStyle style, std::string_view text, float width) {
  if (text_width(style, text) <= width) return std::string(text);
  static constexpr std::string_view k_ellipsis = "…";
  const float room = width - text_width(style, k_ellipsis);
  std::vector<std::size_t> cuts{0};
  while (cuts.back() < text.size()) {
    cuts.push_back(cuts.back() + base::grapheme_bytes(text, cuts.back()));
  }
  const auto too_wide = std::partition_point(cuts.begin() + 1, cuts.end(), [&](std::size_t cut) {
    return text_width(style, text.substr(0, cut)) <= room;
  });
  std::size_t kept = *(too_wide - 1);
  while (kept > 0 && text[kept - 1] == ' ') --kept;
  return std::string(text.substr(0, kept)).append(k_ellipsis);
}

TextScale text_scale() {
  return {theme().regular, theme().semibold, ImGui::GetIO().DisplayFramebufferScale.x};
}

MeasuredText measured(TextStyle style, std::string_view text, float widest) {
  const std::string cut = fitted(style, text, widest);
  std::string storage;
  const std::string_view ready = encoded(face(style), cut, storage);
  return {std::string(ready), encoded_width(style, ready)};
}

void draw_measured_centered(ImDrawList* list, ImVec2 top_center, TextStyle style, ImU32 color,
                            const MeasuredText& text) {
  draw_line(list, ImVec2(top_center.x - text.width / 2, top_center.y), style, color, text.encoded);
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

std::string initials(std::string_view name) {
  const std::string_view first = first_character(name);
  const std::size_t space = name.rfind(' ');
  std::string letters(first);
  if (name.empty() || letters_join(base::decode_utf8(name, 0).value)) return letters;
  if (space != std::string_view::npos && space + 1 < name.size()) {
    letters.append(first_character(name.substr(space + 1)));
  } else if (first.size() == 1 && name.size() > 1) {
    letters.append(first_character(name.substr(1)));
  }
  return letters;
}

}  // namespace headsup::ui
