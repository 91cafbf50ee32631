// Checks of one JSON document against what is expected; remembers the error that comes first in
// the file.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_error.h"
#include "base/json_document.h"

namespace headsup::base {

struct JsonMember {
  const char* name;
  bool required = true;
};

struct NumberRange {
  double min = 0;
  double max = 0;
  bool without_min = false;
  const char* expected;  // e.g. "a number from 0 to 1"
};

enum class TextRule {
  id,         // no white space
  line,       // one line, neither blank nor with spaces at its ends
  paragraph,  // not blank; line breaks and tabs are fine
};

// What is wrong with a text, such as 'a blank text'; nullptr: nothing.
const char* text_fault(std::string_view text, TextRule rule, int longest);

class JsonChecks {
 public:
  explicit JsonChecks(const JsonDocument& document) : document_(document) {}

  bool failed() const { return offset_ != std::string_view::npos; }
  FileError error() const;

  // "<what was found>; expected <expected>", at the value or at the key of the node.
  void expected(int node, const std::string& found, const std::string& expected);
  void expected_key(int node, const std::string& found, const std::string& expected);

  // False, and an error, if the node is of another kind.
  bool is(int node, JsonKind kind, const std::string& expected);

  // The members of an object in the order of `known`, −1 for each that is not there. Unknown,
  // repeated and missing members are errors. All −1 if the node is no object.
  std::vector<int> members(int object, const std::string& what,
                           std::initializer_list<JsonMember> known);

  // The children of an array or of an object with free keys; repeated keys are an error. Empty if
  // the node is of another kind.
  std::vector<int> children(int node, JsonKind kind, const std::string& expected);

  // The value, or an error and 0, false or "". A node of −1 (a missing member) is no new error.
  double number(int node, const NumberRange& range);
  bool boolean(int node, bool fallback);
  std::string text(int node, TextRule rule, int longest);

  // The same rules for the key of a node.
  std::string key(int node, TextRule rule, int longest);

  // An unknown name: the error suggests the candidate that is spelt most alike.
  void unknown(int node, bool at_key, const std::string& what, std::string_view name,
               const std::vector<std::string_view>& candidates);

 private:
  void report(int node, std::size_t offset, const std::string& found, const std::string& expected);
  std::string checked(std::string_view text, int node, bool at_key, TextRule rule, int longest);

  const JsonDocument& document_;
  std::size_t offset_ = std::string_view::npos;  // of the earliest error so far
  int node_ = 0;
  std::string message_;
};

}  // namespace headsup::base
