// Where the metaphor ends: what self-attention does not model about a team, and what its weights
// must not be used for.
#include <cstddef>
#include <set>
#include <string>
#include <utility>

#include "app/content/parts.h"
#include "app/explain/pages.h"

namespace headsup::app {
namespace {

using texts::Id;

void section(Document& column, Id heading, std::string text) {
  column.blocks.push_back(Heading{texts::get(heading), {}, -1});
  column.blocks.push_back(Paragraph{std::move(text), Tone::plain});
}

std::size_t count_terms(const team::Team& team) {
  std::set<std::string> terms;
  for (const team::Head& head : team.heads) {
    for (const team::Facet& facet : head.facets) {
      terms.insert(facet.terms.begin(), facet.terms.end());
    }
  }
  return terms.size();
}

// Somebody has weight right now, and what that says.
std::string softmax_now(const State& state) {
  std::size_t head = 0;
  while (head + 1 < team::k_heads && !state.controls().enabled[head]) ++head;
  const analysis::HeadReading& reading = state.derived().reader->heads()[head];
  const std::string& label = state.team().heads[head].label;
  if (reading.verdict == analysis::Verdict::nobody) {
    return texts::fill(Id::limits_softmax_nobody, {label});
  }
  const int first = reading.order.front();
  const double weight = static_cast<double>(reading.weights[first]);
  return texts::fill(Id::limits_softmax_now,
                     {state.team().people[first].name, base::unbroken(percent(weight)), label,
                      whole_number(state.people())});
}

}  // namespace

Document limits_page(const State& state) {
  Document model;
  section(model, Id::limits_people,
          texts::fill(Id::limits_people_text, {whole_number(3 * state.team().facet_count())}));
  section(model, Id::limits_typed,
          texts::fill(Id::limits_typed_text,
                      {whole_number(static_cast<long long>(count_terms(state.team())))}));
  section(model, Id::limits_needs, texts::get(Id::limits_needs_text));
  section(model, Id::limits_matrices, texts::get(Id::limits_matrices_text));
  section(model, Id::limits_softmax, texts::fill(Id::limits_softmax_text, {softmax_now(state)}));

  Document use;
  section(use, Id::limits_explanation, texts::get(Id::limits_explanation_text));
  section(use, Id::limits_review, texts::get(Id::limits_review_text));
  section(use, Id::limits_wrong, texts::get(Id::limits_wrong_text));
  section(use, Id::limits_use, texts::get(Id::limits_use_text));
  section(use, Id::limits_data, texts::get(Id::limits_data_text));

  return {page_name(Page::limits), texts::get(Id::limits_lead), {Split{{model, use}}}};
}

}  // namespace headsup::app
