#include "app/core/update.h"
#include "app/link/link.h"

#include <array>
#include <utility>

#include "app/core/names.h"
#include "app/core/settings.h"
#include "app/graph/pass.h"
#include "base/format.h"
#include "base/number.h"

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

// The shortest text that reads back as the same number.
std::string number(double value) {
  std::string text;
  for (int digits = 1; digits <= 17; ++digits) {
    text = base::machine_number(value, digits);
    double read = 0;
    if (base::read_number(text, read) && read == value) break;
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

const std::string& head_id(const State& state, int head) {
  return state.team().heads[head].id;
}

template <class Values>
std::string joined(const Values& values) {
  std::string text;
  for (const int value : values) text += (text.empty() ? "" : ",") + std::to_string(value);
  return text;
}

std::string ids_of(const State& state, const std::array<bool, team::k_heads>& flags) {
  std::string text;
  for (int head = 0; head < team::k_heads; ++head) {
    if (!flags[head]) continue;
    text += (text.empty() ? "" : ",") + head_id(state, head);
  }
  return text;
}

void write_number(LinkWriter& link, const State& state, NumberId id) {
  const Number& what = number(id);
  link.add_changed(what.link_key, what.get(state.session(), state.view()), what.usual);
}

void write_controls(LinkWriter& link, const State& state) {
  const analysis::Controls& controls = state.controls();
  // Whom the lab draws while it measures is gone before anybody could open the link.
  const bool passing = state.lab.drawn() && !state.lab.stays;
  if (!passing)
    link.add_changed("query", name_of(state, controls.query), name_of(state, state.team().lead()));
  link.add_changed("incident", state.session().incident, usual_incident(state.team()));
  link.add_changed("compare", state.session().comparison, usual_comparison(state.team()));
  write_number(link, state, NumberId::temperature);
  for (int head = 0; head < team::k_heads; ++head) {
    link.add_changed("t." + head_id(state, head), controls.head_temperatures[head], 0);
  }
  write_number(link, state, NumberId::depth);
  write_number(link, state, NumberId::days_later);
  if (controls.enabled != Settings{}.enabled) link.add("heads", ids_of(state, controls.enabled));
  for (int person = 0; person < state.people() && !passing; ++person) {
    const bool here = !is_away(state, person);
    if (here != state.team().people[person].available) {
      link.add(here ? "back" : "away", name_of(state, person));
    }
  }
  for (const analysis::Edit& edit : controls.edits) {
    link.add("edit", std::string(matrix_id(edit.matrix)) + ":" + state.team().facet(edit.facet).id +
                         ":" + number(static_cast<double>(edit.value)) + ":" +
                         name_of(state, edit.person));
  }
}

void write_view(LinkWriter& link, const State& state) {
  if (state.view().mode == Mode::everyone) link.add("view", mode_id(state.view().mode));
  if (state.view().mode == Mode::explain) link.add("view", page_id(state.view().page));
  write_number(link, state, NumberId::strongest);
  link.add_changed("open", ids_of(state, state.view().brief_open), "");
  if (state.view().matrix_head >= 0) link.add("matrix", head_id(state, state.view().matrix_head));
  if (state.edge_person() >= 0 && (state.lab.stays || !state.lab.drawn())) {
    link.add("edge",
             head_id(state, state.view().edge_head) + ":" + name_of(state, state.edge_person()));
  }
  if (state.view().tour.step >= 0) link.add("tour", std::to_string(state.view().tour.step + 1));
  const PassMotion& pass = state.motion().pass;
  if (watches_pass(state)) {
    link.add("pass", pass.playing ? k_pass_plays : std::to_string(state.view().pass.step + 1));
  }
  if (!state.view().tour.answers.empty()) link.add("answers", joined(state.view().tour.answers));
  link.add_changed("done", state.view().tour.done, 0);
  const RnnSettings& rnn = state.rnn();
  link.add_changed("speakers", rnn.people, 0);
  write_number(link, state, NumberId::spectral_radius);
  write_number(link, state, NumberId::minutes);
  write_number(link, state, NumberId::minutes_between);
  if (!rnn.order.empty()) link.add("order", joined(rnn.order));
  const Lab& lab = state.lab;
  const Lab first;
  link.add_changed("people", std::to_string(lab.people), std::to_string(first.people));
  link.add_changed("seed", std::to_string(lab.seed), std::to_string(first.seed));
  if (lab.stays) link.add("drawn", "1");
  link.add_changed("theme", theme_id(state.preferences.theme), theme_id(ThemeChoice::automatic));
  link.add_changed("sheet", sheet_id(state.view().sheet), sheet_id(Sheet::incident));
  link.add_changed("height", page_height_id(state.view().page_height),
                   page_height_id(PageHeight::half));
  if (state.preferences.language_chosen) link.add("lang", texts::code(state.preferences.language));
  // Where it glides to counts, not where it is on its way.
  const Camera& camera = state.view().camera;
  const Vec2 pan = camera.gliding ? camera.goal_pan : camera.pan;
  const float zoom = camera.gliding ? camera.goal_zoom : camera.zoom;
  link.add_changed("zoom", static_cast<double>(zoom), 1);
  if (pan.x != 0 || pan.y != 0) {
    link.add("pan", number(static_cast<double>(pan.x)) + "," + number(static_cast<double>(pan.y)));
  }
}

}  // namespace

std::string write_link(const State& state) {
  LinkWriter link;
  write_controls(link, state);
  write_view(link, state);
  return link.take();
}

}  // namespace headsup::app
