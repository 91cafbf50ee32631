#include "app/export/matrices.h"

#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "app/core/action.h"
#include "app/explain/matrices/numbers.h"
#include "base/csv.h"
#include "base/format.h"
#include "base/json_writer.h"

namespace headsup::app {
namespace {

constexpr const char* k_format = "headsup-matrices/1";

// Names of rows or columns, and the heads that they belong to: −1 for all.
struct Names {
  std::vector<std::string> names;
  std::vector<int> heads;
};

// One matrix, or the part of it that is exported.
struct Exported {
  const char* matrix = "";
  int head = -1;  // −1: common to all
  int all_rows = 0, all_columns = 0;
  Names rows, columns;
  std::vector<int> taken_rows;  // of `values`
  const float* values = nullptr;
  int first_column = 0, stride = 0;
  std::vector<float> own;  // what `values` points to, where the layer does not keep it

  float at(std::size_t row, std::size_t column) const {
    return values[static_cast<std::ptrdiff_t>(taken_rows[row]) * stride + first_column +
                  static_cast<std::ptrdiff_t>(column)];
  }
};

std::vector<int> counted(int count) {
  std::vector<int> result(count);
  std::iota(result.begin(), result.end(), 0);
  return result;
}

Names people_names(const State& state, const std::vector<int>& people) {
  Names names;
  for (const int person : people) {
    names.names.push_back(state.team().people[person].name);
    names.heads.push_back(-1);
  }
  return names;
}

void add_facets(const State& state, int from, int to, const std::string& before, Names& names) {
  for (int facet = from; facet < to; ++facet) {
    names.names.push_back(before + state.team().facet(facet).label);
    names.heads.push_back(state.team().head_of(facet));
  }
}

Names facet_names(const State& state, int from, int to) {
  Names names;
  add_facets(state, from, to, "", names);
  return names;
}

// The three blocks of a token.
Names token_names(const State& state) {
  Names names;
  for (const char* block : {"needs: ", "carries: ", "offers: "}) {
    add_facets(state, 0, state.team().facet_count(), block, names);
  }
  return names;
}

class Exporter {
 public:
  explicit Exporter(const State& state)
      : state_(state),
        everybody_(app::everybody(state)),
        queries_(exports_whole(state) ? everybody_ : std::vector<int>{state.controls().query}) {}

  // Calls take(exported) for each matrix, in the order of the computation.
  template <class Take>
  void for_each(const Take& take) const {
    const attention::MultiHead& layer = state_.derived().reader->whole();
    for (int head = 0; head < team::k_heads; ++head) {
      take(projected("Q", head, layer.q(), queries_));
      take(projected("K", head, layer.k(), everybody_));
      take(projected("V", head, layer.v(), everybody_));
      take(scores(head));
      take(weights(head));
    }
    const int facets = state_.team().facet_count();
    Exported concat = of_people("concat", -1, queries_, facet_names(state_, 0, facets));
    concat.values = layer.concat();
    concat.stride = facets;
    take(std::move(concat));
    take(wo());
    Exported output = of_people("output", -1, queries_, token_names(state_));
    output.values = layer.output();
    output.stride = 3 * facets;
    take(std::move(output));
  }

 private:
  Exported of_people(const char* matrix, int head, const std::vector<int>& rows,
                     Names columns) const {
    Exported exported;
    exported.matrix = matrix;
    exported.head = head;
    exported.all_rows = state_.people();
    exported.all_columns = static_cast<int>(columns.names.size());
    exported.rows = people_names(state_, rows);
    exported.columns = std::move(columns);
    exported.taken_rows = rows;
    return exported;
  }

  Exported projected(const char* matrix, int head, const float* values,
                     const std::vector<int>& rows) const {
    const int first = state_.team().first_facet(head), end = state_.team().first_facet(head + 1);
    Exported exported = of_people(matrix, head, rows, facet_names(state_, first, end));
    exported.values = values;
    exported.first_column = first;
    exported.stride = state_.team().facet_count();
    return exported;
  }

  Exported weights(int head) const {
    Exported exported = of_people("weights", head, queries_, people_names(state_, everybody_));
    exported.values = state_.derived().reader->weights(head);
    exported.stride = state_.people();
    return exported;
  }

  Exported scores(int head) const {
    Exported exported = of_people("scores", head, queries_, people_names(state_, everybody_));
    exported.own = scores_of(state_, head, queries_, everybody_);
    exported.values = exported.own.data();
    exported.stride = state_.people();
    exported.taken_rows = counted(static_cast<int>(queries_.size()));
    return exported;
  }

  Exported wo() const {
    const int facets = state_.team().facet_count();
    Exported exported;
    exported.matrix = "W_O";
    exported.all_rows = facets;
    exported.all_columns = 3 * facets;
    exported.rows = facet_names(state_, 0, facets);
    exported.columns = token_names(state_);
    for (int row = 0; row < facets; ++row) {
      for (int column = 0; column < 3 * facets; ++column) {
        exported.own.push_back(team::output_weight(state_.team(), row, column));
      }
    }
    exported.values = exported.own.data();
    exported.stride = 3 * facets;
    exported.taken_rows = counted(facets);
    return exported;
  }

  const State& state_;
  std::vector<int> everybody_, queries_;
};

// Nine digits are enough for any float to be read back as itself.
std::string number(float value) {
  if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
  return base::machine_number(static_cast<double>(value), 9);
}

std::vector<std::string> all_quoted(const std::vector<std::string>& texts) {
  std::vector<std::string> result;
  for (const std::string& text : texts) result.push_back(base::csv_field(text));
  return result;
}

void write_names(base::JsonWriter& json, const char* key, const std::vector<std::string>& names) {
  json.Key(key);
  json.StartArray();
  for (const std::string& name : names) json.String(name);
  json.EndArray();
}

void write_matrix(base::JsonWriter& json, const State& state, const Exported& exported) {
  json.StartObject();
  base::field(json, "matrix", exported.matrix);
  if (exported.head >= 0) {
    base::field(json, "head", state.team().heads[exported.head].id);
  }
  json.Key("shape");
  json.StartArray();
  json.Int(exported.all_rows);
  json.Int(exported.all_columns);
  json.EndArray();
  write_names(json, "rows", exported.rows.names);
  write_names(json, "columns", exported.columns.names);
  json.Key("values");
  json.StartArray();
  for (std::size_t row = 0; row < exported.rows.names.size(); ++row) {
    json.StartArray();
    for (std::size_t column = 0; column < exported.columns.names.size(); ++column) {
      const float value = exported.at(row, column);
      if (std::isfinite(value)) {
        const std::string text = number(value);
        json.RawValue(text.data(), text.size(), rapidjson::kNumberType);
      } else {
        json.Null();
      }
    }
    json.EndArray();
  }
  json.EndArray();
  json.EndObject();
}

void write_heads(base::JsonWriter& json, const State& state) {
  json.Key("heads");
  json.StartArray();
  for (int head = 0; head < team::k_heads; ++head) {
    const team::Head& written = state.team().heads[head];
    json.StartObject();
    base::field(json, "id", written.id);
    base::field(json, "label", written.label);
    base::field(json, "temperature", state.controls().temperature_of(head));
    json.EndObject();
  }
  json.EndArray();
}

}  // namespace

bool exports_whole(const State& state) {
  return state.people() <= k_max_exported_people;
}

std::string matrices_csv(const State& state) {
  std::string csv = "matrix,head,row,column,value\r\n";
  Exporter(state).for_each([&](const Exported& exported) {
    const std::vector<std::string> rows = all_quoted(exported.rows.names);
    const std::vector<std::string> columns = all_quoted(exported.columns.names);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      for (std::size_t column = 0; column < columns.size(); ++column) {
        // A facet's name alone may be another head's, too.
        const int head = exported.head >= 0 ? exported.head : exported.columns.heads[column];
        csv += exported.matrix;
        csv += ',';
        csv += base::csv_field(state.team().heads[head].label);
        csv += ',';
        csv += rows[row];
        csv += ',';
        csv += columns[column];
        csv += ',';
        csv += number(exported.at(row, column));
        csv += "\r\n";
      }
    }
  });
  return csv;
}

std::string matrices_json(const State& state) {
  rapidjson::StringBuffer buffer;
  base::JsonWriter json(buffer);
  json.StartObject();
  base::field(json, "format", k_format);
  base::field(json, "team", state.team().name);
  base::field(json, "query", state.team().people[state.controls().query].name);
  base::field(json, "whole", exports_whole(state));
  write_heads(json, state);
  json.Key("matrices");
  json.StartArray();
  Exporter(state).for_each([&](const Exported& exported) { write_matrix(json, state, exported); });
  json.EndArray();
  json.EndObject();
  return buffer.GetString();
}

}  // namespace headsup::app
