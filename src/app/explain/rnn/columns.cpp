#include "app/explain/rnn/columns.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "analysis/rnn_pace.h"
#include "app/content/parts.h"
#include "app/explain/rnn/words.h"

namespace headsup::app {
namespace {

using texts::fill;
using texts::get;
using texts::Id;

constexpr double k_radius_span = analysis::k_max_spectral_radius - analysis::k_min_spectral_radius;
constexpr double k_even_log10 = 0.1;  // within a quarter more or less: called the same
constexpr double k_min_minutes = 1;
constexpr double k_max_minutes = 120;
constexpr double k_max_minutes_between = 1440;
constexpr double k_hour = 60;
constexpr double k_night = 8 * 60;

// What the controls do: the settings as they were, with one of them changed.
template <class Change>
SetRnn changed(RnnSettings next, Change change) {
  change(next);
  return SetRnn{std::move(next)};
}

Slider radius_slider(const State& state) {
  const double radius = state.rnn().spectral_radius;
  Slider slider{"command-radius",
                get(Id::rnn_radius),
                decimal(radius, 2),
                (radius - analysis::k_min_spectral_radius) / k_radius_span,
                get(Id::rnn_radius_low),
                get(Id::rnn_radius_high),
                -1,
                nullptr};
  slider.change = [now = state.rnn()](double share) -> Action {
    const double next = analysis::k_min_spectral_radius + share * k_radius_span;
    return changed(now,
                   [next](RnnSettings& to) { to.spectral_radius = std::round(next * 100) / 100; });
  };
  return slider;
}

std::string memory_text(const RnnPage& page) {
  const std::vector<double>& influence = page.run.rnn->log10_influence();
  const double rise = influence.back() - influence.front();  // from the first to the last voice
  const double radius = page.state.rnn().spectral_radius;
  if (std::fabs(rise) < k_even_log10) return fill(Id::rnn_even, {decimal(radius, 2)});
  return fill(rise > 0 ? Id::rnn_fades : Id::rnn_explodes,
              {decimal(radius, 2), printed_factor(std::fabs(rise))});
}

// The speaking order with the person of one place moved to another. Absent people keep their place
// in the whole order, so that they speak where they were when they are back.
std::vector<int> moved(std::vector<int> whole, const std::vector<int>& speakers, int from, int to) {
  const int mover = speakers[from];
  const int place = speakers[to];
  if (from == to) return whole;
  whole.erase(std::find(whole.begin(), whole.end(), mover));
  const auto at = std::find(whole.begin(), whole.end(), place);
  whole.insert(from < to ? at + 1 : at, mover);
  return whole;
}

Reorder speaker_list(const RnnPage& page) {
  Reorder list{"command-speakers", get(Id::rnn_order_drag), {}, nullptr};
  for (int step = 0; step < page.voices.count(); ++step) list.entries.push_back(page.name_at(step));
  list.people = page.voices.order;
  std::vector<int> whole = page.state.rnn().order;
  if (whole.empty()) {
    for (int i = 0; i < page.state.people(); ++i) whole.push_back(i);
  }
  list.move = [now = page.state.rnn(), whole, speakers = page.voices.order](int from,
                                                                            int to) -> Action {
    return changed(now, [&](RnnSettings& next) { next.order = moved(whole, speakers, from, to); });
  };
  return list;
}

// As listed, reversed, by attention. Absent people speak last, if they come back.
std::vector<std::vector<int>> usual_orders(const RnnPage& page) {
  const Voices& voices = page.voices;
  std::vector<int> absent;
  if (page.state.rnn().people == 0) {
    for (int i = 0; i < page.state.people(); ++i) {
      if (is_away(page.state, i)) absent.push_back(i);
    }
  }
  std::vector<std::vector<int>> orders{voices.listed, voices.listed, by_falling_weight(voices),
                                       by_falling_weight(voices)};
  std::reverse(orders[1].begin(), orders[1].end());
  std::reverse(orders[3].begin(), orders[3].end());
  if (voices.mean_weights.empty()) orders.resize(2);
  for (std::vector<int>& order : orders) order.insert(order.end(), absent.begin(), absent.end());
  orders[0].clear();  // as listed, absent people included
  return orders;
}

Choice order_choice(const RnnPage& page) {
  static constexpr Id k_names[] = {Id::rnn_order_listed, Id::rnn_order_reversed,
                                   Id::rnn_order_first, Id::rnn_order_last};
  Choice choice{"command-order", "", {}, -1, nullptr};
  const std::vector<std::vector<int>> orders = usual_orders(page);
  const std::vector<int>& now = page.voices.order;
  for (std::size_t i = 0; i < orders.size(); ++i) {
    choice.options.emplace_back(get(k_names[i]));
    const std::vector<int>& order = orders[i].empty() ? page.voices.listed : orders[i];
    if (choice.selected < 0 && std::equal(now.begin(), now.end(), order.begin())) {
      choice.selected = static_cast<int>(i);
    }
  }
  choice.choose = [now = page.state.rnn(), orders](int option) -> Action {
    return changed(now, [&](RnnSettings& to) { to.order = orders[option]; });
  };
  return choice;
}

void add_order_effect(const RnnPage& page, Document& column) {
  const Voices& voices = page.voices;
  const double size = length(page.run.listed_answer);
  const double moved_by = distance(page.run.answer, page.run.listed_answer);
  std::string text = get(Id::rnn_order_same);
  if (voices.order != voices.listed) {
    text = fill(Id::rnn_order_moved,
                {printed_length(moved_by), printed_share(std::log10(moved_by / size))});
  }
  column.blocks.push_back(Heading{get(Id::rnn_does_order), ""});
  Table table{get(Id::rnn_order_caption),
              {get(Id::rnn_column_length), get(Id::rnn_column_moved)},
              {{get(Id::rnn_title),
                {{printed_length(size), "", nullptr}, {printed_length(moved_by), "", nullptr}},
                false,
                -1}},
              get(Id::rnn_order_note),
              -1};
  if (!voices.mean_weights.empty()) {
    const std::vector<double> before = blend(voices, voices.listed);
    const std::vector<double> after = blend(voices, voices.order);
    table.rows.push_back({get(Id::rnn_attention),
                          {{printed_length(length(before)), "", nullptr},
                           {printed_length(distance(before, after)), "", nullptr}},
                          false,
                          -1});
    const int top = by_falling_weight(voices).front();
    text += " " + fill(Id::rnn_order_first_stays,
                       {page.name(top), printed_share(std::log10(voices.mean_weights[top]))});
  }
  column.blocks.push_back(Paragraph{text});
  column.blocks.push_back(std::move(table));
}

analysis::IncidentQueue queue_of(const RnnPage& page, int steps) {
  const RnnSettings& command = page.state.rnn();
  return {command.minutes_between, analysis::serial_minutes(steps, command.minutes)};
}

Row pace_row(Id label, const std::string& one_by_one, const std::string& at_once) {
  return {get(label), {{one_by_one, "", nullptr}, {at_once, "", nullptr}}, false, -1};
}

Slider minutes_slider(const State& state) {
  const double minutes = state.rnn().minutes;
  Slider slider{"command-minutes",
                get(Id::rnn_minutes_slider),
                printed_minutes(minutes),
                (minutes - k_min_minutes) / (k_max_minutes - k_min_minutes),
                "",
                "",
                -1,
                nullptr};
  slider.change = [now = state.rnn()](double share) -> Action {
    const double next = k_min_minutes + share * (k_max_minutes - k_min_minutes);
    return changed(now, [next](RnnSettings& to) { to.minutes = std::round(next); });
  };
  return slider;
}

// Finer where incidents follow each other closely: the share is the root of the way.
Slider between_slider(const State& state) {
  static constexpr double k_span = k_max_minutes_between - k_min_minutes;
  const double between = state.rnn().minutes_between;
  Slider slider{"command-between",
                get(Id::rnn_between_slider),
                printed_minutes(between),
                std::sqrt((between - k_min_minutes) / k_span),
                "",
                "",
                -1,
                nullptr};
  slider.change = [now = state.rnn()](double share) -> Action {
    const double next = k_min_minutes + share * share * k_span;
    const double grain = next < k_hour ? 1 : 5;
    return changed(now,
                   [&](RnnSettings& to) { to.minutes_between = std::round(next / grain) * grain; });
  };
  return slider;
}

}  // namespace

Document memory_column(const RnnPage& page) {
  Document column;
  column.blocks.push_back(Heading{get(Id::rnn_memory), "h ← tanh(h · W_h + v · W_x)"});
  column.blocks.push_back(radius_slider(page.state));
  column.blocks.push_back(Paragraph{memory_text(page)});
  add_order_effect(page, column);
  return column;
}

Document order_column(const RnnPage& page) {
  Document column;
  column.blocks.push_back(Heading{get(Id::rnn_order), ""});
  column.blocks.push_back(order_choice(page));
  if (page.state.rnn().people == 0 && page.voices.count() <= k_max_dragged) {
    column.blocks.push_back(speaker_list(page));
  } else {
    column.blocks.push_back(Paragraph{get(Id::rnn_order_long), Tone::muted});
  }
  return column;
}

Sentence pace_text(const RnnPage& page) {
  const analysis::IncidentQueue queue = queue_of(page, page.voices.count());
  const double later = analysis::waiting_minutes(queue, 1);
  return {fill(Id::rnn_pace_text, {whole_number(page.voices.count()),
                                   printed_minutes(queue.minutes_each), Sentence::k_number}) +
              " " +
              (later > 0 ? fill(Id::rnn_pace_grows, {Sentence::k_number, printed_minutes(later)})
                         : fill(Id::rnn_pace_keeps_up, {Sentence::k_number})),
          {in_words(minutes_slider(page.state)), in_words(between_slider(page.state))}};
}

Document pace_controls(const RnnPage& page) {
  Document column;
  column.blocks.push_back(minutes_slider(page.state));
  column.blocks.push_back(between_slider(page.state));
  return column;
}

Document pace_results(const RnnPage& page) {
  const int steps = page.voices.count();
  const analysis::IncidentQueue slow = queue_of(page, steps);
  const analysis::IncidentQueue fast = queue_of(page, 1);
  const auto answered = [](const analysis::IncidentQueue& queue, double minutes) {
    return whole_number(analysis::answered_within(queue, minutes));
  };
  constexpr int k_fifth = 4;
  Table table{
      get(Id::rnn_pace),
      {get(Id::rnn_one_by_one), get(Id::rnn_at_once)},
      {pace_row(Id::rnn_row_steps, whole_number(steps), "1"),
       pace_row(Id::rnn_row_answer, printed_minutes(slow.minutes_each),
                printed_minutes(fast.minutes_each)),
       pace_row(Id::rnn_row_hour, answered(slow, k_hour), answered(fast, k_hour)),
       pace_row(Id::rnn_row_night, answered(slow, k_night), answered(fast, k_night)),
       pace_row(Id::rnn_row_fifth, printed_minutes(analysis::waiting_minutes(slow, k_fifth)),
                printed_minutes(analysis::waiting_minutes(fast, k_fifth)))},
      "",
      -1};
  Document column;
  column.blocks.push_back(std::move(table));
  return column;
}

}  // namespace headsup::app
