#include "history/commit_people.h"

#include <cassert>
#include <cstddef>

namespace headsup::history {

std::vector<std::int32_t> people_of_commits(const Corpus& corpus, const Identities& people,
                                            std::int64_t until) {
  std::vector<std::int32_t> person_of(corpus.count_until(until), -1);
  for (std::size_t c = 0; c < person_of.size(); ++c) {
    const CorpusCommit& commit = corpus.commits()[c];
    // Authors are numbered by their first commits: those of these commits are known.
    assert(static_cast<std::size_t>(commit.author) < people.person_of.size());
    const int person = people.person_of[commit.author];
    if (!commit.bulk && counts(people.people[person].standing)) person_of[c] = person;
  }
  return person_of;
}

}  // namespace headsup::history
