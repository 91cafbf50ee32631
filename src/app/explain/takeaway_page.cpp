#include "app/core/action.h"
#include "app/editor/pages.h"
#include "app/explain/pages.h"

namespace headsup::app {
namespace {

using texts::Id;

Button take(const char* id, Id label, Takeaway what, bool primary = false) {
  return {id, texts::get(label), Take{what}, primary, true};
}

}  // namespace

Document takeaway_page(const State& state) {
  Document document{texts::get(Id::page_name_takeaway), texts::get(Id::takeaway_lead), {}};
  const bool left_out = state.preferences.names_left_out;
  document.blocks = {
      Heading{texts::get(Id::takeaway_brief), "", -1},
      Paragraph{texts::fill(Id::takeaway_brief_text, {state.team().name}), Tone::plain},
      Buttons{{take("take-brief", Id::takeaway_brief_button, Takeaway::brief, true)}},
      Heading{texts::get(Id::takeaway_team), "", -1},
      Paragraph{texts::fill(Id::takeaway_team_text, {state.team().name}), Tone::plain},
      Buttons{{take("take-team", Id::takeaway_team_button, Takeaway::team)}},
      Heading{texts::get(Id::takeaway_link), "", -1},
      Paragraph{texts::get(Id::takeaway_link_text), Tone::plain},
      Buttons{{take("take-link", Id::takeaway_link_button, Takeaway::link, true),
               take("take-team-link", Id::takeaway_team_link_button, Takeaway::team_link)}},
      names_switch(state),
      Paragraph{texts::get(left_out ? Id::editor_without_names_note : Id::takeaway_team_link_text),
                Tone::muted},
      Heading{texts::get(Id::takeaway_picture), "", -1},
      Paragraph{texts::get(Id::takeaway_picture_text), Tone::plain},
      Buttons{{take("take-png", Id::takeaway_png_button, Takeaway::png),
               take("take-svg", Id::takeaway_svg_button, Takeaway::svg)}},
      Heading{texts::get(Id::takeaway_numbers), "", -1},
      Paragraph{texts::get(Id::takeaway_numbers_text), Tone::plain},
      Buttons{{take("take-csv", Id::takeaway_csv_button, Takeaway::csv),
               take("take-json", Id::takeaway_json_button, Takeaway::json)}},
  };
  return document;
}

}  // namespace headsup::app
