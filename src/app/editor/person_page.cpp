// A person's card: name and title, what they carry and need, what they offer.
#include <algorithm>
#include <string>

#include "app/content/parts.h"
#include "app/core/action.h"
#include "app/editor/fields.h"
#include "app/editor/pages.h"
#include "base/date.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::Id;

constexpr int k_title_px = 200;  // of a name or a title side by side: 'Engineering Manager' in full
constexpr int k_field_px = 150;  // of two other fields

void add_names(const State& state, int index, Document& document) {
  const team::Person& person = state.team().people[index];
  const bool away = is_away(state, index);
  const auto name = [index](const std::string& typed) -> team::Change {
    return team::change::Name{index, typed};
  };
  const auto title = [index](const std::string& typed) -> team::Change {
    return team::change::JobTitle{index, typed};
  };
  document.blocks.push_back(
      Split{{{"", "", {line("person-name", texts::get(Id::editor_name), person.name, name)}},
             {"", "", {line("person-title", texts::get(Id::editor_title), person.title, title)}}},
            k_title_px});
  Button lead = button("person-lead", texts::get(Id::editor_lead), edit(team::change::Lead{index}),
                       !person.lead);
  lead.is_toggle = true;
  lead.on = person.lead;
  Button absent = button("person-away", texts::get(Id::editor_away), SetAvailable{index, away});
  absent.is_toggle = true;
  absent.on = away;
  document.blocks.push_back(
      Buttons{{lead, absent,
               button("person-asks", texts::fill(Id::editor_asks, {person.name}),
                      SelectPerson{index}, state.controls().query != index)}});
}

void add_order(const State& state, int index, Document& document) {
  const int last = state.people() - 1;
  const auto move = [&](int to) { return edit(team::change::MovePerson{index, to}); };
  document.blocks.push_back(Buttons{
      {button("person-earlier", texts::get(Id::editor_earlier), move(index - 1), index > 0),
       button("person-later", texts::get(Id::editor_later), move(index + 1), index < last),
       button("person-remove", texts::get(Id::editor_remove_person),
              edit(team::change::RemovePerson{index}), state.people() > team::k_min_people)}});
}

// Whose commits of the history are theirs; who else they may be.
void add_history(const State& state, int index, Document& document) {
  const team::Team& team = state.team();
  const team::Person& person = team.people[index];
  if (!team.history) return;
  std::vector<int> commits(team.history->authors.size());
  for (const team::HistoryCommit& commit : team.history->commits) {
    commits[commit.author] += commit.bulk ? 0 : 1;
  }
  document.blocks.push_back(Heading{texts::get(Id::editor_history), "", -1});
  Buttons apart;
  for (const int author : person.wrote_as) {
    document.blocks.push_back(Paragraph{texts::fill(
        Id::editor_wrote_as, {team.history->authors[author], whole_number(commits[author])})});
    if (person.wrote_as.size() < 2) break;
    apart.buttons.push_back(button("apart-" + std::to_string(author),
                                   texts::fill(Id::editor_split, {team.history->authors[author]}),
                                   edit(team::change::SplitPerson{index, author})));
  }
  if (person.wrote_as.empty()) {
    document.blocks.push_back(Paragraph{texts::get(Id::editor_wrote_nothing), Tone::muted});
  }
  if (!apart.buttons.empty()) document.blocks.push_back(std::move(apart));
  Choice same{"same-person", texts::get(Id::editor_same_person), {}, -1, nullptr};
  std::vector<int> others;
  for (int other = 0; other < state.people(); ++other) {
    if (other == index || team.people[other].wrote_as.empty()) continue;
    others.push_back(other);
    same.options.push_back(team.people[other].name);
  }
  if (others.empty()) return;
  document.blocks.push_back(Paragraph{same.label, Tone::muted});
  same.none = texts::fill(Id::editor_same_nobody, {person.name});
  same.choose = [index, others](int option) -> Action {
    return edit(team::change::MergePeople{index, others[option]});
  };
  document.blocks.push_back(std::move(same));
}

// When something was last used, as a date.
TextField last_used(const State& state, int index, const team::Carry& carry) {
  const int today = state.transient.today;
  const int day = today - static_cast<int>(carry.days_ago + 0.5);
  const std::string& id = state.team().facet(carry.facet).id;
  TextField field{"used-" + id, texts::get(Id::editor_last_used), base::date_text(day), nullptr, 1};
  field.change = [index, carry, today](const std::string& typed) -> Action {
    int read = 0;
    const bool is_date = base::read_date(typed, read) && read <= today;
    const double days = is_date ? static_cast<double>(today - read) : carry.days_ago;
    return edit(team::change::Carries{index, carry.facet, carry.strength, days});
  };
  return field;
}

void add_carries(const State& state, int index, Document& document) {
  const team::Team& team = state.team();
  const team::Person& person = team.people[index];
  const int head = state.view().editing.head;
  document.blocks.push_back(
      Heading{texts::fill(Id::editor_carries, {person.name, team.heads[head].label}), "", head});
  Facets carried;
  for (const team::Carry& carry : person.carries) carried.push_back({carry.facet, carry.strength});
  const auto set = [index](int facet, double value) -> team::Change {
    return team::change::Carries{index, facet, value, 0};
  };
  document.blocks.push_back(facet_toggles(state, {"carries", carried, set}));
  for (const team::Carry& carry : person.carries) {
    if (team.head_of(carry.facet) != head) continue;
    const team::Facet& facet = team.facet(carry.facet);
    Slider strength = share_slider(
        "carries-" + facet.id, facet.label, carry.strength, head, [index, carry](double share) {
          return edit(team::change::Carries{index, carry.facet, share, carry.days_ago});
        });
    document.blocks.push_back(Split{
        {{"", "", {std::move(strength)}}, {"", "", {last_used(state, index, carry)}}}, k_field_px});
  }
}

void add_needs(const State& state, int index, Document& document) {
  const team::Person& person = state.team().people[index];
  document.blocks.push_back(Heading{texts::fill(Id::editor_needs, {person.name}), "", -1});
  if (person.lead) {
    document.blocks.push_back(Paragraph{texts::get(Id::editor_lead_needs), Tone::muted});
    return;
  }
  const auto set = [index](int facet, double value) -> team::Change {
    return team::change::Needs{index, facet, value};
  };
  add_facet_numbers(state, {"needs", person.needs, set}, document);
}

void add_opened_contribution(const State& state, int index, int which, Document& document) {
  const team::Contribution& what = state.team().people[index].contributions[which];
  document.blocks.push_back(lines("offer-text", texts::get(Id::editor_offer_text), what.text, 2,
                                  [index, which](const std::string& typed) -> team::Change {
                                    return team::change::ContributionText{index, which, typed};
                                  }));
  document.blocks.push_back(line("offer-effort", texts::get(Id::editor_effort), what.effort,
                                 [index, which](const std::string& typed) -> team::Change {
                                   return team::change::Effort{index, which, typed};
                                 }));
  const auto set = [index, which](int facet, double value) -> team::Change {
    return team::change::Offers{index, which, facet, value};
  };
  document.blocks.push_back(Paragraph{texts::get(Id::editor_offer_fits), Tone::muted});
  document.blocks.push_back(head_tabs(state, "offer-head"));
  add_facet_numbers(state, {"fits", what.facets, set}, document);
  document.blocks.push_back(
      Buttons{{button("offer-remove", texts::get(Id::editor_remove_offer),
                      edit(team::change::RemoveContribution{index, which}))}});
}

void add_contributions(const State& state, int index, Document& document) {
  const team::Person& person = state.team().people[index];
  document.blocks.push_back(Heading{texts::fill(Id::editor_offers, {person.name}), "", -1});
  Entries list;
  for (std::size_t i = 0; i < person.contributions.size(); ++i) {
    const team::Contribution& what = person.contributions[i];
    std::vector<std::string> facets;
    for (const team::FacetValue& value : what.facets) {
      facets.push_back(state.team().facet(value.facet).label);
    }
    const int which = static_cast<int>(i);
    const bool open = state.view().editing.contribution == which;
    list.rows.push_back({"offer-" + std::to_string(i + 1), what.text, join(facets),
                         SetEditing{opened(state, &Editing::contribution, open ? -1 : which)}});
  }
  if (!list.rows.empty()) document.blocks.push_back(std::move(list));
  const int which = state.view().editing.contribution;
  if (which >= 0 && which < static_cast<int>(person.contributions.size())) {
    add_opened_contribution(state, index, which, document);
  }
  const std::string text = texts::fill(Id::editor_first_offer, {person.name});
  document.blocks.push_back(Buttons{{button("offer-add", texts::get(Id::editor_add_offer),
                                            edit(team::change::AddContribution{index, text}))}});
}

}  // namespace

int edited_person(const State& state) {
  const int open = state.team().position(state.view().editing.person);
  return open >= 0 ? open : state.controls().query;
}

Document person_page(const State& state) {
  const int index = edited_person(state);
  Document document{name_of(state, index), texts::get(Id::editor_person_lead), {}};
  add_names(state, index, document);
  add_history(state, index, document);
  document.blocks.push_back(head_tabs(state));
  add_carries(state, index, document);
  add_contributions(state, index, document);
  add_needs(state, index, document);
  add_order(state, index, document);
  document.blocks.push_back(
      Buttons{{button("to-team", texts::get(Id::editor_to_team), OpenPage{Page::team})}});
  return document;
}

}  // namespace headsup::app
