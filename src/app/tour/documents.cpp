// Which documents are open: the page, the panel, and what stands in its place.
#include <memory>

#include "app/content/panel/panel.h"
#include "app/core/features.h"
#include "app/explain/ledger.h"
#include "app/explain/matrices/hover_target.h"
#include "app/explain/pages.h"
#include "app/explain/pass_document.h"
#include "app/explain/rnn/run.h"
#include "app/graph/pass.h"
#include "app/tour/tour.h"

namespace headsup::app {

void write_documents(State& state) {
  Derived& derived = state.derived();
  if (!derived.rnn_run) derived.rnn_run = std::make_shared<RnnRun>();
  derived.page = std::make_shared<Document>(page_document(state));
  derived.panel = std::make_shared<Document>(state.edge_person() >= 0 ? ledger_document(state)
                                             : watches_pass(state)    ? pass_document(state)
                                                                      : tour_document(state));
  write_panel(state);
}

void light_documents(State& state) {
  Derived& derived = state.derived();
  light_page(state, *derived.page);
  const int person = state.hovered() >= 0 ? state.hovered() : state.focused();
  light_person(*derived.page, person);
  light_person(*derived.panel, person);
  const bool pointed = state.view().mode == Mode::explain && state.view().page == Page::matrices &&
                       !state.transient.cell.map.empty();
  derived.hovered = pointed ? hover_target(state, *derived.page) : HoverTarget{};
}

}  // namespace headsup::app
