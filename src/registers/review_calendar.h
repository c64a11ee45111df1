#pragma once
// The review calendar: when agreements and social clauses come up for review, end, or renew
// themselves, each date with the rule that gave it.
//
// In it are instruments that state how they are reviewed; labour, social-security, readmission and
// free-movement agreements; and trade agreements with labour provisions or a social chapter (their
// social clauses). Where no review clause is known, that is said, and the next fifth anniversary
// stands for an occasion to look at it. What has ended is left out.

#include "base/result.h"
#include "base/saying.h"
#include "store/workspace.h"
#include "vocabulary/delay.h"
#include "vocabulary/place.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct ReviewRule {
  std::string_view id;     // "interval"
  std::string_view title;  // in words
  bool is_clause;          // rests on what the instrument says of its review or end
};
/// In the order in which they are tried.
std::span<const ReviewRule> review_rules();

struct Review {
  const ReviewRule* rule = nullptr;
  Saying because;  // "every 5 years after the last one, 2021"
  Period due;
  Period began = {};     // of an anniversary
  bool overdue = false;  // the day is past and no later review is known
  std::string instrument, title;
  std::string what;            // agreement, social_clause, compact, treaty
  std::vector<Place> parties;  // those that are known
  Saying clause;               // "no review clause known", "reviewed every 5 years", ...
  std::string proof;
};

struct ReviewQuestion {
  Day today;
  Day from, before;            // [from, before); overdue reviews come whatever the window
  std::vector<Place> parties;  // only where all of these are parties or named; none: all
};

/// By day, then instrument. One entry for each instrument and rule that gives a day.
Result<std::vector<Review>> review_calendar(const Workspace& workspace,
                                            const ReviewQuestion& question);

}  // namespace corridor
