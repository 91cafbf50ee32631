// Whom to ask for what.
#include <memory>
#include <utility>

#include "app/content/panel/panel.h"
#include "app/content/parts.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::Id;
using Lines = std::vector<analysis::BriefLine>;

constexpr double k_worth_noting = 0.005;  // a smaller share is left unnamed without a word

BriefRow brief_row(const team::Team& team, const Lines& lines, std::size_t row) {
  const analysis::BriefLine& line = lines[row];
  const team::Person& who = team.people[line.person];
  const team::Contribution& what = who.contributions[line.contribution];
  return {who.name, row > 0 && lines[row - 1].person == line.person, line.share, what.text,
          what.effort.empty() ? "" : texts::fill(Id::view_effort, {what.effort})};
}

}  // namespace

Document brief_document(const State& state) {
  const analysis::Brief& brief = state.derived().reader->brief();
  auto heads = std::make_shared<std::vector<BriefHead>>();
  heads->reserve(team::k_heads);
  auto end = brief.lines.begin();  // they come head by head, none for a head that is off
  for (int head = 0; head < team::k_heads; ++head) {
    if (!state.controls().enabled[head]) continue;
    const auto begin = end;
    while (end != brief.lines.end() && end->head == head) ++end;
    auto row = [team = state.session().team, lines = Lines(begin, end)](std::size_t i) {
      return brief_row(*team, lines, i);
    };
    const bool finds_anybody =
        state.derived().reader->heads()[head].verdict != analysis::Verdict::nobody;
    heads->push_back({head, head_label(state, head), static_cast<std::size_t>(end - begin),
                      std::move(row), finds_anybody, brief.unnamed[head]});
  }
  Document document{texts::get(Id::view_brief_title), texts::get(Id::view_nobody_yet), {}};
  if (brief.accountable >= 0) {
    document.lead = texts::fill(Id::view_accountable, {name_of(state, brief.accountable)});
  }
  document.blocks.push_back(Briefing{std::move(heads)});
  document.blocks.push_back(Paragraph{texts::get(Id::view_no_review), Tone::muted});
  return document;
}

std::string note(const BriefHead& head) {
  if (!head.finds_anybody) return texts::get(Id::view_be_precise);
  return head.unnamed < k_worth_noting ? ""
                                       : texts::fill(Id::view_unnamed, {percent(head.unnamed)});
}

}  // namespace headsup::app
