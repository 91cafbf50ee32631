#include "app/content/document.h"

#include <cmath>

#include "base/format.h"

namespace headsup::app {
namespace {

// What `find_action` asks each block: filled when the block has the control.
struct Search {
  std::string_view id;
  const Input& input;
  Action& out;

  bool operator()(const Heading&) const { return false; }
  bool operator()(const Paragraph&) const { return false; }
  bool operator()(const Bars&) const { return false; }
  bool operator()(const Chart&) const { return false; }
  bool operator()(const Terms&) const { return false; }
  bool operator()(const Briefing&) const { return false; }

  bool operator()(const Table& table) const {
    const auto* typed = std::get_if<Type>(&input);
    for (const Row& row : table.rows) {
      for (const Cell& cell : row.cells) {
        if (!typed || !cell.edit || cell.id != id) continue;
        double value = 0;
        if (!base::read_typed(typed->text, value)) return false;
        out = cell.edit(value);
        return true;
      }
    }
    return false;
  }

  bool operator()(const HeatMap& map) const {
    const auto* picked = std::get_if<Pick>(&input);
    if (map.id != id || !picked || !map.press_row || picked->option < 0 ||
        picked->option >= map.rows) {
      return false;
    }
    out = map.press_row(picked->option);
    return true;
  }

  bool operator()(const Slider& slider) const {
    const auto* dragged = std::get_if<Drag>(&input);
    if (slider.id != id || !dragged || !(dragged->share >= 0 && dragged->share <= 1)) return false;
    out = slider.change(dragged->share);
    return true;
  }

  bool operator()(const Choice& choice) const {
    const auto* picked = std::get_if<Pick>(&input);
    if (choice.id != id || !picked || picked->option < 0 ||
        picked->option >= static_cast<int>(choice.options.size())) {
      return false;
    }
    out = choice.choose(picked->option);
    return true;
  }

  bool operator()(const Switch& flipped) const {
    if (flipped.id != id || !std::get_if<Press>(&input)) return false;
    out = flipped.flip;
    return true;
  }

  bool operator()(const HeadSummaries& heads) const {
    for (const HeadSummary& row : heads.rows) {
      if (row.id != id || !std::get_if<Press>(&input)) continue;
      out = row.flip;
      return true;
    }
    return false;
  }

  bool operator()(const Buttons& row) const {
    for (const Button& button : row.buttons) {
      if (button.id != id || !button.enabled || !std::get_if<Press>(&input)) continue;
      out = button.press;
      return true;
    }
    return false;
  }

  bool operator()(const TextField& field) const {
    const auto* typed = std::get_if<Type>(&input);
    if (field.id != id || !typed) return false;
    out = field.change(typed->text);
    return true;
  }

  bool operator()(const Reorder& list) const {
    const auto* moved = std::get_if<MoveEntry>(&input);
    const int count = static_cast<int>(list.entries.size());
    if (list.id != id || !moved || moved->from < 0 || moved->from >= count || moved->to < 0 ||
        moved->to >= count) {
      return false;
    }
    out = list.move(moved->from, moved->to);
    return true;
  }

  bool operator()(const Split& split) const {
    for (const Document& column : split.columns) {
      if (find_action(column, id, input, out)) return true;
    }
    return false;
  }
};

}  // namespace

std::string Curve::text(std::size_t point) const {
  if (point < printed.size()) return printed[point];
  const bool is_there = point < values.size() && !std::isnan(values[point]);
  return is_there ? base::decimal(values[point], 2) : "";
}

bool find_action(const Document& document, std::string_view id, const Input& input, Action& out) {
  for (const Block& block : document.blocks) {
    if (std::visit(Search{id, input, out}, block)) return true;
  }
  return false;
}

}  // namespace headsup::app
