#include "app/editor/import_answer.h"

#include <unordered_set>

#include "app/content/parts.h"
#include "base/enum_array.h"
#include "base/format.h"
#include "base/json_writer.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::Id;

constexpr std::size_t k_told_words = 5;

constexpr base::EnumArray<team::InputKind, const char*, 4> k_kind_ids{
    {"team", "table", "roster", "git-log"}};

}  // namespace

team::ImportPhrases import_phrases() {
  return {[](const std::string& name, const std::string& words) {
            return texts::fill(Id::editor_ask_about, {name, words});
          },
          texts::get(Id::editor_new_team), texts::get(Id::editor_new_title)};
}

std::vector<std::string> unknown_words(const team::ImportResult& result) {
  std::vector<std::string> words;
  std::unordered_set<std::string> seen;
  const auto add = [&](const std::string& word) {
    if (seen.insert(word).second) words.push_back(word);
  };
  for (const team::Column& column : result.columns) {
    if (column.facet < 0) add(column.name);
  }
  for (const team::Understood& person : result.people) {
    for (const std::string& word : person.unknown) add(word);
  }
  return words;
}

std::string told_of(const team::ImportResult& result) {
  std::string told =
      texts::fill(Id::editor_opened, {kind_text(result.kind, result.team->people.size())});
  std::vector<std::string> words = unknown_words(result);
  if (words.empty()) return told;
  const bool more = words.size() > k_told_words;
  if (more) words.resize(k_told_words);
  return told + ". " + texts::fill(Id::editor_unknown_told, {join(words) + (more ? " …" : "")});
}

const char* kind_id(team::InputKind kind) {
  return k_kind_ids[kind];
}

team::InputKind kind_of_id(std::string_view id) {
  for (const auto kind :
       {team::InputKind::team, team::InputKind::table, team::InputKind::git_log}) {
    if (id == k_kind_ids[kind]) return kind;
  }
  return team::InputKind::roster;
}

std::string kind_text(team::InputKind kind, std::size_t people) {
  static constexpr base::EnumArray<team::InputKind, Id, 4> k_texts{
      {Id::editor_kind_team, Id::editor_kind_table, Id::editor_kind_roster, Id::editor_kind_log}};
  return texts::fill(k_texts[kind], {base::whole_number(static_cast<long long>(people))});
}

std::string import_answer(const team::ImportResult& result) {
  rapidjson::StringBuffer buffer;
  base::JsonWriter json(buffer);
  json.StartObject();
  base::field(json, "kind", kind_id(result.kind));
  base::field(json, "people", static_cast<int>(result.team->people.size()));
  json.Key("unknown");
  json.StartArray();
  for (const std::string& word : unknown_words(result)) {
    json.String(word.data(), static_cast<rapidjson::SizeType>(word.size()));
  }
  json.EndArray();
  base::field(json, "told", told_of(result));
  json.EndObject();
  return buffer.GetString();
}

}  // namespace headsup::app
