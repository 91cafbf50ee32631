// All of the text is read and checked before anything changes.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <unordered_set>
#include <utility>
#include <vector>

#include "app/core/features.h"
#include "app/core/names.h"
#include "app/core/settings.h"
#include "app/core/update.h"
#include "app/graph/camera.h"
#include "app/save/read_session.h"
#include "app/save/work.h"
#include "app/tour/tour.h"
#include "base/json_checks.h"
#include "base/number.h"
#include "team/history_reader.h"
#include "team/team_file.h"

namespace headsup::app {
namespace {

using base::JsonKind;

struct Work {
  Session session;
  View view;
  Preferences preferences;
  History history;
};

class WorkReader {
 public:
  explicit WorkReader(const base::JsonDocument& document)
      : document_(document), checks_(document) {}

  WorkError read(Work& work) {
    const int version = read_version();
    if (version > k_work_version) return {WorkFault::newer, {}};
    if (version > 0) read_all(work);
    if (version == 0) checks_.expected(0, "found no format", "headsup-work/1");
    if (checks_.failed()) return {WorkFault::damaged, checks_.error()};
    return {};
  }

 private:
  // 0: it has none. There is nothing to migrate yet, since the versions differ only in what teams
  // may be: an older version's reader goes here, and makes a Work of what it reads.
  int read_version() const {
    const base::JsonNode& root = document_.node(0);
    if (root.kind != JsonKind::object || root.first < 0) return 0;
    const base::JsonNode& format = document_.node(root.first);
    constexpr std::string_view k_name = "headsup-work/";
    if (format.key != "format" || format.text.substr(0, k_name.size()) != k_name) return 0;
    double version = 0;
    const bool is_number =
        base::read_number(std::string(format.text.substr(k_name.size())), version);
    return is_number && version >= 1 && version < 1e6 ? static_cast<int>(version) : 0;
  }

  void read_all(Work& work) {
    const auto found = checks_.members(0, "the work",
                                       {{"format"},
                                        {"teams"},
                                        {"sessions"},
                                        {"session"},
                                        {"view"},
                                        {"preferences"},
                                        {"history"},
                                        {"histories", false}});
    for (const int node : checks_.children(found[7], JsonKind::object, "histories by id")) {
      histories_.emplace(document_.node(node).key,
                         team::SharedHistory(team::read_history(checks_, document_, node)));
    }
    for (const int node : checks_.children(found[1], JsonKind::array, "an array of teams")) {
      read_team(node);
    }
    if (checks_.failed()) return;  // without the teams nothing else can be judged
    for (const int node : checks_.children(found[2], JsonKind::array, "an array of sessions")) {
      sessions_.push_back(read_session(document_, checks_, node, teams_));
    }
    if (checks_.failed()) return;
    if (const Session* session = session_at(found[3])) work.session = *session;
    read_view(found[4], work.view);
    read_preferences(found[5], work.preferences);
    read_history(found[6], work.history);
  }

  void read_team(int node) {
    const auto found = checks_.members(
        node, "a team",
        {{"file"}, {"people", false}, {"facets", false}, {"history", false}, {"wrote_as", false}});
    if (found[0] < 0 || !checks_.is(found[0], JsonKind::string, "a team file")) return;
    team::ReadResult result = team::read_team(document_.node(found[0]).text);
    if (!result.team) {
      checks_.expected(found[0], result.error.path + ": " + result.error.message, "a team file");
      return;
    }
    team::Team& team = *result.team;
    team.assign_ids();
    const std::vector<int> people = read_ids(found[1], team.people.size());
    for (std::size_t i = 0; i < people.size(); ++i) team.people[i].id = team::PersonId{people[i]};
    const std::vector<int> facets = read_ids(found[2], team.facet_count());
    for (std::size_t i = 0; i < facets.size(); ++i) {
      team.facet(static_cast<int>(i)).key = team::FacetId{facets[i]};
    }
    if (found[3] >= 0) add_history(team, found[3], found[4]);
    teams_.push_back(std::make_shared<const team::Team>(std::move(team)));
  }

  void add_history(team::Team& team, int id, int authors) {
    const auto history = histories_.find(document_.node(id).text);
    if (history == histories_.end()) {
      checks_.expected(id, "found " + document_.quoted(id), "the id of a history");
      return;
    }
    team.history = history->second;
    const auto people = checks_.children(authors, JsonKind::array, "authors of each person");
    if (people.size() != team.people.size()) {
      checks_.expected(authors < 0 ? id : authors, "found too few or many", "one each");
      return;
    }
    for (std::size_t i = 0; i < people.size(); ++i) {
      for (const int author : checks_.children(people[i], JsonKind::array, "numbers of authors")) {
        team.people[i].wrote_as.push_back(team::history_index(
            checks_, author, team.history->authors.size(), "an author of the history"));
      }
    }
  }

  // One for each, all different; empty where none are given.
  std::vector<int> read_ids(int node, std::size_t count) {
    std::vector<int> ids;
    std::unordered_set<int> known;
    for (const int child : checks_.children(node, JsonKind::array, "an array of ids")) {
      ids.push_back(read_id(checks_, child));
      if (!known.insert(ids.back()).second) checks_.expected(child, "found it twice", "another id");
    }
    if (node >= 0 && ids.size() != count)
      checks_.expected(node, "found too few or many", "one each");
    return checks_.failed() ? std::vector<int>{} : ids;
  }

  const Session* session_at(int node) {
    const int index = read_count(checks_, node, 0, static_cast<int>(sessions_.size()) - 1);
    return checks_.failed() ? nullptr : &sessions_[index];
  }

  // An id of names.h.
  template <class Choice>
  void read_choice(int node, bool (*parse)(const std::string&, Choice&), Choice& out) {
    if (node < 0) return;
    if (!parse(std::string(document_.node(node).text), out)) {
      checks_.expected(node, "found " + document_.quoted(node), "another name");
    }
  }

  void read_view(int node, View& view) {
    const auto found = checks_.members(node, "the view",
                                       {{"shows"},
                                        {"page_height"},
                                        {"sheet"},
                                        {"matrix_head"},
                                        {"strongest"},
                                        {"edge_person"},
                                        {"edge_head"},
                                        {"brief_open"},
                                        {"tour_step"},
                                        {"tour_answers"},
                                        {"tour_done"},
                                        {"pass_step"},
                                        {"pass_speed"},
                                        {"zoom"},
                                        {"pan_x"},
                                        {"pan_y"}});
    Destination shows;
    read_choice(found[0], parse_view, shows);
    view.mode = shows.mode;
    view.page = shows.page;
    read_choice(found[1], parse_page_height, view.page_height);
    read_choice(found[2], parse_sheet, view.sheet);
    view.matrix_head = read_count(checks_, found[3], -1, team::k_heads - 1);
    view.strongest = read_count(checks_, found[4], 1, k_max_strands);
    view.edge_person = team::PersonId{read_count(checks_, found[5], -1, k_max_id)};
    view.edge_head = read_count(checks_, found[6], 0, team::k_heads - 1);
    view.brief_open = read_flags(document_, checks_, found[7]);
    view.tour.step = read_count(checks_, found[8], -1, tour_steps() - 1);
    for (const int answer : checks_.children(found[9], JsonKind::array, "an array of answers")) {
      view.tour.answers.push_back(read_count(checks_, answer, k_other_answer, team::k_max_people));
    }
    view.tour.done =
        static_cast<std::uint32_t>(checks_.number(found[10], {0, 4294967295.0, false, "bits"}));
    view.pass.step = read_count(checks_, found[11], -1, k_pass_steps - 1);
    view.pass.speed = checks_.number(found[12], {0.5, 4, false, "a speed"});
    view.camera.zoom = read_float(found[13], k_min_zoom, k_max_zoom);
    view.camera.pan.x = read_float(found[14], -1e5, 1e5);
    view.camera.pan.y = read_float(found[15], -1e5, 1e5);
  }

  float read_float(int node, double min, double max) {
    return static_cast<float>(checks_.number(node, {min, max, false, "a number in its range"}));
  }

  void read_preferences(int node, Preferences& preferences) {
    const auto found = checks_.members(node, "the preferences", {{"theme"}, {"language"}});
    read_choice(found[0], parse_theme, preferences.theme);
    if (found[1] < 0 || document_.node(found[1]).text.empty()) return;
    preferences.language_chosen = true;
    const std::string code(document_.node(found[1]).text);
    if (!texts::parse(code, preferences.language)) {
      checks_.expected(found[1], "found " + document_.quoted(found[1]), "a language");
    }
  }

  void read_history(int node, History& history) {
    const auto found = checks_.members(node, "the history", {{"done"}, {"steps"}});
    std::vector<HistoryStep> steps;
    for (const int child : checks_.children(found[1], JsonKind::array, "an array of steps")) {
      const auto parts =
          checks_.members(child, "a step", {{"label"}, {"run"}, {"before"}, {"after"}});
      const Session* before = session_at(parts[2]);
      const Session* after = session_at(parts[3]);
      if (!before || !after) return;
      steps.push_back(
          {*before,
           *after,
           {std::string(document_.node(parts[0]).text), std::string(document_.node(parts[1]).text)},
           0,
           0});
    }
    const int done = read_count(checks_, found[0], 0, static_cast<int>(steps.size()));
    if (!checks_.failed()) history = History(std::move(steps), done);
  }

  const base::JsonDocument& document_;
  base::JsonChecks checks_;
  std::map<std::string_view, team::SharedHistory> histories_;  // by id
  std::vector<std::shared_ptr<const team::Team>> teams_;
  std::vector<Session> sessions_;
};

}  // namespace

WorkError open_work(State& state, std::string_view text, bool with_preferences) {
  base::JsonDocument document(text);
  base::JsonDocument::SyntaxError syntax;
  if (!document.parse(syntax)) {
    const base::TextPosition position = document.position(syntax.offset);
    return {WorkFault::damaged, {position.line, position.column, syntax.path, syntax.message}};
  }
  Work work;
  const WorkError error = WorkReader(document).read(work);
  if (error.fault != WorkFault::none) return error;
  leave_lab(state);
  open_workspace(state, std::move(work.session), std::move(work.view), std::move(work.history));
  if (!with_preferences) return {};
  state.preferences.theme = work.preferences.theme;
  if (work.preferences.language_chosen) {
    apply_action(state, SetLanguage{work.preferences.language});
  }
  return {};
}

}  // namespace headsup::app
