#include "app/api/parts.h"

#include "app/core/names.h"
#include "app/core/update.h"
#include "app/graph/pass.h"
#include "app/link/link.h"
#include "app/tour/tour.h"
#include "team/find.h"

namespace headsup::app {
namespace {

std::string call_focus(State& state, const Arguments& arguments) {
  int person = -1;
  const base::JsonNode* who = argument(arguments, 0);
  const bool nobody = !who || who->kind == base::JsonKind::null;
  if (!nobody && !get_person(state, arguments, 0, person)) return no_person(state, arguments);
  return done(state, FocusPerson{person});
}

// Flies to the person whose name has this in it, with the keyboard's focus.
std::string call_find(State& state, const Arguments& arguments) {
  std::string text;
  if (!get_text(arguments, 0, text)) return error("Expected a part of a name as a text.");
  const int person = team::find_by_part(state.team(), text);
  if (person < 0) return error("Nobody's name has " + quoted_argument(arguments, 0) + " in it.");
  update(state, FocusPerson{person});
  done(state, CenterPerson{person});
  return text_value(name_of(state, person));
}

std::string call_set_theme(State& state, const Arguments& arguments) {
  std::string id;
  SetTheme action{};
  get_text(arguments, 0, id);
  if (parse_theme(id, action.theme)) return done(state, action);
  return error("Expected the theme as 'auto', 'light' or 'dark'.");
}

std::string call_set_view(State& state, const Arguments& arguments) {
  std::string id;
  Destination view;
  get_text(arguments, 0, id);
  if (!parse_view(id, view)) return error("Expected the view as one of " + view_ids() + ".");
  return done(state, show(view));
}

std::string call_set_page_height(State& state, const Arguments& arguments) {
  std::string id;
  SetPageHeight action{};
  get_text(arguments, 0, id);
  if (parse_page_height(id, action.height)) return done(state, action);
  return error("Expected the height of a page as 'low', 'half' or 'full'.");
}

std::string call_set_strongest(State& state, const Arguments& arguments) {
  double strands = 0;
  const Number& range = number(NumberId::strongest);
  if (!get_number(arguments, 0, strands) || strands < range.min || strands > range.max) {
    return no_number("how many strands a person keeps", NumberId::strongest);
  }
  return done(state, SetStrongest{static_cast<int>(strands)});
}

std::string call_open_ledger(State& state, const Arguments& arguments) {
  int head = 0;
  int person = 0;
  if (!get_head(state, arguments, 0, head)) return no_head(state, arguments);
  if (!get_person(state, arguments, 1, person)) {
    return no_person(state, arguments, 1);
  }
  return done(state, OpenEdge{head, person});
}

std::string call_close_ledger(State& state, const Arguments&) {
  return done(state, CloseEdge{});
}

std::string call_set_language(State& state, const Arguments& arguments) {
  std::string code;
  SetLanguage action{};
  get_text(arguments, 0, code);
  if (!texts::parse(code, action.language)) return error("Expected the language as 'en' or 'de'.");
  return done(state, action);
}

// A step of the tour, counted from 1; 0 leaves it; 'resume' goes on where it was left.
std::string call_tour(State& state, const Arguments& arguments) {
  double step = 0;
  std::string word;
  if (get_text(arguments, 0, word) && word == "resume") return done(state, GoToStep{k_resume_tour});
  if (!get_number(arguments, 0, step) || step < 0 || step > tour_steps()) {
    return error("Expected a step of the tour, from 1 to " + std::to_string(tour_steps()) +
                 ", or 0 to leave it.");
  }
  if (step < 1) return done(state, LeaveTour{});
  return done(state, GoToStep{static_cast<int>(step) - 1});
}

// A step of the pass, counted from 1, as it ends; 0 leaves it; without a step it plays on, or from
// the beginning.
std::string call_play(State& state, const Arguments& arguments) {
  double step = 0;
  if (!argument(arguments, 0)) {
    const bool plays = watches_pass(state) && state.motion().pass.playing;
    return plays ? value("true") : done(state, TogglePass{});
  }
  if (!get_number(arguments, 0, step) || step < 0 || step > k_pass_steps) {
    return error("Expected a step of the pass, from 1 to " + std::to_string(k_pass_steps) +
                 ", or 0 to leave it.");
  }
  if (step < 1) return done(state, LeavePass{});
  return done(state, ShowPassStep{static_cast<int>(step) - 1});
}

std::string call_pause(State& state, const Arguments&) {
  const bool plays = watches_pass(state) && state.motion().pass.playing;
  return plays ? done(state, TogglePass{}) : value("true");
}

std::string call_show_intro(State& state, const Arguments& arguments) {
  ShowIntro action{};
  if (!get_flag(arguments, 0, action.on)) return error("Expected true or false.");
  return done(state, action);
}

std::string call_show_brief(State& state, const Arguments& arguments) {
  ShowBrief action{};
  if (!get_head(state, arguments, 0, action.head)) return no_head(state, arguments);
  if (!get_flag(arguments, 1, action.whole)) return error("Expected true or false.");
  return done(state, action);
}

std::string call_dismiss_notice(State& state, const Arguments&) {
  return done(state, DismissNotice{});
}

std::string call_open_link(State& state, const Arguments& arguments) {
  std::string link;
  std::string problem;
  if (!get_text(arguments, 0, link)) return error("Expected the link as a text.");
  if (!open_link(state, link, problem)) return error(problem);
  return done(state, DismissNotice{});
}

constexpr Method k_methods[] = {
    {"focusPerson", call_focus},
    {"find", call_find},
    {"setTheme", call_set_theme},
    {"setView", call_set_view},
    {"setPageHeight", call_set_page_height},
    {"setStrongest", call_set_strongest},
    {"openLedger", call_open_ledger},
    {"closeLedger", call_close_ledger},
    {"setLanguage", call_set_language},
    {"tour", call_tour},
    {"play", call_play},
    {"pause", call_pause},
    {"showIntro", call_show_intro},
    {"showBrief", call_show_brief},
    {"clearError", call_dismiss_notice},
    {"openLink", call_open_link},
};

}  // namespace

Methods view_methods() {
  return {k_methods, static_cast<int>(sizeof k_methods / sizeof k_methods[0])};
}

}  // namespace headsup::app
