#include "ui/numbers.h"

namespace headsup::ui {
namespace {

constexpr float k_mark_radius = 3.2f;
constexpr float k_mark_room = 2 * k_mark_radius + 4;
constexpr float k_between = 9;

std::string short_percent(float weight) {
  const std::string text = percent(static_cast<double>(weight), 0);
  return text.substr(0, text.size() - 2);  // without " %": the marks and the legend say what it is
}

}  // namespace

Numbers measure_numbers(const app::State& state, int person, bool marks) {
  Numbers numbers;
  numbers.marks = marks;
  for (std::size_t head = 0; head < team::k_heads; ++head) {
    if (!state.controls.enabled[head]) continue;
    const float weight = state.reader->heads()[head].weights[static_cast<std::size_t>(person)];
    numbers.text[head] = short_percent(weight);
    numbers.width[head] = text_width(k_numbers, numbers.text[head]) + (marks ? k_mark_room : 0);
    numbers.total += numbers.width[head] + (numbers.total > 0 ? k_between : 0.0f);
  }
  return numbers;
}

void draw_numbers(ImDrawList* list, const Numbers& numbers, ImVec2 top_left) {
  float x = top_left.x;
  for (std::size_t head = 0; head < team::k_heads; ++head) {
    if (numbers.text[head].empty()) continue;
    const ImU32 color = theme().heads[head];
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
