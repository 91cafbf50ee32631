// What the desktop program keeps between two starts.
#ifndef __EMSCRIPTEN__

#include "main/team_store.h"

#include <doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "app/core/session_json.h"
#include "tests/unit/app/fixture.h"
#include "tests/unit/main/temporary_folder.h"

using namespace headsup;
using namespace headsup::test;

namespace fs = std::filesystem;

namespace {

// For what is kept.
class Folder : public TemporaryFolder {
 public:
  Folder() { setenv("XDG_DATA_HOME", path().c_str(), 1); }

  std::string file(const std::string& ending) const {
    for (const fs::directory_entry& entry : fs::directory_iterator(path() + "/headsup")) {
      const std::string name = entry.path().filename().string();
      if (name.size() > ending.size() && name.substr(name.size() - ending.size()) == ending) {
        return entry.path().string();
      }
    }
    return "";
  }
};

// A start of the program: the demo, and what was kept.
struct Start {
  app::State state = demo_state();
  TeamStore store;
  bool opened = false;
  double now = 0;

  Start() {
    store.open(state);
    opened = store.open_latest(state);
  }
  // Something is changed, and time goes by.
  void type(const std::string& text) {
    app::update(state, app::SetIncident{text});
    app::refresh(state);
    store.step(state, now += 10);
    store.step(state, now += 10);
  }
};

}  // namespace

TEST_CASE("The window opens with what was kept, and its undo") {
  const Folder folder;
  Start first;
  CHECK_FALSE(first.opened);
  CHECK(first.state.library.teams.empty());
  first.type("kept");
  CHECK(first.state.library.status == app::SaveStatus::saved);
  const Start second;
  CHECK(second.opened);
  CHECK(session_json(second.state.session()) == session_json(first.state.session()));
  CHECK(second.state.workspace().history.can_undo());
}

TEST_CASE("A file that was cut off leaves the one before, a newer one is left alone") {
  const Folder folder;
  Start first;
  first.type("the one before");
  first.type("the latest");
  const std::string file = folder.file(".work");
  fs::resize_file(file, fs::file_size(file) / 2);
  const Start second;
  CHECK(second.opened);
  CHECK(second.state.session().incident == "the one before");

  std::ofstream(file) << R"({"format":"headsup-work/99"})";
  const auto size = fs::file_size(file);
  Start third;
  CHECK_FALSE(third.opened);
  CHECK(third.state.library.fault == app::SaveFault::newer);
  third.type("something else");
  CHECK(fs::file_size(file) == size);
}

TEST_CASE("Teams that are kept are renamed, duplicated, deleted and brought back") {
  const Folder folder;
  Start start;
  start.type("kept");
  const auto& teams = start.state.library.teams;
  REQUIRE(teams.size() == 1);
  const std::string id = teams[0].id;
  start.store.perform(start.state, {app::LibraryWish::rename, id, "Night shift"});
  CHECK(teams[0].name == "Night shift");
  start.store.perform(start.state, {app::LibraryWish::duplicate, id, ""});
  CHECK(teams.size() == 2);
  start.store.perform(start.state, {app::LibraryWish::remove, id, ""});
  CHECK(Start().state.library.teams.size() == 1);
}

TEST_CASE("What was deleted is back when it is asked for") {
  const Folder folder;
  Start start;
  start.type("kept");
  const std::string id = start.state.library.teams.at(0).id;
  start.store.perform(start.state, {app::LibraryWish::remove, id, ""});
  CHECK(start.state.library.teams.at(0).deleted);
  start.store.perform(start.state, {app::LibraryWish::restore, id, ""});
  CHECK_FALSE(start.state.library.teams.at(0).deleted);
  start.store.perform(start.state, {app::LibraryWish::open, id, ""});
  CHECK(start.state.session().incident == "kept");
}

#endif
