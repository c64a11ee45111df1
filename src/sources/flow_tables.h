#pragma once
// Files that flows are estimated from, as people write them: stocks (birth,residence,value), seeds
// and flows (orig,dest,value), vital events (region,births,deaths[,pop_start,pop_end]). Places are
// whatever the file calls them; other columns are passed over. Persons, not thousands.
//
// Every mistake is an error with file, line and field: a column that is not there, a cell that is
// empty or no number, a place without a name, a pair or region given twice, more places than the
// limit, and of vital events fewer than none.

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace corridor {

inline constexpr std::size_t most_flow_places = 2000;

/// Names in order of first appearance.
class PlaceList {
 public:
  std::size_t add(std::string_view name);
  std::optional<std::size_t> find(std::string_view name) const;
  const std::vector<std::string>& names() const { return names_; }
  std::size_t size() const { return names_.size(); }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> index_;
};

struct PairCell {
  std::size_t first = 0, second = 0;  // places, by index
  double value = 0;
  std::uint64_t line = 0;
};

/// A long table of pairs of places.
struct PairTable {
  std::string file;
  std::string first_column, second_column;
  PlaceList places;  // of both columns
  std::vector<PairCell> cells;
  std::uint64_t value_field = 3;  // for errors: the field of the value, counted from 1

  Where where(const PairCell& cell) const { return {file, cell.line, value_field}; }
};

/// `columns`: the two names of places, "birth,residence" or "orig,dest".
struct PairColumns {
  std::string_view first, second;
};
inline constexpr PairColumns stock_columns{"birth", "residence"}, flow_columns{"orig", "dest"};
Result<PairTable> read_pair_table(const std::string& file, std::string_view text,
                                  PairColumns columns);

struct VitalRow {
  double births = 0, deaths = 0;
  std::optional<double> population_start, population_end;
  std::uint64_t line = 0;
};

struct VitalsTable {
  std::string file;
  PlaceList places;
  std::vector<VitalRow> rows;  // by place
  std::uint64_t births_field = 2, deaths_field = 3;
};
Result<VitalsTable> read_vitals_table(const std::string& file, std::string_view text);

}  // namespace corridor
