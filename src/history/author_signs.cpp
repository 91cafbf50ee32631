#include "history/author_signs.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/unicode.h"
#include "history/name_key.h"

namespace headsup::history {
namespace {

constexpr std::string_view k_github = "@users.noreply.github.com";

// As one of a name's parts: they are no words of people's names.
constexpr std::string_view k_bot_parts[] = {
    "renovate", "renovatebot",     "dependabot", "greenkeeper", "depfu",     "pyup",
    "snyk",     "snykbot",         "mergify",    "weblate",     "crowdin",   "transifex",
    "imgbot",   "allcontributors", "codecov",    "copybara",    "autoroll",  "autoroller",
    "prombot",  "whitesource",     "codefactor", "deepsource",  "sonarcloud"};

// As the whole name.
constexpr std::string_view k_bot_names[] = {"githubactions",
                                            "githubaction",
                                            "githubactionsuser",
                                            "actionsuser",
                                            "github",
                                            "webflow",
                                            "gitlab",
                                            "gitlabci",
                                            "jenkins",
                                            "jenkinsci",
                                            "travis",
                                            "travisci",
                                            "circleci",
                                            "appveyor",
                                            "azurepipelines",
                                            "drone",
                                            "ci",
                                            "cibuild",
                                            "buildbot",
                                            "semanticrelease",
                                            "scalasteward",
                                            "bors",
                                            "homu",
                                            "rusthighfive",
                                            "githubmergequeue",
                                            "releaseplease",
                                            "changesets",
                                            "restyled",
                                            "transbot",
                                            "precommitci",
                                            "autofix"};

enum class Match { whole_name, first_parts, mail_end, mail_part };
struct ToolRule {
  std::string_view tool;
  Match match;
  std::string_view pattern;
};
constexpr ToolRule k_tools[] = {
    {"Claude", Match::mail_end, "@anthropic.com"},
    {"Claude", Match::first_parts, "claude code"},
    {"Claude", Match::first_parts, "claude opus"},
    {"Claude", Match::first_parts, "claude sonnet"},
    {"Claude", Match::first_parts, "claude haiku"},
    {"Claude", Match::whole_name, "claude bot"},
    {"Claude", Match::whole_name, "claude ai"},
    {"Copilot", Match::whole_name, "copilot"},
    {"Copilot", Match::first_parts, "github copilot"},
    {"Copilot", Match::first_parts, "copilot swe agent"},
    {"Copilot", Match::mail_part, "+copilot@users.noreply.github.com"},
    {"Copilot", Match::mail_part, "copilot@github.com"},
    {"Cursor", Match::whole_name, "cursor"},
    {"Cursor", Match::whole_name, "cursor agent"},
    {"Cursor", Match::mail_end, "@cursor.com"},
    {"Cursor", Match::mail_end, "@cursor.sh"},
    {"Devin", Match::first_parts, "devin ai"},
    {"Devin", Match::mail_part, "devin-ai-integration"},
    {"Devin", Match::mail_end, "@devin.ai"},
    {"aider", Match::whole_name, "aider"},
    {"aider", Match::first_parts, "aider gpt"},
    {"aider", Match::first_parts, "aider claude"},
    {"aider", Match::mail_end, "@aider.chat"},
    {"Codex", Match::whole_name, "codex"},
    {"Codex", Match::first_parts, "openai codex"},
    {"Codex", Match::first_parts, "chatgpt codex"},
    {"Codex", Match::mail_end, "codex@openai.com"},
    {"ChatGPT", Match::whole_name, "chatgpt"},
    {"Gemini", Match::first_parts, "gemini code assist"},
    {"Gemini", Match::whole_name, "gemini cli"},
    {"Gemini", Match::whole_name, "google gemini"},
    {"Jules", Match::first_parts, "google labs jules"},
    {"Windsurf", Match::whole_name, "windsurf"},
    {"OpenHands", Match::whole_name, "openhands"},
    {"OpenHands", Match::mail_end, "@all-hands.dev"},
    {"Sweep", Match::first_parts, "sweep ai"},
    {"Amp", Match::mail_end, "@ampcode.com"},
    {"Junie", Match::whole_name, "junie"},
    {"Amazon Q", Match::first_parts, "amazon q developer"},
    {"Replit", Match::first_parts, "replit agent"},
    {"Lovable", Match::first_parts, "lovable dev"},
    {"opencode", Match::whole_name, "opencode"},
    {"Crush", Match::mail_end, "@charm.land"},
    {"Qwen", Match::first_parts, "qwen coder"},
    {"Codeium", Match::whole_name, "codeium"},
    {"Warp", Match::mail_end, "agent@warp.dev"},
    {"Factory", Match::first_parts, "factory droid"},
};

constexpr std::string_view k_generic_names[] = {
    "root",      "unknown",   "user",   "admin", "administrator", "ubuntu",    "vagrant",
    "developer", "anonymous", "nobody", "none",  "noname",        "test",      "you",
    "yourname",  "name",      "dev",    "git",   "username",      "firstlast", "localhost",
    "guest",     "me"};

constexpr std::string_view k_generic_logins[] = {
    "root",      "admin",    "administrator", "user",       "ubuntu",       "vagrant",
    "ec2-user",  "you",      "yourname",      "your.name",  "your.email",   "your_email",
    "youremail", "test",     "nobody",        "none",       "unknown",      "anonymous",
    "noreply",   "no-reply", "no_reply",      "donotreply", "do-not-reply", "build",
    "ci",        "jenkins",  "git",           "github",     "gitlab",       "bot",
    "team",      "dev",      "developers",    "localhost",  "email"};

constexpr std::string_view k_generic_domains[] = {"localhost",
                                                  "localhost.localdomain",
                                                  "localdomain",
                                                  "example.com",
                                                  "example.org",
                                                  "example.net",
                                                  "none",
                                                  "invalid",
                                                  "unknown",
                                                  "domain.com",
                                                  "users.noreply.gitlab.com"};

template <class Table>
bool contains(const Table& table, std::string_view text) {
  return std::find(std::begin(table), std::end(table), text) != std::end(table);
}

// 'RenovateBot', but not 'Talbot'.
bool has_capital_bot(std::string_view name) {
  constexpr std::string_view k_bot = "Bot";
  if (!name.ends_with(k_bot) || name.size() == k_bot.size()) return false;
  const char before = name[name.size() - k_bot.size() - 1];
  return before >= 'a' && before <= 'z';
}

bool fits(const ToolRule& rule, const std::string& parts, const std::string& mail) {
  switch (rule.match) {
    case Match::whole_name:
      return parts == rule.pattern;
    case Match::first_parts:
      return (parts + " ").starts_with(std::string(rule.pattern) + " ");
    case Match::mail_end:
      return mail.ends_with(rule.pattern);
    case Match::mail_part:
      return mail.find(rule.pattern) != mail.npos;
  }
  return false;
}

}  // namespace

std::string_view bot_sign(const Identity& who) {
  constexpr std::string_view k_mark = "[bot]";
  for (const std::string* text : {&who.name, &who.mail}) {
    if (base::lower_case(*text).find(k_mark) != text->npos) return k_mark;
  }
  const std::vector<std::string> parts = name_parts(who.name);
  for (const std::string_view known : k_bot_parts) {
    if (contains(parts, known)) return known;
  }
  for (const std::string_view last : {"bot", "robot"}) {
    if (!parts.empty() && parts.back() == last) return last;
  }
  if (has_capital_bot(who.name)) return "Bot";
  const std::string key = name_key(who.name);
  for (const std::string_view known : k_bot_names) {
    if (key == known) return known;
  }
  return mail_login(who.mail).ends_with("-bot") ? "-bot" : std::string_view();
}

std::string_view ai_tool(const Identity& who) {
  std::string parts;
  for (const std::string& part : name_parts(who.name)) parts += (parts.empty() ? "" : " ") + part;
  const std::string mail = base::lower_case(base::trimmed(who.mail));
  for (const ToolRule& rule : k_tools) {
    if (fits(rule, parts, mail)) return rule.tool;
  }
  return parts == "claude" && mail.empty() ? "Claude" : std::string_view();
}

std::string_view ai_tool(const Commit& commit) {
  for (const Identity& who : commit.co_authors) {
    const std::string_view tool = ai_tool(who);
    if (!tool.empty()) return tool;
  }
  return ai_tool(commit.author);
}

bool is_generic_name(std::string_view name) {
  const std::string key = name_key(name);
  return key.empty() || contains(k_generic_names, key);
}

std::string_view mail_login(std::string_view mail) {
  mail = base::trimmed(mail);
  const std::size_t at = std::min(mail.find('@'), mail.size());
  const bool github = base::lower_case(mail.substr(at)) == k_github;
  std::string_view login = mail.substr(0, at);
  const std::size_t plus = login.find('+');
  if (plus != login.npos) login = github ? login.substr(plus + 1) : login.substr(0, plus);
  return login;
}

std::string mail_key(std::string_view mail) {
  std::string key = base::lower_case(base::trimmed(mail));
  const std::size_t at = key.find('@');
  if (at == key.npos || at == 0 || at + 1 == key.size()) return "";
  const std::string_view domain = std::string_view(key).substr(at + 1);
  const std::string_view login = std::string_view(key).substr(0, at);
  if (domain.find('.') == domain.npos || contains(k_generic_domains, domain)) return "";
  if (contains(k_generic_logins, login)) return "";
  return key;
}

}  // namespace headsup::history
