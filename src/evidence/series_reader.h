#pragma once
// SeriesReader: series (series.h) for many questions at one moment. What every question starts with
// - names, editions, prepared statements - is read once and kept.

#include "evidence/series.h"

#include <memory>
#include <string_view>
#include <vector>

namespace corridor {

class SeriesReader {
 public:
  /// `as_of`: a day or moment; empty: now. The reader's day holds for every query.
  static Result<SeriesReader> open(const Workspace& workspace, std::string_view as_of = {});
  SeriesReader(SeriesReader&&) noexcept;
  ~SeriesReader();

  const Workspace& workspace() const;
  Result<std::vector<Figure>> series(const SeriesQuery& query);
  Result<std::vector<Figure>> parts_of(const Figure& sum);
  Result<std::vector<Figure>> partners(const SeriesQuery& query, Side side);
  /// The figures of all corridors, areas and groups left out; the query's own ends are ignored.
  Result<std::vector<Figure>> corridors(const SeriesQuery& query);
  /// What came to each place (side destination) or left it (side origin), the other end being the
  /// world: as `series` for each of them, in one pass. Only of indicators about corridors.
  Result<std::vector<Figure>> ends(const SeriesQuery& query, Side side);
  /// Current editions that have the indicator.
  Result<std::vector<Edition>> current(std::string_view indicator);
  /// Editions loaded by the day that have the indicator and are not current, oldest first.
  Result<std::vector<Edition>> superseded(std::string_view indicator);

 private:
  struct OfIndicator;
  struct Ground;
  explicit SeriesReader(std::unique_ptr<Ground> ground);
  Result<OfIndicator*> of(std::string_view indicator);
  Result<const std::vector<Edition>*> editions_for(OfIndicator& indicator,
                                                   const SeriesQuery& query);

  std::unique_ptr<Ground> ground_;
};

/// What a question asks for, whether it is stored or computed by a formula.
Result<std::vector<Figure>> series(SeriesReader& reader, const SeriesQuery& query);

}  // namespace corridor
