// From the text of a link to a state: all of it is read before anything changes.
#include <cmath>
#include <utility>
#include <vector>

#include "analysis/rnn.h"
#include "app/core/names.h"
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
  std::string incident, comparison;
  analysis::Controls controls;
  Destination view;
  int strongest = View{}.strongest;
  int matrix_head = -1;
  int edge_head = 0;
  int edge_person = -1;
  Tour tour;
  RnnSettings command;
  int people = Lab{}.people;  // the lab's
  int seed = Lab{}.seed;
  bool drawn = false;
  ThemeChoice theme = ThemeChoice::automatic;
  Sheet sheet = Sheet::incident;
  bool language_chosen = false;
  texts::Language language = texts::current();
  Vec2 pan;
  double zoom = 1;
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
    return read_controls(key, value) || read_view(key, value) || read_rest(key, value);
  }

 private:
  bool person(const std::string& name, int& out) const {
    out = team_.find_person(name);
    return out >= 0;
  }

  bool head(const std::string& id, int& out) const {
    out = team_.find_head(id);
    return out >= 0;
  }

  bool facet(const std::string& id, int& out) const {
    out = team_.find_facet(id);
    return out >= 0;
  }

  bool read_controls(const std::string& key, const std::string& value) {
    analysis::Controls& controls = wanted_.controls;
    const double low = analysis::k_min_temperature;
    const double high = analysis::k_max_temperature;
    int index = 0;
    if (key == "query") return person(value, controls.query);
    if (key == "incident" || key == "compare") {
      (key == "incident" ? wanted_.incident : wanted_.comparison) = value;
      return true;
    }
    if (key == "t") return parse_number(value, low, high, controls.temperature);
    if (key.rfind("t.", 0) == 0) {
      return head(key.substr(2), index) &&
             parse_number(value, low, high,
                          controls.head_temperatures[static_cast<std::size_t>(index)]);
    }
    if (key == "depth") return parse_number(value, 0, 1, controls.depth);
    if (key == "later") {
      return parse_number(value, 0, analysis::k_max_days_later, controls.days_later);
    }
    if (key == "heads") return read_heads(value);
    if (key == "away" || key == "back") {
      if (!person(value, index)) return false;
      wanted_.controls.absent[static_cast<std::size_t>(index)] = key == "away" ? 1 : 0;
      return true;
    }
    return key == "edit" && read_edit(value);
  }

  bool read_heads(const std::string& value) {
    wanted_.controls.enabled.fill(false);
    for (const std::string& id : split(value, ',')) {
      int index = 0;
      if (!head(id, index)) return false;
      wanted_.controls.enabled[static_cast<std::size_t>(index)] = true;
    }
    return true;
  }

  // matrix:facet:value:name; a name may have colons of its own.
  bool read_edit(const std::string& value) {
    const std::vector<std::string> parts = split(value, ':');
    if (parts.size() < 4) return false;
    analysis::Edit edit;
    double typed = 0;
    const std::size_t before = parts[0].size() + parts[1].size() + parts[2].size() + 3;
    const double most = static_cast<double>(analysis::k_largest_edit);
    if (!parse_matrix(parts[0], edit.matrix) || !facet(parts[1], edit.facet) ||
        !parse_number(parts[2], -most, most, typed) || !person(value.substr(before), edit.person)) {
      return false;
    }
    edit.value = static_cast<float>(typed);
    wanted_.controls.edits.push_back(edit);
    return true;
  }

  bool read_view(const std::string& key, const std::string& value) {
    if (key == "view") {  // the usual one is never named
      return parse_view(value, wanted_.view) && wanted_.view.mode != Mode::query;
    }
    if (key == "strongest") return parse_count(value, 1, k_max_strands, wanted_.strongest);
    if (key == "matrix") return head(value, wanted_.matrix_head);
    if (key == "edge") {
      const std::size_t colon = value.find(':');
      return colon != std::string::npos && head(value.substr(0, colon), wanted_.edge_head) &&
             person(value.substr(colon + 1), wanted_.edge_person);
    }
    if (key == "tour") {
      if (!parse_count(value, 1, tour_steps(), wanted_.tour.step)) return false;
      --wanted_.tour.step;
      return true;
    }
    if (key == "answers") return parse_counts(value, -1, 1000, wanted_.tour.answers);
    if (key == "done") {
      double bits = 0;
      if (!parse_number(value, 0, 4294967295.0, bits)) return false;
      wanted_.tour.done = static_cast<std::uint32_t>(bits);
      return true;
    }
    return false;
  }

  bool read_rest(const std::string& key, const std::string& value) {
    RnnSettings& command = wanted_.command;
    if (key == "speakers") return parse_count(value, 2, k_max_made_up, command.people);
    if (key == "radius") {
      return parse_number(value, analysis::k_min_spectral_radius, analysis::k_max_spectral_radius,
                          command.spectral_radius);
    }
    if (key == "minutes") return parse_number(value, 1, 120, command.minutes);
    if (key == "between") return parse_number(value, 1, 1440, command.minutes_between);
    if (key == "order") return parse_counts(value, 0, team::k_max_people, command.order);
    if (read_lab(key, value)) return true;
    if (key == "theme") return parse_theme(value, wanted_.theme);
    if (key == "sheet") return parse_sheet(value, wanted_.sheet);
    if (key == "lang") {
      wanted_.language_chosen = true;
      return texts::parse(value, wanted_.language);
    }
    if (key == "zoom") return parse_number(value, k_min_zoom, k_max_zoom, wanted_.zoom);
    if (key != "pan") return false;
    const std::vector<std::string> parts = split(value, ',');
    double x = 0;
    double y = 0;
    if (parts.size() != 2 || !parse_number(parts[0], -1e5, 1e5, x) ||
        !parse_number(parts[1], -1e5, 1e5, y)) {
      return false;
    }
    wanted_.pan = {static_cast<float>(x), static_cast<float>(y)};
    return true;
  }

  const team::Team& team_;
  Wanted& wanted_;
};

void apply(State& state, Wanted wanted) {
  leave_lab(state);
  state.lab.people = wanted.people;
  state.lab.seed = wanted.seed;
  if (wanted.drawn) draw_organisation(state);
  state.session().controls = std::move(wanted.controls);
  state.session().undone.clear();
  state.session().incident = std::move(wanted.incident);
  state.session().comparison = std::move(wanted.comparison);
  state.view().mode = wanted.view.mode;
  state.view().page = wanted.view.page;
  state.view().strongest = wanted.strongest;
  state.view().matrix_head = wanted.matrix_head;
  state.transient.cell = CellRef{};
  state.view().edge_head = wanted.edge_head;
  state.view().edge_person = wanted.edge_person;
  state.view().tour = wanted.tour;
  state.preferences.theme = wanted.theme;
  state.view().sheet = wanted.sheet;
  if (wanted.language_chosen) update(state, SetLanguage{wanted.language});
  state.view().camera = Camera{};
  state.view().camera.pan = wanted.pan;
  state.view().camera.zoom = static_cast<float>(wanted.zoom);
  state.session().rnn = RnnSettings{};
  update(state, SetRnn{wanted.command});
  ++state.revision;
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
  if (wanted.drawn) made = organisation(own, wanted.people, wanted.seed);
  const team::Team& team = wanted.drawn ? made.team : own;
  wanted.incident = usual_incident(team);
  wanted.comparison = usual_comparison(team);
  wanted.controls.query = team.lead();
  wanted.controls.absent = team::absent_mask(team);
  LinkReader reader(team, wanted);
  for (const auto& [key, value] : entries) {
    if (!reader.read(key, value)) return refused(key, value);
  }
  const bool on_its_page = wanted.view.mode == Mode::explain && wanted.view.page == Page::scale;
  if (wanted.drawn && !on_its_page) return refused("drawn", "1");
  bool somebody = false;
  for (const std::uint8_t absent : wanted.controls.absent) somebody |= absent == 0;
  if (!somebody) {
    error = texts::get(texts::Id::link_nobody);
    return false;
  }
  apply(state, std::move(wanted));
  return true;
}

}  // namespace headsup::app
