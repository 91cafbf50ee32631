// A roster or a table as it is typed: what it is taken for, what each word of it means, and the way
// to make it the team.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "app/content/parts.h"
#include "app/core/action.h"
#include "app/editor/fields.h"
#include "app/editor/import_answer.h"
#include "app/editor/imports.h"
#include "app/editor/pages.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::Id;

constexpr std::size_t k_shown_people = 40;  // of a large roster
constexpr std::size_t k_shown_words = 40;

// The words of the draft that can be corrected: those that nothing lists first.
std::vector<std::string> words_of(const team::ImportResult& read) {
  std::vector<std::string> words;
  const auto add = [&](const std::string& word) {
    if (words.size() < k_shown_words &&
        std::find(words.begin(), words.end(), word) == words.end()) {
      words.push_back(word);
    }
  };
  for (const team::Column& column : read.columns) {
    if (column.facet < 0) add(column.name);
  }
  for (const team::Understood& person : read.people) {
    for (const std::string& word : person.unknown) add(word);
  }
  for (const team::Column& column : read.columns) add(column.name);
  for (const team::Understood& person : read.people) {
    for (const team::Match& match : person.matches) add(match.term);
  }
  return words;
}

// What one person's words raise, a chip a term.
Terms understood(const team::Team& team, const team::Understood& person) {
  Terms terms;
  for (const team::Match& match : person.matches) {
    auto term = std::find_if(terms.rows.begin(), terms.rows.end(),
                             [&](const Term& other) { return other.text == match.term; });
    if (term == terms.rows.end()) term = terms.rows.insert(term, Term{match.term, {}, {}});
    term->raised.push_back({team.facet(match.facet).label, match.weight});
    term->heads[team.head_of(match.facet)] = true;
  }
  return terms;
}

void add_roster(const team::ImportResult& read, Document& document) {
  const team::Team& team = *read.team;
  document.blocks.push_back(Heading{texts::get(Id::editor_understood), "", -1});
  for (std::size_t i = 0; i < std::min(read.people.size(), k_shown_people); ++i) {
    const team::Person& person = team.people[i];
    std::string who = person.name + ", " + person.title;
    if (person.lead) who += " (" + std::string(texts::get(Id::editor_lead)) + ")";
    if (!person.available) who += " (" + std::string(texts::get(Id::editor_away)) + ")";
    document.blocks.push_back(Paragraph{who, Tone::strong});
    Terms terms = understood(team, read.people[i]);
    if (terms.rows.empty()) {
      document.blocks.push_back(Paragraph{texts::get(Id::editor_nothing_understood), Tone::muted});
    } else {
      document.blocks.push_back(std::move(terms));
    }
  }
}

void add_table(const team::ImportResult& read, Document& document) {
  Table table{"", {texts::get(Id::editor_column_means)}, {}, ""};
  for (const team::Column& column : read.columns) {
    const std::string means =
        column.facet < 0 ? texts::get(Id::editor_left_out) : read.team->facet(column.facet).label;
    table.rows.push_back({column.name, {{means, "", nullptr}}});
  }
  document.blocks.push_back(Heading{texts::get(Id::editor_columns), "", -1});
  document.blocks.push_back(std::move(table));
}

// One word is chosen, then what it means.
void add_corrections(const State& state, const team::ImportResult& read, Document& document) {
  const std::vector<std::string> words = words_of(read);
  if (words.empty()) return;
  document.blocks.push_back(Heading{texts::get(Id::editor_correct), "", -1});
  const std::vector<std::string> unknown = unknown_words(read);
  if (!unknown.empty()) {
    document.blocks.push_back(
        Paragraph{texts::fill(Id::editor_unknown, {join(unknown)}), Tone::plain});
  }
  const Editing editing = state.view().editing;
  const auto chosen = std::find(words.begin(), words.end(), editing.word);
  const int open = chosen == words.end() ? -1 : static_cast<int>(chosen - words.begin());
  Choice choice{"draft-word", texts::get(Id::editor_which_word), words, open, nullptr};
  choice.choose = [editing, words](int word) -> Action {
    Editing next = editing;
    next.word = words[word];
    return SetEditing{next};
  };
  document.blocks.push_back(std::move(choice));
  if (open < 0) return;
  document.blocks.push_back(head_tabs(state));
  const std::string word = words[open];
  const team::Team& team = *read.team;
  const int first = team.first_facet(editing.head);
  Choice means{"draft-means", texts::fill(Id::editor_means, {word}), {}, -1, nullptr};
  for (const team::Facet& facet : team.heads[editing.head].facets) {
    means.options.push_back(facet.label);
  }
  means.choose = [word, first](int place) -> Action { return SetMeaning{word, first + place}; };
  document.blocks.push_back(std::move(means));
  document.blocks.push_back(
      Buttons{{button("draft-nothing", texts::fill(Id::editor_means_nothing, {word}),
                      SetMeaning{word, k_no_meaning}),
               button("draft-usual", texts::get(Id::editor_means_usual),
                      SetMeaning{word, k_usual_meaning})}});
}

void add_result(const State& state, const team::ImportResult& read, Document& document) {
  if (!read.team) {
    const std::string place = texts::fill(
        Id::editor_place, {std::to_string(read.error.line), std::to_string(read.error.column)});
    document.blocks.push_back(Paragraph{place + ": " + read.error.message, Tone::plain});
    return;
  }
  const std::string taken = kind_text(read.kind, read.team->people.size());
  document.blocks.push_back(Paragraph{texts::fill(Id::editor_taken_for, {taken}), Tone::plain});
  Button open = button("draft-open", texts::get(Id::editor_open_draft), OpenDraft{});
  open.primary = true;
  document.blocks.push_back(Buttons{{std::move(open)}});
  if (!read.people.empty()) add_roster(read, document);
  if (!read.columns.empty()) add_table(read, document);
  add_corrections(state, read, document);
}

}  // namespace

Document import_page(const State& state) {
  Document document{texts::get(Id::page_name_import), texts::get(Id::editor_import_lead), {}};
  TextField field{"draft",
                  texts::get(Id::editor_draft),
                  state.session().draft.text,
                  [](const std::string& typed) -> Action { return SetDraft{typed}; },
                  10,
                  texts::get(Id::editor_draft_hint)};
  document.blocks.push_back(std::move(field));
  if (!state.catalogue) {
    document.blocks.push_back(Paragraph{texts::get(Id::editor_no_catalogue), Tone::muted});
  } else if (state.derived().draft) {
    add_result(state, *state.derived().draft, document);
  }
  document.blocks.push_back(
      Buttons{{button("open-file", texts::get(Id::page_team_file), OpenFile{})}});
  return document;
}

}  // namespace headsup::app
