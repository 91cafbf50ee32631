#include <doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "team/matrices.h"
#include "team/team_file.h"
#include "team/text.h"
#include "tests/unit/data.h"

using namespace headsup::team;

namespace {

const char* const k_report =
    "It's 11pm, API latency has spiked to 8 seconds, looks like a write contention issue in the "
    "orders table";

const Team& demo() {
  static const Team team = *read_team(headsup::test::data("demo.json")).team;
  return team;
}

// Softmax of the scaled products, in double precision, independent of the attention room.
std::vector<double> weights(int head, const std::string& text, double depth = 1, int query = -1) {
  const Team& team = demo();
  const Matrices m = projections(team);
  const auto facets = static_cast<std::size_t>(team.facet_count());
  const auto d_model = static_cast<std::size_t>(m.shape.d_model);
  const std::vector<float> x = token_matrix(team, TermIndex(team).needs(text).facets, depth);
  const auto projected = [&](const std::vector<float>& w, std::size_t person, std::size_t column) {
    double sum = 0;
    for (std::size_t i = 0; i < d_model; ++i) {
      sum += double{x[person * d_model + i]} * double{w[i * facets + column]};
    }
    return sum;
  };
  const auto asking = static_cast<std::size_t>(query < 0 ? team.lead() : query);
  std::vector<double> result;
  double total = 0;
  for (std::size_t person = 0; person < team.people.size(); ++person) {
    double dot = 0;
    for (int c = m.shape.column(head); c < m.shape.column(head + 1); ++c) {
      const auto column = static_cast<std::size_t>(c);
      dot += projected(m.wq, asking, column) * projected(m.wk, person, column);
    }
    result.push_back(std::exp(dot / std::sqrt(static_cast<double>(m.shape.width(head)))));
    total += result.back();
  }
  for (double& weight : result) weight /= total;
  return result;
}

double weight_of(const std::vector<double>& row, const char* name) {
  return row[demo().find_person(name)];
}

std::string first(const std::vector<double>& row) {
  return demo().people[std::max_element(row.begin(), row.end()) - row.begin()].name;
}

double margin(std::vector<double> row) {
  std::sort(row.rbegin(), row.rend());
  return row[0] - row[1];
}

double normalized_entropy(const std::vector<double>& row) {
  double bits = 0;
  for (const double weight : row) bits -= weight * std::log2(weight);
  return bits / std::log2(static_cast<double>(row.size()));
}

enum { k_technical, k_health, k_comms, k_postmortem };

}  // namespace

TEST_CASE("the demo team has what its design promises") {
  const Team& team = demo();
  CHECK(team.people.size() >= 8);
  CHECK(team.people.size() <= 10);
  CHECK(team.facet_count(0) == 8);
  for (const Head& head : team.heads) {
    for (const Facet& facet : head.facets) {
      CAPTURE(facet.id);
      CHECK(facet.terms.size() >= 10);
      CHECK(facet.terms.size() <= 20);
      CHECK(facet.label.size() <= 22);
      std::set<std::string> keys;
      for (const std::string& term : facet.terms) {
        CAPTURE(term);
        const std::vector<std::string> tokens = tokenize(term);
        CHECK(tokens.size() <= 3);
        std::string key;
        for (const std::string& token : tokens) key += token;
        CHECK(keys.insert(key).second);  // no second form of the same term
      }
    }
  }
  for (const Person& person : team.people) {
    CAPTURE(person.name);
    CHECK(person.contributions.size() >= 1);
    CHECK(person.contributions.size() <= 4);
    CHECK(person.lead == person.needs.empty());
    CHECK(std::any_of(team.titles.begin(), team.titles.end(),
                      [&](const Title& title) { return title.name == person.title; }));
  }
}

TEST_CASE("a precise report finds the people of the seed, however it is worded") {
  for (const char* text :
       {k_report,
        "11 pm and the API is slow, p99 at 8s. Orders table writes are blocked, smells like lock "
        "contention.",
        "Latency on the API went through the roof late tonight — customers wait eight seconds; "
        "probably contention on writes to orders",
        "It is 23:00 and API response times jumped to 8 seconds. I suspect row locks: writers on "
        "the orders table contend with each other.",
        "Late evening, API calls take 8 seconds since 11pm; the orders table looks like a write "
        "hotspot, transactions wait for locks.",
        "API latency spike at 11pm (8 seconds). INSERTs into orders_table seem to block each "
        "other, write-contention again?",
        "Tonight around 11pm our API got slow, eight seconds per request, and order writes are "
        "piling up behind locks in the database"}) {
    CAPTURE(text);
    const std::vector<double> technical = weights(k_technical, text);
    const double ragavan = weight_of(technical, "Ragavan");
    const double siva = weight_of(technical, "Siva");
    const double sreeni = weight_of(technical, "Sreeni");
    CHECK(first(technical) == "Ragavan");
    CHECK(std::count_if(technical.begin(), technical.end(),
                        [siva](double weight) { return weight > siva; }) == 1);
    CHECK(ragavan + siva >= 0.6);
    CHECK(ragavan <= 0.65);  // decisive, and still a picture of several people
    CHECK(sreeni < siva);
    CHECK(first(weights(k_comms, text)) == "Sreeni");
    CHECK(first(weights(k_health, text)) == "Amara");
    CHECK(first(weights(k_postmortem, text)) == "Leila");
    for (int head = 0; head < k_heads; ++head) {
      CAPTURE(head);
      const std::vector<double> row = weights(head, text);
      CHECK(margin(row) >= 0.05);
      CHECK(normalized_entropy(row) < 0.97);
      CHECK(*std::min_element(row.begin(), row.end()) >= 0.002);
    }
  }
}

TEST_CASE("vague text, gibberish and panic find nobody") {
  for (const char* text :
       {"hey, who can look at this?", "asdf qwer zxcv", "lorem ipsum dolor", "",
        "HELP everything is on fire, someone please look asap", "?!?!", "これは何ですか",
        "Hello team, anyone got a second? Something is wrong with the system",
        "can somebody join the call and check this issue please, it is urgent",
        "URGENT: production problem, need help now! Everyone on deck, what is going on?",
        "it is broken, please fix it quickly, this is bad, really critical emergency",
        "guys any idea why this thing is acting weird", "need you to have a look in a minute"}) {
    CAPTURE(text);
    for (int head = 0; head < k_heads; ++head) {
      CAPTURE(head);
      CHECK(normalized_entropy(weights(head, text)) >= 0.97);
    }
  }
}

TEST_CASE("the incidents that ship drive all heads, or none where they are vague") {
  const Team& team = demo();
  REQUIRE(team.incidents.size() >= 6);
  CHECK(team.incidents[0].text == k_report);
  CHECK_FALSE(team.incidents[0].vague);
  for (const Incident& incident : team.incidents) {
    for (int head = 0; head < k_heads; ++head) {
      CAPTURE(incident.id);
      CAPTURE(head);
      const std::vector<double> row = weights(head, incident.text);
      if (incident.vague) {
        CHECK(normalized_entropy(row) >= 0.97);
      } else {
        CHECK(normalized_entropy(row) < 0.97);
        CHECK(margin(row) >= 0.05);
      }
    }
  }
}

TEST_CASE("each incident reaches who is really at home in it") {
  const auto first_for = [](const char* id, int head) {
    const auto& incidents = demo().incidents;
    const auto incident = std::find_if(incidents.begin(), incidents.end(),
                                       [id](const Incident& i) { return i.id == id; });
    REQUIRE(incident != incidents.end());
    return first(weights(head, incident->text));
  };
  CHECK(first_for("bad-deploy", k_technical) == "Sreeni");
  CHECK(first_for("cache-stampede", k_technical) == "Tomás");
  CHECK(first_for("payment-provider", k_technical) == "Jun");  // the junior, who built the adapter
  CHECK(first_for("payment-provider", k_comms) == "Amara");
  CHECK(first_for("tired-rota", k_comms) == "Leila");
  CHECK(first_for("tired-rota", k_health) == "Amara");
}

TEST_CASE("who knows the team by its titles only pages the senior of another field") {
  const std::vector<double> by_title = weights(k_technical, k_report, 0);
  CHECK(first(by_title) == "Sreeni");
  CHECK(margin(by_title) >= 0.05);
}

TEST_CASE("everybody asks for something else") {
  const Team& team = demo();
  for (int query = 0; query < static_cast<int>(team.people.size()); ++query) {
    if (query == team.lead()) continue;
    CAPTURE(team.people[query].name);
    double moved = 0;
    for (int head = 0; head < k_heads; ++head) {
      const std::vector<double> own = weights(head, k_report, 1, query);
      const std::vector<double> leads = weights(head, k_report);
      for (std::size_t i = 0; i < own.size(); ++i) moved += std::abs(own[i] - leads[i]) / 2;
    }
    CHECK(moved >= 0.25);  // of the four heads' weight, 4 in all
  }
}
