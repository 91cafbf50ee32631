#include "main/command_line.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/report.h"
#include "app/api/describe.h"
#include "app/core/names.h"
#include "app/core/update.h"
#include "app/editor/imports.h"
#include "app/graph/layout.h"
#include "catalogue_team.h"
#include "demo_team.h"
#include "history/backtest.h"
#include "team/team_file.h"

namespace headsup {

const char k_usage[] =
    "usage: headsup [options]            open the window\n"
    "       headsup --report FORMAT ...  print the brief and exit\n"
    "       headsup --repo FOLDER --incident TEXT     print who has worked on it and exit\n"
    "       headsup --repo FOLDER --backtest N        print how often that was right and exit\n"
    "       headsup --repo FOLDER --report codeowners print a CODEOWNERS file and exit\n"
    "       headsup --repo FOLDER                     open the team that it makes\n"
    "\n"
    "  --team FILE           a team file, a table (CSV), a roster or a git log (default: demo)\n"
    "  --incident TEXT       what is happening (default: the team's first incident)\n"
    "  --query NAME          the person who asks (default: the lead)\n"
    "  --temperature T       0.05 to 20 (default: 1)\n"
    "  --report FORMAT       text, json, markdown or team; of a history also codeowners\n"
    "  --repo FOLDER         a git repository, which is only read\n"
    "  --git-log FILE        what git log has printed, instead; - for standard input\n"
    "  --backtest N          ask the last N commits who made them\n"
    "  --embargo HOURS       what is known before each of them (default: 24)\n"
    "  --screenshot FILE     draw one frame into a PNG file and exit\n"
    "  --size WxH            of the window or the screenshot (default: 1280x800)\n"
    "  --theme THEME         auto, light or dark\n"
    "  --view VIEW           query, everyone or a page of the explanation: contents, matrices,\n"
    "                        softmax, query-key, absence, synthesis, command, scale,\n"
    "                        limits, take-away; of your own team: team, import, person,\n"
    "                        facets, incidents, backtest, teams\n"
    "  --language CODE       en or de (default: the system's)\n"
    "  --help                this text\n";

namespace {

bool fail(std::string& error, std::string message) {
  error = std::move(message);
  return false;
}

bool parse_number(const std::string& text, double& out) {
  char* end = nullptr;
  out = std::strtod(text.c_str(), &end);
  return end != text.c_str() && *end == '\0' && std::isfinite(out);
}

bool set_temperature(const std::string& text, CommandLine& out, std::string& error) {
  if (parse_number(text, out.temperature) && out.temperature >= analysis::k_min_temperature &&
      out.temperature <= analysis::k_max_temperature) {
    return true;
  }
  return fail(error, "--temperature: '" + text + "' is not a number from 0.05 to 20");
}

bool set_queries(const std::string& text, CommandLine& out, std::string& error) {
  double number = 0;
  if (parse_number(text, number) && number >= 1 &&
      number <= static_cast<double>(history::k_max_commits) && number == std::floor(number)) {
    out.backtest_queries = static_cast<std::size_t>(number);
    return true;
  }
  return fail(error, "--backtest: '" + text + "' is not a whole number from 1 to 100000");
}

bool set_embargo(const std::string& text, CommandLine& out, std::string& error) {
  if (parse_number(text, out.embargo_hours) && out.embargo_hours >= 0 &&
      out.embargo_hours <= history::k_max_embargo_hours) {
    return true;
  }
  return fail(error, "--embargo: '" + text + "' is not a number of hours from 0 to 87600");
}

bool set_report(const std::string& text, CommandLine& out, std::string& error) {
  if (text == "text") {
    out.report = Report::text;
  } else if (text == "json") {
    out.report = Report::json;
  } else if (text == "markdown") {
    out.report = Report::markdown;
  } else if (text == "codeowners") {
    out.report = Report::codeowners;
  } else if (text == "team") {
    out.report = Report::team;
  } else {
    return fail(error,
                "--report: '" + text + "' is none of text, json, markdown, codeowners, team");
  }
  return true;
}

bool set_size(const std::string& text, CommandLine& out, std::string& error) {
  int used = 0;
  const int found = std::sscanf(text.c_str(), "%dx%d%n", &out.width, &out.height, &used);
  const auto fits = [](int side) { return side >= 200 && side <= 8192; };
  if (found == 2 && used == static_cast<int>(text.size()) && fits(out.width) && fits(out.height)) {
    return true;
  }
  return fail(error, "--size: '" + text + "' is not WIDTHxHEIGHT with sides from 200 to 8192");
}

bool set_theme(const std::string& text, CommandLine& out, std::string& error) {
  if (app::parse_theme(text, out.theme)) return true;
  return fail(error, "--theme: '" + text + "' is none of auto, light, dark");
}

bool set_view(const std::string& text, CommandLine& out, std::string& error) {
  if (app::parse_view(text, out.view)) return true;
  return fail(error, "--view: '" + text + "' is none of " + app::view_ids());
}

bool set_option(const std::string& name, const std::string& value, CommandLine& out,
                std::string& error) {
  if (name == "--temperature") return set_temperature(value, out, error);
  if (name == "--report") return set_report(value, out, error);
  if (name == "--size") return set_size(value, out, error);
  if (name == "--theme") return set_theme(value, out, error);
  if (name == "--language") {
    out.language.chosen = true;
    if (texts::parse(value, out.language.language)) return true;
    return fail(error, "--language: '" + value + "' is none of en, de");
  }
  if (name == "--view") return set_view(value, out, error);
  if (name == "--backtest") return set_queries(value, out, error);
  if (name == "--embargo") return set_embargo(value, out, error);
  if (name == "--repo") {
    out.history.repository = value;
  } else if (name == "--git-log") {
    out.history.log_file = value;
  } else if (name == "--team") {
    out.team_file = value;
  } else if (name == "--query") {
    out.query = value;
  } else if (name == "--screenshot") {
    out.screenshot = value;
  } else {  // --incident
    out.has_incident = true;
    out.incident = value;
  }
  return true;
}

bool is_option(std::string_view name) {
  static constexpr std::string_view k_options[] = {
      "--team", "--incident", "--query",    "--report",      "--screenshot",
      "--size", "--theme",    "--view",     "--temperature", "--language",
      "--repo", "--git-log",  "--backtest", "--embargo"};
  for (std::string_view known : k_options) {
    if (name == known) return true;
  }
  return false;
}

// Which options go together. `given`: those there are.
bool check_combination(const std::vector<std::string>& given, const CommandLine& out,
                       std::string& error) {
  const auto has = [&given](std::string_view name) {
    return std::find(given.begin(), given.end(), name) != given.end();
  };
  if (out.report != Report::none && !out.screenshot.empty()) {
    return fail(error, "--report and --screenshot do not go together");
  }
  const bool has_history = has("--repo") || has("--git-log");
  for (const char* name : {"--backtest", "--embargo"}) {
    if (has(name) && !has_history) {
      return fail(error, std::string(name) + ": --repo or --git-log is missing");
    }
  }
  if (!has_history && out.report == Report::codeowners) {
    return fail(error, "--report codeowners: --repo or --git-log is missing");
  }
  if (!has_history) return true;
  const std::string source = has("--repo") ? "--repo" : "--git-log";
  if (!out.history.is_given()) return fail(error, source + ": a value is missing (see --help)");
  for (const char* name : {"--git-log", "--team"}) {
    if (name != source && has(name)) {
      return fail(error, source + " and " + name + " do not go together");
    }
  }
  if (has("--embargo") && !has("--backtest"))
    return fail(error, "--embargo: --backtest is missing");
  if (!out.asks_history()) return true;
  std::string asked = has("--incident") ? "--incident" : "--backtest";
  if (out.report == Report::codeowners) asked = "--report codeowners";
  for (const char* name :
       {"--query", "--temperature", "--screenshot", "--size", "--theme", "--view"}) {
    if (has(name))
      return fail(error, source + " " + asked + " and " + name + " do not go together");
  }
  const bool owners = out.report == Report::codeowners;
  for (const char* name : {"--incident", "--backtest"}) {
    if (owners && has(name)) {
      return fail(error, "--report codeowners and " + std::string(name) + " do not go together");
    }
  }
  if (has("--backtest") && out.has_incident) {
    return fail(error, "--backtest and --incident do not go together");
  }
  if (out.report == Report::team) {
    return fail(error, "--report team and " + asked + " do not go together");
  }
  return true;
}

}  // namespace

texts::Language system_language() {
  texts::Language language = texts::Language::english;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    texts::parse(value, language);
    break;  // the first one that is set decides
  }
  return language;
}

bool parse_command_line(int count, const char* const* arguments, CommandLine& out,
                        std::string& error) {
  out.language.language = system_language();
  std::vector<std::string> given;
  for (int i = 1; i < count; ++i) {
    std::string name = arguments[i];
    if (name == "--help" || name == "-h") {
      out.help = true;
      return true;
    }
    std::string value;
    const std::size_t equals = name.find('=');
    const bool attached = equals != std::string::npos;
    if (attached) {
      value = name.substr(equals + 1);
      name.resize(equals);
    }
    if (!is_option(name)) return fail(error, "unknown option '" + name + "' (see --help)");
    if (!attached) {
      if (++i == count) return fail(error, name + ": a value is missing (see --help)");
      value = arguments[i];
    }
    if (!set_option(name, value, out, error)) return false;
    given.push_back(std::move(name));
  }
  return check_combination(given, out, error);
}

bool read_file(const std::string& path, std::string& text, std::string& error) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (!file) return fail(error, path + ": " + std::strerror(errno));
  text.clear();
  char block[1 << 16];
  // A little more than the limit is enough for the reader to refuse the file.
  while (text.size() <= team::k_max_file_bytes) {
    const std::size_t got = std::fread(block, 1, sizeof block, file);
    if (got == 0) break;
    text.append(block, got);
  }
  const bool broken = std::ferror(file) != 0;
  std::fclose(file);
  return broken ? fail(error, path + ": cannot be read") : true;
}

namespace {

std::shared_ptr<const team::Team> catalogue() {
  team::Team team = *team::read_team(catalogue_team_json).team;
  team.assign_ids();
  return std::make_shared<const team::Team>(std::move(team));
}

// The demo team where no file is given.
bool file_team(const CommandLine& options, const app::State& state, std::optional<team::Team>& team,
               std::string& error) {
  std::string text(demo_team_json);
  if (!options.team_file.empty() && !read_file(options.team_file, text, error)) return false;
  if (team::kind_of(text) == team::InputKind::git_log) {
    return history_team({.log_file = options.team_file, .repository = {}}, team, error);
  }
  team::ImportResult result = app::read_import(state, text);
  team = std::move(result.team);
  if (team) return true;
  const base::FileError& what = result.error;
  return fail(error, options.team_file + ":" + std::to_string(what.line) + ":" +
                         std::to_string(what.column) + ": " + what.message);
}

}  // namespace

bool open_session(const CommandLine& options, app::State& state, std::string& error) {
  app::open_team(state, std::move(*team::read_team(demo_team_json).team));
  state.catalogue = catalogue();
  std::optional<team::Team> team;
  if (!(options.history.is_given() ? history_team(options.history, team, error)
                                   : file_team(options, state, team, error))) {
    return false;
  }
  app::open_team(state, std::move(*team));
  if (options.has_incident) app::update(state, app::SetIncident{options.incident});
  if (!options.query.empty()) {
    const int person = state.team().find_person(options.query);
    if (person < 0) return fail(error, "--query: nobody in the team is called " + options.query);
    app::update(state, app::SelectPerson{person});
  }
  app::update(state, app::SetTemperature{options.temperature});
  app::update(state, options.language);
  app::update(state, app::show(options.view));
  state.preferences.theme = options.theme;
  app::refresh(state);
  app::arrange(state);
  return true;
}

std::string render_report(const app::State& state, Report format) {
  switch (format) {
    case Report::json:
      return app::state_json(state) + "\n";
    case Report::markdown:
      return analysis::report_markdown(state.team(), state.session().incident,
                                       *state.derived().reader, state.controls());
    case Report::text:
      return analysis::report_text(state.team(), state.session().incident, *state.derived().reader,
                                   state.controls());
    case Report::team:
      return team::write_team(state.team());
    case Report::codeowners:  // of a history
    case Report::none:
      break;
  }
  return {};
}

}  // namespace headsup
