#pragma once
// Measured table: a CSV file of one's own from which an indicator is computed. Which columns it may
// have is a list of records; what it holds is checked against them, and every mistake is an error
// with file, line and field: a column that is not known, a place, sex or word that is none, a
// number that is no number, a row given twice.
//
// An empty field, "NA", ".." and "-" are missing (as a place, "NA" is Namibia). Places are written
// as codes or names, or as M49 numbers in a column `m49`. The columns `name`, `note` and `source`
// may stand in any file and are not read.

#include "base/result.h"
#include "vocabulary/observation.h"

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct MeasuredColumn {
  enum class Kind { place, period, sex, word, text, number, truth };
  std::string_view name;
  Kind kind = Kind::number;
  std::string_view meaning;
  bool needed = false;          // the column is there, and no field of it is empty
  bool in_key = false;          // with the others so marked, tells rows apart
  std::string_view words = {};  // of Kind::word: what it may be, by spaces
  double lowest = -std::numeric_limits<double>::infinity();
  double highest = std::numeric_limits<double>::infinity();
};

class MeasuredTable {
 public:
  /// The largest file, and the most rows.
  static constexpr std::uint64_t largest_bytes = std::uint64_t{64} << 20;
  static constexpr std::size_t most_rows = 250'000;

  static Result<MeasuredTable> read(const std::string& file, std::string_view text,
                                    std::span<const MeasuredColumn> columns);

  std::size_t rows() const { return places_.size(); }
  bool has(std::string_view column) const { return index_of(column).has_value(); }
  /// Nothing where the field is empty or the column is not there.
  std::optional<double> number(std::size_t row, std::string_view column) const;
  std::optional<bool> truth(std::size_t row, std::string_view column) const;
  /// Empty where the field is empty or the column is not there. A sex is "female", "male" ...; a
  /// period as SDMX writes it.
  const std::string& text(std::size_t row, std::string_view column) const;
  /// Of the first column of the kind; the world where there is none.
  Place place(std::size_t row) const { return places_[row]; }
  /// Of any column of the kind.
  Place place(std::size_t row, std::string_view column) const;

 private:
  friend class MeasuredReader;
  struct Field {
    std::string text;
    std::optional<double> number;
  };
  std::optional<std::size_t> index_of(std::string_view column) const;

  std::vector<std::string> names_;
  std::vector<std::vector<Field>> fields_;  // by row, in the order of names_
  std::vector<Place> places_;               // by row
};

/// A place as a file writes it: a code, a name, or an M49 number. ErrorKind::invalid with near
/// names; the caller says where.
Result<Place> place_written(std::string_view written);

}  // namespace corridor
