// Every matrix of the layer as a map: all four heads' weights side by side, or one head from Q to
// the weights; then what the heads write together.
#include <string>
#include <utility>

#include "app/content/parts.h"
#include "app/core/action.h"
#include "app/explain/matrices/hover_target.h"
#include "app/explain/matrices/maps.h"
#include "app/explain/matrices/numbers.h"
#include "app/explain/pages.h"

namespace headsup::app {
namespace {

using texts::Id;

// Maps of four heads beside each other have little room, but squares need little.
constexpr int k_min_quarter_px = 190;
constexpr int k_min_third_px = 240;

Choice head_choice(const State& state) {
  Choice choice{
      "matrix-head", "", {texts::get(Id::matrices_all)}, state.view().matrix_head + 1, nullptr};
  for (const team::Head& head : state.team().heads) choice.options.push_back(head.label);
  choice.choose = [](int option) -> Action { return SetMatrixHead{option - 1}; };
  return choice;
}

Split side_by_side(std::vector<HeatMap> maps, int min_px) {
  Split split;
  split.min_px = min_px;
  for (HeatMap& map : maps) split.columns.push_back(Document{"", "", {std::move(map)}});
  return split;
}

bool is_large(const State& state) {
  return people_per_square(state) > 1;
}

Paragraph overview_note(const State& state) {
  return {texts::fill(Id::matrices_overview,
                      {whole_number(state.people()), whole_number(people_per_square(state))}),
          Tone::muted};
}

Paragraph picked_note(const State& state, const std::vector<int>& people) {
  return {
      texts::fill(Id::matrices_picked, {state.team().people[state.controls().query].name,
                                        whole_number(static_cast<long long>(people.size()) - 1)}),
      Tone::muted};
}

void mark_off(const State& state, int head, HeatMap& map) {
  if (state.controls().enabled[head]) return;
  map.title = texts::fill(Id::matrices_off, {map.title});
}

void add_four_heads(const State& state, const std::vector<int>& people, Document& document) {
  std::vector<HeatMap> maps;
  for (int head = 0; head < team::k_heads; ++head) {
    maps.push_back(is_large(state) ? overview_map(state, head) : weights_map(state, head, people));
    mark_off(state, head, maps.back());
  }
  document.blocks.push_back(side_by_side(std::move(maps), k_min_quarter_px));
  document.blocks.push_back(Paragraph{texts::get(Id::matrices_hint), Tone::muted});
  if (is_large(state)) document.blocks.push_back(overview_note(state));
  document.blocks.push_back(Paragraph{texts::get(Id::matrices_one_head), Tone::muted});
}

void add_one_head(const State& state, int head, const std::vector<int>& people,
                  Document& document) {
  using Matrix = analysis::Edit::Matrix;
  if (is_large(state)) {
    document.blocks.push_back(overview_note(state));
    document.blocks.push_back(overview_map(state, head));
    document.blocks.push_back(picked_note(state, people));
  }
  document.blocks.push_back(side_by_side(
      {projected_map(state, head, Matrix::q, people), projected_map(state, head, Matrix::k, people),
       projected_map(state, head, Matrix::v, people)},
      k_min_third_px));
  HeatMap weights = weights_map(state, head, people);
  weights.title = texts::get(Id::matrices_weights);
  mark_off(state, head, weights);
  document.blocks.push_back(
      side_by_side({scores_map(state, head, people), std::move(weights)}, Split{}.min_px));
  document.blocks.push_back(Paragraph{texts::get(Id::matrices_hint), Tone::muted});
}

void add_together(const State& state, const std::vector<int>& people, Document& document) {
  const int facets = state.team().facet_count();
  document.blocks.push_back(Heading{texts::get(Id::matrices_together), "", -1});
  if (is_large(state) && state.view().matrix_head < 0) {
    document.blocks.push_back(picked_note(state, people));
  }
  const std::vector<int> shown = shown_facets(state, state.view().matrix_head);
  if (static_cast<int>(shown.size()) < facets) {
    const int head = state.team().head_of(shown.front());
    document.blocks.push_back(
        Paragraph{texts::fill(Id::matrices_facets_cut,
                              {std::to_string(facets), state.team().heads[head].label}),
                  Tone::muted});
  }
  document.blocks.push_back(concat_map(state, people));
  document.blocks.push_back(
      Paragraph{texts::fill(Id::matrices_blocks, {std::to_string(2 * facets)}), Tone::muted});
  document.blocks.push_back(wo_map(state));
  document.blocks.push_back(output_map(state, people));
}

}  // namespace

Document matrices_page(const State& state) {
  Document document{texts::get(Id::page_name_matrices), texts::get(Id::matrices_lead), {}};
  document.blocks.push_back(head_choice(state));
  const std::vector<int> people = shown_people(state, state.view().matrix_head);
  if (state.view().matrix_head < 0) {
    add_four_heads(state, people, document);
  } else {
    add_one_head(state, state.view().matrix_head, people, document);
  }
  add_together(state, people, document);
  return document;
}

void light_matrices(const State& state, Document& page) {
  const HoverTarget target = hover_target(state, page);
  for_each_map(page, [&](HeatMap& map) {
    light(map, state, target);
    describe_cell(state, map);
  });
}

}  // namespace headsup::app
