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
  };
  /// By year. Of several datasets the one whose figures reach furthest, and of those the longest;
  /// forecasts, and alternatives to other figures, are left out. Figures without a value are not
  /// there.
  using ByYear = std::map<int, Figure>;
  Result<ByYear> by_year(const Wanted& wanted) const;
  /// The same for a series of any kind: the latest figure of each year.
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
  const StoreJob& job_;
};

}  // namespace corridor
