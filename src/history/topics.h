// What a repository's commits are about, whatever files they are of: groups of commits with similar
// words, by spherical k-means (Dhillon and Modha, "Concept Decompositions for Large Sparse Text
// Data Using Clustering", 2001) on unit tf-idf of subject + k_topic_path_part · path words.
//
// The same on every machine: weights are rounded where a logarithm may not be, everything else is
// sums, products and roots in one order, and the first centres are drawn from fixed numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "history/corpus.h"

namespace headsup::history {

inline constexpr double k_topic_path_part = 0.5;
inline constexpr int k_topic_rounds = 15;
// A group of fewer commits has no words of its own.
inline constexpr std::size_t k_min_topic_commits = 3;
inline constexpr std::size_t k_topic_name_words = 3;

struct Topics {
  std::vector<std::vector<std::int32_t>> names;  // up to k_topic_name_words words of each topic
  std::vector<std::int32_t> topic_of;  // of each commit; −1: it does not count, or has no word
};

// person_of: of the commits that are known; those with −1 do not count. At most `count` topics, the
// one of most commits first. Memory: count · vocabulary numbers while it runs.
Topics find_topics(const Corpus& corpus, const std::vector<std::int32_t>& person_of,
                   std::size_t count);

// Words that are in every text: 'the', 'for'.
bool is_common_word(const std::string& form);

}  // namespace headsup::history
