#include "team/packed.h"

#include <type_traits>
#include <utility>

#include "base/packing.h"

namespace headsup::team {
namespace {

using base::Packer;
using base::Unpacker;

// What there is of each part, for both ways: what a Packer takes is const.

template <class Way, class... Parts>
void take(Way& way, Parts&... parts);

template <class Way, class Part>
void take_one(Way& way, Part& part) {
  using Kind = std::remove_const_t<Part>;
  if constexpr (base::k_is_plain<Kind>) {
    base::take_plain(way, part);
  } else if constexpr (std::is_same_v<Kind, FacetValue>) {
    take(way, part.facet, part.value);
  } else if constexpr (std::is_same_v<Kind, Carry>) {
    take(way, part.facet, part.strength, part.days_ago);
  } else if constexpr (std::is_same_v<Kind, Affinity>) {
    take(way, part.a, part.b, part.value);
  } else if constexpr (std::is_same_v<Kind, Facet>) {
    take(way, part.id, part.label, part.terms);
  } else if constexpr (std::is_same_v<Kind, Head>) {
    take(way, part.id, part.label, part.sharpness, part.facets);
  } else if constexpr (std::is_same_v<Kind, Title>) {
    take(way, part.name, part.facets);
  } else if constexpr (std::is_same_v<Kind, Contribution>) {
    take(way, part.text, part.facets, part.effort);
  } else if constexpr (std::is_same_v<Kind, Person>) {
    take(way, part.name, part.title, part.lead, part.available, part.needs, part.carries,
         part.contributions, part.wrote_as);
  } else if constexpr (std::is_same_v<Kind, HistoryCommit>) {
    take(way, part.hash, part.time, part.offset_minutes, part.author, part.bulk, part.files,
         part.subject);
  } else if constexpr (std::is_same_v<Kind, History>) {
    take(way, part.authors, part.files, part.commits);
  } else if constexpr (std::is_same_v<Kind, Incident>) {
    take(way, part.id, part.title, part.text, part.vague);
  } else {  // a list of these
    way.take_size(part);
    for (auto& entry : part) take_one(way, entry);
  }
}

template <class Way, class... Parts>
void take(Way& way, Parts&... parts) {
  (take_one(way, parts), ...);
}

template <class Way, class AnyTeam>
void take_team(Way& way, AnyTeam& team) {
  take(way, team.name, team.half_life_days);
  for (auto& head : team.heads) take_one(way, head);
  take(way, team.affinities, team.titles, team.people, team.incidents);
}

}  // namespace

std::string pack(const Team& team) {
  Packer packer;
  take_team(packer, team);
  const bool has_history = static_cast<bool>(team.history);
  take(packer, has_history);
  if (has_history) take(packer, *team.history);
  return std::move(packer.bytes);
}

bool unpack(std::string_view bytes, Team& team) {
  Unpacker unpacker(bytes);
  team = {};
  take_team(unpacker, team);
  bool has_history = false;
  take(unpacker, has_history);
  if (has_history) {
    History history;
    take(unpacker, history);
    team.history = SharedHistory(std::move(history));
  }
  if (!unpacker.is_done()) return false;
  team.assign_ids();
  return true;
}

}  // namespace headsup::team
