#include "main/history_source.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <utility>

#include "history/log_team.h"
#include "main/git_process.h"
#include "main/log_cache.h"
#include "texts/texts.h"

namespace headsup {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_slice_bytes = 1 << 16;
constexpr std::size_t k_max_names_bytes = 4 << 20;

bool fail(std::string& error, std::string message) {
  error = std::move(message);
  return false;
}

using history::CorpusReader;

// `name`: what the log is called in messages.
bool finish(const std::string& name, CorpusReader& reader, std::vector<std::string>& notes,
            std::string& error) {
  if (!reader.finish()) {
    const base::FileError& what = reader.error();
    const std::string place =
        what.line > 0 ? ":" + std::to_string(what.line) + ":" + std::to_string(what.column) : "";
    return fail(error, name + place + ": " + what.message);
  }
  if (reader.is_full()) {
    notes.push_back(name + ": only the first " + std::to_string(history::k_max_commits) +
                    " commits are read");
  }
  if (reader.counts().cut_lines > 0) {
    notes.push_back(name + ": the log is cut in its last line, which is left out");
  }
  return true;
}

bool read_log_file(const std::string& path, CorpusReader& reader, std::vector<std::string>& notes,
                   std::string& error) {
  const bool is_standard = path == "-";
  const std::string name = is_standard ? "standard input" : path;
  const int file = is_standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return fail(error, path + ": " + std::strerror(errno));
  std::string slice(k_slice_bytes, '\0');
  ssize_t got = 0;
  int fault = 0;
  do {
    got = ::read(file, slice.data(), slice.size());
    if (got < 0 && errno != EINTR) fault = errno;
  } while (fault == 0 && got != 0 &&
           (got < 0 || reader.feed({slice.data(), static_cast<std::size_t>(got)})));
  if (!is_standard) ::close(file);
  if (fault != 0) return fail(error, name + ": " + std::strerror(fault));
  return finish(name, reader, notes, error);
}

// The text of a file that may not be there.
std::string text_of(const fs::path& path) {
  std::error_code ignored;
  if (!fs::is_regular_file(fs::symlink_status(path, ignored))) return "";
  std::ifstream file(path, std::ios::binary);
  std::string text(k_max_names_bytes, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

bool ask_git(const std::string& folder, const std::vector<std::string>& command,
             std::string& output, GitResult& result) {
  result = run_git(folder, command, [&output](std::string_view slice) {
    output += slice;
    return output.size() <= k_slice_bytes;
  });
  return result.end == GitEnd::good;
}

// Where the repository is, and its last commit.
bool find_repository(const std::string& folder, LogKey& key, std::string& error) {
  GitResult result;
  std::string places;
  if (!ask_git(folder, {"rev-parse", "--absolute-git-dir", "--git-path", "shallow", "--show-cdup"},
               places, result)) {
    return fail(error, "--repo " + folder + ": " + result.message);
  }
  std::string commit;
  if (!ask_git(folder, {"rev-parse", "--verify", "--quiet", "HEAD^{commit}"}, commit, result)) {
    return fail(error, "--repo " + folder + ": " +
                           (result.message.empty() ? "there is no commit yet" : result.message));
  }
  key.commit = commit.substr(0, commit.find('\n'));
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < places.size();) {
    const std::size_t end = places.find('\n', at);
    lines.push_back(places.substr(at, end - at));
    at = end == std::string::npos ? places.size() : end + 1;
  }
  // A bare repository has no work tree. More lines are a path with line breaks: nothing is kept.
  if (lines.size() != 2 && lines.size() != 3) return true;
  std::error_code ignored;
  const fs::path start(folder);
  key.git_folder = fs::weakly_canonical(lines[0], ignored).string();
  key.names = text_of(start / lines[1]);
  if (lines.size() == 2) return true;
  key.top_folder = fs::weakly_canonical(start / lines[2], ignored).string();
  while (key.top_folder.size() > 1 && key.top_folder.back() == '/') key.top_folder.pop_back();
  key.names += '\n' + text_of(fs::path(key.top_folder) / ".mailmap");
  return true;
}

bool read_repository(const std::string& folder, CorpusReader& reader,
                     std::vector<std::string>& notes, std::string& error) {
  LogKey key;
  if (!find_repository(folder, key, error)) return false;
  const std::string name = "--repo " + folder;
  const std::string commit = key.commit;
  const LogCache cache(key.git_folder.empty() ? "" : cache_folder(), key);
  std::string log;
  if (cache.load(log)) {
    reader.feed(log);
    return finish(name, reader, notes, error);
  }
  log.clear();
  const GitResult result = run_git(folder, git_log_command(commit), [&](std::string_view slice) {
    if (log.size() <= k_max_cached_bytes) log += slice;
    return reader.feed(slice);
  });
  if (result.end == GitEnd::failed) return fail(error, name + ": " + result.message);
  if (!finish(name, reader, notes, error)) return false;
  if (result.end == GitEnd::good) cache.save(log);
  return true;
}

}  // namespace

bool read_history(const HistorySource& source, CorpusReader& reader,
                  std::vector<std::string>& notes, std::string& error) {
  return source.repository.empty() ? read_log_file(source.log_file, reader, notes, error)
                                   : read_repository(source.repository, reader, notes, error);
}

bool history_team(const HistorySource& source, std::optional<team::Team>& team,
                  std::string& error) {
  CorpusReader reader(std::time(nullptr));
  std::vector<std::string> notes;
  if (!read_history(source, reader, notes, error)) return false;
  const bool is_log = source.repository.empty();
  const std::string& place = is_log ? source.log_file : source.repository;
  std::error_code ignored;
  const fs::path path = fs::weakly_canonical(place, ignored);
  const std::string name = is_log ? path.stem().string() : path.filename().string();
  const bool has_name = place != "-" && !name.empty();
  team::ImportResult made = history::team_of_corpus(
      reader.corpus(), has_name ? name : texts::get(texts::Id::editor_new_team));
  team = std::move(made.team);
  return team ? true : fail(error, place + ": " + made.error.message);
}

std::vector<std::string> files_of(const std::string& repository) {
  std::string names;
  const GitResult result =
      run_git(repository, {"ls-tree", "-r", "-z", "--name-only", "--full-tree", "HEAD"},
              [&names](std::string_view slice) {
                names += slice;
                return names.size() <= k_max_cached_bytes;
              });
  std::vector<std::string> files;
  if (result.end != GitEnd::good) return files;
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t end = std::min(names.find('\0', at), names.size());
    files.push_back(names.substr(at, end - at));
    at = end + 1;
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace headsup
