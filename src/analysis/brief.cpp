#include "analysis/brief.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace headsup::analysis {
namespace {

// One head's query: d_k values that stand for the facets from first_facet on.
struct HeadQuery {
  const float* q = nullptr;
  int first_facet = 0;
  int d_k = 0;
  double length = 0;
};

HeadQuery head_query(const team::Team& team, const float* query, int head) {
  const int first_facet = team.first_facet(head);
  HeadQuery result{query + first_facet, first_facet, team.facet_count(head), 0};
  double squares = 0;
  for (int c = 0; c < result.d_k; ++c) squares += static_cast<double>(result.q[c]) * result.q[c];
  result.length = std::sqrt(squares);
  return result;
}

// Cosine of the contribution's facets in this head with the query; 0 when either is zero. Rounded
// to float: equally good fits must tie, and not be ranked by the last bit of a square root.
double match(const team::Contribution& contribution, const HeadQuery& query) {
  double dot = 0;
  double squares = 0;
  for (const team::FacetValue& facet : contribution.facets) {
    const int c = facet.facet - query.first_facet;
    if (c < 0 || c >= query.d_k) continue;
    dot += facet.value * query.q[c];
    squares += facet.value * facet.value;
  }
  if (squares <= 0 || query.length <= 0) return 0;
  return static_cast<float>(std::clamp(dot / (std::sqrt(squares) * query.length), 0.0, 1.0));
}

// A person's two best contributions in one head; the earlier one wins a tie.
struct Candidate {
  int person = 0;
  double weight = 0;
  int best = -1;
  double best_match = 0;
  int second = -1;
  double second_match = 0;

  // What is evident of people says whom to ask; what they offer, only for what.
  bool evident = false;

  double rank() const { return evident ? weight : weight * best_match; }
};

bool is_of_head(const team::Contribution& contribution, const HeadQuery& query) {
  return std::any_of(contribution.facets.begin(), contribution.facets.end(),
                     [&](const team::FacetValue& facet) {
                       const int c = facet.facet - query.first_facet;
                       return c >= 0 && c < query.d_k;
                     });
}

Candidate candidate(const team::Person& person, int index, double weight, const HeadQuery& query,
                    bool evident) {
  Candidate result;
  result.evident = evident;
  result.person = index;
  result.weight = weight;
  for (std::size_t i = 0; i < person.contributions.size(); ++i) {
    const double m = match(person.contributions[i], query);
    if (m > result.best_match) {
      result.second = result.best;
      result.second_match = result.best_match;
      result.best = static_cast<int>(i);
      result.best_match = m;
    } else if (m > result.second_match) {
      result.second = static_cast<int>(i);
      result.second_match = m;
    }
  }
  if (evident && result.best < 0) {
    const auto& all = person.contributions;
    const auto any = std::find_if(all.begin(), all.end(), [&](const team::Contribution& offer) {
      return is_of_head(offer, query);
    });
    if (any != all.end()) result.best = static_cast<int>(any - all.begin());
  }
  return result;
}

// Appends a head's lines, the highest rank first, until enough weight is named; returns the weight
// that is not. Few of many are named: no person's rank is above their weight, so a person whose
// weight is below the best rank found is not looked at yet.
double name_people(int head, const team::Team& team, const HeadReading& reading,
                   const HeadQuery& query, Brief& brief) {
  const auto later = [](const Candidate& a, const Candidate& b) {
    return a.rank() != b.rank() ? a.rank() < b.rank() : a.person > b.person;
  };
  std::vector<Candidate> best_first;  // a heap
  auto next = reading.order.begin();
  const auto weight_of = [&reading](int person) {
    return static_cast<double>(reading.weights[person]);
  };
  double named = 0;
  while (named < k_brief_share) {
    while (next != reading.order.end() && weight_of(*next) > 0 &&
           (best_first.empty() || best_first.front().rank() <= weight_of(*next))) {
      const int person = *next++;
      const Candidate found =
          candidate(team.people[person], person, weight_of(person), query, reading.evident);
      if (found.best < 0 || found.rank() <= 0) continue;
      best_first.push_back(found);
      std::push_heap(best_first.begin(), best_first.end(), later);
    }
    if (best_first.empty()) break;
    const Candidate c = best_first.front();
    std::pop_heap(best_first.begin(), best_first.end(), later);
    best_first.pop_back();
    brief.lines.push_back({head, c.person, c.best, c.weight, c.best_match});
    named += c.weight;
    if (c.second_match >= k_second_match && c.weight >= k_second_weight) {
      brief.lines.push_back({head, c.person, c.second, c.weight, c.second_match});
    }
  }
  return std::clamp(1 - named, 0.0, 1.0);
}

}  // namespace

void write_brief(const team::Team& team, const float* query,
                 const std::array<HeadReading, team::k_heads>& heads, const Controls& controls,
                 Brief& brief) {
  brief.lines.clear();
  for (int head = 0; head < team::k_heads; ++head) {
    if (!controls.enabled[head]) {
      brief.unnamed[head] = 0;
    } else if (heads[head].verdict == Verdict::nobody) {
      brief.unnamed[head] = 1;
    } else {
      const HeadQuery asked = head_query(team, query, head);
      brief.unnamed[head] = name_people(head, team, heads[head], asked, brief);
    }
  }
  brief.accountable = brief.lines.empty() ? -1 : brief.lines.front().person;
}

}  // namespace headsup::analysis
