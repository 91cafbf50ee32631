#include "history/backtest.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "base/order.h"
#include "history/lifts.h"
#include "history/past_facets.h"

namespace headsup::history {
namespace {

constexpr double k_base_rate_half_life = 15;
constexpr std::size_t k_of_nobody = 3;  // candidates that might have been named

double over(double a, std::size_t b) {
  return b > 0 ? a / static_cast<double>(b) : 0;
}

class Backtest {
 public:
  Backtest(const Corpus& corpus, const BacktestOptions& options)
      : corpus_(corpus), options_(options), facets_(corpus) {}

  BacktestReport run() {
    const std::size_t all = corpus_.commits().size();
    std::size_t first = all;
    for (std::size_t people = 0; first > 0 && people < options_.queries; --first) {
      people += is_out(first - 1) ? 0 : 1;
    }
    report_.complete = true;
    for (std::size_t i = first; i < all && report_.complete; ++i) {
      report_.complete = !options_.progress || options_.progress(i - first, all - first);
      if (report_.complete) ask(i);
    }
    sum_up();
    return std::move(report_);
  }

 private:
  // Who is one person, as it was known of the commits until then.
  void learn_until(std::int64_t time) {
    const std::size_t until = corpus_.count_until(time);
    if (until == known_commits_) return;
    for (; known_commits_ < until; ++known_commits_) corpus_.add_author(known_commits_, known_);
    people_ = find_people(known_, options_.identities);
  }

  // The person whom the author of a later commit would have been taken for; −1: somebody new. That
  // commit's author joins no two people.
  int person_of(std::size_t commit) const {
    const std::size_t author = corpus_.commits()[commit].author;
    if (author < people_.person_of.size()) return people_.person_of[author];
    Authors later = known_;
    corpus_.add_author(commit, later);
    const Identities people = find_people(later, options_.identities);
    const int person = people.person_of.back();
    for (std::size_t i = 0; i < people_.person_of.size(); ++i) {
      if (people.person_of[i] == person) return people_.person_of[i];
    }
    return -1;
  }

  // Whatever else its author may be taken for.
  bool is_out(std::size_t commit) const {
    Authors alone;
    corpus_.add_author(commit, alone);
    return !counts(find_people(alone, options_.identities).people[0].standing);
  }

  void ask(std::size_t commit) {
    const CorpusCommit& made = corpus_.commits()[commit];
    BacktestQuery query;
    query.commit = commit;
    query.author = corpus_.authors().all()[made.author].who.name;
    if (is_out(commit)) {
      query.left_out = LeftOut::not_a_person;
    } else if (made.bulk) {
      query.left_out = LeftOut::bulk;
    } else if (corpus_.begin(Field::subject, commit) == corpus_.end(Field::subject, commit)) {
      query.left_out = LeftOut::empty_subject;
    } else {
      const auto embargo = static_cast<std::int64_t>(std::ceil(options_.embargo_hours * 3600));
      const std::int64_t until = made.time - embargo;
      learn_until(until);
      const Evidence evidence(corpus_, people_, made.time, until);
      answer(evidence, person_of(commit), query);
    }
    ++report_.left_out[query.left_out];
    report_.queries.push_back(query);
  }

  void answer(const Evidence& evidence, int author, BacktestQuery& query) {
    const std::vector<int>& candidates = evidence.candidates();
    const bool is_candidate =
        std::find(candidates.begin(), candidates.end(), author) != candidates.end();
    query.candidates = candidates.size();
    if (author >= 0) query.author = people_.people[author].name;
    if (candidates.empty()) query.left_out = LeftOut::no_candidates;
    if (!candidates.empty() && !is_candidate) query.left_out = LeftOut::author_not_candidate;
    if (!is_candidate) return;

    facets_.learn(evidence.person_of());
    const Scored scored = score(evidence, corpus_.commits()[query.commit]);
    const Candidate& first = scored.attention.candidates[0];
    query.first = people_.people[first.person].name;
    query.first_share = first.share;
    query.finding = scored.attention.finding;
    for (std::size_t m = 0; m < k_methods; ++m) {
      const auto method = static_cast<Method>(m);
      query.ranks[method] = rank_of(evidence, scored, author, method);
    }
    for (const int candidate : candidates) {
      named_first_[first_author(candidate)] += candidate == first.person ? 1 : 0;
    }
  }

  // What all candidates have, by name.
  struct Scored {
    std::vector<Candidate> by_name;  // with the evidence's scores
    std::vector<double> facets;
    Answer attention;  // ranked

    double sum(std::size_t candidate) const { return by_name[candidate].score + facets[candidate]; }
  };

  Scored score(const Evidence& evidence, const CorpusCommit& made) const {
    Scored scored;
    scored.attention = evidence.ask(made.subject, {});
    std::map<int, Candidate> of_people;
    for (const Candidate& candidate : scored.attention.candidates) {
      of_people[candidate.person] = candidate;
    }
    scored.facets = facets_.scores(made.subject, evidence.candidates(), made.time);
    scored.attention.candidates.clear();
    for (const int person : evidence.candidates()) {
      scored.by_name.push_back(of_people[person]);
      scored.attention.candidates.push_back(of_people[person]);
      scored.attention.candidates.back().score = scored.sum(scored.by_name.size() - 1);
    }
    rank(scored.attention);
    return scored;
  }

  // Of whom there was a commit first: the same also when others join the person.
  int first_author(int person) const {
    const std::vector<int>& authors = people_.people[person].authors;
    return *std::min_element(authors.begin(), authors.end());
  }

  static double value_of(const Evidence& evidence, const Scored& scored, std::size_t candidate,
                         Method method) {
    const Candidate& of = scored.by_name[candidate];
    switch (method) {
      case Method::attention:
        return scored.sum(candidate);
      case Method::facets:
        return scored.facets[candidate];
      case Method::evidence:
        return of.score;
      case Method::bm25:
        return of.lines[Line::bm25];
      case Method::base_rate:
        return evidence.activity(of.person, k_base_rate_half_life);
      case Method::most_active:
        return evidence.commits_in_year(of.person);
      case Method::last_author:
        break;
    }
    return static_cast<double>(evidence.last_time(of.person));
  }

  // Of equal ones the first by name comes first.
  std::size_t rank_of(const Evidence& evidence, const Scored& scored, int author,
                      Method method) const {
    std::size_t at = 0;
    while (scored.by_name[at].person != author) ++at;
    const double value = value_of(evidence, scored, at, method);
    std::size_t rank = 1;
    for (std::size_t other = 0; other < scored.by_name.size(); ++other) {
      const double others = value_of(evidence, scored, other, method);
      if (others > value || (others >= value && other < at)) ++rank;
    }
    return rank;
  }

  void count(const BacktestQuery& query) {
    for (std::size_t m = 0; m < k_methods; ++m) {
      const auto method = static_cast<Method>(m);
      Ranking& ranking = report_.methods[method];
      const std::size_t rank = query.ranks[method];
      ranking.top_1 += rank == 1 ? 1 : 0;
      ranking.top_3 += rank <= 3 ? 1 : 0;
      ranking.mrr += 1 / static_cast<double>(rank);
      for (std::size_t k = rank; k <= k_counted_ranks; ++k) ++ranking.among[k - 1];
    }
    const std::size_t rank = query.ranks[Method::attention];
    const auto tenth = static_cast<std::size_t>(query.first_share * k_bins);
    CalibrationBin& bin = report_.bins[std::min(tenth, k_bins - 1)];
    ++bin.count;
    bin.stated += query.first_share;
    bin.right += rank == 1 ? 1 : 0;
    variances_[std::min(tenth, k_bins - 1)] += query.first_share * (1 - query.first_share);
    FindingCount& finding = report_.findings[query.finding];
    const std::size_t named =
        query.finding == Finding::nobody ? k_of_nobody : named_people(query.finding);
    ++finding.count;
    finding.first_right += rank == 1 ? 1 : 0;
    finding.named_right += rank <= named ? 1 : 0;
    report_.mean_candidates += static_cast<double>(query.candidates);
  }

  void sum_up() {
    report_.asked = report_.left_out[LeftOut::none];
    for (const BacktestQuery& query : report_.queries) {
      if (query.left_out == LeftOut::none) count(query);
    }
    for (Ranking& ranking : report_.methods) {
      ranking.top_1 = over(ranking.top_1, report_.asked);
      ranking.top_3 = over(ranking.top_3, report_.asked);
      ranking.mrr = over(ranking.mrr, report_.asked);
      for (double& share : ranking.among) share = over(share, report_.asked);
    }
    for (CalibrationBin& bin : report_.bins) {
      report_.calibration_error += over(std::abs(bin.stated - bin.right), report_.asked);
      bin.stated = over(bin.stated, bin.count);
      bin.right = over(bin.right, bin.count);
    }
    // The mean distance of a normal variable from its mean is √(2/π) of its deviation.
    constexpr double k_two_over_pi = 0.6366197723675814;
    for (const double variance : variances_) {
      report_.calibration_noise += over(std::sqrt(k_two_over_pi * variance), report_.asked);
    }
    report_.mean_candidates = over(report_.mean_candidates, report_.asked);
    report_.gini = gini();
  }

  double gini() const {
    std::map<int, double> counts;  // of people as they were known at last
    for (const auto& [author, times] : named_first_) {
      counts[people_.person_of[author]] += times;
    }
    std::vector<double> sorted;
    for (const auto& [person, times] : counts) sorted.push_back(times);
    base::sort_things(sorted, [](double a, double b) { return a < b; });
    double sum = 0;
    double weighted = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      sum += sorted[i];
      weighted += static_cast<double>(2 * i + 1) * sorted[i];
    }
    return sum > 0 ? over(weighted / sum, sorted.size()) - 1 : 0;
  }

  const Corpus& corpus_;
  const BacktestOptions& options_;
  Authors known_;
  std::size_t known_commits_ = 0;
  Identities people_;
  PastFacets facets_;
  std::map<int, double> named_first_;       // by author
  std::array<double, k_bins> variances_{};  // of how many are right in each bin
  BacktestReport report_;
};

}  // namespace

const char* to_string(Method method) {
  static constexpr base::EnumArray<Method, const char*, k_methods> k_names = {
      {"attention", "facets", "evidence", "bm25", "base_rate", "most_active", "last_author"}};
  return k_names[method];
}

const char* to_string(LeftOut reason) {
  static constexpr base::EnumArray<LeftOut, const char*, k_left_outs> k_names = {
      {"none", "not_a_person", "bulk", "empty_subject", "no_candidates", "author_not_candidate"}};
  return k_names[reason];
}

BacktestReport backtest(const Corpus& corpus, const BacktestOptions& options) {
  return Backtest(corpus, options).run();
}

std::vector<const BacktestQuery*> latest_queries(const BacktestReport& report) {
  std::vector<const BacktestQuery*> latest;
  for (std::size_t i = report.queries.size(); i > 0 && latest.size() < k_latest_queries; --i) {
    const BacktestQuery& query = report.queries[i - 1];
    if (query.left_out == LeftOut::none) latest.push_back(&query);
  }
  return latest;
}

}  // namespace headsup::history
