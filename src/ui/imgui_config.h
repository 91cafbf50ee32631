// How Dear ImGui is compiled, for every file that includes imgui.h (IMGUI_USER_CONFIG).
#pragma once

// The page is downloaded: leave out what only developers of a UI use.
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS

// Names and texts come from users, and the version checks of obsolete names only hide mistakes.
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS

// Names use all of Unicode.
#define IMGUI_USE_WCHAR32

// A large team's labels pass 65,536 vertices in one draw list.
#define ImDrawIdx unsigned int
