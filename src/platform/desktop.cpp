// The desktop: GLFW 3.3 and OpenGL 3.3 core.
#ifndef __EMSCRIPTEN__

#include HEADSUP_GL_HEADER
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>

#include <cmath>

#include "platform/platform.h"
#include "platform/presses.h"

namespace headsup::platform {
namespace {

GLFWwindow* g_window = nullptr;
std::string g_error;
bool g_visible = true;
Gesture g_gesture;

bool fail(const char* what) {
  const char* reason = nullptr;
  glfwGetError(&reason);
  g_error = std::string(what) + (reason ? std::string(": ") + reason : std::string("."));
  close();
  return false;
}

// Framebuffer pixels per pixel of the system's. A hidden window is drawn at the size asked for.
float content_scale() {
  if (!g_visible) return 1;
  float x_scale = 1;
  glfwGetWindowContentScale(g_window, &x_scale, nullptr);
  return x_scale > 0 ? x_scale : 1;
}

// GLFW counts the pointer in screen coordinates, which are pixels on X11 and Windows and logical
// elsewhere; the framebuffer's size tells which.
float logical_per_screen_unit() {
  int window_width = 0, framebuffer_width = 0;
  glfwGetWindowSize(g_window, &window_width, nullptr);
  glfwGetFramebufferSize(g_window, &framebuffer_width, nullptr);
  if (window_width <= 0) return 1;
  return static_cast<float>(framebuffer_width) / static_cast<float>(window_width) /
         surface().pixel_ratio;
}

void on_cursor(GLFWwindow* window, double x, double y) {
  const double scale = logical_per_screen_unit();
  ImGui_ImplGlfw_CursorPosCallback(window, x * scale, y * scale);
}

// GLFW has no times of events: it is the time at which this one was fetched, between two frames.
void on_button(GLFWwindow* window, int button, int action, int modifiers) {
  ImGui_ImplGlfw_MouseButtonCallback(window, button, action, modifiers);
  if (button == GLFW_MOUSE_BUTTON_LEFT && action == GLFW_PRESS) note_press(glfwGetTime());
}

void on_scroll(GLFWwindow* window, double x, double y) {
  const ImGuiIO& io = ImGui::GetIO();
  if (!io.KeyCtrl) {
    ImGui_ImplGlfw_ScrollCallback(window, x, y);
    return;
  }
  g_gesture.zoom *= static_cast<float>(std::exp(0.2 * y));
  g_gesture.x = io.MousePos.x;
  g_gesture.y = io.MousePos.y;
}

void set_window_hints() {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_ALPHA_BITS, 0);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHint(GLFW_VISIBLE, g_visible ? GLFW_TRUE : GLFW_FALSE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, g_visible ? GLFW_TRUE : GLFW_FALSE);
  glfwWindowHint(GLFW_COCOA_RETINA_FRAMEBUFFER, g_visible ? GLFW_TRUE : GLFW_FALSE);
}

}  // namespace

bool open(const WindowOptions& options) {
  g_visible = options.visible;
  if (!glfwInit()) return fail("No window system");
  set_window_hints();
  g_window = glfwCreateWindow(options.width, options.height, options.title, nullptr, nullptr);
  if (!g_window) return fail("No window with OpenGL 3.3");
  glfwMakeContextCurrent(g_window);
  glfwSwapInterval(g_visible ? 1 : 0);
  ImGui_ImplGlfw_InitForOpenGL(g_window, true);
  glfwSetCursorPosCallback(g_window, on_cursor);
  glfwSetMouseButtonCallback(g_window, on_button);
  glfwSetScrollCallback(g_window, on_scroll);
  return true;
}

void close() {
  if (g_window) {
    ImGui_ImplGlfw_Shutdown();
    glfwDestroyWindow(g_window);
    g_window = nullptr;
  }
  glfwTerminate();
}

const std::string& error() {
  return g_error;
}

Surface surface() {
  int width = 0, height = 0;
  glfwGetFramebufferSize(g_window, &width, &height);
  const float content = content_scale();
  const float scale =
      scale_of(static_cast<float>(width) / content, static_cast<float>(height) / content);
  const float ratio = content * scale;
  return {static_cast<float>(width) / ratio, static_cast<float>(height) / ratio, ratio, scale};
}

Preferences preferences() {
  return {};
}

double now_seconds() {
  return glfwGetTime();
}

void begin_frame() {
  ImGui_ImplGlfw_NewFrame();
  const Surface size = surface();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {size.width, size.height};
  io.DisplayFramebufferScale = {size.pixel_ratio, size.pixel_ratio};
}

void present() {
  glfwSwapBuffers(g_window);
}

Gesture take_gesture() {
  const Gesture taken = g_gesture;
  g_gesture = {};
  return taken;
}

bool wait_events(double timeout_seconds) {
  if (timeout_seconds < 0) {
    glfwWaitEvents();
  } else if (timeout_seconds > 0) {
    glfwWaitEventsTimeout(timeout_seconds);
  } else {
    glfwPollEvents();
  }
  return !glfwWindowShouldClose(g_window);
}

bool place_text_field(float, float, float, float) {
  return false;
}

void place_text_fields(const std::string&) {}

}  // namespace headsup::platform

#endif
