#pragma once
// What the tables of UNHCR's Refugee Data Finder have in common, as CSV files and as pages of its
// API (unhcr_api.cpp): year, place of origin and place of asylum, each with UNHCR's own code and
// the ISO code beside it, then codes that tell rows apart, then the figures.
//
// UNHCR's own codes are read (AUS is Austria there) and checked against the ISO column. UKN is
// unknown, STA stateless, TIB a code of UNHCR's: none is a country, all count. "-" is missing, in
// the place of a code it stands for everybody: the API shows so what it has added up.
//
// UNHCR rounds: figures below 5 are 0 or 5, decisions below 10 are 0, 5 or 10.

#include "sources/reading.h"

#include <functional>

namespace corridor {

struct UnhcrMeasure {
  std::string_view column;
  std::string_view indicator = {};  // empty: the row's kind says which
  std::string_view of_cases = {};   // the indicator where the row counts cases instead of persons
  Sex sex = Sex::total;
  Age age = {};
};

/// What the figures of a row measure, told by a code in it.
struct UnhcrKind {
  std::string_view code, indicator, of_cases;
};

/// A code that tells rows apart.
struct UnhcrDimension {
  std::string_view column, name;
};

struct UnhcrTable {
  std::string_view dataset;
  std::string_view title;
  std::string_view header;                 // of the CSV file; the measures stand last
  std::span<const UnhcrMeasure> measures;  // in the order of the header
  std::span<const UnhcrDimension> dimensions = {};
  std::string_view kind_column = {};
  std::span<const UnhcrKind> kinds = {};
  std::string_view unit_column = {};  // P persons, C cases
  /// Whether the 0 in a row's cell stands for what nobody knows; by number of the measure.
  bool (*zero_is_unknown)(std::span<const NumberCell> cells, std::size_t measure) = nullptr;
  /// People counted where they are at home: origin and asylum are one, and the figure is about it.
  bool about_one_place = false;
  Reporter reporter = Reporter::destination;
  std::string_view publisher = "UNHCR";
  std::string_view licence = "CC-BY-4.0";
};

/// Those that the API has too.
extern const UnhcrTable unhcr_population_table, unhcr_asylum_applications_table,
    unhcr_asylum_decisions_table, unhcr_demographics_table, unhcr_solutions_table, unhcr_idmc_table,
    unhcr_unrwa_table;

/// IDMC's and UNRWA's counts look alike. The first row that tells: IDMC counts people at home,
/// UNRWA Palestinians abroad. Null where this row does not tell.
const UnhcrTable* partner_table(std::string_view origin_code, std::string_view asylum_code);
/// Where no row tells.
Error untold_partner(const std::string& file);

/// Turns the rows of a table into observations or rejections.
class UnhcrReader {
 public:
  /// A field by the number of its column in the table's header; nothing where the row has none.
  using Fields = std::function<std::optional<std::string_view>(std::size_t column)>;
  /// How cells are named: by column of a CSV file, or by ordinal of the measure, other fields 0.
  enum class Cells { columns, measures };

  UnhcrReader(const UnhcrTable& table, Cells cells, Sink& sink);
  void read(std::uint32_t row, const Fields& fields);
  /// Citation and steps.
  Reading reading(const std::string& version) const;
  const LatestPeriod& latest() const { return latest_; }
  const std::vector<std::string>& columns() const { return columns_; }

 private:
  struct Row;
  std::optional<std::size_t> column(std::string_view name) const;
  std::uint16_t cell_column(std::size_t column) const;
  void reject(const Row& row, std::size_t column, std::string reason);
  std::optional<Place> place(const Row& row, std::size_t code_column);
  std::optional<ObservationKey> key(const Row& row);
  std::optional<bool> counts_cases(const Row& row);
  const UnhcrKind* kind(const Row& row);
  void read_measures(const Row& row, ObservationKey key);

  const UnhcrTable& table_;
  Cells cells_;
  Sink& sink_;
  std::vector<std::string> columns_;
  std::size_t first_measure_;
  PlaceReader unhcr_{Scheme::unhcr}, iso_{Scheme::iso3};
  LatestPeriod latest_;
  std::vector<NumberCell> numbers_;  // of the current row
};

/// Reads a CSV file of the table.
Result<Reading> read_unhcr_csv(const UnhcrTable& table, const SourceInput& input, Sink& sink);

}  // namespace corridor
