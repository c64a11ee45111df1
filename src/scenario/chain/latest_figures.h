#pragma once
// Latest figures: the newest figure of an indicator, of whatever sort, for one place after another.
// What a question begins with is read once an indicator. Indicators may be derived ones.

#include "evidence/series_reader.h"

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace corridor {

class LatestFigures {
 public:
  /// The workspace must outlive this.
  static Result<LatestFigures> open(const Workspace& workspace);

  /// The latest past figure with a value, both sexes together where `total` is asked for; nothing
  /// where there is none. ErrorKind::not_found for an indicator that nobody knows.
  Result<std::optional<Figure>> of(const std::string& indicator, Place place, bool total = false);
  int this_year() const { return this_year_; }

 private:
  LatestFigures(const Workspace& workspace, SeriesReader reader)
      : workspace_(&workspace), reader_(std::move(reader)) {}
  Result<std::optional<Figure>> latest_stored(const SeriesQuery& query,
                                              const std::function<bool(const Figure&)>& is_wanted);
  const Workspace* workspace_;
  SeriesReader reader_;
  std::map<std::string, std::optional<SeriesQuery>, std::less<>> queries_;
  int this_year_ = 0;
};

}  // namespace corridor
