#include "main/history_command.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string_view>
#include <utility>

#include "app/export/answer_report.h"
#include "app/export/backtest_report.h"
#include "app/export/codeowners.h"
#include "history/backtest.h"
#include "main/history_source.h"
#include "texts/texts.h"

namespace headsup {
namespace {

// On a terminal that knows them, unless somebody does not want any: https://no-color.org.
bool wants_colours() {
  const char* none = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  if (none != nullptr && *none != '\0') return false;
  if (terminal == nullptr || std::string_view(terminal) == "dumb") return false;
  return ::isatty(STDOUT_FILENO) != 0;
}

std::string print(const app::Printed& page, Report format) {
  return format == Report::markdown ? app::print_markdown(page)
                                    : app::print_text(page, wants_colours());
}

std::string answer(const CommandLine& options, const history::CorpusReader& history) {
  const app::AnswerReport report =
      app::report_answer(options.incident, history.corpus(), history.counts());
  if (options.report == Report::json) return app::answer_json(report) + "\n";
  return print(app::print_answer(report), options.report);
}

std::string backtest(const CommandLine& options, const history::Corpus& corpus) {
  const bool tells = ::isatty(STDERR_FILENO) != 0;
  history::BacktestOptions wish;
  wish.queries = options.backtest_queries;
  wish.embargo_hours = options.embargo_hours;
  wish.progress = [tells](std::size_t done, std::size_t all) {
    if (tells) std::fprintf(stderr, "\r%zu / %zu", done, all);
    return true;
  };
  const history::BacktestReport report = history::backtest(corpus, wish);
  if (tells) std::fputs("\r\x1b[K", stderr);
  if (options.report == Report::json) return app::backtest_json(report, corpus) + "\n";
  return print(app::print_backtest(report, options.embargo_hours), options.report);
}

std::string owners(const CommandLine& options, const history::Corpus& corpus,
                   const app::Touches& touches) {
  const std::vector<std::string> files = options.history.repository.empty()
                                             ? std::vector<std::string>()
                                             : files_of(options.history.repository);
  if (files.empty()) return app::codeowners(touches, corpus, {});
  return app::codeowners(touches, corpus, [&files](const std::string& path) {
    return std::binary_search(files.begin(), files.end(), path);
  });
}

}  // namespace

bool history_report(const CommandLine& options, std::string& report,
                    std::vector<std::string>& notes, std::string& error) {
  texts::use(options.language.language);
  const std::int64_t now = std::time(nullptr);
  app::Touches touches(now);
  std::function<void(const history::Commit&)> watch;
  if (options.report == Report::codeowners) {
    watch = [&touches](const history::Commit& commit) { touches.add(commit); };
  }
  history::CorpusReader reader(now, std::move(watch));
  if (!read_history(options.history, reader, notes, error)) return false;
  if (options.report == Report::codeowners) {
    report = owners(options, reader.corpus(), touches);
    return true;
  }
  report =
      options.backtest_queries > 0 ? backtest(options, reader.corpus()) : answer(options, reader);
  return true;
}

}  // namespace headsup
