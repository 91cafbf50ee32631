// One node: a square just large enough for everything drawn around its disc.
layout(location = 0) in vec3 a_disc;   // centre.xy, radius
layout(location = 1) in vec4 a_ring;   // weight of each head, 0..1
layout(location = 2) in vec2 a_state;  // sum of k_node_* flags, emphasis 0..1
layout(location = 3) in vec4 a_fill;

uniform vec2 u_viewport;  // logical pixels

// Constant over a node, yet not `flat`: backends without that provoking vertex emulate it slowly.
out vec2 v_place;  // from the centre, pixels
out float v_radius;
out vec4 v_ring;
out vec4 v_flags;   // query, lead, absent, focus; each 0 or 1
out vec2 v_accent;  // overloaded 0 or 1, emphasis
out vec4 v_fill;

const float k_halo_margin = 34.0;  // as far as the halo can be seen

void main() {
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
  int flags = int(a_state.x + 0.5);
  v_flags = vec4(ivec4(flags, flags >> 1, flags >> 2, flags >> 3) & 1);
  v_accent = vec2(float((flags >> 4) & 1), a_state.y);
  v_radius = a_disc.z;
  v_ring = clamp(a_ring, 0.0, 1.0);
  v_fill = a_fill;

  // Room for ring and shadow, which shrink with small nodes, and for the focus ring.
  float margin = 10.0 * clamp(a_disc.z / 22.0, 0.35, 1.0) + 6.0 * v_flags.w;
  if (max(v_flags.x, v_accent.y) > 0.0) margin = k_halo_margin;
  v_place = corner * (a_disc.z + margin);
  vec2 clip = (a_disc.xy + v_place) / u_viewport * 2.0 - 1.0;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
