// The two lower parts of the page of command and control: memory and order, and the minutes.
#pragma once

#include <string>

#include "app/content/document.h"
#include "app/core/state.h"
#include "app/explain/rnn/run.h"

namespace headsup::app {

struct RnnPage {
  const State& state;
  const Voices& voices;
  const RnnRun& run;

  std::string name(int row) const;
  std::string name_at(int step) const { return name(voices.order[step]); }
};

// How much is kept, and what the order changes.
Document memory_column(const RnnPage& page);
Document order_column(const RnnPage& page);

// What all of it takes.
Sentence pace_text(const RnnPage& page);
Document pace_controls(const RnnPage& page);
Document pace_results(const RnnPage& page);

}  // namespace headsup::app
