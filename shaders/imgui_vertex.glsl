// A vertex of Dear ImGui's triangles.
layout(location = 0) in vec2 a_position;  // logical pixels, y down
layout(location = 1) in vec2 a_place;     // in the texture
layout(location = 2) in vec4 a_color;     // not premultiplied

uniform vec2 u_viewport;  // logical pixels

out vec2 v_place;
out vec4 v_color;

void main() {
  v_place = a_place;
  v_color = a_color;
  vec2 clip = a_position * (2.0 / u_viewport) - 1.0;
  gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
