#include "gpu/imgui_renderer.h"

#include <imgui.h>

#include <cstddef>

#include "gpu/program.h"
#include "shaders.h"

#include HEADSUP_GL_HEADER

namespace headsup::gpu {
namespace {

// What ImDrawIdx may be in Dear ImGui's configuration.
constexpr GLenum k_index_type = sizeof(ImDrawIdx) == 2 ? GL_UNSIGNED_SHORT : GL_UNSIGNED_INT;

// GL takes offsets into buffers in a pointer's clothes.
const void* as_offset(std::size_t bytes) {
  return reinterpret_cast<const void*>(bytes);  // NOLINT
}

template <typename Element>
void upload(GLenum target, const ImVector<Element>& elements) {
  glBufferData(target, elements.size_in_bytes(), elements.Data, GL_STREAM_DRAW);
}

// --- Textures ---

void create_texture(ImTextureData& texture) {
  GLuint name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, texture.Width, texture.Height, 0, GL_RGBA,
               GL_UNSIGNED_BYTE, texture.GetPixels());
  texture.SetTexID(name);
}

void update_texture(ImTextureData& texture) {
  glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(texture.TexID));
  glPixelStorei(GL_UNPACK_ROW_LENGTH, texture.Width);
  for (const ImTextureRect& part : texture.Updates) {
    glTexSubImage2D(GL_TEXTURE_2D, 0, part.x, part.y, part.w, part.h, GL_RGBA, GL_UNSIGNED_BYTE,
                    texture.GetPixelsAt(part.x, part.y));
  }
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
}

void delete_texture(const ImTextureData& texture) {
  const auto name = static_cast<GLuint>(texture.TexID);
  glDeleteTextures(1, &name);
}

void forget_texture(ImTextureData& texture, ImTextureStatus status) {
  texture.SetTexID(ImTextureID_Invalid);
  texture.SetStatus(status);
}

// Before anything is drawn with it.
void provide_texture(ImTextureData& texture) {
  if (texture.Status == ImTextureStatus_WantCreate) {
    create_texture(texture);
  } else if (texture.Status == ImTextureStatus_WantUpdates) {
    update_texture(texture);
  } else {
    return;
  }
  texture.SetStatus(ImTextureStatus_OK);
}

}  // namespace

bool ImguiRenderer::create() {
  error_.clear();
  program_ = make_program(shaders::k_imgui_vertex, shaders::k_imgui_fragment, error_);
  if (program_ == 0) return false;
  viewport_ = glGetUniformLocation(program_, "u_viewport");

  glGenVertexArrays(1, &vao_);
  glGenBuffers(1, &vertices_);
  glGenBuffers(1, &indices_);
  glBindVertexArray(vao_);
  glBindBuffer(GL_ARRAY_BUFFER, vertices_);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);  // which the VAO remembers
  const auto attribute = [](GLuint location, GLint size, GLenum type, std::size_t offset) {
    glEnableVertexAttribArray(location);
    glVertexAttribPointer(location, size, type, type == GL_UNSIGNED_BYTE, sizeof(ImDrawVert),
                          as_offset(offset));
  };
  attribute(0, 2, GL_FLOAT, offsetof(ImDrawVert, pos));
  attribute(1, 2, GL_FLOAT, offsetof(ImDrawVert, uv));
  attribute(2, 4, GL_UNSIGNED_BYTE, offsetof(ImDrawVert, col));
  glBindVertexArray(0);

  // Without RendererHasVtxOffset, which only 16-bit indices need: every ImDrawCmd::VtxOffset is 0.
  ImGuiIO& io = ImGui::GetIO();
  io.BackendRendererName = "headsup";
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  return true;
}

void ImguiRenderer::draw(const ImDrawData& data, const Viewport& viewport) {
  for (ImTextureData* texture : *data.Textures) provide_texture(*texture);

  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glUseProgram(program_);
  glUniform2f(viewport_, viewport.width, viewport.height);
  glBindVertexArray(vao_);
  glBindBuffer(GL_ARRAY_BUFFER, vertices_);
  for (const ImDrawList* list : data.CmdLists) {
    upload(GL_ARRAY_BUFFER, list->VtxBuffer);
    upload(GL_ELEMENT_ARRAY_BUFFER, list->IdxBuffer);
    for (const ImDrawCmd& command : list->CmdBuffer) {
      IM_ASSERT(!command.UserCallback && "no view draws with GL of its own");
      const ImVec4& clip = command.ClipRect;
      if (!scissor(clip.x, clip.y, clip.z, clip.w, viewport)) continue;
      glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(command.GetTexID()));
      glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), k_index_type,
                     as_offset(command.IdxOffset * sizeof(ImDrawIdx)));
    }
  }
  glDisable(GL_SCISSOR_TEST);
  glBindVertexArray(0);
  glBindBuffer(GL_ARRAY_BUFFER, 0);
  glUseProgram(0);

  // Only now: what was drawn may still have used them.
  for (ImTextureData* texture : *data.Textures) {
    if (texture->Status != ImTextureStatus_WantDestroy) continue;
    delete_texture(*texture);
    forget_texture(*texture, ImTextureStatus_Destroyed);
  }
}

void ImguiRenderer::destroy() {
  glDeleteProgram(program_);
  glDeleteVertexArrays(1, &vao_);
  glDeleteBuffers(1, &vertices_);
  glDeleteBuffers(1, &indices_);
  for (const ImTextureData* texture : ImGui::GetPlatformIO().Textures) delete_texture(*texture);
  lost();
}

void ImguiRenderer::lost() {
  program_ = vao_ = vertices_ = indices_ = 0;
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    const bool unwanted = texture->Status == ImTextureStatus_WantDestroy;
    forget_texture(*texture, unwanted ? ImTextureStatus_Destroyed : ImTextureStatus_WantCreate);
  }
}

}  // namespace headsup::gpu
