// JSON text as a tree that remembers where in the text every key and value stands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace headsup::base {

enum class JsonKind : std::uint8_t { null, boolean, number, string, array, object };

struct JsonNode {
  JsonKind kind = JsonKind::null;
  bool boolean = false;
  double number = 0;
  std::string_view key;          // of a member of an object
  std::string_view text;         // of a string
  std::uint32_t offset = 0;      // of the value's first byte
  std::uint32_t key_offset = 0;  // of the key's opening quote
  int parent = -1;
  int index = 0;   // position among the parent's children
  int first = -1;  // first child
  int next = -1;   // next child of the same parent
  int size = 0;    // number of children
};

struct TextPosition {
  int line = 1;    // 1-based
  int column = 1;  // 1-based, in code points
};

// Nodes lie in one flat array, so neither deep nor wide input costs call stack.
class JsonDocument {
 public:
  // Keeps a view of `source`, which must outlive the document.
  explicit JsonDocument(std::string_view source) : source_(source) {}
  JsonDocument(const JsonDocument&) = delete;
  JsonDocument& operator=(const JsonDocument&) = delete;

  struct SyntaxError {
    std::size_t offset = 0;
    std::string path;  // of the innermost object or array that is still open
    std::string message;
  };

  // Reads RFC 8259 JSON of at most k_max_depth levels, in valid UTF-8. Node 0 is then the root.
  // False: `error` says where and why, and the nodes are of no use.
  bool parse(SyntaxError& error);

  const JsonNode& node(int number) const { return nodes_[number]; }

  // e.g. people[3].carries.write_contention; empty for the root.
  std::string path(int number) const;

  TextPosition position(std::size_t offset) const;

  // A number, string or other value as it stands in the source, shortened if it is long; an object
  // or array is only named.
  std::string quoted(int number) const;

 private:
  friend class JsonTreeBuilder;

  std::string_view source_;
  std::vector<JsonNode> nodes_;
  std::string strings_;  // unescaped keys and strings; never grows beyond its first capacity
};

inline constexpr int k_max_depth = 16;

// `.key`, or `["key"]` where the key is not a plain name.
std::string path_step(std::string_view key);

}  // namespace headsup::base
