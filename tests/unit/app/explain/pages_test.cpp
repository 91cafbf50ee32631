// The pages about the softmax and about query and key, and what holds of all pages.
#include "tests/unit/app/explain/pages.h"
#include "app/content/document.h"
#include "app/core/action.h"
#include "app/core/state.h"

using namespace headsup;
using namespace headsup::pages_test;

TEST_CASE("The bars of a row sum to one, at any temperature and whoever is away") {
  app::State state = test::demo_state();
  for (const double temperature : {1.0, 0.05, 20.0}) {
    act(state, app::SetTemperature{temperature});
    for (const Write write : {app::softmax_page, app::query_key_page, app::absence_page}) {
      int rows = 0;
      for (const app::Bars& bars : all<app::Bars>(write(state))) {
        if (bars.rows.empty() || bars.rows.back().label.find("other") == std::string::npos) {
          continue;
        }
        double sum = 0;
        double before = 0;
        for (const app::Bar& bar : bars.rows) {
          sum += bar.share;
          before += bar.before;
        }
        CHECK(sum == doctest::Approx(1).epsilon(1e-9));
        if (bars.rows[0].before >= 0) CHECK(before == doctest::Approx(1).epsilon(1e-9));
        ++rows;
      }
      CHECK(rows >= 4);
    }
    act(state, app::SetAvailable{2, false});
  }
}

TEST_CASE(
    "The temperature's slider reaches its ends and exactly one, and a head can leave and follow") {
  app::State state = test::demo_state();
  const auto drag = [&](const std::string& id, double share) {
    operate(state, app::softmax_page, id, app::Drag{share});
  };
  drag("temperature-all", 0);
  CHECK(state.controls().temperature == doctest::Approx(0.05));
  drag("temperature-all", 1);
  CHECK(state.controls().temperature == doctest::Approx(20));
  drag("temperature-all", 0.505);
  CHECK(state.controls().temperature == 1.0);
  for (double share = 0; share <= 1; share += 0.02) {
    CHECK(app::temperature_share(app::share_temperature(share)) == doctest::Approx(share));
  }

  app::Action action = app::DismissNotice{};
  CHECK_FALSE(app::find_action(app::softmax_page(state), "follow-health", app::Press{}, action));
  drag("temperature-health", 0.1);
  CHECK(state.controls().temperature_of(1) < 0.1);
  CHECK(state.controls().temperature_of(0) == 1);
  operate(state, app::softmax_page, "follow-health", app::Press{});
  CHECK(state.controls().head_temperatures[1] == 0);
}

TEST_CASE("A head's word changes at the temperature that the page tells") {
  app::State state = test::demo_state();
  act(state, app::SetHeadTemperature{3, 2});
  const auto tables = all<app::Table>(app::softmax_page(state));
  const app::Table told = table(tables, Id::softmax_words_caption);
  REQUIRE(told.rows.size() == 4);
  const char* word[] = {"one voice", "decisive", "shared", "committee"};
  int verified = 0;
  for (int head = 0; head < team::k_heads; ++head) {
    for (int place = 0; place < 3; ++place) {
      const std::string text = told.rows[head].cells[place].text;
      if (text.rfind("< ", 0) != 0) continue;
      const double tau = std::strtod(text.c_str() + 2, nullptr);
      CAPTURE(text);
      act(state, app::SetHeadTemperature{head, tau - 0.006});
      CHECK(std::string(app::voice(state.derived().reader->heads()[head])) == word[place]);
      act(state, app::SetHeadTemperature{head, tau + 0.006});
      CHECK(std::string(app::voice(state.derived().reader->heads()[head])) == word[place + 1]);
      ++verified;
    }
  }
  CHECK(verified >= 8);
}

TEST_CASE("The order of influence is the one told for its interval of temperatures") {
  app::State state = test::demo_state();
  const auto tables = all<app::Table>(app::softmax_page(state));
  const app::Table told = table(tables, Id::softmax_order_caption);
  REQUIRE(told.rows.size() > 1);
  int here = 0;
  for (const app::Row& row : told.rows) {
    if (row.label.find("(now)") != std::string::npos) ++here;
    const std::string dash = " – ";
    const auto middle = row.label.find(dash);
    const double from = std::strtod(row.label.c_str() + std::string("τ ").size(), nullptr);
    const double to = std::strtod(row.label.c_str() + middle + dash.size(), nullptr);
    if (to / from < 1.1) continue;
    act(state, app::SetTemperature{std::sqrt(from * to)});
    std::vector<double> mean(state.people(), 0.0);
    for (int head = 0; head < team::k_heads; ++head) {
      const auto& weights = state.derived().reader->heads()[head].weights;
      for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += static_cast<double>(weights[i]);
    }
    std::vector<std::string> names;
    for (const int person : analysis::strongest(mean, 3)) {
      names.push_back(state.team().people[person].name);
    }
    CHECK(row.cells[0].text == app::join(names));
  }
  CHECK(here == 1);
}

TEST_CASE("The smallest weight is printed in full, even where the layer rounds it to nothing") {
  CHECK(base::scientific(std::log10(0.00123456), 2) == "1.23·10⁻³");
  CHECK(base::scientific(std::log10(0.9999), 2) == "1.00·10⁰");
  CHECK(base::scientific(-1000, 2) == "1.00·10⁻¹⁰⁰⁰");
  app::State state = test::demo_state();
  CHECK_FALSE(says(app::softmax_page(state), texts::get(Id::softmax_zero_rounded)));
  act(state, app::EditNumber{{analysis::Edit::Matrix::k, 3, 0, -90}});
  act(state, app::SetTemperature{0.05});
  REQUIRE(state.derived().reader->heads()[0].weights[3] == 0.0f);
  CHECK(says(app::softmax_page(state), texts::get(Id::softmax_zero_rounded)));
}

TEST_CASE("The same words on both sides give the same answers; a vague text finds nobody") {
  app::State state = test::demo_state();
  act(state, app::SetComparison{state.session().incident});
  const auto columns = [&](int head) {  // the two answers of one head
    act(state, app::SetMatrixHead{head});
    const auto splits = all<app::Split>(app::query_key_page(state));
    return splits[1].columns;
  };
  for (int head = 0; head < team::k_heads; ++head) {
    const auto same = columns(head);
    REQUIRE(same.size() == 2);
    CHECK(words(same[0]) == words(same[1]));
  }
  operate(state, app::query_key_page, "comparison-choice", app::Pick{1});
  CHECK(state.session().comparison == state.team().incidents[1].text);
  for (int head = 0; head < team::k_heads; ++head) {
    const auto both = columns(head);
    CHECK_FALSE(says(both[0], "Nobody stands out"));
    CHECK(says(both[1], "Nobody stands out"));
  }
  operate(state, app::query_key_page, "query-head", app::Pick{0});
  CHECK(state.view().matrix_head == -1);
  operate(state, app::query_key_page, "comparison-text", app::Type{"the payment provider is down"});
  CHECK(state.session().comparison == "the payment provider is down");
  operate(state, app::query_key_page, "incident-choice", app::Pick{2});
  CHECK(state.session().incident == state.team().incidents[2].text);
}

TEST_CASE("Who is first by job title, now and truly is who leads at those depths") {
  app::State state = test::demo_state();
  operate(state, app::query_key_page, "key-depth", app::Drag{0.25});
  CHECK(state.controls().depth == 0.25);
  const auto tables = all<app::Table>(app::query_key_page(state));
  const app::Table told = table(tables, Id::query_key_first_caption);
  const double depths[] = {0, 0.25, 1};
  for (int column = 0; column < 3; ++column) {
    act(state, app::SetDepth{depths[column]});
    for (int head = 0; head < team::k_heads; ++head) {
      const int first = state.derived().reader->heads()[head].order[0];
      CHECK(told.rows[head].cells[column].text == app::short_name(state, first));
    }
  }
}

TEST_CASE("The first place changes hands on the day that the page tells") {
  app::State state = test::demo_state();
  act(state, app::SetDepth{0.7});
  operate(state, app::query_key_page, "days-later", app::Drag{0.5});
  CHECK(state.controls().days_later == std::round(182.5));
  const auto tables = all<app::Table>(app::query_key_page(state));
  const app::Table told = table(tables, Id::query_key_hand_caption);
  int changes = 0;
  for (int head = 0; head < team::k_heads; ++head) {
    const auto& cells = told.rows[head].cells;
    act(state, app::SetDaysLater{0});
    const int first = state.derived().reader->heads()[head].order[0];
    CHECK(cells[0].text == app::short_name(state, first));
    if (cells[1].text.rfind("day ", 0) != 0) continue;
    const double day = std::strtod(cells[1].text.c_str() + 4, nullptr);
    act(state, app::SetDaysLater{day - 1});
    CHECK(state.derived().reader->heads()[head].order[0] == first);
    act(state, app::SetDaysLater{day});
    CHECK(state.derived().reader->heads()[head].order[0] != first);
    ++changes;
  }
  CHECK(changes > 0);
}

TEST_CASE("Whoever stands where in the file, the pages say the same") {
  const team::Team team = *team::read_team(test::data("demo.json")).team;
  team::Team reordered = team;
  std::reverse(reordered.people.begin(), reordered.people.end());
  std::swap(reordered.people[2], reordered.people[6]);
  app::State first = opened(team);
  app::State second = opened(reordered);
  for (app::State* state : {&first, &second}) {
    act(*state, app::SetAvailable{state->team().find_person("Jun"), false});
    act(*state, app::SetTemperature{0.6});
    act(*state, app::SetDepth{0.8});
    // A vague one gives everybody the same, and the file's order decides who of them is listed.
    act(*state, app::SetComparison{team.incidents[2].text});
  }
  for (const Write write : k_pages) {
    const std::vector<std::string> one = words(write(first));
    const std::vector<std::string> other = words(write(second));
    REQUIRE(one.size() == other.size());
    for (std::size_t i = 0; i < one.size(); ++i) CHECK(one[i] == other[i]);
  }
}

TEST_CASE("Four thousand people do not make the pages longer, and controls have their own ids") {
  team::Team team = *team::read_team(test::data("demo.json")).team;
  const auto kinds = team.people;
  while (static_cast<int>(team.people.size()) < team::k_max_people) {
    team::Person person = kinds[1 + team.people.size() % (kinds.size() - 1)];
    person.name += " " + std::to_string(team.people.size());
    person.available = team.people.size() % 5 != 0;
    team.people.push_back(std::move(person));
  }
  app::State state = opened(std::move(team));
  for (const Write write : k_pages) {
    const app::Document page = write(state);
    std::size_t lines = 0;
    std::set<std::string> ids;
    std::size_t controls = 0;
    const auto control = [&](const std::string& id) {
      ids.insert(id);
      ++controls;
    };
    each_block(page, [&](const app::Block& block) {
      ++lines;
      if (const auto* bars = std::get_if<app::Bars>(&block)) lines += bars->rows.size();
      if (const auto* rows = std::get_if<app::Table>(&block)) lines += rows->rows.size();
      if (const auto* one = std::get_if<app::Slider>(&block)) control(one->id);
      if (const auto* one = std::get_if<app::Switch>(&block)) control(one->id);
      if (const auto* one = std::get_if<app::Choice>(&block)) control(one->id);
      if (const auto* one = std::get_if<app::TextField>(&block)) control(one->id);
    });
    CHECK(lines < 150);
    CHECK(ids.size() == controls);
  }
}

TEST_CASE("The pages speak every language, with every place filled") {
  app::State state = test::demo_state();
  act(state, app::SetAvailable{2, false});
  std::vector<std::string> english;
  for (const texts::Language language : {texts::Language::english, texts::Language::german}) {
    act(state, app::SetLanguage{language});
    for (const Write write : k_pages) {
      const app::Document page = write(state);
      for (const std::string& text : words(page)) CHECK(text.find('{') == std::string::npos);
      if (language == texts::Language::english) {
        english.push_back(page.lead);
      } else {
        CHECK(std::find(english.begin(), english.end(), page.lead) == english.end());
      }
    }
  }
  act(state, app::SetLanguage{texts::Language::english});
}

TEST_CASE("A long name is cut between words where letters carry marks or join") {
  team::ReadResult demo = team::read_team(test::data("demo.json"));
  team::Team team = std::move(*demo.team);
  team.people[0].name = "Ana Konstantinescu";
  team.people[1].name = "अनुष्का शर्मा";
  team.people[2].name = "Константинопольская";
  team.people[3].name = "Zoë Quinn";
  app::State state;
  app::open_team(state, std::move(team));
  CHECK(app::short_name(state, 0) == "Ana Konsta…");
  CHECK(app::short_name(state, 1) == "अनुष्का…");
  CHECK(app::short_name(state, 2) == "Константинопольская");
  CHECK(app::short_name(state, 3) == "Zoë Quinn");
}
