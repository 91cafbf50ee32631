// A team of a git log, as it is worked with: answered, explained, edited, saved.
#include <doctest.h>

#include <cmath>
#include <cstdlib>
#include <string>
#include <variant>
#include <vector>

#include "app/api/describe.h"
#include "app/core/evidence.h"
#include "app/explain/ledger.h"
#include "app/export/matrices.h"
#include "app/save/work.h"
#include "history/log_team.h"
#include "tests/unit/app/fixture.h"
#include "tests/unit/history/logs.h"

using namespace headsup;
using namespace headsup::app;

namespace {

State git_team() {
  team::ImportResult read = history::read_log(test::log_of_two(), "two", 1775000000);
  REQUIRE(read.team);
  State state = test::demo_state();
  open_team(state, std::move(*read.team));
  update(state, SetIncident{"the cache is stale"});
  refresh(state);
  arrange(state);
  return state;
}

const LedgerSection* find(const Ledger& ledger, const std::string& heading) {
  for (const LedgerSection& section : ledger.sections) {
    if (section.heading == heading) return &section;
  }
  return nullptr;
}

double number(const LedgerRow& row) {
  std::string text = row.cells.front();
  const std::string minus = "\u2212";
  if (text.rfind(minus, 0) == 0) text.replace(0, minus.size(), "-");
  return std::strtod(text.c_str(), nullptr);
}

}  // namespace

TEST_CASE("the ledger's lines of evidence add up to the bias, and the bias to the score") {
  const State state = git_team();
  const int ann = state.team().find_person("Ann Arbor");
  const Ledger ledger = build_ledger(state, history::k_evidence_head, ann);
  const LedgerSection* evidence = find(ledger, "Evidence from the history");
  REQUIRE(evidence != nullptr);
  REQUIRE(evidence->rows.size() == history::k_lines + 1);
  double sum = 0;
  for (std::size_t i = 0; i < history::k_lines; ++i) sum += number(evidence->rows[i]);
  CHECK(sum == doctest::Approx(number(evidence->rows.back())).epsilon(1e-5));

  const analysis::Edge edge =
      state.derived().reader->explain(history::k_evidence_head, state.controls().query, ann);
  CHECK(static_cast<double>(edge.bias) ==
        doctest::Approx(number(evidence->rows.back())).epsilon(1e-5));
  CHECK(static_cast<double>(edge.tempered) ==
        doctest::Approx(static_cast<double>(edge.scaled) + static_cast<double>(edge.bias)));
  CHECK(
      static_cast<double>(edge.weight) ==
      doctest::Approx(static_cast<double>(edge.exp) / static_cast<double>(edge.sum)).epsilon(1e-5));

  const LedgerSection* commits = find(ledger, "Commits that speak for it");
  REQUIRE(commits != nullptr);
  REQUIRE_FALSE(commits->rows.empty());
  CHECK(commits->rows[0].label.find("Fix stale cache entries") != std::string::npos);
  // The other heads have none.
  CHECK(find(build_ledger(state, 2, ann), "Evidence from the history") == nullptr);
}

TEST_CASE("who has written it is clear, and is told for what to be asked") {
  const State state = git_team();
  const int ann = state.team().find_person("Ann Arbor");
  const analysis::HeadReading& head = state.derived().reader->heads()[history::k_evidence_head];
  CHECK(head.order[0] == ann);
  CHECK(head.verdict == analysis::Verdict::clear);
  REQUIRE_FALSE(state.derived().reader->brief().lines.empty());
  CHECK(state.derived().reader->brief().lines[0].person == ann);
}

TEST_CASE("at depth 0 titles alone count, and a text of no known word names nobody") {
  State state = git_team();
  update(state, SetDepth{0});
  refresh(state);
  const int ann = state.team().find_person("Ann Arbor");
  CHECK(state.derived().reader->bias(history::k_evidence_head, ann) == 0);
  update(state, SetDepth{1});
  update(state, SetIncident{"xylophone"});
  refresh(state);
  CHECK(evidence_of(state, history::k_evidence_head).empty());
  CHECK(state.derived().reader->heads()[history::k_evidence_head].verdict ==
        analysis::Verdict::nobody);
}

TEST_CASE("work with a history is saved once and opened as it was, with all that can be undone") {
  State state = git_team();
  for (const char* title : {"DBA", "Cache", "Lead"}) {
    update(state, EditTeam{team::change::JobTitle{1, title}});
    refresh(state);
  }
  const std::string work = write_work(state);
  CHECK(work.find("\"headsup-work/3\"") != work.npos);
  const std::string subject = "Fix stale cache entries";
  std::size_t times = 0;
  for (std::size_t at = work.find(subject); at != work.npos; at = work.find(subject, at + 1))
    ++times;
  CHECK(times == 10);  // the commits', each once: not once a version of the team

  State other = test::demo_state();
  REQUIRE(open_work(other, work, true).fault == WorkFault::none);
  refresh(other);
  CHECK(other.team() == state.team());
  arrange(other);
  CHECK(write_work(other) == work);
  for (int i = 0; i < 3; ++i) {
    update(other, Undo{});
    refresh(other);
  }
  CHECK(other.team().people[1].title == "10 commits");
  CHECK(other.team().history == state.team().history);
}

TEST_CASE("two names of one person are one by a choice on their card, and are here if either is") {
  State state = git_team();
  const int ann = state.team().find_person("Ann Arbor");
  const int bo = state.team().find_person("Bo Berg");
  update(state, EditTeam{team::change::AddPerson{"Cy", "Engineer"}});
  update(state, SetAvailable{ann, false});
  update(state, EditPerson{ann});
  refresh(state);
  const Choice* same = nullptr;
  for (const Block& block : state.derived().page->blocks) {
    const auto* choice = std::get_if<Choice>(&block);
    if (choice != nullptr && choice->id == "same-person") same = choice;
  }
  REQUIRE(same != nullptr);
  CHECK(same->options == std::vector<std::string>{"Bo Berg"});  // Cy has written nothing
  update(state, same->choose(0));
  refresh(state);
  CHECK(state.people() == 2);
  const int both = state.team().find_person("Ann Arbor");
  CHECK(state.team().people[both].wrote_as.size() == 2);
  CHECK_FALSE(is_away(state, both));
  // Their evidence is that of both, for either's words.
  update(state, SetIncident{"stuck sockets"});
  refresh(state);
  CHECK(state.derived().evident.people[both].lines[history::Line::subjects] > 0);
  update(state, Undo{});
  update(state, Undo{});
  refresh(state);
  CHECK(state.team().find_person("Bo Berg") == bo);
  CHECK(is_away(state, ann));
}
