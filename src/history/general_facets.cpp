#include "history/general_facets.h"

#include <string>

#include "history/facet_id.h"

namespace headsup::history {
namespace {

struct General {
  const char* label;
  std::vector<std::string> terms;
};

std::vector<team::Facet> facets_of(const std::string& kind, const std::vector<General>& list) {
  std::vector<team::Facet> facets;
  for (const General& general : list) {
    team::Facet facet;
    facet.label = general.label;
    facet.id = facet_id(kind, facet.label);
    facet.terms = general.terms;
    facets.push_back(std::move(facet));
  }
  return facets;
}

}  // namespace

std::vector<team::Facet> comms_facets() {
  return facets_of(
      "comms",
      {
          {"Overview and readme", {"readme", "overview", "introduction", "about", "badge"}},
          {"Guides",
           {"docs", "doc", "document", "documentation", "guide", "tutorial", "howto", "book"}},
          {"Reference", {"reference", "api", "docstring", "rustdoc", "godoc", "comment"}},
          {"Changelog", {"changelog", "changes", "history", "news"}},
          {"Release notes",
           {"release", "released", "releasenote", "announcement", "release notes", "rc"}},
          {"Versions", {"version", "bump", "tag", "milestone"}},
          {"Migration",
           {"migration", "migrate", "upgrade", "upgrading", "downgrade", "compat",
            "compatibility"}},
          {"Deprecation",
           {"deprecate", "deprecated", "deprecation", "breaking", "remove", "removed", "removal"}},
          {"Website", {"website", "site", "blog", "page", "css", "html", "landing"}},
          {"Examples", {"example", "examples", "sample", "demo", "playground", "template"}},
          {"Wording",
           {"typo", "spelling", "grammar", "wording", "rephrase", "clarify", "clarification",
            "link"}},
          {"Messages to users", {"message", "error", "warning", "hint", "output", "help", "usage"}},
          {"Contributing",
           {"contributing", "contributor", "maintainer", "owner", "governance", "community",
            "roadmap"}},
          {"Security notices", {"security", "cve", "advisory", "vulnerability"}},
          {"Translation", {"i18n", "translation", "locale", "chinese", "japanese"}},
          {"Licence and legal", {"license", "licence", "copyright", "notice", "legal"}},
      });
}

std::vector<team::Facet> postmortem_facets() {
  return facets_of(
      "postmortem",
      {
          {"Bug fix", {"fix", "fixes", "fixed", "bugfix", "bug", "correct"}},
          {"Regression", {"regression", "regress", "broken", "breakage", "broke"}},
          {"Revert", {"revert", "reverted", "rollback", "undo"}},
          {"Crash", {"crash", "panic", "segfault", "abort", "assert", "assertion", "nil", "null"}},
          {"Race and deadlock",
           {"race", "deadlock", "concurrent", "concurrency", "lock", "mutex", "atomic"}},
          {"Memory and leaks", {"leak", "memory", "oom", "overflow", "uaf", "free"}},
          {"Hang and timeout", {"hang", "hung", "stuck", "timeout", "retry", "block", "blocking"}},
          {"Data loss",
           {"corruption", "corrupt", "corrupted", "loss", "lost", "inconsistent", "consistency",
            "recover", "recovery"}},
          {"Slow",
           {"slow", "performance", "perf", "latency", "optimize", "optimise", "speed",
            "benchmark"}},
          {"Flaky test", {"flaky", "flake", "unstable", "intermittent", "deflake"}},
          {"Tests", {"test", "tests", "testing", "unittest", "testdata"}},
          {"Integration tests", {"integration", "e2e", "robustness", "fuzz", "functional"}},
          {"Ci", {"ci", "workflow", "github", "action", "pipeline", "travis", "circleci"}},
          {"Observability", {"log", "logging", "metric", "metrics", "trace", "tracing", "debug"}},
          {"Security fix", {"cve", "security", "vulnerability", "sanitize", "permission"}},
          {"Backport", {"backport", "cherry", "pick", "stable"}},
      });
}

std::vector<team::Facet> health_facets() {
  // In the order of HealthSign. A facet is what somebody has to give, so that 'tired' asks for
  // those who are rested.
  return facets_of("health",
                   {
                       {"Below usual load", {"room", "capacity", "spare", "overload", "workload"}},
                       {"Active this week", {"available", "online", "around"}},
                       {"Recently back", {"back", "returned", "holiday", "leave"}},
                       {"Steady", {"regular", "steady", "constant"}},
                       {"Weekday daytime", {"office", "hours", "weekday", "daytime"}},
                       {"At night", {"night", "late", "midnight"}},
                       {"At weekends", {"weekend", "saturday", "sunday"}},
                       {"No long streak", {"streak", "tired", "burnout", "nonstop", "rest"}},
                       {"Newcomer", {"newcomer", "onboarding", "new", "joined"}},
                   });
}

}  // namespace headsup::history
