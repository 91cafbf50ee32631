#include "ui/blocks.h"

namespace headsup::ui {

void draw_block(const app::Reorder& block, float width, Actions& actions) {
  (void)block;
  (void)width;
  (void)actions;
}

}  // namespace headsup::ui
