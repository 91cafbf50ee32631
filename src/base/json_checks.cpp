#include "base/json_checks.h"

#include <algorithm>
#include <unordered_set>

#include "base/unicode.h"

namespace headsup::base {
namespace {

// Levenshtein's distance over bytes.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row[b.size()];
}

// The candidate spelt most alike, or empty if none is close enough to be a slip.
std::string_view nearest(std::string_view name, const std::vector<std::string_view>& candidates) {
  constexpr std::size_t k_longest = 64;
  std::string_view best;
  if (name.size() > k_longest) return best;
  const std::size_t tolerated = name.size() <= 3 ? 1 : std::max<std::size_t>(2, name.size() / 3);
  std::size_t best_distance = tolerated + 1;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > k_longest) continue;
    const std::size_t distance = edit_distance(name, candidate);
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

std::string list(const std::vector<std::string_view>& names) {
  std::string result;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) result += i + 1 == names.size() ? " or " : ", ";
    result += names[i];
  }
  return result;
}

std::string description(TextRule rule, int longest) {
  const std::string length = "1 to " + std::to_string(longest) + " characters";
  switch (rule) {
    case TextRule::id:
      return "an id of " + length + " without white space";
    case TextRule::line:
      return "a line of " + length;
    case TextRule::paragraph:
      return "a text of " + length;
  }
  return "";
}

}  // namespace

const char* text_fault(std::string_view text, TextRule rule, int longest) {
  bool blank = true;
  bool control = false;
  bool space = false;
  char32_t first = 0;
  char32_t last = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint here = decode_utf8(text, at);
    const bool line_break = here.value == '\n' || here.value == '\r' || here.value == '\t';
    control |= here.value == k_malformed;
    control |= is_control(here.value) && !(rule == TextRule::paragraph && line_break);
    space |= is_space(here.value);
    blank &= is_space(here.value);
    if (at == 0) first = here.value;
    last = here.value;
    at += here.bytes;
  }
  if (text.empty()) return "an empty text";
  if (blank) return "a blank text";
  if (control) return "a control character";
  if (count_code_points(text) > static_cast<std::size_t>(longest)) return "a text that is too long";
  if (rule == TextRule::id && space) return "white space";
  if (rule == TextRule::line && (is_space(first) || is_space(last))) {
    return "white space at an end of the text";
  }
  return nullptr;
}

FileError JsonChecks::error() const {
  const TextPosition position = document_.position(offset_);
  return {position.line, position.column, document_.path(node_), message_};
}

void JsonChecks::report(int node, std::size_t offset, const std::string& found,
                        const std::string& expected) {
  if (offset >= offset_) return;
  offset_ = offset;
  node_ = node;
  message_ = found + "; expected " + expected;
}

void JsonChecks::expected(int node, const std::string& found, const std::string& expected) {
  report(node, document_.node(node).offset, found, expected);
}

void JsonChecks::expected_key(int node, const std::string& found, const std::string& expected) {
  report(node, document_.node(node).key_offset, found, expected);
}

bool JsonChecks::is(int node, JsonKind kind, const std::string& expected) {
  if (document_.node(node).kind == kind) return true;
  this->expected(node, "found " + document_.quoted(node), expected);
  return false;
}

std::vector<int> JsonChecks::members(int object, const std::string& what,
                                     std::initializer_list<JsonMember> known) {
  std::vector<int> found(known.size(), -1);
  if (object < 0 || !is(object, JsonKind::object, what + ", an object")) return found;
  std::vector<std::string_view> names;
  for (const JsonMember& member : known) names.emplace_back(member.name);
  bool misspelt = false;
  for (int child = document_.node(object).first; child >= 0; child = document_.node(child).next) {
    const std::string_view key = document_.node(child).key;
    const auto at = std::find(names.begin(), names.end(), key);
    if (at == names.end()) {
      unknown(child, true, "member", key, names);
      misspelt = true;
      continue;
    }
    int& slot = found[at - names.begin()];
    if (slot >= 0) expected_key(child, "found the member a second time", "it once");
    slot = child;
  }
  if (misspelt) return found;  // most likely the very member that would be missed below
  std::size_t i = 0;
  for (const JsonMember& member : known) {
    if (member.required && found[i] < 0) {
      expected(object, "found no member \"" + std::string(member.name) + "\"", "it in " + what);
    }
    ++i;
  }
  return found;
}

std::vector<int> JsonChecks::children(int node, JsonKind kind, const std::string& expected) {
  std::vector<int> result;
  if (node < 0 || !is(node, kind, expected)) return result;
  std::unordered_set<std::string_view> keys;
  for (int child = document_.node(node).first; child >= 0; child = document_.node(child).next) {
    if (kind == JsonKind::object && !keys.insert(document_.node(child).key).second) {
      expected_key(child, "found the key a second time", "it once");
    }
    result.push_back(child);
  }
  return result;
}

double JsonChecks::number(int node, const NumberRange& range) {
  if (node < 0 || !is(node, JsonKind::number, range.expected)) return 0;
  const double value = document_.node(node).number;
  if (value >= range.min && value <= range.max && !(range.without_min && value == range.min)) {
    return value;
  }
  expected(node, document_.quoted(node) + " is out of range", range.expected);
  return 0;
}

bool JsonChecks::boolean(int node, bool fallback) {
  if (node < 0 || !is(node, JsonKind::boolean, "true or false")) return fallback;
  return document_.node(node).boolean;
}

std::string JsonChecks::text(int node, TextRule rule, int longest) {
  if (node < 0 || !is(node, JsonKind::string, description(rule, longest))) return "";
  return checked(document_.node(node).text, node, false, rule, longest);
}

std::string JsonChecks::key(int node, TextRule rule, int longest) {
  return checked(document_.node(node).key, node, true, rule, longest);
}

std::string JsonChecks::checked(std::string_view text, int node, bool at_key, TextRule rule,
                                int longest) {
  if (const char* wrong = text_fault(text, rule, longest)) {
    const JsonNode& here = document_.node(node);
    report(node, at_key ? here.key_offset : here.offset, std::string("found ") + wrong,
           description(rule, longest));
  }
  return std::string(text);
}

void JsonChecks::unknown(int node, bool at_key, const std::string& what, std::string_view name,
                         const std::vector<std::string_view>& candidates) {
  constexpr std::size_t k_max_listed = 12;
  const JsonNode& here = document_.node(node);
  const std::size_t offset = at_key ? here.key_offset : here.offset;
  if (offset >= offset_) return;  // spares the search for a suggestion that would not be shown
  const std::string_view near = nearest(name, candidates);
  const std::string expected =
      !near.empty() ? "\"" + std::string(near) + "\" perhaps"
      : candidates.size() <= k_max_listed
          ? list(candidates)
          : "one of the " + std::to_string(candidates.size()) + " that the heads define";
  report(node, offset, "found the unknown " + what + " \"" + for_display(name) + "\"", expected);
}

}  // namespace headsup::base
