// What each head finds, and its switch.
#include <algorithm>

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

std::vector<float> visible_shares(const analysis::HeadReading& reading) {
  const auto end = std::find_if(reading.order.begin(), reading.order.end(), [&](int person) {
    return reading.weights[person] < k_visible_share;
  });
  std::vector<float> shares;
  shares.reserve(static_cast<std::size_t>(end - reading.order.begin()));
  for (auto person = reading.order.begin(); person != end; ++person) {
    shares.push_back(reading.weights[*person]);
  }
  return shares;
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
    row.in_brief = texts::get(Id::page_off);
    return row;
  }
  row.verdict = reading.verdict;
  row.first = place(state, reading, 0);
  row.second = place(state, reading, 1);  // a team has two people at least
  if (state.people() > 2) row.third = place(state, reading, 2);
  row.evident = reading.evident;
  row.effective_people = reading.effective_people;
  row.entropy_bits = reading.entropy_bits;
  row.voice = voice(reading);
  const bool is_close = reading.verdict == analysis::Verdict::close && !reading.evident;
  row.in_brief =
      is_close ? texts::get(Id::view_close)
               : texts::fill(Id::view_spread_brief, {row.voice, decimal(row.effective_people, 1)});
  row.shares = visible_shares(reading);
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
      return texts::get(row.evident ? Id::view_one_of_two : Id::view_close);
    case analysis::Verdict::several:
      return texts::get(Id::view_one_of_three);
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
      return texts::fill(row.evident ? Id::view_verdict_between : Id::view_verdict_close,
                         {row.first.name, weight(row.first), row.second.name, weight(row.second)});
    case analysis::Verdict::several:
      return texts::fill(Id::view_verdict_among,
                         {row.first.name, weight(row.first), row.second.name, weight(row.second),
                          row.third.name, weight(row.third)});
    case analysis::Verdict::clear:
      break;
  }
  return std::string(row.first.name) + ", " + weight(row.first);
}

std::string spread(const HeadSummary& row) {
  if (!row.on) return texts::get(Id::view_part_missing);
  return texts::fill(Id::view_spread,
                     {row.voice, decimal(row.effective_people, 1), decimal(row.entropy_bits, 2)});
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
