// What each head finds, and its switch.
#include "app/content/panel/panel.h"
#include "app/content/parts.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::Id;

constexpr float k_visible_share = 0.002f;  // of a bar of 750 px this is a pixel and a half

std::string first_place(const State& state, const analysis::HeadReading& reading) {
  switch (reading.verdict) {
    case analysis::Verdict::nobody:
      return texts::get(Id::view_verdict_nobody);
    case analysis::Verdict::close:
      return texts::get(Id::view_close);
    case analysis::Verdict::clear:
      break;
  }
  return name_of(state, reading.order.front());
}

std::string finding(const State& state, const analysis::HeadReading& reading) {
  const int first = reading.order[0];
  const int second = reading.order[1];  // a team has two people at least
  const auto weight = [&](int person) {
    return percent(static_cast<double>(reading.weights[person]));
  };
  switch (reading.verdict) {
    case analysis::Verdict::nobody:
      return texts::get(Id::view_verdict_nobody);
    case analysis::Verdict::close:
      return texts::fill(Id::view_verdict_close, {name_of(state, first), weight(first),
                                                  name_of(state, second), weight(second)});
    case analysis::Verdict::clear:
      break;
  }
  return name_of(state, first) + ", " + weight(first);
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
    row.first = texts::get(Id::page_off);
    row.finding = texts::get(Id::view_verdict_off);
    row.spread = texts::get(Id::view_part_missing);
    row.in_brief = row.first;
    return row;
  }
  row.first = first_place(state, reading);
  row.finding = finding(state, reading);
  row.spread = texts::fill(Id::view_spread, {voice(reading), decimal(reading.effective_people, 1),
                                             decimal(reading.entropy_bits, 2)});
  row.in_brief = reading.verdict == analysis::Verdict::close
                     ? row.first
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
  std::string found;
  for (std::size_t head = 0; head < team::k_heads; ++head) {
    HeadSummary row = head_summary(state, head);
    if (row.on) found += (found.empty() ? "" : "; ") + row.label + ": " + row.finding;
    heads.rows.push_back(std::move(row));
  }
  const std::string& asks = name_of(state, state.controls().query);
  heads.sentence = found.empty() ? texts::fill(Id::view_summary_off, {asks})
                                 : texts::fill(Id::view_summary, {asks, found});
  return {texts::get(Id::view_verdicts), "", {std::move(heads)}};
}

}  // namespace headsup::app
