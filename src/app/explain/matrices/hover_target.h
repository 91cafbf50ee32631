// What is pointed at on the matrices page or in the graph next to it, in words that every map and
// the graph understand: which query, which key, which facet, which head.
#pragma once

#include "app/content/document.h"
#include "app/core/state.h"

namespace headsup::app {

// CellRef::map of a strand of the graph under the pointer: row is the query, column the key.
std::string strand_id(int head);
bool is_strand_id(const std::string& map);

// `document` holds the map that Transient::cell names. Nothing there: a person under the pointer in
// the graph is both query and key.
HoverTarget hover_target(const State& state, const Document& document);

// The map of that id; nullptr: there is none.
const HeatMap* find_map(const Document& document, const std::string& id);

// Calls visit(map) for each map of the document, to change it.
template <class Visit>
void for_each_map(Document& document, const Visit& visit) {
  for (Block& block : document.blocks) {
    if (auto* map = std::get_if<HeatMap>(&block)) visit(*map);
    if (auto* split = std::get_if<Split>(&block)) {
      for (Document& column : split->columns) for_each_map(column, visit);
    }
  }
}

// Lets the map show what is pointed at: its row, its column, or both.
void light(HeatMap& map, const State& state, const HoverTarget& target);

}  // namespace headsup::app
