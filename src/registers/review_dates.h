#pragma once
// When one instrument comes up for review: the rules of the calendar, apart from where the
// instrument was found.

#include "base/saying.h"
#include "registers/review_calendar.h"
#include "vocabulary/named_lines.h"

#include <string>
#include <vector>

namespace corridor {

/// What is known of an instrument that bears on its review.
struct ReviewFacts {
  NamedLines fields;
  Period signed_on, in_force, ended;
  std::vector<Period> reviews;  // that took place or are set, by date
};

struct ReviewDate {
  const ReviewRule* rule = nullptr;
  Period due;
  bool overdue = false;
  Saying because;
  Period began = {};  // of an anniversary
};

/// None where it has ended by `today`, or where nothing is known of when it began.
std::vector<ReviewDate> review_dates(const ReviewFacts& facts, Day today);

/// "reviewed every 5 years", "renews itself every 3 years", "no review clause known".
Saying review_clause(const ReviewFacts& facts);

}  // namespace corridor
