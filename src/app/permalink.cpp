#include "app/permalink.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <utility>
#include <vector>

#include "app/camera.h"
#include "app/pages/pages.h"
#include "app/tour.h"

namespace headsup::app {
namespace {

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.' || c == '~' || c == ',' || c == ':';
}

std::string encode(std::string_view text) {
  static constexpr char k_digits[] = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_unreserved(c)) {
      result += c;
    } else {
      result += '%';
      result += k_digits[byte >> 4];
      result += k_digits[byte & 15];
    }
  }
  return result;
}

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

// The shortest text that reads back as the same number.
std::string number(double value) {
  char text[40];
  for (int digits = 1; digits <= 17; ++digits) {
    std::snprintf(text, sizeof text, "%.*g", digits, value);
    if (std::strtod(text, nullptr) == value) break;
  }
  return text;
}

class LinkWriter {
 public:
  void add(std::string_view key, std::string_view value) {
    text_ += (text_.empty() ? "" : "&") + std::string(key) + "=" + encode(value);
  }
  void add_changed(std::string_view key, double value, double usual) {
    if (value != usual) add(key, number(value));
  }
  void add_changed(std::string_view key, const std::string& value, const std::string& usual) {
    if (value != usual) add(key, value);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

const std::string& name_of(const State& state, int person) {
  return state.team.people[static_cast<std::size_t>(person)].name;
}

const std::string& head_id(const State& state, int head) {
  return state.team.heads[static_cast<std::size_t>(head)].id;
}

template <class Values>
std::string joined(const Values& values) {
  std::string text;
  for (const int value : values) text += (text.empty() ? "" : ",") + std::to_string(value);
  return text;
}

std::string enabled_heads(const State& state) {
  std::string text;
  for (int head = 0; head < team::k_heads; ++head) {
    if (!state.controls.enabled[static_cast<std::size_t>(head)]) continue;
    text += (text.empty() ? "" : ",") + head_id(state, head);
  }
  return text;
}

void write_controls(LinkWriter& link, const State& state) {
  const lead::Controls& controls = state.controls;
  link.add_changed("query", name_of(state, controls.query), name_of(state, state.team.lead()));
  link.add_changed("incident", state.incident_text, usual_incident(state.team));
  link.add_changed("compare", state.comparison_text, usual_comparison(state.team));
  link.add_changed("t", controls.temperature, 1);
  for (int head = 0; head < team::k_heads; ++head) {
    link.add_changed("t." + head_id(state, head),
                     controls.head_temperatures[static_cast<std::size_t>(head)], 0);
  }
  link.add_changed("depth", controls.depth, 1);
  link.add_changed("later", controls.days_later, 0);
  if (controls.enabled != lead::Controls{}.enabled) link.add("heads", enabled_heads(state));
  for (int person = 0; person < state.people(); ++person) {
    const auto index = static_cast<std::size_t>(person);
    const bool here = state.team.people[index].available;
    if (here != static_cast<bool>(state.available_in_file[index])) {
      link.add(here ? "back" : "away", name_of(state, person));
    }
  }
  for (const lead::Edit& edit : controls.edits) {
    static constexpr const char* k_matrices[] = {"q", "k", "v"};
    link.add("edit", std::string(k_matrices[static_cast<int>(edit.matrix)]) + ":" +
                         state.team.facet(edit.facet).id + ":" +
                         number(static_cast<double>(edit.value)) + ":" +
                         name_of(state, edit.person));
  }
}

void write_view(LinkWriter& link, const State& state) {
  if (state.mode == Mode::everyone) link.add("view", "everyone");
  if (state.mode == Mode::explain) link.add("view", page_id(state.page));
  link.add_changed("strongest", state.strongest, State{}.strongest);
  if (state.matrix_head >= 0) link.add("matrix", head_id(state, state.matrix_head));
  if (state.edge_person >= 0) {
    link.add("edge", head_id(state, state.edge_head) + ":" + name_of(state, state.edge_person));
  }
  if (state.tour.step >= 0) link.add("tour", std::to_string(state.tour.step + 1));
  if (!state.tour.answers.empty()) link.add("answers", joined(state.tour.answers));
  link.add_changed("done", state.tour.done, 0);
  const Command& command = state.command;
  const Command usual;
  link.add_changed("speakers", command.people, usual.people);
  link.add_changed("radius", command.spectral_radius, usual.spectral_radius);
  link.add_changed("minutes", command.minutes, usual.minutes);
  link.add_changed("between", command.minutes_between, usual.minutes_between);
  if (!command.order.empty()) link.add("order", joined(command.order));
  static constexpr const char* k_themes[] = {"auto", "light", "dark"};
  static constexpr const char* k_sheets[] = {"incident", "heads", "brief"};
  link.add_changed("theme", k_themes[static_cast<int>(state.theme)], "auto");
  link.add_changed("sheet", k_sheets[static_cast<int>(state.sheet)], "incident");
  if (state.language_chosen) link.add("lang", texts::code(state.language));
  // Where it glides to counts, not where it is on its way.
  const Camera& camera = state.camera;
  const Vec2 pan = camera.gliding ? camera.goal_pan : camera.pan;
  const float zoom = camera.gliding ? camera.goal_zoom : camera.zoom;
  link.add_changed("zoom", static_cast<double>(zoom), 1);
  if (pan.x != 0 || pan.y != 0) {
    link.add("pan", number(static_cast<double>(pan.x)) + "," + number(static_cast<double>(pan.y)));
  }
}

// ---- reading

bool parse_number(const std::string& text, double low, double high, double& out) {
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (text.empty() || *end != '\0' || !(value >= low && value <= high)) return false;
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

// Index of the text among the names; −1: none.
template <std::size_t Count>
int find(const char* const (&names)[Count], const std::string& text) {
  for (std::size_t i = 0; i < Count; ++i) {
    if (text == names[i]) return static_cast<int>(i);
  }
  return -1;
}

// What a link asks for, collected before anything is changed.
struct Wanted {
  std::string incident, comparison;
  lead::Controls controls;
  std::vector<std::uint8_t> available;
  Mode mode = Mode::query;
  Page page = Page::matrices;
  int strongest = State{}.strongest;
  int matrix_head = -1;
  int edge_head = 0;
  int edge_person = -1;
  Tour tour;
  Command command;
  ThemeChoice theme = ThemeChoice::automatic;
  Sheet sheet = Sheet::incident;
  bool language_chosen = false;
  texts::Language language = texts::current();
  Vec2 pan;
  double zoom = 1;
};

class LinkReader {
 public:
  LinkReader(const State& state, Wanted& wanted) : state_(state), wanted_(wanted) {}

  bool read(const std::string& key, const std::string& value) {
    return read_controls(key, value) || read_view(key, value) || read_rest(key, value);
  }

 private:
  bool person(const std::string& name, int& out) const {
    out = state_.team.find_person(name);
    return out >= 0;
  }

  bool head(const std::string& id, int& out) const {
    for (out = 0; out < team::k_heads; ++out) {
      if (head_id(state_, out) == id) return true;
    }
    return false;
  }

  bool facet(const std::string& id, int& out) const {
    for (out = 0; out < state_.team.facet_count(); ++out) {
      if (state_.team.facet(out).id == id) return true;
    }
    return false;
  }

  bool read_controls(const std::string& key, const std::string& value) {
    lead::Controls& controls = wanted_.controls;
    const double low = lead::k_min_temperature;
    const double high = lead::k_max_temperature;
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
      return parse_number(value, 0, lead::k_most_days_later, controls.days_later);
    }
    if (key == "heads") return read_heads(value);
    if (key == "away" || key == "back") {
      if (!person(value, index)) return false;
      wanted_.available[static_cast<std::size_t>(index)] = key == "back";
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
    static constexpr const char* k_matrices[] = {"q", "k", "v"};
    const std::vector<std::string> parts = split(value, ':');
    if (parts.size() < 4) return false;
    lead::Edit edit;
    double typed = 0;
    const int matrix = find(k_matrices, parts[0]);
    const std::size_t before = parts[0].size() + parts[1].size() + parts[2].size() + 3;
    const double most = static_cast<double>(lead::k_largest_edit);
    if (matrix < 0 || !facet(parts[1], edit.facet) || !parse_number(parts[2], -most, most, typed) ||
        !person(value.substr(before), edit.person)) {
      return false;
    }
    edit.matrix = static_cast<lead::Edit::Matrix>(matrix);
    edit.value = static_cast<float>(typed);
    wanted_.controls.edits.push_back(edit);
    return true;
  }

  bool read_view(const std::string& key, const std::string& value) {
    if (key == "view") {
      wanted_.mode = value == "everyone" ? Mode::everyone : Mode::explain;
      return value == "everyone" || parse_page(value, wanted_.page);
    }
    if (key == "strongest") return parse_count(value, 1, k_most_strands, wanted_.strongest);
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
    static constexpr const char* k_themes[] = {"auto", "light", "dark"};
    static constexpr const char* k_sheets[] = {"incident", "heads", "brief"};
    Command& command = wanted_.command;
    if (key == "speakers") return parse_count(value, 2, k_most_made_up, command.people);
    if (key == "radius") {
      return parse_number(value, lead::k_min_spectral_radius, lead::k_max_spectral_radius,
                          command.spectral_radius);
    }
    if (key == "minutes") return parse_number(value, 1, 120, command.minutes);
    if (key == "between") return parse_number(value, 1, 1440, command.minutes_between);
    if (key == "order") return parse_counts(value, 0, team::k_max_people, command.order);
    if (key == "theme" || key == "sheet") {
      const int index = key == "theme" ? find(k_themes, value) : find(k_sheets, value);
      if (key == "theme") wanted_.theme = static_cast<ThemeChoice>(index);
      if (key == "sheet") wanted_.sheet = static_cast<Sheet>(index);
      return index >= 0;
    }
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

  const State& state_;
  Wanted& wanted_;
};

void apply(State& state, Wanted wanted) {
  state.controls = std::move(wanted.controls);
  state.undone.clear();
  state.incident_text = std::move(wanted.incident);
  state.comparison_text = std::move(wanted.comparison);
  for (std::size_t i = 0; i < wanted.available.size(); ++i) {
    state.team.people[i].available = wanted.available[i] != 0;
  }
  state.mode = wanted.mode;
  state.page = wanted.page;
  state.strongest = wanted.strongest;
  state.matrix_head = wanted.matrix_head;
  state.cell = CellRef{};
  state.edge_head = wanted.edge_head;
  state.edge_person = wanted.edge_person;
  state.tour = wanted.tour;
  state.theme = wanted.theme;
  state.sheet = wanted.sheet;
  if (wanted.language_chosen) update(state, SetLanguage{wanted.language});
  state.camera = Camera{};
  state.camera.pan = wanted.pan;
  state.camera.zoom = static_cast<float>(wanted.zoom);
  state.command = Command{};
  update(state, SetCommand{wanted.command});
  ++state.revision;
}

}  // namespace

std::string write_link(const State& state) {
  LinkWriter link;
  write_controls(link, state);
  write_view(link, state);
  return link.take();
}

bool open_link(State& state, std::string_view link, std::string& error) {
  Wanted wanted;
  wanted.incident = usual_incident(state.team);
  wanted.comparison = usual_comparison(state.team);
  wanted.controls.query = state.team.lead();
  wanted.available = state.available_in_file;
  LinkReader reader(state, wanted);
  for (const std::string& part : split(std::string(link), '&')) {
    const std::size_t equals = part.find('=');
    const std::string key = decode(part.substr(0, equals));
    const std::string value = equals == std::string::npos ? "" : decode(part.substr(equals + 1));
    if (reader.read(key, value)) continue;
    error = texts::fill(texts::Id::link_refused, {key, value});
    return false;
  }
  bool somebody = false;
  for (const std::uint8_t here : wanted.available) somebody |= here != 0;
  if (!somebody) {
    error = texts::get(texts::Id::link_nobody);
    return false;
  }
  apply(state, std::move(wanted));
  return true;
}

}  // namespace headsup::app
