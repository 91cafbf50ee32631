#include "app/explain/scale/lab.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/core/features.h"
#include "app/core/update.h"
#include "app/explain/scale/words.h"
#include "base/format.h"
#include "texts/texts.h"

namespace headsup::app {

using texts::Id;

namespace {

constexpr double k_octaves = 9;     // from 8 to 4,096
constexpr double k_catching = 0.1;  // octaves around a power of two that are taken for it

// Back to the user's own workspace: the lab's goes.
void go_home(State& state) {
  const std::size_t organisation = state.active;
  state.active = std::exchange(state.lab.home, k_no_workspace);
  state.workspaces.erase(state.workspaces.begin() + static_cast<std::ptrdiff_t>(organisation));
  state.lab.stays = false;
  state.lab.departments.clear();
  forget_picture(state);
  ++state.revision;
}

std::string offer_text(int kind, const std::string& facet) {
  static constexpr Id k_kinds[team::k_offer_kinds] = {
      Id::scale_offer_first, Id::scale_offer_notes, Id::scale_offer_pairing, Id::scale_offer_check};
  return texts::fill(k_kinds[kind], {facet});
}

void end_measuring(Lab& lab) {
  lab.sizes.clear();
  lab.stage = LabStage::idle;
  lab.share = 0;
  lab.bench.reset();
}

void open_scale(State& state) {
  state.view().page = Page::scale;
  state.view().mode = Mode::explain;
  ++state.view_revision;
}

}  // namespace

double lab_share(int people) {
  return std::log2(static_cast<double>(people) / k_min_lab_people) / k_octaves;
}

int lab_people(double share) {
  const double octaves = share * k_octaves;
  const double nearest = std::round(octaves);
  const double caught = std::fabs(octaves - nearest) < k_catching ? nearest : octaves;
  return std::clamp(static_cast<int>(std::lround(k_min_lab_people * std::exp2(caught))),
                    k_min_lab_people, k_max_lab_people);
}

std::vector<int> all_lab_sizes() {
  std::vector<int> sizes;
  for (int size = k_min_lab_people; size <= k_max_lab_people; size *= 2) sizes.push_back(size);
  return sizes;
}

const team::Team& own_team(const State& state) {
  const std::size_t own = state.lab.drawn() ? state.lab.home : state.active;
  return *state.workspaces[own].session.team;
}

team::Organisation organisation(const team::Team& like, int people, int seed) {
  return team::synthesize(
      like,
      {people, static_cast<std::uint64_t>(seed),
       texts::fill(Id::scale_team_name, {people_text(people), std::to_string(seed)}), offer_text});
}

void show_organisation(State& state, int people) {
  Lab& lab = state.lab;
  const bool drawn = lab.drawn();
  team::Organisation made = organisation(own_team(state), people, lab.seed);
  lab.departments = std::move(made.departments);
  lab.top_decile = team::top_decile_share(made.team);

  // What is asked, the temperature and what is looked at stay as they are.
  Session asked = state.session();
  const View view = state.view();
  if (!drawn) {
    lab.home = state.active;
    state.workspaces.emplace_back();
    state.active = state.workspaces.size() - 1;
    state.view() = view;
  }
  open_team(state, std::move(made.team));
  Session& session = state.session();
  asked.settings.query = session.settings.query;
  asked.settings.away = session.settings.away;
  asked.settings.edits.clear();
  session.incident = std::move(asked.incident);
  session.comparison = std::move(asked.comparison);
  session.settings = std::move(asked.settings);
  restore_session(state, Session(session));
  if (drawn) state.view().camera = view.camera;
  // They unfold from the middle.
  state.motion().bodies.assign(people, Body{});
  state.motion().shown_weights.assign(people, {});
}

void leave_lab(State& state) {
  if (!state.lab.measuring() && !state.lab.drawn()) return;
  end_measuring(state.lab);
  if (state.lab.drawn()) go_home(state);
  ++state.view_revision;
}

void draw_organisation(State& state) {
  cancel_measuring(state);
  show_organisation(state, state.lab.people);
  state.lab.stays = true;
  measure(state, {state.lab.people});
}

void measure(State& state, std::vector<int> sizes) {
  if (sizes.empty()) sizes = all_lab_sizes();
  for (int& size : sizes) size = std::clamp(size, k_min_lab_people, k_max_lab_people);
  std::sort(sizes.begin(), sizes.end());
  sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
  Lab& lab = state.lab;
  end_measuring(lab);
  lab.sizes_wanted = static_cast<int>(sizes.size());
  lab.sizes = std::move(sizes);
  lab.asked_at = -1;
  ++state.view_revision;
}

void cancel_measuring(State& state) {
  Lab& lab = state.lab;
  if (!lab.measuring()) return;
  end_measuring(lab);
  if (lab.stays && state.people() != lab.people) show_organisation(state, lab.people);
  if (!lab.stays && lab.drawn()) go_home(state);
  ++state.view_revision;
}

void apply(State& state, const SetLab& action) {
  Lab& lab = state.lab;
  const int people = std::clamp(action.people, k_min_lab_people, k_max_lab_people);
  const int seed = std::clamp(action.seed, 1, k_max_lab_seed);
  if (people == lab.people && seed == lab.seed) return;
  if (lab.measuring() && (lab.stays || seed != lab.seed)) cancel_measuring(state);
  lab.people = people;
  lab.seed = seed;
  ++state.view_revision;
  if (!lab.stays) return;
  show_organisation(state, people);
  measure(state, {people});
}

void apply(State& state, const DrawOrganisation&) {
  open_scale(state);
  draw_organisation(state);
}

void apply(State& state, const BackToOwnTeam&) {
  leave_lab(state);
}

void apply(State& state, const MeasureSizes& action) {
  open_scale(state);
  measure(state, action.sizes);
}

void apply(State& state, const CancelMeasuring&) {
  cancel_measuring(state);
}

std::vector<LabPoint> lab_points(const State& state) {
  std::vector<LabPoint> points;
  for (const LabPoint& point : state.lab.points) {
    if (point.seed == state.lab.seed) points.push_back(point);
  }
  return points;
}

std::string lab_table(const State& state) {
  std::string text;
  for (const char* column : {"people", "seed", "attention_s", "rnn_s", "frame_s"}) {
    text += (text.empty() ? "" : "\t") + std::string(column);
  }
  text += "\n";
  for (const LabPoint& point : lab_points(state)) {
    text += std::to_string(point.people) + "\t" + std::to_string(point.seed);
    for (const double seconds : {point.forward, point.rnn, point.frame}) {
      text += "\t" + base::machine_number(seconds, 9);
    }
    text += "\n";
  }
  return text;
}

}  // namespace headsup::app
