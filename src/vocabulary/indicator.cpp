#include "vocabulary/indicator.h"

#include "base/check.h"
#include "base/text.h"
#include "vocabulary/indicator_tables.h"

#include <unordered_map>

namespace corridor {
namespace {

constexpr Indicator indicators[] = {
    {"migrant_stock", "Migrants (stock)", "persons",
     "People living in a country other than the one they were born in (or, where a census does "
     "not ask that, other than the one they are citizens of), mid-year.",
     0, corridor_figure, adds},
    {"migrant_stock_compiled", "Migrants (stock), compiled matrix", "persons",
     "People living in a country other than that of their birth, as compiled by KNOMAD from "
     "censuses, registers and estimates of both sides.",
     0, corridor_figure, adds},
    {"remittances", "Remittances (modelled)", "US$",
     "Money sent home in a year from the place where migrants live to their place of origin: an "
     "estimate by model, not a report. Direction: migrant origin to destination; the money goes "
     "the other way.",
     0, corridor_figure, adds},
    {"remittance_cost", "Cost of sending 200 US$", "percent of amount sent",
     "Average total cost (fee and exchange margin) over the services surveyed. Direction: migrant "
     "origin to destination; the money goes the other way.",
     1, corridor_figure, averages, "ATCR.CORR"},
    {"refugees", "Refugees", "persons",
     "Refugees under UNHCR's mandate and people in refugee-like situations, end of year.", 0,
     corridor_figure, adds},
    {"asylum_seekers", "Asylum-seekers", "persons",
     "People whose claim to asylum is pending at the end of the year.", 0, corridor_figure, adds},
    {.id = "returned_refugees",
     .title = "Refugees who returned",
     .unit = "persons",
     .meaning = "Refugees who went back to their place of origin during the year.",
     .of_corridor = corridor_figure,
     .adds_up = adds,
     .at_home = true},
    {.id = "internally_displaced",
     .title = "Internally displaced people",
     .unit = "persons",
     .meaning = "People displaced within their own country by conflict or violence whom UNHCR "
                "protects or assists, end of year.",
     .of_corridor = corridor_figure,
     .adds_up = adds,
     .aliases = "idps",
     .at_home = true},
    {.id = "returned_internally_displaced",
     .title = "Internally displaced people who returned",
     .unit = "persons",
     .meaning = "Internally displaced people who went home during the year.",
     .of_corridor = corridor_figure,
     .adds_up = adds,
     .aliases = "returned_idps",
     .at_home = true},
    {.id = "stateless",
     .title = "Stateless people",
     .unit = "persons",
     .meaning = "People not considered as nationals by any state, end of year.",
     .of_corridor = corridor_figure,
     .adds_up = adds,
     .at_home = true},
    {.id = "others_of_concern",
     .title = "Others of concern to UNHCR",
     .unit = "persons",
     .meaning = "People outside the other groups to whom UNHCR extends protection or "
                "assistance.",
     .of_corridor = corridor_figure,
     .adds_up = adds,
     .aliases = "ooc",
     .at_home = true},
    {"others_needing_protection", "Others in need of international protection", "persons",
     "People outside their country who likely need international protection but are not counted "
     "as refugees or asylum-seekers.",
     0, corridor_figure, adds, "oip"},
    {.id = "host_community",
     .title = "Host community",
     .unit = "persons",
     .meaning = "Local people in the areas where displaced people live, whom UNHCR assists.",
     .of_corridor = corridor_figure,
     .adds_up = adds,
     .aliases = "hst",
     .at_home = true},
    {"population", "Population", "persons", "All residents, mid-year.", 0, place_figure, adds,
     "SP.POP.TOTL"},
    {"gdp_per_capita", "GDP per person", "US$ of 2015",
     "Gross domestic product divided by population, at prices of 2015.", 0, place_figure, averages,
     "NY.GDP.PCAP.KD"},
    {"gdp_per_capita_current", "GDP per person, current prices", "US$",
     "Gross domestic product divided by population, at the prices of the year.", 0, place_figure,
     averages, "NY.GDP.PCAP.CD"},
    {"gdp_per_capita_ppp", "GDP per person, in comparable prices", "international $ of 2021",
     "Gross domestic product divided by population, at purchasing power parity: what income buys.",
     0, place_figure, averages},
    {"gdp", "GDP", "US$", "Gross domestic product at the prices of the year.", 0, place_figure,
     adds, "NY.GDP.MKTP.CD"},
    {"gdp_constant", "GDP, constant prices", "US$ of 2015",
     "Gross domestic product at prices of 2015.", 0, place_figure, adds, "NY.GDP.MKTP.KD"},
    {"gdp_growth", "GDP growth", "percent a year", "Change of real gross domestic product.", 1,
     place_figure, averages, "NY.GDP.MKTP.KD.ZG"},
    {"gdp_deflator", "GDP deflator", "index", "Ratio of GDP at current to constant prices.", 1,
     place_figure, averages, "NY.GDP.DEFL.ZS"},
    {"exchange_rate", "Exchange rate", "local currency per US$", "Official rate, average of year.",
     2, place_figure, averages, "PA.NUS.FCRF"},
    {"remittances_received", "Remittances received", "US$",
     "Personal transfers and pay of residents employed abroad, as the receiving country reports.",
     0, place_figure, adds, "BX.TRF.PWKR.CD.DT"},
    {"remittances_received_percent_gdp", "Remittances received, share of GDP", "percent of GDP",
     "Personal remittances received over gross domestic product.", 1, place_figure, averages,
     "BX.TRF.PWKR.DT.GD.ZS"},
    {"remittances_paid", "Remittances paid", "US$",
     "Personal transfers and pay of non-residents, as the sending country reports.", 0,
     place_figure, adds, "BM.TRF.PWKR.CD.DT"},
    {"unemployment", "Unemployment", "percent of labour force",
     "People without work who seek it, modelled ILO estimate.", 1, place_figure, averages,
     "SL.UEM.TOTL.ZS"},
    {"youth_unemployment", "Unemployment, ages 15-24", "percent of labour force 15-24",
     "Young people without work who seek it, modelled ILO estimate.", 1, place_figure, averages,
     "SL.UEM.1524.ZS"},
    {"waged_share", "Workers on a wage or salary", "percent of employed people",
     "Employees, as opposed to own-account and family workers, modelled ILO estimate.", 1,
     place_figure, averages, "SL.EMP.WORK.ZS"},
    {"vulnerable_share", "Workers in vulnerable employment", "percent of employed people",
     "Own-account and contributing family workers, modelled ILO estimate.", 1, place_figure,
     averages, "SL.EMP.VULN.ZS"},
    {"labour_force_participation", "People in the labour force", "percent of people 15 and over",
     "People who work or seek work, modelled ILO estimate.", 1, place_figure, averages,
     "SL.TLF.CACT.ZS"},
    {"refugees_hosted_worldbank", "Refugees hosted (World Bank)", "persons",
     "Refugees by place of asylum as the World Bank republishes UNHCR's count.", 0, place_figure,
     adds, "SM.POP.REFG"},
    {"refugees_of_origin_worldbank", "Refugees by origin (World Bank)", "persons",
     "Refugees by place of origin as the World Bank republishes UNHCR's count.", 0, place_figure,
     adds, "SM.POP.REFG.OR"},
};

const std::unordered_map<std::string_view, const Indicator*>& index() {
  static const auto by_name = [] {
    std::unordered_map<std::string_view, const Indicator*> map;
    for (const auto& indicator : all_indicators()) {
      CHECK(map.emplace(indicator.id, &indicator).second, "an indicator id stands once");
      if (indicator.aliases.empty()) continue;
      for (const auto alias : split(indicator.aliases, ' ')) {
        CHECK(map.emplace(alias, &indicator).second, "an alias names one indicator");
      }
    }
    return map;
  }();
  return by_name;
}

}  // namespace

std::span<const Indicator> page_indicators() { return indicators; }

std::span<const Indicator> all_indicators() {
  static const auto all = [] {
    std::vector<Indicator> joined(std::begin(indicators), std::end(indicators));
    for (const auto theme :
         {displacement_indicators(), population_indicators(), development_indicators()}) {
      joined.insert(joined.end(), theme.begin(), theme.end());
    }
    return joined;
  }();
  return all;
}

const Indicator* find_indicator(std::string_view id_or_alias) {
  const auto found = index().find(id_or_alias);
  return found == index().end() ? nullptr : found->second;
}

std::string_view canonical_indicator(std::string_view code) {
  const Indicator* indicator = find_indicator(code);
  return indicator == nullptr ? code : indicator->id;
}

}  // namespace corridor
