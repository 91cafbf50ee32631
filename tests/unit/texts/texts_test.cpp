// The one string table: complete in every language, and what it says follows the language.
#include <doctest.h>

#include <set>
#include <string>
#include <string_view>

#include "analysis/report.h"
#include "app/api/describe.h"
#include "app/content/document.h"
#include "app/content/parts.h"
#include "app/core/action.h"
#include "tests/unit/app/fixture.h"
#include "texts/texts.h"

using namespace headsup;
using texts::Id;
using texts::Language;

namespace {

// The language is the whole program's: each test leaves English behind.
struct Speaking {
  explicit Speaking(Language language) { texts::use(language); }
  Speaking(const Speaking&) = delete;
  Speaking& operator=(const Speaking&) = delete;
  ~Speaking() { texts::use(Language::english); }
};

std::string_view text_of(int number, Language language) {
  return texts::get(static_cast<Id>(number), language);
}

std::set<char> places(std::string_view text) {
  std::set<char> found;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const bool digit = text[i + 1] >= '0' && text[i + 1] <= '9';
    if (text[i] == '{' && digit && text[i + 2] == '}') found.insert(text[i + 1]);
  }
  return found;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80);
}

// The field's own terms, units, formats and what both languages share.
bool is_shared_word(const std::string& word) {
  static const std::set<std::string> k_shared = {
      "Attention", "Softmax", "Query",  "Key",      "Value", "Token", "Person", "Score",
      "Scores",    "Bias",    "Concat", "PNG",      "SVG",   "CSV",   "JSON",   "Heads",
      "Up",        "h",       "min",    "Markdown", "RNN",   "N²",    "N"};
  return k_shared.count(word) > 0;
}

// The texts' words that a translation would change.
std::set<std::string> own_words(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && is_letter(text[i])) {
      word += text[i];
      continue;
    }
    const bool plain = !word.empty() && !(static_cast<unsigned char>(word[0]) & 0x80);
    if (plain && !is_shared_word(word)) words.insert(word);
    word.clear();
  }
  return words;
}

std::string report(const app::State& state) {
  return analysis::report_text(state.team(), state.session().incident, *state.derived().reader,
                               state.controls()) +
         analysis::report_markdown(state.team(), state.session().incident, *state.derived().reader,
                                   state.controls());
}

}  // namespace

TEST_CASE("Texts: every line says something in every language") {
  REQUIRE(texts::count() > 0);
  for (int i = 0; i < texts::count(); ++i) {
    CAPTURE(texts::id_name(i));
    for (const Language language : {Language::english, Language::german}) {
      const std::string_view text = text_of(i, language);
      CHECK_FALSE(text.empty());
      CHECK(text.find_first_not_of(' ') != std::string_view::npos);
      CHECK(text.find("  ") == std::string_view::npos);
    }
  }
}

TEST_CASE("Texts: both languages have the same places for values, numbered from 0") {
  for (int i = 0; i < texts::count(); ++i) {
    CAPTURE(texts::id_name(i));
    const std::set<char> english = places(text_of(i, Language::english));
    CHECK(english == places(text_of(i, Language::german)));
    char next = '0';
    for (const char place : english) CHECK(place == next++);
  }
}

TEST_CASE("Texts: a text is translated unless it has no words of its own") {
  for (int i = 0; i < texts::count(); ++i) {
    CAPTURE(texts::id_name(i));
    const std::string_view english = text_of(i, Language::english);
    if (english != text_of(i, Language::german)) continue;
    CHECK(own_words(english).empty());
  }
}

TEST_CASE("Texts: fill puts values in their places") {
  const Speaking german(Language::german);
  CHECK(texts::fill(Id::view_verdict_close, {"A", "1 %", "B", "2 %"}) ==
        "zu knapp zwischen A (1 %) und B (2 %)");
  CHECK(texts::fill(Id::page_file_place, {"{1}", "7"}) == "Zeile {1}, Spalte 7");
  CHECK(texts::fill(Id::page_file_place, {"3"}) == "Zeile 3, Spalte {1}");
}

TEST_CASE("Texts: a language is found by its code or a tag that starts with it") {
  Language language = Language::english;
  CHECK(texts::parse("de-AT", language));
  CHECK(language == Language::german);
  CHECK(texts::parse("en_US.UTF-8", language));
  CHECK(language == Language::english);
  CHECK_FALSE(texts::parse("fr", language));
  CHECK_FALSE(texts::parse("deu", language));
  CHECK_FALSE(texts::parse("", language));
  CHECK(language == Language::english);
}

TEST_CASE("Texts: the report, the ledger and the names of spreads follow the language") {
  app::State state = test::demo_state();
  app::update(state, app::OpenEdge{0, state.controls().query == 0 ? 1 : 0});
  app::refresh(state);
  const std::string english_report = report(state);
  const std::string english_ledger = app::document_json(*state.derived().panel);
  const std::string english_voice = app::voice(state.derived().reader->heads()[0]);

  const Speaking restore(Language::english);
  app::update(state, app::SetLanguage{Language::german});
  app::refresh(state);
  CHECK(report(state).find(texts::get(Id::report_closing, Language::german)) != std::string::npos);
  CHECK(report(state).find(texts::get(Id::report_closing, Language::english)) == std::string::npos);
  const std::string german_ledger = app::document_json(*state.derived().panel);
  CHECK(german_ledger.find(texts::get(Id::ledger_softmax, Language::german)) != std::string::npos);
  CHECK(german_ledger.find(texts::get(Id::ledger_softmax, Language::english)) == std::string::npos);
  CHECK(app::voice(state.derived().reader->heads()[0]) != english_voice);

  app::update(state, app::SetLanguage{Language::english});
  app::refresh(state);
  CHECK(report(state) == english_report);
  CHECK(app::document_json(*state.derived().panel) == english_ledger);
}

TEST_CASE("Texts: what programs read stays the same in every language") {
  app::State state = test::demo_state();
  app::update(state, app::SetIncident{"help"});
  app::refresh(state);
  const Speaking german(Language::german);
  const std::string json = app::state_json(state);
  CHECK(json.find("\"verdict\":\"nobody\"") != std::string::npos);
  CHECK(json.find("\"entropy_bits\"") != std::string::npos);
}
