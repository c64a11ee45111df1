// Lists of countries and other places as publishers keep them: codes, names, groups. Entries with
// their names go into the list "country" (by the publisher's code) or a list of the publisher's
// own; whatever else a row says is a detail of the entry. Kosovo is UNK to some and XKX to others.
//
// The UN's list of areas and countries (M49) comes in six languages of one shape: the language is
// told by the word for the world. Areas have a row nowhere, only their members name them: each is
// made an entry once, so that the list is a tree.

#include "base/text.h"
#include "sources/item_table.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace corridor {
namespace reference_lists_parts {
namespace {

// ---- lists of one entry a row -----------------------------------------------

constexpr Publication datahub{.publisher = "Datahub (from ISO, UNSD, UNTERM, CLDR, GeoNames)",
                              .dataset = "country_codes",
                              .title = "Country codes",
                              .licence = "PDDL-1.0",
                              .url = "https://github.com/datasets/country-codes"};
constexpr std::array<std::string_view, 1> iso_code{"ISO3166-1-Alpha-3"};
constexpr std::array<std::string_view, 3> english_names{"official_name_en", "UNTERM English Short",
                                                        "CLDR display name"};
constexpr std::array<std::string_view, 16> names_in_six_languages{
    "UNTERM English Formal", "official_name_fr", "UNTERM French Short",
    "UNTERM French Formal",  "official_name_es", "UNTERM Spanish Short",
    "UNTERM Spanish Formal", "official_name_ru", "UNTERM Russian Short",
    "UNTERM Russian Formal", "official_name_ar", "UNTERM Arabic Short",
    "UNTERM Arabic Formal",  "official_name_cn", "UNTERM Chinese Short",
    "UNTERM Chinese Formal",
};
constexpr ItemTable codes{
    .publication = &datahub,
    .header =
        "FIFA,Dial,ISO3166-1-Alpha-3,MARC,is_independent,ISO3166-1-numeric,GAUL,FIPS,WMO,"
        "ISO3166-1-Alpha-2,ITU,IOC,DS,UNTERM Spanish Formal,Global Code,Intermediate Region Code,"
        "official_name_fr,UNTERM French Short,ISO4217-currency_name,UNTERM Russian Formal,"
        "UNTERM English Short,ISO4217-currency_alphabetic_code,"
        "Small Island Developing States (SIDS),UNTERM Spanish Short,"
        "ISO4217-currency_numeric_code,UNTERM Chinese Formal,UNTERM French Formal,"
        "UNTERM Russian Short,M49,Sub-region Code,Region Code,official_name_ar,"
        "ISO4217-currency_minor_unit,UNTERM Arabic Formal,UNTERM Chinese Short,"
        "Land Locked Developing Countries (LLDC),Intermediate Region Name,official_name_es,"
        "UNTERM English Formal,official_name_cn,official_name_en,ISO4217-currency_country_name,"
        "Least Developed Countries (LDC),Region Name,UNTERM Arabic Short,Sub-region Name,"
        "official_name_ru,Global Name,Capital,Continent,TLD,Languages,Geoname ID,"
        "CLDR display name,EDGAR,wikidata_id",
    .list = "country",
    .codes = iso_code,
    .names = english_names,
    .other_names = names_in_six_languages,
    .place = "ISO3166-1-Alpha-3"};

constexpr Publication undp{.publisher = "UNDP",
                           .dataset = "undp_country_taxonomy",
                           .title = "Country taxonomy",
                           .licence = "UN terms with attribution",
                           .url = "https://data.undp.org/"};
constexpr std::array<std::string_view, 1> undp_code{"Alpha-3 code-1"}, undp_name{"Country or Area"};
constexpr ItemTable taxonomy{
    .publication = &undp,
    .header =
        "Alpha-3 code-1,Country or Area,Alpha-2 code,Numeric code,Latitude (average),"
        "Longitude (average),Group 1,Group 2,Group 3,LDC,LLDC,SIDS,"
        "Development classification,Income group",
    .list = "country",
    .codes = undp_code,
    .names = undp_name,
    .place = "Alpha-3 code-1"};

constexpr Publication gapminder_places{.publisher = "Gapminder",
                                       .dataset = "gapminder_geo",
                                       .title = "Systema Globalis, places",
                                       .licence = "CC-BY-4.0",
                                       .url = "https://www.gapminder.org/data/geo/"};
constexpr std::array<std::string_view, 1> geo_code{"country"}, geo_name{"name"};
constexpr ItemTable geo{
    .publication = &gapminder_places,
    .header =
        "country,g77_and_oecd_countries,income_3groups,income_groups,is--country,"
        "iso3166_1_alpha2,iso3166_1_alpha3,iso3166_1_numeric,iso3166_2,landlocked,latitude,"
        "longitude,main_religion_2008,name,un_sdg_ldc,un_sdg_region,un_state,unhcr_region,"
        "unicef_region,unicode_region_subtag,west_and_rest,world_4region,world_6region",
    .list = "gapminder_geo",
    .codes = geo_code,
    .names = geo_name,
    .place = "country"};

constexpr Publication wpp_places{.publisher = "UN DESA, Population Division",
                                 .dataset = "un_wpp_locations",
                                 .title = "World Population Prospects, locations",
                                 .licence = "CC-BY-3.0-IGO",
                                 .url = "https://population.un.org/wpp/"};
constexpr std::array<std::string_view, 1> location_code{"country_code"}, location_name{"name"};
constexpr ItemTable locations{
    .publication = &wpp_places,
    .header = "country_code,name,reg_code,reg_name,area_code,area_name,location_type",
    .list = "un_location",
    .codes = location_code,
    .names = location_name,
    .parent = "reg_code",
    .place = "country_code",
    .scheme = Scheme::undesa,
    .version = "2019"};

constexpr Publication bayesian_places{.publisher = "Nathan Welch and Adrian Raftery",
                                      .dataset = "welch_raftery_countries",
                                      .title = "Countries of the forecasts of flows",
                                      .licence = "MIT",
                                      .url = "https://doi.org/10.1073/pnas.2203822119"};
constexpr std::array<std::string_view, 1> bayesian_code{"iso"};
constexpr ItemTable bayesian{.publication = &bayesian_places,
                             .header = "iso,area_name,country_code,area_code,reg_code,reg_name",
                             .list = "welch_raftery_country",
                             .codes = bayesian_code,
                             .names = {},
                             .place = "iso",
                             .version = "2022"};

// ---- mledoze/countries: a list, names in many languages, land borders --------

constexpr Publication mledoze(std::string_view dataset) {
  return {.publisher = "Mohammed Le Doze",
          .dataset = dataset,
          .title = "World countries",
          .licence = "ODbL-1.0",
          .url = "https://github.com/mledoze/countries"};
}
constexpr Publication flat_list = mledoze("mledoze_countries");
constexpr Publication name_list = mledoze("mledoze_country_names");
constexpr Publication border_list = mledoze("mledoze_borders");

constexpr std::array<std::string_view, 1> cca3{"cca3"}, common_name{"name_common"},
    official_name{"name_official"};
constexpr ItemTable flat{
    .publication = &flat_list,
    .header =
        "cca2,cca3,ccn3,cioc,name_common,name_official,independent,un_member,status,capital,"
        "region,subregion,languages,lat,lng,landlocked,area_km2,borders,currencies,"
        "demonym_en",
    .list = "country",
    .codes = cca3,
    .names = common_name,
    .other_names = official_name,
    .place = "cca2",
    .scheme = Scheme::any};

constexpr std::string_view names_header = "cca3,lang,official,common,kind";

Place place_of_cca3(std::string_view code, PlaceReader& places) {
  return code == "UNK" ? Place("XKX") : places(code).value_or(Place());
}

Result<Reading> read_names(const SourceInput& input, Sink& sink) {
  struct Entry {
    Item item;
    NamedValues details;
    std::set<std::string, std::less<>> seen = {};
  };
  CsvPass pass(input, sink);
  PlaceReader places(Scheme::iso3);
  std::map<std::string, Entry, std::less<>> entries;
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    const auto code = pass.field(0), common = pass.field(3);
    if (code.empty() || code.size() > 20) {
      pass.reject(0, "expected a code");
      return {};
    }
    const auto [found, is_new] = entries.try_emplace(std::string(code));
    auto& [item, details, seen] = found->second;
    if (is_new) {
      item = {.list = "country", .code = found->first, .cell = pass.cell(0)};
      item.place = place_of_cca3(code, places);
    }
    if (item.name.empty() && pass.field(1) == "eng") item.name = common;
    for (const auto name : {common, pass.field(2)}) {
      if (seen.emplace(name).second) item.other_names += fmt::format("{}\n", name);
    }
    details.add(fmt::format("name_{}", snake_case(pass.field(1))), common);
    return {};
  }));
  for (auto& [code, entry] : entries) {
    entry.item.details = entry.details.text();
    if (entry.item.other_names.ends_with('\n')) entry.item.other_names.pop_back();
    sink.item(std::move(entry.item));
  }
  Reading reading = reading_of_list(name_list, input.version);
  reading.rows = rows;
  return reading;
}

constexpr std::string_view borders_header = "cca3_a,cca3_b";

Result<Reading> read_borders(const SourceInput& input, Sink& sink) {
  CsvPass pass(input, sink);
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    for (const std::size_t side : {0u, 1u}) {
      if (pass.field(side).size() == 3) continue;
      pass.reject(side, "expected a code of three letters");
      return {};
    }
    sink.relate({.from_list = "country",
                 .from = std::string(pass.field(0)),
                 .relation = "borders",
                 .to_list = "country",
                 .to = std::string(pass.field(1)),
                 .cell = pass.cell(0)});
    return {};
  }));
  Reading reading = reading_of_list(border_list, input.version);
  reading.rows = rows;
  return reading;
}

// ---- M49 --------------------------------------------------------------------

constexpr Publication unsd{.publisher = "UN Statistics Division",
                           .dataset = "unsd_m49",
                           .title = "Standard country or area codes (M49)",
                           .licence = "UN terms with attribution",
                           .url = "https://unstats.un.org/unsd/methodology/m49/overview/"};
constexpr std::array<std::string_view, 1> m49_code{"M49 Code"}, m49_name{"Country or Area"};
constexpr ItemTable m49{
    .publication = &unsd,
    .header =
        "Global Code,Global Name,Region Code,Region Name,Sub-region Code,Sub-region Name,"
        "Intermediate Region Code,Intermediate Region Name,Country or Area,M49 Code,"
        "ISO-alpha2 Code,ISO-alpha3 Code,Least Developed Countries (LDC),"
        "Land Locked Developing Countries (LLDC),Small Island Developing States (SIDS)",
    .list = "m49",
    .codes = m49_code,
    .names = m49_name,
    .place = "M49 Code",
    .scheme = Scheme::undesa};

constexpr std::array<Mark, 6> words_for_world{{{"001,World,", "en"},
                                               {"\"001\",\"Monde\",", "fr"},
                                               {"\"001\",\"Mundo\",", "es"},
                                               {"\"001\",\"Весь мир\",", "ru"},
                                               {"\"001\",\"العالم\",", "ar"},
                                               {"\"001\",\"世界\",", "zh"}}};

/// Makes the areas that the rows name entries of the list, and puts each row below its own.
class AreaSink : public Sink {
 public:
  explicit AreaSink(Sink& sink) : sink_(sink) {}
  void observe(const Observation&) override {}
  void reject(Rejection rejection) override { sink_.reject(std::move(rejection)); }
  void flag(Flag flag) override { sink_.flag(std::move(flag)); }
  void item(Item item) override {
    item.parent = parent_;
    sink_.item(std::move(item));
  }

  void see_areas(const CsvPass& pass) {
    parent_.clear();
    for (const std::size_t code : {0u, 2u, 4u, 6u}) {
      if (pass.field(code).empty()) continue;
      const std::string area(pass.field(code));
      if (seen_.insert(area).second) {
        sink_.item({.list = "m49",
                    .code = area,
                    .name = std::string(pass.field(code + 1)),
                    .parent = parent_,
                    .place = places_(area).value_or(Place()),
                    .cell = pass.cell(code)});
      }
      parent_ = area;
    }
  }

 private:
  Sink& sink_;
  PlaceReader places_{Scheme::undesa};
  std::set<std::string> seen_;
  std::string parent_;
};

Result<Reading> read_m49(const SourceInput& input, Sink& sink) {
  AreaSink with_areas(sink);
  Reading reading = TRY(read_items(m49, input, with_areas, [&](const CsvPass& pass, const Item&) {
    with_areas.see_areas(pass);
  }));
  reading.part = meaning_of_mark(input.text, words_for_world);
  return reading;
}

template <const ItemTable& table>
constexpr Source list(std::string_view name, std::string_view title) {
  return {name, title, table.header, is_list<table>, read_list<table>};
}

}  // namespace
}  // namespace reference_lists_parts

extern const Source country_codes, undp_taxonomy, gapminder_geo, un_wpp_locations,
    welch_raftery_countries, mledoze_countries, mledoze_names, mledoze_borders, unsd_m49;
const Source country_codes = reference_lists_parts::list<reference_lists_parts::codes>(
    "country_codes", "Country codes (Datahub)");
const Source undp_taxonomy = reference_lists_parts::list<reference_lists_parts::taxonomy>(
    "undp_taxonomy", "UNDP country taxonomy");
const Source gapminder_geo = reference_lists_parts::list<reference_lists_parts::geo>(
    "gapminder_geo", "Gapminder, list of places");
const Source un_wpp_locations = reference_lists_parts::list<reference_lists_parts::locations>(
    "un_wpp_locations", "UN WPP 2019, locations");
const Source welch_raftery_countries = reference_lists_parts::list<reference_lists_parts::bayesian>(
    "welch_raftery_countries", "Welch and Raftery, list of countries");
const Source mledoze_countries = reference_lists_parts::list<reference_lists_parts::flat>(
    "mledoze_countries", "World countries (mledoze)");
const Source mledoze_names{
    "mledoze_names", "World countries (mledoze), names", reference_lists_parts::names_header,
    [](const Opening& file) { return header_is(file.header, reference_lists_parts::names_header); },
    reference_lists_parts::read_names};
const Source mledoze_borders{"mledoze_borders", "World countries (mledoze), land borders",
                             reference_lists_parts::borders_header,
                             [](const Opening& file) {
                               return header_is(file.header, reference_lists_parts::borders_header);
                             },
                             reference_lists_parts::read_borders};
const Source unsd_m49{"unsd_m49", "UNSD, areas and countries (M49)",
                      reference_lists_parts::m49.header, is_list<reference_lists_parts::m49>,
                      reference_lists_parts::read_m49};

}  // namespace corridor
