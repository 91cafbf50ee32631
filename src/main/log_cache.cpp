#include "main/log_cache.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

#include "base/fingerprint.h"
#include "base/order.h"
#include "main/user_files.h"

namespace headsup {
namespace {

namespace fs = std::filesystem;

// Counted up when git is asked for something else.
constexpr std::string_view k_format = "headsup-log/1";
constexpr std::size_t k_digits = 16;

std::string start_of(const LogKey& key) {
  return "log-" + base::fingerprint(key.git_folder) + "-";
}

bool is_inside(const std::string& path, const std::string& folder) {
  return !folder.empty() && path.size() > folder.size() && path.starts_with(folder) &&
         (folder.back() == '/' || path[folder.size()] == '/');
}

// A repository that has the cache in it is asked without one.
std::string outside(const std::string& folder, const LogKey& key) {
  if (folder.empty()) return "";
  std::error_code ignored;
  std::string real = fs::weakly_canonical(folder, ignored).string();
  if (real.empty() || is_inside(real, key.git_folder) || is_inside(real, key.top_folder)) return "";
  return real;
}

bool write_new(const std::string& path, const std::vector<std::string_view>& parts) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (file < 0) return false;
  bool whole = true;
  for (const std::string_view part : parts) whole = whole && write_all(file, part);
  return ::close(file) == 0 && whole;
}

bool read_whole(const std::string& path, std::string& text) {
  const int file = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  if (file < 0) return false;
  struct stat about {};
  std::size_t got = 0;
  const bool fits = ::fstat(file, &about) == 0 && S_ISREG(about.st_mode) &&
                    static_cast<std::size_t>(about.st_size) <= 2 * k_max_cached_bytes;
  if (fits) {
    text.resize(static_cast<std::size_t>(about.st_size));
    while (got < text.size()) {
      const ssize_t more = ::read(file, text.data() + got, text.size() - got);
      if (more <= 0) break;
      got += static_cast<std::size_t>(more);
    }
  }
  ::close(file);
  return fits && got == text.size();
}

// Other logs of the repository, and the oldest ones of all.
void remove_others(const std::string& folder, const std::string& start, const std::string& name) {
  std::error_code ignored;
  std::vector<std::pair<fs::file_time_type, fs::path>> others;
  for (fs::directory_iterator at(folder, ignored), end; at != end; at.increment(ignored)) {
    const std::string found = at->path().filename().string();
    if (!found.starts_with("log-") || found == name) continue;
    if (found.starts_with(start)) {
      fs::remove(at->path(), ignored);
    } else {
      others.emplace_back(at->last_write_time(ignored), at->path());
    }
  }
  if (others.size() < k_max_cached_logs) return;
  base::sort_things(others, [](const auto& a, const auto& b) { return a.first > b.first; });
  for (std::size_t i = k_max_cached_logs - 1; i < others.size(); ++i) {
    fs::remove(others[i].second, ignored);
  }
}

}  // namespace

LogCache::LogCache(const std::string& folder, LogKey key)
    : folder_(outside(folder, key)), key_(std::move(key)) {}

std::string LogCache::name() const {
  return start_of(key_) + key_.commit + "-" + base::fingerprint(key_.names);
}

std::string LogCache::header() const {
  std::string text(k_format);
  for (const std::string& part : {key_.git_folder, key_.commit, base::fingerprint(key_.names)}) {
    text += "\n" + part;
  }
  return text + "\n";
}

bool LogCache::load(std::string& log) const {
  if (folder_.empty() || !read_whole(folder_ + "/" + name(), log)) return false;
  const std::string start = header();
  if (log.size() < start.size() + k_digits || !log.starts_with(start)) return false;
  const std::string sum = log.substr(log.size() - k_digits);
  log.resize(log.size() - k_digits);
  if (base::fingerprint(log) != sum) return false;
  log.erase(0, start.size());
  return true;
}

void LogCache::save(const std::string& log) const {
  if (folder_.empty() || log.size() > k_max_cached_bytes) return;
  std::error_code ignored;
  fs::create_directories(folder_, ignored);
  const std::string path = folder_ + "/" + name();
  const std::string fresh = path + "." + std::to_string(::getpid());
  const std::string whole = header() + log;
  if (write_new(fresh, {whole, base::fingerprint(whole)}) &&
      ::rename(fresh.c_str(), path.c_str()) == 0) {
    remove_others(folder_, start_of(key_), name());
  } else {
    ::unlink(fresh.c_str());
  }
}

std::string cache_folder() {
  return user_folder("XDG_CACHE_HOME", ".cache");
}

}  // namespace headsup
