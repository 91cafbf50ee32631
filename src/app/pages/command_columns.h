// The two lower parts of the page of command and control: memory and order, and the minutes.
#pragma once

#include <string>

#include "app/command_run.h"
#include "app/document.h"
#include "app/state.h"

namespace headsup::app {

struct CommandPage {
  const State& state;
  const Voices& voices;
  const CommandRun& run;

  std::string name(int row) const;
  std::string name_at(int step) const { return name(voices.order[static_cast<std::size_t>(step)]); }
};

// How much is kept, and what the order changes.
Document memory_column(const CommandPage& page);
Document order_column(const CommandPage& page);

// What all of it takes.
Paragraph pace_text(const CommandPage& page);
Document pace_controls(const CommandPage& page);
Document pace_results(const CommandPage& page);

}  // namespace headsup::app
