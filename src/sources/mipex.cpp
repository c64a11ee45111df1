// Migrant Integration Policy Index III (2010), overall scores only, in two files of studies that
// used them: 30 countries by code (Manatschal and Bernauer 2016; its other columns describe the
// countries for a regression and are passed over) and 32 by name. Neither says its year; it is that
// of the index. They differ by a point for Austria (42 and 41) and Luxembourg (59 and 60).

#include "sources/column_table.h"

#include <array>

namespace corridor {
namespace mipex_parts {
namespace {

constexpr std::string_view publisher = "Migrant Integration Policy Index (MIPEX III)";
constexpr std::string_view address = "https://www.mipex.eu";
constexpr Publication study{.publisher = publisher,
                            .dataset = "mipex_2010_study",
                            .title = "MIPEX 2010, overall score, 30 countries",
                            .licence = "Research replication (Manatschal and Bernauer 2016)",
                            .url = address};
constexpr Publication list{.publisher = publisher,
                           .dataset = "mipex_2010",
                           .title = "MIPEX 2010, overall score, 32 countries",
                           .licence = "MIPEX: free with citation",
                           .url = address};

constexpr std::array<FigureColumn, 1> study_columns{
    {{.name = "mipex10", .indicator = "integration_score"}}};
constexpr std::array<FigureColumn, 1> list_columns{
    {{.name = "mipex", .indicator = "integration_score"}}};

constexpr ColumnTable study_table{
    .publication = &study,
    .header =
        "short,idn,loggdp,mipex10,immigrants,hist_settler,hist_guest,pop_elec,right_gov,"
        "idmip",
    .keys = {.place = "short"},
    .columns = study_columns,
    .scheme = Scheme::iso3,
    .period = "2010",
    .version = "2010"};
constexpr ColumnTable list_table{.publication = &list,
                                 .header = "countries,mipex",
                                 .keys = {.place = "countries"},
                                 .columns = list_columns,
                                 .scheme = Scheme::iso3,
                                 .period = "2010",
                                 .version = "2010"};

}  // namespace
}  // namespace mipex_parts

extern const Source mipex_2010_study, mipex_2010;
const Source mipex_2010_study{"mipex_2010_study", "MIPEX 2010, overall score, 30 countries",
                              mipex_parts::study_table.header, is_table<mipex_parts::study_table>,
                              read_table<mipex_parts::study_table>};
const Source mipex_2010{"mipex_2010", "MIPEX 2010, overall score, 32 countries",
                        mipex_parts::list_table.header, is_table<mipex_parts::list_table>,
                        read_table<mipex_parts::list_table>};

}  // namespace corridor
