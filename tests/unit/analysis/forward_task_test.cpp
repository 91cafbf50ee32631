// A forward pass as a task: everything a layer needs, in one go or in parts.

#include <doctest.h>

#include <cmath>
#include <limits>
#include <utility>

#include "analysis/forward_task.h"
#include "analysis/reading.h"
#include "attention/multi_head.h"
#include "team/team_file.h"
#include "tests/unit/data.h"
#include "tests/unit/team/wide.h"

using namespace headsup;

TEST_CASE("forward task: a layer made of it reads what the reader reads") {
  const team::Team team = *team::read_team(test::data("demo.json")).team;
  std::vector<double> needs(team.facet_count(), 0.0);
  needs[2] = 0.8;
  analysis::Controls controls;
  controls.temperature = 0.5;
  controls.head_temperatures[1] = 2;
  controls.depth = 0.7;
  analysis::Reader reader(team);
  reader.read(team, needs, controls);

  const analysis::ForwardTask task = analysis::forward_task(team, needs, controls);
  attention::MultiHead layer;
  REQUIRE(layer.configure(task.shape, {task.wq.data(), task.wk.data(), task.wv.data(),
                                       task.wo.data()}) == attention::Status::ok);
  attention::Options options;
  options.head_temperatures = task.temperatures.data();
  options.masked = task.masked.data();
  REQUIRE(layer.forward(task.x.data(), task.tokens, options) == attention::Status::ok);
  for (int head = 0; head < team::k_heads; ++head) {
    const auto& weights = reader.heads()[head].weights;
    for (int i = 0; i < task.tokens; ++i) {
      const float weight = layer.weights()[(head * task.tokens + controls.query) * task.tokens + i];
      CHECK(weight == doctest::Approx(weights[i]).epsilon(1e-5));
    }
  }
}

TEST_CASE("forward task: heads made equally wide weigh and answer as before") {
  const team::Team demo = *team::read_team(test::data("demo.json")).team;
  for (const auto& counts : test::k_unequal_counts) {
    const team::Team team = test::with_facet_counts(demo, counts);
    const analysis::ForwardTask task =
        analysis::forward_task(team, std::vector<double>(team.facet_count(), 0.3), {});
    const analysis::ForwardTask equal = analysis::with_equal_heads(task);
    CHECK(equal.shape.widths.empty());
    CHECK(equal.shape.d_k == 64);
    attention::MultiHead layers[2];
    const analysis::ForwardTask* tasks[] = {&task, &equal};
    for (int i = 0; i < 2; ++i) {
      const analysis::ForwardTask& t = *tasks[i];
      REQUIRE(layers[i].configure(t.shape, {t.wq.data(), t.wk.data(), t.wv.data(), t.wo.data()}) ==
              attention::Status::ok);
      REQUIRE(layers[i].forward(t.x.data(), t.tokens, {}) == attention::Status::ok);
    }
    const int weights = 4 * task.tokens * task.tokens, outputs = task.tokens * task.shape.d_model;
    for (int i = 0; i < weights; ++i) {
      CHECK(std::abs(layers[0].weights()[i] - layers[1].weights()[i]) < 5e-6f);
    }
    for (int i = 0; i < outputs; ++i) {
      CHECK(std::abs(layers[0].output()[i] - layers[1].output()[i]) < 1e-5f);
    }
  }
}

TEST_CASE("forward task: in parts it ends at 1, as often as wanted; what cannot be is refused") {
  const team::Team team = *team::read_team(test::data("demo.json")).team;
  const std::vector<double> needs(team.facet_count(), 0.1);
  analysis::ForwardTask task = analysis::forward_task(team, needs, {});
  analysis::ForwardRun run(task);
  for (int pass = 0; pass < 2; ++pass) {
    REQUIRE(run.begin());
    double before = run.done();
    CHECK(before < 1);
    while (run.done() < 1) {
      REQUIRE(run.advance(3));
      CHECK(run.done() > before);
      before = run.done();
    }
  }
  CHECK(run.pass());
  CHECK(run.done() == 1);
  task.x[5] = std::numeric_limits<float>::quiet_NaN();
  CHECK_FALSE(analysis::ForwardRun(std::move(task)).pass());
}
