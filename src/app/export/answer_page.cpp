// A history's answer as a page to read.
#include <algorithm>

#include "app/export/answer_report.h"
#include "base/format.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using history::Finding;
using history::Line;
using texts::Id;

constexpr std::size_t k_hash_letters = 10;

constexpr base::EnumArray<Line, Id, history::k_lines> k_line_texts = {
    {Id::answer_line_subjects, Id::answer_line_paths, Id::answer_line_best_commit,
     Id::answer_line_bm25, Id::answer_line_week, Id::answer_line_month, Id::answer_line_year,
     Id::answer_line_pause}};

std::string labelled(Id label, const std::string& text) {
  return std::string(texts::get(label)) + ": " + text;
}

// What the first ones have together.
std::string share_of_first(const AnswerReport& report, std::size_t count) {
  double share = 0;
  for (std::size_t i = 0; i < std::min(count, report.candidates.size()); ++i) {
    share += report.candidates[i].share;
  }
  return base::unbroken(base::percent(std::min(share, 1.0)));
}

std::string verdict(const AnswerReport& report) {
  const auto name = [&](std::size_t i) { return report.candidates[i].name; };
  if (report.candidates.empty()) {
    return texts::fill(Id::answer_no_candidates, {base::whole_number(history::k_min_commits)});
  }
  if (report.known_words == 0) return texts::get(Id::answer_unknown);
  switch (report.finding) {
    case Finding::clear:
      return texts::fill(Id::answer_clear, {name(0), share_of_first(report, 1)});
    case Finding::close:
      return texts::fill(Id::answer_close, {name(0), name(1), share_of_first(report, 2)});
    case Finding::several:
      return texts::fill(Id::answer_several,
                         {name(0), name(1), name(2), share_of_first(report, 3)});
    case Finding::nobody:
      break;
  }
  return texts::fill(Id::answer_nobody, {share_of_first(report, 3)});
}

PrintedTable candidate_table(const AnswerReport& report) {
  PrintedTable table;
  table.head = {texts::get(Id::answer_person), texts::get(Id::answer_share)};
  table.with_bars = true;
  for (const ReportedCandidate& candidate : report.candidates) {
    if (table.rows.size() == k_max_printed_candidates) break;
    table.rows.push_back({{candidate.name, base::percent(candidate.share)}, candidate.share});
  }
  return table;
}

std::string sum_of(const ReportedCandidate& candidate) {
  std::string lines;
  for (std::size_t l = 0; l < history::k_lines; ++l) {
    const auto line = static_cast<Line>(l);
    if (l > 0) lines += ", ";
    lines += texts::fill(k_line_texts[line], {base::decimal(candidate.lines[line], 2)});
  }
  return texts::fill(Id::answer_sum, {base::decimal(candidate.score, 2), lines});
}

}  // namespace

Printed print_answer(const AnswerReport& report) {
  Printed page;
  page.add(PrintedKind::title, "Heads-Up: " + std::string(texts::get(Id::answer_title)));
  page.add(PrintedKind::paragraph, labelled(Id::report_incident, report.incident));
  page.add(PrintedKind::paragraph,
           labelled(Id::answer_history,
                    texts::fill(
                        Id::answer_commits,
                        {base::whole_number(static_cast<long long>(report.commits)), report.from,
                         report.until,
                         base::whole_number(static_cast<long long>(report.candidates.size()))})));
  page.add(PrintedKind::paragraph, verdict(report));
  // Without a known word there is nothing but who is active.
  if (report.known_words > 0 && !report.candidates.empty()) page.add(candidate_table(report));
  for (std::size_t i = 0; i < history::named_people(report.finding); ++i) {
    const ReportedCandidate& candidate = report.candidates[i];
    page.add(PrintedKind::heading, candidate.name);
    page.add(PrintedKind::paragraph, sum_of(candidate));
    for (const ReportedCommit& commit : candidate.commits) {
      page.add(PrintedKind::item,
               texts::fill(Id::answer_commit,
                           {commit.hash.substr(0, k_hash_letters), commit.date, commit.subject,
                            base::unbroken(base::percent(commit.share))}));
    }
  }
  page.add(PrintedKind::closing, texts::get(Id::report_closing));
  return page;
}

}  // namespace headsup::app
