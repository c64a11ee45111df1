// UNHCR, Refugee Data Finder: people who newly had to flee, by year, origin and asylum, since 1962.
// An empty cell is one for which UNHCR has no figure: missing, not zero. Claims to asylum are in
// the file since 1970, of more than a few countries since 2000; refugees include people in
// refugee-like situations since 2007.

#include "sources/unhcr_table.h"

#include <array>

namespace corridor {
namespace unhcr_flows_parts {
namespace {

constexpr std::string_view header =
    "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,refugees,asylum_seekers,refugee_like,oip";

constexpr std::array<UnhcrMeasure, 4> measures{{
    {"refugees", "refugee_flow"},
    {"asylum_seekers", "asylum_seeker_flow"},
    {"refugee_like", "refugee_like_flow"},
    {"oip", "others_needing_protection_flow"},
}};
constexpr UnhcrTable table{.dataset = "unhcr_flows",
                           .title = "Refugee Data Finder, forced displacement flows",
                           .header = header,
                           .measures = measures};

bool recognise(const Opening& file) { return header_is(file.header, header); }

Result<Reading> read(const SourceInput& input, Sink& sink) {
  return read_unhcr_csv(table, input, sink);
}

}  // namespace
}  // namespace unhcr_flows_parts

extern const Source unhcr_flows;
const Source unhcr_flows{"unhcr_flows", "UNHCR Refugee Data Finder, forced displacement flows",
                         unhcr_flows_parts::header, unhcr_flows_parts::recognise,
                         unhcr_flows_parts::read};

}  // namespace corridor
