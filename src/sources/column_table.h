#pragma once
// Column tables: publishers' files with one row a place (or corridor) and time, and figures side by
// side. Such a source is a record: which columns say where, when and who, and what each of the
// others measures. The walk over the rows is the same for all and stands here.
//
// Columns are found by their names; those that the record does not name are not kept. Steps are
// written from the record: "multiplied by 1,000".

#include "sources/reading.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace corridor {

/// Who publishes what under which terms; the same for all tables of a family.
struct Publication {
  std::string_view publisher, dataset, title, licence, url;
};

/// The version is left to the caller.
Citation citation_of(const Publication& publication);

/// Which corridor a figure about one place stands for: everybody who came to it, or left it.
enum class Margin { none, to_place, from_place };

/// One column of figures.
struct FigureColumn {
  std::string_view name;  // in the header
  std::string_view indicator;
  double scale = 1;
  Sex sex = Sex::total;
  Age age = {};
  std::string_view dimensions = {};      // "bound=80_low"
  std::string_view period = {};          // in a table with a column a year
  std::string_view low = {}, high = {};  // columns with the bounds of the interval
  Margin margin = Margin::none;
  /// The figure is of one year: so many after the first of the row's period.
  std::optional<int> year_offset = {};
  std::string_view remark = {};  // what else was done to the number, or should be known of it
};

/// Columns that say what the figures of a row are about. Those left empty are not in the table.
struct KeyColumns {
  std::string_view place = {}, origin = {}, period = {}, sex = {}, age = {}, dimension = {};
};

struct ColumnTable {
  const Publication* publication;
  std::string_view part = {};
  std::string_view header;
  KeyColumns keys;
  std::span<const FigureColumn> columns;
  Scheme scheme = Scheme::iso3;
  /// Where no column says it.
  Place place = {};
  std::string_view period = {};
  Status status = 'A';
  Reporter reporter = Reporter::publisher;
  bool complete = true;
  /// The release: told by a line of the file, or always the same, or (both empty) the year in which
  /// the last period ends that is no forecast. What the user says goes before all of them.
  std::span<const Mark> releases = {};
  std::string_view version = {};
  /// The last year of estimates in a release; figures that reach beyond it have status F.
  int (*last_estimate)(std::string_view version) = nullptr;
  Result<Period> (*period_of)(std::string_view text) = Period::parse;
  Result<Age> (*age_of)(std::string_view text) = parse_age;
  /// The dimension that the text in the column `keys.dimension` stands for; an empty one is none.
  Result<std::string> (*dimension_of)(std::string_view text) = nullptr;
  /// A place that is not known is named once with the number of its rows, not in each of them:
  /// for releases of which half is groupings of the publisher's own.
  bool unknown_places_once = false;
};

/// The release of the table in the file. ErrorKind::invalid where it cannot be told.
Result<std::string> release_of(const ColumnTable& table, const SourceInput& input);

/// ErrorKind::invalid where the file lacks a column that says where or when, or has no figures.
Result<Reading> read_columns(const ColumnTable& table, const SourceInput& input, Sink& sink);

/// For the record of a source that is one table and nothing else.
template <const ColumnTable& table> bool is_table(const Opening& file) {
  return header_is(file.header, table.header);
}
template <const ColumnTable& table>
Result<Reading> read_table(const SourceInput& input, Sink& sink) {
  return read_columns(table, input, sink);
}

}  // namespace corridor
