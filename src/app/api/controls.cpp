#include "app/api/parts.h"

#include "app/content/panel/panel.h"
#include "texts/texts.h"

namespace headsup::app {
namespace {

// What this does to the control of an open document that the first argument names; false where
// there is none that takes it.
bool find(const State& state, const Arguments& arguments, const Input& input, Action& action) {
  std::string id;
  get_text(arguments, 0, id);
  return find_action(*state.derived().page, id, input, action) ||
         find_action(*state.derived().panel, id, input, action) ||
         find_action(*state.derived().panel_parts, id, input, action);
}

std::string operate(State& state, const Arguments& arguments, const Input& input) {
  Action action = DismissNotice{};
  if (find(state, arguments, input, action)) return done(state, std::move(action));
  return error("No control " + quoted_argument(arguments, 0) + " that takes this is open.");
}

std::string call_press(State& state, const Arguments& arguments) {
  return operate(state, arguments, Press{});
}

std::string call_pick(State& state, const Arguments& arguments) {
  double option = -1;
  get_number(arguments, 1, option);
  return operate(state, arguments, Pick{static_cast<int>(option)});
}

std::string call_drag(State& state, const Arguments& arguments) {
  double share = -1;
  get_number(arguments, 1, share);
  return operate(state, arguments, Drag{share});
}

std::string call_type(State& state, const Arguments& arguments) {
  Type typed;
  if (!get_text(arguments, 1, typed.text)) return error("Expected a text.");
  Action action = DismissNotice{};
  const bool takes_number = find(state, arguments, Type{"0"}, action);
  if (takes_number && !find(state, arguments, typed, action)) {
    return error(texts::fill(texts::Id::ledger_no_number, {typed.text}));
  }
  return operate(state, arguments, typed);
}

std::string call_move(State& state, const Arguments& arguments) {
  double from = -1;
  double to = -1;
  get_number(arguments, 1, from);
  get_number(arguments, 2, to);
  return operate(state, arguments, MoveEntry{static_cast<int>(from), static_cast<int>(to)});
}

constexpr Method k_methods[] = {
    {"press", call_press}, {"pick", call_pick}, {"drag", call_drag},
    {"type", call_type},   {"move", call_move},
};

}  // namespace

Methods control_methods() {
  return {k_methods, static_cast<int>(sizeof k_methods / sizeof k_methods[0])};
}

}  // namespace headsup::app
