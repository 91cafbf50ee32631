#include "team/packed.h"

#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

namespace headsup::team {
namespace {

// The two ways. Numbers go as they are in memory.

class Packer {
 public:
  template <class Number>
  void number(const Number& number) {
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
  }
  void text(const std::string& text) {
    number(static_cast<std::uint32_t>(text.size()));
    bytes += text;
  }
  template <class Parts>
  void count(const Parts& parts) {
    number(static_cast<std::uint32_t>(parts.size()));
  }

  std::string bytes;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

  template <class Number>
  void number(Number& number) {
    if (has(sizeof number)) std::memcpy(&number, take(sizeof number).data(), sizeof number);
  }
  void text(std::string& text) {
    std::uint32_t bytes = 0;
    number(bytes);
    if (has(bytes)) text = take(bytes);
  }
  template <class Parts>
  void count(Parts& parts) {
    std::uint32_t count = 0;
    number(count);
    if (has(count)) parts.resize(count);  // each takes a byte at least
  }

  bool is_done() const { return good_ && rest_.empty(); }

 private:
  bool has(std::size_t bytes) { return good_ = good_ && bytes <= rest_.size(); }
  std::string_view take(std::size_t bytes) {
    const std::string_view taken = rest_.substr(0, bytes);
    rest_.remove_prefix(bytes);
    return taken;
  }

  std::string_view rest_;
  bool good_ = true;
};

// What there is of each part, for both ways: a Packer's are const.

template <class Way, class Part>
void each(Way& way, Part& part);

template <class Way, class Parts>
void all(Way& way, Parts& parts) {
  way.count(parts);
  for (auto& part : parts) each(way, part);
}

template <class Way, class Part>
void each(Way& way, Part& part) {
  using Kind = std::remove_const_t<Part>;
  if constexpr (std::is_same_v<Kind, std::string>) {
    way.text(part);
  } else if constexpr (std::is_same_v<Kind, FacetValue>) {
    way.number(part.facet);
    way.number(part.value);
  } else if constexpr (std::is_same_v<Kind, Carry>) {
    way.number(part.facet);
    way.number(part.strength);
    way.number(part.days_ago);
  } else if constexpr (std::is_same_v<Kind, Affinity>) {
    way.number(part.a);
    way.number(part.b);
    way.number(part.value);
  } else if constexpr (std::is_same_v<Kind, Facet>) {
    way.text(part.id);
    way.text(part.label);
    all(way, part.terms);
  } else if constexpr (std::is_same_v<Kind, Title>) {
    way.text(part.name);
    all(way, part.facets);
  } else if constexpr (std::is_same_v<Kind, Contribution>) {
    way.text(part.text);
    all(way, part.facets);
    way.text(part.effort);
  } else if constexpr (std::is_same_v<Kind, Person>) {
    way.text(part.name);
    way.text(part.title);
    way.number(part.lead);
    way.number(part.available);
    all(way, part.needs);
    all(way, part.carries);
    all(way, part.contributions);
  } else {
    static_assert(std::is_same_v<Kind, Incident>);
    way.text(part.id);
    way.text(part.title);
    way.text(part.text);
    way.number(part.vague);
  }
}

template <class Way, class AnyTeam>
void whole(Way& way, AnyTeam& team) {
  way.text(team.name);
  way.number(team.half_life_days);
  for (auto& head : team.heads) {
    way.text(head.id);
    way.text(head.label);
    way.number(head.sharpness);
    all(way, head.facets);
  }
  all(way, team.affinities);
  all(way, team.titles);
  all(way, team.people);
  all(way, team.incidents);
}

}  // namespace

std::string pack(const Team& team) {
  Packer packer;
  whole(packer, team);
  return std::move(packer.bytes);
}

bool unpack(std::string_view bytes, Team& team) {
  Unpacker unpacker(bytes);
  team = {};
  whole(unpacker, team);
  if (!unpacker.is_done()) return false;
  team.assign_ids();
  return true;
}

}  // namespace headsup::team
