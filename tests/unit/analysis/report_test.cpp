#include <doctest.h>

#include <algorithm>
#include <sstream>

#include "analysis/report.h"
#include "tests/unit/analysis/teams.h"

namespace headsup::test {
namespace {

using analysis::Controls;
using analysis::Reader;

const std::string k_incident = "Writes to the order table are slow and a customer is waiting.";

struct Reports {
  std::string text;
  std::string markdown;
};

Reports reports(const team::Team& team, const std::vector<team::FacetValue>& values,
                const Controls& controls = {}, const std::string& incident = k_incident) {
  Reader reader(team);
  reader.read(team, needs(team, values), controls);
  return {analysis::report_text(team, incident, reader, controls),
          analysis::report_markdown(team, incident, reader, controls)};
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t widest_line(const std::string& text) {
  std::istringstream lines(text);
  std::size_t widest = 0;
  for (std::string line; std::getline(lines, line);) {
    const auto columns =
        std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
    widest = std::max(widest, static_cast<std::size_t>(columns));
  }
  return widest;
}

// The words without the line breaks and indents between them.
std::string unwrapped(const std::string& text) {
  std::istringstream words(text);
  std::string result;
  for (std::string word; words >> word;) result += (result.empty() ? "" : " ") + word;
  return result;
}

}  // namespace

TEST_CASE("the text report is the page one reads at night") {
  const auto report = reports(small_team(), {{0, 0.9}, {6, 0.7}}).text;
  CHECK(report ==
        "Heads-Up: Checkout\n"
        "\n"
        "Incident: Writes to the order table are slow and a customer is waiting.\n"
        "Asked by: Mira, Tech lead\n"
        "Temperature: 1.00, depth 100 %\n"
        "Accountable: Ragavan\n"
        "\n"
        "Technical diagnosis\n"
        "  Ragavan (89 %) stands out. Effective people: 1.6 of 5.\n"
        "  - Ragavan (89 %): Traces the slow writes — 4 h\n"
        "  - Ragavan, also: Reads the write path\n"
        "  Not named: 11 %.\n"
        "\n"
        "Team health\n"
        "  Nobody stands out: nothing is asked of this head. Effective people: 5.0 of 5.\n"
        "  Not named: 100 %.\n"
        "\n"
        "Stakeholder comms\n"
        "  Priya (82 %) stands out. Effective people: 2.1 of 5.\n"
        "  - Priya (82 %): Writes the update — 15 min\n"
        "  Not named: 18 %.\n"
        "\n"
        "Post-mortem\n"
        "  Nobody stands out: nothing is asked of this head. Effective people: 5.0 of 5.\n"
        "  Not named: 100 %.\n"
        "\n"
        "These weights answer this one question, asked now. They measure a fit, not a\n"
        "person, and are no performance review.\n");
}

TEST_CASE("the Markdown report says the same") {
  const auto report = reports(small_team(), {{0, 0.9}, {6, 0.7}}).markdown;
  CHECK(report.rfind("# Heads-Up: Checkout\n\n- Incident: " + k_incident + "\n", 0) == 0);
  CHECK(has(report, "- Accountable: **Ragavan**\n"));
  CHECK(has(report,
            "\n\n## Technical diagnosis\n\n"
            "**Ragavan** (89 %) stands out. Effective people: 1.6 of 5.\n\n"
            "- **Ragavan** (89 %): Traces the slow writes — 4 h\n"
            "- **Ragavan**, also: Reads the write path\n\n"
            "Not named: 11 %.\n\n## Team health\n\n"));
  CHECK(has(report, "no performance review.*\n"));
}

TEST_CASE("a near tie, a flat row and a vague question are put into words") {
  team::Team team = small_team();
  team.people[k_tom].carries = team.people[k_ragavan].carries;
  CHECK(has(reports(team, {{0, 0.9}}).text, "Too close to call: Ragavan (49 %) or Tom (49 %)."));

  Controls flat;
  flat.temperature = 20;
  const auto report = reports(team, {{0, 0.9}}, flat).text;
  CHECK(has(report, "Nobody stands out: the weight is spread over almost everyone."));
  CHECK(has(report, "Temperature: 20.0, depth 100 %\n"));

  const auto vague = reports(team, {}, {}, "").text;
  CHECK(has(vague, "Incident: none described\n"));
  CHECK(has(vague, "Accountable: nobody yet; ask something more specific\n"));
  CHECK(!has(vague, "stands out."));
}

TEST_CASE("who is away and which head is off is said") {
  team::Team team = small_team();
  team.people[k_priya].available = false;
  team.people[k_ana].available = false;
  Controls controls;
  controls.enabled[0] = false;
  controls.query = k_tom;
  const auto report = reports(team, {{0, 0.9}, {6, 0.7}}, controls);
  CHECK(has(report.text, "Asked by: Tom, Engineer\nAway: Priya, Ana\n"));
  CHECK(has(report.text, "Technical diagnosis\n  Switched off.\n\nTeam health\n"));
  CHECK(has(report.markdown, "## Technical diagnosis\n\nSwitched off.\n\n## Team health\n"));
  CHECK(!has(report.text, "Ragavan ("));
  CHECK(has(report.text, " of 3."));

  for (team::Person& person : team.people) person.available = false;
  CHECK(has(reports(team, {{0, 0.9}}).text, "Nobody stands out: nobody is available.\n"));
}

TEST_CASE("shares are rounded but never to nothing or to everything") {
  team::Team team = small_team();
  Controls sharp;
  sharp.temperature = 0.35;
  const auto report = reports(team, {{0, 0.9}}, sharp).text;
  CHECK(has(report, "Ragavan (>99 %) stands out."));
  CHECK(has(report, "Not named: <1 %."));
}

TEST_CASE("long texts in any script wrap at eighty columns and lose nothing") {
  team::Team team = small_team();
  team.name = "Zürich–København checkout and order platform, the on-call half of it, since spring";
  auto& contribution = team.people[k_ragavan].contributions[1];
  contribution.text =
      "Überprüft die Schreiblast der Bestelltabelle und vergleicht sie Abfrage für "
      "Abfrage mit dem Stand vor der letzten Auslieferung";
  const std::string word(300, 'x');
  std::string accents;
  for (int i = 0; i < 200; ++i) accents += "é";
  const auto report =
      reports(team, {{0, 0.9}, {6, 0.7}}, {}, "Der Dienst antwortet spät: " + word + " " + accents);
  CHECK(widest_line(report.text) == 80);
  const std::string words = unwrapped(report.text);
  CHECK(has(words, "Heads-Up: " + team.name));
  CHECK(has(words, "Ragavan (89 %): " + contribution.text + " — 4 h"));
  CHECK(std::count(report.text.begin(), report.text.end(), 'x') >= 300);
  // A cut never falls inside a character: every line is whole code points.
  std::istringstream lines(report.text);
  for (std::string line; std::getline(lines, line);) {
    CHECK((line.empty() || (line[0] & 0xC0) != 0x80));
    CHECK((line.empty() || line.back() != ' '));
  }
}

TEST_CASE("a word that fits a line is never cut, wherever the line ends") {
  for (std::size_t offset = 0; offset < 8; ++offset) {
    std::string incident(offset + 1, 'o');
    for (std::size_t i = 0; i < 100; ++i) incident += " " + std::string(1 + i % 7, 'w');
    const auto report = reports(small_team(), {{0, 0.9}}, {}, incident).text;
    CHECK(has(unwrapped(report), "Incident: " + incident + " Asked by: Mira"));
    CHECK(widest_line(report) <= 80);
  }
}

TEST_CASE("control characters and line breaks of the user reach neither report") {
  team::Team team = small_team();
  team.people[k_ragavan].name = "Rag\x1b[31mavan";
  team.people[k_ragavan].contributions[1].text = "Traces\r\n\n# the\tslow\x7f \xC2\x9B writes\n";
  const auto report = reports(team, {{0, 0.9}}, {}, "\n\n  one\n\ntwo  \n");
  for (const std::string& text : {report.text, report.markdown}) {
    CHECK(has(text, "Incident: one two\n"));
    CHECK(std::none_of(text.begin(), text.end(),
                       [](char c) { return (c >= 0 && c < 0x20 && c != '\n') || c == 0x7f; }));
    CHECK(!has(text, "\xC2\x9B"));
  }
  CHECK(has(report.text, "- Rag [31mavan (89 %): Traces # the slow writes — 4 h\n"));
}

TEST_CASE("what Markdown would read as markup is escaped") {
  team::Team team = small_team();
  team.people[k_ragavan].name = "*Rag_avan* <b>";
  team.heads[0].label = "Tech [x](y) #";
  team.people[k_ragavan].contributions[1].text =
      "runs `a|b` at https://example.org/a_b & ~more~ \\";
  const auto report = reports(team, {{0, 0.9}}, {}, "![p](q) &amp; $x$ {y} 9 > 8").markdown;
  CHECK(has(report, "- Incident: !\\[p\\](q) \\&amp; \\$x\\$ \\{y\\} 9 \\> 8\n"));
  CHECK(has(report, "## Tech \\[x\\](y) \\#\n"));
  CHECK(has(report,
            "- **\\*Rag\\_avan\\* \\<b\\>** (89 %): runs \\`a\\|b\\` at "
            "https\\://example.org/a\\_b \\& \\~more\\~ \\\\ — 4 h\n"));
}

}  // namespace headsup::test
