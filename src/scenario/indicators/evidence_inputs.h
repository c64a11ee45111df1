#pragma once
// Evidence inputs: figures of the workspace as inputs of calculators, one figure a period, of one
// dataset, each with its proof.

#include "evidence/series.h"
#include "scenario/indicators/calculator.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace corridor {

class EvidenceInputs {
 public:
  explicit EvidenceInputs(const StoreJob& job) : job_(job) {}

  struct Wanted {
    std::string_view indicator;
    Place origin = {};
    Place place;
    Sex sex = Sex::total;
    std::string_view dimensions = {};  // what the figure must have beside; empty: nothing
  };
  /// By year. Where several datasets have a year, the one whose figures reach furthest, and of
  /// those the longest, gives it. Forecasts, alternatives to other figures, and figures without a
  /// value are left out.
  using ByYear = std::map<int, Figure>;
  Result<ByYear> by_year(const Wanted& wanted) const;
  static std::optional<Figure> at(const ByYear& figures, int year);

  /// The place itself, or the countries of an area or group, of the year asked for.
  std::vector<Place> parts() const;
  bool is_area() const;
  /// The years asked for; else only the last of those given.
  std::vector<int> years_of(const std::vector<int>& known) const;

  ComputedOf of(int year) const;
  /// Rows "as published" of the place, by sex, so that they stand beside what was computed.
  Result<void> add_published(ComputedRows& rows, const Calculator& calculator) const;

 private:
  bool asked(int year) const;
  Result<std::vector<Figure>> read(const SeriesQuery& query) const;
  const StoreJob& job_;
};

}  // namespace corridor
