// Cuts the strand's line pattern out of its ribbon by distance, one framebuffer pixel soft, and
// lights the pulses. Output is premultiplied sRGB, blended as Dear ImGui blends.
uniform float u_pixel_ratio;
uniform float u_time;  // seconds since the change the pulses tell of

in vec4 v_color;
in vec4 v_style;
in vec2 v_place;
in vec3 v_extent;
in float v_ink;

out vec4 out_color;

const float k_pulse_speed = 170.0;    // pixels a second
const float k_pulse_spacing = 120.0;  // pixels
const float k_faint = 0.72;           // opacity at the person's end; full at the query's

float coverage(float distance_px) {
  return clamp(0.5 - distance_px * u_pixel_ratio, 0.0, 1.0);
}

float rounded_box(vec2 p, vec2 half_size) {
  float corner = min(min(half_size.x, half_size.y), 2.5);
  vec2 q = abs(p) - half_size + corner;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - corner;
}

// The least period from `wish` on that fits the length: a strand begins and ends with a whole mark.
float fitted(float wish, float gap, float visible) {
  return (visible + gap) / max(1.0, floor((visible + gap) / wish));
}

float dashed(float along, float across, float visible, float half_width, float half_middle) {
  float gap = 3.0 + 0.9 * half_middle;
  float period = fitted(gap + 7.0 + 2.4 * half_middle, gap, visible);
  float dash = period - gap;
  float place = mod(along + 0.5 * gap, period) - 0.5 * period;
  return rounded_box(vec2(place, across), vec2(0.5 * dash, half_width));
}

float dotted(float along, float across, float visible, float half_width, float half_middle) {
  float gap = 1.8 + 0.7 * half_middle;
  float period = fitted(gap + 2.0 * half_middle, gap, visible);
  float radius = min(half_width, 0.5 * (period - gap));
  return length(vec2(mod(along + 0.5 * gap, period) - 0.5 * period, across)) - radius;
}

float doubled(float across, float half_width) {
  float line = max(1.0, 0.56 * half_width);
  return abs(abs(across) - half_width + 0.5 * line) - 0.5 * line;
}

float pattern_distance(float along, float across) {
  float visible = v_extent.x;
  float body = rounded_box(vec2(along - 0.5 * visible, across), vec2(0.5 * visible, v_extent.y));
  if (v_style.y < 0.5) return body;
  if (v_style.y < 1.5) return dashed(along, across, visible, v_extent.y, v_extent.z);
  if (v_style.y < 2.5) return dotted(along, across, visible, v_extent.y, v_extent.z);
  return max(body, doubled(across, v_extent.y));
}

// A drop, round and short towards the query, with a tail towards the person: even a still picture
// shows the way.
float pulse_at(float along, float across) {
  float back = across * across / (2.0 * v_extent.y + 1.0);
  float turn = fract((along + back - u_time * k_pulse_speed) / k_pulse_spacing + v_style.w);
  float ahead = (turn - 0.7) * k_pulse_spacing;
  float spread = ahead > 0.0 ? 7.0 : 24.0;
  return v_style.z * exp(-ahead * ahead / (spread * spread));
}

void main() {
  float along = v_place.x;
  float across = v_place.y;
  float visible = v_extent.x;
  float outside = pattern_distance(along, across);
  float line = coverage(outside) * v_ink;
  float share = clamp(along / visible, 0.0, 1.0);
  vec3 rgb = v_color.rgb;
  float alpha = v_color.a * mix(k_faint, 1.0, share) * line;

  if (v_style.z > 0.0) {
    float pulse = pulse_at(along, across);
    // Bright colours belong to a dark theme and light up; dark ones to a light theme and deepen.
    float bright = smoothstep(0.42, 0.55, dot(rgb, vec3(0.299, 0.587, 0.114)));
    vec3 lit = mix(rgb * 0.72, mix(rgb, vec3(1.0), 0.66), bright);
    float near = max(outside, 0.0);
    float glow = pulse * mix(0.22, 0.4, bright) * exp(-near * near / 7.0) *
                 smoothstep(0.0, 6.0, min(along, visible - along));
    rgb = mix(rgb, lit, pulse);
    alpha = mix(alpha, line, pulse);
    alpha += (1.0 - alpha) * glow * max(v_color.a, 0.4);
  }
  out_color = vec4(rgb * alpha, alpha);
}
