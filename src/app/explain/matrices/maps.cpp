#include "app/explain/matrices/maps.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "app/content/parts.h"
#include "app/explain/matrices/hover_target.h"
#include "app/explain/matrices/numbers.h"
#include "base/enum_array.h"

namespace headsup::app {
namespace {

using Kind = MapAxis::Kind;

// Of a number of this map: at least four, and one more than three of its range.
int decimals_of(const HeatMap& map) {
  const double span = std::max(map.high - map.low, 1e-9);
  return std::clamp(3 - static_cast<int>(std::floor(std::log10(span))), 4, 7);
}

std::string size_text(int rows, int columns) {
  return whole_number(rows) + " × " + whole_number(columns);
}

const team::Person& person(const State& state, int index) {
  return state.team().people[index];
}

MapAxis people_axis(const State& state, Kind kind, const std::vector<int>& people) {
  MapAxis axis;
  axis.kind = kind;
  axis.members = people;
  for (const int index : people) axis.labels.push_back(person(state, index).name);
  // Absent people still ask; they are masked as keys.
  if (kind == Kind::key) {
    for (const int index : people) axis.masked.push_back(is_away(state, index));
  }
  return axis;
}

MapAxis facet_axis(const State& state, const std::vector<int>& facets) {
  MapAxis axis;
  axis.kind = Kind::facet;
  axis.members = facets;
  for (const int facet : facets) axis.labels.push_back(state.team().facet(facet).label);
  if (static_cast<int>(facets.size()) < state.team().facet_count()) return axis;
  for (int head = 0; head < team::k_heads; ++head) {
    axis.group_ends.push_back(state.team().first_facet(head + 1));
  }
  return axis;
}

std::vector<int> head_facets(const State& state, int head) {
  std::vector<int> facets(state.team().facet_count(head));
  std::iota(facets.begin(), facets.end(), state.team().first_facet(head));
  return facets;
}

HeatMap start(const State& state, std::string id, int head, MapAxis rows, MapAxis columns) {
  HeatMap map;
  map.id = std::move(id);
  map.head = head;
  map.rows = static_cast<int>(rows.members.size());
  map.columns = static_cast<int>(columns.members.size());
  map.row_axis = std::move(rows);
  map.column_axis = std::move(columns);
  map.shape = size_text(map.rows, map.columns);
  if (map.row_axis.kind == Kind::facet) return map;
  const auto& members = map.row_axis.members;
  const auto query = std::find(members.begin(), members.end(), state.controls().query);
  if (query != members.end()) map.marked_row = static_cast<int>(query - members.begin());
  map.press_row = [members](int row) -> Action { return SelectPerson{members[row]}; };
  return map;
}

bool is_masked(const MapAxis& axis, int index) {
  return !axis.masked.empty() && axis.masked[index];
}

void find_range(HeatMap& map) {
  bool first = true;
  for (int row = 0; row < map.rows; ++row) {
    if (is_masked(map.row_axis, row)) continue;
    for (int column = 0; column < map.columns; ++column) {
      if (is_masked(map.column_axis, column)) continue;
      const double value = static_cast<double>(map.at(row, column));
      map.low = first ? value : std::min(map.low, value);
      map.high = first ? value : std::max(map.high, value);
      first = false;
    }
  }
  map.diverging = map.low < 0;
}

// The numbers are the map's own: made now, or still those of the page before if nothing was read
// since.
template <class Make>
void own_numbers(const State& state, HeatMap& map, const Make& make) {
  const Document* written = state.derived().page.get();
  const HeatMap* before = written ? find_map(*written, map.id) : nullptr;
  if (before && before->numbers && before->numbers->revision == state.derived().read_revision &&
      before->row_axis.members == map.row_axis.members &&
      before->column_axis.members == map.column_axis.members) {
    map.numbers = before->numbers;
  } else {
    map.numbers =
        std::make_shared<const MapNumbers>(MapNumbers{state.derived().read_revision, make()});
  }
  map.values = map.numbers->values.data();
  map.stride = map.columns;
  find_range(map);
}

// The numbers are some rows and columns of a matrix that the reader keeps.
void shown_numbers(const State& state, HeatMap& map, const float* values, int stride,
                   const std::vector<int>& rows, const std::vector<int>& columns) {
  const bool all_rows = static_cast<int>(rows.size()) == state.people();
  const bool adjacent = columns.back() - columns.front() + 1 == static_cast<int>(columns.size()) &&
                        std::is_sorted(columns.begin(), columns.end());
  if (all_rows && adjacent) {
    map.values = values + columns.front();
    map.stride = stride;
    find_range(map);
    return;
  }
  own_numbers(state, map, [&] {
    std::vector<float> copy;
    copy.reserve(rows.size() * columns.size());
    for (const int row : rows) {
      for (const int column : columns) {
        copy.push_back(values[static_cast<std::ptrdiff_t>(row) * stride + column]);
      }
    }
    return copy;
  });
}

// "÷ √8 ÷ 0.50": what a score is divided by.
std::string divisors(const State& state, int head) {
  return " ÷ √" + std::to_string(state.team().facet_count(head)) + " ÷ " +
         decimal(state.controls().temperature_of(head), 2);
}

void open_edge_on_press(HeatMap& map, int head) {
  map.press = [head, rows = map.row_axis.members, columns = map.column_axis.members](
                  int row, int column) -> Action {
    return OpenEdge{head, columns[column], rows[row]};
  };
}

std::string with_head(const char* what, int head) {
  return std::string(what) + "-" + std::to_string(head);
}

}  // namespace

HeatMap weights_map(const State& state, int head, const std::vector<int>& people) {
  HeatMap map =
      start(state, with_head("weights", head), head, people_axis(state, Kind::query, people),
            people_axis(state, Kind::key, people));
  map.title = state.team().heads[head].label;
  map.formula = "softmax(Q · Kᵀ" + divisors(state, head) + ")";
  shown_numbers(state, map, state.derived().reader->weights(head), state.people(), people, people);
  open_edge_on_press(map, head);
  return map;
}

HeatMap scores_map(const State& state, int head, const std::vector<int>& people) {
  HeatMap map =
      start(state, with_head("scores", head), head, people_axis(state, Kind::query, people),
            people_axis(state, Kind::key, people));
  map.title = texts::get(texts::Id::matrices_scores);
  map.formula = "S = Q · Kᵀ" + divisors(state, head);
  own_numbers(state, map, [&] { return scores_of(state, head, people, people); });
  open_edge_on_press(map, head);
  return map;
}

HeatMap overview_map(const State& state, int head) {
  const int side = people_per_square(state);
  std::vector<int> first;
  for (int index = 0; index < state.people(); index += side) first.push_back(index);
  MapAxis rows;
  rows.kind = Kind::query;
  rows.members = first;
  for (const int index : first) {
    const int last = std::min(index + side, state.people()) - 1;
    rows.labels.push_back(person(state, index).name + " … " + person(state, last).name);
  }
  MapAxis columns = rows;
  columns.kind = Kind::key;
  HeatMap map = start(state, with_head("overview", head), head, rows, columns);
  map.title = state.team().heads[head].label;
  map.formula = "softmax(Q · Kᵀ" + divisors(state, head) + ")";
  map.shape = size_text(state.people(), state.people());
  map.block = side;
  map.marked_row = state.controls().query / side;
  map.press_row = nullptr;  // a square's row is many people
  own_numbers(state, map, [&] { return block_peaks(state, head); });
  return map;
}

HeatMap projected_map(const State& state, int head, analysis::Edit::Matrix matrix,
                      const std::vector<int>& people) {
  struct Formula {
    const char* id;
    texts::Id title;
    const char* formula;
  };
  static constexpr base::EnumArray<analysis::Edit::Matrix, Formula, 3> k_kinds{
      {{"q", texts::Id::matrices_q, "Q = X · W_Q"},
       {"k", texts::Id::matrices_k, "K = X · W_K"},
       {"v", texts::Id::matrices_v, "V = X · W_V"}}};
  const auto& kind = k_kinds[matrix];
  const attention::MultiHead& layer = state.derived().reader->layer();
  const std::vector<int> facets = head_facets(state, head);
  const bool asks = matrix == analysis::Edit::Matrix::q;
  HeatMap map =
      start(state, with_head(kind.id, head), head,
            people_axis(state, asks ? Kind::query : Kind::key, people), facet_axis(state, facets));
  map.title = texts::get(kind.title);
  map.formula = kind.formula;
  const float* values = asks                                  ? layer.q()
                        : matrix == analysis::Edit::Matrix::k ? layer.k()
                                                              : layer.v();
  shown_numbers(state, map, values, state.team().facet_count(), people, facets);
  return map;
}

HeatMap concat_map(const State& state, const std::vector<int>& people) {
  const std::vector<int> facets = shown_facets(state, state.view().matrix_head);
  HeatMap map = start(state, "concat", -1, people_axis(state, Kind::query, people),
                      facet_axis(state, facets));
  map.title = texts::get(texts::Id::matrices_concat);
  map.formula = "[ A₁ · V₁ | A₂ · V₂ | A₃ · V₃ | A₄ · V₄ ]";
  map.shape = size_text(map.rows, state.team().facet_count());
  shown_numbers(state, map, state.derived().reader->whole().concat(), state.team().facet_count(),
                people, facets);
  return map;
}

HeatMap output_map(const State& state, const std::vector<int>& people) {
  const std::vector<int> facets = shown_facets(state, state.view().matrix_head);
  const int count = state.team().facet_count();
  HeatMap map = start(state, "output", -1, people_axis(state, Kind::query, people),
                      facet_axis(state, facets));
  map.title = texts::get(texts::Id::matrices_output);
  map.formula = "Y = concat · W_O";
  map.shape = texts::fill(texts::Id::matrices_part,
                          {size_text(map.rows, map.columns), size_text(map.rows, 3 * count)});
  shown_numbers(state, map, state.derived().reader->whole().output() + 2 * count, 3 * count, people,
                facets);
  return map;
}

HeatMap wo_map(const State& state) {
  const std::vector<int> facets = shown_facets(state, state.view().matrix_head);
  const int count = state.team().facet_count();
  HeatMap map = start(state, "wo", -1, facet_axis(state, facets), facet_axis(state, facets));
  map.title = texts::get(texts::Id::matrices_wo);
  map.formula = "W_O";
  map.shape = texts::fill(texts::Id::matrices_part,
                          {size_text(map.rows, map.columns), size_text(count, 3 * count)});
  own_numbers(state, map, [&] {
    std::vector<float> block;
    for (const int row : facets) {
      for (const int column : facets) {
        block.push_back(team::output_weight(state.team(), row, 2 * count + column));
      }
    }
    return block;
  });
  return map;
}

void describe_cell(const State& state, HeatMap& map) {
  const int row = map.hovered.row;
  const int column = map.hovered.column;
  map.hovered_number.clear();
  map.hovered_text.clear();
  if (map.block > 1) {
    map.press = [id = map.id](int on_row, int on_column) -> Action {
      return HoverCell{{id, on_row, on_column}};
    };
  }
  if (row < 0 || column < 0) return;
  static constexpr struct {
    const char* id;
    texts::Id text;
  } k_texts[] = {
      {"weights", texts::Id::matrices_cell_weight},
      {"overview", texts::Id::matrices_cell_peak},
      {"scores", texts::Id::matrices_cell_score},
      {"q", texts::Id::matrices_cell_q},
      {"k", texts::Id::matrices_cell_k},
      {"v", texts::Id::matrices_cell_v},
      {"concat", texts::Id::matrices_cell_concat},
      {"output", texts::Id::matrices_cell_output},
      {"wo", texts::Id::matrices_cell_wo},
  };
  std::string from = map.row_axis.labels[row];
  std::string to = map.column_axis.labels[column];
  map.hovered_number = decimal(static_cast<double>(map.at(row, column)), decimals_of(map));
  if (map.block > 1) {
    const Peak peak = peak_of(state, map.head, row, column);
    from = person(state, peak.query).name;
    to = person(state, peak.key).name;
    map.press = [ref = CellRef{map.id, row, column},
                 edge = OpenEdge{map.head, peak.key, peak.query}](int pressed_row,
                                                                  int pressed_column) -> Action {
      const CellRef pressed{ref.map, pressed_row, pressed_column};
      if (pressed == ref) return edge;
      return HoverCell{pressed};
    };
  }
  if (is_masked(map.column_axis, column)) {
    map.hovered_text = texts::fill(texts::Id::matrices_cell_absent, {to});
    return;
  }
  const std::string kind = map.id.substr(0, map.id.find('-'));
  const auto* found = std::find_if(std::begin(k_texts), std::end(k_texts),
                                   [&kind](const auto& entry) { return kind == entry.id; });
  const bool self = from == to && map.column_axis.kind == Kind::key && kind == "weights";
  map.hovered_text = texts::fill(self ? texts::Id::matrices_cell_self : found->text, {from, to});
}

}  // namespace headsup::app
