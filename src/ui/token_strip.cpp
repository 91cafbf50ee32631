#include "ui/token_strip.h"

#include <algorithm>

#include "app/core/update.h"
#include "ui/theme.h"

namespace headsup::ui {
namespace {

using app::PassPicture;
using app::PassStep;
using app::State;
using app::TokenPart;
using app::TokenRow;

constexpr float k_row_px = 6;
constexpr float k_row_gap_px = 1.5f;
constexpr float k_parts = 3;
constexpr float k_aside = 0.3f;  // ink of what is not the point of a step

CellLook look_of(const TokenRow& row) {
  return {ImVec2(row.count() > 32 ? 3.0f : 4.0f, k_row_px)};
}

// What the values row has left of each head once it is weighed.
void weigh(const State& state, int person, TokenRow& row) {
  for (int head = 0; head < team::k_heads; ++head) {
    const double share = app::pass_number(state, app::PassNumber::exponential, head, person);
    for (int cell = row.first(head); cell < row.first(head + 1); ++cell) {
      row.cells[cell] *= static_cast<float>(share);
    }
  }
}

void draw_part(ImDrawList* list, const State& state, const PassPicture& pass, TokenPart part,
               int person, ImVec2 at) {
  const PassStep step = pass.step();
  const bool asks = person == state.controls().query;
  TokenRow row = app::token_row(state, part, person);
  CellLook look = look_of(row);
  const auto count = static_cast<float>(row.count());
  if (step == PassStep::tokens) {
    // What is asked now comes with the next step.
    look.ink = asks && part == TokenPart::q ? 0 : pass.turn_of(person);
  } else if (part == TokenPart::q) {
    look.ink = asks ? 1 : step == PassStep::query ? k_aside : 0;
    if (asks && step == PassStep::query) look.shown = pass.progress() * (count + 1);
  } else if (part == TokenPart::k) {
    look.ink = k_aside;
    if (step >= PassStep::keys && step <= PassStep::softmax) {
      draw_token_row(list, row, look, at);
      row = app::match_row(state, person);
      look.ink = step == PassStep::keys ? pass.turn_of(person) : 1;
    }
  } else {
    look.ink = k_aside;
    if (step == PassStep::values) {
      weigh(state, person, row);
      look.ink = k_aside + (1 - k_aside) * pass.progress();
    } else if (step == PassStep::answer && asks) {
      row = app::enriched_row(state);
      look.ink = 1;
    }
  }
  draw_token_row(list, row, look, at);
}

}  // namespace

float token_row_width(const TokenRow& row, const CellLook& look) {
  return static_cast<float>(row.count()) * look.size.x + (team::k_heads - 1) * look.gap;
}

void draw_token_row(ImDrawList* list, const TokenRow& row, const CellLook& look, ImVec2 top_left) {
  const ImU32 track = fade(theme().muted, 0.10f);
  float x = top_left.x;
  for (int head = 0; head < team::k_heads; ++head) {
    const float width = static_cast<float>(row.per_head[head]) * look.size.x;
    list->AddRectFilled(ImVec2(x, top_left.y), ImVec2(x + width, top_left.y + look.size.y), track);
    for (int cell = row.first(head); cell < row.first(head + 1); ++cell, x += look.size.x) {
      const float turn = std::clamp(look.shown - static_cast<float>(cell), 0.0f, 1.0f);
      const float ink = row.cells[cell] * look.ink * turn;
      if (ink < 0.02f) continue;
      list->AddRectFilled(ImVec2(x, top_left.y), ImVec2(x + look.size.x, top_left.y + look.size.y),
                          fade(theme().heads[head], std::min(ink, 1.0f)));
    }
    x += look.gap;
  }
}

ImVec2 token_strip_size(const State& state) {
  const TokenRow row = app::token_row(state, TokenPart::k, state.controls().query);
  return {token_row_width(row, look_of(row)), k_parts * (k_row_px + k_row_gap_px) + 2};
}

void draw_token_strip(ImDrawList* list, const State& state, const PassPicture& pass, int person,
                      ImVec2 top_left) {
  for (const TokenPart part : {TokenPart::q, TokenPart::k, TokenPart::v}) {
    draw_part(list, state, pass, part, person, top_left);
    top_left.y += k_row_px + k_row_gap_px;
  }
}

}  // namespace headsup::ui
