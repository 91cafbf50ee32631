// Heads and facets: what they are called, the words that raise them, what goes together, and what a
// title alone suggests.
#include <algorithm>
#include <string>

#include "app/content/parts.h"
#include "app/core/action.h"
#include "app/editor/fields.h"
#include "app/editor/pages.h"
#include "base/format.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::Id;

constexpr double k_least_sharpness = 0.5;
constexpr double k_most_sharpness = 50;
constexpr double k_first_affinity = 0.3;

// The place that is open, or the last one where there are fewer: in another head, or since an undo.
int open_place(const State& state) {
  const Editing& editing = state.view().editing;
  return std::min(editing.place, state.team().facet_count(editing.head) - 1);
}

int facet_number(const State& state) {
  return state.team().first_facet(state.view().editing.head) + open_place(state);
}

void add_head(const State& state, Document& document) {
  const int index = state.view().editing.head;
  const team::Head& head = state.team().heads[index];
  document.blocks.push_back(line("head-label", texts::get(Id::editor_head_label), head.label,
                                 [index](const std::string& typed) -> team::Change {
                                   return team::change::HeadLabel{index, typed};
                                 }));
  document.blocks.push_back(scale_slider(
      "sharpness", texts::get(Id::editor_sharpness), base::three_digits(head.sharpness),
      head.sharpness, k_least_sharpness, k_most_sharpness, [index](double value) {
        return edit(team::change::Sharpness{index, value});
      }));
}

Choice facet_choice(const State& state) {
  const Editing editing = state.view().editing;
  Choice choice{"edit-facet", texts::get(Id::editor_facet), {}, open_place(state), nullptr};
  for (const team::Facet& facet : state.team().heads[editing.head].facets) {
    choice.options.push_back(facet.label);
  }
  choice.choose = [editing](int place) -> Action {
    Editing next = editing;
    next.place = place;
    return SetEditing{next};
  };
  return choice;
}

// "one, two words" ↔ its parts.
std::vector<std::string> split_terms(const std::string& text) {
  std::vector<std::string> terms;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find_first_of(",;\n", from), text.size());
    terms.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return terms;
}

void add_facet(const State& state, Document& document) {
  const int number = facet_number(state);
  const team::Facet& facet = state.team().facet(number);
  document.blocks.push_back(line("facet-label", texts::get(Id::editor_facet_label), facet.label,
                                 [number](const std::string& typed) -> team::Change {
                                   return team::change::FacetLabel{number, typed};
                                 }));
  document.blocks.push_back(lines("facet-terms", texts::get(Id::editor_terms), join(facet.terms), 4,
                                  [number](const std::string& typed) -> team::Change {
                                    return team::change::Terms{number, split_terms(typed)};
                                  }));
}

void add_affinities(const State& state, Document& document) {
  const team::Team& team = state.team();
  const int number = facet_number(state);
  const int head = state.view().editing.head;
  if (team.facet_count(head) == 1) return;  // there is no other one
  document.blocks.push_back(
      Heading{texts::fill(Id::editor_related, {team.facet(number).label}), "", head});
  document.blocks.push_back(Paragraph{texts::get(Id::editor_related_note), Tone::muted});
  Facets related;
  for (const team::Affinity& affinity : team.affinities) {
    if (affinity.a == number) related.push_back({affinity.b, affinity.value});
    if (affinity.b == number) related.push_back({affinity.a, affinity.value});
  }
  const auto set = [number](int other, double value) -> team::Change {
    return team::change::Related{number, other, value};
  };
  Document numbers;
  add_facet_numbers(state, {"related", related, set}, numbers);
  // A facet is not related to itself.
  auto& toggles = std::get<Buttons>(numbers.blocks.front()).buttons;
  toggles.erase(toggles.begin() + open_place(state));
  for (Button& toggle : toggles) {
    if (!toggle.on) {
      const int other = team.find_facet(toggle.id.substr(std::string("related-has-").size()));
      toggle.press = edit(set(other, k_first_affinity));
    }
  }
  for (Block& block : numbers.blocks) document.blocks.push_back(std::move(block));
}

void add_titles(const State& state, Document& document) {
  const team::Team& team = state.team();
  const Editing editing = state.view().editing;
  const int count = static_cast<int>(team.titles.size());
  document.blocks.push_back(Heading{texts::get(Id::editor_titles), "", -1});
  document.blocks.push_back(Paragraph{texts::get(Id::editor_titles_note), Tone::muted});
  const int open = editing.title < count ? editing.title : -1;
  Choice choice{"edit-title", texts::get(Id::editor_titles), {}, open, nullptr};
  for (const team::Title& title : team.titles) choice.options.push_back(title.name);
  choice.choose = [editing](int title) -> Action {
    Editing next = editing;
    next.title = title;
    return SetEditing{next};
  };
  if (count > 0) document.blocks.push_back(std::move(choice));
  if (open >= 0) {
    document.blocks.push_back(line("title-name", texts::get(Id::editor_title),
                                   team.titles[open].name,
                                   [open](const std::string& typed) -> team::Change {
                                     return team::change::TitleName{open, typed};
                                   }));
    const auto set = [open](int facet, double value) -> team::Change {
      return team::change::Suggests{open, facet, value};
    };
    add_facet_numbers(state, {"suggests", team.titles[open].facets, set}, document);
  }
  const std::string fresh = team::free_title(team, texts::get(Id::editor_new_title));
  document.blocks.push_back(Buttons{
      {button("title-add", texts::get(Id::editor_add_title), edit(team::change::AddTitle{fresh})),
       button("title-remove", texts::get(Id::editor_remove_title),
              edit(team::change::RemoveTitle{open}), open >= 0)}});
}

// Each head has its own number of facets.
void add_counts(const State& state, Document& document) {
  const team::Team& team = state.team();
  const int head = state.view().editing.head;
  const int number = facet_number(state);
  const int count = team.facet_count(head);
  document.blocks.push_back(Heading{texts::get(Id::editor_facet_count), "", head});
  document.blocks.push_back(Paragraph{
      texts::fill(Id::editor_facet_count_note, {head_label(state, head), std::to_string(count),
                                                std::to_string(team::k_max_facets_per_head)}),
      Tone::muted});
  document.blocks.push_back(Buttons{
      {button("facets-add", texts::get(Id::editor_add_facet),
              edit(team::change::AddFacet{head, texts::get(Id::editor_new_facet)}),
              count < team::k_max_facets_per_head),
       button("facets-remove", texts::fill(Id::editor_remove_facet, {team.facet(number).label}),
              edit(team::change::RemoveFacet{number}), count > 1)}});
}

}  // namespace

Document facets_page(const State& state) {
  Document document{texts::get(Id::page_name_facets), texts::get(Id::editor_facets_lead), {}};
  document.blocks.push_back(head_tabs(state));
  add_head(state, document);
  document.blocks.push_back(facet_choice(state));
  add_facet(state, document);
  add_affinities(state, document);
  add_counts(state, document);
  add_titles(state, document);
  return document;
}

}  // namespace headsup::app
