// What the page of command and control computes: the same voices read one by one, and by attention
// all at once.
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "analysis/rnn.h"
#include "app/content/document.h"
#include "app/core/state.h"
#include "team/team.h"

namespace headsup::app {

struct State;

inline constexpr int k_page_numbers = 32;  // of the hidden state, or fewer facets
inline constexpr int k_drawn_states = 64;  // steps of it that are shown: the last ones
inline constexpr int k_max_dragged = 24;   // a longer list is reordered by its buttons only

// Who speaks. A row is a person of the team, or a made-up one; absent people do not speak.
struct Voices {
  int facets = 0;                                    // F
  std::array<int, team::k_heads + 1> first_facet{};  // of each head; last: F
  std::vector<double>
      values;               // rows × F: what attention calls V, for made-up people what they offer
  std::vector<int> listed;  // rows that speak, as listed
  std::vector<int> order;   // the same in speaking order
  std::array<std::vector<double>, team::k_heads> weights;  // attention's of each row; empty: off
  std::vector<double> mean_weights;  // mean of those weights; empty if every head is off

  int count() const { return static_cast<int>(order.size()); }
};

// Made-up people have no keys of their own: they advertise what they offer, and the query scores
// that as it scores a key: softmax(q · v ÷ √d_k ÷ τ).
Voices voices(const State& state);

// The voices from the largest influence to the smallest; as listed where every
// head is off.
std::vector<int> by_falling_weight(const Voices& voices);

// Attention's answer, F numbers: Σ weight × v of each head that is on, added up in this order.
std::vector<double> blend(const Voices& voices, const std::vector<int>& order);

double length(const std::vector<double>& vector);
double distance(const std::vector<double>& a, const std::vector<double>& b);

// One manager's hearing of the voices. Takes milliseconds with hundreds of them, and a page is
// written again with every movement of the pointer: so it is kept.
struct RnnRun {
  std::unique_ptr<analysis::Rnn> rnn;  // after the run in speaking order
  std::vector<double> values;          // of the run
  std::vector<int> listed, order;
  double spectral_radius = 0;
  double log10_sum = 0;                      // of the speakers' influence
  std::vector<double> answer;                // H: h_N
  std::vector<double> listed_answer;         // h_N if people speak as listed
  std::shared_ptr<const MapNumbers> states;  // the last k_drawn_states, or all; rows of H

  // Of what h_N rests on; a share itself is too small for a double with hundreds of speakers.
  // k_min_log10_influence: nothing at all.
  double log10_share(int step) const;
};

const RnnRun& run_rnn(const State& state, const Voices& voices);

}  // namespace headsup::app
