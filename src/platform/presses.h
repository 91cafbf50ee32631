// When presses of the pointer came. Dear ImGui's queue has no times, and a frame may come long
// after what it handles.
#pragma once

namespace headsup::platform {

// Comes right after the left button's press was added to Dear ImGui's queue. Seconds of the clock
// of the events, wherever that starts.
void note_press(double seconds);

}  // namespace headsup::platform
