// Which commits and which people have a word, and what it weighs: the tf-idf of one field of the
// first commits of a corpus.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "history/corpus.h"

namespace headsup::history {

struct WordOfCommit {
  std::int32_t commit = 0;
  float count = 0;
};

struct WordOfPerson {
  std::int32_t person = 0;
  float count = 0;  // decayed
  float unit = 0;   // the sum of the counts ÷ the lengths of their commits' vectors, decayed
};

class WordIndex {
 public:
  // person_of: of each commit that may count, −1 where it does not; decays: what it counts.
  WordIndex(const Corpus& corpus, Field field, const std::vector<std::int32_t>& person_of,
            const std::vector<double>& decays, std::size_t people);

  struct Commits {
    const WordOfCommit* first;
    const WordOfCommit* last;

    const WordOfCommit* begin() const { return first; }
    const WordOfCommit* end() const { return last; }
    std::size_t size() const { return static_cast<std::size_t>(last - first); }
  };
  struct People {
    const WordOfPerson* first;
    const WordOfPerson* last;

    const WordOfPerson* begin() const { return first; }
    const WordOfPerson* end() const { return last; }
  };
  Commits commits(std::int32_t word) const;  // by time
  People people(std::int32_t word) const;    // by their first commits with the word

  // 1 + log((1 + N) / (1 + n)), of N commits n with the word; 0 where n = 0.
  double idf(std::int32_t word) const { return idf_[static_cast<std::size_t>(word)]; }
  // The lengths of a commit's vector and of a person's sum of unit vectors.
  double commit_norm(std::size_t commit) const { return commit_norms_[commit]; }
  double person_norm(std::size_t person) const { return person_norms_[person]; }

 private:
  void list_commits(const Corpus& corpus, Field field, const std::vector<std::int32_t>& person_of);
  void weigh(const std::vector<std::int32_t>& person_of);
  void list_people(const std::vector<std::int32_t>& person_of, const std::vector<double>& decays);

  std::vector<WordOfCommit> commits_;
  std::vector<std::size_t> commit_ends_;  // of each word
  std::vector<WordOfPerson> people_;
  std::vector<std::size_t> people_ends_;
  std::vector<double> idf_;
  std::vector<double> commit_norms_;
  std::vector<double> person_norms_;
};

}  // namespace headsup::history
