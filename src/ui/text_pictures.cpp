#include "ui/text_pictures.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <list>
#include <unordered_map>

#include "base/unicode.h"
#include "ui/theme.h"

namespace headsup::ui {
namespace {

// Of the cache. A screen full of names in another script takes about half of it.
constexpr std::size_t k_max_bytes = 8u << 20;

TextPainter g_painter{};

float pixel_ratio() {
  return ImGui::GetIO().DisplayFramebufferScale.x;
}

std::uint32_t rgb_of(ImU32 color) {
  return (color >> IM_COL32_R_SHIFT & 0xFF) << 16 | (color >> IM_COL32_G_SHIFT & 0xFF) << 8 |
         (color >> IM_COL32_B_SHIFT & 0xFF);
}

// --- The cache ---

// A line's width, or its picture in one colour.
struct CacheEntry {
  std::string key;
  std::size_t bytes = 0;
  int frame = 0;  // when it was last asked for
  bool made = false;
  float advance = 0;
  int left = 0, top = 0;
  ImFontAtlasRectId picture = ImFontAtlasRectId_Invalid;
};

class Cache {
 public:
  CacheEntry& at(std::string key) {
    const auto known = by_key_.find(key);
    if (known != by_key_.end()) {
      entries_.splice(entries_.begin(), entries_, known->second);
    } else {
      CacheEntry& added = entries_.emplace_front();
      added.key = std::move(key);
      by_key_.emplace(added.key, entries_.begin());
      charge(added, sizeof(CacheEntry) + added.key.size());
    }
    entries_.front().frame = ImGui::GetFrameCount();
    return entries_.front();
  }

  // Makes room by forgetting what was asked for the longest time ago; never what is on the screen.
  void charge(CacheEntry& entry, std::size_t bytes) {
    entry.bytes += bytes;
    bytes_ += bytes;
    while (bytes_ > k_max_bytes && entries_.back().frame + 1 < ImGui::GetFrameCount())
      forget_last();
  }

 private:
  void forget_last() {
    const CacheEntry& last = entries_.back();
    ImGui::GetIO().Fonts->RemoveCustomRect(last.picture);
    bytes_ -= last.bytes;
    by_key_.erase(last.key);
    entries_.pop_back();
  }

  std::list<CacheEntry> entries_;  // what was asked for last comes first
  std::unordered_map<std::string_view, std::list<CacheEntry>::iterator> by_key_;
  std::size_t bytes_ = 0;
};

Cache g_cache;

// rgb: of a picture, or what none has for a width.
constexpr std::uint32_t k_width = 0xFFFFFFFF;

CacheEntry& cached(std::string_view line, PictureFont font, std::uint32_t rgb) {
  const std::uint32_t rest[] = {static_cast<std::uint32_t>(std::lround(font.em_pixels * 64)),
                                font.semibold, rgb};
  std::string key(line);
  key.append(reinterpret_cast<const char*>(rest), sizeof rest);
  return g_cache.at(std::move(key));
}

void paint(CacheEntry& entry, std::string_view line, PictureFont font, std::uint32_t rgb) {
  entry.made = true;
  const TextPicture picture = g_painter.paint(std::string(line), font, rgb);
  if (picture.width == 0 || picture.height == 0) return;
  g_cache.charge(entry, picture.rgba.size());
  entry.left = picture.left;
  entry.top = picture.top;
  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  ImFontAtlasRect place;
  entry.picture = atlas->AddCustomRect(picture.width, picture.height, &place);
  if (entry.picture == ImFontAtlasRectId_Invalid) return;  // the atlas is full: leave a gap
  const std::size_t row = picture.rgba.size() / static_cast<unsigned>(picture.height);
  for (int y = 0; y < picture.height; ++y) {
    std::memcpy(atlas->TexData->GetPixelsAt(place.x, place.y + y),
                picture.rgba.data() + static_cast<unsigned>(y) * row, row);
  }
}

// Behind a joiner, and behind the sign that takes an Indic consonant's vowel away, the next letter
// belongs to the same shape, which not every platform knows.
bool joins_next(std::string_view text, std::size_t end) {
  if (end < 3) return false;
  const base::CodePoint last = base::decode_utf8(text, end - 3);
  const bool indic = last.value >= 0x900 && last.value < 0xD80;
  return last.bytes == 3 && (last.value == 0x200D || (indic && (last.value & 0x7F) == 0x4D));
}

bool face_has(char32_t code_point) {
  const ImFont* face = theme().regular;  // the other one has the same characters
  return ImFontAtlasGetFontLoaderForStbTruetype()->FontSrcContainsGlyph(
      face->ContainerAtlas, face->Sources[0], static_cast<ImWchar>(code_point));
}

// --- Single characters, for text fields ---

bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar code_point) {
  return g_painter.paint && code_point >= 0x80;
}

// Pictures in colour must not be tinted.
bool has_colors(const TextPicture& picture) {
  for (std::size_t at = 0; at < picture.rgba.size(); at += 4) {
    const unsigned char* pixel = &picture.rgba[at];
    if (pixel[3] > 0 && (pixel[0] & pixel[1] & pixel[2]) != 0xFF) return true;
  }
  return false;
}

// One of the two outputs is null: Dear ImGui asks for a large glyph's advance before the glyph.
bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*,
                ImWchar code_point, ImFontGlyph* glyph, float* advance) {
  if (!contains_glyph(atlas, source, code_point)) return false;
  std::string text;
  base::append_utf8(text, code_point);
  const float density = baked->RasterizerDensity;
  const PictureFont font{baked->Size / k_face_height_em * density, source->FontLoaderFlags != 0};
  // Whole pixels: the next picture is then as crisp as this one.
  const float advance_x = std::round(g_painter.advance(text, font)) / density;
  if (advance) {
    *advance = advance_x;
    return true;
  }
  glyph->Codepoint = code_point;
  glyph->AdvanceX = advance_x;
  const TextPicture picture = g_painter.paint(text, font, 0xFFFFFF);
  if (picture.width == 0 || picture.height == 0) return true;

  const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, picture.width, picture.height);
  if (id == ImFontAtlasRectId_Invalid) return true;  // the atlas is full: leave a gap
  const auto place = [density](int pixels) { return static_cast<float>(pixels) / density; };
  const float baseline = std::round(baked->Ascent);  // as Dear ImGui places the face's own glyphs
  glyph->X0 = place(picture.left);
  glyph->Y0 = place(picture.top) + baseline;
  glyph->X1 = place(picture.left + picture.width);
  glyph->Y1 = place(picture.top + picture.height) + baseline;
  glyph->Visible = true;
  glyph->Colored = has_colors(picture);
  glyph->PackId = id;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, ImFontAtlasPackGetRect(atlas, id),
                                     picture.rgba.data(), ImTextureFormat_RGBA32,
                                     picture.width * 4);
  return true;
}

const ImFontLoader* loader() {
  static const ImFontLoader instance = [] {
    ImFontLoader made;
    made.Name = "headsup";
    made.FontSrcContainsGlyph = contains_glyph;
    made.FontBakedLoadGlyph = load_glyph;
    return made;
  }();
  return &instance;
}

}  // namespace

void use_text_painter(const TextPainter& painter) {
  g_painter = painter;
}

void add_glyph_fallback(bool semibold) {
  ImFontConfig config;
  config.MergeMode = true;
  config.FontLoader = loader();
  config.FontLoaderFlags = semibold;
  std::snprintf(config.Name, sizeof config.Name, "The system's fonts");
  ImGui::GetIO().Fonts->AddFont(&config);
}

bool in_face(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const base::CodePoint here = base::decode_utf8(text, at);
    at += here.bytes;
    // The sign of our formulas that Inter lacks stands alone: a glyph of the fallback will do.
    if (here.value == base::k_malformed || here.value == U'ᵀ') continue;
    if (!face_has(here.value)) return !g_painter.paint;
  }
  return true;
}

float painted_width(std::string_view line, PictureFont font) {
  CacheEntry& entry = cached(line, font, k_width);
  if (!entry.made) entry.advance = g_painter.advance(std::string(line), font);
  entry.made = true;
  return entry.advance / pixel_ratio();
}

void draw_painted(ImDrawList* list, ImVec2 start, std::string_view line, PictureFont font,
                  ImU32 color) {
  CacheEntry& entry = cached(line, font, rgb_of(color));
  if (!entry.made) paint(entry, line, font, rgb_of(color));
  const ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  ImFontAtlasRect place;  // asked for every time: the atlas moves what it has when it grows
  if (!atlas->GetCustomRect(entry.picture, &place)) return;
  const auto corner = [&](int right, int down) {
    return ImVec2(start.x + static_cast<float>(entry.left + right) / pixel_ratio(),
                  start.y + static_cast<float>(entry.top + down) / pixel_ratio());
  };
  list->AddImage(atlas->TexRef, corner(0, 0), corner(place.w, place.h), place.uv0, place.uv1,
                 color | ~IM_COL32_A_MASK);
}

std::vector<std::size_t> character_ends(std::string_view text) {
  std::vector<std::size_t> ends;
  if (!in_face(text)) ends = g_painter.character_ends(std::string(text));
  if (!ends.empty() && ends.back() == text.size()) {
    std::erase_if(ends,
                  [text](std::size_t end) { return end != text.size() && joins_next(text, end); });
    return ends;
  }
  // One code point each: of what is in the face, or of what the painter could not read.
  ends.clear();
  for (std::size_t at = 0; at < text.size(); ends.push_back(at)) {
    at += base::decode_utf8(text, at).bytes;
  }
  return ends;
}

}  // namespace headsup::ui
