#include "app/export/backtest_report.h"

#include <cstddef>

#include "base/json_writer.h"

namespace headsup::app {
namespace {

using base::JsonWriter;

// How many of `count` were right; null of none.
void write_right(JsonWriter& json, double share, std::size_t count) {
  if (count > 0) {
    base::rounded_field(json, "right", share);
  } else {
    json.Key("right");
    json.Null();
  }
}

void write_excluded(JsonWriter& json, const history::BacktestReport& report) {
  json.Key("excluded");
  json.StartObject();
  for (std::size_t i = 1; i < history::k_left_outs; ++i) {  // 0: not left out
    const auto reason = static_cast<history::LeftOut>(i);
    base::field(json, to_string(reason), report.left_out[reason]);
  }
  json.EndObject();
}

void write_methods(JsonWriter& json, const history::BacktestReport& report) {
  json.Key("methods");
  json.StartObject();
  for (std::size_t m = 0; m < history::k_methods; ++m) {
    const auto method = static_cast<history::Method>(m);
    json.Key(to_string(method));
    json.StartObject();
    base::rounded_field(json, "top1", report.methods[method].top_1);
    base::rounded_field(json, "top3", report.methods[method].top_3);
    base::rounded_field(json, "mrr", report.methods[method].mrr);
    json.Key("among");
    json.StartArray();
    for (const double share : report.methods[method].among) {
      const std::string text = base::machine_number(share, 9);
      json.RawValue(text.data(), text.size(), rapidjson::kNumberType);
    }
    json.EndArray();
    json.EndObject();
  }
  json.EndObject();
}

void write_calibration(JsonWriter& json, const history::BacktestReport& report) {
  json.Key("calibration");
  json.StartObject();
  base::rounded_field(json, "ece", report.calibration_error);
  base::rounded_field(json, "noise", report.calibration_noise);
  json.Key("bins");
  json.StartArray();
  for (const history::CalibrationBin& bin : report.bins) {
    json.StartObject();
    base::field(json, "n", bin.count);
    base::rounded_field(json, "stated", bin.stated);
    write_right(json, bin.right, bin.count);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
}

void write_verdicts(JsonWriter& json, const history::BacktestReport& report) {
  json.Key("verdicts");
  json.StartObject();
  for (std::size_t f = 0; f < history::k_findings; ++f) {
    const auto finding = static_cast<history::Finding>(f);
    const history::FindingCount& found = report.findings[finding];
    json.Key(to_string(finding));
    json.StartObject();
    base::field(json, "n", found.count);
    write_right(json, found.share_right(), found.count);
    json.EndObject();
  }
  json.EndObject();
}

void write_latest(JsonWriter& json, const history::BacktestReport& report,
                  const history::Corpus& corpus) {
  json.Key("latest");
  json.StartArray();
  for (const history::BacktestQuery* query : latest_queries(report)) {
    const history::CorpusCommit& commit = corpus.commits()[query->commit];
    json.StartObject();
    base::field(json, "hash", commit.hash);
    base::field(json, "subject", commit.subject);
    base::field(json, "author", query->author);
    base::field(json, "first", query->first);
    base::rounded_field(json, "share", query->first_share);
    base::field(json, "rank", query->ranks[history::Method::attention]);
    base::field(json, "verdict", to_string(query->finding));
    json.EndObject();
  }
  json.EndArray();
}

}  // namespace

std::string backtest_json(const history::BacktestReport& report, const history::Corpus& corpus) {
  rapidjson::StringBuffer buffer;
  JsonWriter json(buffer);
  json.StartObject();
  base::field(json, "queries", report.asked);
  base::rounded_field(json, "candidates_mean", report.mean_candidates);
  write_excluded(json, report);
  write_methods(json, report);
  write_calibration(json, report);
  write_verdicts(json, report);
  json.Key("load");
  json.StartObject();
  base::rounded_field(json, "gini", report.gini);
  json.EndObject();
  write_latest(json, report, corpus);
  json.EndObject();
  return buffer.GetString();
}

}  // namespace headsup::app
