// UNHCR, Refugee Data Finder: claims to asylum lodged, and decisions on them, by origin and asylum.
//
// Rows count persons or, where a state counts so, cases; the two are never added up: each has
// indicators of its own. Repeated claims and appeals are not new people: claims of a stage that
// has no new ones in it are figures of their own too. The stages NA (new and appeal), NR (new and
// repeated) and FA (first and appeal) are what a state reports together; V has no published
// meaning and stands for all claims of 2000 to 2005. The code NA is a stage, not a missing value.
// The parts of decisions need not make their total: each is rounded by itself.

#include "sources/unhcr_table.h"

#include <array>

namespace corridor {
namespace unhcr_asylum_parts {
namespace {

constexpr std::string_view applications_header =
    "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,procedure_type,app_type,dec_level,app_pc,"
    "applied";
constexpr std::string_view decisions_header =
    "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,procedure_type,dec_level,dec_pc,"
    "dec_recognized,dec_other,dec_rejected,dec_closed,dec_total";

constexpr UnhcrDimension stage{"app_type", "stage"}, level{"dec_level", "level"},
    procedure{"procedure_type", "procedure"};
constexpr std::array<UnhcrDimension, 3> applications_dimensions{level, procedure, stage};
constexpr std::array<UnhcrDimension, 2> decisions_dimensions{level, procedure};

constexpr UnhcrKind new_claims(std::string_view code) {
  return {code, "asylum_applications", "asylum_cases"};
}
constexpr UnhcrKind further_claims(std::string_view code) {
  return {code, "asylum_applications_further", "asylum_cases_further"};
}
constexpr std::array<UnhcrKind, 10> stages{
    new_claims("N"),
    new_claims("NR"),
    new_claims("NA"),
    new_claims("FA"),
    further_claims("R"),
    further_claims("A"),
    further_claims("RA"),
    further_claims("J"),
    further_claims("SP"),
    UnhcrKind{"V", "asylum_applications_unspecified", "asylum_cases_unspecified"}};

constexpr std::array<UnhcrMeasure, 1> applied{{{"applied"}}};
constexpr std::array<UnhcrMeasure, 5> outcomes{{
    {"dec_recognized", "asylum_recognised", "asylum_cases_recognised"},
    {"dec_other", "asylum_otherwise_protected", "asylum_cases_otherwise_protected"},
    {"dec_rejected", "asylum_rejected", "asylum_cases_rejected"},
    {"dec_closed", "asylum_closed", "asylum_cases_closed"},
    {"dec_total", "asylum_decisions", "asylum_cases_decided"},
}};

bool recognise_applications(const Opening& file) {
  return header_is(file.header, applications_header);
}

bool recognise_decisions(const Opening& file) { return header_is(file.header, decisions_header); }

Result<Reading> read_applications(const SourceInput& input, Sink& sink) {
  return read_unhcr_csv(unhcr_asylum_applications_table, input, sink);
}

Result<Reading> read_decisions(const SourceInput& input, Sink& sink) {
  return read_unhcr_csv(unhcr_asylum_decisions_table, input, sink);
}

}  // namespace
}  // namespace unhcr_asylum_parts

const UnhcrTable unhcr_asylum_applications_table{
    .dataset = "unhcr_asylum_applications",
    .title = "Refugee Data Finder, asylum applications",
    .header = unhcr_asylum_parts::applications_header,
    .measures = unhcr_asylum_parts::applied,
    .dimensions = unhcr_asylum_parts::applications_dimensions,
    .kind_column = "app_type",
    .kinds = unhcr_asylum_parts::stages,
    .unit_column = "app_pc"};
const UnhcrTable unhcr_asylum_decisions_table{
    .dataset = "unhcr_asylum_decisions",
    .title = "Refugee Data Finder, asylum decisions",
    .header = unhcr_asylum_parts::decisions_header,
    .measures = unhcr_asylum_parts::outcomes,
    .dimensions = unhcr_asylum_parts::decisions_dimensions,
    .unit_column = "dec_pc"};

extern const Source unhcr_asylum_applications, unhcr_asylum_decisions;
const Source unhcr_asylum_applications{
    "unhcr_asylum_applications", "UNHCR Refugee Data Finder, asylum applications",
    unhcr_asylum_parts::applications_header, unhcr_asylum_parts::recognise_applications,
    unhcr_asylum_parts::read_applications};
const Source unhcr_asylum_decisions{
    "unhcr_asylum_decisions", "UNHCR Refugee Data Finder, asylum decisions",
    unhcr_asylum_parts::decisions_header, unhcr_asylum_parts::recognise_decisions,
    unhcr_asylum_parts::read_decisions};

}  // namespace corridor
