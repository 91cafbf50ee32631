#include "team/roster_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/number.h"
#include "base/unicode.h"

namespace headsup::team {
namespace {

constexpr double k_week = 7;
constexpr double k_month = 30;
constexpr double k_quarter = 91;
constexpr double k_year = 365;

struct Amount {
  std::string_view word;
  double days;
};

constexpr Amount k_units[] = {{"day", 1},
                              {"days", 1},
                              {"week", k_week},
                              {"weeks", k_week},
                              {"month", k_month},
                              {"months", k_month},
                              {"quarter", k_quarter},
                              {"quarters", k_quarter},
                              {"year", k_year},
                              {"years", k_year},
                              {"tag", 1},
                              {"tage", 1},
                              {"tagen", 1},
                              {"woche", k_week},
                              {"wochen", k_week},
                              {"monat", k_month},
                              {"monate", k_month},
                              {"monaten", k_month},
                              {"quartal", k_quarter},
                              {"quartale", k_quarter},
                              {"quartalen", k_quarter},
                              {"jahr", k_year},
                              {"jahre", k_year},
                              {"jahren", k_year}};

constexpr Amount k_numbers[] = {{"a", 1},      {"an", 1},   {"one", 1},  {"two", 2},   {"three", 3},
                                {"four", 4},   {"five", 5}, {"six", 6},  {"seven", 7}, {"eight", 8},
                                {"nine", 9},   {"ten", 10}, {"ein", 1},  {"einem", 1}, {"einer", 1},
                                {"zwei", 2},   {"drei", 3}, {"vier", 4}, {"fünf", 5},  {"sechs", 6},
                                {"sieben", 7}, {"acht", 8}, {"neun", 9}, {"zehn", 10}};

constexpr Amount k_days[] = {
    {"today", 0}, {"yesterday", 1}, {"heute", 0}, {"gestern", 1}, {"vorgestern", 2}};

constexpr std::string_view k_last[] = {"last",    "letzte", "letzten", "letzter",
                                       "letztes", "vorige", "voriges", "vorigen"};

// The first words of a part that says so.
constexpr std::string_view k_away[] = {
    "away",       "absent",      "on leave",      "on parental leave", "parental leave",
    "on holiday", "on holidays", "on vacation",   "out of office",     "ooo",
    "out sick",   "sick",        "off sick",      "abwesend",          "im urlaub",
    "urlaub",     "krank",       "in elternzeit", "elternzeit",        "nicht da"};

constexpr std::string_view k_lead[] = {"lead",     "the lead",       "team lead",      "tech lead",
                                       "leads",    "leads the team", "leitung",        "leiter",
                                       "leiterin", "teamleitung",    "leitet das team"};

constexpr std::string_view k_little[] = {"a little", "little",       "a bit of",  "a bit",
                                         "some",     "basic",        "basics of", "ein wenig",
                                         "etwas",    "ein bisschen", "grundlagen"};

constexpr std::string_view k_fillers[] = {  // sorted
    "a",      "about",       "after",  "all",   "also",    "always", "am",      "an",
    "and",    "are",         "as",     "at",    "auch",    "auf",    "aus",     "been",
    "before", "bei",         "best",   "bit",   "both",    "build",  "builds",  "built",
    "but",    "by",          "came",   "can",   "care",    "cares",  "carries", "das",
    "dem",    "den",         "der",    "des",   "did",     "die",    "do",      "does",
    "doing",  "done",        "each",   "eine",  "einen",   "einer",  "even",    "every",
    "few",    "first",       "for",    "from",  "für",     "gebaut", "good",    "great",
    "had",    "half",        "has",    "hat",   "have",    "he",     "helped",  "helps",
    "her",    "here",        "his",    "holds", "how",     "i",      "ich",     "im",
    "in",     "into",        "is",     "ist",   "it",      "its",    "just",    "keeps",
    "kennt",  "knew",        "know",   "knows", "led",     "likes",  "little",  "long",
    "made",   "maintains",   "makes",  "many",  "me",      "mit",    "most",    "much",
    "my",     "neu",         "never",  "new",   "nicht",   "no",     "not",     "now",
    "of",     "off",         "often",  "old",   "on",      "once",   "only",    "or",
    "our",    "out",         "over",   "own",   "owned",   "owns",   "part",    "ran",
    "really", "responsible", "run",    "runs",  "schrieb", "she",    "since",   "so",
    "some",   "still",       "that",   "the",   "their",   "them",   "there",   "they",
    "this",   "through",     "to",     "too",   "und",     "under",  "until",   "up",
    "us",     "use",         "used",   "uses",  "using",   "very",   "via",     "vom",
    "von",    "war",         "was",    "we",    "well",    "were",   "what",    "when",
    "where",  "which",       "while",  "who",   "will",    "with",   "without", "work",
    "worked", "works",       "writes", "wrote", "you",     "zu",     "zum",     "zur",
    "über"};
static_assert(std::is_sorted(std::begin(k_fillers), std::end(k_fillers)));

template <std::size_t Count>
bool is_one_of(const std::string_view (&words)[Count], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

template <std::size_t Count>
bool find_amount(const Amount (&amounts)[Count], std::string_view word, double& out) {
  for (const Amount& amount : amounts) {
    if (amount.word != word) continue;
    out = amount.days;
    return true;
  }
  return false;
}

bool find_count(std::string_view word, double& out) {
  return find_amount(k_numbers, word, out) ||
         (word.size() <= 4 && base::read_number(word, out) && out >= 0);
}

// A time that begins with the word at `at`: how many words it takes, 0 where none begins, and how
// many days ago it is.
std::size_t read_time(const RosterWords& words, std::size_t at, double& days) {
  const auto word = [&](std::size_t i) -> std::string_view {
    return i < words.size() ? std::string_view(words[i].lower) : std::string_view();
  };
  double count = 0;
  double unit = 0;
  if (find_amount(k_days, word(at), days)) return 1;
  if (word(at) == "last" && word(at + 1) == "night") return days = 1, 2;
  if (is_one_of(k_last, word(at)) && find_amount(k_units, word(at + 1), unit)) {
    return days = unit, 2;
  }
  if (find_count(word(at), count) && find_amount(k_units, word(at + 1), unit) &&
      word(at + 2) == "ago") {
    return days = count * unit, 3;
  }
  if (word(at) == "vor" && find_count(word(at + 1), count) &&
      find_amount(k_units, word(at + 2), unit)) {
    return days = count * unit, 3;
  }
  return 0;
}

constexpr std::size_t k_longest_mark = 3;  // words of those above

// As many of the words as a mark may have, and one more.
std::string beginning(const RosterWords& words) {
  std::string joined;
  for (std::size_t i = 0; i < std::min(words.size(), k_longest_mark + 1); ++i) {
    if (!joined.empty()) joined += ' ';
    joined += words[i].lower;
  }
  return joined;
}

template <std::size_t Count>
bool begins_with_one_of(const std::string_view (&marks)[Count], const RosterWords& words) {
  const std::string text = beginning(words);
  return std::any_of(std::begin(marks), std::end(marks), [&](std::string_view mark) {
    return text.compare(0, mark.size(), mark) == 0 &&
           (text.size() == mark.size() || text[mark.size()] == ' ');
  });
}

}  // namespace

RosterWords roster_words(std::string_view text) {
  RosterWords words;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint here = base::decode_utf8(text, at);
    const bool is_sign = inside && (here.value == '+' || here.value == '#');
    if (base::is_word_character(here.value) || is_sign) {
      if (!inside) words.push_back({"", at, at});
      base::append_utf8(words.back().lower, base::to_lower(here.value));
      words.back().end = at + here.bytes;
      inside = true;
    } else {
      inside = false;
    }
    at += here.bytes;
  }
  return words;
}

std::string without_time(std::string_view text, RosterWords& words, double& days) {
  days = -1;
  RosterWords kept;
  std::string rest;
  std::size_t copied = 0;
  for (std::size_t i = 0; i < words.size();) {
    double found = 0;
    const std::size_t taken = read_time(words, i, found);
    if (taken == 0) {
      kept.push_back(std::move(words[i++]));
      continue;
    }
    days = days < 0 ? found : std::min(days, found);
    rest += text.substr(copied, words[i].begin - copied);
    copied = words[i + taken - 1].end;
    i += taken;
  }
  words = std::move(kept);
  return rest += text.substr(copied);
}

bool says_away(const RosterWords& words) {
  return begins_with_one_of(k_away, words);
}

bool says_little(const RosterWords& words) {
  return begins_with_one_of(k_little, words);
}

bool says_lead(const RosterWords& words) {
  return is_one_of(k_lead, beginning(words));
}

bool is_filler(std::string_view lower) {
  return std::binary_search(std::begin(k_fillers), std::end(k_fillers), lower);
}

}  // namespace headsup::team
