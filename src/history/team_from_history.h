// A team of a repository's history: the people who work on it, what each carries of modules, topics
// and general facets, and whom to ask about what.
//
// Heads: technical (technical.h), health from commit times only (health.h), comms and post-mortem
// (general_facets.h). Strengths are lifts above the smallest of the team's (lifts.h) in one unit
// for all of them, and log-lifts, not shares; the layer lets them decay with k_lift_half_life. The
// signs of health are as they are at `now`.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "history/corpus.h"
#include "history/identities.h"
#include "team/team.h"

namespace headsup::history {

// Who is in: at least k_min_commits in the last year, as a candidate of the evidence, or that many
// in all: who knew much once may still be asked. At most team::k_max_people, those of most commits.
inline constexpr std::int64_t k_min_commits_ever = 10;
// What is carried less than that, decayed, is left out: it is at most k_lone_lift_gain times this
// times the strengths' unit, about .1, of a head's logits for each facet that a text needs.
inline constexpr double k_min_carried = 0.02;
// Of the heads' logits to which no evidence is added, for a unit of lift: what suits technical
// facets alone best on the queries that k_lift_gain was chosen on. The technical head, which has
// evidence, has k_lift_gain.
inline constexpr double k_lone_lift_gain = 0.6;

enum HistoryHead { k_technical_head, k_health_head, k_comms_head, k_postmortem_head };

struct HistoryTeam {
  team::Team team;                 // without a name; people by commits, none where fewer than two
  std::vector<int> person_of;      // of each of them, an index of Identities::people
  std::size_t too_few = 0;         // people who have not enough commits
  std::size_t beyond = 0;          // who have, but are more than a team may have
  std::size_t without_health = 0;  // of the team, who have too few commits for that
  double lift_unit = 0;            // the lift that has strength 1
};

// corpus: finished. people: of all its authors. now: in seconds since 1970, no commit is later.
HistoryTeam team_from_history(const Corpus& corpus, const Identities& people, std::int64_t now);

}  // namespace headsup::history
