// Which past commits an answer stands on: each line of a text is a sum over commits, and their
// parts of it are theirs.
#include <algorithm>

#include "base/order.h"
#include "history/evidence.h"

namespace headsup::history {
void Evidence::add_parts(Field field, const Candidate& candidate, const Term& term,
                         std::vector<PastCommit>& parts) const {
  const WordIndex& index_of = words(field);
  const bool is_subject = field == Field::subject;
  const Line line = is_subject ? Line::subjects : Line::paths;
  const LineRule rule = k_line_rules[line];
  const WordIndex::People people = index_of.people(term.word);
  const auto* whole = std::find_if(people.begin(), people.end(), [&](const WordOfPerson& entry) {
    return entry.person == candidate.person;
  });
  if (whole == people.end() || whole->count <= 0) return;
  const double norm = index_of.person_norm(candidate.person);
  const double cosine = norm > 0 ? term.weight * index_of.idf(term.word) / norm : 0;
  // A word's saturated count is shared in proportion to what it is made of.
  const double saturated =
      is_subject ? bm25(term.word, *whole) / static_cast<double>(whole->count) : 0;
  for (const WordOfCommit& entry : index_of.commits(term.word)) {
    const std::size_t c = entry.commit;
    if (person_of_[c] != candidate.person) continue;
    const double count = static_cast<double>(entry.count) * decay(c, rule.half_life_days);
    const double part = rule.weight * cosine * count / index_of.commit_norm(c) +
                        k_line_rules[Line::bm25].weight * saturated * count;
    parts.push_back({c, k_evidence_scale * part});
  }
}

std::vector<PastCommit> Evidence::past_commits(const Candidate& candidate, const Terms& terms,
                                               std::int32_t best, std::size_t count) const {
  std::vector<PastCommit> parts;
  if (best >= 0)
    parts.push_back({static_cast<std::size_t>(best), candidate.lines[Line::best_commit]});
  for (const Field field : {Field::subject, Field::path}) {
    for (const Term& term : terms[static_cast<std::size_t>(field)]) {
      add_parts(field, candidate, term, parts);
    }
  }
  base::sort_things(parts,
                    [](const PastCommit& a, const PastCommit& b) { return a.commit > b.commit; });
  std::vector<PastCommit> commits;
  double sum = 0;
  for (const PastCommit& part : parts) {
    if (commits.empty() || commits.back().commit != part.commit)
      commits.push_back({part.commit, 0});
    commits.back().share += part.share;
    sum += part.share;
  }
  if (sum <= 0) return {};
  // Of equal ones, the latest is the first.
  base::sort_things(commits,
                    [](const PastCommit& a, const PastCommit& b) { return a.share > b.share; });
  commits.resize(std::min(commits.size(), count));
  for (PastCommit& commit : commits) commit.share /= sum;
  return commits;
}

}  // namespace headsup::history
