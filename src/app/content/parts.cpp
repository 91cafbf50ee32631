#include "app/content/parts.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "analysis/verdict.h"
#include "base/number.h"
#include "base/order.h"
#include "base/unicode.h"
#include "team/matrices.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::Id;

constexpr int k_short_name = 10;  // characters

}  // namespace

std::string short_name(const State& state, int person) {
  const std::string& name = name_of(state, person);
  bool separate = true;  // no letter carries a mark or joins the next
  std::size_t end = 0;
  for (int count = 0; end < name.size(); ++count) {
    const base::CodePoint here = base::decode_utf8(name, end);
    separate = separate && here.value < 0x300;
    if (count == k_short_name) {  // otherwise the cut is between words
      if (!separate) end = name.rfind(' ', end);
      return end == name.npos ? name : name.substr(0, end) + "…";
    }
    end += here.bytes;
  }
  return name;
}

const std::string& head_label(const State& state, int head) {
  return state.team().heads[head].label;
}

std::string join(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

const float* query_of(const State& state) {
  return state.derived().reader->layer().q() +
         static_cast<std::ptrdiff_t>(state.controls().query) * state.team().facet_count();
}

std::vector<double> enriched_offers(const State& state) {
  std::vector<double> offers = team::offers(state.team(), state.controls().query);
  // Of needs, carries and offers the last block is the one that W_O writes.
  const float* added = state.derived().reader->output().data() + 2 * offers.size();
  for (double& offer : offers) offer += static_cast<double>(*added++);
  return offers;
}

double temperature_share(double temperature) {
  return std::log(temperature / analysis::k_min_temperature) /
         std::log(analysis::k_max_temperature / analysis::k_min_temperature);
}

double share_temperature(double share) {
  if (std::fabs(share - temperature_share(1)) < 0.009) return 1;
  return analysis::k_min_temperature *
         base::power(analysis::k_max_temperature / analysis::k_min_temperature, share);
}

const char* voice(const analysis::HeadReading& reading) {
  using texts::Id;
  if (reading.effective_people < k_one_voice_people) return texts::get(Id::view_voice_one);
  if (reading.normalized_entropy < k_decisive_entropy) return texts::get(Id::view_voice_decisive);
  const bool shared = reading.normalized_entropy < analysis::k_flat_entropy;
  return texts::get(shared ? Id::view_voice_shared : Id::view_voice_committee);
}

std::string voice_of(const analysis::Row& row) {
  analysis::HeadReading reading;
  reading.effective_people = row.effective_people;
  reading.normalized_entropy = row.normalized_entropy;
  return voice(reading);
}

std::string verdict_of(const State& state, const analysis::Row& row, double query_length,
                       bool evident) {
  const std::vector<int> best = analysis::strongest(row.weights, 3);
  const auto named = [&](std::size_t place) {
    return name_of(state, best[place]) + " (" + percent(row.weights[best[place]]) + ")";
  };
  return analysis::verdict_sentence(analysis::classify(row, query_length, evident), query_length,
                                    evident, row.first < 0 ? 0 : static_cast<int>(best.size()),
                                    named);
}

bool is_evident(const State& state, int head) {
  return state.derived().reader->heads()[head].evident;
}

Slider in_words(Slider slider) {
  slider.id += "-in-words";
  return slider;
}

Asking asking(const State& state) {
  const attention::MultiHead& layer = state.derived().reader->layer();
  Asking result;
  result.masked = state.controls().absent;
  result.available =
      static_cast<int>(std::count(result.masked.begin(), result.masked.end(), std::uint8_t{0}));
  result.q = query_of(state);
  for (int head = 0; head < team::k_heads; ++head) {
    result.scores[head] = analysis::score_row(layer, result.q, head);
  }
  return result;
}

Bars weight_bars(const State& state, int head, const std::vector<double>& weights,
                 const std::vector<double>& before, int count) {
  std::vector<int> shown = analysis::strongest(weights, count);
  if (!before.empty()) {  // a person who was strong and is not any more would be missed
    for (const int person : analysis::strongest(before, count)) {
      if (std::find(shown.begin(), shown.end(), person) != shown.end()) continue;
      if (weights[person] <= 0) shown.push_back(person);
    }
    base::sort_stably(shown, [&](int a, int b) { return before[a] > before[b]; });
  }
  Bars bars;
  double named = 0;
  double named_before = 0;
  for (const int person : shown) {
    const double was = before.empty() ? -1 : before[person];
    const bool absent = is_away(state, person);
    bars.rows.push_back({name_of(state, person), weights[person],
                         was < 0 ? percent(weights[person]) : percent_change(was, weights[person]),
                         head, absent, was, person});
    named += weights[person];
    named_before += std::max(was, 0.0);
  }
  const int others = state.people() - static_cast<int>(shown.size());
  if (others > 0) {
    const double rest = std::max(0.0, 1 - named);
    const double rest_before = std::max(0.0, 1 - named_before);
    const Id label = others == 1 ? Id::softmax_one_other : Id::softmax_others;
    bars.rows.push_back({texts::fill(label, {whole_number(others)}), rest,
                         before.empty() ? percent(rest) : percent_change(rest_before, rest), -1,
                         true, before.empty() ? -1 : rest_before});
  }
  return bars;
}

}  // namespace headsup::app
