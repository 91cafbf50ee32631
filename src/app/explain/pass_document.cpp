#include "app/explain/pass_document.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/content/panel/panel.h"
#include "app/content/parts.h"
#include "app/graph/areas.h"
#include "app/graph/crowd.h"
#include "app/graph/pass.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::fill;
using texts::Id;

constexpr std::size_t k_facets = 10;  // in a table

// The asker and those around them, by what the head that is spoken of gives them.
std::vector<int> people_shown(const State& state) {
  std::vector<int> people;
  for (const int person : state.derived().reader->heads()[pass_head(state)].order) {
    if (state.derived().crowd.full[person] != 0) people.push_back(person);
  }
  return people;
}

Table people_table(const State& state, PassNumber which) {
  Table table;
  table.caption = fill(Id::pass_numbers, {number_name(which)});
  for (int head = 0; head < team::k_heads; ++head) {
    if (!state.controls().enabled[head]) continue;
    table.columns.push_back(head_label(state, head));
    table.column_heads.push_back(head);
  }
  const auto print = [&](double number) {
    return which == PassNumber::share ? percent(number) : decimal(number, 2);
  };
  for (const int person : people_shown(state)) {
    Row row{name_of(state, person), {}, false, -1, person};
    const bool away = is_away(state, person);
    for (const int head : table.column_heads) {
      row.cells.push_back(
          {away ? texts::get(Id::page_absent) : print(pass_number(state, which, head, person)), "",
           nullptr});
    }
    table.rows.push_back(std::move(row));
  }
  if (has_crowd(state) && which == PassNumber::share) {
    Row row{crowd_text(state), {}, false, -1};
    for (const int head : table.column_heads) {
      row.cells.push_back({print(state.derived().crowd.shares[head]), "", nullptr});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

// Facets of the heads that are on, by falling `size`; those of size 0 are left out.
template <class Size>
std::vector<int> largest_facets(const State& state, const Size& size) {
  std::vector<int> facets;
  for (int facet = 0; facet < state.team().facet_count(); ++facet) {
    const bool on = state.controls().enabled[state.team().head_of(facet)];
    if (on && size(facet) > 0.005) facets.push_back(facet);
  }
  std::stable_sort(facets.begin(), facets.end(), [&](int a, int b) { return size(a) > size(b); });
  if (facets.size() > k_facets) facets.resize(k_facets);
  return facets;
}

std::string words_of(const State& state, int facet) {
  std::vector<std::string> words;
  for (const team::Match& match : state.derived().needs.matches) {
    if (match.facet == facet) words.push_back(match.term);
  }
  return words.empty() ? texts::get(Id::pass_query_from_own) : join(words);
}

Table query_table(const State& state) {
  const float* q = query_of(state);
  Table table;
  table.caption = texts::get(Id::pass_query);
  table.columns = {"q"};
  for (const int facet : largest_facets(state, [&](int i) { return static_cast<double>(q[i]); })) {
    const int head = state.team().head_of(facet);
    table.rows.push_back({state.team().facet(facet).label + " ← " + words_of(state, facet),
                          {{decimal(static_cast<double>(q[facet]), 2), "", nullptr}},
                          false,
                          head});
  }
  return table;
}

Table blend_table(const State& state) {
  const std::vector<float>& blend = state.derived().reader->concat();
  const std::vector<double> before = team::offers(state.team(), state.controls().query);
  const std::vector<double> after = enriched_offers(state);
  Table table;
  table.caption = texts::get(Id::pass_heads);
  table.columns = {texts::get(Id::pass_heads_before), texts::get(Id::pass_heads_blend),
                   texts::get(Id::pass_heads_after)};
  const auto size = [&](int facet) { return static_cast<double>(blend[facet]); };
  for (const int facet : largest_facets(state, size)) {
    Row row{state.team().facet(facet).label, {}, false, state.team().head_of(facet)};
    for (const double number : {before[facet], size(facet), after[facet]}) {
      row.cells.push_back({decimal(number, 2), "", nullptr});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

void write_numbers(const State& state, Document& document) {
  const PassStep step = pass_step(state);
  switch (step) {
    case PassStep::tokens:
      if (!is_roomy(state)) return;  // then no rows are under the names
      document.blocks.push_back(Paragraph{texts::get(Id::pass_tokens_more), Tone::muted});
      return;
    case PassStep::query:
      document.blocks.push_back(query_table(state));
      return;
    case PassStep::heads:
      document.blocks.push_back(blend_table(state));
      return;
    case PassStep::answer:
      for (Block& block : brief_document(state).blocks) document.blocks.push_back(std::move(block));
      return;
    default:
      document.blocks.push_back(
          Paragraph{fill(Id::pass_numbers, {number_name(number_at_end(step))}), Tone::muted});
      document.blocks.push_back(people_table(state, number_at_end(step)));
  }
}

void write_player(const State& state, Document& document) {
  const int step = state.view().pass.step;
  const bool last = step + 1 == k_pass_steps;
  const bool playing = state.motion().pass.playing;
  Buttons buttons;
  buttons.buttons = {
      {"pass-back", texts::get(Id::tour_back), ShowPassStep{step - 1}, false, step > 0},
      {"pass-play", texts::get(playing ? Id::pass_pause : Id::pass_play), TogglePass{}, !playing},
      {"pass-next", texts::get(Id::tour_next), ShowPassStep{step + 1}, false, !last}};
  document.blocks.push_back(std::move(buttons));
}

void write_speed(const State& state, Document& document) {
  Choice speed{"pass-speed", texts::get(Id::pass_speed), {}, -1, nullptr};
  for (const double option : k_pass_speeds) {
    if (option == state.view().pass.speed) speed.selected = static_cast<int>(speed.options.size());
    speed.options.push_back(decimal(option, option < 1 ? 1 : 0) + " ×");
  }
  speed.choose = [](int option) -> Action { return SetPassSpeed{k_pass_speeds[option]}; };
  document.blocks.push_back(std::move(speed));
}

}  // namespace

Document pass_document(const State& state) {
  const PassStep step = pass_step(state);
  Document document;
  document.title = fill(Id::tour_of, {whole_number(state.view().pass.step + 1),
                                      whole_number(k_pass_steps), pass_title(step)});
  document.blocks.push_back(Paragraph{pass_sentence(state), Tone::plain});
  write_player(state, document);
  write_numbers(state, document);
  write_speed(state, document);
  Buttons way_on;
  if (state.view().pass.step + 1 == k_pass_steps) {
    way_on.buttons.push_back(
        {"pass-tour", texts::get(Id::page_intro_tour), GoToStep{k_resume_tour}, true});
  }
  way_on.buttons.push_back({"pass-leave", texts::get(Id::page_close), LeavePass{}});
  document.blocks.push_back(std::move(way_on));
  return document;
}

}  // namespace headsup::app
