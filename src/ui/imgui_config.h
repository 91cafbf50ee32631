// How Dear ImGui is compiled, for every file that includes imgui.h (IMGUI_USER_CONFIG).
#pragma once

// The page is downloaded: leave out what only developers of a UI use.
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_FONT

// Nothing is read from or written to the user's disk, terminal or shell.
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_TTY_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS

// Names and texts come from users, and the version checks of obsolete names only hide mistakes.
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS

// Names use all of Unicode.
#define IMGUI_USE_WCHAR32

// A large team's labels pass 65,536 vertices in one draw list.
#define ImDrawIdx unsigned int
