// The pages of the explanation, each written from the state as a Document.
#pragma once

#include "app/document.h"
#include "app/state.h"

namespace headsup::app {

Document matrices_page(const State& state);
Document softmax_page(const State& state);
Document query_key_page(const State& state);
Document absence_page(const State& state);
Document synthesis_page(const State& state);
Document command_page(const State& state);
Document scale_page(const State& state);
Document limits_page(const State& state);
Document takeaway_page(const State& state);

// What a reader calls a page.
const char* page_name(Page page);

// Writes the documents that are open: the page, and what stands in place of the panel.
void write_documents(State& state);

}  // namespace headsup::app
