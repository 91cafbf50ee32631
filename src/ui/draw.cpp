#include "ui/draw.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <cstdio>
#include <limits>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "ui/text_pictures.h"
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

PictureFont picture_font(TextStyle style) {
  const float ratio = ImGui::GetIO().DisplayFramebufferScale.x;
  return {face_size(style) / k_face_height_em * ratio, style.semibold};
}

// Dear ImGui starts a text at whole logical pixels: the rest of the way is made up here.
void add_text(ImDrawList* list, ImVec2 at, TextStyle style, ImU32 color, std::string_view text) {
  const int first = list->VtxBuffer.Size;
  list->AddText(face(style), face_size(style), at, color, text.data(), text.data() + text.size());
  const ImVec2 rest(at.x - std::trunc(at.x), at.y - std::trunc(at.y));
  if (rest.x == 0 && rest.y == 0) return;  // as always where a point is one device pixel
  for (int i = first; i < list->VtxBuffer.Size; ++i) {
    list->VtxBuffer[i].pos.x += rest.x;
    list->VtxBuffer[i].pos.y += rest.y;
  }
}

// One line; painted: not by Dear ImGui.
void draw_line(ImDrawList* list, ImVec2 at, TextStyle style, ImU32 color, std::string_view line,
               bool painted) {
  const float ascent = face(style)->GetFontBaked(face_size(style))->Ascent;
  const float inset = (line_height(style) - face_size(style)) / 2;
  const float baseline = snapped(at.y + inset + ascent);
  const float top = baseline - ascent;
  // Long lists are drawn whole: most of their lines are scrolled away. Marks may reach far out.
  const float reach = line_height(style);
  if (top - reach > list->GetClipRectMax().y || top + 2 * reach < list->GetClipRectMin().y) return;
  if (painted) {
    draw_painted(list, ImVec2(snapped(at.x), baseline), line, picture_font(style), color);
  } else {
    add_text(list, ImVec2(snapped(at.x), top), style, color, line);
  }
}

float line_width(TextStyle style, std::string_view line, bool painted) {
  if (painted) return painted_width(line, picture_font(style));
  return face(style)
      ->CalcTextSizeA(face_size(style), FLT_MAX, 0, line.data(), line.data() + line.size())
      .x;
}

// `before`: the share of the line that stands before `at`.
void draw_aligned(ImDrawList* list, ImVec2 at, float before, TextStyle style, ImU32 color,
                  std::string_view line) {
  const bool painted = !in_face(line);
  at.x -= before * line_width(style, line, painted);
  draw_line(list, at, style, color, line, painted);
}

// From Hebrew to Sinhala two letters may become what looks like one.
bool letters_join(char32_t code_point) {
  return code_point >= 0x590 && code_point < 0xE00;
}

std::string_view first_character(std::string_view word) {
  return word.empty() ? word : word.substr(0, character_ends(word).front());
}

// How much of the text fits, cut at a whole character; 0 if not even the first one does.
template <class Fits>
std::size_t fitting_bytes(std::string_view text, Fits fits) {
  const std::vector<std::size_t> ends = character_ends(text);
  const auto first_too_many = std::partition_point(
      ends.begin(), ends.end(), [&](std::size_t end) { return fits(text.substr(0, end)); });
  return first_too_many == ends.begin() ? 0 : first_too_many[-1];
}

}  // namespace

float text_width(TextStyle style, std::string_view text) {
  return line_width(style, text, !in_face(text));
}

float line_height(TextStyle style) {
  return std::ceil(style.size * 1.4f);
}

void draw_text(ImDrawList* list, ImVec2 at, TextStyle style, ImU32 color, std::string_view text) {
  draw_line(list, at, style, color, text, !in_face(text));
}

void draw_text_right(ImDrawList* list, ImVec2 right_at, TextStyle style, ImU32 color,
                     std::string_view text) {
  draw_aligned(list, right_at, 1, style, color, text);
}

void draw_text_centered(ImDrawList* list, ImVec2 top_center, TextStyle style, ImU32 color,
                        std::string_view text) {
  draw_aligned(list, top_center, 0.5f, style, color, text);
}

namespace {

// Bytes of the first line of a text that is in the face. Dear ImGui also breaks lines behind a
// point or comma inside a word. Numbers stay whole: 3.8 is not 3. and 8.
std::size_t line_bytes(TextStyle style, std::string_view text, float width) {
  const char* stop = face(style)->CalcWordWrapPosition(face_size(style), text.data(),
                                                       text.data() + text.size(), width);
  const auto bytes = static_cast<std::size_t>(stop - text.data());
  const bool inside = bytes > 0 && bytes < text.size() && text[bytes] != ' ' &&
                      text[bytes] != '\n' && (text[bytes - 1] == '.' || text[bytes - 1] == ',');
  const std::size_t space = inside ? text.rfind(' ', bytes - 1) : text.npos;
  return space == text.npos || space == 0 ? bytes : space;
}

// Chinese and Japanese have no spaces: lines break between their characters.
bool stands_alone(char32_t code_point) {
  return (code_point >= 0x3040 && code_point < 0xA4D0) ||
         (code_point >= 0x20000 && code_point < 0x40000);
}

// Bytes of the text's first word, without a space behind it, or of its first character that stands
// alone, with the punctuation behind it.
std::size_t word_bytes(std::string_view text) {
  const auto value_at = [text](std::size_t at) { return base::decode_utf8(text, at).value; };
  std::size_t end = base::decode_utf8(text, 0).bytes;
  const bool alone = stands_alone(value_at(0));
  while (end < text.size() && text[end] != ' ' && text[end] != '\n') {
    const char32_t here = value_at(end);
    if (stands_alone(here) || (alone && base::is_word_character(here))) break;
    end += base::decode_utf8(text, end).bytes;
  }
  return end;
}

// Bytes of the first line of a text that is painted.
std::size_t painted_line_bytes(TextStyle style, std::string_view text, float width) {
  const PictureFont font = picture_font(style);
  float used = 0;
  std::size_t end = 0;
  while (end < text.size() && text[end] != '\n') {
    const std::string_view word = text.substr(end, word_bytes(text.substr(end)));
    used += painted_width(word, font);
    if (used > width && end > 0) return end;
    if (used > width) {
      return fitting_bytes(
          word, [&](std::string_view part) { return painted_width(part, font) <= width; });
    }
    end += word.size();
  }
  return end;
}

// Calls visit(line, painted) for each line of the text broken at words, or for the first `lines`.
template <class Visit>
void for_each_line(TextStyle style, std::string_view text, float width, Visit visit,
                   int lines = std::numeric_limits<int>::max()) {
  const bool painted = !in_face(text);
  for (; lines > 0 && !text.empty(); --lines) {
    std::size_t bytes =
        painted ? painted_line_bytes(style, text, width) : line_bytes(style, text, width);
    if (bytes == 0) bytes = first_character(text).size();
    visit(text.substr(0, bytes), painted);
    text.remove_prefix(bytes);
    while (!text.empty() && (text[0] == ' ' || text[0] == '\n')) {
      const bool line_break = text[0] == '\n';
      text.remove_prefix(1);
      if (line_break) break;
    }
  }
}

}  // namespace

float draw_text_wrapped(ImDrawList* list, ImVec2 at, TextStyle style, ImU32 color,
                        std::string_view text, float width) {
  float y = at.y;
  for_each_line(style, text, width, [&](std::string_view line, bool painted) {
    draw_line(list, ImVec2(at.x, y), style, color, line, painted);
    y += line_height(style);
  });
  return y - at.y;
}

float draw_text_lines(ImDrawList* list, ImVec2 at, TextStyle style, ImU32 color,
                      std::string_view text, float width, int lines) {
  int line = 0;
  const auto draw = [&](std::string_view part, bool painted) {
    const ImVec2 place(at.x, at.y + static_cast<float>(line) * line_height(style));
    const std::string_view rest = text.substr(static_cast<std::size_t>(part.data() - text.data()));
    if (++line < lines || part.size() == rest.size()) {
      draw_line(list, place, style, color, part, painted);
    } else {
      draw_text(list, place, style, color, fitted(style, rest, width));
    }
  };
  for_each_line(style, text, width, draw, lines);
  return static_cast<float>(line) * line_height(style);
}

float wrapped_height(TextStyle style, std::string_view text, float width) {
  float height = 0;
  for_each_line(style, text, width, [&](std::string_view, bool) { height += line_height(style); });
  return height;
}

std::string fitted(TextStyle style, std::string_view text, float width) {
  if (text_width(style, text) <= width) return std::string(text);
  const auto cut = [](std::string_view part) { return std::string(part).append("…"); };
  std::size_t kept = fitting_bytes(
      text, [&](std::string_view part) { return text_width(style, cut(part)) <= width; });
  while (kept > 0 && text[kept - 1] == ' ') --kept;
  return cut(text.substr(0, kept));
}

TextScale text_scale() {
  return {theme().regular, theme().semibold, ImGui::GetIO().DisplayFramebufferScale.x};
}

MeasuredText measured(TextStyle style, std::string_view text, float widest) {
  std::string cut = fitted(style, text, widest);
  const float width = text_width(style, cut);
  return {std::move(cut), width};
}

void draw_measured_centered(ImDrawList* list, ImVec2 top_center, TextStyle style, ImU32 color,
                            const MeasuredText& text) {
  draw_text(list, ImVec2(top_center.x - text.width / 2, top_center.y), style, color, text.text);
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
