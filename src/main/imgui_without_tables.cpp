// The page's Dear ImGui has no tables and no columns: nothing begins one, and what would draw them
// is a tenth of its code. These are the places where the rest of it asks for tables all the same.
//
// The definitions are weak: should a later version ask for more of imgui_tables.cpp, the linker
// takes that file in, and its functions count.
#include <imgui.h>
#include <imgui_internal.h>

// NOLINTBEGIN(readability-identifier-naming,readability-named-parameter): Dear ImGui's names
namespace ImGui {

[[gnu::weak]] void EndTable() {}
[[gnu::weak]] void TableEndRow(ImGuiTable*) {}
[[gnu::weak]] void TableEndCell(ImGuiTable*) {}
[[gnu::weak]] void TablePushBackgroundChannel() {}
[[gnu::weak]] void TablePopBackgroundChannel() {}
[[gnu::weak]] void TablePushColumnChannel(int) {}
[[gnu::weak]] void TablePopColumnChannel() {}
[[gnu::weak]] void TableGcCompactTransientBuffers(ImGuiTable*) {}
[[gnu::weak]] void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
[[gnu::weak]] void TableGcCompactSettings() {}
[[gnu::weak]] void TableSettingsAddSettingsHandler() {}
[[gnu::weak]] void EndColumns() {}
[[gnu::weak]] void PushColumnsBackground() {}
[[gnu::weak]] void PopColumnsBackground() {}

}  // namespace ImGui
// NOLINTEND(readability-identifier-naming,readability-named-parameter)
