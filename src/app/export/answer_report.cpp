#include "app/export/answer_report.h"

#include <algorithm>
#include <cstdint>

#include "base/date.h"
#include "base/json_writer.h"
#include "base/plain_text.h"
#include "history/identities.h"

namespace headsup::app {
namespace {

using base::JsonWriter;
using history::Line;

// In UTC.
std::string date_of(std::int64_t time) {
  return base::date_text(base::day_of(time));
}

ReportedCandidate reported(const history::Candidate& candidate, const history::Corpus& corpus,
                           const history::Identities& people) {
  ReportedCandidate result{.name = people.people[candidate.person].name,
                           .share = candidate.share,
                           .score = candidate.score,
                           .lines = candidate.lines,
                           .commits = {}};
  for (const history::PastCommit& past : candidate.commits) {
    const history::CorpusCommit& commit = corpus.commits()[past.commit];
    result.commits.push_back({commit.hash, date_of(commit.time), commit.subject, past.share});
  }
  return result;
}

void write_history(JsonWriter& json, const AnswerReport& report) {
  json.Key("history");
  json.StartObject();
  base::field(json, "commits", report.commits);
  base::field(json, "from", report.from);
  base::field(json, "until", report.until);
  for (const auto& [key, count] : {std::pair("without_files", report.counts.without_files),
                                   std::pair("undated", report.counts.undated),
                                   std::pair("malformed", report.counts.malformed),
                                   std::pair("cut_texts", report.counts.cut_texts),
                                   std::pair("cut_lines", report.counts.cut_lines)}) {
    base::field(json, key, static_cast<std::size_t>(count));
  }
  json.EndObject();
}

void write_candidate(JsonWriter& json, const ReportedCandidate& candidate) {
  json.StartObject();
  base::field(json, "name", candidate.name);
  base::rounded_field(json, "share", candidate.share);
  base::rounded_field(json, "score", candidate.score);
  json.Key("lines");
  json.StartObject();
  for (std::size_t l = 0; l < history::k_lines; ++l) {
    const auto line = static_cast<Line>(l);
    base::rounded_field(json, to_string(line), candidate.lines[line]);
  }
  json.EndObject();
  json.Key("commits");
  json.StartArray();
  for (const ReportedCommit& commit : candidate.commits) {
    json.StartObject();
    base::field(json, "hash", commit.hash);
    base::field(json, "date", commit.date);
    base::field(json, "subject", commit.subject);
    base::rounded_field(json, "share", commit.share);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
}

}  // namespace

AnswerReport report_answer(const std::string& incident, const history::Corpus& corpus,
                           const history::LogCounts& counts) {
  const history::Identities people = history::find_people(corpus.authors(), {});
  const std::int64_t last = corpus.commits().back().time;
  const history::Evidence evidence(corpus, people, last, last);
  const history::Answer answer =
      evidence.ask(incident, {.with_commits = k_with_commits, .max_commits = k_max_commits_each});
  AnswerReport report;
  report.incident = incident;
  report.finding = answer.finding;
  report.known_words = answer.known_words;
  report.commits = corpus.commits().size();
  report.from = date_of(corpus.commits().front().time);
  report.until = date_of(last);
  report.counts = counts;
  for (const history::Candidate& candidate : answer.candidates) {
    report.candidates.push_back(reported(candidate, corpus, people));
  }
  return report;
}

std::string answer_json(const AnswerReport& report) {
  rapidjson::StringBuffer buffer;
  JsonWriter json(buffer);
  json.StartObject();
  base::field(json, "incident", base::one_line(report.incident));
  write_history(json, report);
  base::field(json, "verdict", to_string(report.finding));
  base::field(json, "known_words", report.known_words);
  json.Key("candidates");
  json.StartArray();
  for (const ReportedCandidate& candidate : report.candidates) write_candidate(json, candidate);
  json.EndArray();
  json.EndObject();
  return buffer.GetString();
}

}  // namespace headsup::app
