#include "sources/downloads.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

constexpr std::string_view json = "application/json,text/json";
constexpr std::string_view csv = "text/csv,application/csv,application/vnd.ms-excel";
constexpr std::string_view sdmx_csv = "application/vnd.sdmx.data+csv,text/csv,application/gzip";
constexpr std::string_view gzip = "application/gzip,application/x-gzip";
constexpr std::string_view zip = "application/zip,application/x-zip-compressed";
constexpr std::string_view workbook =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

constexpr std::string_view programs = "programs";

std::vector<DownloadParameter> years(std::string_view first) {
  return {{"from", "first year, such as 2015", first},
          {"to", "last year, such as 2024", "{this year}"}};
}

/// The parts of UNHCR's API that are about pairs of places: all origins, all places of asylum.
Download unhcr(std::string_view name, std::string_view title, std::string_view address,
               std::string_view first_year) {
  return {.name = name,
          .title = title,
          .publisher = "UNHCR",
          .address = address,
          .page = "https://www.unhcr.org/refugee-statistics/",
          .file = "pages.jsonl",
          .media = json,
          .paging = Paging::unhcr,
          .licence = "CC-BY-4.0",
          .terms = "https://www.unhcr.org/refugee-statistics/",
          .largest_mib = 512,
          .parameters = years(first_year)};
}

std::vector<Download> displacement() {
  return {
      unhcr("unhcr_population", "Refugee Data Finder, population figures",
            "https://api.unhcr.org/population/v1/population/"
            "?limit=10000&yearFrom={from}&yearTo={to}&coo_all=true&coa_all=true",
            "1951"),
      unhcr("unhcr_asylum_applications", "Refugee Data Finder, asylum applications",
            "https://api.unhcr.org/population/v1/asylum-applications/"
            "?limit=10000&yearFrom={from}&yearTo={to}&coo_all=true&coa_all=true",
            "2000"),
      unhcr("unhcr_asylum_decisions", "Refugee Data Finder, asylum decisions",
            "https://api.unhcr.org/population/v1/asylum-decisions/"
            "?limit=10000&yearFrom={from}&yearTo={to}&coo_all=true&coa_all=true",
            "2000"),
      unhcr("unhcr_demographics", "Refugee Data Finder, demographics",
            "https://api.unhcr.org/population/v1/demographics/"
            "?limit=10000&yearFrom={from}&yearTo={to}&coo_all=true&coa_all=true&ptype_show=true",
            "2001"),
      unhcr("unhcr_solutions", "Refugee Data Finder, solutions",
            "https://api.unhcr.org/population/v1/solutions/"
            "?limit=10000&yearFrom={from}&yearTo={to}&coo_all=true&coa_all=true",
            "1959"),
      {.name = "iom_missing_migrants",
       .title = "Missing Migrants Project, all incidents",
       .publisher = "IOM",
       .address = "https://missingmigrants.iom.int/sites/g/files/tmzbdl601/files/"
                  "report-migrant-incident/Missing_Migrants_Global_Figures_allData.csv",
       .page = "https://missingmigrants.iom.int/downloads",
       .file = "missing_migrants.csv",
       .media = csv,
       .licence = "CC-BY-4.0",
       .terms = "https://missingmigrants.iom.int/downloads",
       .known_from = programs},
  };
}

/// Addresses of UCDP name the release by three digits.
Download ucdp(std::string_view name, std::string_view title, std::string_view address,
              std::string_view file) {
  return {.name = name,
          .title = title,
          .publisher = "Uppsala Conflict Data Program",
          .address = address,
          .page = "https://ucdp.uu.se/downloads/",
          .file = file,
          .media = zip,
          .licence = "CC-BY-4.0",
          .terms = "https://ucdp.uu.se/downloads/",
          .known_from = programs,
          .parameters = {{"release", "26.1 is written 261", "261"}}};
}

std::vector<Download> conflict_and_climate() {
  return {
      ucdp("ucdp_armed_conflict", "UCDP/PRIO Armed Conflict Dataset",
           "https://ucdp.uu.se/downloads/ucdpprio/ucdp-prio-acd-{release}-csv.zip", "acd.zip"),
      ucdp("ucdp_battle_deaths", "UCDP Battle-Related Deaths, conflict level",
           "https://ucdp.uu.se/downloads/brd/ucdp-brd-conf-{release}-csv.zip", "brd.zip"),
      ucdp("ucdp_events", "UCDP Georeferenced Event Dataset, global",
           "https://ucdp.uu.se/downloads/ged/ged{release}-csv.zip", "ged.zip"),
      {.name = "nd_gain",
       .title = "ND-GAIN Country Index",
       .publisher = "University of Notre Dame",
       .address = "https://gain.nd.edu/assets/{asset}/{release}.zip",
       .page = "https://gain.nd.edu/our-work/country-index/download-data/",
       .file = "nd_gain.zip",
       .media = zip,
       .licence = "as the page says",
       .terms = "https://gain.nd.edu/our-work/country-index/download-data/",
       .known_from = programs,
       .parameters = {{"asset", "number in the address on the page", "647440"},
                      {"release", "name in the address on the page", "ndgain_countryindex_2026"}}},
  };
}

/// UN DESA's workbooks of people by origin, destination and sex.
Download undesa_stock(std::string_view name, std::string_view title, std::string_view address) {
  return {.name = name,
          .title = title,
          .publisher = "UN DESA, Population Division",
          .address = address,
          .page = "https://www.un.org/development/desa/pd/content/international-migrant-stock",
          .file = "migrant_stock.xlsx",
          .media = workbook,
          .licence = "CC-BY-3.0-IGO",
          .terms = "https://creativecommons.org/licenses/by/3.0/igo/",
          .known_from = programs};
}

std::vector<Download> population() {
  return {
      undesa_stock("undesa_migrant_stock_2020", "International Migrant Stock 2020",
                   "https://www.un.org/development/desa/pd/sites/"
                   "www.un.org.development.desa.pd/files/"
                   "undesa_pd_2020_ims_stock_by_sex_destination_and_origin.xlsx"),
      undesa_stock("undesa_migrant_stock_2024", "International Migrant Stock 2024",
                   "https://www.un.org/development/desa/pd/sites/"
                   "www.un.org.development.desa.pd/files/"
                   "undesa_pd_2024_ims_stock_by_sex_destination_and_origin.xlsx"),
      {.name = "undesa_wpp_2024",
       .title = "World Population Prospects 2024",
       .publisher = "UN DESA, Population Division",
       .address = "https://population.un.org/wpp/assets/Excel%20Files/1_Indicator%20(Standard)/"
                  "CSV_FILES/WPP2024_{table}.csv.gz",
       .page = "https://population.un.org/wpp/downloads",
       .file = "wpp.csv.gz",
       .media = gzip,
       .licence = "CC-BY-3.0-IGO",
       .terms = "https://creativecommons.org/licenses/by/3.0/igo/",
       .largest_mib = 1024,
       .known_from = programs,
       .parameters = {{"table", "such as TotalPopulationBySex, PopulationByAge5GroupSex_Medium",
                       "Demographic_Indicators_Medium"}}},
      {.name = "abel_cohen_flows",
       .title = "Bilateral international migration flow estimates by sex and type of move",
       .publisher = "Abel and Cohen",
       .address = "https://ndownloader.figshare.com/files/{file}",
       .page = "https://doi.org/10.6084/m9.figshare.14579241",
       .file = "bilat_mig_sex_type.csv",
       .media = csv,
       .licence = "CC-BY-4.0",
       .terms = "https://doi.org/10.6084/m9.figshare.14579241",
       .known_from = programs,
       .parameters = {{"file", "number of the file on the page", "53236079"}}},
  };
}

std::vector<Download> development() {
  return {
      {.name = "worldbank_wdi",
       .title = "World Development Indicators",
       .publisher = "World Bank",
       .address = "https://api.worldbank.org/v2/country/{place}/indicator/{indicator}"
                  "?format=json&per_page=20000&date={years}",
       .page = "https://datahelpdesk.worldbank.org/knowledgebase/articles/898581",
       .file = "pages.jsonl",
       .media = json,
       .source = "worldbank_wdi",
       .paging = Paging::worldbank,
       .licence = "CC-BY-4.0",
       .terms = "https://datacatalog.worldbank.org/public-licenses",
       .parameters = {{.name = "indicator",
                       .meaning = "series, commas between: SM.POP.TOTL,BX.TRF.PWKR.DT.GD.ZS",
                       .each = true},
                      {"place", "codes, semicolons between: BGD;MYS", "all"},
                      {.name = "years", .meaning = "such as 2000:2024", .optional = true}}},
      {.name = "unsd_sdg",
       .title = "SDG Global Database",
       .publisher = "UN Statistics Division",
       .address = "https://unstats.un.org/SDGAPI/v1/sdg/Series/Data"
                  "?seriesCode={series}&pageSize=5000",
       .page = "https://unstats.un.org/sdgs/dataportal",
       .file = "pages.jsonl",
       .media = json,
       .paging = Paging::sdg,
       .licence = "UN terms with attribution",
       .terms = "https://www.un.org/en/about-us/terms-of-use",
       .parameters = {{.name = "series",
                       .meaning = "series, commas between: SI_RMT_COST,SM_DTH_MIGR",
                       .each = true}}},
  };
}

Download knomad(std::string_view name, std::string_view title) {
  return {.name = name,
          .title = title,
          .publisher = "World Bank, KNOMAD",
          .page = "https://www.worldbank.org/en/topic/migration/brief/remittances-knomad",
          .file = "matrix.xlsx",
          .media = workbook,
          .licence = "CC-BY-4.0",
          .terms = "https://datacatalog.worldbank.org/public-licenses",
          .known_from = "page"};
}

std::vector<Download> money() {
  return {
      knomad("knomad_remittances", "Bilateral Remittance Matrix"),
      knomad("knomad_migrants", "Bilateral Migration Matrix"),
      {.name = "remittance_prices",
       .title = "Remittance Prices Worldwide, complete dataset",
       .publisher = "World Bank",
       .address = "https://datacatalogfiles.worldbank.org/ddh-published/0037898/DR0095523/"
                  "rpw_dataset_2011_{release}.xlsx",
       .page = "https://datacatalog.worldbank.org/search/dataset/0037898",
       .file = "rpw.xlsx",
       .media = workbook,
       .licence = "CC-BY-4.0",
       .terms = "https://datacatalog.worldbank.org/public-licenses",
       .known_from = programs,
       .parameters = {{"release", "year and quarter, such as 2025_q3", "2025_q3"}}},
  };
}

const DownloadParameter key{"key", "of series, dots between dimensions; all: everything", "all"};
const DownloadParameter from{.name = "from", .meaning = "first year", .optional = true};

std::vector<Download> sdmx_flows() {
  return {
      {.name = "ilo_migration",
       .title = "International Labour Migration Statistics (SDMX)",
       .publisher = "ILO",
       .address = "https://sdmx.ilo.org/rest/data/ILO,{flow}/{key}?startPeriod={from}",
       .page = "https://ilostat.ilo.org/data/",
       .file = "flow.csv",
       .media = sdmx_csv,
       .accept = "application/vnd.sdmx.data+csv;version=1.0.0",
       .licence = "CC-BY-4.0",
       .terms = "https://ilostat.ilo.org/data/",
       .known_from = programs,
       .parameters = {{"flow", "such as DF_MST_TEAP_SEX_AGE_CBR_NB", "DF_MFL_NCIT_SEX_CCT_NB"},
                      key,
                      from}},
      {.name = "oecd_migration",
       .title = "International Migration Database (SDMX)",
       .publisher = "OECD",
       .address = "https://sdmx.oecd.org/public/rest/data/OECD.ELS.IMD,{flow}/{key}"
                  "?startPeriod={from}&dimensionAtObservation=AllDimensions&format=csvfile",
       .page = "https://data-explorer.oecd.org/",
       .file = "flow.csv",
       .media = sdmx_csv,
       .licence = "OECD terms with attribution",
       .terms = "https://www.oecd.org/en/about/terms-conditions.html",
       .known_from = programs,
       .parameters = {{"flow", "such as DSD_MIG_F@DF_MIG_POPF,1.0", "DSD_MIG@DF_MIG,1.0"},
                      key,
                      from}},
      {.name = "eurostat_migration",
       .title = "Migration and asylum tables (SDMX)",
       .publisher = "Eurostat",
       .address = "https://ec.europa.eu/eurostat/api/dissemination/sdmx/2.1/data/{flow}/{key}"
                  "?startPeriod={from}&format=SDMX-CSV&compressed=true",
       .page = "https://ec.europa.eu/eurostat/web/migration-asylum",
       .file = "flow.csv.gz",
       .media = sdmx_csv,
       .licence = "CC-BY-4.0",
       .terms = "https://ec.europa.eu/eurostat/web/main/help/copyright-notice",
       .known_from = programs,
       .parameters = {{"flow", "such as migr_imm5prv, migr_emi3nxt, migr_pop3ctb, migr_resfirst"},
                      {.name = "key",
                       .meaning = "of series, such as A.SY.COMPLET.TOTAL.NR.T.DE",
                       .optional = true},
                      from}},
      {.name = "unicef_migration",
       .title = "Children on the move (SDMX)",
       .publisher = "UNICEF",
       .address = "https://sdmx.data.unicef.org/ws/public/sdmxapi/rest/data/UNICEF,MG,1.0/{key}"
                  "?startPeriod={from}&format=sdmx-csv&labels=id",
       .page = "https://data.unicef.org/topic/child-migration-and-displacement/",
       .file = "flow.csv",
       .media = sdmx_csv,
       .licence = "UNICEF terms with attribution",
       .terms = "https://data.unicef.org/legal/",
       .known_from = programs,
       .parameters = {key, from}},
  };
}

Download openflights(std::string_view name, std::string_view title, std::string_view address,
                     std::string_view file) {
  return {.name = name,
          .title = title,
          .publisher = "OpenFlights",
          .address = address,
          .page = "https://openflights.org/data",
          .file = file,
          .media = csv,
          .licence = "ODbL-1.0",
          .terms = "https://openflights.org/data"};
}

std::vector<Download> movement() {
  return {
      {.name = "passport_index",
       .title = "Passport Index, visa requirements by passport and destination",
       .publisher = "Passport Index (compiled by I. Ilyankou)",
       .address = "https://raw.githubusercontent.com/ilyankou/passport-index-dataset/master/"
                  "passport-index-tidy-iso3.csv",
       .page = "https://github.com/ilyankou/passport-index-dataset",
       .file = "passport-index-tidy-iso3.csv",
       .media = csv,
       .licence = "MIT (the compiler's)",
       .terms = "https://github.com/ilyankou/passport-index-dataset"},
      openflights("openflights_airports", "Airports",
                  "https://raw.githubusercontent.com/jpatokal/openflights/master/data/airports.dat",
                  "airports.dat"),
      openflights("openflights_routes", "Air routes, to June 2014",
                  "https://raw.githubusercontent.com/jpatokal/openflights/master/data/routes.dat",
                  "routes.dat"),
      {.name = "world_port_index",
       .title = "World Port Index (Pub 150)",
       .publisher = "National Geospatial-Intelligence Agency",
       .address = "https://msi.nga.mil/api/publications/download"
                  "?type=view&key=16920959/SFH00000/UpdatedPub150.csv",
       .page = "https://msi.nga.mil/Publications/WPI",
       .file = "UpdatedPub150.csv",
       .media = csv,
       .licence = "Public domain",
       .terms = "https://msi.nga.mil/Publications/WPI",
       .known_from = programs},
  };
}

std::vector<Download> list_downloads() {
  std::vector<Download> all;
  for (auto theme : {displacement(), population(), development(), money(), movement(), sdmx_flows(),
                     conflict_and_climate()}) {
    all.insert(all.end(), theme.begin(), theme.end());
  }
  return all;
}

}  // namespace

std::span<const Download> all_downloads() {
  static const std::vector<Download> downloads = list_downloads();
  return downloads;
}

Result<const Download*> find_download(std::string_view name) {
  const auto all = all_downloads();
  const auto found = std::ranges::find(all, name, &Download::name);
  if (found != all.end()) return &*found;
  std::vector<std::string> names;
  for (const auto& one : all) names.emplace_back(one.name);
  const auto hint = did_you_mean(name, names);
  return fail({ErrorKind::usage,
               fmt::format("nothing to pull is called \"{}\"", name),
               {},
               hint.empty() ? "`corridor pull` lists what can be pulled." : hint});
}

}  // namespace corridor
