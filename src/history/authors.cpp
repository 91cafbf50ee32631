#include "history/authors.h"

#include <algorithm>

namespace headsup::history {
namespace {

std::string key_of(const Identity& who) {
  return who.name + '\n' + who.mail;
}

}  // namespace

int Authors::add(const Commit& commit) {
  const std::int64_t time = now_ ? std::min(commit.time, *now_) : commit.time;
  const int next = static_cast<int>(authors_.size());
  const int index = indices_.emplace(key_of(commit.author), next).first->second;
  if (index == next) {
    authors_.push_back({commit.author, 0, time, time, {}});
    by_name_.emplace(commit.author.name, next);
    if (next == 0) last_time_ = time;
  }
  Author& author = authors_[static_cast<std::size_t>(index)];
  ++author.commits;
  author.first_time = std::min(author.first_time, time);
  author.last_time = std::max(author.last_time, time);
  last_time_ = std::max(last_time_, time);
  std::vector<std::string>& examples = author.examples;
  const bool is_new = std::find(examples.begin(), examples.end(), commit.subject) == examples.end();
  if (examples.size() < k_max_examples && is_new && !commit.subject.empty()) {
    examples.push_back(commit.subject);
  }
  return index;
}

int Authors::find(const Identity& who) const {
  const auto exact = indices_.find(key_of(who));
  if (exact != indices_.end()) return exact->second;
  const auto named = by_name_.find(who.name);
  return who.mail.empty() && named != by_name_.end() ? named->second : -1;
}

}  // namespace headsup::history
