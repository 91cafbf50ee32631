#include <doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "analysis/rnn.h"
#include "analysis/rnn_pace.h"
#include "analysis/rnn_values.h"
#include "base/random.h"
#include "team/team_file.h"
#include "tests/unit/analysis/teams.h"
#include "tests/unit/data.h"

namespace headsup::test {
namespace {

using analysis::Rnn;
using Doubles = std::vector<double>;

std::vector<int> in_order(int people) {
  std::vector<int> order(people);
  std::iota(order.begin(), order.end(), 0);
  return order;
}

Doubles last_state(const Rnn& rnn) {
  return Doubles(rnn.states().end() - rnn.hidden(), rnn.states().end());
}

double length(const Doubles& numbers) {
  double squares = 0;
  for (const double x : numbers) squares += x * x;
  return std::sqrt(squares);
}

double largest_difference(const Doubles& a, const Doubles& b) {
  REQUIRE(a.size() == b.size());
  double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(a[i] - b[i]));
  return largest;
}

// ‖∂h_N/∂v‖ of one person by central differences, entry by entry.
double influence_by_differences(Rnn& rnn, Doubles values, const std::vector<int>& order, int person,
                                double radius) {
  constexpr double k_step = 1e-4;
  double squares = 0;
  for (int f = 0; f < rnn.inputs(); ++f) {
    double& value = values[person * rnn.inputs() + f];
    const double before = value;
    value = before + k_step;
    rnn.run(values, order, radius);
    const Doubles above = last_state(rnn);
    value = before - k_step;
    rnn.run(values, order, radius);
    const Doubles below = last_state(rnn);
    value = before;
    for (std::size_t i = 0; i < above.size(); ++i) {
      const double slope = (above[i] - below[i]) / (2 * k_step);
      squares += slope * slope;
    }
  }
  return std::sqrt(squares);
}

struct Size {
  int inputs;
  int hidden;
};

TEST_CASE("rnn: the influence is the gradient that finite differences find") {
  // More facets than hidden units, as many, and fewer, where W_x has another shape.
  for (const Size size : {Size{12, 12}, Size{20, 7}, Size{4, 9}, Size{8, 1}}) {
    Rnn rnn(size.inputs, size.hidden);
    const Doubles values = analysis::synthetic_rows(6, size.inputs);
    const std::vector<int> order{4, 0, 5, 2, 1};  // person 3 stays silent
    for (const double radius : {0.1, 0.5, 1.0, 1.5}) {
      CAPTURE(size.inputs);
      CAPTURE(size.hidden);
      CAPTURE(radius);
      rnn.run(values, order, radius);
      const Doubles influence = rnn.influence();
      REQUIRE(influence.size() == order.size());
      for (std::size_t t = 0; t < order.size(); ++t) {
        const double expected = influence_by_differences(rnn, values, order, order[t], radius);
        CHECK(std::abs(influence[t] - expected) <= 1e-5 * expected);
      }
      CHECK(influence_by_differences(rnn, values, order, 3, radius) == 0);
    }
  }
}

TEST_CASE("rnn: the states follow the cell's formula") {
  Rnn rnn(6, 3);
  const Doubles values = analysis::synthetic_rows(3, 6);
  const std::vector<int> order{2, 0, 1};
  rnn.run(values, order, 0.8);
  REQUIRE(rnn.states().size() == 9);
  Doubles state(3, 0.0);
  for (std::size_t t = 0; t < 3; ++t) {
    Doubles next(3, 0.0);
    for (std::size_t j = 0; j < 3; ++j) {
      for (std::size_t i = 0; i < 3; ++i) next[j] += state[i] * rnn.w_h()[i * 3 + j];
      for (std::size_t f = 0; f < 6; ++f) {
        next[j] += values[static_cast<std::size_t>(order[t]) * 6 + f] * rnn.w_x()[f * 3 + j];
      }
      next[j] = std::tanh(next[j]);
      CHECK(rnn.states()[t * 3 + j] == doctest::Approx(next[j]).epsilon(1e-12));
    }
    state = next;
  }
}

TEST_CASE("rnn: W_h has the spectral radius that was asked for") {
  for (const int hidden : {1, 12, 64}) {
    for (const double radius : {0.1, 1.0, 1.5}) {
      CAPTURE(hidden);
      CAPTURE(radius);
      Rnn rnn(16, hidden);
      rnn.run(Doubles(16, 0.0), {0}, radius);
      // W_h · W_hᵀ = radius² · 1 puts every eigenvalue of W_h on the circle of that radius.
      const auto n = static_cast<std::size_t>(hidden);
      for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) {
          double product = 0;
          for (std::size_t c = 0; c < n; ++c)
            product += rnn.w_h()[a * n + c] * rnn.w_h()[b * n + c];
          CHECK(std::abs(product - (a == b ? radius * radius : 0)) < 1e-13);
        }
      }
    }
  }
  Rnn rnn(8);
  rnn.run(Doubles(8, 0.0), {0}, 99);
  CHECK(length(rnn.w_h()) == doctest::Approx(analysis::k_max_spectral_radius * std::sqrt(8.0)));
  rnn.run(Doubles(8, 0.0), {0}, -1);
  CHECK(length(rnn.w_h()) == doctest::Approx(analysis::k_min_spectral_radius * std::sqrt(8.0)));
}

TEST_CASE("rnn: with nothing said, influence decays by the radius alone, past a double's range") {
  // h stays 0 and tanh'(0) = 1, so ‖∂h_N/∂v_t‖ = radius^(N−1−t) · ‖W_x‖ exactly.
  constexpr int k_people = 512;
  for (const Size size : {Size{8, 8}, Size{4, 6}}) {
    Rnn rnn(size.inputs, size.hidden);
    for (const double radius : {0.1, 0.9, 1.5}) {
      rnn.run(Doubles(static_cast<std::size_t>(k_people * size.inputs), 0.0), in_order(k_people),
              radius);
      CHECK(length(rnn.states()) == 0);
      for (int t = 0; t < k_people; ++t) {
        const double expected =
            (k_people - 1 - t) * std::log10(radius) + std::log10(length(rnn.w_x()));
        CHECK(std::abs(rnn.log10_influence()[t] - expected) < 1e-9);
        if (expected > -300) {
          CHECK(rnn.influence()[t] == doctest::Approx(std::pow(10, expected)).epsilon(1e-9));
        } else if (expected < -330) {
          CHECK(rnn.influence()[t] == 0);
        }
      }
    }
  }
}

TEST_CASE("rnn: below radius 1 the first speaker fades as the team grows, the last does not") {
  constexpr int k_facets = 32;
  constexpr double k_radius = 0.9;
  Rnn rnn(k_facets);
  double first_before = 1e9;
  for (const int people : {2, 4, 8, 16, 32, 64, 128, 256, 512}) {
    CAPTURE(people);
    rnn.run(analysis::synthetic_rows(people, k_facets), in_order(people), k_radius);
    const double bound = std::log10(length(rnn.w_x()));
    for (int t = 0; t < people; ++t) {
      CHECK(rnn.log10_influence()[t] <= (people - 1 - t) * std::log10(k_radius) + bound + 1e-12);
    }
    CHECK(rnn.log10_influence().front() < first_before);
    first_before = rnn.log10_influence().front();
    CHECK(rnn.influence().back() > 0.5 * length(rnn.w_x()));
  }
  CHECK(first_before < -20);
  CHECK(rnn.share().front() < 1e-20);
  CHECK(rnn.share().back() > 0.1);
}

TEST_CASE("rnn: shares are the influences over their sum") {
  Rnn rnn(12);
  rnn.run(analysis::synthetic_rows(20, 12), in_order(20), 1.2);
  const double sum = std::accumulate(rnn.influence().begin(), rnn.influence().end(), 0.0);
  double shares = 0;
  for (std::size_t t = 0; t < 20; ++t) {
    CHECK(rnn.share()[t] == doctest::Approx(rnn.influence()[t] / sum).epsilon(1e-12));
    CHECK(rnn.log10_influence()[t] == doctest::Approx(std::log10(rnn.influence()[t])));
    shares += rnn.share()[t];
  }
  CHECK(shares == doctest::Approx(1));
}

TEST_CASE("rnn: another speaking order is another answer; attention's stays") {
  const team::Team team = small_team();
  team::Team reversed = team;
  std::reverse(reversed.people.begin(), reversed.people.end());
  const int people = static_cast<int>(team.people.size());
  const auto at = [](int person) { return static_cast<std::size_t>(person); };

  Rnn rnn(team.facet_count());
  rnn.run(analysis::offer_rows(team), in_order(people), 0.9);
  const Doubles answer = last_state(rnn);
  const Doubles influence = rnn.influence();
  std::vector<int> backwards = in_order(people);
  std::reverse(backwards.begin(), backwards.end());
  rnn.run(analysis::offer_rows(team), backwards, 0.9);
  CHECK(largest_difference(answer, last_state(rnn)) > 0.1);
  // The last speaker counts most, whatever they had to say.
  CHECK(influence.back() > influence.front());
  CHECK(rnn.influence().back() > rnn.influence().front());
  // The same order of the same people by another route: the rows themselves reversed.
  const Doubles by_order = last_state(rnn);
  rnn.run(analysis::offer_rows(reversed), in_order(people), 0.9);
  CHECK(last_state(rnn) == by_order);

  analysis::Reader reader(team);
  analysis::Reader reversed_reader(reversed);
  analysis::Controls controls;
  const Doubles incident = needs(team, {{0, 0.9}, {6, 0.7}});
  controls.query = team.lead();
  reader.read(team, incident, controls);
  controls.query = reversed.lead();
  reversed_reader.read(reversed, incident, controls);
  for (std::size_t h = 0; h < team::k_heads; ++h) {
    for (int i = 0; i < people; ++i) {
      CHECK(reader.heads()[h].weights[at(i)] ==
            doctest::Approx(reversed_reader.heads()[h].weights[at(people - 1 - i)]).epsilon(1e-6));
    }
  }
}

TEST_CASE("rnn: calls and cells agree to the last bit, and later calls keep their memory") {
  const Doubles values = analysis::synthetic_rows(100, 16);
  Rnn rnn(16);
  rnn.run(values, in_order(100), 0.9);
  const Doubles states = rnn.states();
  const Doubles influence = rnn.influence();
  const double* memory[] = {rnn.states().data(), rnn.influence().data(),
                            rnn.log10_influence().data(), rnn.share().data(), rnn.w_h().data()};
  rnn.run(values, {7, 3}, 1.5);
  CHECK(rnn.states().size() == 32);
  rnn.run(values, in_order(100), 0.9);
  CHECK(rnn.states() == states);
  CHECK(rnn.influence() == influence);
  CHECK(rnn.states().data() == memory[0]);
  CHECK(rnn.influence().data() == memory[1]);
  CHECK(rnn.log10_influence().data() == memory[2]);
  CHECK(rnn.share().data() == memory[3]);
  Rnn other(16);
  other.run(values, in_order(100), 0.9);
  CHECK(other.states() == states);
  CHECK(other.influence() == influence);
}

TEST_CASE("rnn: one speaker is the whole answer, no speaker is none") {
  Rnn rnn(12, 5);
  rnn.run(analysis::synthetic_rows(1, 12), {0}, 0.9);
  Doubles jacobian = rnn.w_x();
  for (std::size_t i = 0; i < jacobian.size(); ++i) {
    jacobian[i] *= 1 - rnn.states()[i % 5] * rnn.states()[i % 5];
  }
  REQUIRE(rnn.influence().size() == 1);
  CHECK(rnn.influence()[0] == doctest::Approx(length(jacobian)).epsilon(1e-12));
  CHECK(rnn.share()[0] == 1);
  rnn.run({}, {}, 0.9);
  CHECK(rnn.states().empty());
  CHECK(rnn.influence().empty());
  CHECK(rnn.log10_influence().empty());
  CHECK(rnn.share().empty());
}

TEST_CASE("rnn: a last speaker who saturates every unit leaves nothing, and no NaN") {
  Rnn rnn(4);
  Doubles values = analysis::synthetic_rows(3, 4);
  std::fill(values.end() - 4, values.end(), 1e6);
  rnn.run(values, in_order(3), 0.9);
  for (std::size_t t = 0; t < 3; ++t) {
    CHECK(rnn.influence()[t] == 0);
    CHECK(rnn.log10_influence()[t] == analysis::k_min_log10_influence);
    CHECK(rnn.share()[t] == 0);
  }
}

TEST_CASE("rnn: the hidden size is the facets' number, up to its limit") {
  CHECK(Rnn(12).hidden() == 12);
  CHECK(Rnn(analysis::k_max_inputs).hidden() == analysis::k_max_hidden);
  CHECK(Rnn(12, 64).hidden() == 64);
}

TEST_CASE("rnn: the demo team's states are neither silent nor saturated") {
  const auto read = team::read_team(data("demo.json"));
  REQUIRE(read.team.has_value());
  const team::Team& team = *read.team;
  const int people = static_cast<int>(team.people.size());
  Rnn rnn(team.facet_count());
  for (const double radius : {0.1, 0.9, 1.5}) {
    rnn.run(analysis::offer_rows(team), in_order(people), radius);
    const double typical =
        length(rnn.states()) / std::sqrt(static_cast<double>(rnn.states().size()));
    CAPTURE(typical);
    CHECK(typical > 0.1);
    CHECK(typical < 0.8);
  }
}

TEST_CASE("rnn: random numbers are splitmix64's") {
  base::SplitMix64 random(1234567);  // the generator's published test values
  CHECK(random.next() == 6457827717110365317u);
  CHECK(random.next() == 3203168211198807973u);
  CHECK(random.next() == 9817491932198370423u);
}

TEST_CASE("rnn: made-up people are strong and weak, and stay as the team grows") {
  constexpr std::size_t k_facets = 32;
  const Doubles rows = analysis::synthetic_rows(512, k_facets);
  REQUIRE(rows.size() == 512 * k_facets);
  Doubles strengths;
  for (auto row = rows.begin(); row != rows.end(); row += k_facets) {
    const auto offered = std::count_if(row, row + k_facets, [](double v) { return v > 0; });
    CHECK(offered >= 1);
    CHECK(offered <= 6);
    strengths.push_back(*std::max_element(row, row + k_facets));
    CHECK(*std::min_element(row, row + k_facets) >= 0);
    CHECK(strengths.back() <= 1);
  }
  std::sort(strengths.begin(), strengths.end());
  CHECK(strengths[256] < 0.3);       // the median person
  CHECK(strengths[512 - 30] > 0.8);  // one of the strongest twentieth
  const Doubles fewer = analysis::synthetic_rows(100, k_facets);
  CHECK(std::equal(fewer.begin(), fewer.end(), rows.begin()));
}

// The queue minute by minute, as it happens: arrivals, one desk, first come, first served.
struct Served {
  double waited;
  double answered_at;
};

std::vector<Served> serve(const analysis::IncidentQueue& queue, int incidents) {
  std::vector<Served> result;
  double free_at = 0;
  for (int k = 0; k < incidents; ++k) {
    const double arrival = k * queue.minutes_between;
    const double start = std::max(arrival, free_at);
    free_at = start + queue.minutes_each;
    result.push_back({start - arrival, free_at});
  }
  return result;
}

TEST_CASE("rnn pace: the queue of incidents is what serving them one by one gives") {
  for (const double between : {0.7, 5.0, 10.0, 45.0}) {
    for (const double each : {0.0, 3.0, 10.0, 24.0, 70.0}) {
      CAPTURE(between);
      CAPTURE(each);
      const analysis::IncidentQueue queue{between, each};
      const std::vector<Served> served = serve(queue, 200);
      for (int k = 0; k < 200; ++k) {
        const double waited = served[k].waited;
        CHECK(std::abs(analysis::waiting_minutes(queue, k) - waited) < 1e-9);
      }
      for (const double minutes : {0.0, 7.5, 59.9, 60.1}) {
        const auto in_time = [minutes](const Served& s) { return s.answered_at <= minutes; };
        const auto expected = std::count_if(served.begin(), served.end(), in_time);
        CHECK(analysis::answered_within(queue, minutes) == expected);
      }
    }
  }
}

TEST_CASE("rnn pace: eight people, three minutes each, an incident every ten minutes") {
  const double serial = analysis::serial_minutes(8, 3);
  CHECK(serial == 24);
  CHECK(analysis::serial_minutes(1, 3) == 3);
  const analysis::IncidentQueue manager{10, serial};
  const analysis::IncidentQueue attention{10, 3};
  CHECK(analysis::waiting_minutes(manager, 0) == 0);
  CHECK(analysis::waiting_minutes(manager, 5) == 70);
  CHECK(analysis::waiting_minutes(attention, 5) == 0);
  CHECK(analysis::answered_within(manager, 60) == 2);
  CHECK(analysis::answered_within(attention, 60) == 6);
  CHECK(analysis::answered_within(manager, 23.9) == 0);
  CHECK(analysis::answered_within(manager, 24) == 1);
  CHECK(analysis::answered_within({0.1, 0.1}, 60) == 600);  // on the minute counts, 0.1 or not
}

}  // namespace
}  // namespace headsup::test
