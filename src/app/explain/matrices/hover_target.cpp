#include "app/explain/matrices/hover_target.h"

#include <algorithm>
#include <string_view>

#include "app/explain/matrices/numbers.h"

namespace headsup::app {
namespace {

constexpr std::string_view k_strand = "strand-";

int member(const MapAxis& axis, int index) {
  const bool known = index >= 0 && index < static_cast<int>(axis.members.size());
  return known ? axis.members[index] : -1;
}

void add(const MapAxis& axis, int index, HoverTarget& target) {
  const int who = member(axis, index);
  if (who < 0) return;
  if (axis.kind == MapAxis::Kind::query) target.query = who;
  if (axis.kind == MapAxis::Kind::key) target.key = who;
  if (axis.kind == MapAxis::Kind::facet) target.facet = who;
}

// The row or column of what is pointed at; −1: this axis has none.
int find(const MapAxis& axis, int block, const HoverTarget& target) {
  int who = -1;
  if (axis.kind == MapAxis::Kind::query) who = target.query;
  if (axis.kind == MapAxis::Kind::key) who = target.key;
  if (axis.kind == MapAxis::Kind::facet) who = target.facet;
  if (who < 0) return -1;
  if (block > 1) return who / block;
  const auto found = std::find(axis.members.begin(), axis.members.end(), who);
  return found == axis.members.end() ? -1 : static_cast<int>(found - axis.members.begin());
}

// A person's number, or −1 where the team has none of that number.
int known_person(const State& state, int person) {
  return person >= 0 && person < state.people() ? person : -1;
}

}  // namespace

std::string strand_id(int head) {
  return std::string(k_strand) + std::to_string(head);
}

bool is_strand_id(const std::string& map) {
  return map.compare(0, k_strand.size(), k_strand) == 0;
}

HoverTarget hover_target(const State& state, const Document& document) {
  const CellRef& cell = state.transient.cell;
  for (int head = 0; head < team::k_heads; ++head) {
    if (cell.map != strand_id(head)) continue;
    return {head, known_person(state, cell.row), known_person(state, cell.column), -1};
  }
  if (const HeatMap* map = find_map(document, cell.map)) {
    HoverTarget target;
    target.head = map->head;
    if (map->block > 1 && member(map->row_axis, cell.row) >= 0 &&
        member(map->column_axis, cell.column) >= 0) {
      const Peak peak = peak_of(state, map->head, cell.row, cell.column);
      target.query = peak.query;
      target.key = peak.key;
      return target;
    }
    add(map->row_axis, cell.row, target);
    add(map->column_axis, cell.column, target);
    return target;
  }
  return {-1, state.hovered(), state.hovered(), -1};
}

const HeatMap* find_map(const Document& document, const std::string& id) {
  for (const Block& block : document.blocks) {
    const auto* map = std::get_if<HeatMap>(&block);
    if (map && map->id == id) return map;
    const auto* split = std::get_if<Split>(&block);
    if (!split) continue;
    for (const Document& column : split->columns) {
      if (const HeatMap* found = find_map(column, id)) return found;
    }
  }
  return nullptr;
}

void light(HeatMap& map, const State& state, const HoverTarget& target) {
  map.hovered = {state.transient.cell.map, find(map.row_axis, map.block, target),
                 find(map.column_axis, map.block, target)};
  // The map that is pointed at knows best: two of its axes may stand for the same.
  if (state.transient.cell.map != map.id) return;
  map.hovered.row = state.transient.cell.row < map.rows ? state.transient.cell.row : -1;
  map.hovered.column = state.transient.cell.column < map.columns ? state.transient.cell.column : -1;
}

}  // namespace headsup::app
