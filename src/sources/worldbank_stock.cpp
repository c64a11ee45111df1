// World Bank, Global Bilateral Migration Database (Ozden, Parsons, Schiff and Walmsley 2011):
// migrants by origin, destination and sex in five census rounds, 1960 to 2000. Codes are those of
// 2000 (ROM). The file has no zeros: a pair that is not in it had none.

#include "sources/column_table.h"

#include <array>

namespace corridor {
namespace worldbank_stock_parts {
namespace {

constexpr Publication publication{
    .publisher = "World Bank",
    .dataset = "worldbank_migrant_stock",
    .title = "Global Bilateral Migration Database",
    .licence = "CC-BY-4.0",
    .url = "https://databank.worldbank.org/source/global-bilateral-migration"};

constexpr std::array<FigureColumn, 1> columns{
    {{.name = "stock", .indicator = "migrant_stock_historical"}}};
constexpr ColumnTable table{
    .publication = &publication,
    .header = "orig,dest,sex,year,stock",
    .keys = {.place = "dest", .origin = "orig", .period = "year", .sex = "sex"},
    .columns = columns,
    .scheme = Scheme::worldbank,
    .status = 'E',
    .reporter = Reporter::destination,
    .version = "2011"};

}  // namespace
}  // namespace worldbank_stock_parts

extern const Source worldbank_migrant_stock;
const Source worldbank_migrant_stock{
    "worldbank_migrant_stock", "World Bank Global Bilateral Migration Database 1960-2000",
    worldbank_stock_parts::table.header, is_table<worldbank_stock_parts::table>,
    read_table<worldbank_stock_parts::table>};

}  // namespace corridor
