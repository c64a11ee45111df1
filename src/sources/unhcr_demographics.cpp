// UNHCR, Refugee Data Finder: people by sex and age, origin and asylum, location and kind of
// accommodation, at the end of a year.
//
// Where UNHCR has no breakdown it writes 0 in its cells, which is not so: where nobody is told by
// sex although there are people, all cells of sex and age are missing; where all women or all men
// stand under unknown age, their known ages are. Where the sex of only some is known, cells are
// taken as they are, and female and male make less than the total. The locations of a country may
// be added up; sexes and ages may not, because their totals stand beside them.

#include "sources/unhcr_table.h"

#include <array>

namespace corridor {
namespace unhcr_demographics_parts {
namespace {

constexpr std::string_view header =
    "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,pop_type,location,loc_type,acc_type,f_0_4,"
    "f_5_11,f_12_17,f_18_59,f_60,f_other,f_total,m_0_4,m_5_11,m_12_17,m_18_59,m_60,m_other,m_total,"
    "total";

constexpr std::array<UnhcrMeasure, 15> measures{{
    {"f_0_4", {}, {}, Sex::female, {0, 4}},
    {"f_5_11", {}, {}, Sex::female, {5, 11}},
    {"f_12_17", {}, {}, Sex::female, {12, 17}},
    {"f_18_59", {}, {}, Sex::female, {18, 59}},
    {"f_60", {}, {}, Sex::female, {60, Age::open}},
    {"f_other", {}, {}, Sex::female, Age::unknown()},
    {"f_total", {}, {}, Sex::female},
    {"m_0_4", {}, {}, Sex::male, {0, 4}},
    {"m_5_11", {}, {}, Sex::male, {5, 11}},
    {"m_12_17", {}, {}, Sex::male, {12, 17}},
    {"m_18_59", {}, {}, Sex::male, {18, 59}},
    {"m_60", {}, {}, Sex::male, {60, Age::open}},
    {"m_other", {}, {}, Sex::male, Age::unknown()},
    {"m_total", {}, {}, Sex::male},
    {"total"},
}};
constexpr std::size_t known_ages = 5, of_a_sex = 7, total = 14;

constexpr std::array<UnhcrDimension, 3> dimensions{
    {{"acc_type", "accommodation"}, {"location", "location"}, {"loc_type", "location_type"}}};

constexpr std::array<UnhcrKind, 9> kinds{{
    {"REF", "refugees_by_location", {}},
    {"ASY", "asylum_seekers_by_location", {}},
    {"OIP", "others_needing_protection_by_location", {}},
    {"IDP", "internally_displaced_by_location", {}},
    {"STA", "stateless_by_location", {}},
    {"OOC", "others_of_concern_by_location", {}},
    {"HST", "host_community_by_location", {}},
    {"RET", "returned_refugees_by_location", {}},
    {"RDP", "returned_internally_displaced_by_location", {}},
}};

bool zero_is_unknown(std::span<const NumberCell> cells, std::size_t measure) {
  if (measure == total) return false;
  const std::size_t men = of_a_sex, unknown_age = known_ages, all_ages = of_a_sex - 1;
  if (cells[all_ages].value == 0 && cells[men + all_ages].value == 0) return cells[total].value > 0;
  const std::size_t sex = measure < men ? 0 : men;
  if (measure - sex >= known_ages || cells[sex + unknown_age].value <= 0) return false;
  for (std::size_t age = 0; age < known_ages; ++age) {
    if (cells[sex + age].value != 0) return false;
  }
  return true;
}

bool recognise(const Opening& file) { return header_is(file.header, header); }

Result<Reading> read(const SourceInput& input, Sink& sink) {
  return read_unhcr_csv(unhcr_demographics_table, input, sink);
}

}  // namespace
}  // namespace unhcr_demographics_parts

const UnhcrTable unhcr_demographics_table{
    .dataset = "unhcr_demographics",
    .title = "Refugee Data Finder, demographics",
    .header = unhcr_demographics_parts::header,
    .measures = unhcr_demographics_parts::measures,
    .dimensions = unhcr_demographics_parts::dimensions,
    .kind_column = "pop_type",
    .kinds = unhcr_demographics_parts::kinds,
    .zero_is_unknown = unhcr_demographics_parts::zero_is_unknown};

extern const Source unhcr_demographics;
const Source unhcr_demographics{"unhcr_demographics", "UNHCR Refugee Data Finder, demographics",
                                unhcr_demographics_parts::header,
                                unhcr_demographics_parts::recognise,
                                unhcr_demographics_parts::read};

}  // namespace corridor
