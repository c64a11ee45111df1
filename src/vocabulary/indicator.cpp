#include "vocabulary/indicator.h"

#include "base/check.h"
#include "base/text.h"
#include "vocabulary/indicator_tables.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace corridor {
namespace {

constexpr Indicator indicators[] = {
    {"migrant_stock",
     "Migrants (stock)",
     "persons",
     "People living in a country other than the one they were born in (or, where a census does "
     "not ask that, other than the one they are citizens of), mid-year.",
     0,
     corridor_figure,
     adds,
     {},
     0,
     unbounded,
     abroad,
     stock},
    {"migrant_stock_compiled",
     "Migrants (stock), compiled matrix",
     "persons",
     "People living in a country other than that of their birth, as compiled by KNOMAD from "
     "censuses, registers and estimates of both sides.",
     0,
     corridor_figure,
     adds,
     {},
     0,
     unbounded,
     abroad,
     stock},
    {"remittances", "Remittances (modelled)", "US$",
     "Money sent home in a year from the place where migrants live to their place of origin: an "
     "estimate by model, not a report. Direction: migrant origin to destination; the money goes "
     "the other way.",
     0, corridor_figure, adds},
    {"remittance_cost", "Cost of sending 200 US$", "percent of amount sent",
     "Average total cost (fee and exchange margin) over the services surveyed. Direction: migrant "
     "origin to destination; the money goes the other way.",
     1, corridor_figure, averages, "ATCR.CORR", 0},
    {"refugees",
     "Refugees",
     "persons",
     "Refugees under UNHCR's mandate and people in refugee-like situations, end of year.",
     0,
     corridor_figure,
     adds,
     {},
     0,
     unbounded,
     abroad,
     stock},
    {"asylum_seekers",
     "Asylum-seekers",
     "persons",
     "People whose claim to asylum is pending at the end of the year.",
     0,
     corridor_figure,
     adds,
     {},
     0,
     unbounded,
     abroad,
     stock},
    {"returned_refugees",
     "Refugees who returned",
     "persons",
     "Refugees who went back to their place of origin during the year.",
     0,
     corridor_figure,
     adds,
     {},
     0,
     unbounded,
     at_home},
    {"internally_displaced", "Internally displaced people", "persons",
     "People displaced within their own country by conflict or violence whom UNHCR protects or "
     "assists, end of year.",
     0, corridor_figure, adds, "idps", 0, unbounded, at_home, stock},
    {"returned_internally_displaced", "Internally displaced people who returned", "persons",
     "Internally displaced people who went home during the year.", 0, corridor_figure, adds,
     "returned_idps", 0, unbounded, at_home},
    {"stateless",
     "Stateless people",
     "persons",
     "People not considered as nationals by any state, end of year.",
     0,
     corridor_figure,
     adds,
     {},
     0,
     unbounded,
     at_home,
     stock},
    {"others_of_concern", "Others of concern to UNHCR", "persons",
     "People outside the other groups to whom UNHCR extends protection or assistance.", 0,
     corridor_figure, adds, "ooc", 0, unbounded, at_home, stock},
    {"others_needing_protection", "Others in need of international protection", "persons",
     "People outside their country who likely need international protection but are not counted "
     "as refugees or asylum-seekers.",
     0, corridor_figure, adds, "oip", 0, unbounded, abroad, stock},
    {"host_community", "Host community", "persons",
     "Local people in the areas where displaced people live, whom UNHCR assists.", 0,
     corridor_figure, adds, "hst", 0, unbounded, at_home, stock},
    {"population", "Population", "persons", "All residents, mid-year.", 0, place_figure, adds,
     "SP.POP.TOTL"},
    {"gdp_per_capita", "GDP per person", "US$ of 2015",
     "Gross domestic product divided by population, at prices of 2015.", 0, place_figure, averages,
     "NY.GDP.PCAP.KD"},
    {"gdp_per_capita_current", "GDP per person, current prices", "US$",
     "Gross domestic product divided by population, at the prices of the year.", 0, place_figure,
     averages, "NY.GDP.PCAP.CD"},
    {"gdp_per_capita_ppp",
     "GDP per person, in comparable prices",
     "international $ of 2021",
     "Gross domestic product divided by population, at purchasing power parity: what income buys.",
     0,
     place_figure,
     averages,
     {},
     0},
    {"gdp", "GDP", "US$", "Gross domestic product at the prices of the year.", 0, place_figure,
     adds, "NY.GDP.MKTP.CD"},
    {"gdp_constant", "GDP, constant prices", "US$ of 2015",
     "Gross domestic product at prices of 2015.", 0, place_figure, adds, "NY.GDP.MKTP.KD"},
    {"gdp_growth", "GDP growth", "percent a year", "Change of real gross domestic product.", 1,
     place_figure, averages, "NY.GDP.MKTP.KD.ZG"},
    {"gdp_deflator", "GDP deflator", "index", "Ratio of GDP at current to constant prices.", 1,
     place_figure, averages, "NY.GDP.DEFL.ZS", 0},
    {"exchange_rate", "Exchange rate", "local currency per US$", "Official rate, average of year.",
     2, place_figure, averages, "PA.NUS.FCRF", 0},
    {"remittances_received", "Remittances received", "US$",
     "Personal transfers and pay of residents employed abroad, as the receiving country reports.",
     0, place_figure, adds, "BX.TRF.PWKR.CD.DT"},
    {"remittances_received_percent_gdp", "Remittances received, share of GDP", "percent of GDP",
     "Personal remittances received over gross domestic product.", 1, place_figure, averages,
     "BX.TRF.PWKR.DT.GD.ZS BX_TRF_PWKR", 0},
    {"remittances_paid", "Remittances paid", "US$",
     "Personal transfers and pay of non-residents, as the sending country reports.", 0,
     place_figure, adds, "BM.TRF.PWKR.CD.DT"},
    {"unemployment", "Unemployment", "percent of labour force",
     "People without work who seek it, modelled ILO estimate.", 1, place_figure, averages,
     "SL.UEM.TOTL.ZS", 0, 100},
    {"youth_unemployment", "Unemployment, ages 15-24", "percent of labour force 15-24",
     "Young people without work who seek it, modelled ILO estimate.", 1, place_figure, averages,
     "SL.UEM.1524.ZS", 0, 100},
    {"waged_share", "Workers on a wage or salary", "percent of employed people",
     "Employees, as opposed to own-account and family workers, modelled ILO estimate.", 1,
     place_figure, averages, "SL.EMP.WORK.ZS", 0, 100},
    {"vulnerable_share", "Workers in vulnerable employment", "percent of employed people",
     "Own-account and contributing family workers, modelled ILO estimate.", 1, place_figure,
     averages, "SL.EMP.VULN.ZS", 0, 100},
    {"labour_force_participation", "People in the labour force", "percent of people 15 and over",
     "People who work or seek work, modelled ILO estimate.", 1, place_figure, averages,
     "SL.TLF.CACT.ZS", 0, 100},
    {"refugees_hosted_worldbank", "Refugees hosted (World Bank)", "persons",
     "Refugees by place of asylum as the World Bank republishes UNHCR's count.", 0, place_figure,
     adds, "SM.POP.REFG", 0, unbounded, abroad, stock},
    {"refugees_of_origin_worldbank", "Refugees by origin (World Bank)", "persons",
     "Refugees by place of origin as the World Bank republishes UNHCR's count.", 0, place_figure,
     adds, "SM.POP.REFG.OR", 0, unbounded, abroad, stock},
};

const std::unordered_map<std::string_view, const Indicator*>& index() {
  static const auto by_name = [] {
    std::unordered_map<std::string_view, const Indicator*> map;
    for (const auto& indicator : all_indicators()) {
      ENSURE(map.emplace(indicator.id, &indicator).second, "an indicator id stands once");
      if (indicator.aliases.empty()) continue;
      for (const auto alias : split(indicator.aliases, ' ')) {
        ENSURE(map.emplace(alias, &indicator).second, "an alias names one indicator");
      }
    }
    return map;
  }();
  return by_name;
}

}  // namespace

double lowest_of(const Indicator& indicator) {
  if (std::isfinite(indicator.lowest)) return indicator.lowest;
  const bool counts = indicator.unit == "persons" || indicator.unit.starts_with("US$");
  return counts ? 0 : indicator.lowest;
}

double highest_of(const Indicator& indicator) {
  if (std::isfinite(indicator.highest) || indicator.adds_up) return indicator.highest;
  constexpr std::array wholes{"people",   "persons", "population",   "migrants",
                              "refugees", "workers", "labour force", "employed"};
  const bool of_people = std::ranges::any_of(wholes, [&](std::string_view whole) {
    return indicator.unit.starts_with("percent of") && indicator.unit.contains(whole);
  });
  return of_people ? 100 : indicator.highest;
}

std::span<const Indicator> page_indicators() { return indicators; }

std::span<const Indicator> all_indicators() {
  static const auto all = [] {
    std::vector<Indicator> joined(std::begin(indicators), std::end(indicators));
    for (const auto theme :
         {displacement_indicators(), population_indicators(), development_indicators(),
          tie_indicators(), citizenship_indicators()}) {
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
