#include "main/team_store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>
#include <vector>

#include "app/core/update.h"
#include "app/graph/layout.h"
#include "app/save/work.h"
#include "demo_team.h"
#include "main/user_files.h"
#include "team/team_file.h"

namespace headsup {
namespace {

namespace fs = std::filesystem;

constexpr double k_pause_seconds = 0.3;
constexpr double k_latest_seconds = 1;
constexpr const char* k_work = ".work";
constexpr const char* k_old = ".work.old";
constexpr const char* k_name = ".name";
constexpr const char* k_deleted = ".deleted";

std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Whole and on the disk, or false.
bool write_through(const std::string& path, const std::string& text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return false;
  const bool whole = write_all(file, text) && ::fsync(file) == 0;
  return ::close(file) == 0 && whole;
}

std::string when(const std::string& path) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0) return "";
  std::tm local{};
  ::localtime_r(&about.st_mtime, &local);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M", &local);
  return text.data();
}

std::string make_id() {
  struct timespec now {};
  ::clock_gettime(CLOCK_REALTIME, &now);
  return std::to_string(now.tv_sec) + "-" + std::to_string(now.tv_nsec);
}

// Ids of all files of this ending, the latest first.
std::vector<std::string> ids(const std::string& folder, const std::string& ending) {
  std::vector<std::pair<fs::file_time_type, std::string>> found;
  std::error_code ignored;
  for (fs::directory_iterator at(folder, ignored), end; at != end; at.increment(ignored)) {
    const std::string name = at->path().filename().string();
    if (name.size() <= ending.size() || name.substr(name.size() - ending.size()) != ending)
      continue;
    found.emplace_back(at->last_write_time(ignored), name.substr(0, name.size() - ending.size()));
  }
  std::sort(found.rbegin(), found.rend());
  std::vector<std::string> result;
  for (auto& [time, id] : found) result.push_back(std::move(id));
  return result;
}

}  // namespace

TeamStore::TeamStore() : folder_(user_folder("XDG_DATA_HOME", ".local/share")) {}

std::string TeamStore::path(const std::string& id, const char* ending) const {
  return folder_ + "/" + id + ending;
}

// Of the two generations the first that is whole.
bool TeamStore::read(const std::string& id, app::State& state, app::SaveFault& fault) const {
  fault = app::SaveFault::damaged;
  for (const char* ending : {k_work, k_old}) {
    const app::WorkError error = app::open_work(state, read_text(path(id, ending)), true);
    if (error.fault == app::WorkFault::none) return true;
    if (error.fault == app::WorkFault::newer) {
      fault = app::SaveFault::newer;
      return false;
    }
  }
  return false;
}

// Beside the latest, and then in its place.
bool TeamStore::write(const std::string& id, const std::string& text) const {
  std::error_code ignored;
  fs::create_directories(folder_, ignored);
  const std::string fresh = path(id, ".new");
  if (!write_through(fresh, text)) return false;
  // The one before has two names for a moment: at no time is the team without its file.
  ::unlink(path(id, k_old).c_str());
  if (::link(path(id, k_work).c_str(), path(id, k_old).c_str()) != 0 && errno != ENOENT) {
    return false;
  }
  if (::rename(fresh.c_str(), path(id, k_work).c_str()) != 0) return false;
  const int folder = ::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return false;
  const bool through = ::fsync(folder) == 0;
  ::close(folder);
  return through;
}

void TeamStore::report(app::State& state, app::SaveStatus status, app::SaveFault fault) {
  app::SetLibrary action{{{}, current_, status, fault}};
  const auto add = [&](const std::string& id, const char* ending) {
    app::State probe;
    app::SaveFault unread{};
    app::SavedTeam team{id, id, when(path(id, ending)), 0, ending == k_deleted};
    const bool known = ending == k_work && read(id, probe, unread);
    if (known) team.people = probe.people();
    const std::string name = read_text(path(id, k_name));
    team.name = !name.empty() ? name : known ? probe.team().name : id;
    action.library.teams.push_back(std::move(team));
  };
  std::error_code ignored;
  std::vector<std::string> all = ids(folder_, k_work);
  for (const std::string& id : ids(folder_, k_old)) {
    if (std::find(all.begin(), all.end(), id) == all.end() &&
        !fs::exists(path(id, k_deleted), ignored))
      all.push_back(id);
  }
  for (const std::string& id : all) add(id, k_work);
  for (const std::string& id : ids(folder_, k_deleted)) add(id, k_deleted);
  app::update(state, std::move(action));
  seen_ = state.changes();
}

void TeamStore::open(app::State& state) {
  std::error_code ignored;
  for (const std::string& id : ids(folder_, k_deleted)) {
    for (const char* ending : {k_deleted, k_old, k_name}) fs::remove(path(id, ending), ignored);
  }
  report(state, app::SaveStatus::none, app::SaveFault::none);
  look(state);
}

bool TeamStore::open_latest(app::State& state) {
  if (state.library.teams.empty()) return false;
  show(state, state.library.teams.front().id);
  return !current_.empty();
}

void TeamStore::look(const app::State& state) {
  current_.clear();
  text_.clear();
  edition_ = app::work_edition(state);
  seen_ = state.changes();
  first_change_ = -1;
}

void TeamStore::another() {
  current_.clear();
  text_.clear();
  edition_ = static_cast<std::uint64_t>(-1);
  seen_ = 0;
}

void TeamStore::step(app::State& state, double now_seconds, bool at_once) {
  if (folder_.empty()) return;
  const bool is_work = !current_.empty() || app::work_edition(state) != edition_;
  if (is_work && state.changes() != seen_) {
    seen_ = state.changes();
    last_change_ = now_seconds;
    if (first_change_ < 0) first_change_ = now_seconds;
  }
  if (first_change_ < 0) return;
  if (!at_once && wait_seconds(now_seconds) > 0) return;
  first_change_ = -1;
  save(state);
}

double TeamStore::wait_seconds(double now_seconds) const {
  if (first_change_ < 0) return -1;
  const double due = std::min(last_change_ + k_pause_seconds, first_change_ + k_latest_seconds);
  return std::max(0.0, due - now_seconds);
}

void TeamStore::save(app::State& state) {
  std::string text = app::write_work(state, texts_);
  if (text == text_) return;
  if (current_.empty()) current_ = make_id();
  if (!write(current_, text)) {
    const bool full = errno == ENOSPC || errno == EDQUOT;
    report(state, app::SaveStatus::not_saved, full ? app::SaveFault::full : app::SaveFault::failed);
    return;
  }
  text_ = std::move(text);
  report(state, app::SaveStatus::saved, app::SaveFault::none);
}

void TeamStore::show(app::State& state, const std::string& id) {
  app::SaveFault fault{};
  if (!read(id, state, fault)) {
    report(state, app::SaveStatus::not_saved, fault);
    return;
  }
  app::refresh(state);
  app::arrange(state);
  current_ = id;
  text_ = app::write_work(state, texts_);
  first_change_ = -1;
  std::error_code ignored;
  fs::last_write_time(path(id, k_work), fs::file_time_type::clock::now(), ignored);
  report(state, app::SaveStatus::saved, app::SaveFault::none);
}

void TeamStore::duplicate(app::State& state, const std::string& id) {
  app::State probe;
  app::SaveFault fault{};
  if (!read(id, probe, fault)) return;
  write(make_id(), app::write_work(probe));
  report(state, state.library.status, state.library.fault);
}

void TeamStore::perform(app::State& state, const app::AskLibrary& wish) {
  using app::LibraryWish;
  step(state, last_change_, true);
  const auto same = [&] { report(state, state.library.status, state.library.fault); };
  switch (wish.wish) {
    case LibraryWish::open:
      return show(state, wish.id);
    case LibraryWish::duplicate:
      return duplicate(state, wish.id);
    case LibraryWish::rename:
      write_through(path(wish.id, k_name), wish.name);
      return same();
    case LibraryWish::remove:
      ::rename(path(wish.id, k_work).c_str(), path(wish.id, k_deleted).c_str());
      if (wish.id == current_) look(state);
      return report(state, current_.empty() ? app::SaveStatus::none : state.library.status,
                    state.library.fault);
    case LibraryWish::restore:
      ::rename(path(wish.id, k_deleted).c_str(), path(wish.id, k_work).c_str());
      return same();
    case LibraryWish::create:
      app::update(state,
                  app::LoadTeam{wish.id == "catalogue" ? *state.catalogue
                                                       : *team::read_team(demo_team_json).team});
      another();
      return;
  }
}

}  // namespace headsup
