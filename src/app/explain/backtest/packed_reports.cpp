// Apart from where reports are written, which the page's own module has no need of.
#include <utility>

#include "app/content/packed_document.h"
#include "app/explain/backtest/report.h"

namespace headsup::app {

std::string pack(const BacktestReports& reports) {
  base::Packer packer;
  for (const Document& document : reports.by_language) pack(packer, document);
  return std::move(packer.bytes);
}

bool unpack(std::string_view bytes, BacktestReports& reports) {
  base::Unpacker unpacker(bytes);
  for (Document& document : reports.by_language) unpack(unpacker, document);
  return unpacker.is_done();
}

}  // namespace headsup::app
