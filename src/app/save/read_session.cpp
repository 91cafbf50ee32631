#include "app/save/read_session.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "app/core/names.h"
#include "app/core/settings.h"

namespace headsup::app {
namespace {

using base::JsonKind;

class SessionReader {
 public:
  SessionReader(const base::JsonDocument& document, base::JsonChecks& checks)
      : document_(document), checks_(checks) {}

  Session read(int node, const std::vector<std::shared_ptr<const team::Team>>& teams) {
    Session session;
    const auto found = checks_.members(node, "a session",
                                       {{"team"},
                                        {"incident"},
                                        {"comparison"},
                                        {"temperature"},
                                        {"depth"},
                                        {"days_later"},
                                        {"spectral_radius"},
                                        {"minutes"},
                                        {"minutes_between"},
                                        {"query"},
                                        {"head_temperatures"},
                                        {"enabled"},
                                        {"edits"},
                                        {"away"},
                                        {"speakers"},
                                        {"speaking_order"},
                                        {"draft", false}});
    const int team = read_count(checks_, found[0], 0, static_cast<int>(teams.size()) - 1);
    if (checks_.failed()) return session;
    session.team = teams[team];
    session.incident = document_.node(found[1]).text;
    session.comparison = document_.node(found[2]).text;
    for (int id = 0; id <= static_cast<int>(NumberId::minutes_between); ++id) {
      read_number(found[3 + id], NumberId{id}, session);
    }
    read_settings(found, session.settings);
    read_speakers(found[14], found[15], session);
    check_somebody_is_here(found[13], session);
    if (found[16] >= 0) read_draft(found[16], session.draft);
    return session;
  }

 private:
  void read_draft(int node, Draft& draft) {
    const auto found = checks_.members(node, "a draft", {{"text"}, {"meanings"}});
    if (checks_.failed()) return;
    draft.text = document_.node(found[0]).text;
    for (const int child : checks_.children(found[1], JsonKind::array, "an array of meanings")) {
      const auto parts = checks_.members(child, "a meaning", {{"word"}, {"facet"}});
      if (checks_.failed()) return;
      draft.meanings.push_back(
          {std::string(document_.node(parts[0]).text), std::string(document_.node(parts[1]).text)});
    }
  }

  void read_number(int node, NumberId id, Session& session) {
    const Number& what = number(id);
    View view;
    what.set(session, view, checks_.number(node, {what.min, what.max, false, "it in its range"}));
  }

  void read_settings(const std::vector<int>& found, Settings& settings) {
    settings.query = team::PersonId{read_count(checks_, found[9], -1, k_max_id)};
    read_temperatures(found[10], settings);
    settings.enabled = read_flags(document_, checks_, found[11]);
    for (const int child : checks_.children(found[12], JsonKind::array, "an array of edits")) {
      settings.edits.push_back(read_edit(child));
    }
    settings.away = read_people(found[13]);
  }

  void read_temperatures(int node, Settings& settings) {
    const Number& all = number(NumberId::temperature);
    const auto nodes = checks_.children(node, JsonKind::array, "an array of temperatures");
    if (nodes.size() != settings.head_temperatures.size()) {
      checks_.expected(node, "found too few or many", "one a head");
      return;
    }
    for (std::size_t head = 0; head < nodes.size(); ++head) {
      settings.head_temperatures[head] = checks_.number(nodes[head], {0, all.max, false, "it"});
    }
  }

  Edit read_edit(int node) {
    const auto found =
        checks_.members(node, "an edit", {{"matrix"}, {"person"}, {"facet"}, {"value"}});
    Edit edit;
    if (found[0] >= 0 && !parse_matrix(std::string(document_.node(found[0]).text), edit.matrix)) {
      checks_.expected(found[0], "found " + document_.quoted(found[0]), "q, k or v");
    }
    const double most = static_cast<double>(analysis::k_largest_edit);
    edit.person = team::PersonId{read_id(checks_, found[1])};
    edit.facet = team::FacetId{read_id(checks_, found[2])};
    edit.value = static_cast<float>(checks_.number(found[3], {-most, most, false, "it"}));
    return edit;
  }

  std::vector<team::PersonId> read_people(int node) {
    std::vector<team::PersonId> people;
    for (const int child : checks_.children(node, JsonKind::array, "an array of ids")) {
      people.push_back(team::PersonId{read_id(checks_, child)});
    }
    return people;
  }

  // Made-up people are known by their numbers, and each of them speaks once.
  void read_speakers(int speakers, int order, Session& session) {
    session.rnn.people = read_count(checks_, speakers, 0, k_max_made_up);
    session.speaking_order = read_people(order);
    std::vector<team::PersonId> sorted = session.speaking_order;
    std::sort(sorted.begin(), sorted.end());
    const bool twice = std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
    const int made_up = session.rnn.people;
    const bool all = made_up == 0 || sorted.empty() ||
                     (static_cast<int>(sorted.size()) == made_up &&
                      static_cast<int>(sorted.back()) == made_up - 1);
    if (twice || !all || made_up == 1) {
      checks_.expected(order, "found another order", "everybody once");
    }
  }

  void check_somebody_is_here(int node, const Session& session) {
    const std::vector<std::uint8_t> absent = resolved_controls(session).absent;
    if (std::count(absent.begin(), absent.end(), 0) == 0) {
      checks_.expected(node, "found everybody", "somebody who is here");
    }
  }

  const base::JsonDocument& document_;
  base::JsonChecks& checks_;
};

}  // namespace

Session read_session(const base::JsonDocument& document, base::JsonChecks& checks, int node,
                     const std::vector<std::shared_ptr<const team::Team>>& teams) {
  return SessionReader(document, checks).read(node, teams);
}

int read_count(base::JsonChecks& checks, int node, int min, int max) {
  const double value = checks.number(
      node, {static_cast<double>(min), static_cast<double>(max), false, "a whole number"});
  if (node < 0 || checks.failed()) return min;
  if (value != std::floor(value)) checks.expected(node, "found a fraction", "a whole number");
  return static_cast<int>(value);
}

int read_id(base::JsonChecks& checks, int node) {
  return read_count(checks, node, 0, k_max_id);
}

std::array<bool, team::k_heads> read_flags(const base::JsonDocument& document,
                                           base::JsonChecks& checks, int node) {
  std::array<bool, team::k_heads> flags{};
  const auto nodes = checks.children(node, JsonKind::array, "an array of flags");
  for (std::size_t i = 0; i < nodes.size() && i < flags.size(); ++i) {
    flags[i] = checks.boolean(nodes[i], false);
  }
  if (node >= 0 && nodes.size() != flags.size()) {
    checks.expected(node, "found too few or many of " + document.quoted(node), "one a head");
  }
  return flags;
}

}  // namespace headsup::app
