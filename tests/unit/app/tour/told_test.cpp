// What the steps of the tour tell: the numbers of the moment.
#include "app/core/action.h"
#include "app/core/state.h"
#include "tests/unit/app/tour/steps.h"

using namespace headsup;
using namespace headsup::tour_test;

TEST_CASE("tour: what happened is told in the numbers of the moment") {
  State state = test::demo_state();
  const auto first = [&] { return technical(state).order[0]; };
  const auto second = [&] { return technical(state).order[1]; };

  go(state, report);
  do_step(state, report);
  CHECK(says(state, name(state, first()) + " comes first with " + share_of(state, first())));
  CHECK(says(state, name(state, second()) + " with " + share_of(state, second())));

  go(state, title);
  const int knows = first();
  const std::string known = share_of(state, knows);
  do_step(state, title);
  CHECK(state.controls().depth == 0);
  CHECK(says(state, name(state, first()) + " is called first with " + share_of(state, first())));
  CHECK(says(state, "gets " + share_of(state, knows) + " instead of " + known));
  use(state, "tour-depth", app::Drag{0.5});
  CHECK(says(state, name(state, first()) + " " + share_of(state, first())));

  go(state, value);
  do_step(state, value);
  CHECK(says(state, share_of(state, first()) + " of what " + name(state, first()) + " offers"));
  const analysis::BriefLine& line = state.derived().reader->brief().lines.front();
  CHECK(says(state, state.team().people[line.person].contributions[line.contribution].text));

  go(state, voice);
  do_step(state, voice);
  CHECK(says(state, "τ 20"));
  CHECK(says(state, decimals(technical(state).effective_people, 1) + " effective people"));
  CHECK(says(state, decimals(technical(state).entropy_bits, 2) + " bits"));

  go(state, everyone);
  do_step(state, everyone);
  double to_lead = 0;
  for (int head = 0; head < team::k_heads; ++head) {
    for (int person = 1; person < 9; ++person) {
      to_lead += static_cast<double>(state.derived().reader->weights(head)[person * 9]) / 32;
    }
  }
  REQUIRE(state.team().lead() == 0);
  CHECK(says(state, name(state, 0) + " " + percent(to_lead) + " of their attention"));
}

TEST_CASE("tour: whoever takes over had the share that is told, and the factor is that of all") {
  State state = test::demo_state();
  go(state, away);
  const auto before = technical(state).weights;
  const auto gone = static_cast<std::size_t>(state.view().tour.answers[away]);
  const double effective = technical(state).effective_people;
  CHECK(says(state, percent(static_cast<double>(before[gone])) + " of the weight"));
  do_step(state, away);
  const int next = technical(state).order.front();
  CHECK(says(state, name(state, next) + " takes over, from " +
                        percent(static_cast<double>(before[next])) + " to " +
                        share_of(state, next)));
  CHECK(says(state, decimals(1 / (1 - static_cast<double>(before[gone])), 2)));
  CHECK(says(state, "in place of " + decimals(effective, 1)));
}

TEST_CASE("tour: with one head off, the lines it would have written are told") {
  State state = test::demo_state();
  go(state, heads);
  const auto lines = state.derived().reader->brief().lines;
  const auto of_comms =
      std::count_if(lines.begin(), lines.end(), [](const auto& line) { return line.head == 2; });
  do_step(state, heads);
  CHECK(says(state, "loses " + std::to_string(of_comms) + " of its " +
                        std::to_string(lines.size()) + " lines"));
  CHECK(lines.size() - state.derived().reader->brief().lines.size() ==
        static_cast<std::size_t>(of_comms));
}

TEST_CASE("tour: coverage is that of the people whom the brief names") {
  State state = test::demo_state();
  go(state, blend);
  CHECK(state.view().mode == app::Mode::explain);
  CHECK(state.view().page == app::Page::synthesis);
  const std::vector<double>& asked = state.derived().needs.facets;
  const double total = std::accumulate(asked.begin(), asked.end(), 0.0);
  const auto cover = [&](const std::vector<double>& offers) {
    double sum = 0;
    for (std::size_t f = 0; f < asked.size(); ++f) sum += asked[f] * offers[f];
    return sum / total;
  };
  std::vector<double> together(asked.size(), 0.0);
  double best = 0;
  std::set<int> named;
  for (const analysis::BriefLine& line : state.derived().reader->brief().lines) {
    const std::vector<double> offers = team::offers(state.team(), line.person);
    for (std::size_t f = 0; f < asked.size(); ++f) together[f] = std::max(together[f], offers[f]);
    best = std::max(best, cover(offers));
    named.insert(line.person);
  }
  use(state, "tour-cover", app::Pick{2});
  CHECK(says(state, "covers most alone: " + percent(best)));
  CHECK(says(state, "The " + std::to_string(named.size()) + " people whom the brief names cover " +
                        percent(cover(together))));
  CHECK(says(state, best > 2.0 / 3 ? "The numbers agree." : "The numbers say:"));
}

TEST_CASE("tour: pages of the explanation open where a step speaks of them") {
  State state = test::demo_state();
  go(state, everyone);
  CHECK(state.view().mode == app::Mode::query);
  do_step(state, everyone);
  use(state, "tour-more");
  CHECK(state.view().page == app::Page::limits);
  use(state, "tour-back");
  CHECK(state.view().page == app::Page::rnn);
}

TEST_CASE("tour: the old way is told in the numbers of its page") {
  State state = test::demo_state();
  go(state, chain);
  do_step(state, chain);
  const app::Voices key = app::voices(state);
  const auto& share = app::run_rnn(state, key).rnn->share();
  CHECK(says(state, decimals(share.front() * 100, 1) + " % from " + name(state, 0)));
  CHECK(says(state, decimals(share.back() * 100, 1) + " % comes from " + name(state, 8)));
  CHECK(says(state, "9 steps, 1 h 30 min at 10 min each"));
  app::RnnSettings command = state.rnn();
  command.order = {8, 7, 6, 5, 4, 3, 2, 1, 0};
  act(state, app::SetRnn{command});
  CHECK(says(state, name(state, 8) + " speaks first, " + name(state, 0) + " last"));

  command.people = 64;
  command.order.clear();
  act(state, app::SetRnn{command});
  check_card(state);
  use(state, "tour-team");
  CHECK(state.rnn().people == 0);
  CHECK(offers(state, "tour-words", app::Pick{0}));
}
