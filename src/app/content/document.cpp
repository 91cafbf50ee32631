#include "app/content/document.h"

#include <algorithm>
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

  bool operator()(const Sentence& sentence) const {
    return std::any_of(sentence.numbers.begin(), sentence.numbers.end(), *this);
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

  bool operator()(const Entries& list) const {
    for (const Entry& entry : list.rows) {
      if (entry.id != id || !std::get_if<Press>(&input)) continue;
      out = entry.press;
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

// What `light_person` does to each block that has people in it.
struct Light {
  int person;

  template <class Rows>
  void rows(Rows& all) const {
    for (auto& row : all) row.lit = person >= 0 && row.person == person;
  }
  void operator()(Table& table) const { rows(table.rows); }
  void operator()(Bars& bars) const { rows(bars.rows); }
  void operator()(Reorder& list) const {
    const auto at = std::find(list.people.begin(), list.people.end(), person);
    list.lit = at == list.people.end() ? -1 : static_cast<int>(at - list.people.begin());
  }
  void operator()(Switch& flipped) const { flipped.lit = person >= 0 && flipped.person == person; }
  void operator()(Split& split) const {
    for (Document& column : split.columns) light_person(column, person);
  }
  template <class Other>
  void operator()(Other&) const {}
};

}  // namespace

Block::Block(const Block&) = default;
Block::Block(Block&&) noexcept = default;
Block& Block::operator=(const Block&) = default;
Block& Block::operator=(Block&&) noexcept = default;
Block::~Block() = default;

std::vector<std::string> Sentence::parts() const {
  std::vector<std::string> result;
  std::size_t from = 0;
  for (auto at = text.find(k_number); at != text.npos; at = text.find(k_number, from)) {
    result.push_back(text.substr(from, at - from));
    from = at + 1;
  }
  result.push_back(text.substr(from));
  return result;
}

void light_person(Document& document, int person) {
  for (Block& block : document.blocks) std::visit(Light{person}, block);
}

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
