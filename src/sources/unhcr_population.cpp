// UNHCR, Refugee Data Finder: people by origin and asylum, one row a pair and year, nine kinds of
// people side by side.

#include "sources/unhcr_table.h"

#include <array>

namespace corridor {
namespace unhcr_population_parts {
namespace {

constexpr std::string_view header =
    "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,refugees,asylum_seekers,returned_refugees,idps,"
    "returned_idps,stateless,ooc,oip,hst";

constexpr std::array<UnhcrMeasure, 9> measures{{
    {"refugees", "refugees"},
    {"asylum_seekers", "asylum_seekers"},
    {"returned_refugees", "returned_refugees"},
    {"idps", "internally_displaced"},
    {"returned_idps", "returned_internally_displaced"},
    {"stateless", "stateless"},
    {"ooc", "others_of_concern"},
    {"oip", "others_needing_protection"},
    {"hst", "host_community"},
}};

bool recognise(const Opening& file) { return header_is(file.header, header); }

Result<Reading> read(const SourceInput& input, Sink& sink) {
  return read_unhcr_csv(unhcr_population_table, input, sink);
}

}  // namespace
}  // namespace unhcr_population_parts

const UnhcrTable unhcr_population_table{.dataset = "unhcr_population",
                                        .title = "Refugee Data Finder, population figures",
                                        .header = unhcr_population_parts::header,
                                        .measures = unhcr_population_parts::measures};

extern const Source unhcr_population;
const Source unhcr_population{"unhcr_population", "UNHCR Refugee Data Finder, population",
                              unhcr_population_parts::header, unhcr_population_parts::recognise,
                              unhcr_population_parts::read};

}  // namespace corridor
