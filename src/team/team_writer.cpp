#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <cmath>

#include "team/team_file.h"

namespace headsup::team {
namespace {

using Writer = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void put_key(Writer& out, std::string_view key) {
  out.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
}

void put(Writer& out, std::string_view text) {
  out.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void put(Writer& out, double value) {
  // 60 is written as 60 and not as 60.0.
  constexpr double k_largest = 1e9;
  if (value == std::floor(value) && std::abs(value) <= k_largest) {
    out.Int(static_cast<int>(value));
  } else {
    out.Double(value);
  }
}

void put(Writer& out, bool value) {
  out.Bool(value);
}

template <typename Value>
void member(Writer& out, std::string_view key, const Value& value) {
  put_key(out, key);
  put(out, value);
}

void put_facet_values(Writer& out, const Team& team, const std::vector<FacetValue>& values) {
  out.StartObject();
  for (const FacetValue& value : values) member(out, team.facet(value.facet).id, value.value);
  out.EndObject();
}

void put_heads(Writer& out, const Team& team) {
  put_key(out, "heads");
  out.StartArray();
  for (const Head& head : team.heads) {
    out.StartObject();
    member(out, "id", head.id);
    member(out, "label", head.label);
    member(out, "sharpness", head.sharpness);
    put_key(out, "facets");
    out.StartArray();
    for (const Facet& facet : head.facets) {
      out.StartObject();
      member(out, "id", facet.id);
      member(out, "label", facet.label);
      put_key(out, "terms");
      out.SetFormatOptions(rapidjson::kFormatSingleLineArray);
      out.StartArray();
      for (const std::string& term : facet.terms) put(out, term);
      out.EndArray();
      out.SetFormatOptions(rapidjson::kFormatDefault);
      out.EndObject();
    }
    out.EndArray();
    out.EndObject();
  }
  out.EndArray();
}

void put_affinities(Writer& out, const Team& team) {
  put_key(out, "affinity");
  out.StartArray();
  for (const Affinity& affinity : team.affinities) {
    out.StartArray();
    out.SetFormatOptions(rapidjson::kFormatSingleLineArray);
    put(out, team.facet(affinity.a).id);
    put(out, team.facet(affinity.b).id);
    put(out, affinity.value);
    out.EndArray();
    out.SetFormatOptions(rapidjson::kFormatDefault);
  }
  out.EndArray();
}

void put_titles(Writer& out, const Team& team) {
  put_key(out, "titles");
  out.StartObject();
  for (const Title& title : team.titles) {
    put_key(out, title.name);
    put_facet_values(out, team, title.facets);
  }
  out.EndObject();
}

void put_numbers(Writer& out, const std::vector<int>& numbers) {
  out.StartArray();
  out.SetFormatOptions(rapidjson::kFormatSingleLineArray);
  for (const int number : numbers) out.Int(number);
  out.EndArray();
  out.SetFormatOptions(rapidjson::kFormatDefault);
}

void put_person(Writer& out, const Team& team, const Person& person, bool with_history) {
  out.StartObject();
  member(out, "name", person.name);
  member(out, "title", person.title);
  if (person.lead) member(out, "lead", true);
  if (!person.available) member(out, "available", false);
  if (!person.needs.empty()) {
    put_key(out, "needs");
    put_facet_values(out, team, person.needs);
  }
  put_key(out, "carries");
  out.StartObject();
  for (const Carry& carry : person.carries) {
    put_key(out, team.facet(carry.facet).id);
    if (carry.days_ago == 0) {
      put(out, carry.strength);
      continue;
    }
    out.StartObject();
    member(out, "strength", carry.strength);
    member(out, "days_ago", carry.days_ago);
    out.EndObject();
  }
  out.EndObject();
  put_key(out, "contributions");
  out.StartArray();
  for (const Contribution& contribution : person.contributions) {
    out.StartObject();
    member(out, "text", contribution.text);
    put_key(out, "facets");
    put_facet_values(out, team, contribution.facets);
    if (!contribution.effort.empty()) member(out, "effort", contribution.effort);
    out.EndObject();
  }
  out.EndArray();
  if (with_history && !person.wrote_as.empty()) {
    put_key(out, "wrote_as");
    put_numbers(out, person.wrote_as);
  }
  out.EndObject();
}

// One line each.
void put_lines(Writer& out, std::string_view key, const std::vector<std::string>& lines) {
  put_key(out, key);
  out.StartArray();
  for (const std::string& line : lines) put(out, line);
  out.EndArray();
}

void put_commit(Writer& out, const HistoryCommit& commit) {
  out.StartArray();
  out.SetFormatOptions(rapidjson::kFormatSingleLineArray);
  put(out, commit.hash);
  out.Int64(commit.time);
  out.Int(commit.offset_minutes);
  out.Int(commit.author);
  if (commit.bulk) {
    out.Null();
  } else {
    put_numbers(out, commit.files);
    out.SetFormatOptions(rapidjson::kFormatSingleLineArray);
  }
  put(out, commit.subject);
  out.EndArray();
  out.SetFormatOptions(rapidjson::kFormatDefault);
}

void put_history(Writer& out, const History& history) {
  out.StartObject();
  put_lines(out, "authors", history.authors);
  put_lines(out, "files", history.files);
  put_key(out, "commits");
  out.StartArray();
  for (const HistoryCommit& commit : history.commits) put_commit(out, commit);
  out.EndArray();
  out.EndObject();
}

void put_incidents(Writer& out, const Team& team) {
  put_key(out, "incidents");
  out.StartArray();
  for (const Incident& incident : team.incidents) {
    out.StartObject();
    member(out, "id", incident.id);
    member(out, "title", incident.title);
    member(out, "text", incident.text);
    member(out, "vague", incident.vague);
    out.EndObject();
  }
  out.EndArray();
}

}  // namespace

std::string write_team(const Team& team, HistoryPart part) {
  rapidjson::StringBuffer buffer;
  Writer out(buffer);
  out.SetIndent(' ', 2);
  out.StartObject();
  member(out, "format", needs_second_format(team) ? k_any_heads_format : k_equal_heads_format);
  member(out, "name", team.name);
  member(out, "half_life_days", team.half_life_days);
  put_heads(out, team);
  put_affinities(out, team);
  put_titles(out, team);
  put_key(out, "people");
  out.StartArray();
  const bool with_history = team.history && part == HistoryPart::with;
  for (const Person& person : team.people) put_person(out, team, person, with_history);
  out.EndArray();
  put_incidents(out, team);
  if (with_history) {
    put_key(out, "history");
    put_history(out, *team.history);
  }
  out.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

bool needs_second_format(const Team& team) {
  return team.history || !team.has_equal_heads();
}

std::string write_history(const History& history) {
  rapidjson::StringBuffer buffer;
  Writer out(buffer);
  out.SetIndent(' ', 0);
  put_history(out, history);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace headsup::team
