// That a team made from the catalogue and one sentence a person gives decisive answers.
#include <doctest.h>

#include <string>
#include <utility>

#include "analysis/reading.h"
#include "team/team_file.h"
#include "tests/unit/data.h"

using namespace headsup;

namespace {

struct Sentence {
  const char* name;
  const char* title;
  const char* text;
};

// As a roster is read: what a sentence raises is what the person carries.
team::Team made_team() {
  team::Team team = *team::read_team(test::data("catalogue.json")).team;
  const team::TermIndex terms(team);
  team.people.clear();
  for (const Sentence& said :
       {Sentence{"Hua", "Engineering Manager", "hiring and the rota; updates the board"},
        Sentence{"Ana", "Backend Developer",
                 "wrote the billing service; stripe, on call last week"},
        Sentence{"Bo", "Backend Engineer", "java, postgres, knows the schema and its migrations"},
        Sentence{"Cem", "Frontend", "React and TypeScript, built the web app"},
        Sentence{"Dee", "iOS Developer", "iOS and Android, app store releases"},
        Sentence{"Eli", "SRE", "kubernetes, terraform, grafana; writes the runbooks"},
        Sentence{"Fay", "Security Engineer", "okta, sso, pentests and gdpr"},
        Sentence{"Gus", "Data Engineer", "airflow, dbt and snowflake, reports for finance"}}) {
    team::Person person{.name = said.name, .title = said.title, .lead = team.people.empty()};
    const team::Needs raised = terms.needs(said.text);
    for (int facet = 0; facet < team.facet_count(); ++facet) {
      if (raised.facets[facet] > 0) person.carries.push_back({facet, raised.facets[facet], 0});
    }
    team.people.push_back(person);
  }
  team.assign_ids();
  return team;
}

const analysis::Reader& read(const team::Team& team, analysis::Reader& reader, const char* text,
                             double depth = 1) {
  reader.read(team, team::TermIndex(team).needs(text).facets, {.depth = depth});
  return reader;
}

}  // namespace

TEST_CASE("a precise report finds the one whose sentence fits it") {
  const team::Team team = made_team();
  analysis::Reader reader(team);
  struct Report {
    const char* text;
    const char* name;
  };
  const Report reports[] = {
      {"stripe webhooks fail and customers are charged twice", "Ana"},
      {"deadlocks in postgres since the migration", "Bo"},
      {"white screen in Safari, the web app doesn't load", "Cem"},
      {"the android app crashes on launch since the app update", "Dee"},
      {"pods are in a crash loop after terraform apply", "Eli"},
      {"nobody can log in, okta redirects forever", "Fay"},
      {"the airflow job died, the snowflake tables are empty", "Gus"},
  };
  for (const Report& report : reports) {
    CAPTURE(report.text);
    const analysis::HeadReading& technical = read(team, reader, report.text).heads()[0];
    CAPTURE(technical.normalized_entropy);
    CHECK(team.people[technical.order.front()].name == report.name);
    CHECK(technical.verdict == analysis::Verdict::clear);
  }
}

TEST_CASE("a vague report finds nobody in any head") {
  const team::Team team = made_team();
  analysis::Reader reader(team);
  for (const char* text : {"hey, who can look at this?", "it is broken, please help"}) {
    for (const analysis::HeadReading& head : read(team, reader, text).heads()) {
      CHECK(head.verdict == analysis::Verdict::nobody);
    }
  }
}

TEST_CASE("who knows the team by its titles alone finds the job") {
  const team::Team team = made_team();
  analysis::Reader reader(team);
  const auto first = [&](const char* text) {
    return team.people[read(team, reader, text, 0).heads()[0].order.front()].name;
  };
  CHECK(first("the app crashes on android") == "Dee");
  CHECK(first("kubernetes cluster is out of memory") == "Eli");
  CHECK(first("react bundle doesn't load in the browser") == "Cem");
}
