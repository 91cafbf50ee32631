// What the steps of the tour say in the same way: names, numbers, weights, predictions. Only the
// tour's own files include this.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/scores.h"
#include "app/content/document.h"
#include "app/content/parts.h"
#include "app/core/state.h"

namespace headsup::app::steps {

// ---- words

const std::string& facet_label(const State& state, int facet);
std::string share_text(double share);        // as everywhere, with its sign on the same line
std::string small_share_text(double share);  // of small shares two decimals: "0.04 %"
std::string listed(const std::vector<std::string>& parts);  // "a, b and c"
void say(Document& document, std::string text, Tone tone = Tone::plain);
// Whom a head puts first and second, with what weights; or that nobody stands out.
void say_verdict(const State& state, int head, Document& document);

// ---- readings

const analysis::HeadReading& reading(const State& state, int head);
double weight(const State& state, int head, int person);
bool is_there(const State& state, int person);
int people_there(const State& state);

// The head that is asked for most: of those enabled, the one with the longest query.
int main_head(const State& state);

// Who has the largest weight in a head but for the one who asks; −1: no other person is there.
int strongest_other(const State& state, int head);

// The row of the one who asks if everybody's key were known to this depth.
analysis::Row row_at_depth(const State& state, int head, double depth);

// Up to two facets that make this person's key fit the query, best first; if none does, of what
// they carry.
std::vector<std::string> fitting_facets(const State& state, int head, int person);

// What this person would be asked for in this head, whether it is on or not; nullptr: nothing.
const team::Contribution* asked_of(const State& state, int head, int person);

// The largest weights of a head, up to four.
Bars weight_bars(const State& state, int head);

// ---- predictions

// What can be answered: people, and perhaps one answer that is nobody's name.
struct Answers {
  std::vector<int> people;
  std::string other;  // empty: there is none
  std::string (*named)(const std::string& name) =
      nullptr;  // how a person is said; nullptr: by name
};

// The question; it can be answered again.
void ask(const State& state, int step, const char* id, std::string question, const Answers& answers,
         Document& document);
// How the answer compares with the truth: a person, or −1 for the other answer.
void compare(const State& state, int step, const Answers& answers, int truth, Document& document);

}  // namespace headsup::app::steps
