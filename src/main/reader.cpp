// The reader's main: what a worker of the page reads long texts with, while the page goes on.
#include <ctime>
#include <string>
#include <utility>

#include "app/api/parts.h"
#include "app/editor/import_answer.h"
#include "app/save/work.h"
#include "history/log_team.h"
#include "platform/export.h"
#include "platform/worker_report.h"
#include "team/import.h"
#include "team/packed.h"
#include "team/team_file.h"
#include "texts/texts.h"

namespace {

using namespace headsup;

std::string g_buffer, g_answer, g_packed, g_saved;

// A git log makes heads of its own.
team::ImportResult read_text(std::string_view text, const char* base) {
  const team::ImportPhrases phrases = app::import_phrases();
  if (team::kind_of(text) == team::InputKind::git_log) {
    return history::read_log(text, phrases.team_name, std::time(nullptr), platform::report_share);
  }
  team::ReadResult over = team::read_team(base);
  return team::read_any(text, over.team ? *over.team : team::Team{}, {}, phrases,
                        platform::report_share);
}

}  // namespace

// Memory for what the worker hands over next; valid until the next call.
HEADSUP_EXPORT char* hu_buffer(unsigned bytes) {
  g_buffer.resize(bytes);
  return g_buffer.data();
}

// Reads a text, where it is no git log over the base of import_base_file, in the language of that
// code. Answers import_answer, or {"error": {line, column, path, message}}.
HEADSUP_EXPORT const char* hu_read(const char* text, unsigned bytes, const char* base,
                                   const char* language) {
  texts::Language chosen{};
  if (texts::parse(language, chosen)) texts::use(chosen);
  const team::ImportResult read = read_text({text, bytes}, base);
  if (!read.team) {
    g_answer = app::error(read.error);
    return g_answer.c_str();
  }
  g_answer = app::import_answer(read);
  g_packed = team::pack(*read.team);
  g_saved = app::team_text(*read.team);
  return g_answer.c_str();
}

// What was read: the team as team/packed.h has it, and its entry in the work that is saved.
HEADSUP_EXPORT const char* hu_packed() {
  return g_packed.data();
}
HEADSUP_EXPORT unsigned hu_packed_bytes() {
  return static_cast<unsigned>(g_packed.size());
}
HEADSUP_EXPORT const char* hu_saved() {
  return g_saved.c_str();
}
