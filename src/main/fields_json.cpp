#include "main/fields_json.h"

#include <algorithm>

#include "base/json_writer.h"

namespace headsup {

std::string fields_json(const std::vector<ui::TextPlace>& fields, float scale) {
  rapidjson::StringBuffer buffer;
  base::JsonWriter json(buffer);
  const auto pixels = [&](const char* key, float value) {
    base::field(json, key, static_cast<double>(value * scale));
  };
  json.StartArray();
  for (const ui::TextPlace& field : fields) {
    json.StartObject();
    base::field(json, "id", field.id);
    base::field(json, "label", field.label);
    base::field(json, "text", field.text);
    base::field(json, "hint", field.hint);
    base::field(json, "rows", field.rows);
    pixels("x", field.box.x);
    pixels("y", field.box.y);
    pixels("w", field.box.w);
    pixels("h", field.box.h);
    pixels("above", std::max(0.0f, field.top - field.box.y));
    pixels("below", std::max(0.0f, field.box.y + field.box.h - field.bottom));
    json.EndObject();
  }
  json.EndArray();
  return buffer.GetString();
}

}  // namespace headsup
