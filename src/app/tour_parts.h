// What the steps of the tour say in the same way: names, numbers, predictions, weights.
#pragma once

#include <string>
#include <vector>

#include "app/document.h"
#include "app/state.h"

namespace headsup::app {

// ---- words

const std::string& person_name(const State& state, int person);
const std::string& head_label(const State& state, int head);
std::string percent(double share);            // "43 %", "under 1 %"
std::string fine_percent(double share);       // "0.04 %", "under 0.01 %"
std::string number(double value, int decimals);
std::string listed(const std::vector<std::string>& parts);  // "a, b and c"
void say(Document& document, std::string text, Tone tone = Tone::plain);

// "In …, … comes first with 51 %, then … with 35 %", or that nobody stands out.
std::string verdict_sentence(const State& state, int head);

// ---- readings

const lead::HeadReading& reading(const State& state, int head);
double weight(const State& state, int head, int person);
int present_people(const State& state);

// The head that is asked for most: of those turned on, the one with the longest query.
int main_head(const State& state);

// The strongest person of a head who is not the one who asks; the asker if there is nobody else.
int strongest_other(const State& state, int head);

// The row of the one who asks, one weight a person, if everybody were known to this depth.
std::vector<double> weights_at_depth(const State& state, int head, double depth);
// The same row if this person were there.
std::vector<double> weights_with(const State& state, int head, int person);

int largest(const std::vector<double>& weights);
double effective(const std::vector<double>& weights);  // people: 2^entropy

// Labels of up to two facets that make this person's key fit the query, best first; of what they
// carry if none does.
std::vector<std::string> fitting_facets(const State& state, int head, int person);

// The weights of up to `most` people of a head, the largest first.
Bars weight_bars(const State& state, int head, int most = 4);

// ---- predictions

// What can be answered: people, and at most one answer that is no person.
struct Answers {
  std::vector<int> values;  // people; people() for the other one
  std::string other;        // what that one says; empty: there is none
  const char* person = nullptr;  // how a person is said: a text with {0}; nullptr: the name
};

std::string answer_text(const State& state, const Answers& answers, int answer);
// The question, and once it is answered how the answer compares with the numbers.
void ask(const State& state, int step, std::string question, const char* id, Answers answers,
         Document& document);
void compare(const State& state, int step, const Answers& answers, int truth, Document& document);

}  // namespace headsup::app
