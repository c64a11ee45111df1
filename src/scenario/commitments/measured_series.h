#pragma once
// Measured series: the figures by which a promise of a place is judged, as a publisher gives them
// or as Corridor computes them (scenario/indicators), whichever reaches further; and apart, those
// of groups of people, of parts of the place, and of corridors. Figures of one dataset only: two
// publishers one after the other would make a step that is none.

#include "base/result.h"
#include "base/saying.h"
#include "evidence/series_reader.h"
#include "registers/commitments.h"
#include "scenario/indicators/calculator.h"
#include "scenario/indicators/figures_at_hand.h"

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace corridor {

struct DatedFigure {
  Period period;
  double value = 0;
  Status status = 'A';
  std::optional<Interval> interval = {};
  std::vector<std::string> proofs = {};
  /// 2020; the third quarter of it 2020.5.
  double year() const;
};

struct MeasuredSeries {
  std::string name = {};  // empty: the whole; "female", "ages 15-24", "BGD-SGP"
  std::vector<DatedFigure> figures = {};
};

struct MeasuredFigures {
  std::string title, unit;
  int digits = 1;
  Saying way = {};     // "as published", "computed: mean over corridors"
  std::string source;  // who publishes it
  MeasuredSeries whole = {};
  std::vector<MeasuredSeries> groups = {};
  std::vector<Saying> notes = {};
};

/// Levels of 10.7.2 that a country gave itself (corridor assess), beside those published.
struct OwnLevels {
  Place place;
  Period date;
  std::string source;  // the file, and by whom
  int overall = 0;
  std::array<int, 6> by_domain{};
};

/// Reads for one place after another; what each question starts with is read once.
class MeasureReader {
 public:
  static Result<MeasureReader> open(const Workspace& workspace, std::string as_of);

  /// Without figures where nothing is at hand.
  Result<MeasuredFigures> read(const CommitmentMeasure& measure, Place place);
  int this_year() const { return this_year_; }
  /// A further round of 10.7.2 for its place.
  void add(OwnLevels levels) { own_ = std::move(levels); }

 private:
  MeasureReader(SeriesReader reader, FiguresAtHand at_hand, std::string as_of);
  Result<std::vector<Figure>> figures_of(const CommitmentMeasure& measure, Place place);
  Result<MeasuredFigures> published(const CommitmentMeasure& measure, Place place);
  Result<MeasuredFigures> computed(const CommitmentMeasure& measure, Place place);
  Result<const Table*> computed_table(const Calculator& calculator, Place place);
  Result<void> add_corridors(Place place, MeasuredFigures& measured);
  Result<void> add_parts(const CommitmentMeasure& measure, Place place, MeasuredFigures& measured);
  void add_own_level(const CommitmentMeasure& measure, MeasuredFigures& measured) const;
  void keep_past(std::vector<Figure>& figures) const;

  std::unique_ptr<SeriesReader> reader_;
  FiguresAtHand at_hand_;
  std::string as_of_;
  int this_year_ = 0;
  std::optional<OwnLevels> own_;
  std::map<Place, std::vector<Place>> parts_;  // of countries
  std::map<std::string, std::shared_ptr<const Formula>, std::less<>> formulas_;
  std::pair<std::string, std::optional<Table>> table_;  // the one computed last, by code and place
};

}  // namespace corridor
