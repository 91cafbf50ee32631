// What a new team starts with: that its file is in order, and how often its terms find the right
// technical facet.
#include <doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "team/team_file.h"
#include "team/text.h"
#include "team/titles.h"
#include "tests/unit/data.h"

using namespace headsup::team;

namespace {

const Team& catalogue() {
  static const Team team = *read_team(headsup::test::data("catalogue.json")).team;
  return team;
}

const TermIndex& terms() {
  static const TermIndex index(catalogue());
  return index;
}

struct Text {
  std::string facet;  // "-": vague
  std::string text;
};

// Reports of a tired lead. "tune" and "aside" were written before the terms were, and the terms
// were chosen with "tune" and "vague_tune" in view. "plain" came after: paraphrase with few names
// in it, 22 of 31 first and 24 among three before 'logged out', 'autoscaler', 'training run' and
// 'ranking' were listed for it.
std::vector<Text> texts(const std::string& part) {
  std::vector<Text> result;
  std::istringstream lines{std::string(headsup::test::data("fixtures/catalogue_texts.tsv"))};
  for (std::string line; std::getline(lines, line);) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (line.substr(0, first) != part) continue;
    result.push_back({line.substr(first + 1, second - first - 1), line.substr(second + 1)});
  }
  return result;
}

// How many technical facets are raised as much as that one or more; d_k where it is not raised.
int ahead_of(const std::string& facet, const std::string& text) {
  const std::vector<double> needs = terms().needs(text).facets;
  const int d_k = catalogue().facet_count(0);
  const int wanted = catalogue().find_facet(facet);
  if (needs[wanted] == 0) return d_k;
  return static_cast<int>(std::count_if(needs.begin(), needs.begin() + d_k,
                                        [&](double need) { return need >= needs[wanted]; })) -
         1;
}

struct Level {
  int texts = 0;
  int first = 0;
  int among_three = 0;
  std::string misses;  // a line each
};

Level measure(const std::string& part) {
  Level level;
  for (const Text& text : texts(part)) {
    const int ahead = ahead_of(text.facet, text.text);
    ++level.texts;
    level.first += ahead == 0;
    level.among_three += ahead < 3;
    if (ahead > 0) level.misses += "\n" + text.facet + ": " + text.text;
  }
  return level;
}

std::string key(const std::string& term) {
  std::string joined;
  for (const std::string& token : tokenize(term)) joined += token;
  return joined;
}

}  // namespace

TEST_CASE("the catalogue's file is what the writer writes") {
  const std::string_view text = headsup::test::data("catalogue.json");
  const ReadResult result = read_team(text);
  INFO(result.error.line << ": " << result.error.path << ": " << result.error.message);
  REQUIRE(result.team.has_value());
  CHECK(write_team(*result.team) == text);
}

TEST_CASE("the catalogue has the demo's heads, of sixteen facets each") {
  const Team demo = *read_team(headsup::test::data("demo.json")).team;
  for (std::size_t h = 0; h < k_heads; ++h) {
    CHECK(catalogue().heads[h].id == demo.heads[h].id);
    CHECK(catalogue().heads[h].label == demo.heads[h].label);
    CHECK(catalogue().heads[h].facets.size() == 16);
  }
  std::vector<std::string> technical;
  for (const Facet& facet : catalogue().heads[0].facets) technical.push_back(facet.id);
  CHECK(technical == std::vector<std::string>{"database", "data_model", "backend", "frontend",
                                              "mobile", "auth", "security", "infra", "network",
                                              "payments", "caching", "messaging", "data", "ml",
                                              "observability", "ci"});
}

TEST_CASE("every facet of the catalogue has twelve to twenty-five terms of its head's own") {
  std::set<std::string> ids;
  std::set<std::string> labels;
  for (const Head& head : catalogue().heads) {
    std::map<std::string, std::string> owners;  // term → facet
    for (const Facet& facet : head.facets) {
      CAPTURE(facet.id);
      CHECK(ids.insert(facet.id).second);
      CHECK(labels.insert(facet.label).second);
      CHECK(facet.label.size() <= 22);
      CHECK(facet.terms.size() >= 12);
      CHECK(facet.terms.size() <= 25);
      for (const std::string& term : facet.terms) {
        CAPTURE(term);
        const auto added = owners.try_emplace(key(term), facet.id);
        INFO("also a term of " << added.first->second);
        CHECK(added.second);
      }
    }
  }
}

TEST_CASE("the commonest jobs are titles that suggest something in all four heads") {
  CHECK(catalogue().titles.size() >= 25);
  for (const Title& title : catalogue().titles) {
    CAPTURE(title.name);
    std::set<int> heads;
    for (const FacetValue& value : title.facets) {
      heads.insert(catalogue().head_of(value.facet));
    }
    CHECK(heads.size() == k_heads);
  }
  const auto meant = [](const char* title) {
    const Title* found = find_title(catalogue(), title);
    return found ? found->name : "";
  };
  CHECK(meant("Backend") == "Backend Engineer");
  CHECK(meant("Front-end developer") == "Frontend Engineer");
  CHECK(meant("Senior iOS Developer") == "iOS Engineer");
  CHECK(meant("Support") == "Customer Support");
  CHECK(meant("Manager") == "Engineering Manager");
  CHECK(meant("QA") == "QA Engineer");
  CHECK(meant("Staff SRE") == "SRE");
  CHECK(meant("Java Developer") == "Engineer");
  CHECK(meant("Gardener").empty());
}

TEST_CASE("a skill in one word raises its own technical facet and no other") {
  const std::map<std::string, std::string> skills = {
      {"database",
       "postgres PostgreSQL mysql MySQL MongoDB oracle sql mariadb cassandra DynamoDB databases"},
      {"data_model", "schema migrations orm hibernate flyway"},
      {"backend",
       "backend api APIs java python golang rust ruby rails php django GraphQL grpc microservices"},
      {"frontend",
       "frontend react angular vue svelte JavaScript TypeScript css html browsers React.js"},
      {"mobile", "mobile iOS android swift kotlin flutter iPhone"},
      {"auth", "auth login okta Auth0 OAuth saml sso keycloak ldap jwt mfa passwords"},
      {"security", "security infosec pentests vulnerabilities ddos phishing encryption"},
      {"infra", "infrastructure kubernetes k8s docker terraform ansible helm aws azure gcp linux"},
      {"network", "networking dns tls ssl nginx cloudflare vpn firewalls haproxy certificates"},
      {"payments", "payments billing stripe PayPal adyen klarna invoices checkout subscriptions"},
      {"caching", "caching cache redis memcached varnish cdn fastly"},
      {"messaging", "kafka RabbitMQ sqs celery sidekiq kinesis queues webhooks"},
      {"data", "etl airflow dbt snowflake BigQuery spark databricks looker tableau analytics"},
      {"ml", "ml ai llm PyTorch TensorFlow mlops gpu recommendations"},
      {"observability",
       "observability monitoring grafana prometheus datadog kibana CloudWatch PagerDuty"},
      {"ci", "ci jenkins GitHub GitLab CircleCI deployments gradle maven pipelines"},
  };
  CHECK(skills.size() == 16);
  for (const auto& [facet, words] : skills) {
    std::istringstream all(words);
    for (std::string word; all >> word;) {
      CAPTURE(word);
      CHECK(ahead_of(facet, word) == 0);
      const std::vector<double> needs = terms().needs(word).facets;
      CHECK(std::count(needs.begin(), needs.begin() + 16, 0.0) == 15);
    }
  }
}

TEST_CASE("everyday words and vague texts raise nothing") {
  for (const char* words :
       {"it",     "thing",      "look",    "help",  "problem", "broken",   "slow",
        "key",    "order",      "message", "page",  "table",   "model",    "event",
        "token",  "lead",       "post",    "note",  "issue",   "customer", "again",
        "system", "production", "error",   "down",  "fire",    "somebody", "urgent",
        "work",   "team",       "sorry",   "wrong", "failing", "stuck"}) {
    CAPTURE(words);
    CHECK(terms().needs(words).matches.empty());
  }
  for (const char* part : {"vague_tune", "vague_aside"}) {
    const std::vector<Text> vague = texts(part);
    CHECK(vague.size() == 6);
    for (const Text& text : vague) {
      CAPTURE(text.text);
      CHECK(terms().needs(text.text).matches.empty());
    }
  }
}

TEST_CASE("reports of a tired lead raise the right technical facet") {
  struct Part {
    const char* name;
    int texts, first, among_three;  // a little below what was measured
  };
  // Measured: 30 and 30; 29 and 29; 25 and 27.
  for (const Part& part :
       {Part{"tune", 30, 29, 29}, {"aside", 30, 27, 28}, {"plain", 31, 23, 25}}) {
    CAPTURE(part.name);
    const Level level = measure(part.name);
    CAPTURE(level.misses);
    CHECK(level.texts == part.texts);
    CHECK(level.first >= part.first);
    CHECK(level.among_three >= part.among_three);
  }
}

TEST_CASE("the catalogue's incidents drive all heads, or none where they are vague") {
  CHECK(catalogue().incidents.size() >= 5);
  for (const Incident& incident : catalogue().incidents) {
    const std::vector<double> needs = terms().needs(incident.text).facets;
    for (int head = 0; head < k_heads; ++head) {
      CAPTURE(incident.id);
      CAPTURE(head);
      const auto begin = needs.begin() + head * 16;
      CHECK(std::any_of(begin, begin + 16, [](double need) { return need > 0; }) != incident.vague);
    }
  }
}
