// Authors that are no people, and addresses that are of no one person.
#pragma once

#include <string>
#include <string_view>

#include "history/commit.h"

namespace headsup::history {

// By what an author is known to be a bot: '[bot]', 'bot', 'renovate'. Empty for people.
std::string_view bot_sign(const Identity& who);

// The tool that writes code which an author or a co-author is: 'Claude', 'Copilot'. Empty for
// people. Claude, Devin and Jules are also people's names: there, the address decides.
std::string_view ai_tool(const Identity& who);

// The first tool among a commit's co-authors and its author.
std::string_view ai_tool(const Commit& commit);

// 'root', 'unknown', 'Your Name': several people may have it.
bool is_generic_name(std::string_view name);

// An address as it is compared, in lower case; empty where it does not tell who somebody is, as
// noreply@ and root@localhost. GitHub's 123+login@users.noreply.github.com does.
std::string mail_key(std::string_view mail);

// What an address says of a name: its part before the '@', or GitHub's login.
std::string_view mail_login(std::string_view mail);

}  // namespace headsup::history
