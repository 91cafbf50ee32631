// Short ways of writing JSON.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstddef>
#include <string>

#include "base/format.h"

namespace headsup::base {

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

inline void field(JsonWriter& json, const char* key, const std::string& value) {
  json.Key(key);
  json.String(value);
}
inline void field(JsonWriter& json, const char* key, const char* value) {
  json.Key(key);
  json.String(value);
}
inline void field(JsonWriter& json, const char* key, double value) {
  json.Key(key);
  json.Double(value);
}
inline void field(JsonWriter& json, const char* key, int value) {
  json.Key(key);
  json.Int(value);
}
inline void field(JsonWriter& json, const char* key, bool value) {
  json.Key(key);
  json.Bool(value);
}

inline void field(JsonWriter& json, const char* key, std::size_t value) {
  json.Key(key);
  json.Uint64(value);
}
// With nine digits, which are the same wherever it is computed.
inline void rounded_field(JsonWriter& json, const char* key, double value) {
  const std::string text = machine_number(value, 9);
  json.Key(key);
  json.RawValue(text.data(), text.size(), rapidjson::kNumberType);
}

}  // namespace headsup::base
