#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/json_checks.h"
#include "base/json_document.h"
#include "team/history_reader.h"
#include "team/team_file.h"
#include "team/text.h"

namespace headsup::team {
namespace {

constexpr base::NumberRange k_share{0, 1, false, "a number from 0 to 1"};
constexpr base::NumberRange k_sharpness{0, k_largest_sharpness, true,
                                        "a number above 0 and at most 100"};
constexpr base::NumberRange k_half_life{0, k_longest_days, true,
                                        "a number of days above 0 and at most 36500"};
constexpr base::NumberRange k_days_ago{0, k_longest_days, false,
                                       "a number of days from 0 to 36500"};

std::string counted(std::size_t count, const char* one, const char* many) {
  return "found " + std::to_string(count) + " " + (count == 1 ? one : many);
}

class TeamReader {
 public:
  explicit TeamReader(const base::JsonDocument& document)
      : document_(document), checks_(document) {}

  ReadResult read() {
    const auto found = checks_.members(0, "the team file",
                                       {{"format"},
                                        {"name"},
                                        {"half_life_days"},
                                        {"heads"},
                                        {"affinity"},
                                        {"titles"},
                                        {"people"},
                                        {"incidents"},
                                        {"history", false}});
    equal_heads_ = is_format(found[0], k_equal_heads_format);
    read_heads(found[3]);
    // Where the heads are at fault, no reference to a facet can be judged.
    heads_are_known_ = !checks_.failed();
    read_format(found[0]);
    team_.name = checks_.text(found[1], base::TextRule::line, k_longest_line);
    team_.half_life_days = checks_.number(found[2], k_half_life);
    read_affinities(found[4]);
    read_titles(found[5]);
    if (found[8] >= 0) {
      if (equal_heads_) {
        checks_.expected(found[8], "found a history", "none, or the format \"headsup-team/2\"");
      }
      History history = read_history(checks_, document_, found[8]);
      team_.history = SharedHistory(std::move(history));
    }
    read_people(found[6]);
    read_incidents(found[7]);
    ReadResult result;
    if (checks_.failed()) {
      result.error = checks_.error();
    } else {
      result.team = std::move(team_);
    }
    return result;
  }

 private:
  using Names = std::unordered_set<std::string>;

  void read_format(int node) {
    constexpr const char* k_expected = "the text \"headsup-team/1\" or \"headsup-team/2\"";
    if (node < 0 || !checks_.is(node, base::JsonKind::string, k_expected)) return;
    if (!is_format(node, k_equal_heads_format) && !is_format(node, k_any_heads_format)) {
      checks_.expected(node, "found " + document_.quoted(node), k_expected);
    }
  }

  bool is_format(int node, std::string_view format) const {
    return node >= 0 && document_.node(node).kind == base::JsonKind::string &&
           document_.node(node).text == format;
  }

  void unique(Names& taken, const std::string& name, int node, const char* what) {
    if (!taken.insert(name).second) {
      checks_.expected(node, "found " + document_.quoted(node) + " a second time",
                       std::string("each ") + what + " once");
    }
  }

  void read_heads(int node) {
    const auto heads = checks_.children(node, base::JsonKind::array, "an array of four heads");
    if (node < 0) return;
    if (heads.size() != k_heads) {
      checks_.expected(node, counted(heads.size(), "head", "heads"), "exactly four");
      return;
    }
    Names ids;
    for (std::size_t i = 0; i < heads.size(); ++i) {
      Head& head = team_.heads[i];
      const auto found =
          checks_.members(heads[i], "a head", {{"id"}, {"label"}, {"sharpness"}, {"facets"}});
      head.id = checks_.text(found[0], base::TextRule::id, k_longest_id);
      if (found[0] >= 0) unique(ids, head.id, found[0], "head's id");
      head.label = checks_.text(found[1], base::TextRule::line, k_longest_line);
      head.sharpness = checks_.number(found[2], k_sharpness);
      read_facets(found[3], head);
      const std::size_t wanted = team_.heads[0].facets.size();
      if (equal_heads_ && found[3] >= 0 && head.facets.size() != wanted) {
        checks_.expected(found[3], counted(head.facets.size(), "facet", "facets"),
                         std::to_string(wanted) +
                             ", as many as the first head has, or the format " +
                             "\"headsup-team/2\"");
      }
    }
  }

  void read_facets(int node, Head& head) {
    const auto facets = checks_.children(node, base::JsonKind::array, "an array of facets");
    if (node < 0) return;
    if (facets.empty() || facets.size() > k_max_facets_per_head) {
      checks_.expected(node, counted(facets.size(), "facet", "facets"),
                       "1 to " + std::to_string(k_max_facets_per_head));
      return;
    }
    for (const int item : facets) {
      Facet facet;
      const auto found = checks_.members(item, "a facet", {{"id"}, {"label"}, {"terms"}});
      facet.id = checks_.text(found[0], base::TextRule::id, k_longest_id);
      if (!facet_numbers_.emplace(facet.id, static_cast<int>(facet_numbers_.size())).second &&
          found[0] >= 0) {
        checks_.expected(found[0], "found " + document_.quoted(found[0]) + " a second time",
                         "each facet's id once in all heads");
      }
      facet.label = checks_.text(found[1], base::TextRule::line, k_longest_line);
      for (const int term :
           checks_.children(found[2], base::JsonKind::array, "an array of terms")) {
        facet.terms.push_back(checks_.text(term, base::TextRule::line, k_longest_id));
        if (tokenize(facet.terms.back()).empty()) {
          checks_.expected(term, "found a term without a letter or digit", "one or two words");
        }
      }
      head.facets.push_back(std::move(facet));
    }
  }

  // The number of the facet that a key or a text names; 0 and an error if there is none.
  int facet_number(int node, std::string_view id, bool at_key) {
    if (!heads_are_known_) return 0;
    const auto found = facet_numbers_.find(std::string(id));
    if (found != facet_numbers_.end()) return found->second;
    std::vector<std::string_view> candidates;
    for (const Head& head : team_.heads) {
      for (const Facet& facet : head.facets) candidates.emplace_back(facet.id);
    }
    checks_.unknown(node, at_key, "facet", id, candidates);
    return 0;
  }

  std::vector<FacetValue> facet_values(int node) {
    std::vector<FacetValue> values;
    const char* expected = "an object of facet ids with numbers from 0 to 1";
    for (const int item : checks_.children(node, base::JsonKind::object, expected)) {
      const int facet = facet_number(item, document_.node(item).key, true);
      values.push_back({facet, checks_.number(item, k_share)});
    }
    return values;
  }

  void read_affinities(int node) {
    const char* expected = "an array of [facet id, facet id, number from 0 to 1]";
    std::unordered_set<std::size_t> pairs;
    for (const int item : checks_.children(node, base::JsonKind::array, expected)) {
      const auto parts = checks_.children(item, base::JsonKind::array,
                                          "an array of two facet ids and a number from 0 to 1");
      if (parts.size() != 3) {
        checks_.expected(item, "found " + document_.quoted(item),
                         "an array of two facet ids and a number from 0 to 1");
        continue;
      }
      Affinity affinity{named_facet(parts[0]), named_facet(parts[1]),
                        checks_.number(parts[2], k_share)};
      if (heads_are_known_) check_pair(item, parts[1], affinity, pairs);
      team_.affinities.push_back(affinity);
    }
  }

  int named_facet(int node) {
    if (!checks_.is(node, base::JsonKind::string, "the id of a facet")) return 0;
    return facet_number(node, document_.node(node).text, false);
  }

  void check_pair(int pair_node, int second_node, const Affinity& affinity,
                  std::unordered_set<std::size_t>& pairs) {
    const auto [low, high] = std::minmax(affinity.a, affinity.b);
    if (low == high) {
      checks_.expected(second_node, "found the same facet twice", "two different ones");
    } else if (team_.head_of(low) != team_.head_of(high)) {
      checks_.expected(second_node, "found facets of two heads", "two facets of one head");
    } else if (!pairs.insert(static_cast<std::size_t>(low * team_.facet_count() + high)).second) {
      checks_.expected(pair_node, "found a pair of facets a second time",
                       "each pair once, in either order");
    }
  }

  void read_titles(int node) {
    const char* expected = "an object of job titles";
    for (const int item : checks_.children(node, base::JsonKind::object, expected)) {
      team_.titles.push_back(
          {checks_.key(item, base::TextRule::line, k_longest_line), facet_values(item)});
    }
  }

  void read_people(int node) {
    const auto people = checks_.children(node, base::JsonKind::array, "an array of people");
    if (node < 0) return;
    if (people.size() < k_min_people || people.size() > k_max_people) {
      checks_.expected(node, counted(people.size(), "person", "people"),
                       std::to_string(k_min_people) + " to " + std::to_string(k_max_people));
      return;
    }
    Names names;
    bool has_lead = false;
    bool has_available = false;
    for (const int item : people) {
      team_.people.push_back(read_person(item, names, has_lead));
      has_available |= team_.people.back().available;
    }
    // A fault inside a person may be the reason why the people as a whole look wrong.
    if (checks_.failed()) return;
    if (!has_lead) {
      checks_.expected(node, "found nobody with \"lead\": true", "exactly one lead");
    }
    if (!has_available) {
      checks_.expected(node, "found nobody who is available", "at least one person who is");
    }
  }

  Person read_person(int node, Names& names, bool& has_lead) {
    Person person;
    const auto found = checks_.members(node, "a person",
                                       {{"name"},
                                        {"title"},
                                        {"lead", false},
                                        {"available", false},
                                        {"needs", false},
                                        {"carries"},
                                        {"contributions"},
                                        {"wrote_as", false}});
    person.name = checks_.text(found[0], base::TextRule::line, k_longest_line);
    if (found[0] >= 0) unique(names, person.name, found[0], "name");
    person.title = checks_.text(found[1], base::TextRule::line, k_longest_line);
    person.lead = checks_.boolean(found[2], false);
    person.available = checks_.boolean(found[3], true);
    person.needs = facet_values(found[4]);
    if (person.lead) {
      if (has_lead) checks_.expected(found[2], "found a second lead", "exactly one");
      if (!person.needs.empty()) {
        checks_.expected(found[4], "found needs of the lead",
                         "none, since the incident is what the lead asks for");
      }
      has_lead = true;
    }
    read_carries(found[5], person);
    read_contributions(found[6], person);
    read_authors(found[7], person);
    return person;
  }

  void read_carries(int node, Person& person) {
    const char* expected = "an object of facet ids with what the person carries";
    for (const int item : checks_.children(node, base::JsonKind::object, expected)) {
      Carry carry;
      carry.facet = facet_number(item, document_.node(item).key, true);
      if (document_.node(item).kind == base::JsonKind::object) {
        const auto found = checks_.members(item, "what is carried", {{"strength"}, {"days_ago"}});
        carry.strength = checks_.number(found[0], k_share);
        carry.days_ago = checks_.number(found[1], k_days_ago);
      } else {
        constexpr base::NumberRange k_strength{
            0, 1, false, "a number from 0 to 1 or an object of strength and days_ago"};
        const bool number = document_.node(item).kind == base::JsonKind::number;
        carry.strength = checks_.number(item, number ? k_share : k_strength);
      }
      person.carries.push_back(carry);
    }
  }

  void read_contributions(int node, Person& person) {
    for (const int item :
         checks_.children(node, base::JsonKind::array, "an array of contributions")) {
      Contribution contribution;
      const auto found =
          checks_.members(item, "a contribution", {{"text"}, {"facets"}, {"effort", false}});
      contribution.text = checks_.text(found[0], base::TextRule::line, k_longest_contribution);
      contribution.facets = facet_values(found[1]);
      contribution.effort = checks_.text(found[2], base::TextRule::line, k_longest_effort);
      person.contributions.push_back(std::move(contribution));
    }
  }

  // Whose commits are theirs.
  void read_authors(int node, Person& person) {
    const std::size_t authors = team_.history ? team_.history->authors.size() : 0;
    for (const int item :
         checks_.children(node, base::JsonKind::array, "an array of numbers of authors")) {
      const int author = history_index(checks_, item, authors, "an author of the history");
      if (!authors_.insert(author).second) {
        checks_.expected(item, "found author " + document_.quoted(item) + " a second time",
                         "each author once");
      }
      person.wrote_as.push_back(author);
    }
  }

  void read_incidents(int node) {
    Names ids;
    for (const int item : checks_.children(node, base::JsonKind::array, "an array of incidents")) {
      Incident incident;
      const auto found =
          checks_.members(item, "an incident", {{"id"}, {"title"}, {"text"}, {"vague"}});
      incident.id = checks_.text(found[0], base::TextRule::id, k_longest_id);
      if (found[0] >= 0) unique(ids, incident.id, found[0], "incident's id");
      incident.title = checks_.text(found[1], base::TextRule::line, k_longest_line);
      incident.text = checks_.text(found[2], base::TextRule::paragraph, k_longest_incident);
      incident.vague = checks_.boolean(found[3], false);
      team_.incidents.push_back(std::move(incident));
    }
  }

  const base::JsonDocument& document_;
  base::JsonChecks checks_;
  Team team_;
  std::unordered_map<std::string, int> facet_numbers_;
  std::unordered_set<int> authors_;
  bool heads_are_known_ = false;
  bool equal_heads_ = false;  // as the format wants it
};

}  // namespace

ReadResult read_team(std::string_view json) {
  ReadResult result;
  if (json.size() > k_max_file_bytes) {
    result.error = {1, 1, "",
                    "found " + std::to_string(json.size()) + " bytes; expected at most " +
                        std::to_string(k_max_file_bytes) + " (4 MiB)"};
    return result;
  }
  base::JsonDocument document(json);
  base::JsonDocument::SyntaxError syntax;
  if (!document.parse(syntax)) {
    const base::TextPosition position = document.position(syntax.offset);
    result.error = {position.line, position.column, syntax.path, syntax.message};
    return result;
  }
  return TeamReader(document).read();
}

}  // namespace headsup::team
