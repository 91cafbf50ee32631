#include "history/team_from_history.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/format.h"
#include "base/order.h"
#include "base/unicode.h"
#include "history/commit_facets.h"
#include "history/commit_people.h"
#include "history/evidence.h"
#include "history/general_facets.h"
#include "history/health.h"
#include "history/lifts.h"
#include "history/technical.h"
#include "texts/texts.h"

namespace headsup::history {
namespace {

constexpr std::size_t k_named_facets = 3;  // in a contribution
// What a team file of many people has room for (team::k_max_file_bytes), in bytes.
constexpr std::size_t k_bytes_of_people = 3700000;
constexpr std::size_t k_bytes_of_person = 220;
constexpr std::size_t k_bytes_of_contribution = 420;
constexpr std::size_t k_bytes_of_carry = 130;
constexpr std::size_t k_many_people = 1000;  // have one contribution each
constexpr double k_health_sharpness = 9;

double rounded(double value) {
  constexpr double k_steps = 1000;
  return std::round(value * k_steps) / k_steps;
}

class Builder {
 public:
  Builder(const Corpus& corpus, const Identities& people, std::int64_t now)
      : corpus_(corpus),
        identities_(people),
        now_(now),
        person_of_(people_of_commits(corpus, people, now)),
        times_(people.people.size()),
        in_year_(people.people.size()) {}

  HistoryTeam build() {
    count_commits();
    choose_people();
    make_heads();
    if (made_.person_of.size() < static_cast<std::size_t>(team::k_min_people)) {
      return std::move(made_);
    }
    team_.people.resize(made_.person_of.size());
    for (std::size_t row = 0; row < team_.people.size(); ++row) introduce(row);
    mark_lead_and_absent();
    add_lifts();
    add_health();
    for (std::size_t row = 0; row < team_.people.size(); ++row) {
      add_contributions(row);
      cut_carries(row);
    }
    team_.assign_ids();
    return std::move(made_);
  }

 private:
  void count_commits() {
    for (std::size_t c = 0; c < person_of_.size(); ++c) {
      if (person_of_[c] < 0) continue;
      const CorpusCommit& commit = corpus_.commits()[c];
      times_[person_of_[c]].push_back({commit.time, commit.offset_minutes});
      const bool in_year = commit.time > now_ - k_candidate_days * k_seconds_per_day;
      in_year_[person_of_[c]] += in_year ? 1 : 0;
    }
  }

  void choose_people() {
    std::vector<int> enough;
    for (std::size_t p = 0; p < times_.size(); ++p) {
      const auto count = static_cast<std::int64_t>(times_[p].size());
      if (count == 0) continue;
      if (in_year_[p] >= k_min_commits || count >= k_min_commits_ever) {
        enough.push_back(static_cast<int>(p));
      } else {
        ++made_.too_few;
      }
    }
    base::sort_things(enough, [&](int a, int b) { return times_[a].size() > times_[b].size(); });
    const auto max_people = static_cast<std::size_t>(team::k_max_people);
    made_.beyond = enough.size() > max_people ? enough.size() - max_people : 0;
    enough.resize(enough.size() - made_.beyond);
    made_.person_of = std::move(enough);
  }

  void make_heads() {
    team_.half_life_days = k_lift_half_life;
    team_.heads[k_technical_head] = {"technical", "Technical diagnosis", 1,
                                     technical_facets(corpus_, person_of_)};
    team_.heads[k_health_head] = {"health", "Team health, from commit times only",
                                  k_health_sharpness, health_facets()};
    team_.heads[k_comms_head] = {"comms", "Stakeholder comms", 1, comms_facets()};
    team_.heads[k_postmortem_head] = {"postmortem", "Post-mortem", 1, postmortem_facets()};
  }

  void introduce(std::size_t row) {
    const int p = made_.person_of[row];
    team::Person& person = team_.people[row];
    person.name = base_name(identities_.people[p].name);
    person.title = texts::fill(texts::Id::from_history_title,
                               {base::whole_number(static_cast<long long>(times_[p].size()))});
    person.available =
        days_between(times_[p].back().time, now_) <= static_cast<double>(k_inactive_days);
  }

  static std::string base_name(const std::string& name) {
    return std::string(base::first_code_points(name, team::k_longest_line));
  }

  // The lead is who has most commits in the last year; somebody is always there.
  void mark_lead_and_absent() {
    std::size_t lead = 0;
    std::size_t latest = 0;
    const auto last = [&](std::size_t row) { return times_[made_.person_of[row]].back().time; };
    for (std::size_t row = 1; row < team_.people.size(); ++row) {
      if (in_year_[made_.person_of[row]] > in_year_[made_.person_of[lead]]) lead = row;
      if (last(row) > last(latest)) latest = row;
    }
    team_.people[lead].lead = true;
    team_.people[latest].available = true;
  }

  void add_lifts() {
    std::vector<const team::Facet*> facets;
    for (int facet = 0; facet < team_.facet_count(); ++facet) {
      facets.push_back(&team_.facet(facet));
    }
    CommitFacets commits(corpus_, facets);
    commits.add_until(person_of_.size());
    std::array<std::vector<Lift>, team::k_heads> lifts;
    for (const int head : {k_technical_head, k_comms_head, k_postmortem_head}) {
      const std::size_t first = team_.first_facet(head);
      const std::size_t count = team_.heads[head].facets.size();
      lifts[head] =
          find_lifts(corpus_, commits, person_of_, made_.person_of, now_, first, first + count);
      const std::vector<double> smallest = smallest_lifts(lifts[head], count);
      for (std::size_t at = 0; at < lifts[head].size(); ++at) {
        lifts[head][at].value -= smallest[at % count];
        if (lifts[head][at].last_time == 0) continue;
        made_.lift_unit = std::max(made_.lift_unit, lifts[head][at].value);
      }
    }
    if (made_.lift_unit <= 0) made_.lift_unit = 1;
    for (const int head : {k_technical_head, k_comms_head, k_postmortem_head}) {
      add_carries(head, lifts[head]);
      // The layer divides by the root again: a unit of lift counts the same in every head.
      const double root = std::sqrt(static_cast<double>(team_.heads[head].facets.size()));
      team_.heads[head].sharpness =
          rounded(std::min(gain_of(head) * made_.lift_unit * root, team::k_largest_sharpness));
    }
  }

  static double gain_of(int head) {
    return head == k_evidence_head ? k_lift_gain : k_lone_lift_gain;
  }

  void add_carries(int head, const std::vector<Lift>& lifts) {
    const std::size_t count = team_.heads[head].facets.size();
    for (std::size_t at = 0; at < lifts.size(); ++at) {
      if (lifts[at].last_time == 0) continue;
      team::Carry carry;
      carry.facet = team_.first_facet(head) + static_cast<int>(at % count);
      carry.strength = rounded(lifts[at].value / made_.lift_unit);
      carry.days_ago =
          std::min(std::floor(days_between(lifts[at].last_time, now_)), team::k_longest_days);
      if (decayed(carry) >= k_min_carried) team_.people[at / count].carries.push_back(carry);
    }
  }

  static double decayed(const team::Carry& carry) {
    return carry.strength * std::exp2(-carry.days_ago / k_lift_half_life);
  }

  void add_health() {
    const int first = team_.first_facet(k_health_head);
    for (std::size_t row = 0; row < team_.people.size(); ++row) {
      // Times that are long past say nothing of today.
      if (!team_.people[row].available) continue;
      const std::vector<CommitTime>& times = times_[made_.person_of[row]];
      if (times.size() < k_min_health_commits) {
        ++made_.without_health;
        continue;
      }
      const HealthSigns signs = health_signs(times, now_);
      for (std::size_t sign = 0; sign < k_health_signs; ++sign) {
        const double value = rounded(signs[static_cast<HealthSign>(sign)]);
        if (value < k_min_carried) continue;
        team_.people[row].carries.push_back({first + static_cast<int>(sign), value, 0});
      }
    }
  }

  void add_contributions(std::size_t row) {
    for (const int head : {k_technical_head, k_comms_head, k_postmortem_head}) {
      const bool is_full = team_.people.size() > k_many_people;
      if (is_full && !team_.people[row].contributions.empty()) return;
      add_contribution(row, head);
    }
  }

  void add_contribution(std::size_t row, int head) {
    team::Person& person = team_.people[row];
    const int first = team_.first_facet(head);
    const int end = team_.first_facet(head + 1);
    std::vector<team::Carry> carries;
    for (const team::Carry& carry : person.carries) {
      if (carry.facet >= first && carry.facet < end) carries.push_back(carry);
    }
    if (carries.empty()) return;
    base::sort_things(carries, [](const team::Carry& a, const team::Carry& b) {
      return decayed(a) > decayed(b);
    });
    carries.resize(std::min(carries.size(), k_named_facets));
    std::string named;
    team::Contribution ask;
    for (const team::Carry& carry : carries) {
      named += (named.empty() ? "" : "; ") + team_.facet(carry.facet).label;
      ask.facets.push_back({carry.facet, rounded(decayed(carry))});
    }
    ask.text = base::first_code_points(ask_text(row, named), team::k_longest_contribution);
    person.contributions.push_back(std::move(ask));
  }

  std::string ask_text(std::size_t row, const std::string& named) const {
    const std::vector<CommitTime>& times = times_[made_.person_of[row]];
    const auto days = static_cast<long long>(days_between(times.back().time, now_));
    const texts::Id id = days == 0   ? texts::Id::from_history_ask_today
                         : days == 1 ? texts::Id::from_history_ask_yesterday
                                     : texts::Id::from_history_ask;
    return texts::fill(
        id, {team_.people[row].name, named,
             base::whole_number(static_cast<long long>(times.size())), base::whole_number(days)});
  }

  // The team file must stay readable: of many people each keeps what they carry most of.
  void cut_carries(std::size_t row) {
    const std::size_t people = team_.people.size();
    const std::size_t contributions = people > k_many_people ? 1 : 3;
    const std::size_t fixed =
        people * (k_bytes_of_person + contributions * k_bytes_of_contribution);
    const std::size_t left = k_bytes_of_people > fixed ? k_bytes_of_people - fixed : 0;
    const std::size_t max_carries = std::max<std::size_t>(left / (people * k_bytes_of_carry), 2);
    std::vector<team::Carry>& carries = team_.people[row].carries;
    if (carries.size() > max_carries) {
      base::sort_things(carries, [](const team::Carry& a, const team::Carry& b) {
        return decayed(a) > decayed(b);
      });
      carries.resize(max_carries);
    }
    base::sort_things(carries,
                      [](const team::Carry& a, const team::Carry& b) { return a.facet < b.facet; });
  }

  const Corpus& corpus_;
  const Identities& identities_;
  std::int64_t now_;
  std::vector<std::int32_t> person_of_;         // of each commit
  std::vector<std::vector<CommitTime>> times_;  // of each person
  std::vector<int> in_year_;
  HistoryTeam made_;
  team::Team& team_ = made_.team;
};

}  // namespace

HistoryTeam team_from_history(const Corpus& corpus, const Identities& people, std::int64_t now) {
  return Builder(corpus, people, now).build();
}

}  // namespace headsup::history
