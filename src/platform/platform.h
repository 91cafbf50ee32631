// The window, the GL context, input and what differs between a browser and a desktop. The only
// room that sees GLFW, Emscripten and __EMSCRIPTEN__. Units are logical pixels: the system's (CSS
// pixels), or larger ones where a screen has more room than there is to show.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace headsup::platform {

struct Surface {
  float width = 0;
  float height = 0;
  float pixel_ratio = 1;  // framebuffer pixels per logical pixel
  float scale = 1;        // the system's pixels per logical pixel
};

// The scale of a surface of this size in the system's pixels: above 1920 × 1080 everything grows.
float scale_of(float width, float height);

struct Preferences {
  bool dark = true;
  bool reduced_motion = false;
};

struct WindowOptions {
  int width = 1280;
  int height = 800;
  const char* title = "Heads-Up";
  bool visible = true;  // desktop: false for --screenshot
};

// Opens the one window with a current GL context (WebGL2 or OpenGL 3.3 core) and connects its
// input to the current Dear ImGui context. False, with error(), when there is no such context.
bool open(const WindowOptions& options);
void close();
const std::string& error();

Surface surface();
Preferences preferences();
double now_seconds();

// Start of a frame: sets Dear ImGui's display size, pixel ratio, time step and queued input. Comes
// before ImGui::NewFrame.
void begin_frame();
// End of a frame: shows what was drawn.
void present();

// When the left button was pressed that the latest frame knows of, in seconds of the clock of the
// events: only differences mean something. Comes after ImGui::NewFrame.
double press_seconds();

// What two fingers, a trackpad pinch or Ctrl and the wheel did since the last call, at (x, y).
struct Gesture {
  float zoom = 1;  // factor; 1: none
  float x = 0;
  float y = 0;
  float pan_x = 0;
  float pan_y = 0;
};
Gesture take_gesture();

// Desktop: blocks until an event or the timeout (< 0: no timeout). Returns false when the
// window was closed. Web: does nothing, returns true.
bool wait_events(double timeout_seconds);
// Web: lays the page's own text field over this rectangle (empty: hides it) so that phone
// keyboards, input methods and spelling work. True where there is such a field; on the desktop
// false: draw one.
bool place_text_field(float x, float y, float w, float h);
// Web: the same for all other fields, as JSON: [{id, label, text, hint, rows, x, y, w, h, above,
// below}], the last two what is out of sight of it. Desktop: does nothing.
void place_text_fields(const std::string& json);

// The framebuffer as RGBA, top row first, pixel-ratio sized. Comes before `present`.
std::vector<std::uint8_t> read_pixels(int* width, int* height);

}  // namespace headsup::platform
