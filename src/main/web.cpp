// The page's main: a handful of functions that the page's scripts call.
#include <string>
#include <utility>

#include <cstdint>

#include "app/api/api.h"
#include "app/core/evidence.h"
#include "app/core/update.h"
#include "app/graph/layout.h"
#include "app/save/work.h"
#include "demo_team.h"
#include "main/frame.h"
#include "platform/export.h"
#include "platform/platform.h"
#include "team/team_file.h"
#include "texts/texts.h"
#include "ui/theme.h"

namespace {

headsup::Program& program() {
  static headsup::Program instance;
  return instance;
}

std::string g_answer;  // what the latest hu_call returned

headsup::app::TeamTexts& team_texts() {
  static headsup::app::TeamTexts instance;
  return instance;
}

}  // namespace

// 1 when the page is ready to draw, 0 with hu_error() otherwise.
HEADSUP_EXPORT int hu_start() {
  headsup::team::ReadResult demo = headsup::team::read_team(headsup::demo_team_json);
  headsup::app::State state;
  headsup::app::open_team(state, std::move(*demo.team));
  return program().start({}, std::move(state)) ? 1 : 0;
}

// The browser's language, before the first frame; a link may choose another one.
HEADSUP_EXPORT void hu_suggest_language(const char* code) {
  headsup::app::State& state = program().state();
  headsup::app::SetLanguage action{{}, false};
  if (!headsup::texts::parse(code, action.language)) return;
  headsup::app::update(state, action);
  headsup::app::refresh(state);
  headsup::app::arrange(state);
}

// The text in the page's own field.
HEADSUP_EXPORT const char* hu_incident() {
  return program().state().session().incident.c_str();
}

// Draws. 1 when another frame is wanted.
HEADSUP_EXPORT int hu_frame() {
  return program().frame() ? 1 : 0;
}

// One call of the script API (app/api/api.h). The answer is valid until the next call.
HEADSUP_EXPORT const char* hu_call(const char* method, const char* arguments) {
  headsup::app::State& state = program().state();
  const std::uint64_t before = state.changes();
  state.transient.now_seconds = headsup::platform::now_seconds();
  g_answer = headsup::app::call(state, method, arguments);
  if (state.changes() != before) program().nudge();
  return g_answer.c_str();
}

// Opens the team that reader.cpp has packed, and the text as which it is saved. Answers as
// hu_call.
HEADSUP_EXPORT const char* hu_open_read(const char* packed, unsigned bytes, const char* kind,
                                        const char* saved) {
  headsup::app::State& state = program().state();
  const auto before = state.session().team;
  g_answer = headsup::app::open_read(state, {packed, bytes}, kind);
  const auto& team = state.session().team;
  if (team != before) team_texts().put(team, saved);
  program().nudge();
  return g_answer.c_str();
}

// Shows what reader.cpp has packed of a backtest. Answers as hu_call.
HEADSUP_EXPORT const char* hu_show_backtest(const char* packed, unsigned bytes) {
  g_answer = headsup::app::show_backtest(program().state(), {packed, bytes});
  program().nudge();
  return g_answer.c_str();
}

// The longest part of what the next call or frame computes.
HEADSUP_EXPORT void hu_project() {
  headsup::app::project(program().state());
}

// Reads a part of a history's words; 0 where nothing is left to read.
HEADSUP_EXPORT int hu_prepare() {
  return headsup::app::prepare_history(program().state()) ? 1 : 0;
}

// Grows whenever state() may have changed in anything but its frames, its positions and what is
// pointed at, which the mirror does not tell.
HEADSUP_EXPORT double hu_revision() {
  const headsup::app::State& state = program().state();
  return static_cast<double>(state.revision + state.view_revision);
}

// The work as a text that is kept (app/save/work.h), valid until the next call, and what grows when
// there is something to keep.
HEADSUP_EXPORT const char* hu_work() {
  g_answer = headsup::app::write_work(program().state(), team_texts());
  return g_answer.c_str();
}
HEADSUP_EXPORT double hu_work_edition() {
  return static_cast<double>(headsup::app::work_edition(program().state()));
}

// The typeface of the canvas, so that the page's own text field can use it too.
HEADSUP_EXPORT const unsigned char* hu_font() {
  return headsup::ui::regular_font().bytes;
}
HEADSUP_EXPORT unsigned hu_font_size() {
  return headsup::ui::regular_font().size;
}

// What the latest frames want from the page (effects_json of app/api/api.h); nothing: an empty
// text. The answer is valid until the next call.
HEADSUP_EXPORT const char* hu_effects() {
  const headsup::app::Effects effects = program().take_effects();
  g_answer = effects.empty() ? std::string() : headsup::app::effects_json(effects);
  return g_answer.c_str();
}

HEADSUP_EXPORT const char* hu_error() {
  return program().error().c_str();
}

HEADSUP_EXPORT void hu_context_lost() {
  program().context_lost();
}
HEADSUP_EXPORT void hu_context_restored() {
  program().context_restored();
}
