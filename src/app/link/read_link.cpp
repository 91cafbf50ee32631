// From the text of a link to a state: all of it is read before anything changes.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "app/core/names.h"
#include "app/core/settings.h"
#include "app/core/update.h"
#include "app/explain/scale/lab.h"
#include "app/graph/camera.h"
#include "app/link/link.h"
#include "app/tour/tour.h"
#include "base/number.h"

namespace headsup::app {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string decode(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escaped = text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
                         hex_digit(text[i + 2]) >= 0;
    if (escaped) {
      result += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      result += text[i] == '+' ? ' ' : text[i];
    }
  }
  return result;
}

bool parse_number(const std::string& text, double low, double high, double& out) {
  double value = 0;
  if (!base::read_number(text, value) || !(value >= low && value <= high)) return false;
  out = value;
  return true;
}

bool parse_count(const std::string& text, int low, int high, int& out) {
  double value = 0;
  if (!parse_number(text, low, high, value) || value != std::floor(value)) return false;
  out = static_cast<int>(value);
  return true;
}

std::vector<std::string> split(const std::string& text, char mark) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; !text.empty();) {
    const std::size_t to = text.find(mark, from);
    parts.push_back(text.substr(from, to - from));
    if (to == std::string::npos) break;
    from = to + 1;
  }
  return parts;
}

bool parse_counts(const std::string& text, int low, int high, std::vector<int>& out) {
  for (const std::string& part : split(text, ',')) {
    int value = 0;
    if (!parse_count(part, low, high, value)) return false;
    out.push_back(value);
  }
  return true;
}

// What a link asks for, collected before anything is changed.
struct Wanted {
  Session session;
  View view;
  Preferences preferences{ThemeChoice::automatic, texts::current(), false};
  bool plays = false;  // the pass
  RnnSettings rnn;
  int people = Lab{}.people;  // the lab's
  int seed = Lab{}.seed;
  bool drawn = false;
};

class LinkReader {
 public:
  // team: the one that the link is about.
  LinkReader(const team::Team& team, Wanted& wanted) : team_(team), wanted_(wanted) {}

  // What has to be known before names are looked up.
  bool read_lab(const std::string& key, const std::string& value) {
    if (key == "people") {
      return parse_count(value, k_min_lab_people, k_max_lab_people, wanted_.people);
    }
    if (key == "seed") return parse_count(value, 1, k_max_lab_seed, wanted_.seed);
    if (key != "drawn" || value != "1") return false;
    wanted_.drawn = true;
    return true;
  }

  bool read(const std::string& key, const std::string& value) {
    bool is_number = false;
    const bool read = read_number(key, value, is_number);
    if (is_number) return read;
    return read_controls(key, value) || read_view(key, value) || read_rest(key, value);
  }

 private:
  bool person(const std::string& name, team::PersonId& out) const {
    const int found = team_.find_person(name);
    if (found >= 0) out = team_.id_of(found);
    return found >= 0;
  }

  bool head(const std::string& id, int& out) const {
    out = team_.find_head(id);
    return out >= 0;
  }

  bool facet(const std::string& id, int& out) const {
    out = team_.find_facet(id);
    return out >= 0;
  }

  // What is one number: by the table.
  bool read_number(const std::string& key, const std::string& value, bool& known) {
    for (const Number& what : k_number_table) {
      if (key != what.link_key) continue;
      known = true;
      double number = 0;
      if (!parse_number(value, what.min, what.max, number)) return false;
      if (what.whole && number != std::floor(number)) return false;
      what.set(wanted_.session, wanted_.view, number);
      return true;
    }
    return false;
  }

  bool read_controls(const std::string& key, const std::string& value) {
    Session& session = wanted_.session;
    int index = 0;
    if (key == "query") return person(value, session.settings.query);
    if (key == "incident" || key == "compare") {
      (key == "incident" ? session.incident : session.comparison) = value;
      return true;
    }
    if (key.rfind("t.", 0) == 0) {
      const Number& all = number(NumberId::temperature);
      return head(key.substr(2), index) &&
             parse_number(value, all.min, all.max, session.settings.head_temperatures[index]);
    }
    if (key == "heads") return read_flags(value, session.settings.enabled);
    if (key == "away" || key == "back") return read_away(value, key == "away");
    return key == "edit" && read_edit(value);
  }

  bool read_away(const std::string& name, bool is_away) {
    team::PersonId who{};
    if (!person(name, who)) return false;
    std::vector<team::PersonId>& away = wanted_.session.settings.away;
    const auto at = std::find(away.begin(), away.end(), who);
    if (is_away && at == away.end()) away.push_back(who);
    if (!is_away && at != away.end()) away.erase(at);
    return true;
  }

  // Heads by their ids: those that are not named are off.
  bool read_flags(const std::string& value, std::array<bool, team::k_heads>& flags) const {
    flags.fill(false);
    for (const std::string& id : split(value, ',')) {
      int index = 0;
      if (!head(id, index)) return false;
      flags[index] = true;
    }
    return true;
  }

  // matrix:facet:value:name; a name may have colons of its own.
  bool read_edit(const std::string& value) {
    const std::vector<std::string> parts = split(value, ':');
    if (parts.size() < 4) return false;
    Edit edit;
    int number_of_facet = 0;
    double typed = 0;
    const std::size_t before = parts[0].size() + parts[1].size() + parts[2].size() + 3;
    const double most = static_cast<double>(analysis::k_largest_edit);
    if (!parse_matrix(parts[0], edit.matrix) || !facet(parts[1], number_of_facet) ||
        !parse_number(parts[2], -most, most, typed) || !person(value.substr(before), edit.person)) {
      return false;
    }
    edit.facet = team_.id_of_facet(number_of_facet);
    edit.value = static_cast<float>(typed);
    wanted_.session.settings.edits.push_back(edit);
    return true;
  }

  bool read_view(const std::string& key, const std::string& value) {
    View& view = wanted_.view;
    if (key == "view") {  // the usual one is never named
      Destination there;
      if (!parse_view(value, there) || there.mode == Mode::query) return false;
      view.mode = there.mode;
      view.page = there.page;
      return true;
    }
    if (key == "matrix") return head(value, view.matrix_head);
    if (key == "open") return read_flags(value, view.brief_open);
    if (key == "edge") {
      const std::size_t colon = value.find(':');
      return colon != std::string::npos && head(value.substr(0, colon), view.edge_head) &&
             person(value.substr(colon + 1), view.edge_person);
    }
    if (key == "tour") {
      if (!parse_count(value, 1, tour_steps(), view.tour.step)) return false;
      --view.tour.step;
      return true;
    }
    if (key == "pass") {
      wanted_.plays = value == k_pass_plays;
      if (!wanted_.plays && !parse_count(value, 1, k_pass_steps, view.pass.step)) return false;
      if (!wanted_.plays) --view.pass.step;
      return true;
    }
    if (key == "answers") {
      return parse_counts(value, k_other_answer, team::k_max_people, view.tour.answers);
    }
    if (key == "done") {
      double bits = 0;
      if (!parse_number(value, 0, 4294967295.0, bits)) return false;
      view.tour.done = static_cast<std::uint32_t>(bits);
      return true;
    }
    return false;
  }

  bool read_rest(const std::string& key, const std::string& value) {
    RnnSettings& rnn = wanted_.rnn;
    if (key == "speakers") return parse_count(value, 2, k_max_made_up, rnn.people);
    if (key == "order") return parse_counts(value, 0, team::k_max_people, rnn.order);
    if (read_lab(key, value)) return true;
    if (key == "theme") return parse_theme(value, wanted_.preferences.theme);
    if (key == "height") return parse_page_height(value, wanted_.view.page_height);
    if (key == "sheet") return parse_sheet(value, wanted_.view.sheet);
    if (key == "lang") {
      wanted_.preferences.language_chosen = true;
      return texts::parse(value, wanted_.preferences.language);
    }
    return read_camera(key, value);
  }

  bool read_camera(const std::string& key, const std::string& value) {
    Camera& camera = wanted_.view.camera;
    double x = 0;
    double y = 0;
    if (key == "zoom") {
      if (!parse_number(value, k_min_zoom, k_max_zoom, x)) return false;
      camera.zoom = static_cast<float>(x);
      return true;
    }
    const std::vector<std::string> parts = split(value, ',');
    if (key != "pan" || parts.size() != 2 || !parse_number(parts[0], -1e5, 1e5, x) ||
        !parse_number(parts[1], -1e5, 1e5, y)) {
      return false;
    }
    camera.pan = {static_cast<float>(x), static_cast<float>(y)};
    return true;
  }

  const team::Team& team_;
  Wanted& wanted_;
};

void apply(State& state, Wanted wanted) {
  leave_lab(state);
  const std::size_t workspace = state.active;
  Session before = state.session();
  state.lab.people = wanted.people;
  state.lab.seed = wanted.seed;
  if (wanted.drawn) draw_organisation(state);
  wanted.session.team = state.session().team;
  restore_session(state, wanted.session);
  state.view() = wanted.view;
  state.motion().pass = {};
  if (wanted.plays) apply_action(state, PlayPass{});
  state.transient.cell = CellRef{};
  state.preferences.theme = wanted.preferences.theme;
  state.preferences.intro = false;
  if (wanted.preferences.language_chosen) {
    apply_action(state, SetLanguage{wanted.preferences.language});
  }
  wanted.rnn.spectral_radius = wanted.session.rnn.spectral_radius;
  wanted.rnn.minutes = wanted.session.rnn.minutes;
  wanted.rnn.minutes_between = wanted.session.rnn.minutes_between;
  apply_action(state, SetRnn{wanted.rnn});
  record(state, workspace, std::move(before), {texts::get(texts::Id::history_link), ""});
}

}  // namespace

bool open_link(State& state, std::string_view link, std::string& error) {
  std::vector<std::pair<std::string, std::string>> entries;
  for (const std::string& part : split(std::string(link), '&')) {
    const std::size_t equals = part.find('=');
    entries.emplace_back(decode(part.substr(0, equals)),
                         equals == std::string::npos ? "" : decode(part.substr(equals + 1)));
  }
  Wanted wanted;
  const auto refused = [&error](const std::string& key, const std::string& value) {
    error = texts::fill(texts::Id::link_refused, {key, value});
    return false;
  };
  // Whom the rest is about.
  const team::Team& own = own_team(state);
  for (const auto& [key, value] : entries) LinkReader(own, wanted).read_lab(key, value);
  team::Organisation made;
  if (wanted.drawn) {
    made = organisation(own, wanted.people, wanted.seed);
    made.team.assign_ids();
  }
  const team::Team& team = wanted.drawn ? made.team : own;
  Session& session = wanted.session;
  session.incident = usual_incident(team);
  session.comparison = usual_comparison(team);
  session.settings.query = team.id_of(team.lead());
  for (const team::Person& person : team.people) {
    if (!person.available) session.settings.away.push_back(person.id);
  }
  LinkReader reader(team, wanted);
  for (const auto& [key, value] : entries) {
    if (!reader.read(key, value)) return refused(key, value);
  }
  const bool on_its_page = wanted.view.mode == Mode::explain && wanted.view.page == Page::scale;
  if (wanted.drawn && !on_its_page) return refused("drawn", "1");
  if (session.settings.away.size() == team.people.size()) {
    error = texts::get(texts::Id::link_nobody);
    return false;
  }
  apply(state, std::move(wanted));
  return true;
}

}  // namespace headsup::app
