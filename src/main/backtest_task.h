// Tests a team's history on its own past on a thread, for the page that shows it.
#pragma once

#include "app/core/state.h"
#include "history/backtest.h"
#include "history/corpus.h"
#include "platform/thread_work.h"

namespace headsup {

class BacktestTask {
 public:
  // In place of one that is under way.
  void start(const app::State& state);
  void cancel() { work_.stop(); }

  // Before every frame: tells the state how far it is, or what came of it.
  void step(app::State& state);

 private:
  history::Corpus corpus_;
  history::BacktestReport report_;
  platform::ThreadWork work_;  // ends before what it works on
};

}  // namespace headsup
