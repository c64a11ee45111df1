#pragma once
// Days and months in text, "2016-02-18" and "2022-08", which are not to break at their hyphens.

#include <string_view>
#include <vector>

namespace corridor {

/// Whether the text is a day or a month, and nothing else.
bool is_day(std::string_view text);

/// The text cut where days stand in it.
struct DayRun {
  std::string_view text;
  bool is_day = false;
};
std::vector<DayRun> day_runs(std::string_view text);

}  // namespace corridor
