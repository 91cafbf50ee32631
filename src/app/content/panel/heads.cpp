// What each head finds, and its switch.
#include "app/content/panel/panel.h"
#include "app/content/parts.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::Id;

constexpr float k_visible_share = 0.002f;  // of a bar of 750 px this is a pixel and a half

Place place(const State& state, const analysis::HeadReading& reading, std::size_t rank) {
  const int person = reading.order[rank];
  return {name_of(state, person), reading.weights[person]};
}

HeadSummary head_summary(const State& state, std::size_t head) {
  const analysis::HeadReading& reading = state.derived().reader->heads()[head];
  HeadSummary row;
  row.id = "on-" + state.team().heads[head].id;
  row.head = static_cast<int>(head);
  row.label = state.team().heads[head].label;
  row.on = state.controls().enabled[head];
  row.flip = SetHeadEnabled{row.head, !row.on};
  if (!row.on) {
    row.spread = texts::get(Id::view_part_missing);
    row.in_brief = texts::get(Id::page_off);
    return row;
  }
  row.verdict = reading.verdict;
  row.first = place(state, reading, 0);
  row.second = place(state, reading, 1);  // a team has two people at least
  row.spread = texts::fill(Id::view_spread, {voice(reading), decimal(reading.effective_people, 1),
                                             decimal(reading.entropy_bits, 2)});
  row.in_brief = reading.verdict == analysis::Verdict::close
                     ? texts::get(Id::view_close)
                     : texts::fill(Id::view_spread_brief,
                                   {voice(reading), decimal(reading.effective_people, 1)});
  for (const int person : reading.order) {
    const float weight = reading.weights[person];
    if (weight < k_visible_share) break;
    row.shares.push_back(weight);
  }
  return row;
}

}  // namespace

Document heads_document(const State& state) {
  HeadSummaries heads;
  heads.rows.reserve(team::k_heads);
  for (std::size_t head = 0; head < team::k_heads; ++head) {
    heads.rows.push_back(head_summary(state, head));
  }
  heads.query = name_of(state, state.controls().query);
  Document document{texts::get(Id::view_verdicts), "", {}};
  document.blocks.push_back(std::move(heads));  // a list in braces would copy it
  return document;
}

std::string_view who_stands_out(const HeadSummary& row) {
  if (!row.on) return texts::get(Id::page_off);
  switch (row.verdict) {
    case analysis::Verdict::nobody:
      return texts::get(Id::view_verdict_nobody);
    case analysis::Verdict::close:
      return texts::get(Id::view_close);
    case analysis::Verdict::clear:
      break;
  }
  return row.first.name;
}

std::string finding(const HeadSummary& row) {
  const auto weight = [](const Place& place) { return percent(static_cast<double>(place.weight)); };
  if (!row.on) return texts::get(Id::view_verdict_off);
  switch (row.verdict) {
    case analysis::Verdict::nobody:
      return texts::get(Id::view_verdict_nobody);
    case analysis::Verdict::close:
      return texts::fill(Id::view_verdict_close,
                         {row.first.name, weight(row.first), row.second.name, weight(row.second)});
    case analysis::Verdict::clear:
      break;
  }
  return std::string(row.first.name) + ", " + weight(row.first);
}

std::string sentence(const HeadSummaries& block) {
  std::string found;
  for (const HeadSummary& row : block.rows) {
    if (row.on) found += (found.empty() ? "" : "; ") + std::string(row.label) + ": " + finding(row);
  }
  return found.empty() ? texts::fill(Id::view_summary_off, {block.query})
                       : texts::fill(Id::view_summary, {block.query, found});
}

}  // namespace headsup::app
