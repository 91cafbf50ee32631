#include "app/content/shade.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"

namespace headsup::app {
namespace {

// Where the scales begin and end, in Oklab's lightness.
constexpr double k_off_ground = 0.045;
constexpr double k_lightest = 0.95, k_darkest = 0.27;
constexpr double k_end_chroma = 0.55;  // share of the ink's chroma that the end of a scale keeps

struct Oklab {
  double l = 0, a = 0, b = 0;
};

double linear(float channel) {
  const double c = static_cast<double>(channel);
  return c <= 0.04045 ? c / 12.92 : base::power((c + 0.055) / 1.055, 2.4);
}

double encoded(double c) {
  return c <= 0.0031308 ? 12.92 * c : 1.055 * base::power(c, 1 / 2.4) - 0.055;
}

double cube(double x) {
  return x * x * x;
}

Oklab to_lab(const Color& color) {
  const double r = linear(color.r);
  const double g = linear(color.g);
  const double b = linear(color.b);
  const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
          1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

// In linear light; channels may be outside 0 … 1.
void to_linear(const Oklab& lab, double (&out)[3]) {
  const double l = cube(lab.l + 0.3963377774 * lab.a + 0.2158037573 * lab.b);
  const double m = cube(lab.l - 0.1055613458 * lab.a - 0.0638541728 * lab.b);
  const double s = cube(lab.l - 0.0894841775 * lab.a - 1.2914855480 * lab.b);
  out[0] = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  out[1] = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  out[2] = -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s;
}

bool is_shown(const double (&rgb)[3]) {
  const auto [least, most] = std::minmax({rgb[0], rgb[1], rgb[2]});
  return least >= 0 && most <= 1;
}

// Takes just so much chroma away that a screen can show it: lightness stays.
Color to_color(const Oklab& lab) {
  double rgb[3];
  to_linear(lab, rgb);
  if (!is_shown(rgb)) {
    double kept = 0;  // share of the chroma that surely can be shown
    double too_much = 1;
    for (int i = 0; i < 16; ++i) {
      const double share = (kept + too_much) / 2;
      to_linear({lab.l, lab.a * share, lab.b * share}, rgb);
      (is_shown(rgb) ? kept : too_much) = share;
    }
    to_linear({lab.l, lab.a * kept, lab.b * kept}, rgb);
  }
  const auto channel = [&rgb](int i) {
    return static_cast<float>(encoded(std::clamp(rgb[i], 0.0, 1.0)));
  };
  return {channel(0), channel(1), channel(2), 1};
}

struct Ends {
  double low, ink, high;  // lightness
};

Ends ends_of(const Oklab& ground, const Oklab& ink) {
  const bool dark = ground.l < ink.l;
  if (dark) {
    return {ground.l + k_off_ground, ink.l, std::max(ink.l, k_lightest)};
  }
  return {ground.l - k_off_ground, ink.l, std::min(ink.l, k_darkest)};
}

}  // namespace

Color shade(const Color& ground, const Color& ink, double share) {
  const Oklab back = to_lab(ground);
  const Oklab front = to_lab(ink);
  const Ends ends = ends_of(back, front);
  const double t = std::clamp(share, 0.0, 1.0);
  const double l = ends.low + (ends.high - ends.low) * t;
  // Chroma rises to the ink's own where the scale passes it, and falls a little after it.
  const double at_ink = (ends.ink - ends.low) / (ends.high - ends.low);
  const double chroma =
      t <= at_ink ? t / at_ink : 1 - (1 - k_end_chroma) * (t - at_ink) / std::max(1 - at_ink, 1e-9);
  const double grey = 1 - std::min(1.0, t / std::max(at_ink, 1e-9));
  return to_color({l, front.a * chroma + back.a * grey, front.b * chroma + back.b * grey});
}

Color signed_shade(const Color& ground, const Color& ink, const Color& other, double share) {
  const Oklab back = to_lab(ground);
  const Oklab front = to_lab(ink);
  const Oklab opposite = to_lab(other);
  const Ends ends = ends_of(back, front);
  const double t = std::clamp(share, -1.0, 1.0);
  const double l = ends.low + (ends.high - ends.low) * (t + 1) / 2;
  const Oklab& hue = t < 0 ? opposite : front;
  const double chroma = std::fabs(t);
  return to_color({l, hue.a * chroma, hue.b * chroma});
}

double luminance(const Color& color) {
  return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

}  // namespace headsup::app
