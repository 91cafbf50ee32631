#include "app/lab.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

#include "app/lab_words.h"
#include "app/state.h"
#include "texts/texts.h"

namespace headsup::app {

using texts::Id;

// Everything about the user's team that opening another one would lose.
struct OwnTeam {
  team::Team team;
  std::string incident_text, comparison_text;
  lead::Controls controls;
  std::vector<std::uint8_t> available_in_file;
  std::vector<lead::Edit> undone;
  Command command;
  Tour tour;
  Camera camera;
  std::vector<Body> bodies;
  std::vector<std::array<float, team::k_heads>> shown_weights;
  int edge_person = -1;
  int edge_head = 0;
};

namespace {

constexpr double k_octaves = 9;     // from 8 to 4,096
constexpr double k_catching = 0.1;  // octaves around a power of two that are taken for it

std::shared_ptr<OwnTeam> kept(const State& state) {
  return std::make_shared<OwnTeam>(
      OwnTeam{state.team, state.incident_text, state.comparison_text, state.controls,
              state.available_in_file, state.undone, state.command, state.tour, state.camera,
              state.bodies, state.shown_weights, state.edge_person, state.edge_head});
}

void restore(State& state) {
  OwnTeam own = std::move(*state.lab.own);
  state.lab.own.reset();
  state.lab.stays = false;
  state.lab.departments.clear();
  open_team(state, std::move(own.team));
  state.incident_text = std::move(own.incident_text);
  state.comparison_text = std::move(own.comparison_text);
  state.controls = std::move(own.controls);
  state.available_in_file = std::move(own.available_in_file);
  state.undone = std::move(own.undone);
  state.command = std::move(own.command);
  state.tour = std::move(own.tour);
  state.camera = own.camera;
  state.bodies = std::move(own.bodies);
  state.shown_weights = std::move(own.shown_weights);
  state.edge_person = own.edge_person;
  state.edge_head = own.edge_head;
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

}  // namespace

double lab_share(int people) {
  return std::log2(static_cast<double>(people) / k_least_lab_people) / k_octaves;
}

int lab_people(double share) {
  const double octaves = share * k_octaves;
  const double nearest = std::round(octaves);
  const double caught = std::fabs(octaves - nearest) < k_catching ? nearest : octaves;
  return std::clamp(static_cast<int>(std::lround(k_least_lab_people * std::exp2(caught))),
                    k_least_lab_people, k_most_lab_people);
}

std::vector<int> all_lab_sizes() {
  std::vector<int> sizes;
  for (int size = k_least_lab_people; size <= k_most_lab_people; size *= 2) sizes.push_back(size);
  return sizes;
}

OpenedTeam own_team(const State& state) {
  if (const OwnTeam* own = state.lab.own.get()) return {own->team, own->available_in_file};
  return {state.team, state.available_in_file};
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
  if (!drawn) lab.own = kept(state);
  team::Organisation made = organisation(lab.own->team, people, lab.seed);
  lab.departments = std::move(made.departments);
  lab.deepest_tenth = team::share_of_deepest_tenth(made.team);

  std::string incident = state.incident_text;
  std::string comparison = state.comparison_text;
  lead::Controls controls = state.controls;
  const Camera camera = state.camera;
  open_team(state, std::move(made.team));
  state.incident_text = std::move(incident);
  state.comparison_text = std::move(comparison);
  controls.query = state.controls.query;
  controls.edits.clear();
  state.controls = std::move(controls);
  if (drawn) state.camera = camera;
  // They unfold from the middle.
  state.bodies.assign(static_cast<std::size_t>(people), Body{});
  state.shown_weights.assign(static_cast<std::size_t>(people), {});
}

void leave_lab(State& state) {
  if (!state.lab.measuring() && !state.lab.drawn()) return;
  end_measuring(state.lab);
  if (state.lab.drawn()) restore(state);
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
  for (int& size : sizes) size = std::clamp(size, k_least_lab_people, k_most_lab_people);
  std::sort(sizes.begin(), sizes.end());
  sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
  Lab& lab = state.lab;
  end_measuring(lab);
  lab.sizes_wanted = static_cast<int>(sizes.size());
  lab.sizes = std::move(sizes);
  lab.asked_at = -1;
  lab.said.clear();
  ++state.view_revision;
}

void cancel_measuring(State& state) {
  Lab& lab = state.lab;
  if (!lab.measuring()) return;
  end_measuring(lab);
  if (lab.stays && state.people() != lab.people) show_organisation(state, lab.people);
  if (!lab.stays && lab.drawn()) restore(state);
  ++state.view_revision;
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
    char line[160];
    std::snprintf(line, sizeof line, "%d\t%d\t%.9g\t%.9g\t%.9g\n", point.people, point.seed,
                  point.forward, point.rnn, point.frame);
    text += line;
  }
  return text;
}

}  // namespace headsup::app
