// A node by signed distances, one framebuffer pixel soft: halo, shadow, disc, rim, four ring
// segments, focus ring and badge, laid over each other. Output is premultiplied sRGB.
uniform float u_pixel_ratio;
uniform vec4 u_palette[8];  // four heads, ring track, outline, halo, focus

in vec2 v_place;
in float v_radius;
in vec4 v_ring;
in vec4 v_flags;
in vec2 v_accent;
in vec4 v_fill;

out vec4 out_color;

const float k_quarter = 1.5707963268;
const vec3 k_badge = vec3(0.89, 0.33, 0.04);  // ≥ 3:1 on a light and on a dark ground

float coverage(float distance_px) {
  return clamp(0.5 - distance_px * u_pixel_ratio, 0.0, 1.0);
}

// Full inside, gone at `width` outside, without a visible border.
float soft(float distance_px, float width) {
  float x = clamp(1.0 - distance_px / width, 0.0, 1.0);
  return x * x * x;
}

void lay(inout vec4 ground, vec4 color, float part) {
  float alpha = color.a * part;
  ground = vec4(color.rgb * alpha, alpha) + ground * (1.0 - alpha);
}

// Clockwise from twelve o'clock, 0..4 quarters.
float quarters(vec2 p) {
  float turn = atan(p.x, -p.y) / k_quarter;
  return turn < 0.0 ? turn + 4.0 : turn;
}

// Distance to an arc of half thickness `half_line` with round ends; lengths along it in pixels.
float arc_distance(float along, float across, float span, float half_line) {
  return length(vec2(along - clamp(along, 0.0, span), across)) - half_line;
}

// Dashes that fit the segment; the one where the filled part ends is cut short there.
float dashed(float along, float across, float span, float filled, float half_line) {
  float gap = 1.3 * half_line;
  float whole = span + 2.0 * half_line;
  float period = (whole + gap) / max(2.0, floor((whole + gap) / (4.4 * half_line)));
  float place = along + half_line;
  float index = clamp(floor((place + 0.5 * gap) / period), 0.0, floor(whole / period));
  float dash = min(filled - index * period, period - gap);
  if (dash <= 0.0) return 1.0e3;
  vec2 q = abs(vec2(place - index * period - 0.5 * dash, across)) - vec2(0.5 * dash, half_line);
  float corner = min(0.5 * dash, 0.5 * half_line);
  q += corner;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - corner;
}

// Dots that fit the segment; the one where the filled part ends is small as far as that goes.
float dotted(float along, float across, float span, float filled, float half_line) {
  float last = max(1.0, floor(span / (2.6 * half_line)));
  float index = clamp(floor(along / span * last + 0.5), 0.0, last);
  float centre = index * span / last;
  float share = min((filled - centre) / (2.0 * half_line), 1.0);
  if (share <= 0.0) return 1.0e3;
  return length(vec2(along - centre, across)) - half_line * sqrt(share);
}

// The filled part of a segment, in the head's line pattern as on its strands. A weight just above
// 0 shows one mark as long as the line is thick.
float filled_distance(int head, float along, float across, float span, float weight,
                      float half_line) {
  bool legible = half_line * u_pixel_ratio > 1.6;
  float filled = 2.0 * half_line + span * weight;
  if (head == 1 && legible) return dashed(along, across, span, filled, half_line);
  if (head == 2 && legible) return dotted(along, across, span, filled, half_line);
  float solid = arc_distance(along, across, span * weight, half_line);
  return head == 3 && legible ? max(solid, 0.36 * half_line - abs(across)) : solid;
}

void lay_ring(inout vec4 ground, float room, float distance_px, float strength) {
  float half_line = 2.75 * room;
  float radius = v_radius + 2.2 * room + half_line;
  float turn = quarters(v_place);
  int head = int(min(turn, 3.0));
  // Lengths along the quarter, from the centre of the round end where the segment starts.
  float margin = half_line + 1.6 * room;
  float along = (turn - float(head)) * k_quarter * radius - margin;
  float span = k_quarter * radius - 2.0 * margin;
  float across = distance_px - radius;
  lay(ground, u_palette[4], coverage(arc_distance(along, across, span, half_line)) * strength);

  float weight = v_ring[head];
  float filled = filled_distance(head, along, across, span, weight, half_line);
  lay(ground, u_palette[head], coverage(filled) * smoothstep(0.0, 0.01, weight) * strength);
}

void lay_disc(inout vec4 ground, float distance_px) {
  float absent = v_flags.z;
  vec4 outline = u_palette[5];
  float grey = dot(v_fill.rgb, vec3(0.299, 0.587, 0.114));
  vec4 fill = vec4(mix(v_fill.rgb, vec3(grey), absent), v_fill.a * mix(1.0, 0.4, absent));
  lay(ground, fill, coverage(distance_px - v_radius));

  float rim = coverage(abs(distance_px - v_radius + 0.5) - 0.6);
  if (absent > 0.5) {
    float length_px = 4.0 * k_quarter * v_radius;
    float dash = length_px / max(6.0, floor(length_px / 7.0));
    float along = mod(quarters(v_place) * k_quarter * v_radius, dash);
    float line = abs(distance_px - v_radius + 0.75) - 0.75;
    rim = coverage(max(line, abs(along - 0.5 * dash) - 0.3 * dash));
    outline = vec4(vec3(dot(outline.rgb, vec3(0.299, 0.587, 0.114))), 1.0);
  }
  lay(ground, outline, rim);
  if (v_flags.y > 0.5 && v_radius > 7.0) {
    outline.a = 1.0;
    float inner = v_radius - 0.13 * v_radius - 0.6;
    lay(ground, outline, max(rim, coverage(abs(distance_px - inner) - 0.6)));
  }
}

// A badge with an exclamation mark at the upper right, cut free from what it covers.
void lay_badge(inout vec4 ground) {
  float size = clamp(0.28 * v_radius, 2.0, 8.0);
  vec2 p = v_place - vec2(0.7071, -0.7071) * (v_radius + 0.45 * size);
  float d = length(p) - size;
  ground *= 1.0 - coverage(d - 1.5);
  lay(ground, vec4(k_badge, 1.0), coverage(d));
  vec2 q = vec2(p.x, p.y - clamp(p.y, -0.5 * size, 0.05 * size));
  float mark = min(length(q), length(p - vec2(0.0, 0.5 * size))) - 0.15 * size;
  lay(ground, vec4(1.0), coverage(mark));
}

void main() {
  float distance_px = length(v_place);
  float room = clamp(v_radius / 22.0, 0.35, 1.0);
  float rim = v_radius + 7.7 * room;
  vec4 ground = vec4(0.0);

  float lit = max(v_flags.x, 0.75 * v_accent.y);
  if (lit > 0.0) lay(ground, u_palette[6], 0.8 * lit * soft(distance_px - rim + 4.0, 28.0));
  float shade = soft(length(v_place - vec2(0.0, 1.5 * room)) - v_radius, 7.0 * room);
  lay(ground, vec4(0.0, 0.0, 0.0, 0.17), shade * (1.0 - v_flags.z));
  lay_disc(ground, distance_px);
  float ring = smoothstep(4.0, 7.0, v_radius) * mix(1.0, 0.45, v_flags.z);
  if (ring > 0.0) lay_ring(ground, room, distance_px, ring);
  if (v_flags.w > 0.5) lay(ground, u_palette[7], coverage(abs(distance_px - rim - 4.0) - 1.0));
  if (v_accent.x > 0.5 && v_radius > 7.0) lay_badge(ground);
  out_color = ground;
}
