// The least page with Dear ImGui: one window, its own font, built and linked as the page is. Time
// to the first frame is measured beside it (first_frame.mjs).
#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include HEADSUP_GL_HEADER

#define BENCH_EXPORT extern "C" __attribute__((used, visibility("default")))

// 1 when there is a WebGL2 context to draw with.
BENCH_EXPORT int bare_start(int width, int height) {
  EmscriptenWebGLContextAttributes wanted;
  emscripten_webgl_init_context_attributes(&wanted);
  wanted.majorVersion = 2;
  wanted.alpha = wanted.depth = wanted.stencil = wanted.antialias = false;
  const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context =
      emscripten_webgl_create_context("#canvas", &wanted);
  if (context <= 0 || emscripten_webgl_make_context_current(context) != EMSCRIPTEN_RESULT_SUCCESS) {
    return 0;
  }
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DisplaySize = ImVec2(static_cast<float>(width), static_cast<float>(height));
  io.DeltaTime = 1.0f / 60;
  return ImGui_ImplOpenGL3_Init("#version 300 es") ? 1 : 0;
}

BENCH_EXPORT void bare_frame() {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  // With a size of its own: one that has to find it is not shown in its first frame.
  ImGui::SetNextWindowSize(ImVec2(320, 120));
  ImGui::Begin("Dear ImGui");
  ImGui::TextUnformatted("One window, one line.");
  ImGui::End();
  ImGui::Render();
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}
