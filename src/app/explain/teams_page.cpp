// The teams that are kept: each with its name to be typed over and what can be done with it.
#include "app/content/parts.h"
#include "app/explain/pages.h"
#include "base/enum_array.h"

namespace headsup::app {
namespace {

using texts::Id;

Button ask(LibraryWish wish, const SavedTeam& team, const char* id, Id label, bool enabled = true) {
  return {std::string(id) + "-" + team.id, texts::get(label), AskLibrary{wish, team.id, ""},
          wish == LibraryWish::open, enabled};
}

void add_team(Document& document, const SavedTeam& team, bool current) {
  TextField name{"name-" + team.id, texts::fill(Id::teams_name, {team.name}), team.name, {}, 1};
  name.change = [id = team.id](const std::string& text) -> Action {
    return AskLibrary{LibraryWish::rename, id, text};
  };
  document.blocks.push_back(std::move(name));
  const Id line = current ? Id::teams_line_current : Id::teams_line;
  document.blocks.push_back(
      Paragraph{texts::fill(line, {whole_number(team.people), team.changed}), Tone::muted});
  document.blocks.push_back(
      Buttons{{ask(LibraryWish::open, team, "open", Id::teams_open, !current),
               ask(LibraryWish::duplicate, team, "duplicate", Id::teams_duplicate),
               ask(LibraryWish::remove, team, "delete", Id::teams_delete)}});
}

void add_deleted(Document& document, const SavedTeam& team) {
  document.blocks.push_back(Paragraph{texts::fill(Id::teams_deleted, {team.name}), Tone::muted});
  document.blocks.push_back(
      Buttons{{ask(LibraryWish::restore, team, "restore", Id::teams_restore)}});
}

bool is_trouble(SaveStatus status) {
  return status == SaveStatus::not_saved || status == SaveStatus::follower;
}

}  // namespace

std::string saved_line(const State& state) {
  switch (state.library.status) {
    case SaveStatus::none:
      break;
    case SaveStatus::saving:
      return texts::get(Id::saved_saving);
    case SaveStatus::saved:
      return texts::get(Id::saved_saved);
    case SaveStatus::follower:
      return texts::get(Id::saved_follower);
    case SaveStatus::not_saved:
      static constexpr base::EnumArray<SaveFault, Id, 6> k_faults{
          {Id::saved_failed, Id::saved_full, Id::saved_refused, Id::saved_failed, Id::saved_damaged,
           Id::saved_newer}};
      return texts::get(k_faults[state.library.fault]);
  }
  return "";
}

Document teams_page(const State& state) {
  Document document{page_name(Page::teams), texts::get(Id::teams_lead), {}};
  const Library& library = state.library;
  const std::string line = saved_line(state);
  if (!line.empty()) {
    const bool trouble = is_trouble(library.status);
    document.blocks.push_back(Paragraph{line, trouble ? Tone::warning : Tone::muted});
  }
  if (library.status == SaveStatus::not_saved) {
    document.blocks.push_back(
        Buttons{{{"export-team", texts::get(Id::saved_export), Take{Takeaway::team}, true, true}}});
  }
  if (library.teams.empty()) {
    document.blocks.push_back(Paragraph{texts::get(Id::teams_none), Tone::plain});
  }
  for (const SavedTeam& team : library.teams) {
    if (team.deleted) {
      add_deleted(document, team);
    } else {
      add_team(document, team, team.id == library.current);
    }
  }
  document.blocks.push_back(Heading{texts::get(Id::teams_new), "", -1});
  document.blocks.push_back(
      Buttons{{{"new-list", texts::get(Id::page_name_import), OpenPage{Page::import}, true, true},
               {"new-catalogue", texts::get(Id::teams_catalogue),
                AskLibrary{LibraryWish::create, "catalogue", ""}, false, true},
               {"new-demo", texts::get(Id::teams_demo), AskLibrary{LibraryWish::create, "demo", ""},
                false, true},
               {"new-file", texts::get(Id::teams_file), OpenFile{}, false, true}}});
  return document;
}

}  // namespace headsup::app
