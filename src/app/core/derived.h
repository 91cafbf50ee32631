// What follows from a session and its view: computed by `refresh` in one place, keyed by revision,
// and free to be thrown away at any time.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "analysis/reading.h"
#include "app/core/session.h"
#include "history/corpus_of_team.h"
#include "history/team_evidence.h"
#include "team/text.h"

namespace headsup::app {

struct Document;  // content/document.h
struct Panel;     // content/panel/panel.h
struct RnnRun;    // explain/rnn/run.h

inline constexpr int k_from_crowd = -1;  // in a person's place: all who are not drawn in full

// One strand of the everyone view: `to` listens to `from`.
struct AttentionEdge {
  int from = 0;
  int to = 0;
  int head = 0;
  float weight = 0;
};

// Who is drawn in full, and what the others weigh together (graph/crowd.h).
struct Crowd {
  std::vector<std::uint8_t> full;  // a flag a person; the query's, too
  std::vector<int> members;        // those around the query, in the order in which they were chosen
  int people = 0;                  // in the crowd
  std::array<double, team::k_heads> shares{};  // of each enabled head's weight, all of theirs
  bool of_everyone = false;                    // by what everyone listens to, not the query alone
};

// What is pointed at on the matrices page or in the graph above it, in terms that every map and the
// graph understand.
struct HoverTarget {
  int head = -1;  // −1: none in particular
  int query = -1, key = -1;
  int facet = -1;  // over all heads

  bool any() const { return query >= 0 || key >= 0 || facet >= 0; }
};

struct Derived {
  analysis::Controls controls;  // the session's settings by position; current after `update`
  RnnSettings rnn;              // the same of the RNN's
  std::unique_ptr<team::TermIndex> terms;
  team::Needs needs;
  // Of a team with a history, once something is asked; of an earlier version of the team until the
  // next `read`.
  std::shared_ptr<const history::TeamEvidence> evidence;
  std::unique_ptr<history::CorpusTask> words;  // of the history, while they are read
  history::TeamAnswer evident;                 // for the incident
  std::vector<double> evidence_scores;         // N, what the layer is given of it; or empty
  std::unique_ptr<analysis::Reader> reader;
  std::uint64_t read_revision = 0;  // the revision that `reader` has read

  std::vector<AttentionEdge> edges;  // of the everyone view
  int edges_strongest = 0;           // the View::strongest that they were made for
  Crowd crowd;
  double undrawn = 0;  // share of all attention to others that they leave out

  std::shared_ptr<const team::ImportResult> draft;  // what the session's draft says; or empty
  Draft draft_read;                                 // that it was read from

  std::shared_ptr<Document> page;   // of the explanation
  std::shared_ptr<Document> panel;  // the ledger or the tour, in place of the panel; or empty
  std::shared_ptr<const Panel> panel_parts;  // what the panel otherwise has
  HoverTarget hovered;                       // on the matrices page; elsewhere none
  std::uint64_t written_revision = 0;        // the revisions that these were written for
  std::uint64_t lit_revision = 0;            // the hover_revision that the page shows
  std::shared_ptr<RnnRun> rnn_run;           // of the page of command and control
};

}  // namespace headsup::app
