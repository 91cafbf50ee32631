// How spread one head's weights are at any temperature, and at which temperature they are spread
// by how much.
#pragma once

#include <cstdint>
#include <vector>

namespace headsup::analysis {

// Of the scores s of those who take part. Equal scores are kept once: most of a large team carries
// nothing of what is asked, so a question costs far less than one exp for each person.
class Spread {
 public:
  Spread(const std::vector<double>& scores, const std::vector<std::uint8_t>& masked);

  int people() const { return people_; }
  double largest() const { return largest_; }    // of the scores; 0 without people
  double smallest() const { return smallest_; }  // of the scores; 0 without people

  // ln Σ exp((s − largest)/τ). τ > 0.
  double log_sum(double temperature) const;

  // In bits. Never falls with τ: dH/dτ = Var(s)/τ³ ≥ 0 in nats, the variance taken by weight.
  double entropy_bits(double temperature) const;

  // ln of the weight that a score gets. Says how small a weight is even where it is below what a
  // number can hold.
  double log_weight(double score, double temperature) const;

  // The τ at which the entropy reaches `bits`, to 1e−6 of itself. 0: it is reached below the
  // control's range already; infinity: not even at its end.
  double temperature_at(double bits) const;

  // The different scores, falling, and how many people have each.
  struct Group {
    double score;
    int people;
  };
  const std::vector<Group>& groups() const { return groups_; }
  // For each person the group, −1 if masked.
  const std::vector<int>& group_of() const { return group_of_; }

 private:
  std::vector<Group> groups_;
  std::vector<int> group_of_;
  int people_ = 0;
  double largest_ = 0;
  double smallest_ = 0;
};

}  // namespace headsup::analysis
