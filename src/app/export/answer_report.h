// What a history answers to a text, as a report: who is evident, by which lines and which commits.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "app/export/printed.h"
#include "history/corpus.h"
#include "history/evidence.h"
#include "history/log_reader.h"

namespace headsup::app {

// That many first candidates have their commits in JSON; on a page, those who are named.
inline constexpr std::size_t k_with_commits = 5;
inline constexpr std::size_t k_max_commits_each = 3;
// That many candidates are on a page; JSON has all.
inline constexpr std::size_t k_max_printed_candidates = 5;

struct ReportedCommit {
  std::string hash, date, subject;
  double share = 0;  // of what the text's lines say of this person
};

struct ReportedCandidate {
  std::string name;
  double share = 0;
  double score = 0;
  base::EnumArray<history::Line, double, history::k_lines> lines{};
  std::vector<ReportedCommit> commits;
};

struct AnswerReport {
  std::string incident;
  history::Finding finding = history::Finding::nobody;
  std::size_t known_words = 0;
  std::size_t commits = 0;
  std::string from, until;  // days of the first and the last commit
  history::LogCounts counts;
  std::vector<ReportedCandidate> candidates;  // by score
};

// Asked on the day of the last commit, so that the same history always says the same. The corpus
// has at least one commit.
AnswerReport report_answer(const std::string& incident, const history::Corpus& corpus,
                           const history::LogCounts& counts);

std::string answer_json(const AnswerReport& report);
Printed print_answer(const AnswerReport& report);

}  // namespace headsup::app
