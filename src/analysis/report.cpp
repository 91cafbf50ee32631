#include "analysis/report.h"

#include <cstddef>
#include <string_view>
#include <vector>

#include "analysis/verdict.h"
#include "base/format.h"
#include "base/plain_text.h"
#include "texts/texts.h"

namespace headsup::analysis {
namespace {

using base::append_wrapped;
using base::markdown_line;
using base::one_line;
using texts::Id;

std::string bold(std::string_view text) {
  return "**" + markdown_line(text) + "**";
}

// How texts of the user enter the report.
struct Style {
  std::string (*text)(std::string_view);
  std::string (*name)(std::string_view);
};
constexpr Style k_plain{one_line, one_line};
constexpr Style k_markdown{markdown_line, bold};

const team::Person& person(const team::Team& team, int index) {
  return team.people[index];
}

std::string named_share(const team::Team& team, const HeadReading& reading, std::size_t place,
                        const Style& style) {
  const int index = reading.order[place];
  return style.name(person(team, index).name) + " (" + base::percent(reading.weights[index]) + ")";
}

std::string finding(const team::Team& team, const HeadReading& reading, int available,
                    const Style& style) {
  const auto named = [&](std::size_t place) { return named_share(team, reading, place, style); };
  const std::string sentence =
      verdict_sentence(reading.verdict, reading.query_length, reading.evident, available, named);
  if (available == 0) return sentence;
  return sentence + " " +
         texts::fill(Id::report_effective,
                     {base::decimal(reading.effective_people, 1), base::whole_number(available)});
}

std::string contribution_line(const team::Team& team, const BriefLine& line, bool further,
                              const Style& style) {
  const team::Person& p = person(team, line.person);
  const auto& contribution = p.contributions[line.contribution];
  const std::string what = style.text(contribution.text);
  std::string text = further ? texts::fill(Id::report_also, {style.name(p.name), what})
                             : style.name(p.name) + " (" + base::percent(line.share) + "): " + what;
  if (!contribution.effort.empty()) text += " — " + style.text(contribution.effort);
  return text;
}

// The lines of one head, ready to be set as a list.
std::vector<std::string> contribution_lines(const team::Team& team, const Brief& brief, int head,
                                            const Style& style) {
  std::vector<std::string> result;
  int previous = -1;
  for (const BriefLine& line : brief.lines) {
    if (line.head != head) continue;
    result.push_back(contribution_line(team, line, line.person == previous, style));
    previous = line.person;
  }
  return result;
}

std::string not_named(const Reader& reader, int head) {
  return texts::fill(Id::report_not_named, {base::percent(reader.brief().unnamed[head])});
}

struct Fact {
  Id label;
  std::string text;
};

// What stands above the heads.
std::vector<Fact> facts(const team::Team& team, const std::string& incident_text,
                        const Reader& reader, const Controls& controls, const Style& style) {
  const std::string incident = style.text(incident_text);
  const team::Person& asking = person(team, controls.query);
  const int accountable = reader.brief().accountable;
  std::string away;
  for (std::size_t i = 0; i < team.people.size(); ++i) {
    if (!reader.is_absent(static_cast<int>(i))) continue;
    away += (away.empty() ? "" : ", ") + style.text(team.people[i].name);
  }
  std::vector<Fact> result;
  result.push_back(
      {Id::report_incident, incident.empty() ? texts::get(Id::report_no_incident) : incident});
  std::string asked_by = style.text(asking.name);
  if (!asking.title.empty()) asked_by += ", " + style.text(asking.title);
  result.push_back({Id::report_asked_by, asked_by});
  if (!away.empty()) result.push_back({Id::report_away, away});
  result.push_back({Id::view_temperature, texts::fill(Id::report_temperature_depth,
                                                      {base::three_digits(controls.temperature),
                                                       base::percent(controls.depth)})});
  result.push_back({Id::report_accountable, accountable < 0
                                                ? texts::get(Id::report_nobody_accountable)
                                                : style.name(person(team, accountable).name)});
  return result;
}

bool enabled(const Controls& controls, int head) {
  return controls.enabled[head];
}

}  // namespace

std::string report_text(const team::Team& team, const std::string& incident_text,
                        const Reader& reader, const Controls& controls) {
  std::string out;
  append_wrapped(out, "Heads-Up: " + one_line(team.name), 0, 2);
  out += '\n';
  for (const Fact& fact : facts(team, incident_text, reader, controls, k_plain)) {
    append_wrapped(out, std::string(texts::get(fact.label)) + ": " + fact.text, 0, 2);
  }
  for (int head = 0; head < team::k_heads; ++head) {
    out += '\n';
    append_wrapped(out, one_line(team.heads[head].label), 0, 2);
    if (!enabled(controls, head)) {
      append_wrapped(out, texts::get(Id::report_off), 2, 2);
      continue;
    }
    append_wrapped(out, finding(team, reader.heads()[head], reader.available(), k_plain), 2, 2);
    for (const auto& line : contribution_lines(team, reader.brief(), head, k_plain)) {
      append_wrapped(out, "- " + line, 2, 4);
    }
    append_wrapped(out, not_named(reader, head), 2, 2);
  }
  out += '\n';
  append_wrapped(out, texts::get(Id::report_closing), 0, 0);
  return out;
}

std::string report_markdown(const team::Team& team, const std::string& incident_text,
                            const Reader& reader, const Controls& controls) {
  std::string out = "# Heads-Up: " + markdown_line(team.name) + "\n\n";
  for (const Fact& fact : facts(team, incident_text, reader, controls, k_markdown)) {
    out += "- " + std::string(texts::get(fact.label)) + ": " + fact.text + "\n";
  }
  for (int head = 0; head < team::k_heads; ++head) {
    out += "\n## " + markdown_line(team.heads[head].label) + "\n\n";
    if (!enabled(controls, head)) {
      out += std::string(texts::get(Id::report_off)) + "\n";
      continue;
    }
    out += finding(team, reader.heads()[head], reader.available(), k_markdown) + "\n\n";
    const auto lines = contribution_lines(team, reader.brief(), head, k_markdown);
    for (const auto& line : lines) out += "- " + line + "\n";
    if (!lines.empty()) out += '\n';
    out += not_named(reader, head) + "\n";
  }
  out += "\n---\n\n*" + std::string(texts::get(Id::report_closing)) + "*\n";
  return out;
}

}  // namespace headsup::analysis
