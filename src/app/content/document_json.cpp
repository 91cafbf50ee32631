// A Document for the mirror. Numbers of a map come as they are printed, not as shades.
#include <cmath>

#include "app/content/document.h"
#include "base/format.h"
#include "base/json_writer.h"

namespace headsup::app {
namespace {

// Above this many numbers a map is told by its size and range; a table of it would be too long to
// read.
constexpr int k_max_numbers = 6400;

std::string short_number(double value) {
  return base::decimal(value, 3);
}

void texts_field(base::JsonWriter& json, const char* key, const std::vector<std::string>& values) {
  json.Key(key);
  json.StartArray();
  for (const std::string& value : values) json.String(value);
  json.EndArray();
}

void write_document(base::JsonWriter& json, const Document& document);

struct BlockWriter {
  base::JsonWriter& json;

  void operator()(const Heading& block) const {
    base::field(json, "kind", "heading");
    base::field(json, "text", block.text);
    base::field(json, "formula", block.formula);
  }

  void operator()(const Paragraph& block) const {
    static constexpr const char* k_tones[] = {"plain", "muted", "strong", "warning"};
    base::field(json, "kind", "paragraph");
    base::field(json, "text", block.text);
    base::field(json, "tone", k_tones[static_cast<int>(block.tone)]);
  }

  void operator()(const Table& block) const {
    base::field(json, "kind", "table");
    base::field(json, "caption", block.caption);
    base::field(json, "note", block.note);
    texts_field(json, "columns", block.columns);
    json.Key("rows");
    json.StartArray();
    for (const Row& row : block.rows) write_row(row);
    json.EndArray();
  }

  void write_row(const Row& row) const {
    json.StartObject();
    base::field(json, "label", row.label);
    if (!row.detail.empty()) base::field(json, "detail", row.detail);
    json.Key("cells");
    json.StartArray();
    for (const Cell& cell : row.cells) {
      json.StartObject();
      base::field(json, "text", cell.text);
      if (cell.edit) base::field(json, "id", cell.id);
      json.EndObject();
    }
    json.EndArray();
    json.EndObject();
  }

  void operator()(const Bars& block) const {
    base::field(json, "kind", "bars");
    base::field(json, "caption", block.caption);
    json.Key("rows");
    json.StartArray();
    for (const Bar& bar : block.rows) {
      json.StartObject();
      base::field(json, "label", bar.label);
      base::field(json, "value", bar.value);
      base::field(json, "share", bar.share);
      json.EndObject();
    }
    json.EndArray();
  }

  void operator()(const HeatMap& block) const {
    base::field(json, "kind", "map");
    base::field(json, "id", block.id);
    base::field(json, "title", block.title);
    base::field(json, "formula", block.formula);
    base::field(json, "shape", block.shape);
    base::field(json, "low", short_number(block.low));
    base::field(json, "high", short_number(block.high));
    base::field(json, "rows", block.rows);
    base::field(json, "columns", block.columns);
    base::field(json, "pressable", static_cast<bool>(block.press_row));
    base::field(json, "markedRow", block.marked_row);
    if (block.rows * block.columns > k_max_numbers) return;
    texts_field(json, "rowLabels", block.row_axis.labels);
    texts_field(json, "columnLabels", block.column_axis.labels);
    json.Key("maskedColumns");
    json.StartArray();
    for (std::size_t i = 0; i < block.column_axis.masked.size(); ++i) {
      if (block.column_axis.masked[i]) json.Int(static_cast<int>(i));
    }
    json.EndArray();
    json.Key("values");
    json.StartArray();
    for (int row = 0; row < block.rows; ++row) {
      json.StartArray();
      for (int column = 0; column < block.columns; ++column) {
        json.String(short_number(static_cast<double>(block.at(row, column))));
      }
      json.EndArray();
    }
    json.EndArray();
  }

  void operator()(const Chart& block) const {
    base::field(json, "kind", "chart");
    base::field(json, "caption", block.caption);
    base::field(json, "xLabel", block.x_label);
    base::field(json, "yLabel", block.y_label);
    texts_field(json, "xNames", block.x_names);
    json.Key("curves");
    json.StartArray();
    for (const Curve& curve : block.curves) {
      json.StartObject();
      base::field(json, "label", curve.label);
      json.Key("values");
      json.StartArray();
      for (const double value : curve.values) {
        if (std::isfinite(value)) {
          json.Double(value);
        } else {
          json.Null();
        }
      }
      json.EndArray();
      json.Key("printed");
      json.StartArray();
      for (std::size_t i = 0; i < curve.values.size(); ++i) json.String(curve.text(i));
      json.EndArray();
      json.EndObject();
    }
    json.EndArray();
  }

  void operator()(const Slider& block) const {
    base::field(json, "kind", "slider");
    write_slider(block);
  }

  void operator()(const Sentence& block) const {
    base::field(json, "kind", "sentence");
    texts_field(json, "parts", block.parts());
    json.Key("numbers");
    json.StartArray();
    for (const Slider& number : block.numbers) {
      json.StartObject();
      write_slider(number);
      json.EndObject();
    }
    json.EndArray();
  }

  void write_slider(const Slider& block) const {
    base::field(json, "id", block.id);
    base::field(json, "label", block.label);
    base::field(json, "value", block.spoken ? block.spoken() : block.value);
    base::field(json, "share", block.share);
    base::field(json, "low", block.low);
    base::field(json, "high", block.high);
  }

  void operator()(const Choice& block) const {
    base::field(json, "kind", block.none.empty() ? "choice" : "menu");
    base::field(json, "id", block.id);
    base::field(json, "label", block.label);
    base::field(json, "selected", block.selected);
    base::field(json, "none", block.none);
    texts_field(json, "options", block.options);
  }

  void operator()(const Switch& block) const {
    base::field(json, "kind", "switch");
    base::field(json, "id", block.id);
    base::field(json, "label", block.label);
    base::field(json, "on", block.on);
  }

  void operator()(const Buttons& block) const {
    base::field(json, "kind", "buttons");
    json.Key("buttons");
    json.StartArray();
    for (const Button& button : block.buttons) {
      json.StartObject();
      base::field(json, "id", button.id);
      base::field(json, "label", button.label);
      base::field(json, "enabled", button.enabled);
      if (button.is_toggle) base::field(json, "on", button.on);
      json.EndObject();
    }
    json.EndArray();
  }

  void operator()(const Entries& block) const {
    base::field(json, "kind", "entries");
    json.Key("rows");
    json.StartArray();
    for (const Entry& entry : block.rows) {
      json.StartObject();
      base::field(json, "id", entry.id);
      base::field(json, "label", entry.label);
      base::field(json, "line", entry.line);
      json.EndObject();
    }
    json.EndArray();
  }

  void operator()(const TextField& block) const {
    base::field(json, "kind", "text");
    base::field(json, "id", block.id);
    base::field(json, "label", block.label);
    base::field(json, "text", block.text);
    base::field(json, "rows", block.rows);
    base::field(json, "hint", block.hint);
  }

  void operator()(const Reorder& block) const {
    base::field(json, "kind", "reorder");
    base::field(json, "id", block.id);
    base::field(json, "label", block.label);
    texts_field(json, "entries", block.entries);
  }

  void operator()(const Split& block) const {
    base::field(json, "kind", "split");
    json.Key("columns");
    json.StartArray();
    for (const Document& column : block.columns) write_document(json, column);
    json.EndArray();
  }

  void operator()(const Terms& block) const {
    base::field(json, "kind", "terms");
    json.Key("rows");
    json.StartArray();
    for (const Term& term : block.rows) {
      json.StartObject();
      base::field(json, "text", term.text);
      base::field(json, "raised", raised(term));
      json.EndObject();
    }
    json.EndArray();
  }

  void operator()(const HeadSummaries& block) const {
    base::field(json, "kind", "heads");
    base::field(json, "sentence", sentence(block));
    json.Key("rows");
    json.StartArray();
    for (const HeadSummary& row : block.rows) {
      json.StartObject();
      base::field(json, "id", row.id);
      base::field(json, "label", std::string(row.label));
      base::field(json, "on", row.on);
      base::field(json, "finding", finding(row));
      base::field(json, "spread", spread(row));
      json.EndObject();
    }
    json.EndArray();
  }

  void operator()(const Briefing& block) const {
    base::field(json, "kind", "brief");
    json.Key("heads");
    json.StartArray();
    for (const BriefHead& head : *block.heads) {
      json.StartObject();
      base::field(json, "label", std::string(head.label));
      base::field(json, "note", note(head));
      json.Key("rows");
      json.StartArray();
      for (std::size_t i = 0; i < head.count; ++i) write_brief_row(head.row(i));
      json.EndArray();
      json.EndObject();
    }
    json.EndArray();
  }

  void write_brief_row(const BriefRow& row) const {
    json.StartObject();
    base::field(json, "person", std::string(row.person));
    base::field(json, "share", base::percent(row.share));
    base::field(json, "text", std::string(row.text));
    base::field(json, "effort", row.effort);
    json.EndObject();
  }
};

void write_document(base::JsonWriter& json, const Document& document) {
  json.StartObject();
  base::field(json, "title", document.title);
  base::field(json, "lead", document.lead);
  json.Key("blocks");
  json.StartArray();
  for (const Block& block : document.blocks) {
    json.StartObject();
    std::visit(BlockWriter{json}, block);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
}

}  // namespace

std::string document_json(const Document& document) {
  rapidjson::StringBuffer buffer;
  base::JsonWriter json(buffer);
  write_document(json, document);
  return buffer.GetString();
}

}  // namespace headsup::app
