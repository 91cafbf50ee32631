// The pages of the explanation, each written from the state as a Document.
#pragma once

#include <string>

#include "app/document.h"
#include "app/state.h"

namespace headsup::app {

Document matrices_page(const State& state);
Document softmax_page(const State& state);
Document query_key_page(const State& state);
Document absence_page(const State& state);
Document synthesis_page(const State& state);
Document command_page(const State& state);
Document limits_page(const State& state);
Document takeaway_page(const State& state);

// The name of a page in commands and links: "matrices", "softmax", …
const char* page_id(Page page);
bool parse_page(const std::string& id, Page& out);
// What a reader calls it.
const char* page_name(Page page);

// Writes the documents that are open: the page, and what stands in place of the panel.
void write_documents(State& state);

}  // namespace headsup::app
