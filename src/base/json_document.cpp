#include "base/json_document.h"

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <limits>

#include "base/unicode.h"

namespace headsup::base {
namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}

// What stands at `offset`, for the beginning of a message.
std::string found_at(std::string_view source, std::size_t offset) {
  if (offset >= source.size()) return "found the end of the file";
  const CodePoint here = decode_utf8(source, offset);
  if (here.value == k_malformed) return "found a byte that is not UTF-8";
  if (here.value == '\n' || here.value == '\r') return "found the end of the line";
  if (is_control(here.value)) return "found a control character";
  return "found '" + std::string(source.substr(offset, here.bytes)) + "'";
}

const char* expected_after(rapidjson::ParseErrorCode code) {
  switch (code) {
    case rapidjson::kParseErrorDocumentEmpty:
      return "expected a JSON object";
    case rapidjson::kParseErrorDocumentRootNotSingular:
      return "expected nothing after the end of the object";
    case rapidjson::kParseErrorObjectMissName:
      return "expected a member's name in double quotes";
    case rapidjson::kParseErrorObjectMissColon:
      return "expected a colon after the member's name";
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
      return "expected a comma or the closing brace of the object";
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
      return "expected a comma or the closing bracket of the array";
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
      return "expected four hexadecimal digits after \\u";
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
      return "expected a \\u escape that forms a valid surrogate pair";
    case rapidjson::kParseErrorStringEscapeInvalid:
      return "expected a valid escape, and no bare control character, in the string";
    case rapidjson::kParseErrorStringMissQuotationMark:
      return "expected the closing double quote of the string";
    case rapidjson::kParseErrorStringInvalidEncoding:
      return "expected valid UTF-8 in the string";
    case rapidjson::kParseErrorNumberTooBig:
      return "expected a number that fits double precision";
    case rapidjson::kParseErrorNumberMissFraction:
      return "expected a digit after the decimal point";
    case rapidjson::kParseErrorNumberMissExponent:
      return "expected a digit in the exponent";
    default:
      return "expected a value";
  }
}

}  // namespace

// Turns RapidJSON's events into nodes. Between two events only white space, commas and colons are
// read, so a value begins at the first other byte after the end of the one before it.
class JsonTreeBuilder {
 public:
  JsonTreeBuilder(JsonDocument& document, const rapidjson::MemoryStream& stream)
      : document_(document), stream_(stream) {}

  // NOLINTBEGIN(readability-identifier-naming): RapidJSON calls these by name.
  bool Null() {
    scalar(JsonKind::null);
    return true;
  }
  bool Bool(bool value) {
    scalar(JsonKind::boolean).boolean = value;
    return true;
  }
  bool Int(int value) { return Double(value); }
  bool Uint(unsigned value) { return Double(value); }
  bool Int64(std::int64_t value) { return Double(static_cast<double>(value)); }
  bool Uint64(std::uint64_t value) { return Double(static_cast<double>(value)); }
  bool Double(double value) {
    scalar(JsonKind::number).number = value;
    return true;
  }
  // Only called with kParseNumbersAsStringsFlag, which is not set.
  bool RawNumber(const char*, rapidjson::SizeType, bool) { return false; }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    scalar(JsonKind::string).text = store(text, length);
    return true;
  }
  bool Key(const char* text, rapidjson::SizeType length, bool) {
    key_offset_ = begin();
    key_ = store(text, length);
    end_ = stream_.Tell();
    return true;
  }
  bool StartObject() { return open(JsonKind::object); }
  bool StartArray() { return open(JsonKind::array); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool EndArray(rapidjson::SizeType) { return close(); }
  // NOLINTEND(readability-identifier-naming)

  bool too_deep() const { return depth_ > k_max_depth; }
  int open_node() const { return open_; }
  std::size_t end() const { return end_; }

 private:
  std::size_t begin() const {
    return std::min(document_.source_.find_first_not_of(" \t\r\n,:", end_),
                    document_.source_.size());
  }

  std::string_view store(const char* text, std::size_t length) {
    const std::size_t at = document_.strings_.size();
    document_.strings_.append(text, length);
    return std::string_view(document_.strings_).substr(at, length);
  }

  JsonNode& add(JsonKind kind) {
    const int number = static_cast<int>(document_.nodes_.size());
    JsonNode node;
    node.kind = kind;
    node.offset = static_cast<std::uint32_t>(begin());
    node.key = key_;
    node.key_offset = static_cast<std::uint32_t>(key_offset_);
    node.parent = open_;
    key_ = {};
    if (open_ >= 0) {
      JsonNode& parent = document_.nodes_[open_];
      node.index = parent.size++;
      if (node.index == 0) {
        parent.first = number;
      } else {
        document_.nodes_[last_].next = number;
      }
    }
    last_ = number;
    document_.nodes_.push_back(node);
    return document_.nodes_.back();
  }

  JsonNode& scalar(JsonKind kind) {
    JsonNode& node = add(kind);
    end_ = stream_.Tell();
    return node;
  }

  bool open(JsonKind kind) {
    if (++depth_ > k_max_depth) return false;
    end_ = add(kind).offset + 1;
    open_ = last_;
    return true;
  }

  bool close() {
    --depth_;
    end_ = begin() + 1;
    last_ = open_;
    open_ = document_.node(open_).parent;
    return true;
  }

  JsonDocument& document_;
  const rapidjson::MemoryStream& stream_;
  std::size_t end_ = 0;  // just behind the latest token
  std::string_view key_;
  std::size_t key_offset_ = 0;
  int open_ = -1;  // innermost object or array that is not yet closed
  int last_ = -1;  // latest node on the level that is being filled
  int depth_ = 0;
};

bool JsonDocument::parse(SyntaxError& error) {
  nodes_.clear();
  strings_.clear();
  // Unescaped text is never longer than its source, so views into it stay valid.
  strings_.reserve(source_.size());
  if (source_.substr(0, 3) == "\xEF\xBB\xBF") {
    error = {0, "", "found a byte order mark; expected plain UTF-8 without one"};
    return false;
  }
  rapidjson::MemoryStream stream(source_.data(), source_.size());
  JsonTreeBuilder builder(*this, stream);
  rapidjson::Reader reader;
  constexpr unsigned k_flags = rapidjson::kParseIterativeFlag |
                               rapidjson::kParseValidateEncodingFlag |
                               rapidjson::kParseFullPrecisionFlag;
  const rapidjson::ParseResult result = reader.Parse<k_flags>(stream, builder);
  if (!result.IsError()) {
    // RapidJSON takes a zero byte for the end of the text.
    const std::size_t rest = source_.find_first_not_of(" \t\r\n", builder.end());
    if (rest == std::string_view::npos) return true;
    error = {rest, "", found_at(source_, rest) + "; expected nothing after the end of the object"};
    return false;
  }
  const std::size_t offset = std::min(result.Offset(), source_.size());
  error.offset = offset;
  error.path = builder.open_node() < 0 ? "" : path(builder.open_node());
  error.message = builder.too_deep()
                      ? "found objects or arrays nested too deeply; expected at most " +
                            std::to_string(k_max_depth) + " levels"
                      : found_at(source_, offset) + "; " + expected_after(result.Code());
  return false;
}

std::string path_step(std::string_view key) {
  const std::string shown = for_display(key);
  if (!key.empty() && std::all_of(key.begin(), key.end(), is_plain)) return "." + shown;
  return "[\"" + shown + "\"]";
}

std::string JsonDocument::path(int number) const {
  std::string result;
  for (int at = number; node(at).parent >= 0; at = node(at).parent) {
    const bool in_array = node(node(at).parent).kind == JsonKind::array;
    result.insert(0,
                  in_array ? "[" + std::to_string(node(at).index) + "]" : path_step(node(at).key));
  }
  return !result.empty() && result[0] == '.' ? result.substr(1) : result;
}

TextPosition JsonDocument::position(std::size_t offset) const {
  const std::string_view before = source_.substr(0, offset);
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  TextPosition position;
  position.line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  position.column = 1 + static_cast<int>(count_code_points(before.substr(line_start)));
  return position;
}

std::string JsonDocument::quoted(int number) const {
  const JsonNode& value = node(number);
  switch (value.kind) {
    case JsonKind::null:
      return "null";
    case JsonKind::boolean:
      return value.boolean ? "true" : "false";
    case JsonKind::number: {
      const std::size_t end =
          std::min(source_.find_first_not_of("+-.0123456789eE", value.offset), source_.size());
      return for_display(source_.substr(value.offset, end - value.offset));
    }
    case JsonKind::string:
      return "\"" + for_display(value.text) + "\"";
    case JsonKind::array:
      return "an array";
    case JsonKind::object:
      return "an object";
  }
  return "";
}

}  // namespace headsup::base
