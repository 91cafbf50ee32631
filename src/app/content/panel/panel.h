// What the panel says and offers, apart from the incident's text field. A document for each part,
// since a phone shows them in several sheets.
#pragma once

#include <cstdint>
#include <string>

#include "app/content/document.h"
#include "app/core/state.h"

namespace headsup::app {

struct Panel {
  std::uint64_t revision = 0;  // of the state that it tells
  texts::Language language = texts::Language::english;
  Document examples;  // the team file's incidents
  Document words;     // what the text asks for
  Document heads;
  Document controls;
  Document brief;
};

Document examples_document(const State& state);
Document words_document(const State& state);
Document heads_document(const State& state);
Document controls_document(const State& state);
Document brief_document(const State& state);

// Writes the panel's parts where what they tell has changed. Pointing and moving do not.
void write_panel(State& state);

// By its name above: "examples", "words"…; nullptr for any other.
const Document* panel_part(const Panel& panel, const std::string& name);

// The action that this input to a control of one of the parts means, as for one document.
bool find_action(const Panel& panel, std::string_view id, const Input& input, Action& out);

}  // namespace headsup::app
