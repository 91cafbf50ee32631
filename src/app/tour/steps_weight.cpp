// Steps 6 to 8, the weights: softmax, four heads, somebody who is away.
#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "analysis/brief.h"
#include "app/core/action.h"
#include "app/tour/parts.h"
#include "app/tour/steps.h"
#include "app/tour/texts.h"
#include "team/matrices.h"

namespace headsup::app::steps {
namespace {

using texts::Id;

// ---- 6, one voice or a committee

// What has been seen of both ends, kept as the step's answer.
constexpr int k_sharp_seen = 1;
constexpr int k_flat_seen = 2;

// Some heads cannot become one voice or a committee, as where two people fit equally well: then
// τ near its ends does.
constexpr double k_sharp_temperature = 0.06;
constexpr double k_flat_temperature = 15;

int seen(const State& state) {
  return std::max(tour_answer(state, k_voice), 0);
}

void watch_voice(State& state) {
  const int head = main_head(state);
  const analysis::HeadReading& result = reading(state, head);
  const double temperature = state.controls().temperature_of(head);
  int now = seen(state);
  if (result.effective_people < k_one_voice_people || temperature <= k_sharp_temperature) {
    now |= k_sharp_seen;
  }
  if (result.normalized_entropy >= analysis::k_flat_entropy || temperature >= k_flat_temperature) {
    now |= k_flat_seen;
  }
  if (now != 0) set_tour_answer(state, k_voice, now);
}

Slider temperature_slider(const State& state, int head) {
  const double temperature = state.controls().temperature_of(head);
  Slider slider{
      "tour-temperature",
      texts::get(Id::tour_voice_temperature),
      texts::fill(Id::tour_voice_now, {three_digits(temperature), voice(reading(state, head))}),
      temperature_share(temperature),
      texts::get(Id::view_sharper),
      texts::get(Id::view_flatter),
      -1,
      {}};
  slider.change = [](double share) { return SetTemperature{share_temperature(share)}; };
  return slider;
}

void write_voice(const State& state, Document& document) {
  const int head = main_head(state);
  const analysis::HeadReading& result = reading(state, head);
  const std::string sharp = texts::get(Id::view_voice_one);
  const std::string flat = texts::get(Id::view_voice_committee);
  say(document, texts::get(Id::tour_voice_about));
  say(document, texts::fill(Id::tour_voice_ask, {head_label(state, head), sharp, flat}));
  document.blocks.push_back(temperature_slider(state, head));
  document.blocks.push_back(weight_bars(state, head));
  if (!tour_done(state, k_voice)) {
    const auto progress = [&](const std::string& name, int bit) {
      return texts::fill((seen(state) & bit) != 0 ? Id::tour_voice_reached : Id::tour_voice_open,
                         {name});
    };
    return say(document, progress(sharp, k_sharp_seen) + " · " + progress(flat, k_flat_seen),
               Tone::muted);
  }
  const int first = result.order.front();
  const int last = result.order[people_there(state) - 1];
  say(document, texts::fill(Id::tour_voice_why,
                            {three_digits(state.controls().temperature_of(head)),
                             decimal(result.effective_people, 1), decimal(result.entropy_bits, 2),
                             name_of(state, first), share_text(weight(state, head, first)),
                             name_of(state, last), small_share_text(weight(state, head, last))}));
}

// ---- 7, four heads at once

int first_off(const State& state) {
  const auto& enabled = state.controls().enabled;
  const auto found = std::find(enabled.begin(), enabled.end(), false);
  return found == enabled.end() ? -1 : static_cast<int>(found - enabled.begin());
}

// The brief as if every head were on.
analysis::Brief whole_brief(const State& state) {
  analysis::Controls controls = state.controls();
  controls.enabled.fill(true);
  analysis::Brief brief;
  analysis::write_brief(state.team(), query_of(state), state.derived().reader->heads(), controls,
                        brief);
  return brief;
}

// Of the heads that are on, the one that listens to this person most; −1: all are off.
int strongest_listener(const State& state, int person) {
  int best = -1;
  for (int head = 0; head < team::k_heads; ++head) {
    if (!state.controls().enabled[head]) continue;
    if (best < 0 || weight(state, head, person) > weight(state, best, person)) best = head;
  }
  return best;
}

void write_missing(const State& state, int off, Document& document) {
  const analysis::Brief brief = whole_brief(state);
  const auto missing = [&](const analysis::BriefLine& line) { return line.head == off; };
  const auto lines = std::count_if(brief.lines.begin(), brief.lines.end(), missing);
  say(document,
      texts::fill(Id::tour_heads_lines, {head_label(state, off), std::to_string(lines),
                                         std::to_string(brief.lines.size())}),
      Tone::strong);
  if (lines == 0) return say(document, texts::get(Id::tour_heads_nothing));
  const analysis::BriefLine& line = *std::find_if(brief.lines.begin(), brief.lines.end(), missing);
  const std::string& name = name_of(state, line.person);
  const std::string& what = state.team().people[line.person].contributions[line.contribution].text;
  const int other = strongest_listener(state, line.person);
  if (other < 0) return say(document, texts::fill(Id::tour_heads_why_all, {name, what}));
  say(document, texts::fill(Id::tour_heads_why, {name, what, head_label(state, other),
                                                 share_text(weight(state, other, line.person))}));
}

void write_heads(const State& state, Document& document) {
  say(document, texts::get(Id::tour_heads_about));
  say(document, texts::get(Id::tour_heads_ask));
  for (int head = 0; head < team::k_heads; ++head) {
    const bool on = state.controls().enabled[head];
    document.blocks.push_back(Switch{"tour-head-" + std::to_string(head + 1),
                                     head_label(state, head), on, head, SetHeadEnabled{head, !on}});
  }
  if (!tour_done(state, k_heads_at_once)) return;
  const int off = first_off(state);
  if (off < 0) return say(document, texts::get(Id::tour_again), Tone::muted);
  write_missing(state, off, document);
}

// ---- 8, somebody is away

// Who is to be away: the answer kept, once there was a reading to find them in.
int candidate(const State& state) {
  const int person = tour_answer(state, k_away);
  return person < state.people() ? person : -1;
}

void prepare_away(State& state) {
  set_precise_text(state);
  set_tour_answer(state, k_away, -1);
}

void watch_away(State& state) {
  if (candidate(state) >= 0) return;
  const bool alone = people_there(state) < 2;
  if (alone && tour_answer(state, k_away) == state.people()) return;  // has taken note of it
  set_tour_answer(state, k_away, alone ? -1 : strongest_other(state, main_head(state)));
}

bool reached_away(const State& state) {
  const int away = candidate(state);
  return away >= 0 ? !is_there(state, away) : tour_answer(state, k_away) == state.people();
}

void write_takeover(const State& state, int head, const analysis::Row& with, int away,
                    Document& document) {
  const analysis::HeadReading& now = reading(state, head);
  const int takes_over = now.order.front();
  const std::string before = share_text(with.weights[takes_over]);
  say(document,
      texts::fill(Id::tour_away_takes_over, {name_of(state, takes_over), before,
                                             share_text(weight(state, head, takes_over))}),
      Tone::strong);
  const double factor = 1 / std::max(1 - with.weights[away], 1e-9);
  say(document, texts::fill(Id::tour_away_why,
                            {name_of(state, away), decimal(factor, 2), head_label(state, head),
                             decimal(now.effective_people, 1), decimal(with.effective_people, 1)}));
  if (now.verdict == analysis::Verdict::nobody) say(document, texts::get(Id::tour_away_nobody));
  Bars bars = weight_bars(state, head);
  for (std::size_t i = 0; i < bars.rows.size(); ++i) {
    bars.rows[i].before = with.weights[now.order[i]];
  }
  bars.rows.push_back({name_of(state, away), 0, share_text(0), head, true, with.weights[away]});
  document.blocks.push_back(std::move(bars));
}

void write_away(const State& state, Document& document) {
  const int away = candidate(state);
  const int head = main_head(state);
  if (away < 0) {
    // No person is there who could be missed.
    say(document, texts::get(Id::tour_away_alone));
    return document.blocks.push_back(
        Buttons{{{"tour-away", texts::get(Id::tour_away_seen), AnswerStep{state.people()}}}});
  }
  const bool there = is_there(state, away);
  const std::string& name = name_of(state, away);
  std::vector<std::uint8_t> masked = state.controls().absent;
  masked[away] = 0;
  const analysis::Row with = analysis::softmax_row(
      analysis::score_row(state.derived().reader->layer(), query_of(state), head), masked,
      state.controls().temperature_of(head));
  say(document, texts::fill(Id::tour_away_about,
                            {name, share_text(with.weights[away]), head_label(state, head)}));
  const bool done = tour_done(state, k_away);
  document.blocks.push_back(
      Buttons{{{"tour-away", texts::fill(there ? Id::tour_away_mark : Id::tour_away_return, {name}),
                SetAvailable{away, !there}, there && !done}}});
  if (!there) return write_takeover(state, head, with, away, document);
  if (done) say(document, texts::get(Id::tour_again), Tone::muted);
}

}  // namespace

const TourStep k_voice_step{
    Id::tour_voice,
    [](State& state) {
      set_precise_text(state);
      if (!tour_done(state, k_voice)) set_tour_answer(state, k_voice, -1);
    },
    [](const State& state) { return seen(state) == (k_sharp_seen | k_flat_seen); },
    write_voice,
    false,
    nullptr,
    watch_voice,
    Page::softmax};

const TourStep k_heads_step{Id::tour_heads,
                            set_precise_text,
                            [](const State& state) { return first_off(state) >= 0; },
                            write_heads,
                            false,
                            nullptr,
                            nullptr,
                            Page::synthesis};

const TourStep k_away_step{Id::tour_away, prepare_away, reached_away, write_away,
                           true,          nullptr,      watch_away,   Page::absence};

}  // namespace headsup::app::steps
