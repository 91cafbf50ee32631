// How often a history's own past would have been right: for each of its last commits, who made it,
// told from its subject alone and from what was known embargo_hours before.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/enum_array.h"
#include "history/corpus.h"
#include "history/evidence.h"

namespace headsup::history {

enum class Method {
  attention,    // evidence and the technical head's facets in one sum
  facets,       // that head alone
  evidence,     // the sum of eight lines
  bm25,         // that line alone
  base_rate,    // commits decayed with a half-life of 15 days, whatever the text is
  most_active,  // commits in the year before
  last_author   // who committed last comes first
};
inline constexpr std::size_t k_methods = 7;
const char* to_string(Method method);

// Why a commit is no query; the first that holds.
enum class LeftOut {
  none,
  not_a_person,   // its author is a bot or a tool, or is left out
  bulk,           // it is about too many files
  empty_subject,  // or one without a word
  no_candidates,  // nobody has committed enough in the year before
  author_not_candidate
};
inline constexpr std::size_t k_left_outs = 6;
const char* to_string(LeftOut reason);

inline constexpr double k_max_embargo_hours = 87600;  // ten years

struct BacktestOptions {
  std::size_t queries = 400;  // the last commits, of which some are left out
  double embargo_hours = 24;
  IdentityOptions identities;
  // Called before each query; false ends the backtest.
  std::function<bool(std::size_t done, std::size_t all)> progress;
};

inline constexpr std::size_t k_counted_ranks = 10;

struct Ranking {  // shares of the queries
  double top_1 = 0;
  double top_3 = 0;
  double mrr = 0;                               // mean of 1 / rank
  std::array<double, k_counted_ranks> among{};  // whose author is among the first 1, 2 …
};

// Of the queries whose first share is in one tenth of 0 … 1.
struct CalibrationBin {
  std::size_t count = 0;
  double stated = 0;  // mean share
  double right = 0;   // how often the first was right
};
inline constexpr std::size_t k_bins = 10;

struct FindingCount {
  std::size_t count = 0;
  std::size_t first_right = 0;
  std::size_t named_right = 0;  // among the one, two, three who are named; all three for nobody

  double share_right() const {  // of those that are named; 0 where there are none
    return count > 0 ? static_cast<double>(named_right) / static_cast<double>(count) : 0;
  }
};

struct BacktestQuery {
  std::size_t commit = 0;  // an index of Corpus::commits()
  LeftOut left_out = LeftOut::none;
  std::string author;  // as people were called then
  std::string first;   // whom attention names first
  double first_share = 0;
  Finding finding = Finding::nobody;
  std::size_t candidates = 0;
  base::EnumArray<Method, std::size_t, k_methods> ranks{};  // of the author, from 1
};

struct BacktestReport {
  bool complete = false;               // progress has not ended it
  std::vector<BacktestQuery> queries;  // the earliest first; also those left out
  std::size_t asked = 0;
  base::EnumArray<LeftOut, std::size_t, k_left_outs> left_out{};
  base::EnumArray<Method, Ranking, k_methods> methods{};
  std::array<CalibrationBin, k_bins> bins{};
  double calibration_error = 0;  // Σ count · |stated − right| / asked
  // What that would be about if every stated share were true: few queries make it large.
  double calibration_noise = 0;
  base::EnumArray<Finding, FindingCount, k_findings> findings{};
  double mean_candidates = 0;
  double gini = 0;  // of how often each candidate is named first; 0: all equally, 1: one alone
};

BacktestReport backtest(const Corpus& corpus, const BacktestOptions& options);

// The last of those that were asked, at most k_latest_queries, the newest first. They live as long
// as the report.
inline constexpr std::size_t k_latest_queries = 10;
std::vector<const BacktestQuery*> latest_queries(const BacktestReport& report);

}  // namespace headsup::history
