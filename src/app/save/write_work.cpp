#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "app/core/names.h"
#include "app/core/session_json.h"
#include "app/save/work.h"
#include "base/fingerprint.h"
#include "base/json_writer.h"
#include "team/team_file.h"

namespace headsup::app {
namespace {

using base::JsonWriter;

// A team file without its indents: what was just small enough to be read stays so.
std::string team_file(const team::Team& team) {
  std::string packed;
  bool quoted = false;
  bool escaped = false;
  for (const char c : team::write_team(team, team::HistoryPart::without)) {
    if (!quoted && (c == ' ' || c == '\n')) continue;
    packed += c;
    if (c == '"' && !escaped) quoted = !quoted;
    escaped = c == '\\' && !escaped;
  }
  return packed;
}

// Leaves them out where they are 0, 1, 2 …
void write_ids(JsonWriter& json, const char* key, const std::vector<int>& ids) {
  int expected = 0;
  if (std::all_of(ids.begin(), ids.end(), [&](int id) { return id == expected++; })) return;
  json.Key(key);
  json.StartArray();
  for (const int id : ids) json.Int(id);
  json.EndArray();
}

void write_authors(JsonWriter& json, const team::Team& team) {
  json.Key("wrote_as");
  json.StartArray();
  for (const team::Person& person : team.people) {
    json.StartArray();
    for (const int author : person.wrote_as) json.Int(author);
    json.EndArray();
  }
  json.EndArray();
}

std::string team_text(const team::Team& team, const std::string& history_id) {
  std::vector<int> people;
  for (const team::Person& person : team.people) people.push_back(static_cast<int>(person.id));
  std::vector<int> facets;
  for (int facet = 0; facet < team.facet_count(); ++facet) {
    facets.push_back(static_cast<int>(team.id_of_facet(facet)));
  }
  rapidjson::StringBuffer buffer;
  JsonWriter json(buffer);
  json.StartObject();
  base::field(json, "file", team_file(team));
  write_ids(json, "people", people);
  write_ids(json, "facets", facets);
  if (team.history) {
    base::field(json, "history", history_id);
    write_authors(json, team);
  }
  json.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace

std::string team_text(const team::Team& team) {
  return team_text(team, team.history ? base::fingerprint(team::write_history(*team.history)) : "");
}

void TeamTexts::put(const std::shared_ptr<const team::Team>& team, std::string text) {
  written_.push_back({team, std::make_shared<const std::string>(std::move(text))});
}

std::shared_ptr<const std::string> TeamTexts::of(const std::shared_ptr<const team::Team>& team) {
  const auto known = std::find_if(written_.begin(), written_.end(),
                                  [&](const Written& one) { return one.team.lock() == team; });
  if (known != written_.end()) return known->text;
  put(team, team_text(*team, team->history ? of(team->history)->id : ""));
  return written_.back().text;
}

std::shared_ptr<const TeamTexts::HistoryText> TeamTexts::of(const team::SharedHistory& history) {
  for (const WrittenHistory& known : histories_) {
    if (known.history.get() == history.get()) return known.text;
  }
  HistoryText made;
  made.text = team::write_history(*history);
  made.id = base::fingerprint(made.text);
  histories_.push_back({history, std::make_shared<const HistoryText>(std::move(made))});
  return histories_.back().text;
}

void TeamTexts::forget_gone() {
  histories_.erase(std::remove_if(histories_.begin(), histories_.end(),
                                  [](const auto& one) { return !one.history.is_used_elsewhere(); }),
                   histories_.end());
  written_.erase(std::remove_if(written_.begin(), written_.end(),
                                [](const Written& one) { return one.team.expired(); }),
                 written_.end());
}

namespace {

// Teams and sessions, each once, in the order in which they were first asked for.
class Shared {
 public:
  explicit Shared(TeamTexts& texts) : texts_(texts) {}

  int add(Session session) {
    const int team = add(session.team);
    session.team = teams_[team];  // of equal ones the first
    const int known = find(session);
    if (known >= 0) return known;
    rapidjson::StringBuffer buffer;
    JsonWriter json(buffer);
    json.StartObject();
    base::field(json, "team", team);
    write_session(json, session);
    json.EndObject();
    sessions_.push_back(std::move(session));
    append(session_texts_,
           std::make_shared<const std::string>(buffer.GetString(), buffer.GetSize()));
    return static_cast<int>(sessions_.size()) - 1;
  }

  std::size_t bytes() const { return bytes_; }

  // The first that knows such teams.
  int version() const {
    if (!histories_.empty()) return k_work_version;
    const bool equal_heads = std::all_of(teams_.begin(), teams_.end(),
                                         [](const auto& team) { return team->has_equal_heads(); });
    return equal_heads ? 1 : k_unequal_heads_version;
  }

  void write(JsonWriter& json) const {
    if (!histories_.empty()) {
      json.Key("histories");
      json.StartObject();
      for (const auto& history : histories_) {
        json.Key(history->id.c_str());
        json.RawValue(history->text.data(), history->text.size(), rapidjson::kObjectType);
      }
      json.EndObject();
    }
    write(json, "teams", team_texts_);
    write(json, "sessions", session_texts_);
  }

 private:
  // One step begins where its neighbour ends, or where the present is: there is no need to look
  // further.
  int find(const Session& session) const {
    constexpr int k_neighbours = 3;
    const int count = static_cast<int>(sessions_.size());
    for (int i = count - 1; i >= 0 && i >= count - k_neighbours; --i) {
      if (sessions_[i] == session) return i;
    }
    return count > 0 && sessions_[0] == session ? 0 : -1;
  }

  int add(const std::shared_ptr<const team::Team>& team) {
    const auto known = std::find(seen_.begin(), seen_.end(), team);
    if (known != seen_.end()) return numbers_[known - seen_.begin()];
    const std::shared_ptr<const std::string> text = texts_.of(team);
    const auto equal = std::find_if(team_texts_.begin(), team_texts_.end(),
                                    [&](const auto& other) { return *other == *text; });
    const auto number = static_cast<int>(equal - team_texts_.begin());
    if (equal == team_texts_.end()) {
      append(team_texts_, text);
      teams_.push_back(team);
      if (team->history) add(team->history);
    }
    seen_.push_back(team);
    numbers_.push_back(number);
    return number;
  }

  void add(const team::SharedHistory& history) {
    auto text = texts_.of(history);
    const bool is_known = std::any_of(histories_.begin(), histories_.end(),
                                      [&](const auto& other) { return other->id == text->id; });
    if (is_known) return;
    bytes_ += text->text.size();
    histories_.push_back(std::move(text));
  }

  using Texts = std::vector<std::shared_ptr<const std::string>>;

  void append(Texts& texts, std::shared_ptr<const std::string> text) {
    bytes_ += text->size();
    texts.push_back(std::move(text));
  }

  static void write(JsonWriter& json, const char* key, const Texts& texts) {
    json.Key(key);
    json.StartArray();
    for (const auto& text : texts) {
      json.RawValue(text->data(), text->size(), rapidjson::kObjectType);
    }
    json.EndArray();
  }

  std::vector<std::shared_ptr<const team::Team>> teams_;  // those of team_texts_
  std::vector<std::shared_ptr<const team::Team>> seen_;   // two may be equal without being the same
  std::vector<int> numbers_;                              // of each of seen_, among teams_
  std::vector<Session> sessions_;
  std::vector<std::shared_ptr<const TeamTexts::HistoryText>> histories_;
  Texts team_texts_, session_texts_;
  std::size_t bytes_ = 0;
  TeamTexts& texts_;
};

struct SavedStep {
  int before = 0;  // among the sessions
  int after = 0;
};

// The steps that are saved, [first, last) of all.
struct SavedHistory {
  std::size_t first = 0, last = 0;
  std::vector<SavedStep> steps;
};

// From the present outwards: first what can be undone, then what can be done again.
SavedHistory save_history(const History& history, Shared& shared, std::size_t max_bytes) {
  const std::size_t own = shared.bytes();
  const auto has_room = [&] { return shared.bytes() - own < max_bytes; };
  const auto save = [&](const HistoryStep& step) {
    const int after = shared.add(step.after);
    return SavedStep{shared.add(step.before), after};
  };
  SavedHistory saved{history.done(), history.done(), {}};
  while (saved.first > 0 && has_room()) {
    saved.steps.push_back(save(history.steps()[--saved.first]));
  }
  std::reverse(saved.steps.begin(), saved.steps.end());
  while (saved.last < history.size() && has_room()) {
    saved.steps.push_back(save(history.steps()[saved.last++]));
  }
  return saved;
}

void write_history(JsonWriter& json, const History& history, const SavedHistory& saved) {
  json.Key("history");
  json.StartObject();
  base::field(json, "done", static_cast<int>(history.done() - saved.first));
  json.Key("steps");
  json.StartArray();
  for (std::size_t i = 0; i < saved.steps.size(); ++i) {
    const StepName& name = history.steps()[saved.first + i].name;
    json.StartObject();
    base::field(json, "label", name.label);
    base::field(json, "run", name.run);
    base::field(json, "before", saved.steps[i].before);
    base::field(json, "after", saved.steps[i].after);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
}

void write_tour_and_pass(JsonWriter& json, const View& view) {
  base::field(json, "tour_step", view.tour.step);
  json.Key("tour_answers");
  json.StartArray();
  for (const int answer : view.tour.answers) json.Int(answer);
  json.EndArray();
  base::field(json, "tour_done", static_cast<double>(view.tour.done));
  base::field(json, "pass_step", view.pass.step);
  base::field(json, "pass_speed", view.pass.speed);
}

void write_view(JsonWriter& json, const View& view) {
  json.Key("view");
  json.StartObject();
  base::field(json, "shows", view.mode == Mode::explain ? page_id(view.page) : mode_id(view.mode));
  base::field(json, "page_height", page_height_id(view.page_height));
  base::field(json, "sheet", sheet_id(view.sheet));
  base::field(json, "matrix_head", view.matrix_head);
  base::field(json, "strongest", view.strongest);
  base::field(json, "edge_person", static_cast<int>(view.edge_person));
  base::field(json, "edge_head", view.edge_head);
  json.Key("brief_open");
  json.StartArray();
  for (const bool open : view.brief_open) json.Bool(open);
  json.EndArray();
  write_tour_and_pass(json, view);
  // Where it glides to counts, not where it is on its way.
  const Camera& camera = view.camera;
  const Vec2 pan = camera.gliding ? camera.goal_pan : camera.pan;
  base::field(json, "zoom", static_cast<double>(camera.gliding ? camera.goal_zoom : camera.zoom));
  base::field(json, "pan_x", static_cast<double>(pan.x));
  base::field(json, "pan_y", static_cast<double>(pan.y));
  json.EndObject();
}

void write_preferences(JsonWriter& json, const Preferences& preferences) {
  json.Key("preferences");
  json.StartObject();
  base::field(json, "theme", theme_id(preferences.theme));
  // Empty: as the system has it.
  base::field(json, "language",
              preferences.language_chosen ? texts::code(preferences.language) : "");
  json.EndObject();
}

const Workspace& own_workspace(const State& state) {
  return state.workspaces[state.lab.drawn() ? state.lab.home : state.active];
}

}  // namespace

std::string write_work(const State& state, std::size_t max_history_bytes) {
  TeamTexts texts;
  return write_work(state, texts, max_history_bytes);
}

std::string write_work(const State& state, TeamTexts& texts, std::size_t max_history_bytes) {
  texts.forget_gone();
  const Workspace& workspace = own_workspace(state);
  Shared shared(texts);
  const int session = shared.add(workspace.session);
  const SavedHistory history = save_history(workspace.history, shared, max_history_bytes);
  rapidjson::StringBuffer buffer;
  JsonWriter json(buffer);
  json.StartObject();
  base::field(json, "format", "headsup-work/" + std::to_string(shared.version()));
  shared.write(json);
  base::field(json, "session", session);
  write_view(json, workspace.view);
  write_preferences(json, state.preferences);
  write_history(json, workspace.history, history);
  json.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

std::uint64_t work_edition(const State& state) {
  return own_workspace(state).history.edition();
}

}  // namespace headsup::app
