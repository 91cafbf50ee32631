#include "history/path_kind.h"

#include <string>

#include "base/unicode.h"

namespace headsup::history {
namespace {

struct Rule {
  PathKind kind;
  std::string_view pattern;
};

constexpr PathKind k_made = PathKind::generated;
constexpr PathKind k_taken = PathKind::vendored;

// 'name', a file's; '*end' and 'start*' of one; 'folder/' anywhere and '/folder/' at the top.
constexpr Rule k_rules[] = {
    {k_taken, "vendor/"},
    {k_taken, "vendors/"},
    {k_taken, "third_party/"},
    {k_taken, "third-party/"},
    {k_taken, "thirdparty/"},
    {k_taken, "3rdparty/"},
    {k_taken, "node_modules/"},
    {k_taken, "bower_components/"},
    {k_taken, "godeps/"},
    {k_taken, "/deps/"},
    {k_taken, "/pods/"},
    {k_taken, "/carthage/"},
    {k_taken, "/external/"},
    {k_taken, "/.yarn/"},
    {k_taken, "gradlew"},
    {k_taken, "gradlew.bat"},
    {k_taken, "gradle-wrapper.jar"},
    {k_made, "package-lock.json"},
    {k_made, "npm-shrinkwrap.json"},
    {k_made, "yarn.lock"},
    {k_made, "pnpm-lock.yaml"},
    {k_made, "bun.lock"},
    {k_made, "bun.lockb"},
    {k_made, "deno.lock"},
    {k_made, "cargo.lock"},
    {k_made, "go.sum"},
    {k_made, "go.work.sum"},
    {k_made, "gemfile.lock"},
    {k_made, "composer.lock"},
    {k_made, "poetry.lock"},
    {k_made, "pipfile.lock"},
    {k_made, "uv.lock"},
    {k_made, "pdm.lock"},
    {k_made, "pixi.lock"},
    {k_made, "mix.lock"},
    {k_made, "flake.lock"},
    {k_made, "podfile.lock"},
    {k_made, "pubspec.lock"},
    {k_made, "chart.lock"},
    {k_made, "conan.lock"},
    {k_made, "gradle.lockfile"},
    {k_made, "packages.lock.json"},
    {k_made, "package.resolved"},
    {k_made, ".terraform.lock.hcl"},
    {k_made, "dist/"},
    {k_made, "__snapshots__/"},
    {k_made, "__generated__/"},
    {k_made, "generated/"},
    {k_made, "__pycache__/"},
    {k_made, ".next/"},
    {k_made, "*.snap"},
    {k_made, "*.min.js"},
    {k_made, "*.min.mjs"},
    {k_made, "*.min.css"},
    {k_made, "*.js.map"},
    {k_made, "*.css.map"},
    {k_made, "*.pb.go"},
    {k_made, "*.pb.gw.go"},
    {k_made, "*.pb.cc"},
    {k_made, "*.pb.h"},
    {k_made, "*_pb2.py"},
    {k_made, "*_pb2_grpc.py"},
    {k_made, "*_pb.js"},
    {k_made, "*_pb.ts"},
    {k_made, "*_pb.d.ts"},
    {k_made, "*.g.dart"},
    {k_made, "*.freezed.dart"},
    {k_made, "*.designer.cs"},
    {k_made, "*.g.cs"},
    {k_made, "*_generated.go"},
    {k_made, "*.gen.go"},
    {k_made, "*.gen.ts"},
    {k_made, "*_generated.rs"},
    {k_made, "*.generated.ts"},
    {k_made, "*.generated.js"},
    {k_made, "*.generated.cs"},
    {k_made, "zz_generated*"},
    {k_made, "*.tab.c"},
    {k_made, "*.tab.h"},
    {k_made, "lex.yy.c"},
    {k_made, "configure"},
    {k_made, "aclocal.m4"},
    {k_made, "makefile.in"},
    {k_made, "config.guess"},
    {k_made, "config.sub"},
};

bool fits(std::string_view pattern, std::string_view path, std::string_view name) {
  if (pattern.back() == '/') {
    if (pattern[0] == '/') return path.starts_with(pattern.substr(1));
    const std::size_t at = path.find(pattern);
    if (at == path.npos || at == 0) return at == 0;
    // A folder's name may end as this one does, before it stands by itself.
    for (std::size_t i = at; i != path.npos; i = path.find(pattern, i + 1)) {
      if (path[i - 1] == '/') return true;
    }
    return false;
  }
  if (pattern[0] == '*') return name.ends_with(pattern.substr(1));
  if (pattern.back() == '*') return name.starts_with(pattern.substr(0, pattern.size() - 1));
  return name == pattern;
}

}  // namespace

bool is_bulk(const Commit& commit) {
  return commit.files.size() > k_bulk_files;
}

PathSign path_sign(std::string_view path) {
  const std::string lower = base::lower_case(path);
  const std::string_view whole = lower;
  const std::string_view name = whole.substr(whole.rfind('/') + 1);  // npos + 1 is 0
  for (const Rule& rule : k_rules) {
    if (fits(rule.pattern, whole, name)) return {rule.kind, rule.pattern};
  }
  return {};
}

}  // namespace headsup::history
