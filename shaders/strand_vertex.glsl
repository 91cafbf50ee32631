// One strand: a ribbon along a quadratic Bézier curve from a person to the query, cut off at both
// nodes' rims. No vertex buffer: the vertex number is the place on the ribbon.
layout(location = 0) in vec4 a_ends;   // from.xy, to.xy
layout(location = 1) in vec4 a_shape;  // from_radius, to_radius, lane, width
layout(location = 2) in vec4 a_style;  // bend, pattern, pulse, phase
layout(location = 3) in vec4 a_color;

uniform vec2 u_viewport;      // logical pixels
uniform float u_pixel_ratio;  // framebuffer pixels per logical pixel
uniform float u_segments;

// Constant over a strand, yet not `flat`: backends without that provoking vertex emulate it slowly.
out vec4 v_color;
out vec4 v_style;   // -, pattern, pulse, phase
out vec2 v_place;   // along the strand from its start, across from its centre line; pixels
out vec3 v_extent;  // visible length, half width here, half width in the middle; pixels
out float v_ink;    // opacity that stands for what is thinner than can be drawn

const float k_gap = 2.0;      // between rim and ribbon
const float k_glow = 5.0;     // room for the glow of a full pulse
const float k_taper = 0.5;    // share of the length over which lanes fan out

struct Curve {
  vec2 start, control, end;
};

vec2 point_at(Curve c, float t) {
  return mix(mix(c.start, c.control, t), mix(c.control, c.end, t), t);
}

vec2 derivative_at(Curve c, float t) {
  return 2.0 * mix(c.control - c.start, c.end - c.control, t);
}

// Gauss-Legendre quadrature with three points: hundredths of a pixel off for gentle bends.
float arc_length(Curve c, float t0, float t1) {
  float middle = 0.5 * (t0 + t1);
  float reach = 0.5 * (t1 - t0) * 0.7745966692;
  return (t1 - t0) / 18.0 *
         (5.0 * length(derivative_at(c, middle - reach)) + 8.0 * length(derivative_at(c, middle)) +
          5.0 * length(derivative_at(c, middle + reach)));
}

vec2 normal_at(Curve c, float t) {
  vec2 d = normalize(derivative_at(c, t));
  return vec2(-d.y, d.x);
}

// Where a lane meets a rim of this radius: nearly where it is, if near the middle, and never beyond
// the rim. Monotonic, hence lanes keep their order; y is its slope, by which widths shrink, hence
// lanes do not overlap either.
vec2 lane_at_rim(float lane, float rim) {
  float q = abs(lane) / (0.92 * rim);
  float s = 1.0 + q * q * q;
  return vec2(lane * pow(s, -1.0 / 3.0), pow(s, -4.0 / 3.0));
}

// The curve's parameter where the lane crosses the circle `rim` around the curve's start.
float trim(Curve c, float lane, float rim) {
  float t = sqrt(max(rim * rim - lane * lane, 0.0)) / length(derivative_at(c, 0.0));
  for (int i = 0; i < 3; ++i) {
    vec2 p = point_at(c, t) + normal_at(c, t) * lane;
    t += (rim - distance(p, c.start)) / length(derivative_at(c, t));
  }
  return t;
}

// Each pattern's least width that is still that pattern; y is the width of a solid strand as heavy
// as that: whatever is thinner gets fainter instead.
vec2 least_width(float pattern) {
  if (pattern > 2.5) return vec2(3.4, 2.0);
  if (pattern > 1.5) return vec2(2.2, 1.2);
  if (pattern > 0.5) return vec2(1.2, 1.0);
  return vec2(1.0 / u_pixel_ratio);
}

void main() {
  float side = float(gl_VertexID & 1) * 2.0 - 1.0;
  float step_index = float(gl_VertexID >> 1);
  float lane = a_shape.z;
  float width = a_shape.w;
  vec2 chord = a_ends.zw - a_ends.xy;
  vec2 control = 0.5 * (a_ends.xy + a_ends.zw) + vec2(-chord.y, chord.x) * a_style.x;
  Curve curve = Curve(a_ends.xy, control, a_ends.zw);
  vec2 rims = a_shape.xy + k_gap;

  v_color = a_color;
  v_style = a_style;
  if (dot(chord, chord) <= dot(rims, rims) + 2.0 * rims.x * rims.y + 1.0 || width <= 0.0) {
    v_place = vec2(0.0);
    v_extent = vec3(0.0);
    v_ink = 0.0;
    gl_Position = vec4(2.0, 2.0, 0.0, 1.0);  // the nodes touch: nothing to see between them
    return;
  }

  vec2 first = lane_at_rim(lane, rims.x);
  vec2 last = lane_at_rim(lane, rims.y);
  float t0 = trim(curve, first.x, rims.x);
  float t1 = 1.0 - trim(Curve(curve.end, control, curve.start), -last.x, rims.y);
  float t = mix(t0, t1, step_index / u_segments);
  float visible = arc_length(curve, t0, t1);
  float along = arc_length(curve, t0, t);

  float near_first = 1.0 - smoothstep(0.0, k_taper * visible, along);
  float near_last = 1.0 - smoothstep(0.0, k_taper * visible, visible - along);
  float shift = lane + (first.x - lane) * near_first + (last.x - lane) * near_last;
  float shrink = 1.0 + (first.y - 1.0) * near_first + (last.y - 1.0) * near_last;

  vec2 least = least_width(a_style.y);
  v_ink = min(1.0, width / least.y);
  float half_width = 0.5 * max(width * shrink, least.x);
  float pad = 1.0 / u_pixel_ratio;
  float reach = half_width + pad + k_glow * smoothstep(0.05, 0.2, a_style.z);

  vec2 normal = normal_at(curve, t);
  vec2 tangent = vec2(normal.y, -normal.x);
  float beyond = step_index < 0.5 ? -pad : step_index > u_segments - 0.5 ? pad : 0.0;
  vec2 position = point_at(curve, t) + normal * (shift + side * reach) + tangent * beyond;
  v_place = vec2(along + beyond, side * reach);
  v_extent = vec3(visible, half_width, 0.5 * max(width, least.x));
  vec2 clip = position / u_viewport * 2.0 - 1.0;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
