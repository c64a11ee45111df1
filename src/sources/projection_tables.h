#pragma once
// The tables a population projection is made from, as files of CSV (packed with gzip or not), each
// known by its header. Places are any code: M49 numbers, ISO codes, codes of regions. People are in
// thousands. More columns may stand beside those named.
//
//   country_code,year,age,male_k,female_k      people; the year the projection starts from at least
//   country_code,item,age,period,value         one figure a row, item being
//       mxm mxf        deaths per person and year, males, females
//       asfert         births per woman over the years of the age group (their sum: total
//       fertility) pasfert        the same as percent of total fertility (not needed beside asfert)
//       migm migf      net migrants of the period, thousands, by age at its end
//       btm btf        births of the period, thousands, by age of mother: only compared
//       srb            boys per girl at birth, age "total"; without it, btm over btf
//   country_code,age,period,mxM,mxF            deaths per person and year
//   country_code,age,period,pct_asfr           share of total fertility, percent
//   country_code,period,tfr,srb                total fertility, boys per girl; netmig_k, where
//   there
//                                              is no migration by age
//   country_code,age,period,migM,migF          net migrants
//   country_code,MigCode                       0: spread over the period, 9: at its end
//
// Ages: "0-4", "100+", "0", "total". Periods: "2020-2025"; "obs2015-2020" lies in the past and is
// passed over. Errors name file, line and column; nothing is guessed.

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

enum class ProjectionItem : std::uint8_t {
  population,
  death_rate,
  fertility,        // births per woman over the age group
  fertility_share,  // percent
  total_fertility,
  boys_per_girl,
  net_migrants,
  net_migrants_total,
  births,
  timing,
};
std::string_view name_of(ProjectionItem item);

struct ProjectionCell {
  static constexpr int open = -1, total = -2;
  std::uint32_t place = 0;  // index into ProjectionTables::places
  ProjectionItem item = ProjectionItem::population;
  std::uint8_t sex = 0;  // 0 males, 1 females, or the only one
  std::uint16_t file = 0;
  std::uint32_t line = 0, column = 0;
  int year = 0;  // or the first of the period
  int age = 0;
  int last_age = 0;  // of the group; `open`, `total`, or `age` where the file names the first only
  double value = 0;
};

struct ProjectionFile {
  std::string name;
  std::string sha256;  // of its unpacked bytes
  bool one_figure_a_row = false;
};

struct ProjectionTables {
  std::vector<ProjectionFile> files;
  std::vector<std::string> places;
  std::vector<ProjectionCell> cells;

  Where where(const ProjectionCell& cell) const {
    return {files[cell.file].name, cell.line, cell.column};
  }
};

/// Adds what the file holds. False, and nothing added, where its header is none of the above.
Result<bool> read_projection_file(const std::string& name, std::string_view text,
                                  ProjectionTables& tables);

}  // namespace corridor
