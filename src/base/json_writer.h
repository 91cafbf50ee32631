// Short ways of writing JSON.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string>

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

}  // namespace headsup::base
