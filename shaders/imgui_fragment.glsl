// Text, shapes and pictures of Dear ImGui. Output is sRGB, not premultiplied.
uniform sampler2D u_texture;

in vec2 v_place;
in vec4 v_color;

out vec4 out_color;

void main() {
  out_color = v_color * texture(u_texture, v_place);
}
