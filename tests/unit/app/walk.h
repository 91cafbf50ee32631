// A walk through everything that somebody may do.
#pragma once

#include <string>
#include <utility>

#include "app/core/action.h"
#include "app/core/update.h"
#include "base/random.h"

namespace headsup::test {

using namespace headsup::app;

// One second after the other, so that nothing is one run unless a test wants it.
inline void act(State& state, Action action, double seconds = 2) {
  state.transient.now_seconds += seconds;
  update(state, std::move(action));
}

// Anything that somebody may do, by chance.
inline Action some_action(const State& state, base::SplitMix64& random) {
  const auto below = [&random](int count) { return static_cast<int>(random.uniform() * count); };
  const int person = below(state.people() + 1) - 1;
  const int head = below(team::k_heads);
  switch (below(22)) {
    case 0:
      return SelectPerson{person};
    case 1:
      return SetIncident{below(2) ? "the checkout times out"
                                  : "postgres locks " + std::to_string(below(9))};
    case 2:
      return SetComparison{"help " + std::to_string(below(3))};
    case 3:
      return SetTemperature{random.uniform() * 25};
    case 4:
      return SetHeadTemperature{head, below(2) ? 0 : random.uniform() * 3};
    case 5:
      return SetDepth{random.uniform()};
    case 6:
      return SetDaysLater{random.uniform() * 400};
    case 7:
      return SetHeadEnabled{head, below(2) == 0};
    case 8:
      return SetAvailable{person, below(2) == 0};
    case 9:
      return EditNumber{{analysis::Edit::Matrix::k, person, below(32), 0.5f}};
    case 10: {
      RnnSettings rnn = state.rnn();
      rnn.people = below(2) ? 0 : 32;
      rnn.minutes = random.uniform() * 200;
      rnn.order.clear();
      for (int i = state.people() - 1; i >= 0 && rnn.people == 0; --i) rnn.order.push_back(i);
      return SetRnn{rnn};
    }
    case 11:
      if (below(10) == 0) return LoadTeam{state.team()};
      return OpenPage{Page::rnn};
    case 12:
      return GoToStep{below(12)};
    case 13:
      return AnswerStep{below(10)};
    case 14:
      return HoverPerson{person};
    case 15:
      return OpenEdge{head, person};
    case 16:
      return SetMode{Mode::everyone};
    case 17:
      return SetStrongest{below(14)};
    case 18:
      return ResetCamera{};
    case 19:
      return Redo{};
    default:
      return Undo{};
  }
}

}  // namespace headsup::test
