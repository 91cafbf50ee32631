// Whose each commit of a history is.
#pragma once

#include <cstdint>
#include <vector>

#include "history/corpus.h"
#include "history/identities.h"

namespace headsup::history {

// Of each commit until that moment, an index of Identities::people; −1 where it counts for nobody:
// it is about too many files, or its author is a bot or is left out. people: of all authors of the
// corpus, or of its first ones, among whom these commits' are.
std::vector<std::int32_t> people_of_commits(const Corpus& corpus, const Identities& people,
                                            std::int64_t until);

}  // namespace headsup::history
