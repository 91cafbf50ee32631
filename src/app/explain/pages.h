// The pages of the explanation, each written from the state as a Document.
#pragma once

#include <array>
#include <string>

#include "app/content/document.h"
#include "app/core/state.h"

namespace headsup::app {

Document contents_page(const State& state);
Document matrices_page(const State& state);
Document softmax_page(const State& state);
Document query_key_page(const State& state);
Document absence_page(const State& state);
Document synthesis_page(const State& state);
Document rnn_page(const State& state);
Document scale_page(const State& state);
Document limits_page(const State& state);
Document teams_page(const State& state);
Document takeaway_page(const State& state);
Document backtest_page(const State& state);

// How far the work on screen is kept, in a sentence; empty: nothing was changed yet.
std::string saved_line(const State& state);

// Where a page shows what is pointed at, that is set in the page as it was written, so that a
// movement of the pointer rewrites nothing.
void light_matrices(const State& state, Document& page);
void light_states(const State& state, Document& page);  // of the RNN

// What a reader calls a page, what it answers, and what it is for.
enum class PageGroup { inside, compare, use, team };
inline constexpr int k_page_groups = 4;
const char* page_name(Page page);
const char* page_question(Page page);
const char* group_name(PageGroup group);
PageGroup group_of(Page page);
// The pages but for the contents, in the order in which these list them.
const std::array<Page, k_pages - 1>& reading_order();

// The page that is open, nothing pointed at; empty outside the explanation.
Document page_document(const State& state);
void light_page(const State& state, Document& page);

}  // namespace headsup::app
