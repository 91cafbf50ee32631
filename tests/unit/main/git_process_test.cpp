// How git is called, and what is kept of what it printed.
#ifndef __EMSCRIPTEN__

#include "main/git_process.h"

#include <doctest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "main/log_cache.h"
#include "tests/unit/main/temporary_folder.h"

using namespace headsup;

namespace fs = std::filesystem;

namespace {

bool has(const std::vector<std::string>& texts, const std::string& wanted) {
  return std::find(texts.begin(), texts.end(), wanted) != texts.end();
}

class Folder : public test::TemporaryFolder {
 public:
  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(path())) {
      names.push_back(entry.path().filename().string());
    }
    return names;
  }
};

LogKey key_of(const std::string& commit, const std::string& names = "") {
  return {"/src/shop/.git", "/src/shop", commit, names};
}

}  // namespace

TEST_CASE("git is told to start nothing, and a folder is never an option") {
  const std::vector<std::string> arguments = git_arguments("--exec=x", git_log_command("HEAD"));
  for (const char* setting : {"core.fsmonitor=false", "core.hooksPath=/dev/null", "core.pager=cat",
                              "log.showSignature=false", "protocol.allow=never"}) {
    CAPTURE(setting);
    const auto found = std::find(arguments.begin(), arguments.end(), setting);
    REQUIRE(found != arguments.end());
    CHECK(*(found - 1) == "-c");
  }
  const auto folder = std::find(arguments.begin(), arguments.end(), "--exec=x");
  REQUIRE(folder != arguments.end());
  CHECK(*(folder - 1) == "-C");
  for (const char* option : {"--no-pager", "--no-optional-locks", "--no-ext-diff", "--no-textconv",
                             "--no-show-signature", "--numstat", "--no-merges"}) {
    CAPTURE(option);
    CHECK(has(arguments, option));
  }
  CHECK(arguments.back() == "--");
}

TEST_CASE("nothing of the environment steers git") {
  const char* const environment[] = {"PATH=/usr/bin",      "GIT_DIR=/elsewhere",
                                     "HOME=/root",         "GIT_EXTERNAL_DIFF=/tmp/x",
                                     "LC_ALL=de_DE.UTF-8", nullptr};
  const std::vector<std::string> cleaned = git_environment(environment);
  CHECK(has(cleaned, "PATH=/usr/bin"));
  CHECK(has(cleaned, "HOME=/root"));
  CHECK(has(cleaned, "GIT_NO_LAZY_FETCH=1"));
  CHECK(has(cleaned, "GIT_ALLOW_PROTOCOL=none"));
  CHECK(has(cleaned, "GIT_TERMINAL_PROMPT=0"));
  CHECK_FALSE(has(cleaned, "GIT_DIR=/elsewhere"));
  CHECK_FALSE(has(cleaned, "GIT_EXTERNAL_DIFF=/tmp/x"));
  CHECK_FALSE(has(cleaned, "LC_ALL=de_DE.UTF-8"));
}

TEST_CASE("a program is found in absolute folders only") {
  CHECK(find_program("sh", "/nowhere:/bin:/usr/bin") == "/bin/sh");
  CHECK(find_program("sh", "bin:.::") == "");
  CHECK(find_program("sh", nullptr) == "");
}

TEST_CASE("git is ended as soon as nobody reads on, and its own words are on one line") {
  if (find_program("git", getenv("PATH")).empty()) return;
  std::string version;
  const GitResult good = run_git("/", {"--version"}, [&version](std::string_view slice) {
    version += slice;
    return true;
  });
  CHECK(good.end == GitEnd::good);
  CHECK(version.rfind("git version ", 0) == 0);
  const GitResult stopped = run_git("/", {"--help"}, [](std::string_view) { return false; });
  CHECK(stopped.end == GitEnd::stopped);
  const GitResult failed =
      run_git("/", {"rev-parse", "--nonsense\n\x1b[31m"}, [](std::string_view) { return true; });
  CHECK(failed.end == GitEnd::failed);
  CHECK(failed.status == 128);
  CHECK_FALSE(failed.message.empty());
  CHECK(failed.message.find_first_of("\n\x1b") == std::string::npos);
}

TEST_CASE("a log is kept until the commit or its names change, for its owner alone") {
  const Folder folder;
  const std::string log = "commit\t1\n\x1b\xff";
  std::string found;
  const LogCache cache(folder.path(), key_of("aa"));
  CHECK_FALSE(cache.load(found));
  cache.save(log);
  REQUIRE(cache.load(found));
  CHECK(found == log);
  struct stat about {};
  REQUIRE(stat((folder.path() + "/" + cache.name()).c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);

  const LogCache renamed(folder.path(), key_of("aa", "Ann <a@x>"));
  CHECK_FALSE(renamed.load(found));
  const LogCache other(folder.path(), {"/src/other/.git", "/src/other", "aa", ""});
  CHECK_FALSE(other.load(found));
  other.save(log);
  LogCache(folder.path(), key_of("bb")).save(log);
  CHECK_FALSE(cache.load(found));  // the latest log of each repository stays
  CHECK(folder.files().size() == 2);
}

TEST_CASE("a damaged log is none") {
  const Folder folder;
  const LogCache cache(folder.path(), key_of("aa"));
  cache.save("commit\t1\nanother line\n");
  const std::string path = folder.path() + "/" + cache.name();
  std::ifstream file(path, std::ios::binary);
  const std::string whole{std::istreambuf_iterator<char>(file), {}};
  std::string found;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    std::ofstream(path, std::ios::binary) << whole.substr(0, size);
    CHECK_FALSE(cache.load(found));
  }
  std::string changed = whole;
  changed[whole.size() / 2] ^= 1;
  std::ofstream(path, std::ios::binary) << changed;
  CHECK_FALSE(cache.load(found));
}

TEST_CASE("nothing is kept inside the repository, or without a folder") {
  const Folder folder;
  std::string found;
  for (const LogKey& key :
       {LogKey{"/x/.git", folder.path(), "aa", ""}, LogKey{folder.path(), "/x", "aa", ""}}) {
    const LogCache cache(folder.path() + "/cache", key);
    cache.save("log");
    CHECK_FALSE(cache.load(found));
  }
  CHECK(folder.files().empty());
  const LogCache none("", key_of("aa"));
  none.save("log");
  CHECK_FALSE(none.load(found));
}

TEST_CASE("the oldest logs of many repositories go") {
  const Folder folder;
  for (int i = 0; i < 40; ++i) {
    const std::string place = "/src/" + std::to_string(i);
    LogCache(folder.path(), {place + "/.git", place, "aa", ""}).save("log");
  }
  CHECK(folder.files().size() <= k_max_cached_logs);
}

#endif
