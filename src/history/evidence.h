// Who has worked on what a text is about: one sum of eight lines for each candidate, and the past
// commits that speak for the best ones.
//
// Weights, half-lives and their source: section 4 of the design; fitted once over three histories.
// Nothing but the commits up to a moment counts, neither in the vocabulary nor in the weights of
// words. Who is one person is up to the caller, who must not look ahead either.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/enum_array.h"
#include "history/corpus.h"
#include "history/finding.h"
#include "history/identities.h"
#include "history/word_index.h"

namespace headsup::history {

// The lines of the sum.
enum class Line {
  subjects,        // cosine of the text and all subjects of a person, unit tf-idf, decayed
  paths,           // the same with the words of the paths
  best_commit,     // the largest decayed cosine of the text and one subject + k_path_part · paths
  bm25,            // of all subjects of a person as one text, decayed
  activity_week,   // log of the decayed number of commits
  activity_month,  //
  activity_year,   //
  pause            // log(1 + days since the last commit)
};
inline constexpr std::size_t k_lines = 8;
const char* to_string(Line line);

struct LineRule {
  double weight = 0;
  double half_life_days = 0;  // 0: nothing decays
};
inline constexpr base::EnumArray<Line, LineRule, k_lines> k_line_rules = {
    {{4.2, 365}, {3.4, 60}, {5.0, 60}, {.17, 365}, {.09, 7}, {.41, 30}, {.43, 365}, {-.35, 0}}};
// What the sum is multiplied by, so that its softmax, together with the facets' part (lifts.h), is
// right as often as it says.
inline constexpr double k_evidence_scale = 0.7;
inline constexpr double k_path_part = 0.5;
// A candidate has that many commits in the year before.
inline constexpr int k_min_commits = 3;
inline constexpr std::int64_t k_candidate_days = 365;

struct PastCommit {
  std::size_t commit = 0;  // an index of Corpus::commits()
  double share = 0;        // of what the text's lines say of this person; all commits' add up to 1
};

struct Candidate {
  int person = 0;  // an index of Identities::people, or of whoever else is asked about
  // What each line adds to the score: weighted and scaled.
  base::EnumArray<Line, double, k_lines> lines{};
  double score = 0;                 // the sum of the lines
  double share = 0;                 // softmax of the scores of all candidates
  std::vector<PastCommit> commits;  // of the first candidates, by share
};

struct Answer {
  std::vector<Candidate> candidates;  // by score, then by name
  std::size_t known_words = 0;        // of the text
  Finding finding = Finding::nobody;
};

// Sorts the candidates by their scores, and states their shares and the finding; of equal ones the
// earlier stays the first.
void rank(Answer& answer);

struct AnswerOptions {
  std::size_t with_commits = 0;  // that many first candidates get their past commits
  std::size_t max_commits = 3;   // each
};

// What is known at one moment. About 20 bytes for each word of a commit, while it lives.
class Evidence {
 public:
  // people: of the authors of these commits; of all authors of the corpus, or of its first ones.
  // The commits up to `until` count, as old as they are at `now`. Both in seconds since 1970. The
  // corpus must outlive this.
  Evidence(const Corpus& corpus, const Identities& people, std::int64_t now, std::int64_t until);

  // person_of: of each commit that counts, in the corpus' order, an index of names, or −1.
  Evidence(const Corpus& corpus, std::vector<std::int32_t> person_of,
           std::vector<std::string> names, std::int64_t now);

  Answer ask(std::string_view text, const AnswerOptions& options) const;
  // Everybody instead of the candidates, by number, with lines and scores alone.
  Answer ask_of_all(std::string_view text) const;
  // The past commits that speak for one of them.
  std::vector<PastCommit> commits_for(std::string_view text, int person, std::size_t count) const;

  // Numbers of people who may be an answer.
  const std::vector<int>& candidates() const { return candidates_; }
  // Of each commit that is known, as people_of_commits (commit_people.h) has them.
  const std::vector<std::int32_t>& person_of() const { return person_of_; }
  bool has_commits(int person) const { return !people_[person].commits.empty(); }
  int commits_in_year(int person) const { return people_[person].in_year; }
  // When somebody last committed; 0 where nothing counts.
  std::int64_t last_time(int person) const { return people_[person].last; }
  // The number of commits, each counting half after half_life_days.
  double activity(int person, double half_life_days) const;

 private:
  struct OfPerson {
    std::vector<std::int32_t> commits;
    std::int64_t last = 0;
    int in_year = 0;
    double length = 0;  // of all subjects in words, decayed
    base::EnumArray<Line, double, k_lines> activities{};
  };
  struct Term {
    std::int32_t word = 0;
    double weight = 0;  // in the text's unit vector
  };
  using Terms = std::array<std::vector<Term>, k_fields>;
  struct Sums {
    base::EnumArray<Line, std::vector<double>, k_lines> lines;  // of each person
    std::vector<std::int32_t> best;                             // of each person, a commit; −1
  };

  const WordIndex& words(Field field) const { return fields_[static_cast<std::size_t>(field)]; }
  double decay(std::size_t commit, double half_life_days) const;  // of its age: 1 for a new one
  std::vector<double> decays(double half_life_days) const;
  void assign_commits();
  void count_people();
  void find_candidates();
  void measure_commits();
  Terms terms_of(std::string_view text) const;
  void add_cosines(Field field, const std::vector<Term>& terms, std::vector<double>& sums) const;
  void add_bm25(const std::vector<Term>& terms, std::vector<double>& sums) const;
  double bm25(std::int32_t word, const WordOfPerson& entry) const;
  void find_best(const Terms& terms, Sums& sums) const;
  Sums sum_up(const Terms& terms) const;
  Candidate candidate(int person, const Sums& sums) const;
  // Of these people, in their order; not ranked.
  Answer answer(const std::vector<int>& people, const Terms& terms, const Sums& sums) const;
  std::vector<PastCommit> past_commits(const Candidate& candidate, const Terms& terms,
                                       std::int32_t best, std::size_t count) const;
  void add_parts(Field field, const Candidate& candidate, const Term& term,
                 std::vector<PastCommit>& parts) const;

  const Corpus& corpus_;
  std::vector<std::string> names_;  // of people
  std::int64_t now_;
  std::vector<std::int32_t> person_of_;  // of each commit; −1 where it does not count
  double counted_ = 0;                   // commits
  double mean_length_ = 0;               // of the people's subjects
  std::vector<OfPerson> people_;
  std::vector<int> candidates_;
  std::vector<WordIndex> fields_;
  std::vector<double> best_decays_;  // of each commit
  std::vector<double> norms_;        // of each commit's subject and paths together
};

}  // namespace headsup::history
