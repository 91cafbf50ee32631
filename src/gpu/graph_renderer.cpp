#include "gpu/graph_renderer.h"

#include <algorithm>

#include "gpu/program.h"
#include "shaders.h"

#include HEADSUP_GL_HEADER

namespace headsup::gpu {
namespace {

struct Attribute {
  GLint size;  // floats
  std::size_t offset;
};

// The order is that of the `location`s in the vertex shaders. Neighbouring members of a struct
// travel as one vector.
constexpr Attribute k_strand_attributes[] = {
    {4, offsetof(app::Strand, from)},         // from, to
    {4, offsetof(app::Strand, from_radius)},  // from_radius, to_radius, lane, width
    {4, offsetof(app::Strand, bend)},         // bend, pattern, pulse, phase
    {4, offsetof(app::Strand, color)},
};
constexpr Attribute k_node_attributes[] = {
    {3, offsetof(app::Node, center)},  // centre, radius
    {4, offsetof(app::Node, ring)},
    {2, offsetof(app::Node, flags)},  // flags, emphasis
    {4, offsetof(app::Node, fill)},
};

// The shaders read these runs of members as vectors.
static_assert(offsetof(app::Strand, color) == 12 * sizeof(float));
static_assert(sizeof(app::Node) == 13 * sizeof(float));
static_assert(offsetof(app::Strand, width) ==
              offsetof(app::Strand, from_radius) + 3 * sizeof(float));
static_assert(offsetof(app::Strand, phase) == offsetof(app::Strand, bend) + 3 * sizeof(float));
static_assert(offsetof(app::Node, radius) == offsetof(app::Node, center) + 2 * sizeof(float));
static_assert(offsetof(app::Node, emphasis) == offsetof(app::Node, flags) + sizeof(float));

template <std::size_t Count>
void make_instances(unsigned& vao, unsigned& buffer, const Attribute (&attributes)[Count],
                    std::size_t stride) {
  glGenVertexArrays(1, &vao);
  glGenBuffers(1, &buffer);
  glBindVertexArray(vao);
  glBindBuffer(GL_ARRAY_BUFFER, buffer);
  for (std::size_t i = 0; i < Count; ++i) {
    const auto location = static_cast<GLuint>(i);
    glEnableVertexAttribArray(location);
    // GL takes the offset in a pointer's clothes.
    const auto* offset = reinterpret_cast<const void*>(attributes[i].offset);  // NOLINT
    glVertexAttribPointer(location, attributes[i].size, GL_FLOAT, GL_FALSE,
                          static_cast<GLsizei>(stride), offset);
    glVertexAttribDivisor(location, 1);
  }
  glBindVertexArray(0);
  glBindBuffer(GL_ARRAY_BUFFER, 0);
}

// Fills `buffer` from memory. Its old store is orphaned, not overwritten, so that the driver never
// waits for the frame that still reads it.
template <typename Instance>
void upload(unsigned buffer, std::size_t& capacity, const std::vector<Instance>& instances) {
  const std::size_t bytes = instances.size() * sizeof(Instance);
  capacity = std::max(capacity, 64 * sizeof(Instance));
  while (capacity < bytes) capacity *= 2;
  glBindBuffer(GL_ARRAY_BUFFER, buffer);
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(capacity), nullptr, GL_STREAM_DRAW);
  glBufferSubData(GL_ARRAY_BUFFER, 0, static_cast<GLsizeiptr>(bytes), instances.data());
  glBindBuffer(GL_ARRAY_BUFFER, 0);
}

// Smooth curves for a team; a picture of thousands of strands is dense and needs fewer steps.
int segments_for(std::size_t strands) {
  return static_cast<int>(std::clamp<std::size_t>(65536 / strands, 8, 32));
}

}  // namespace

bool GraphRenderer::create() {
  error_.clear();
  strands_.program = make_program(shaders::k_strand_vertex, shaders::k_strand_fragment, error_);
  if (strands_.program != 0) {
    nodes_.program = make_program(shaders::k_node_vertex, shaders::k_node_fragment, error_);
  }
  if (nodes_.program == 0) {
    destroy();
    return false;
  }
  for (Layer* layer : {&strands_, &nodes_}) {
    layer->viewport = glGetUniformLocation(layer->program, "u_viewport");
    layer->pixel_ratio = glGetUniformLocation(layer->program, "u_pixel_ratio");
  }
  segments_ = glGetUniformLocation(strands_.program, "u_segments");
  time_ = glGetUniformLocation(strands_.program, "u_time");
  palette_ = glGetUniformLocation(nodes_.program, "u_palette");
  make_instances(strands_.vao, strands_.buffer, k_strand_attributes, sizeof(app::Strand));
  make_instances(nodes_.vao, nodes_.buffer, k_node_attributes, sizeof(app::Node));
  return true;
}

void GraphRenderer::draw(const app::Scene& scene, const Viewport& viewport) {
  draw_calls_ = 0;
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);  // the shaders' output is premultiplied
  const app::Rect& clip = scene.clip;
  if (scissor(clip.x, clip.y, clip.x + clip.w, clip.y + clip.h, viewport)) {
    if (!scene.strands.empty()) draw_strands(scene, viewport);
    if (!scene.nodes.empty()) draw_nodes(scene, viewport);
  }
  glDisable(GL_SCISSOR_TEST);
  glBindVertexArray(0);
  glUseProgram(0);
}

void GraphRenderer::use(const Layer& layer, const Viewport& viewport) {
  glUseProgram(layer.program);
  glBindVertexArray(layer.vao);
  glUniform2f(layer.viewport, viewport.width, viewport.height);
  glUniform1f(layer.pixel_ratio, viewport.pixel_ratio);
}

void GraphRenderer::draw_strands(const app::Scene& scene, const Viewport& viewport) {
  upload(strands_.buffer, strands_.capacity, scene.strands);
  use(strands_, viewport);
  const int segments = segments_for(scene.strands.size());
  glUniform1f(segments_, static_cast<float>(segments));
  glUniform1f(time_, scene.pulse_time);
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 2 * (segments + 1),
                        static_cast<GLsizei>(scene.strands.size()));
  ++draw_calls_;
}

void GraphRenderer::draw_nodes(const app::Scene& scene, const Viewport& viewport) {
  upload(nodes_.buffer, nodes_.capacity, scene.nodes);
  use(nodes_, viewport);
  const app::Color* rings = scene.ring_colors;
  const app::Color palette[] = {rings[0],         rings[1],      rings[2],   rings[3],
                                scene.ring_track, scene.outline, scene.halo, scene.focus};
  glUniform4fv(palette_, 8, &palette[0].r);
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(scene.nodes.size()));
  ++draw_calls_;
}

void GraphRenderer::destroy() {
  for (const Layer* layer : {&strands_, &nodes_}) {
    glDeleteProgram(layer->program);
    glDeleteVertexArrays(1, &layer->vao);
    glDeleteBuffers(1, &layer->buffer);
  }
  lost();
}

void GraphRenderer::lost() {
  strands_ = {};
  nodes_ = {};
}

}  // namespace headsup::gpu
