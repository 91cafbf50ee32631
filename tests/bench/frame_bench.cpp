// CPU time of one frame under motion, part by part, and of a keystroke and a click until their
// frame is drawn, for teams from 10 to 4,096 people; and of pointing at squares of the matrices
// page, for heads of few and of many facets. Rasterising is left out: it is the GPU's, and
// where there is none it would be all that is measured.
#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "app/core/state.h"
#include "app/core/update.h"
#include "app/graph/build_scene.h"
#include "app/graph/layout.h"
#include "demo_team.h"
#include "team/team_file.h"
#include "tests/unit/team/wide.h"
#include "ui/theme.h"
#include "ui/ui.h"

namespace {

using namespace headsup;

constexpr int k_frames = 120;

double now_ms() {
  using namespace std::chrono;
  return duration<double, std::milli>(steady_clock::now().time_since_epoch()).count();
}

struct Sample {
  double layout = 0, views = 0, scene = 0, upload = 0;
  double total() const { return layout + views + scene + upload; }
};

team::Team crowd(int people) {
  team::Team team = *team::read_team(demo_team_json).team;
  const std::vector<team::Person> kinds(team.people.begin() + 1, team.people.end());
  team.people.resize(1);
  while (static_cast<int>(team.people.size()) < people) {
    team::Person person = kinds[team.people.size() % kinds.size()];
    person.name += " " + std::to_string(team.people.size());
    team.people.push_back(std::move(person));
  }
  return team;
}

// There is no renderer: textures are taken as uploaded.
void accept_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) continue;
    texture->SetTexID(1);
    texture->SetStatus(ImTextureStatus_OK);
  }
}

Sample draw_frame(app::State& state, app::Scene& scene, std::vector<unsigned char>& buffer) {
  Sample sample;
  const double start = now_ms();
  app::arrange(state);
  app::step_layout(state, 1.0 / 60);
  const double laid_out = now_ms();
  ImGui::NewFrame();
  ui::draw(state, scene, true);
  ImGui::Render();
  const double viewed = now_ms();
  accept_textures();
  const double accepted = now_ms();
  app::build_scene(state, scene);
  const double built = now_ms();
  const std::size_t strands = scene.strands.size() * sizeof(app::Strand);
  const std::size_t nodes = scene.nodes.size() * sizeof(app::Node);
  buffer.resize(strands + nodes);
  std::memcpy(buffer.data(), scene.strands.data(), strands);
  std::memcpy(buffer.data() + strands, scene.nodes.data(), nodes);
  const double uploaded = now_ms();
  sample.layout = laid_out - start;
  sample.views = viewed - laid_out;
  sample.scene = built - accepted;
  sample.upload = uploaded - built;
  return sample;
}

Sample median(std::vector<Sample>& samples) {
  std::sort(samples.begin(), samples.end(),
            [](const Sample& a, const Sample& b) { return a.total() < b.total(); });
  return samples[samples.size() / 2];
}

void measure(int people, app::Mode mode, float zoom, bool last) {
  app::State state;
  app::open_team(state, crowd(people));
  state.view().mode = mode;
  app::refresh(state);
  app::arrange(state);
  state.view().camera.zoom = zoom;
  app::Scene scene;
  std::vector<unsigned char> buffer;
  std::vector<Sample> samples;
  for (int frame = 0; frame < k_frames; ++frame) {
    if (frame % 40 == 0) {  // keep everything moving
      app::update(state, app::SelectPerson{(frame / 40 * 3 + 1) % people});
      state.motion().pulse_age = 0;
      state.revision =
          state.derived().read_revision;  // the attention itself has benchmarks of its own
    }
    const Sample sample = draw_frame(state, scene, buffer);
    if (frame >= 10) samples.push_back(sample);
  }
  const Sample m = median(samples);
  std::printf(
      "    {\"people\": %d, \"view\": \"%s\", \"zoom\": %g, \"strands\": %zu, \"layout_ms\": %.3f, "
      "\"views_ms\": %.3f, \"scene_ms\": %.3f, \"copy_ms\": %.3f, \"frame_ms\": %.3f}%s\n",
      people, mode == app::Mode::query ? "query" : "everyone", static_cast<double>(zoom),
      scene.strands.size(), m.layout, m.views, m.scene, m.upload, m.total(), last ? "" : ",");
}

double middle(std::vector<double>& times) {
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

// From an action to its frame: text → needs → weights → texts → frame, and what of it the weights
// take. Every other keystroke takes a letter away again.
void respond(int people, bool types, bool last) {
  app::State state;
  app::open_team(state, crowd(people));
  app::refresh(state);
  app::arrange(state);
  app::Scene scene;
  std::vector<unsigned char> buffer;
  const std::string text = state.session().incident;
  std::vector<double> whole, reading;
  for (int turn = 0; turn < k_frames; ++turn) {
    const double start = now_ms();
    if (types) {
      app::update(state, app::SetIncident{turn % 2 == 0 ? text + " lock" : text});
    } else {
      app::update(state, app::SelectPerson{(turn * 7 + 1) % people});
    }
    const double updated = now_ms();
    app::refresh(state);
    const double read = now_ms();
    draw_frame(state, scene, buffer);
    whole.push_back(now_ms() - start);
    reading.push_back(read - updated);
  }
  std::printf(
      "    {\"people\": %d, \"action\": \"%s\", \"weights_and_texts_ms\": %.3f, "
      "\"until_drawn_ms\": %.3f}%s\n",
      people, types ? "keystroke" : "click", middle(reading), middle(whole), last ? "" : ",");
}

// The pointer moves over one head's weights, with the ledger of an edge open next to them. What is
// answered and what is drawn apart: more facets are more squares.
void point(int facets, bool last) {
  app::State state;
  app::open_team(state, test::with_facets(crowd(10), facets));
  app::update(state, app::OpenPage{app::Page::matrices});
  app::update(state, app::SetMatrixHead{0});
  app::update(state, app::OpenEdge{0, 1});
  app::refresh(state);
  app::arrange(state);
  app::Scene scene;
  std::vector<unsigned char> buffer;
  std::vector<double> answered, whole;
  for (int turn = 0; turn < k_frames; ++turn) {
    const double start = now_ms();
    app::update(state, app::HoverCell{{"weights-0", turn % 10, turn / 10 % 10}});
    app::refresh(state);
    answered.push_back(now_ms() - start);
    draw_frame(state, scene, buffer);
    whole.push_back(now_ms() - start);
  }
  std::printf("    {\"facets\": %d, \"answered_us\": %.1f, \"until_drawn_ms\": %.3f}%s\n", facets,
              middle(answered) * 1000, middle(whole), last ? "" : ",");
}

}  // namespace

int main() {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  io.DisplaySize = ImVec2(1440, 900);
  io.DeltaTime = 1.0f / 60;
  io.AddMousePosEvent(600, 300);  // over the graph, as a hand that moves it is
  ui::load_fonts();
  std::printf("{\"frame\": [\n");
  for (int people : {10, 100, 1000, 4096}) {
    measure(people, app::Mode::query, 1, false);
    if (people <= 1000) measure(people, app::Mode::everyone, 1, false);
    measure(people, app::Mode::query, 4, people == 4096);  // where faces have initials
  }
  std::printf("], \"response\": [\n");
  for (int people : {10, 100, 1000, 4096}) {
    respond(people, true, false);
    respond(people, false, people == 4096);
  }
  std::printf("], \"pointing\": [\n");
  point(8, false);
  point(64, true);
  std::printf("]}\n");
  ImGui::DestroyContext();
  return 0;
}
