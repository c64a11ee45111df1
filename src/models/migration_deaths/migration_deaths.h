#pragma once
// SDG indicator 10.7.3: people who died or disappeared on the way towards, or at, a border.
//
//   total = sum over incidents on the way of (dead + missing and presumed dead)
//
// Left out: deaths in camps, in detention, at home in the country of destination, after a return,
// and by exploitation at work; and people missing of whom nobody presumes that they died. What is
// counted is the least there was: many deaths leave no record. A change from year to year is a
// change in what was recorded, too.
//
// An incident may give the dead and not the missing: what it gives counts, and the incident is
// counted as incomplete. Numbers below zero are the publisher's corrections of other incidents.
//
// Reference: metadata of SDG indicator 10.7.3 (IOM).

#include <optional>
#include <span>

namespace corridor::migration_deaths {

struct Incident {
  std::optional<double> dead, missing;
  bool on_the_way = true;
  bool presumed_dead = true;  // those missing
};

struct Findings {
  double dead = 0, missing = 0;
  int incidents = 0;   // that count
  int incomplete = 0;  // of them, those that give only one of the two numbers
  int without = 0;     // that give no number at all
  int left_out = 0;    // not on the way
  double total() const { return dead + missing; }
};

Findings run(std::span<const Incident> incidents);

}  // namespace corridor::migration_deaths
