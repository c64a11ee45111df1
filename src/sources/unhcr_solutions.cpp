// UNHCR, Refugee Data Finder: what ended a displacement, by year, origin and asylum. The country of
// asylum is where refugees returned from, where they were resettled to, or which made them
// nationals; people displaced within their country return within it. An empty cell is missing.

#include "sources/unhcr_table.h"

#include <array>

namespace corridor {
namespace unhcr_solutions_parts {
namespace {

constexpr std::string_view header =
    "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,returned_refugees,resettlement,naturalisation,"
    "returned_idps";

constexpr std::array<UnhcrMeasure, 4> measures{{
    {"returned_refugees", "returned_refugees"},
    {"resettlement", "refugees_resettled"},
    {"naturalisation", "refugees_naturalised"},
    {"returned_idps", "returned_internally_displaced"},
}};

bool recognise(const Opening& file) { return header_is(file.header, header); }

Result<Reading> read(const SourceInput& input, Sink& sink) {
  return read_unhcr_csv(unhcr_solutions_table, input, sink);
}

}  // namespace
}  // namespace unhcr_solutions_parts

const UnhcrTable unhcr_solutions_table{.dataset = "unhcr_solutions",
                                       .title = "Refugee Data Finder, solutions",
                                       .header = unhcr_solutions_parts::header,
                                       .measures = unhcr_solutions_parts::measures};

extern const Source unhcr_solutions;
const Source unhcr_solutions{"unhcr_solutions", "UNHCR Refugee Data Finder, solutions",
                             unhcr_solutions_parts::header, unhcr_solutions_parts::recognise,
                             unhcr_solutions_parts::read};

}  // namespace corridor
