// Numbers as shades: scales whose lightness only ever grows or only ever falls, so that they are
// read the same in grey and by colour-blind eyes. Lightness, chroma and hue are those of Oklab
// (Björn Ottosson, "A perceptual color space for image processing", 2020).
#pragma once

#include "app/core/geometry.h"

namespace headsup::app {

// share: 0 … 1, from just off the ground (the surface behind it) through the ink to beyond it.
// Lighter is more on a dark ground, darker is more on a light one.
Color shade(const Color& ground, const Color& ink, double share);

// share: −1 … 1 around a grey zero; below it in the hue of `other`. Lightness as above: what is
// below zero is nearer to the ground.
Color signed_shade(const Color& ground, const Color& ink, const Color& other, double share);

// Relative luminance (WCAG 2), 0 … 1: what a picture in grey keeps of the colour.
double luminance(const Color& color);

}  // namespace headsup::app
