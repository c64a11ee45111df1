// How places lie to each other: distance, border, language, colonial past. Such facts are of no
// particular year; their period is the year in which the file was put together.
//
// CEPII GeoDist (Mayer and Zignago 2011): codes of 2000 (ROM, ZAR, TMP, PAL; YUG is Serbia and
// Montenegro), "." where a country's cities are not known. In copies that went through a
// spreadsheet a code may stand where a number should: the cell is rejected.
//
// Pairs of 2025 (Gaskin and Abel, from CEPII, USITC and COW): today's codes.

#include "sources/column_table.h"

#include <array>

namespace corridor {
namespace pair_geography_parts {
namespace {

constexpr Publication cepii{.publisher = "CEPII",
                            .dataset = "cepii_geodist",
                            .title = "GeoDist",
                            .licence = "Etalab-2.0",
                            .url =
                                "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp"
                                "?id=6"};
constexpr std::array<FigureColumn, 12> geodist_columns{{
    {.name = "contig", .indicator = "contiguity"},
    {.name = "comlang_off", .indicator = "common_official_language"},
    {.name = "comlang_ethno", .indicator = "common_spoken_language"},
    {.name = "colony", .indicator = "colonial_link"},
    {.name = "comcol", .indicator = "common_coloniser"},
    {.name = "curcol", .indicator = "colonial_link_current"},
    {.name = "col45", .indicator = "colonial_link_1945"},
    {.name = "smctry", .indicator = "same_country"},
    {.name = "dist", .indicator = "distance_largest_cities"},
    {.name = "distcap", .indicator = "distance_capitals"},
    {.name = "distw", .indicator = "distance_weighted"},
    {.name = "distwces", .indicator = "distance"},
}};
constexpr ColumnTable geodist{
    .publication = &cepii,
    .header =
        "iso_o,iso_d,contig,comlang_off,comlang_ethno,colony,comcol,curcol,col45,smctry,"
        "dist,distcap,distw,distwces",
    .keys = {.place = "iso_d", .origin = "iso_o"},
    .columns = geodist_columns,
    .scheme = Scheme::worldbank,
    .period = "2011"};

constexpr Publication gravity{.publisher = "Thomas Gaskin and Guy Abel (from CEPII, USITC, COW)",
                              .dataset = "gravity_pairs",
                              .title = "Distance, language, religion and colonial past of pairs",
                              .licence = "Etalab-2.0; public domain; free with citation",
                              .url = "https://github.com/ThGaskin/Migration_flows"};
constexpr std::array<FigureColumn, 4> gravity_columns{{
    {.name = "distw_harmonic_km", .indicator = "distance"},
    {.name = "csl_common_spoken_language", .indicator = "language_similarity"},
    {.name = "religious_similarity", .indicator = "religious_similarity"},
    {.name = "colony_of_destination_ever", .indicator = "colony_of_destination"},
}};
constexpr ColumnTable gravity_pairs{
    .publication = &gravity,
    .header =
        "orig,dest,distw_harmonic_km,csl_common_spoken_language,religious_similarity,"
        "colony_of_destination_ever",
    .keys = {.place = "dest", .origin = "orig"},
    .columns = gravity_columns,
    .period = "2025"};

}  // namespace
}  // namespace pair_geography_parts

extern const Source cepii_geodist, gravity_pairs_2025;
const Source cepii_geodist{"cepii_geodist", "CEPII GeoDist, distances and ties of pairs",
                           pair_geography_parts::geodist.header,
                           is_table<pair_geography_parts::geodist>,
                           read_table<pair_geography_parts::geodist>};
const Source gravity_pairs_2025{
    "gravity_pairs_2025", "Gaskin and Abel, distances and ties of pairs",
    pair_geography_parts::gravity_pairs.header, is_table<pair_geography_parts::gravity_pairs>,
    read_table<pair_geography_parts::gravity_pairs>};

}  // namespace corridor
