// A folder of its own for a test, gone with it.
#pragma once

#include <doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <string>

namespace headsup::test {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    char name[] = "/tmp/headsup-test-XXXXXX";
    REQUIRE(mkdtemp(name) != nullptr);
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace headsup::test
