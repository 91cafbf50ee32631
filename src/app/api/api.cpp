#include "app/api/api.h"

#include <string>

#include "app/api/parts.h"
#include "app/core/update.h"
#include "app/graph/layout.h"

namespace headsup::app {

std::string call(State& state, std::string_view method, std::string_view arguments) {
  Arguments parsed(arguments);
  base::JsonDocument::SyntaxError fault;
  if (!parsed.parse(fault) || parsed.node(0).kind != base::JsonKind::array) {
    return error("Expected the arguments as a JSON array.");
  }
  if (state.revision != state.derived().read_revision) {  // after open_read, before the next frame
    refresh(state);
    arrange(state);
  }
  for (const Methods& kind : {ask_methods(), work_methods(), view_methods(), lab_methods(),
                              save_methods(), backtest_methods(), control_methods()}) {
    for (int i = 0; i < kind.count; ++i) {
      if (method == kind.first[i].name) return kind.first[i].run(state, parsed);
    }
  }
  return error("There is no method '" + std::string(method) + "'.");
}

}  // namespace headsup::app
