#include "main/backtest_task.h"

#include <memory>
#include <utility>

#include "app/core/update.h"
#include "app/explain/backtest/report.h"
#include "history/corpus_of_team.h"

namespace headsup {

void BacktestTask::start(const app::State& state) {
  const team::SharedHistory tested = state.team().history;
  work_.start([this, tested](const platform::ThreadWork::Tell& tell) {
    corpus_ = history::corpus_of(tested);
    history::BacktestOptions options;
    options.progress = [&tell](std::size_t done, std::size_t all) {
      return tell(static_cast<double>(done) / static_cast<double>(all));
    };
    report_ = history::backtest(corpus_, options);
  });
}

void BacktestTask::step(app::State& state) {
  if (!state.backtest.running) return;
  app::SetBacktest told{work_.share()};
  if (work_.take_ended()) {
    told.reports = std::make_shared<const app::BacktestReports>(
        app::backtest_reports(report_, corpus_, history::BacktestOptions{}.embargo_hours));
  }
  app::update(state, std::move(told));
}

}  // namespace headsup
