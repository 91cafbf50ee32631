#include "analysis/verdict.h"

#include "texts/texts.h"

namespace headsup::analysis {

using texts::Id;

std::string verdict_sentence(Verdict verdict, double query_length, bool evident, int available,
                             const std::function<std::string(std::size_t place)>& named) {
  if (available == 0) return texts::get(Id::report_nobody_available);
  switch (verdict) {
    case Verdict::nobody:
      return texts::get(query_length < k_short_query && !evident ? Id::report_nothing_asked
                                                                 : Id::report_spread_out);
    case Verdict::close:
      return texts::fill(evident ? Id::report_between : Id::report_close, {named(0), named(1)});
    case Verdict::several:
      return texts::fill(Id::report_several, {named(0), named(1), named(2)});
    case Verdict::clear:
      break;
  }
  return texts::fill(Id::report_clear, {named(0)});
}

}  // namespace headsup::analysis
