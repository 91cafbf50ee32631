#include "history/facet_terms.h"

#include <algorithm>

#include "base/order.h"
#include "base/unicode.h"
#include "team/team.h"
#include "team/text.h"

namespace headsup::history {
namespace {

struct Part {
  std::size_t facet = 0;
  float weight = 0;
};

// How often words and facets come together.
class Counts {
 public:
  Counts(const Corpus& corpus, std::size_t facets)
      : corpus_(corpus),
        facets_(facets),
        together_(corpus.vocabulary_size() * facets),
        of_words_(corpus.vocabulary_size()) {}

  void add(std::size_t commit, const std::vector<Part>& parts) {
    const WordCount* start = corpus_.begin(Field::subject, commit);
    const WordCount* middle = corpus_.end(Field::subject, commit);
    for (const WordCount* w = start; w != middle; ++w) add_word(w->word, parts);
    for (const WordCount* w = corpus_.begin(Field::path, commit);
         w != corpus_.end(Field::path, commit); ++w) {
      const bool repeated =
          std::any_of(start, middle, [&](const WordCount& known) { return known.word == w->word; });
      if (!repeated) add_word(w->word, parts);
    }
  }

  std::vector<std::string> terms_of(std::size_t facet) const {
    struct Found {
      std::int32_t word;
      double lift;
    };
    std::vector<Found> found;
    for (std::size_t word = 0; word < of_words_.size(); ++word) {
      const double together = static_cast<double>(together_[word * facets_ + facet]);
      // Sums of thirds may be a little less than a whole.
      if (together < k_min_together - 1e-3) continue;
      // Without what is the same for all words of the facet, and without the logarithm.
      found.push_back({static_cast<std::int32_t>(word), together / of_words_[word]});
    }
    base::sort_things(found, [](const Found& a, const Found& b) { return a.lift > b.lift; });
    std::vector<std::string> terms;
    for (const Found& entry : found) {
      const std::string& form = corpus_.form(entry.word);
      if (base::count_code_points(form) > team::k_longest_id) continue;
      if (is_common_word(form) || team::tokenize(form).size() != 1) continue;
      terms.push_back(form);
      if (terms.size() == k_facet_terms) break;
    }
    return terms;
  }

 private:
  void add_word(std::int32_t word, const std::vector<Part>& parts) {
    of_words_[word] += 1;
    float* row = together_.data() + static_cast<std::size_t>(word) * facets_;
    for (const Part& part : parts) row[part.facet] += part.weight;
  }

  const Corpus& corpus_;
  std::size_t facets_;
  std::vector<float> together_;  // words × facets
  std::vector<double> of_words_;
};

}  // namespace

std::vector<std::vector<std::string>> find_terms(const Corpus& corpus,
                                                 const std::vector<std::int32_t>& person_of,
                                                 const Modules& modules, const Topics& topics) {
  const std::size_t facets = modules.prefixes.size() + topics.names.size();
  Counts counts(corpus, facets);
  std::vector<Part> parts;
  for (std::size_t c = 0; c < person_of.size(); ++c) {
    if (person_of[c] < 0) continue;
    parts.clear();
    const std::int32_t* end = corpus.paths_end(c);
    const float share =
        1 / static_cast<float>(std::max<std::ptrdiff_t>(end - corpus.paths_begin(c), 1));
    for (const std::int32_t* path = corpus.paths_begin(c); path != end; ++path) {
      parts.push_back({static_cast<std::size_t>(modules.module_of[*path]), share});
    }
    if (topics.topic_of[c] >= 0)
      parts.push_back({modules.prefixes.size() + static_cast<std::size_t>(topics.topic_of[c]), 1});
    counts.add(c, parts);
  }
  std::vector<std::vector<std::string>> terms;
  for (std::size_t facet = 0; facet < facets; ++facet) terms.push_back(counts.terms_of(facet));
  return terms;
}

}  // namespace headsup::history
