#include "app/content/panel/panel.h"

#include <memory>

namespace headsup::app {
namespace {

struct Part {
  const char* name;
  Document Panel::*document;
  Document (*write)(const State&);
};
constexpr Part k_parts[] = {
    {"examples", &Panel::examples, examples_document},
    {"words", &Panel::words, words_document},
    {"heads", &Panel::heads, heads_document},
    {"controls", &Panel::controls, controls_document},
    {"brief", &Panel::brief, brief_document},
};

}  // namespace

void write_panel(State& state) {
  std::shared_ptr<const Panel>& latest = state.derived().panel_parts;
  const texts::Language language = texts::current();
  if (latest && latest->revision == state.revision && latest->language == language) return;
  auto panel = std::make_shared<Panel>();
  panel->revision = state.revision;
  panel->language = language;
  for (const Part& part : k_parts) (*panel).*part.document = part.write(state);
  latest = std::move(panel);
}

const Document* panel_part(const Panel& panel, const std::string& name) {
  for (const Part& part : k_parts) {
    if (name == part.name) return &(panel.*part.document);
  }
  return nullptr;
}

bool find_action(const Panel& panel, std::string_view id, const Input& input, Action& out) {
  for (const Part& part : k_parts) {
    if (find_action(panel.*part.document, id, input, out)) return true;
  }
  return false;
}

}  // namespace headsup::app
