// What a backtest found, as a document to read: written once in every language, by whoever has run
// it, and shown by the page.
#pragma once

#include <string>
#include <string_view>

#include "app/content/document.h"
#include "base/enum_array.h"
#include "history/backtest.h"
#include "texts/texts.h"

namespace headsup::app {

struct BacktestReports {
  base::EnumArray<texts::Language, Document, texts::k_languages> by_language{};
};

// In the language that is spoken. corpus: that the report is of.
Document backtest_report(const history::BacktestReport& report, const history::Corpus& corpus,
                         double embargo_hours);
BacktestReports backtest_reports(const history::BacktestReport& report,
                                 const history::Corpus& corpus, double embargo_hours);

// From a worker to the page. False where the bytes are none of `pack`.
std::string pack(const BacktestReports& reports);
bool unpack(std::string_view bytes, BacktestReports& reports);

}  // namespace headsup::app
