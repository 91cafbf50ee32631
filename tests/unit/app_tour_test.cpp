// The guided tour: it can be walked from end to end by its own controls alone, on any team.
#include <algorithm>
#include <cstdio>
#include <numeric>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/command_run.h"
#include "app/permalink.h"
#include "app/tour.h"
#include "app_fixture.h"
#include "lead_teams.h"
#include "team/matrices.h"

using namespace headsup;
using app::State;

namespace {

enum Step { broadcast, report, asker, title, value, voice, heads, away, blend, chain, everyone };

State open(team::Team team) {
  State state;
  app::open_team(state, std::move(team));
  app::refresh(state);
  return state;
}

void act(State& state, app::Action action) {
  app::update(state, std::move(action));
  app::refresh(state);
}

void go(State& state, int step) {
  act(state, app::GoToStep{step});
  REQUIRE(state.tour.step == step);
}

bool offers(const State& state, const char* id, const app::Input& input = app::Press{}) {
  app::Action action;
  return app::find_action(app::tour_document(state), id, input, action);
}

// As the mirror does it: through the card's own controls and nothing else.
void use(State& state, const char* id, const app::Input& input = app::Press{}) {
  app::Action action;
  INFO(id);
  REQUIRE(app::find_action(app::tour_document(state), id, input, action));
  act(state, std::move(action));
}

bool done(const State& state, int step) {
  return (state.tour.done >> step & 1u) != 0;
}

void do_step(State& state, int step) {
  switch (step) {
    case broadcast:
      return use(state, "tour-who", app::Pick{0});
    case report:
      return use(state, "tour-report", app::Pick{0});
    case asker:
      return use(state, "tour-asker", app::Pick{0});
    case title:
      return use(state, "tour-title", app::Pick{0});
    case value:
      use(state, "tour-ledger");
      return act(state, app::CloseEdge{});  // the ledger's own button
    case voice:
      use(state, "tour-temperature", app::Drag{0});
      return use(state, "tour-temperature", app::Drag{1});
    case heads:
      return use(state, "tour-head-3");
    case away:
      return use(state, "tour-away");
    case blend:
      return use(state, "tour-cover", app::Pick{0});
    case chain:
      return use(state, "tour-words", app::Pick{0});
    default:
      return use(state, "tour-everyone");
  }
}

// Everything that a reader of the card sees, one text after the other.
struct Reader {
  std::string text;
  std::multiset<std::string> ids;

  void add(const std::string& more) { text += more + "\n"; }
  void operator()(const app::Heading& block) { add(block.text); }
  void operator()(const app::Paragraph& block) { add(block.text); }
  void operator()(const app::Table& block) {
    for (const std::string& column : block.columns) add(column);
    for (const app::Row& row : block.rows) {
      add(row.label);
      for (const app::Cell& cell : row.cells) add(cell.text);
    }
  }
  void operator()(const app::Bars& block) {
    add(block.caption);
    for (const app::Bar& bar : block.rows) {
      add(bar.label + " " + bar.value);
      CHECK(bar.share >= 0);
      CHECK(bar.share <= 1);
    }
  }
  void operator()(const app::Slider& block) {
    ids.insert(block.id);
    add(block.label + " " + block.value);
    CHECK(block.share >= 0);
    CHECK(block.share <= 1);
  }
  void operator()(const app::Choice& block) {
    ids.insert(block.id);
    add(block.label);
    for (const std::string& option : block.options) add(option);
    CHECK_FALSE(block.options.empty());
  }
  void operator()(const app::Switch& block) {
    ids.insert(block.id);
    add(block.label);
  }
  void operator()(const app::Buttons& block) {
    for (const app::Button& button : block.buttons) {
      ids.insert(button.id);
      add(button.label);
    }
  }
  template <class Other>
  void operator()(const Other&) {
    FAIL("a card of the tour is made of simple blocks");
  }
};

Reader read(const State& state) {
  const app::Document document = app::tour_document(state);
  Reader reader;
  reader.add(document.title);
  for (const app::Block& block : document.blocks) std::visit(reader, block);
  return reader;
}

bool says(const State& state, const std::string& what) {
  return read(state).text.find(what) != std::string::npos;
}

std::string percent(double share) {
  if (share > 0 && share < 0.005) return "<1\u00a0%";
  if (share >= 0.995 && share < 0.9995) return ">99\u00a0%";
  char text[32];
  std::snprintf(text, sizeof text, "%.0f\u00a0%%", share * 100);
  return text;
}

std::string decimals(double value, int count) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", count, value);
  return text;
}

const lead::HeadReading& technical(const State& state) {
  return state.reader->heads()[0];
}

std::string share_of(const State& state, int person) {
  return percent(static_cast<double>(technical(state).weights[static_cast<std::size_t>(person)]));
}

const std::string& name(const State& state, int person) {
  return state.team.people[static_cast<std::size_t>(person)].name;
}

// A card is complete and well-formed at every moment.
void check_card(const State& state) {
  const Reader card = read(state);
  INFO(card.text);
  CHECK(std::set<std::string>(card.ids.begin(), card.ids.end()).size() == card.ids.size());
  for (const std::string& id : card.ids) CHECK(id.rfind("tour-", 0) == 0);
  CHECK(card.text.find("{") == std::string::npos);
  CHECK(card.text.find(" nan ") == std::string::npos);
  CHECK(card.text.find(" inf ") == std::string::npos);
  CHECK(card.ids.count("tour-leave") == 1);
}

void walk(State& state) {
  act(state, app::GoToStep{app::k_resume_tour});
  for (int step = 0; step < app::tour_steps(); ++step) {
    INFO("step " << step + 1);
    const bool last = step + 1 == app::tour_steps();
    REQUIRE(state.tour.step == step);
    CHECK_FALSE(done(state, step));
    CHECK_FALSE(offers(state, "tour-next"));
    CHECK(offers(state, "tour-skip") != last);
    CHECK(offers(state, "tour-back") == (step > 0));
    check_card(state);
    const std::string before = read(state).text;
    do_step(state, step);
    CHECK(done(state, step));
    CHECK_FALSE(offers(state, "tour-skip"));
    check_card(state);
    CHECK(read(state).text.size() > before.size());  // it tells what happened
    if (!last) use(state, "tour-next");
  }
  use(state, "tour-leave");
  CHECK(state.tour.step == -1);
  CHECK(app::tour_document(state).title.empty());
}

team::Team team_with_words() {
  team::Team team = test::random_team(23, 5);
  for (int facet = 0; facet < team.facet_count(); ++facet) {
    const int d_k = team.facets_per_head();
    auto& head = team.heads[static_cast<std::size_t>(facet / d_k)];
    head.facets[static_cast<std::size_t>(facet % d_k)].terms = {"word" + std::to_string(facet)};
  }
  return team;
}

team::Team pair() {
  team::Team team = test::small_team();
  team.people.resize(2);
  return team;
}

}  // namespace

TEST_CASE("tour: from the first step to the last by its own controls, with the demo team") {
  State state = test::demo_state();
  CHECK(app::tour_steps() >= 8);
  CHECK(app::tour_steps() <= 12);
  walk(state);
}

TEST_CASE("tour: every team can take it") {
  SUBCASE("without words and incidents") {
    State state = open(test::small_team());
    walk(state);
  }
  SUBCASE("with people away, words but no incidents") {
    State state = open(team_with_words());
    walk(state);
  }
  SUBCASE("of two") {
    State state = open(pair());
    walk(state);
  }
  SUBCASE("of whom one is there") {
    team::Team team = pair();
    team.people[1].available = false;
    State state = open(team);
    walk(state);
  }
  SUBCASE("where only somebody other than the lead is there") {
    team::Team team = pair();
    team.people[0].available = false;
    State state = open(team);
    walk(state);
  }
  SUBCASE("whose people are all alike") {
    team::Team team = test::small_team();
    for (team::Person& person : team.people) {
      person.carries.clear();
      person.contributions.clear();
      person.needs.clear();
    }
    State state = open(team);
    walk(state);
  }
  SUBCASE("whose vague incident asks more than any other") {
    team::Team team = team_with_words();
    team.incidents = {{"a", "A", "word1", false},
                      {"b", "B", "word1 word2 word3 word8 word20", true}};
    State state = open(team);
    walk(state);
  }
}

TEST_CASE("tour: in German, and a change of language on the way") {
  State state = test::demo_state();
  act(state, app::SetLanguage{texts::Language::german});
  walk(state);
  State other = open(test::small_team());
  go(other, report);
  act(other, app::SetLanguage{texts::Language::english});
  CHECK_FALSE(done(other, report));
  do_step(other, report);
  CHECK(done(other, report));
  act(other, app::SetLanguage{texts::Language::german});
  CHECK(done(other, report));
  check_card(other);
  texts::use(texts::Language::english);
}

TEST_CASE("tour: what is done elsewhere counts as well") {
  State state = test::demo_state();
  go(state, report);
  act(state, app::SetIncident{"the checkout deploy failed and the rollback hangs"});
  CHECK(done(state, report));
  go(state, asker);
  act(state, app::SelectPerson{3});
  CHECK(done(state, asker));
  go(state, value);
  act(state, app::OpenEdge{2, 4});
  CHECK(done(state, value));
  go(state, voice);
  act(state, app::SetTemperature{0.05});
  CHECK_FALSE(done(state, voice));
  act(state, app::SetTemperature{1});
  act(state, app::SetTemperature{20});
  CHECK(done(state, voice));
  go(state, heads);
  act(state, app::SetHeadEnabled{1, false});
  CHECK(done(state, heads));
  go(state, away);
  act(state, app::SetAvailable{state.tour.answers[away], false});
  CHECK(done(state, away));
  go(state, everyone);
  act(state, app::SetMode{app::Mode::everyone});
  CHECK(done(state, everyone));
}

TEST_CASE("tour: a step stays done, whatever comes after") {
  State state = test::demo_state();
  go(state, heads);
  do_step(state, heads);
  use(state, "tour-head-3");
  CHECK(state.controls.enabled[2]);
  CHECK(done(state, heads));
  CHECK(offers(state, "tour-next"));
}

TEST_CASE("tour: a wrong prediction is as good as a right one, and both are told the truth") {
  State state = test::demo_state();
  go(state, broadcast);
  use(state, "tour-who", app::Pick{0});
  CHECK(done(state, broadcast));
  CHECK(says(state, "The numbers say: everyone, about equally."));
  use(state, "tour-who", app::Pick{2});
  CHECK(says(state, "everyone, about equally. The numbers agree."));
  CHECK(says(state, share_of(state, 0)));
  CHECK(says(state, decimals(technical(state).effective_people, 1) + " of 9 people"));
}

TEST_CASE("tour: skip, back, leave and resume") {
  State state = test::demo_state();
  act(state, app::GoToStep{app::k_resume_tour});
  do_step(state, broadcast);
  use(state, "tour-next");
  use(state, "tour-skip");
  CHECK(state.tour.step == asker);
  CHECK_FALSE(done(state, report));
  use(state, "tour-back");
  CHECK(state.tour.step == report);
  go(state, title);
  do_step(state, title);
  use(state, "tour-leave");
  CHECK(state.tour.step == -1);
  act(state, app::GoToStep{app::k_resume_tour});
  CHECK(state.tour.step == value);

  go(state, everyone);
  do_step(state, everyone);
  act(state, app::LeaveTour{});
  act(state, app::GoToStep{app::k_resume_tour});
  CHECK(state.tour.step == report);  // the first that was left out
}

TEST_CASE("tour: after its end it starts afresh") {
  State state = test::demo_state();
  walk(state);
  act(state, app::GoToStep{app::k_resume_tour});
  CHECK(state.tour.step == 0);
  CHECK_FALSE(done(state, 0));
}

TEST_CASE("tour: steps and answers that do not exist change nothing") {
  State state = test::demo_state();
  act(state, app::GoToStep{app::tour_steps()});
  CHECK(state.tour.step == -1);
  act(state, app::GoToStep{-1});
  CHECK(state.tour.step == -1);
  go(state, broadcast);
  act(state, app::AnswerStep{-1});
  act(state, app::AnswerStep{state.people() + 1});
  CHECK_FALSE(done(state, broadcast));
  go(state, report);
  act(state, app::AnswerStep{0});
  CHECK_FALSE(done(state, report));
  state.tour.answers.assign(40, 900);  // as a link may have it
  for (int step = 0; step < app::tour_steps(); ++step) {
    state.tour.step = step;
    ++state.view_revision;
    app::refresh(state);
    check_card(state);
  }
}

TEST_CASE("tour: a text of the user's own is not lost") {
  State state = test::demo_state();
  const std::string own = "slow queries since the deploy";
  act(state, app::SetIncident{own});
  go(state, broadcast);
  CHECK(state.incident_text != own);
  CHECK(state.comparison_text == own);
  go(state, report);
  CHECK(says(state, "My own text"));
  use(state, "tour-report", app::Pick{3});
  CHECK(state.incident_text == own);
  use(state, "tour-next");
  CHECK(state.incident_text == own);
  CHECK(state.comparison_text == app::usual_comparison(state.team));
}

TEST_CASE("tour: leaving keeps everything as it is") {
  State state = test::demo_state();
  go(state, voice);
  act(state, app::SetTemperature{7});
  act(state, app::LeaveTour{});
  CHECK(state.controls.temperature == 7);
  go(state, away);
  const int first = state.tour.answers[away];
  do_step(state, away);
  use(state, "tour-leave");
  CHECK_FALSE(state.team.people[static_cast<std::size_t>(first)].available);
}

TEST_CASE("tour: whom the tour has sent away comes back with the next step, others do not") {
  State state = test::demo_state();
  act(state, app::SetAvailable{4, false});
  go(state, away);
  const int first = state.tour.answers[away];
  do_step(state, away);
  use(state, "tour-next");
  CHECK(state.team.people[static_cast<std::size_t>(first)].available);
  CHECK_FALSE(state.team.people[4].available);
}

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
  CHECK(state.controls.depth == 0);
  CHECK(says(state, name(state, first()) + " is called first with " + share_of(state, first())));
  CHECK(says(state, "gets " + share_of(state, knows) + " instead of " + known));
  use(state, "tour-depth", app::Drag{0.5});
  CHECK(says(state, name(state, first()) + " " + share_of(state, first())));

  go(state, value);
  do_step(state, value);
  CHECK(says(state, share_of(state, first()) + " of what " + name(state, first()) + " offers"));
  const lead::BriefLine& line = state.reader->brief().lines.front();
  CHECK(says(state, state.team.people[static_cast<std::size_t>(line.person)]
                        .contributions[static_cast<std::size_t>(line.contribution)]
                        .text));

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
      to_lead += static_cast<double>(state.reader->weights(head)[person * 9]) / 32;
    }
  }
  REQUIRE(state.team.lead() == 0);
  CHECK(says(state, name(state, 0) + " " + percent(to_lead) + " of their attention"));
}

TEST_CASE("tour: whoever takes over had the share that is told, and the factor is that of all") {
  State state = test::demo_state();
  go(state, away);
  const auto before = technical(state).weights;
  const auto gone = static_cast<std::size_t>(state.tour.answers[away]);
  const double effective = technical(state).effective_people;
  CHECK(says(state, percent(static_cast<double>(before[gone])) + " of the weight"));
  do_step(state, away);
  const int next = technical(state).order.front();
  CHECK(says(state, name(state, next) + " takes over, from " +
                        percent(static_cast<double>(before[static_cast<std::size_t>(next)])) +
                        " to " + share_of(state, next)));
  CHECK(says(state, decimals(1 / (1 - static_cast<double>(before[gone])), 2)));
  CHECK(says(state, "in place of " + decimals(effective, 1)));
}

TEST_CASE("tour: with one head off, the lines it would have written are told") {
  State state = test::demo_state();
  go(state, heads);
  const auto lines = state.reader->brief().lines;
  const auto of_comms =
      std::count_if(lines.begin(), lines.end(), [](const auto& line) { return line.head == 2; });
  do_step(state, heads);
  CHECK(says(state, "loses " + std::to_string(of_comms) + " of its " +
                        std::to_string(lines.size()) + " lines"));
  CHECK(lines.size() - state.reader->brief().lines.size() == static_cast<std::size_t>(of_comms));
}

TEST_CASE("tour: coverage is that of the people whom the brief names") {
  State state = test::demo_state();
  go(state, blend);
  CHECK(state.mode == app::Mode::explain);
  CHECK(state.page == app::Page::synthesis);
  const std::vector<double>& asked = state.needs.facets;
  const double total = std::accumulate(asked.begin(), asked.end(), 0.0);
  const auto cover = [&](const std::vector<double>& offers) {
    double sum = 0;
    for (std::size_t f = 0; f < asked.size(); ++f) sum += asked[f] * offers[f];
    return sum / total;
  };
  std::vector<double> together(asked.size(), 0.0);
  double best = 0;
  std::set<int> named;
  for (const lead::BriefLine& line : state.reader->brief().lines) {
    const std::vector<double> offers = team::offers(state.team, line.person);
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
  CHECK(state.mode == app::Mode::query);
  do_step(state, everyone);
  use(state, "tour-more");
  CHECK(state.page == app::Page::limits);
  use(state, "tour-back");
  CHECK(state.page == app::Page::command);
}

TEST_CASE("tour: the old way is told in the numbers of its page") {
  State state = test::demo_state();
  go(state, chain);
  do_step(state, chain);
  const app::Voices heard = app::voices(state);
  const auto& share = app::run_command(state, heard).rnn->share();
  CHECK(says(state, decimals(share.front() * 100, 1) + " % from " + name(state, 0)));
  CHECK(says(state, decimals(share.back() * 100, 1) + " % comes from " + name(state, 8)));
  CHECK(says(state, "9 steps, 1 h 30 min at 10 min each"));
  app::Command command = state.command;
  command.order = {8, 7, 6, 5, 4, 3, 2, 1, 0};
  act(state, app::SetCommand{command});
  CHECK(says(state, name(state, 8) + " speaks first, " + name(state, 0) + " last"));

  command.people = 64;
  command.order.clear();
  act(state, app::SetCommand{command});
  check_card(state);
  use(state, "tour-team");
  CHECK(state.command.people == 0);
  CHECK(offers(state, "tour-words", app::Pick{0}));
}

TEST_CASE("tour: a link brings every step back as it was") {
  for (int step = 0; step < app::tour_steps(); ++step) {
    INFO("step " << step + 1);
    State state = test::demo_state();
    go(state, step);
    do_step(state, step);
    State other = test::demo_state();
    std::string error;
    REQUIRE(app::open_link(other, app::write_link(state), error));
    app::refresh(other);
    CHECK(app::document_json(app::tour_document(other)) ==
          app::document_json(app::tour_document(state)));
  }
}

TEST_CASE("tour: a card is written anew when its step is done, without another change") {
  State state = test::demo_state();
  go(state, asker);
  const std::size_t before = state.panel_document.blocks.size();
  app::update(state, app::SelectPerson{2});
  CHECK(app::refresh(state));
  CHECK(state.panel_document.blocks.size() > before);
  CHECK_FALSE(app::refresh(state));
}
