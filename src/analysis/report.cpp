#include "analysis/report.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "analysis/verdict.h"
#include "base/format.h"
#include "texts/texts.h"

namespace headsup::analysis {
namespace {

using texts::Id;

constexpr std::size_t k_columns = 80;

unsigned char byte(std::string_view text, std::size_t i) {
  return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
}

// The text on one line: runs of white space and control characters (C0, DEL, C1) become one blank.
std::string plain(std::string_view text) {
  std::string result;
  bool gap = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned char c = byte(text, i);
    const bool c1_control = c == 0xC2 && byte(text, i + 1) >= 0x80 && byte(text, i + 1) < 0xA0;
    if (c <= 0x20 || c == 0x7F || c1_control) {
      gap = true;
      if (c1_control) ++i;
      continue;
    }
    if (gap && !result.empty()) result += ' ';
    gap = false;
    result += text[i];
  }
  return result;
}

// User texts never start a line of the Markdown, hence no escapes for '-', '+' and '1.'.
std::string markdown(std::string_view text) {
  const std::string line = plain(text);
  std::string result;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool special = std::string_view("\\`*_{}[]<>#|~&$").find(line[i]) != std::string::npos;
    const bool url = line[i] == ':' && byte(line, i + 1) == '/';  // no automatic links
    if (special || url) result += '\\';
    result += line[i];
  }
  return result;
}

std::string bold(std::string_view text) {
  return "**" + markdown(text) + "**";
}

// How texts of the user enter the report.
struct Style {
  std::string (*text)(std::string_view);
  std::string (*name)(std::string_view);
};
constexpr Style k_plain{plain, plain};
constexpr Style k_markdown{markdown, bold};

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
      verdict_sentence(reading.verdict, reading.query_length, available, named);
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

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

// Bytes of the first `count` code points.
std::size_t prefix_bytes(std::string_view text, std::size_t count) {
  std::size_t i = 0;
  while (i < text.size() && (count > 0 || (byte(text, i) & 0xC0) == 0x80)) {
    if ((byte(text, i) & 0xC0) != 0x80) --count;
    ++i;
  }
  return i;
}

// Appends a paragraph of words broken at 80 columns. The first line is indented by `indent` blanks,
// the others by `hang`. A word longer than a line is cut.
void append_wrapped(std::string& out, std::string_view text, std::size_t indent, std::size_t hang) {
  out.append(indent, ' ');
  std::size_t column = indent;
  bool line_is_empty = true;
  const auto break_line = [&] {
    out += '\n';
    out.append(hang, ' ');
    column = hang;
    line_is_empty = true;
  };
  while (!text.empty()) {
    std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    std::size_t width = code_points(word);
    if (!line_is_empty && column + 1 + width > k_columns) break_line();
    if (!line_is_empty) {
      out += ' ';
      ++column;
    }
    while (column + width > k_columns) {
      const std::size_t head = prefix_bytes(word, k_columns - column);
      out += word.substr(0, head);
      word.remove_prefix(head);
      width = code_points(word);
      break_line();
    }
    out += word;
    column += width;
    line_is_empty = false;
  }
  out += '\n';
}

bool enabled(const Controls& controls, int head) {
  return controls.enabled[head];
}

}  // namespace

std::string report_text(const team::Team& team, const std::string& incident_text,
                        const Reader& reader, const Controls& controls) {
  std::string out;
  append_wrapped(out, "Heads-Up: " + plain(team.name), 0, 2);
  out += '\n';
  for (const Fact& fact : facts(team, incident_text, reader, controls, k_plain)) {
    append_wrapped(out, std::string(texts::get(fact.label)) + ": " + fact.text, 0, 2);
  }
  for (int head = 0; head < team::k_heads; ++head) {
    out += '\n';
    append_wrapped(out, plain(team.heads[head].label), 0, 2);
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
  std::string out = "# Heads-Up: " + markdown(team.name) + "\n\n";
  for (const Fact& fact : facts(team, incident_text, reader, controls, k_markdown)) {
    out += "- " + std::string(texts::get(fact.label)) + ": " + fact.text + "\n";
  }
  for (int head = 0; head < team::k_heads; ++head) {
    out += "\n## " + markdown(team.heads[head].label) + "\n\n";
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
