#include "history/word_index.h"

#include <algorithm>
#include <cmath>

namespace headsup::history {
namespace {

std::size_t start_of(const std::vector<std::size_t>& ends, std::int32_t word) {
  return word == 0 ? 0 : ends[word - 1];
}

void take_roots(std::vector<double>& squares) {
  for (double& square : squares) square = std::sqrt(square);
}

}  // namespace

WordIndex::WordIndex(const Corpus& corpus, Field field, const std::vector<std::int32_t>& person_of,
                     const std::vector<double>& decays, std::size_t people)
    : commit_ends_(corpus.vocabulary_size()),
      idf_(corpus.vocabulary_size()),
      commit_norms_(person_of.size()),
      person_norms_(people) {
  list_commits(corpus, field, person_of);
  weigh(person_of);
  list_people(person_of, decays);
}

WordIndex::Commits WordIndex::commits(std::int32_t word) const {
  const WordOfCommit* all = commits_.data();
  return {all + start_of(commit_ends_, word), all + commit_ends_[word]};
}

WordIndex::People WordIndex::people(std::int32_t word) const {
  const WordOfPerson* all = people_.data();
  return {all + start_of(people_ends_, word), all + people_ends_[word]};
}

void WordIndex::list_commits(const Corpus& corpus, Field field,
                             const std::vector<std::int32_t>& person_of) {
  const auto for_all = [&](const auto& take) {
    for (std::size_t c = 0; c < person_of.size(); ++c) {
      if (person_of[c] < 0) continue;
      const WordCount* end = corpus.end(field, c);
      for (const WordCount* word = corpus.begin(field, c); word != end; ++word) {
        take(static_cast<std::int32_t>(c), *word);
      }
    }
  };
  // First how many, then where each word's begin, which taking them moves to their end.
  for_all([&](std::int32_t, const WordCount& word) { ++commit_ends_[word.word]; });
  std::size_t before = 0;
  for (std::size_t& end : commit_ends_) {
    const std::size_t count = end;
    end = before;
    before += count;
  }
  commits_.resize(before);
  for_all([&](std::int32_t commit, const WordCount& word) {
    commits_[commit_ends_[word.word]++] = {commit, word.count};
  });
}

void WordIndex::weigh(const std::vector<std::int32_t>& person_of) {
  const auto all = static_cast<double>(std::count_if(
      person_of.begin(), person_of.end(), [](std::int32_t person) { return person >= 0; }));
  for (std::int32_t word = 0; word < static_cast<std::int32_t>(idf_.size()); ++word) {
    const Commits with_word = commits(word);
    if (with_word.size() == 0) continue;
    const double idf = 1 + std::log((1 + all) / (1 + static_cast<double>(with_word.size())));
    idf_[word] = idf;
    for (const WordOfCommit& entry : with_word) {
      const double weight = static_cast<double>(entry.count) * idf;
      commit_norms_[entry.commit] += weight * weight;
    }
  }
  take_roots(commit_norms_);
}

void WordIndex::list_people(const std::vector<std::int32_t>& person_of,
                            const std::vector<double>& decays) {
  struct Sum {
    double count = 0;
    double unit = 0;
    bool found = false;
  };
  std::vector<Sum> sums(person_norms_.size());
  std::vector<std::int32_t> found;
  for (std::int32_t word = 0; word < static_cast<std::int32_t>(idf_.size()); ++word) {
    for (const WordOfCommit& entry : commits(word)) {
      const std::size_t c = entry.commit;
      Sum& sum = sums[person_of[c]];
      if (!sum.found) found.push_back(person_of[c]);
      sum.found = true;
      const double count = static_cast<double>(entry.count) * decays[c];
      sum.count += count;
      sum.unit += count / commit_norms_[c];  // > 0: the commit has this word
    }
    for (const std::int32_t person : found) {
      Sum& sum = sums[person];
      people_.push_back({person, static_cast<float>(sum.count), static_cast<float>(sum.unit)});
      const double weight = sum.unit * idf_[word];
      person_norms_[person] += weight * weight;
      sum = {};
    }
    found.clear();
    people_ends_.push_back(people_.size());
  }
  take_roots(person_norms_);
}

}  // namespace headsup::history
