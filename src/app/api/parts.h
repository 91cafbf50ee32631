// The parts of the script API: how arguments are read and answers written, and the methods by kind.
#pragma once

#include <string>

#include "app/core/action.h"
#include "app/core/effects.h"
#include "app/core/settings.h"
#include "app/core/state.h"
#include "base/file_error.h"
#include "base/json_document.h"

namespace headsup::app {

using Arguments = base::JsonDocument;  // whose root is an array

struct Method {
  const char* name;
  std::string (*run)(State&, const Arguments&);
};
struct Methods {
  const Method* first;
  int count;
};

Methods ask_methods();       // what only asks
Methods work_methods();      // what attention depends on
Methods view_methods();      // how it is shown
Methods lab_methods();       // the scale lab
Methods save_methods();      // what is kept
Methods backtest_methods();  // the test of a team's history
Methods control_methods();   // controls of the open documents

// Answers.
std::string value(const std::string& json);
std::string text_value(const std::string& text);
std::string error(const base::FileError& what);
std::string error(std::string message);
std::string no_person(const State& state, const Arguments& arguments, unsigned index = 0);
std::string no_head(const State& state, const Arguments& arguments);
// what: 'the depth', for 'Expected the depth as a number from 0 to 1, or …'
std::string no_number(const char* what, NumberId id, const char* otherwise = "");

// One argument, or none where there are fewer.
const base::JsonNode* argument(const Arguments& arguments, unsigned index);

// One argument; false where it is missing or something else was expected in its place.
bool get_text(const Arguments& arguments, unsigned index, std::string& out);
bool get_number(const Arguments& arguments, unsigned index, double& out);
bool get_flag(const Arguments& arguments, unsigned index, bool& out);
bool get_person(const State& state, const Arguments& arguments, unsigned index, int& out);
bool get_head(const State& state, const Arguments& arguments, unsigned index, int& out);
std::string quoted_argument(const Arguments& arguments, unsigned index);

// Applies the action, with all that follows from it. answer: the value, as JSON.
std::string done(State& state, Action action, const std::string& answer = "true");
std::string done(const Effects& effects, const std::string& answer);

}  // namespace headsup::app
