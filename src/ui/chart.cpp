#include "ui/blocks.h"

namespace headsup::ui {

void draw_block(const app::Chart& block, float width, Actions& actions) {
  (void)block;
  (void)width;
  (void)actions;
}

}  // namespace headsup::ui
