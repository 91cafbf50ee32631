// The browser: a WebGL2 context on the page's canvas; the page (web/input.mjs) sends sizes and
// input through the hu_* functions below, and they go straight to Dear ImGui. Emscripten's GLFW has
// no part in it: it loses page resizes (emscripten #3558), swallows Tab and Backspace (#6143),
// presses at the previous touch position, its clipboard is a stub, and it is 10 KB of compressed
// script.
#ifdef __EMSCRIPTEN__

#include <emscripten.h>
#include <emscripten/html5.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <memory>
#include <string_view>

#include "platform/export.h"
#include "platform/platform.h"
#include "platform/presses.h"

// What the page does for the program: properties of Module.headsup_host, set in web/core.mjs.
// Texts are passed as their address.
// clang-format off
EM_JS(void, host_place_text_field, (float x, float y, float w, float h, float scale), {
  Module['headsup_host']['placeTextField'](x, y, w, h, scale);
});
EM_JS(void, host_place_text_fields, (const char* json), {
  Module['headsup_host']['placeTextFields'](json);
});
EM_JS(void, host_set_clipboard, (const char* text), {
  Module['headsup_host']['setClipboard'](text);
});
EM_JS(void, host_cursor, (const char* css_name), { Module['headsup_host']['setCursor'](css_name); });
// clang-format on

namespace headsup::platform {
namespace {

constexpr float k_outside = -FLT_MAX;  // Dear ImGui's position of a pointer that is not there
constexpr float k_longest_step_seconds = 0.1f;  // after a pause, motion goes on where it was

EMSCRIPTEN_WEBGL_CONTEXT_HANDLE g_context = 0;
std::string g_error;
Surface g_surface{1, 1, 1};
int g_pixel_width = 1, g_pixel_height = 1;
Preferences g_preferences;
Gesture g_gesture;
std::array<float, 5> g_text_field{};
ImGuiMouseCursor g_cursor = ImGuiMouseCursor_Arrow;
double g_frame_seconds = 0;
std::unique_ptr<char[]> g_buffer;

const char* css_cursor(ImGuiMouseCursor cursor) {
  switch (cursor) {
    case ImGuiMouseCursor_TextInput:
      return "text";
    case ImGuiMouseCursor_ResizeAll:
      return "move";
    case ImGuiMouseCursor_ResizeNS:
      return "ns-resize";
    case ImGuiMouseCursor_ResizeEW:
      return "ew-resize";
    case ImGuiMouseCursor_Hand:
      return "pointer";
    case ImGuiMouseCursor_NotAllowed:
      return "not-allowed";
    default:
      return "default";
  }
}

struct KeyName {
  std::string_view code;  // of a browser's KeyboardEvent
  ImGuiKey key;
};

// What Dear ImGui's text fields use.
constexpr KeyName k_keys[] = {
    {"Tab", ImGuiKey_Tab},         {"ArrowLeft", ImGuiKey_LeftArrow},
    {"ArrowUp", ImGuiKey_UpArrow}, {"ArrowRight", ImGuiKey_RightArrow},
    {"Home", ImGuiKey_Home},       {"ArrowDown", ImGuiKey_DownArrow},
    {"End", ImGuiKey_End},         {"PageUp", ImGuiKey_PageUp},
    {"Delete", ImGuiKey_Delete},   {"PageDown", ImGuiKey_PageDown},
    {"Escape", ImGuiKey_Escape},   {"Backspace", ImGuiKey_Backspace},
    {"Enter", ImGuiKey_Enter},     {"NumpadEnter", ImGuiKey_KeypadEnter},
    {"Space", ImGuiKey_Space},     {"KeyA", ImGuiKey_A},
    {"KeyC", ImGuiKey_C},          {"KeyV", ImGuiKey_V},
    {"KeyX", ImGuiKey_X},          {"KeyY", ImGuiKey_Y},
    {"KeyZ", ImGuiKey_Z},
};

void set_clipboard_from_imgui(ImGuiContext*, const char* text) {
  host_set_clipboard(text);
}

}  // namespace

bool open(const WindowOptions&) {
  // The page has made the context already (web/page.mjs), with these attributes; this adopts it.
  EmscriptenWebGLContextAttributes wanted;
  emscripten_webgl_init_context_attributes(&wanted);
  wanted.majorVersion = 2;
  wanted.alpha = wanted.depth = wanted.stencil = wanted.antialias = false;
  g_context = emscripten_webgl_create_context("#canvas", &wanted);
  if (g_context <= 0 ||
      emscripten_webgl_make_context_current(g_context) != EMSCRIPTEN_RESULT_SUCCESS) {
    g_error = "This browser did not give a WebGL2 context.";
    return false;
  }
  ImGuiIO& io = ImGui::GetIO();
  io.BackendPlatformName = "headsup_web";
  io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
  ImGui::GetPlatformIO().Platform_SetClipboardTextFn = set_clipboard_from_imgui;
  g_frame_seconds = now_seconds();
  return true;
}

void close() {
  emscripten_webgl_destroy_context(g_context);
  g_context = 0;
}

const std::string& error() {
  return g_error;
}

Surface surface() {
  return g_surface;
}

Preferences preferences() {
  return g_preferences;
}

double now_seconds() {
  return emscripten_get_now() / 1000.0;
}

void begin_frame() {
  const double now = now_seconds();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {g_surface.width, g_surface.height};
  io.DisplayFramebufferScale = {g_surface.pixel_ratio, g_surface.pixel_ratio};
  io.DeltaTime =
      std::clamp(static_cast<float>(now - g_frame_seconds), 1e-4f, k_longest_step_seconds);
  g_frame_seconds = now;
}

void present() {
  const ImGuiMouseCursor cursor = ImGui::GetMouseCursor();
  if (cursor == g_cursor) return;
  g_cursor = cursor;
  host_cursor(css_cursor(cursor));
}

Gesture take_gesture() {
  const Gesture taken = g_gesture;
  g_gesture = {};
  return taken;
}

bool wait_events(double) {
  return true;
}

bool place_text_field(float x, float y, float w, float h) {
  const float scale = g_surface.scale;
  const std::array<float, 5> field{x * scale, y * scale, w * scale, h * scale, scale};
  if (field != g_text_field) {
    g_text_field = field;
    host_place_text_field(field[0], field[1], field[2], field[3], scale);
  }
  return true;
}

void place_text_fields(const std::string& json) {
  static std::string placed = "[]";
  if (json == placed) return;
  placed = json;
  host_place_text_fields(placed.c_str());
}

// What the page calls. Positions are CSS pixels from the canvas's top left corner.
// Memory for a text that the page hands over next; valid until the next call.
HEADSUP_EXPORT char* hu_buffer(int bytes) {
  g_buffer = std::make_unique<char[]>(static_cast<std::size_t>(bytes));
  return g_buffer.get();
}

// The canvas's backing store, which the page has just set, and its pixels per CSS pixel.
HEADSUP_EXPORT void hu_resize(int pixel_width, int pixel_height, float pixel_ratio) {
  g_pixel_width = std::max(1, pixel_width);
  g_pixel_height = std::max(1, pixel_height);
  const float width = static_cast<float>(g_pixel_width) / pixel_ratio;
  const float height = static_cast<float>(g_pixel_height) / pixel_ratio;
  const float scale = scale_of(width, height);
  g_surface = {width / scale, height / scale, pixel_ratio * scale, scale};
}

HEADSUP_EXPORT void hu_preferences(int dark, int reduced_motion) {
  g_preferences = {dark != 0, reduced_motion != 0};
}

// kind: 0 move, 1 press, 2 release, 3 gone: released wherever it was, without a click.
// button: 0 left, 1 middle, as in a browser's PointerEvent, whose time it was.
HEADSUP_EXPORT void hu_pointer(int kind, float x, float y, int button, int is_touch,
                               double milliseconds) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(is_touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
  const int imgui_button = button == 1 ? ImGuiMouseButton_Middle : ImGuiMouseButton_Left;
  if (kind == 3) {
    io.AddMousePosEvent(k_outside, k_outside);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    io.AddMouseButtonEvent(ImGuiMouseButton_Middle, false);
  } else {
    io.AddMousePosEvent(x / g_surface.scale, y / g_surface.scale);
    if (kind != 0) io.AddMouseButtonEvent(imgui_button, kind == 1);
    if (kind == 1 && imgui_button == ImGuiMouseButton_Left) note_press(milliseconds / 1000);
  }
}

// In Dear ImGui's unit: 1 is a notch, up and left are positive.
HEADSUP_EXPORT void hu_wheel(float x, float y) {
  ImGui::GetIO().AddMouseWheelEvent(x, y);
}

HEADSUP_EXPORT void hu_gesture(float zoom, float x, float y, float pan_x, float pan_y) {
  const float scale = g_surface.scale;
  g_gesture = {g_gesture.zoom * zoom, x / scale, y / scale, g_gesture.pan_x + pan_x / scale,
               g_gesture.pan_y + pan_y / scale};
}

// code: KeyboardEvent.code. A Mac's Command key counts as Ctrl: the page sends it as such.
HEADSUP_EXPORT void hu_key(const char* code, int down, int ctrl, int shift, int alt) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Ctrl, ctrl != 0);
  io.AddKeyEvent(ImGuiMod_Shift, shift != 0);
  io.AddKeyEvent(ImGuiMod_Alt, alt != 0);
  for (const KeyName& name : k_keys) {
    if (name.code == code) io.AddKeyEvent(name.key, down != 0);
  }
}

HEADSUP_EXPORT void hu_text(unsigned codepoint) {
  ImGui::GetIO().AddInputCharacter(codepoint);
}

// True while a text field of Dear ImGui is being edited: only then may the canvas take keys.
HEADSUP_EXPORT int hu_wants_text() {
  return ImGui::GetIO().WantTextInput ? 1 : 0;
}

}  // namespace headsup::platform

#endif
