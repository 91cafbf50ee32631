// The time that command and control takes, against attention's one step. All times are in minutes.
#pragma once

namespace headsup::analysis {

// One manager who hears N people one after the other, m minutes each, has an answer after N·m.
// Attention asks everybody at once: the same with one step, m.
double serial_minutes(int speakers, double minutes_per_hand_over);

// Incidents that arrive at a steady pace and are answered one at a time, first come, first served:
// the queue D/D/1 (Kleinrock, "Queueing Systems", volume 1, 1975). The first arrives at minute 0.
struct IncidentQueue {
  double minutes_between = 0;  // > 0, from one arrival to the next
  double minutes_each = 0;     // ≥ 0: N·m for the serial manager, m for attention
};

// How long incident k = 0, 1, … waits before anybody turns to it: k · max(0, each − between).
double waiting_minutes(const IncidentQueue& queue, int incident);

// How many incidents are answered by that minute; one that is answered on the minute counts.
int answered_within(const IncidentQueue& queue, double minutes);

}  // namespace headsup::analysis
