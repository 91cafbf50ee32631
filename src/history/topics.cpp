#include "history/topics.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

#include "base/order.h"
#include "base/random.h"

namespace headsup::history {
namespace {

constexpr std::uint64_t k_seed = 1;

struct Weight {
  std::int32_t word = 0;
  float value = 0;
};

// The commits that count as unit vectors of their words.
class Vectors {
 public:
  Vectors(const Corpus& corpus, const std::vector<std::int32_t>& person_of) {
    std::vector<std::int32_t> with_word(corpus.vocabulary_size());
    ends_.reserve(person_of.size());
    for (std::size_t c = 0; c < person_of.size(); ++c) {
      if (person_of[c] >= 0) add(corpus, c, with_word);
      if (size(commits_.size()) == 0) continue;
      commits_.push_back(static_cast<std::int32_t>(c));
      ends_.push_back(weights_.size());
    }
    const auto all = static_cast<double>(commits_.size());
    std::vector<double> idf;
    idf.reserve(with_word.size());
    for (const std::int32_t count : with_word) {
      // Machines differ in the last digit of a logarithm.
      constexpr double k_steps = 4096;
      idf.push_back(std::round((1 + std::log((1 + all) / (1 + count))) * k_steps) / k_steps);
    }
    for (std::size_t i = 0; i < commits_.size(); ++i) make_unit(i, idf);
  }

  std::size_t count() const { return commits_.size(); }
  std::int32_t commit(std::size_t i) const { return commits_[i]; }
  const Weight* begin(std::size_t i) const { return weights_.data() + start(i); }
  const Weight* end(std::size_t i) const { return weights_.data() + ends_[i]; }

 private:
  std::size_t start(std::size_t i) const { return i == 0 ? 0 : ends_[i - 1]; }
  std::size_t size(std::size_t i) const { return weights_.size() - start(i); }

  void add(const Corpus& corpus, std::size_t c, std::vector<std::int32_t>& with_word) {
    const std::size_t first = weights_.size();
    for (const WordCount* w = corpus.begin(Field::subject, c); w != corpus.end(Field::subject, c);
         ++w) {
      weights_.push_back({w->word, w->count});
      ++with_word[w->word];
    }
    const std::size_t subject_end = weights_.size();
    for (const WordCount* w = corpus.begin(Field::path, c); w != corpus.end(Field::path, c); ++w) {
      const auto start = weights_.begin() + static_cast<std::ptrdiff_t>(first);
      const auto end = weights_.begin() + static_cast<std::ptrdiff_t>(subject_end);
      const float part = static_cast<float>(k_topic_path_part) * w->count;
      const auto same =
          std::find_if(start, end, [&](const Weight& known) { return known.word == w->word; });
      if (same != end) {
        same->value += part;
      } else {
        weights_.push_back({w->word, part});
        ++with_word[w->word];
      }
    }
  }

  void make_unit(std::size_t i, const std::vector<double>& idf) {
    double square = 0;
    for (std::size_t at = start(i); at < ends_[i]; ++at) {
      const double value = static_cast<double>(weights_[at].value) * idf[weights_[at].word];
      weights_[at].value = static_cast<float>(value);
      square += value * value;
    }
    const auto length = static_cast<float>(std::sqrt(square));
    for (std::size_t at = start(i); at < ends_[i]; ++at) weights_[at].value /= length;
  }

  std::vector<std::int32_t> commits_;
  std::vector<Weight> weights_;
  std::vector<std::size_t> ends_;
};

class KMeans {
 public:
  KMeans(const Vectors& vectors, std::size_t words, std::size_t count)
      : vectors_(vectors),
        count_(std::min(count, vectors.count())),
        words_(words),
        group_of_(vectors.count(), -1),
        products_(count_) {}

  const std::vector<std::int32_t>& run() {
    if (count_ == 0) return group_of_;
    choose_first();
    for (int round = 0; round < k_topic_rounds; ++round) {
      if (!assign()) break;
      update();
    }
    return group_of_;
  }

 private:
  // Each further centre is drawn in proportion to how unlike it is to those that there are (Arthur
  // and Vassilvitskii, "k-means++: The Advantages of Careful Seeding", 2007).
  void choose_first() {
    base::SplitMix64 random(k_seed);
    centres_.assign(words_ * count_, 0);
    std::vector<float> distances(vectors_.count(), 1);
    for (std::size_t group = 0; group < count_; ++group) {
      double sum = 0;
      for (const float distance : distances) sum += static_cast<double>(distance);
      double drawn = random.uniform() * sum;
      std::size_t chosen = 0;
      while (chosen + 1 < distances.size() && drawn >= static_cast<double>(distances[chosen])) {
        drawn -= static_cast<double>(distances[chosen++]);
      }
      for (const Weight* w = vectors_.begin(chosen); w != vectors_.end(chosen); ++w) {
        centre(w->word)[group] = w->value;
      }
      for (std::size_t i = 0; i < distances.size(); ++i) {
        float product = 0;
        for (const Weight* w = vectors_.begin(i); w != vectors_.end(i); ++w) {
          product += w->value * centre(w->word)[group];
        }
        distances[i] = std::min(distances[i], std::max(1 - product, 0.0f));
      }
    }
  }

  // Of one vector with every centre. A function of its own, since V8 runs its first, slow code of a
  // WASM function until that is called again: all of a history is one call of what holds this.
  __attribute__((noinline)) void multiply(std::size_t i) {
    std::fill(products_.begin(), products_.end(), 0.0f);
    float* const products = products_.data();
    const std::size_t count = count_;
    for (const Weight* w = vectors_.begin(i); w != vectors_.end(i); ++w) {
      const float* row = centre(w->word);
      const float value = w->value;
      for (std::size_t group = 0; group < count; ++group) products[group] += value * row[group];
    }
  }

  // Of equally near centres the first. False where nothing has changed.
  bool assign() {
    bool changed = false;
    for (std::size_t i = 0; i < group_of_.size(); ++i) {
      multiply(i);
      const auto best = static_cast<std::int32_t>(
          std::max_element(products_.begin(), products_.end()) - products_.begin());
      changed = changed || best != group_of_[i];
      group_of_[i] = best;
    }
    return changed;
  }

  void update() {
    std::fill(centres_.begin(), centres_.end(), 0.0f);
    for (std::size_t i = 0; i < group_of_.size(); ++i) {
      for (const Weight* w = vectors_.begin(i); w != vectors_.end(i); ++w) {
        centre(w->word)[group_of_[i]] += w->value;
      }
    }
    std::vector<double> squares(count_);
    for (std::size_t word = 0; word < words_; ++word) {
      const float* row = centre(static_cast<std::int32_t>(word));
      for (std::size_t group = 0; group < count_; ++group) {
        squares[group] += static_cast<double>(row[group]) * static_cast<double>(row[group]);
      }
    }
    std::vector<float> scales;
    for (const double square : squares) {
      scales.push_back(square > 0 ? static_cast<float>(1 / std::sqrt(square)) : 0);
    }
    for (std::size_t word = 0; word < words_; ++word) {
      float* row = centre(static_cast<std::int32_t>(word));
      for (std::size_t group = 0; group < count_; ++group) row[group] *= scales[group];
    }
  }

  float* centre(std::int32_t word) {
    return centres_.data() + static_cast<std::size_t>(word) * count_;
  }

  const Vectors& vectors_;
  std::size_t count_;
  std::size_t words_;
  std::vector<float> centres_;  // words × groups
  std::vector<std::int32_t> group_of_;
  std::vector<float> products_;
};

std::vector<std::int32_t> name_of(const Corpus& corpus, std::vector<double>& counts) {
  std::vector<int> words;
  for (std::size_t word = 0; word < counts.size(); ++word) {
    if (counts[word] > 0 && !is_common_word(corpus.form(static_cast<std::int32_t>(word)))) {
      words.push_back(static_cast<int>(word));
    }
  }
  base::keep_first(words, k_topic_name_words, [&](int a, int b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
  });
  return {words.begin(), words.end()};
}

}  // namespace

bool is_common_word(const std::string& form) {
  // What describes a change and not what is changed, and the words between.
  static constexpr std::string_view k_words[] = {
      "a",       "add",     "adds",    "added",  "adding", "after", "all",   "allow",   "also",
      "an",      "and",     "any",     "are",    "as",     "at",    "avoid", "be",      "before",
      "but",     "by",      "can",     "chore",  "change", "do",    "doc",   "don",     "dont",
      "feat",    "fix",     "fixed",   "fixes",  "for",    "from",  "has",   "have",    "if",
      "improve", "in",      "instead", "into",   "is",     "it",    "its",   "make",    "more",
      "new",     "no",      "not",     "of",     "on",     "only",  "or",    "out",     "refactor",
      "remove",  "removed", "set",     "should", "so",     "some",  "src",   "support", "that",
      "the",     "their",   "them",    "then",   "there",  "this",  "to",    "up",      "update",
      "updated", "use",     "used",    "using",  "via",    "was",   "we",    "when",    "where",
      "which",   "will",    "with",    "without"};
  return std::find(std::begin(k_words), std::end(k_words), form) != std::end(k_words) ||
         form.size() < 2;
}

Topics find_topics(const Corpus& corpus, const std::vector<std::int32_t>& person_of,
                   std::size_t count) {
  const Vectors vectors(corpus, person_of);
  KMeans means(vectors, corpus.vocabulary_size(), count);
  const std::vector<std::int32_t>& group_of = means.run();
  std::vector<std::vector<std::int32_t>> groups(count);
  for (std::size_t i = 0; i < group_of.size(); ++i) {
    groups[group_of[i]].push_back(static_cast<std::int32_t>(i));
  }
  base::sort_things(groups, [](const auto& a, const auto& b) { return a.size() > b.size(); });

  Topics topics;
  topics.topic_of.resize(person_of.size(), -1);
  std::vector<double> counts(corpus.vocabulary_size());
  for (const std::vector<std::int32_t>& group : groups) {
    if (group.size() < k_min_topic_commits) break;
    const auto topic = static_cast<std::int32_t>(topics.names.size());
    std::fill(counts.begin(), counts.end(), 0.0);
    for (const std::int32_t i : group) {
      const std::int32_t commit = vectors.commit(i);
      topics.topic_of[commit] = topic;
      for (const WordCount* w = corpus.begin(Field::subject, commit);
           w != corpus.end(Field::subject, commit); ++w) {
        counts[w->word] += 1;
      }
    }
    topics.names.push_back(name_of(corpus, counts));
  }
  return topics;
}

}  // namespace headsup::history
