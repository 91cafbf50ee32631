// The reader's main: what a worker of the page reads long texts and tests histories with, while the
// page goes on.
#include <cmath>
#include <cstddef>
#include <ctime>
#include <string>
#include <utility>

#include "app/api/parts.h"
#include "app/editor/import_answer.h"
#include "app/explain/backtest/report.h"
#include "app/export/backtest_report.h"
#include "app/save/work.h"
#include "history/backtest.h"
#include "history/corpus_of_team.h"
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

const char* refuse(const base::FileError& error) {
  g_answer = app::error(error);
  return g_answer.c_str();
}

bool set_options(history::BacktestOptions& options, double queries, double embargo_hours) {
  const bool are_queries = queries >= 1 && queries <= static_cast<double>(history::k_max_commits) &&
                           queries == std::floor(queries);
  if (!are_queries || !(embargo_hours >= 0 && embargo_hours <= history::k_max_embargo_hours)) {
    return false;
  }
  options.queries = static_cast<std::size_t>(queries);
  options.embargo_hours = embargo_hours;
  options.progress = [](std::size_t done, std::size_t all) {
    platform::report_share(static_cast<double>(done) / static_cast<double>(all));
    return true;
  };
  return true;
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
  if (!read.team) return refuse(read.error);
  g_answer = app::import_answer(read);
  g_packed = team::pack(*read.team);
  g_saved = app::team_text(*read.team);
  return g_answer.c_str();
}

// Asks the history of the team of this file who made its own last commits. Answers as
// backtest_json has it, or {"error": {line, column, path, message}}; packed is what the page shows.
HEADSUP_EXPORT const char* hu_backtest(const char* text, unsigned bytes, double queries,
                                       double embargo_hours) {
  history::BacktestOptions options;
  if (!set_options(options, queries, embargo_hours)) {
    return refuse(
        {0, 0, "",
         "expected as queries a whole number from 1 to 100000, and as embargoHours a number "
         "from 0 to 87600"});
  }
  const team::ReadResult read = team::read_team({text, bytes});
  if (!read.team) return refuse(read.error);
  if (!read.team->history) return refuse({0, 0, "", "this team was made from no git history"});
  const history::Corpus corpus = history::corpus_of(read.team->history);
  const history::BacktestReport report = history::backtest(corpus, options);
  g_answer = app::backtest_json(report, corpus);
  g_packed = app::pack(app::backtest_reports(report, corpus, embargo_hours));
  return g_answer.c_str();
}

// What was packed of the latest answer: the team as team/packed.h has it, or what the page shows of
// a backtest. saved: that team's entry in the work that is saved.
HEADSUP_EXPORT const char* hu_packed() {
  return g_packed.data();
}
HEADSUP_EXPORT unsigned hu_packed_bytes() {
  return static_cast<unsigned>(g_packed.size());
}
HEADSUP_EXPORT const char* hu_saved() {
  return g_saved.c_str();
}
