// What the scale lab does in each frame.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "analysis/rnn.h"
#include "analysis/rnn_values.h"
#include "app/content/parts.h"
#include "app/core/state.h"
#include "app/explain/scale/lab.h"
#include "app/explain/scale/words.h"
#include "app/graph/layout.h"
#include "texts/texts.h"

namespace headsup::app {

using texts::fill;
using texts::get;
using texts::Id;

struct LabBench {
  std::unique_ptr<analysis::ForwardRun> forward;
  std::unique_ptr<analysis::Rnn> rnn;
  std::vector<double> values;  // that the RNN hears
  std::vector<int> order;
  std::vector<double> samples;  // of the present stage
  int runs = 0;                 // that they are made of
  double frames_since = 0;      // seconds: when the stage of frames began
  int cold = 1;                 // the first ones are not counted: caches are cold in them
};

namespace {

constexpr double k_slice_seconds = 0.008;  // of a frame, for measuring
constexpr int k_cold_slices = 1;
// Before anything was measured: in a browser code is fast only after it has run for a while.
constexpr int k_first_cold_slices = 40;
constexpr int k_samples = 5;
constexpr int k_frame_samples = 30;
constexpr int k_min_frame_samples = 5;
constexpr double k_longest_frames_seconds = 1;  // on the clock: where the picture takes long
constexpr int k_skipped_frames = 2;             // the first ones still make room for many people
constexpr double k_rest_seconds = 0.35;  // a hand on the slider is not measured at every stop
constexpr double k_told_share = 0.05;    // progress is told in such steps

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// What else runs on a machine can only slow a pass down.
double fastest(const std::vector<double>& values) {
  return *std::min_element(values.begin(), values.end());
}

// The smallest step of the clock, or what a call of it takes.
double clock_step(LabHost& host) {
  double smallest = 1;
  const double start = host.now_seconds();
  double before = start;
  for (int steps = 0; steps < 4 && before < start + 0.02;) {
    const double now = host.now_seconds();
    if (now > before) {
      smallest = std::min(smallest, now - before);
      ++steps;
    }
    before = now;
  }
  return smallest;
}

void go_to(State& state, LabStage stage) {
  state.lab.stage = stage;
  state.lab.share = 0;
  if (LabBench* bench = state.lab.bench.get()) {
    bench->samples.clear();
    bench->runs = 0;
    bench->cold = k_cold_slices;
  }
  ++state.view_revision;
}

void keep_point(Lab& lab) {
  const auto before = [](const LabPoint& a, const LabPoint& b) {
    return a.seed != b.seed ? a.seed < b.seed : a.people < b.people;
  };
  const auto at = std::lower_bound(lab.points.begin(), lab.points.end(), lab.point, before);
  if (at != lab.points.end() && !before(lab.point, *at)) {
    *at = lab.point;
  } else {
    lab.points.insert(at, lab.point);
  }
}

void finish_size(State& state, Effects& effects) {
  Lab& lab = state.lab;
  keep_point(lab);
  lab.sizes.erase(lab.sizes.begin());
  lab.bench.reset();
  go_to(state, LabStage::idle);
  if (lab.measuring()) return;
  const std::string growth = growth_text(lab_points(state));
  effects.push_back(
      Announce{get(Id::scale_announce_done) + (growth.empty() ? std::string() : " " + growth)});
  if (!lab.stays) {
    leave_lab(state);
  } else if (state.people() != lab.people) {
    show_organisation(state, lab.people);
  }
}

void fail(State& state) {
  const int people = state.lab.sizes.front();
  cancel_measuring(state);
  state.transient.notice = fill(Id::scale_failed, {whole_number(people)});
}

void begin_size(State& state, LabHost& host, Effects& effects) {
  Lab& lab = state.lab;
  const double now = host.now_seconds();
  if (lab.asked_at < 0) lab.asked_at = now;
  const bool by_hand = lab.stays && lab.sizes_wanted == 1;
  if (by_hand && now - lab.asked_at < k_rest_seconds) return;
  if (lab.clock_step == 0) lab.clock_step = clock_step(host);
  const int people = lab.sizes.front();
  if (!by_hand || state.people() != people) show_organisation(state, people);

  lab.point = {};
  lab.point.people = people;
  lab.point.seed = lab.seed;
  lab.point.in_background = people > k_max_in_frame;
  lab.bench = std::make_shared<LabBench>();
  analysis::ForwardTask task = analysis::forward_task(
      state.team(), state.derived().terms->needs(state.session().incident).facets,
      state.controls());
  if (lab.point.in_background) {
    host.start(std::move(task));
    lab.in_background = true;
    const int number = lab.sizes_wanted - static_cast<int>(lab.sizes.size()) + 1;
    effects.push_back(
        Announce{fill(Id::scale_announce_size, {whole_number(people), std::to_string(number),
                                                std::to_string(lab.sizes_wanted)})});
  } else {
    lab.bench->forward = std::make_unique<analysis::ForwardRun>(std::move(task));
  }
  go_to(state, LabStage::forward);
  if (!std::exchange(lab.warm, true)) lab.bench->cold = k_first_cold_slices;
}

// Repeats `pass` for a slice of the frame. True when there are enough slices; false in `fits` where
// a pass is refused.
template <class Pass>
bool time_slice(LabBench& bench, LabHost& host, Pass pass, bool& fits) {
  const double start = host.now_seconds();
  double seconds = 0;
  int runs = 0;
  do {
    if (!pass()) {
      fits = false;
      return false;
    }
    ++runs;
    seconds = host.now_seconds() - start;
  } while (seconds < k_slice_seconds);
  if (bench.cold-- > 0) return false;
  bench.samples.push_back(seconds / runs);
  bench.runs += runs;
  return static_cast<int>(bench.samples.size()) >= k_samples;
}

void begin_rnn(State& state) {
  LabBench& bench = *state.lab.bench;
  bench.forward.reset();
  bench.values = analysis::offer_rows(state.team());
  bench.order.resize(state.team().people.size());
  std::iota(bench.order.begin(), bench.order.end(), 0);
  bench.rnn = std::make_unique<analysis::Rnn>(state.team().facet_count());
  go_to(state, LabStage::rnn);
}

void await_host(State& state, LabHost& host) {
  Lab& lab = state.lab;
  const analysis::ForwardReport report = host.report();
  if (report.failed) return fail(state);
  if (report.finished) {
    lab.in_background = false;
    lab.point.forward = report.seconds;
    lab.point.forward_runs = report.runs;
    begin_rnn(state);
  } else if (report.share >= lab.share + k_told_share) {
    lab.share = report.share;
    ++state.view_revision;
  }
}

void step_forward(State& state, LabHost& host) {
  Lab& lab = state.lab;
  if (lab.in_background) return await_host(state, host);
  bool fits = true;
  LabBench& bench = *lab.bench;
  if (time_slice(
          bench, host, [&bench] { return bench.forward->pass(); }, fits)) {
    lab.point.forward = fastest(bench.samples);
    lab.point.forward_runs = bench.runs;
    begin_rnn(state);
  } else if (!fits) {
    fail(state);
  }
}

void step_rnn(State& state, LabHost& host) {
  LabBench& bench = *state.lab.bench;
  const double radius = state.rnn().spectral_radius;
  const auto pass = [&bench, radius] {
    bench.rnn->hear(bench.values, bench.order, radius);
    return true;
  };
  bool fits = true;
  if (!time_slice(bench, host, pass, fits)) return;
  state.lab.point.rnn = fastest(bench.samples);
  state.lab.point.rnn_runs = bench.runs;
  go_to(state, LabStage::frames);
  bench.frames_since = host.now_seconds();
}

void step_frames(State& state, LabHost& host, Effects& effects) {
  const std::vector<double>& samples = state.lab.bench->samples;
  const int count = static_cast<int>(samples.size());
  const double since = host.now_seconds() - state.lab.bench->frames_since;
  if (count >= k_frame_samples ||
      (count >= k_min_frame_samples && since > k_longest_frames_seconds)) {
    state.lab.point.frame = median(samples);
    state.lab.point.frames = count;
    finish_size(state, effects);
  } else if (state.motion().pulse_age >= k_pulse_seconds) {
    state.motion().pulse_age = 0;  // frames of a picture in motion are the ones worth timing
  }
}

}  // namespace

Effects step_lab(State& state, LabHost& host) {
  Effects effects;
  Lab& lab = state.lab;
  if (lab.in_background && lab.stage != LabStage::forward) {  // it was cancelled
    host.stop();
    lab.in_background = false;
  }
  if (!lab.measuring()) return effects;
  switch (lab.stage) {
    case LabStage::idle:
      begin_size(state, host, effects);
      break;
    case LabStage::forward:
      step_forward(state, host);
      break;
    case LabStage::rnn:
      step_rnn(state, host);
      break;
    case LabStage::frames:
      step_frames(state, host, effects);
      break;
  }
  return effects;
}

void note_frame(State& state, double seconds) {
  Lab& lab = state.lab;
  if (lab.stage != LabStage::frames) return;
  if (++lab.bench->runs > k_skipped_frames) lab.bench->samples.push_back(seconds);
}

bool lab_wants_frame(const State& state) {
  return state.lab.measuring() && !state.lab.in_background;
}

}  // namespace headsup::app
