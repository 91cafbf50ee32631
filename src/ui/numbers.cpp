#include "ui/numbers.h"

#include <string>

#include "app/graph/areas.h"
#include "base/format.h"

namespace headsup::ui {
namespace {

constexpr float k_mark_radius = 3.2f;
constexpr float k_mark_room = 2 * k_mark_radius + 4;
constexpr float k_between = 9;

struct Printed {
  std::string text;
  float width = 0;  // pixels
};

// Every number that is ever shown. Each is measured when it is first needed.
class PrintedNumbers {
 public:
  const Printed& of(float weight) {
    if (!(scale_ == text_scale())) {
      scale_ = text_scale();
      numbers_ = {};
    }
    const auto share = static_cast<double>(weight);
    Printed& number = numbers_[base::percent_text(share)];
    if (number.text.empty()) {
      number.text = base::percent(share);
      number.text.resize(number.text.size() - 2);  // without " %": the marks and the legend say it
      number.width = text_width(k_numbers, number.text);
    }
    return number;
  }

 private:
  TextScale scale_;
  std::array<Printed, base::k_percent_texts> numbers_;
};

PrintedNumbers g_printed;

template <class Weight>
Numbers measured(const app::State& state, bool marks, const Weight& weight_of) {
  Numbers numbers;
  numbers.marks = marks;
  for (std::size_t head = 0; head < team::k_heads; ++head) {
    if (!state.controls().enabled[head]) continue;
    const Printed& printed = g_printed.of(weight_of(head));
    numbers.text[head] = printed.text;
    numbers.width[head] = printed.width + (marks ? k_mark_room : 0);
    numbers.total += numbers.width[head] + (numbers.total > 0 ? k_between : 0.0f);
  }
  return numbers;
}

}  // namespace

Numbers measure_numbers(const app::State& state, int person, bool marks) {
  return measured(state, marks, [&](std::size_t head) {
    return state.derived().reader->heads()[head].weights[person];
  });
}

Numbers measure_numbers(const app::State& state, const app::PassPicture& pass, int person,
                        bool marks) {
  Numbers numbers;
  if (!pass.on() || pass.number() == app::PassNumber::share) {
    return measure_numbers(state, person, marks);
  }
  if (!pass.shows_number(person)) return numbers;
  numbers.marks = marks;
  const int decimals = app::says_pass(state) ? 2 : 1;  // where there is room for one more
  for (int head = 0; head < team::k_heads; ++head) {
    if (!state.controls().enabled[head]) continue;
    numbers.text[head] = base::decimal(pass.number(head, person), decimals);
    numbers.width[head] = text_width(k_numbers, numbers.text[head]) + (marks ? k_mark_room : 0);
    numbers.total += numbers.width[head] + (numbers.total > 0 ? k_between : 0.0f);
  }
  return numbers;
}

Numbers measure_crowd_numbers(const app::State& state, bool marks) {
  return measured(state, marks, [&](std::size_t head) {
    return static_cast<float>(state.derived().crowd.shares[head]);
  });
}

void draw_numbers(ImDrawList* list, const Numbers& numbers, ImVec2 top_left, float ink) {
  float x = top_left.x;
  for (std::size_t head = 0; head < team::k_heads; ++head) {
    if (numbers.text[head].empty()) continue;
    const ImU32 color = fade(theme().heads[head], ink);
    float text_x = x;
    if (numbers.marks) {
      draw_mark(list, static_cast<int>(head),
                ImVec2(x + k_mark_radius, top_left.y + line_height(k_numbers) / 2), k_mark_radius,
                color);
      text_x += k_mark_room;
    }
    draw_text(list, ImVec2(text_x, top_left.y), k_numbers, color, numbers.text[head]);
    x += numbers.width[head] + k_between;
  }
}

}  // namespace headsup::ui
