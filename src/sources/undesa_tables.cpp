// UN DESA, International Migrant Stock, tables beside the one of origins and destinations:
//   all migrants of a destination, release of 2019 (Latin-1, not UTF-8; names beside UN location
//     codes; regions in capitals repeat those of the same name, and are rejected as repeats): a
//     selection, because the table of origins and destinations has the same figures
//   refugees and asylum-seekers, release of 2019, a column a year, with their share of all migrants
//     and their rate of change; names only; headings of groups are no places, and are rejected
//   origins and destinations of 2020 from a visualisation, which leaves out other and unknown
//     origins and shows cells that the publisher has empty as zero: a selection

#include "base/text.h"
#include "sources/column_table.h"

#include <array>

namespace corridor {
namespace undesa_tables_parts {
namespace {

constexpr Publication undesa_stock(std::string_view dataset) {
  return {.publisher = "UN DESA, Population Division",
          .dataset = dataset,
          .title = "International Migrant Stock",
          .licence = "CC-BY-3.0-IGO",
          .url = "https://www.un.org/development/desa/pd/content/international-migrant-stock"};
}
constexpr Publication stock = undesa_stock("undesa_migrant_stock");
constexpr Publication refugees = undesa_stock("undesa_refugee_stock");

// ---- all migrants of a destination ------------------------------------------

constexpr std::array<FigureColumn, 1> total_columns{
    {{.name = "Stock", .indicator = "migrant_stock", .margin = Margin::to_place}}};
constexpr ColumnTable totals{.publication = &stock,
                             .part = "totals",
                             .header = ",Area,Code,Year,Stock",
                             .keys = {.place = "Code", .period = "Year"},
                             .columns = total_columns,
                             .scheme = Scheme::undesa,
                             .reporter = Reporter::destination,
                             .complete = false};

Result<Reading> read_totals(const SourceInput& input, Sink& sink) {
  if (find_invalid_utf8(input.text) == std::string_view::npos) {
    return read_columns(totals, input, sink);
  }
  const std::string text = utf8_of_latin1(input.text);
  SourceInput in_utf8 = input;
  in_utf8.text = text;
  return read_columns(totals, in_utf8, sink);
}

// ---- refugees ---------------------------------------------------------------

constexpr FigureColumn people(std::string_view name) {
  return {.name = name, .indicator = "refugee_stock", .period = name.substr(0, 4)};
}
constexpr FigureColumn share(std::string_view name) {
  return {.name = name, .indicator = "refugee_share_of_migrants", .period = name.substr(0, 4)};
}
constexpr FigureColumn change(std::string_view name) {
  return {.name = name, .indicator = "refugee_stock_change", .period = name.substr(0, 9)};
}
constexpr std::array<FigureColumn, 20> refugee_columns{{
    people("1990_est_(mf)"),
    people("1995_est_(mf)"),
    people("2000_est_(mf)"),
    people("2005_est_(mf)"),
    people("2010_est_(mf)"),
    people("2015_est_(mf)"),
    people("2019_est_(mf)"),
    share("1990_pct_(mf)"),
    share("1995_pct_(mf)"),
    share("2000_pct_(mf)"),
    share("2005_pct_(mf)"),
    share("2010_pct_(mf)"),
    share("2015_pct_(mf)"),
    share("2019_pct_(mf)"),
    change("1990-1995_annual_rc_(mf)"),
    change("1995-2000_annual_rc_(mf)"),
    change("2000-2005_annual_rc_(mf)"),
    change("2005-2010_annual_rc_(mf)"),
    change("2010-2015_annual_rc_(mf)"),
    change("2015-2019_annual_rc_(mf)"),
}};
constexpr ColumnTable refugee_stock{
    .publication = &refugees,
    .header =
        "Destination,1990_est_(mf),1995_est_(mf),2000_est_(mf),2005_est_(mf),2010_est_(mf),"
        "2015_est_(mf),2019_est_(mf),1990_pct_(mf),1995_pct_(mf),2000_pct_(mf),"
        "2005_pct_(mf),2010_pct_(mf),2015_pct_(mf),2019_pct_(mf),1990-1995_annual_rc_(mf),"
        "1995-2000_annual_rc_(mf),2000-2005_annual_rc_(mf),2005-2010_annual_rc_(mf),"
        "2010-2015_annual_rc_(mf),2015-2019_annual_rc_(mf)",
    .keys = {.place = "Destination"},
    .columns = refugee_columns,
    .scheme = Scheme::undesa,
    .status = 'E'};

// ---- origins and destinations, without the unknown --------------------------

constexpr std::array<FigureColumn, 3> pair_columns{{
    {.name = "total", .indicator = "migrant_stock"},
    {.name = "male", .indicator = "migrant_stock", .sex = Sex::male},
    {.name = "female", .indicator = "migrant_stock", .sex = Sex::female},
}};
constexpr ColumnTable pairs{.publication = &stock,
                            .part = "without_unknown_origins",
                            .header = "year,birth,residence,total,male,female",
                            .keys = {.place = "residence", .origin = "birth", .period = "year"},
                            .columns = pair_columns,
                            .scheme = Scheme::undesa,
                            .reporter = Reporter::destination,
                            .complete = false};

}  // namespace
}  // namespace undesa_tables_parts

extern const Source undesa_2019_totals, undesa_2019_refugees, undesa_2020_selection;
const Source undesa_2019_totals{"undesa_2019_totals",
                                "UN DESA International Migrant Stock 2019, by destination",
                                undesa_tables_parts::totals.header,
                                is_table<undesa_tables_parts::totals>,
                                undesa_tables_parts::read_totals,
                                false};
const Source undesa_2019_refugees{
    "undesa_2019_refugees", "UN DESA International Migrant Stock 2019, refugees",
    undesa_tables_parts::refugee_stock.header, is_table<undesa_tables_parts::refugee_stock>,
    read_table<undesa_tables_parts::refugee_stock>};
const Source undesa_2020_selection{
    "undesa_2020_selection", "UN DESA International Migrant Stock 2020, known origins",
    undesa_tables_parts::pairs.header, is_table<undesa_tables_parts::pairs>,
    read_table<undesa_tables_parts::pairs>};

}  // namespace corridor
