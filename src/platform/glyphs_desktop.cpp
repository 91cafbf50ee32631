// Pango chooses among the installed fonts, shapes and draws. It is started by the first text that
// needs it.
#ifndef __EMSCRIPTEN__

#include <pango/pangocairo.h>

#include <algorithm>
#include <cstdint>
#include <memory>

#include "platform/glyphs.h"

namespace headsup::platform {
namespace {

constexpr int k_margin = 1;     // smoothed edges may reach a pixel beyond the outline
constexpr int k_widest = 4096;  // pixels of a picture

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
template <class Object>
using Owned = std::unique_ptr<Object, Unref>;

PangoContext* context() {
  static const Owned<PangoContext> instance = [] {
    const Owned<PangoFontMap> fonts(pango_cairo_font_map_new());
    Owned<PangoContext> made(pango_font_map_create_context(fonts.get()));
    const Owned<cairo_font_options_t> options(cairo_font_options_create());
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(made.get(), options.get());
    pango_context_set_round_glyph_positions(made.get(), FALSE);
    pango_context_set_base_dir(made.get(), PANGO_DIRECTION_LTR);  // a line is ordered as the page
    return made;
  }();
  return instance.get();
}

Owned<PangoLayout> lay_out(const std::string& text, float em_pixels, int weight) {
  const Owned<PangoFontDescription> font(
      pango_font_description_from_string("system-ui, sans-serif"));
  pango_font_description_set_absolute_size(font.get(), em_pixels * PANGO_SCALE);
  pango_font_description_set_weight(font.get(), static_cast<PangoWeight>(weight));
  Owned<PangoLayout> layout(pango_layout_new(context()));
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
  pango_layout_set_auto_dir(layout.get(), FALSE);
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  return layout;
}

// Cairo's ARGB32, premultiplied, as RGBA with straight alpha.
void copy_pixels(cairo_surface_t* surface, TextPicture& picture) {
  cairo_surface_flush(surface);
  const unsigned char* rows = cairo_image_surface_get_data(surface);
  const std::ptrdiff_t stride = cairo_image_surface_get_stride(surface);
  picture.rgba.reserve(std::size_t{4} * static_cast<unsigned>(picture.width) *
                       static_cast<unsigned>(picture.height));
  for (int y = 0; y < picture.height; ++y) {
    const auto* row = reinterpret_cast<const std::uint32_t*>(rows + y * stride);
    for (int x = 0; x < picture.width; ++x) {
      const std::uint32_t alpha = row[x] >> 24;
      for (int shift : {16, 8, 0}) {
        const std::uint32_t value = row[x] >> shift & 0xFF;
        picture.rgba.push_back(
            static_cast<unsigned char>(alpha == 0 ? 255 : std::min(255u, value * 255 / alpha)));
      }
      picture.rgba.push_back(static_cast<unsigned char>(alpha));
    }
  }
}

}  // namespace

float text_advance(const std::string& text, float em_pixels, int weight) {
  PangoRectangle logical;
  pango_layout_get_extents(lay_out(text, em_pixels, weight).get(), nullptr, &logical);
  return static_cast<float>(logical.width) / PANGO_SCALE;
}

TextPicture paint_text(const std::string& text, float em_pixels, int weight, std::uint32_t rgb) {
  const Owned<PangoLayout> layout = lay_out(text, em_pixels, weight);
  PangoLayoutLine* line = pango_layout_get_line_readonly(layout.get(), 0);
  PangoRectangle ink;
  pango_layout_line_get_extents(line, &ink, nullptr);
  TextPicture picture;
  pango_extents_to_pixels(&ink, nullptr);
  if (ink.width <= 0 || ink.height <= 0) return picture;

  picture.width = std::min(ink.width + 2 * k_margin, k_widest);
  picture.height = ink.height + 2 * k_margin;
  picture.left = ink.x - k_margin;
  picture.top = ink.y - k_margin;
  const Owned<cairo_surface_t> surface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, picture.width, picture.height));
  const Owned<cairo_t> cairo(cairo_create(surface.get()));
  const auto share = [rgb](int shift) { return (rgb >> shift & 0xFF) / 255.0; };
  cairo_set_source_rgb(cairo.get(), share(16), share(8), share(0));
  cairo_move_to(cairo.get(), -picture.left, -picture.top);
  pango_cairo_show_layout_line(cairo.get(), line);
  copy_pixels(surface.get(), picture);
  return picture;
}

std::vector<std::size_t> character_ends(const std::string& text) {
  const Owned<PangoLayout> layout = lay_out(text, 16, 400);
  int count = 0;
  const PangoLogAttr* places = pango_layout_get_log_attrs_readonly(layout.get(), &count);
  std::vector<std::size_t> ends;
  const char* at = text.c_str();
  for (int i = 1; i < count; ++i) {
    at = g_utf8_next_char(at);
    if (places[i].is_cursor_position) ends.push_back(static_cast<std::size_t>(at - text.c_str()));
  }
  return ends;
}

}  // namespace headsup::platform

#endif
