#include "app/core/history.h"

#include <utility>

namespace headsup::app {
namespace {

std::size_t bytes_of(const team::Person& person) {
  std::size_t bytes = sizeof person + person.name.size() + person.title.size() +
                      person.needs.size() * sizeof(team::FacetValue) +
                      person.carries.size() * sizeof(team::Carry);
  for (const team::Contribution& contribution : person.contributions) {
    bytes += sizeof contribution + contribution.text.size() + contribution.effort.size() +
             contribution.facets.size() * sizeof(team::FacetValue);
  }
  return bytes;
}

std::size_t bytes_of(const team::Team& team) {
  std::size_t bytes = sizeof team;
  for (const team::Head& head : team.heads) {
    for (const team::Facet& facet : head.facets) {
      bytes += sizeof facet + facet.id.size() + facet.label.size();
      for (const std::string& term : facet.terms) bytes += sizeof term + term.size();
    }
  }
  for (const team::Person& person : team.people) bytes += bytes_of(person);
  for (const team::Incident& incident : team.incidents) {
    bytes += sizeof incident + incident.text.size() + incident.title.size();
  }
  return bytes;
}

}  // namespace

std::size_t bytes_of(const Session& session, bool with_team) {
  return sizeof session + session.incident.size() + session.comparison.size() +
         session.settings.edits.size() * sizeof(Edit) +
         session.settings.away.size() * sizeof(team::PersonId) +
         session.speaking_order.size() * sizeof(team::PersonId) + session.draft.text.size() +
         (with_team ? bytes_of(*session.team) : 0);
}

namespace {

std::size_t bytes_of(const HistoryStep& step) {
  const bool another_team = step.before.team != step.after.team;
  return bytes_of(step.before, another_team) + bytes_of(step.after, false);
}

}  // namespace

History::History(std::vector<HistoryStep> steps, std::size_t done)
    : steps_(std::move(steps)), done_(done) {
  for (HistoryStep& step : steps_) {
    step.seconds = -2 * k_run_seconds;  // the clock starts at 0
    step.bytes = bytes_of(step);
    bytes_ += step.bytes;
  }
}

void History::record(Session before, const Session& after, StepName name, double seconds,
                     std::size_t max_bytes) {
  ++edition_;
  while (steps_.size() > done_) {
    bytes_ -= steps_.back().bytes;
    steps_.pop_back();
  }
  const bool goes_on = !steps_.empty() && !name.run.empty() && steps_.back().name.run == name.run &&
                       seconds - steps_.back().seconds < k_run_seconds;
  if (!goes_on) steps_.push_back({std::move(before), {}, {}, 0});
  HistoryStep& step = steps_.back();
  step.after = after;
  step.name = std::move(name);
  step.seconds = seconds;
  bytes_ -= step.bytes;
  step.bytes = bytes_of(step);
  bytes_ += step.bytes;
  std::size_t oldest = 0;
  while (bytes_ > max_bytes && oldest + 1 < steps_.size()) bytes_ -= steps_[oldest++].bytes;
  steps_.erase(steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(oldest));
  done_ = steps_.size();
}

const Session* History::undo(std::string& label) {
  if (!can_undo()) return nullptr;
  ++edition_;
  const HistoryStep& step = steps_[--done_];
  label = step.name.label;
  return &step.before;
}

const Session* History::redo(std::string& label) {
  if (!can_redo()) return nullptr;
  ++edition_;
  const HistoryStep& step = steps_[done_++];
  label = step.name.label;
  return &step.after;
}

}  // namespace headsup::app
