// Coverage of what was asked, and tokens before and after.
#include "analysis/coverage.h"

#include <doctest.h>

#include <algorithm>
#include <cmath>

#include "analysis/reading.h"
#include "team/matrices.h"
#include "tests/unit/analysis/teams.h"

namespace headsup::test {
namespace {

double of(const std::vector<double>& values, int facet) {
  return values[facet];
}

}  // namespace

TEST_CASE("coverage weighs each facet by its need and counts no surplus") {
  const team::Team team = small_team();
  const analysis::FacetRange all = analysis::all_facets(team);
  const auto asked = needs(team, {{0, 0.9}, {6, 0.3}});
  CHECK(analysis::coverage(asked, needs(team, {}), all) == 0);
  CHECK(analysis::coverage(asked, needs(team, {{0, 1}, {6, 1}, {3, 1}}), all) ==
        doctest::Approx(1));
  CHECK(analysis::coverage(asked, needs(team, {{0, 0.5}}), all) == doctest::Approx(0.45 / 1.2));
  CHECK(analysis::coverage(asked, needs(team, {{0, 7}, {6, -1}}), all) == doctest::Approx(0.75));
  CHECK(analysis::coverage(asked, needs(team, {{6, 1}}), analysis::facets_of(team, 2)) ==
        doctest::Approx(1));
  CHECK(analysis::coverage(needs(team, {}), asked, all) == 0);  // nothing asked, nothing covered
}

TEST_CASE("together, people offer the best of each and never less than one of them") {
  const team::Team team = small_team();
  const auto both = analysis::best_offers(team, {k_ragavan, k_priya});
  CHECK(of(both, 0) == 1.0);
  CHECK(of(both, 1) == 0.6);
  CHECK(of(both, 6) == 1.0);
  CHECK(of(both, 3) == 0);
  CHECK(analysis::best_offers(team, {k_ragavan, k_ragavan}) == team::offers(team, k_ragavan));
  const team::Team crowd = random_team(20, 5);
  const auto asked = needs(crowd, {{0, 0.4}, {7, 1}, {13, 0.2}, {20, 0.8}});
  const analysis::FacetRange all = analysis::all_facets(crowd);
  for (int person = 1; person < 20; ++person) {
    const double together =
        analysis::coverage(asked, analysis::best_offers(crowd, {0, person}), all);
    for (const int one : {0, person}) {
      CHECK(together >= analysis::coverage(asked, analysis::best_offers(crowd, {one}), all));
    }
  }
}

TEST_CASE("a cosine is 1 in the same direction and 0 where one says nothing") {
  const team::Team team = small_team();
  const analysis::FacetRange all = analysis::all_facets(team);
  const auto a = needs(team, {{0, 0.3}, {1, 0.4}});
  CHECK(analysis::cosine(a, needs(team, {{0, 0.6}, {1, 0.8}}), all) == doctest::Approx(1));
  CHECK(analysis::cosine(a, needs(team, {{0, 1}}), all) == doctest::Approx(0.6));
  CHECK(analysis::cosine(a, needs(team, {{5, 1}}), all) == 0);
  CHECK(analysis::cosine(a, needs(team, {}), all) == 0);
  CHECK(analysis::cosine(a, a, analysis::facets_of(team, 1)) == 0);
}

TEST_CASE("the enriched token is x and the layer's output; a head that is off adds nothing") {
  const team::Team team = random_team(30, 6);
  const auto incident = needs(team, {{0, 0.9}, {8, 0.5}, {13, 0.7}, {19, 1}});
  analysis::Reader reader(team);
  reader.read(team, incident, analysis::Controls{});
  const attention::MultiHead& layer = reader.whole();
  const int facets = team.facet_count();
  const analysis::Enrichment whole(team, layer, {true, true, true, true});
  const analysis::Enrichment part(team, layer, {true, false, true, true});
  for (const int person : {0, 7, 29}) {
    const auto y = whole.added(person);
    const auto less = part.added(person);
    CHECK(whole.before(person) == team::offers(team, person));
    for (int f = 0; f < facets; ++f) {
      const float* token = layer.output() + static_cast<std::ptrdiff_t>(person) * 3 * facets;
      CHECK(of(y, f) == doctest::Approx(static_cast<double>(token[2 * facets + f])).epsilon(1e-5));
      const bool off = team.head_of(f) == 1;
      CHECK(of(less, f) == (off ? 0.0 : of(y, f)));
      CHECK(of(part.blend(person), f) == (off ? 0.0 : of(whole.blend(person), f)));
    }
    const auto change = whole.change(person, incident);
    auto enriched = team::offers(team, person);
    const analysis::FacetRange all = analysis::all_facets(team);
    CHECK(change.before == doctest::Approx(analysis::coverage(incident, enriched, all)));
    for (std::size_t f = 0; f < enriched.size(); ++f) enriched[f] += y[f];
    CHECK(change.after == doctest::Approx(analysis::coverage(incident, enriched, all)));
    CHECK(change.after > change.before);
    CHECK(part.change(person, incident).after <= change.after);
    CHECK(whole.change(person, needs(team, {})).after == 0);
  }
}

}  // namespace headsup::test
