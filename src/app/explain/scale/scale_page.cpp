// The scale lab: controls, what is going on, and what was measured.
#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "analysis/rnn.h"
#include "app/content/parts.h"
#include "app/core/action.h"
#include "app/explain/pages.h"
#include "app/explain/scale/lab.h"
#include "app/explain/scale/words.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

using texts::fill;
using texts::get;
using texts::Id;

constexpr double k_missing = std::numeric_limits<double>::quiet_NaN();
constexpr double k_min_seconds = 1e-7, k_max_seconds = 1e3;  // that the chart can show
constexpr double k_cheaper = 1.1;                            // times as fast: worth a sentence

Slider people_slider(const Lab& lab) {
  Slider slider{"scale-people",
                get(Id::scale_people),
                whole_number(lab.people),
                lab_share(lab.people),
                whole_number(k_min_lab_people),
                whole_number(k_max_lab_people),
                -1,
                nullptr};
  slider.change = [seed = lab.seed](double share) -> Action {
    return SetLab{lab_people(share), seed};
  };
  return slider;
}

Slider seed_slider(const Lab& lab) {
  constexpr double k_span = k_max_lab_seed - 1;
  Slider slider{"scale-seed",
                get(Id::scale_seed),
                std::to_string(lab.seed),
                (lab.seed - 1) / k_span,
                get(Id::scale_seed_low),
                get(Id::scale_seed_high),
                -1,
                nullptr};
  slider.change = [people = lab.people](double share) -> Action {
    return SetLab{people, 1 + static_cast<int>(std::lround(share * k_span))};
  };
  return slider;
}

Buttons buttons(const Lab& lab, bool measured) {
  Buttons row;
  if (lab.stays) {
    row.buttons.push_back({"scale-back", get(Id::scale_back), BackToOwnTeam{}, false, true});
  } else {
    row.buttons.push_back(
        {"scale-draw", get(Id::scale_draw), DrawOrganisation{}, false, !lab.measuring()});
  }
  if (lab.measuring()) {
    row.buttons.push_back({"scale-measure", get(Id::scale_cancel), CancelMeasuring{}, true, true});
  } else {
    row.buttons.push_back({"scale-measure", get(Id::scale_measure), MeasureSizes{}, true, true});
  }
  if (measured && !lab.measuring()) {
    row.buttons.push_back({"scale-copy", get(Id::scale_copy), Take{Takeaway::table}, false, true});
  }
  return row;
}

Id stage_name(const Lab& lab) {
  switch (lab.stage) {
    case LabStage::idle:
      return Id::scale_stage_wait;
    case LabStage::forward:
      return lab.in_background ? Id::scale_stage_background : Id::scale_stage_forward;
    case LabStage::rnn:
      return Id::scale_stage_rnn;
    case LabStage::frames:
      break;
  }
  return Id::scale_stage_frames;
}

// One size takes as long as all smaller ones together, but the bar counts sizes: no user waits for
// a bar that has stopped moving.
Bars progress(const Lab& lab) {
  const double done = lab.sizes_wanted - static_cast<double>(lab.sizes.size());
  const double share = std::min(1.0, (done + lab.share) / lab.sizes_wanted);
  Bar bar{fill(stage_name(lab), {people_text(lab.sizes.front())}), share,
          std::to_string(static_cast<int>(done) + 1) + " / " + std::to_string(lab.sizes_wanted)};
  return Bars{get(Id::scale_progress), {std::move(bar)}};
}

double or_missing(double seconds) {
  return seconds > 0 ? seconds : k_missing;
}

struct Series {
  Id name;
  double LabPoint::*value;
};
constexpr Series k_series[] = {{Id::scale_curve_forward, &LabPoint::forward},
                               {Id::scale_curve_rnn, &LabPoint::rnn},
                               {Id::scale_curve_frame, &LabPoint::frame}};

Chart time_chart(const State& state, const std::vector<LabPoint>& points) {
  Chart chart;
  chart.caption = get(Id::scale_chart);
  chart.x_label = get(Id::scale_people);
  chart.y_label = get(Id::scale_chart_y);
  chart.log_y = true;
  chart.x_low = k_min_lab_people;
  chart.x_high = k_max_lab_people;
  for (const int size : all_lab_sizes()) {
    chart.x_ticks.push_back({static_cast<double>(size), whole_number(size)});
  }
  chart.marked_x = state.lab.people;
  chart.marked_name = people_text(state.lab.people);
  double low = k_max_seconds;
  double high = k_min_seconds;
  for (const Series& series : k_series) {
    Curve curve{get(series.name), -1, {}, {}};
    for (const LabPoint& point : points) {
      const double seconds = or_missing(point.*series.value);
      curve.values.push_back(seconds);
      curve.printed.push_back(seconds > 0 ? base::duration(seconds) : get(Id::scale_not_yet));
      if (!(seconds > 0)) continue;
      low = std::min(low, seconds);
      high = std::max(high, seconds);
    }
    chart.curves.push_back(std::move(curve));
  }
  Curve square{get(Id::scale_curve_square), -1, {}, {}};
  square.reference = true;
  const LabPoint& last = points.back();
  for (const LabPoint& point : points) {
    chart.x.push_back(point.people);
    chart.x_names.push_back(people_text(point.people));
    const double ratio = static_cast<double>(point.people) / last.people;
    square.values.push_back(last.forward * ratio * ratio);
    square.printed.push_back(base::duration(square.values.back()));
  }
  chart.curves.push_back(std::move(square));
  // Whole decades: 10 µs, 100 µs, 1 ms …
  const int first = static_cast<int>(std::floor(std::log10(low) + 1e-9));
  const int end = std::max(first + 1, static_cast<int>(std::ceil(std::log10(high) - 1e-9)));
  for (int exponent = first; exponent <= end; ++exponent) {
    const double at = std::pow(10, exponent);
    chart.y_ticks.push_back({at, printed_tick(exponent)});
  }
  chart.low = chart.y_ticks.front().at;
  chart.high = chart.y_ticks.back().at;
  return chart;
}

Table time_table(const State& state, const std::vector<LabPoint>& points) {
  Table table;
  table.caption = get(Id::scale_table);
  table.columns = {get(Id::scale_column_forward), get(Id::scale_column_growth),
                   get(Id::scale_column_rnn), get(Id::scale_column_frame)};
  const auto cell = [](double seconds) {
    return Cell{seconds > 0 ? base::duration(seconds) : get(Id::scale_not_yet), "", nullptr};
  };
  const LabPoint* before = nullptr;
  for (const LabPoint& point : points) {
    Row row{people_text(point.people), {}, false, -1};
    row.cells.push_back(cell(point.forward));
    row.cells.push_back(
        {before ? printed_growth(point.forward / before->forward) + "×" : get(Id::scale_not_yet),
         "", nullptr});
    row.cells.push_back(cell(point.rnn));
    row.cells.push_back(cell(point.frame));
    table.rows.push_back(std::move(row));
    before = &point;
  }
  const int state_width = std::min(state.team().facet_count(), analysis::k_max_hidden);
  table.note = fill(Id::scale_note, {base::duration(state.lab.clock_step),
                                     whole_number(k_max_in_frame), std::to_string(state_width)}) +
               " " + get(Id::scale_order);
  return table;
}

void add_findings(Document& document, const std::vector<LabPoint>& points) {
  const LabPoint& last = points.back();
  if (const std::string growth = growth_text(points); !growth.empty()) {
    document.blocks.push_back(Paragraph{growth, Tone::strong});
  }
  if (const std::string small = small_growth_text(points); !small.empty()) {
    document.blocks.push_back(Paragraph{small});
  }
  std::string steps = fill(Id::scale_steps, {whole_number(last.people), whole_number(last.people),
                                             base::duration(last.rnn), base::duration(last.forward),
                                             base::duration(last.forward / last.people)});
  const double ratio = last.forward / last.rnn;
  if (ratio > k_cheaper) {
    steps += " " + fill(Id::scale_cheaper, {printed_growth(ratio)});
  } else if (ratio < 1 / k_cheaper) {
    steps += " " + fill(Id::scale_dearer, {printed_growth(1 / ratio)});
  }
  document.blocks.push_back(Paragraph{std::move(steps)});
  document.blocks.push_back(
      Paragraph{fill(Id::scale_frames, {whole_number(last.people), base::duration(last.frame),
                                        base::duration(1.0 / 60)})});
}

}  // namespace

Document scale_page(const State& state) {
  const Lab& lab = state.lab;
  const std::vector<LabPoint> points = lab_points(state);
  Document document{get(Id::page_name_scale), get(Id::scale_lead), {}};
  document.blocks.push_back(buttons(lab, !points.empty()));
  if (lab.measuring()) document.blocks.push_back(progress(lab));
  Document people;
  people.blocks.push_back(people_slider(lab));
  Document seed;
  seed.blocks.push_back(seed_slider(lab));
  document.blocks.push_back(Split{{std::move(people), std::move(seed)}});
  if (lab.drawn()) {
    document.blocks.push_back(Paragraph{
        fill(Id::scale_drawn, {whole_number(state.people()),
                               whole_number(static_cast<long long>(lab.departments.size())),
                               whole_number(lab.departments.front()), percent(lab.top_decile)}) +
        " " + get(Id::scale_drawn_note)});
  }
  if (points.empty()) {
    document.blocks.push_back(
        Paragraph{fill(Id::scale_empty, {whole_number(k_max_lab_people)}), Tone::plain});
    return document;
  }
  document.blocks.push_back(Heading{get(Id::scale_heading), "", -1});
  add_findings(document, points);
  document.blocks.push_back(time_chart(state, points));
  document.blocks.push_back(time_table(state, points));
  return document;
}

}  // namespace headsup::app
