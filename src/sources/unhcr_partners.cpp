// Counts of two partners as UNHCR republishes them: IDMC's estimate of people displaced within
// their country by conflict, and UNRWA's register of Palestine refugees. The two files look alike;
// the first row that tells them apart decides. Until 2008 IDMC has the world's total only, under
// unknown. IDMC's terms do not allow commercial use: its figures never stand in data/.

#include "sources/unhcr_table.h"

#include <array>

namespace corridor {
namespace unhcr_partners_parts {
namespace {

constexpr std::string_view header = "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,total";
constexpr std::size_t origin_code = 2, asylum_code = 5;
constexpr std::array<UnhcrMeasure, 1> displaced{{{"total", "internally_displaced_idmc"}}};
constexpr std::array<UnhcrMeasure, 1> registered{{{"total", "palestine_refugees"}}};

bool recognise(const Opening& file) { return header_is(file.header, header); }

Result<Reading> read(const SourceInput& input, Sink& sink) {
  CsvReader csv(input.name, input.text);
  TRY(csv.read_header());
  const UnhcrTable* table = nullptr;
  while (table == nullptr && TRY(csv.next())) {
    table = partner_table(csv.field(origin_code), csv.field(asylum_code));
  }
  if (table != nullptr) return read_unhcr_csv(*table, input, sink);
  return fail(untold_partner(input.name));
}

}  // namespace
}  // namespace unhcr_partners_parts

const UnhcrTable unhcr_idmc_table{.dataset = "unhcr_idmc",
                                  .title =
                                      "Internally displaced people by conflict, estimates of "
                                      "IDMC in the Refugee Data Finder",
                                  .header = unhcr_partners_parts::header,
                                  .measures = unhcr_partners_parts::displaced,
                                  .about_one_place = true,
                                  .reporter = Reporter::publisher,
                                  .publisher = "UNHCR / IDMC",
                                  .licence = "IDMC terms of use (non-commercial, attribution)"};
const UnhcrTable unhcr_unrwa_table{.dataset = "unhcr_unrwa",
                                   .title =
                                       "Palestine refugees registered with UNRWA, in the "
                                       "Refugee Data Finder",
                                   .header = unhcr_partners_parts::header,
                                   .measures = unhcr_partners_parts::registered,
                                   .reporter = Reporter::publisher,
                                   .publisher = "UNHCR / UNRWA"};

const UnhcrTable* partner_table(std::string_view origin, std::string_view asylum) {
  constexpr std::string_view palestinian = "GAZ", everybody = "-";
  if (origin == everybody || asylum == everybody) return nullptr;
  if (origin != asylum) return &unhcr_unrwa_table;
  return origin == palestinian ? nullptr : &unhcr_idmc_table;
}

Error untold_partner(const std::string& file) {
  return {ErrorKind::invalid,
          "the figures may be IDMC's or UNRWA's; no row tells",
          {file},
          "Load a file with more than one place of origin and of asylum, each named."};
}

extern const Source unhcr_partners;
const Source unhcr_partners{"unhcr_partners", "IDMC's and UNRWA's counts in UNHCR's Data Finder",
                            unhcr_partners_parts::header, unhcr_partners_parts::recognise,
                            unhcr_partners_parts::read};

}  // namespace corridor
