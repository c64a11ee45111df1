// Which figures the embedded default has, one function a publisher's file. What decides is that
// every place and the largest corridors have a page with a history, in less than 5 MB compressed.

#include "evidence/series.h"
#include "evidence/stored.h"
#include "retabulate.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace corridor {
namespace {

constexpr std::size_t largest_migrant_corridors = 2'000;
constexpr std::size_t partners_a_place = 10;
constexpr std::size_t largest_refugee_corridors = 3'000;

bool is_pair(const Observation& o) {
  const auto& gazetteer = Gazetteer::get();
  return gazetteer.is_part_of_a_total(o.key.origin) && gazetteer.is_part_of_a_total(o.key.place);
}

Corridor corridor_of(const Observation& o) { return {o.key.origin, o.key.place}; }

/// Corridors with a figure above zero in a year, both sexes, the largest first; ties by code.
std::vector<Corridor> ranked_corridors(const Figures& figures, int year) {
  std::vector<const Observation*> pairs;
  for (const auto& o : figures) {
    const bool total = o.key.sex == Sex::total && o.key.period == Period::year(year);
    if (total && is_pair(o) && o.state == State::value && o.value > 0) pairs.push_back(&o);
  }
  std::ranges::sort(pairs, [](const Observation* a, const Observation* b) {
    if (a->value != b->value) return a->value > b->value;
    return corridor_of(*a) < corridor_of(*b);
  });
  std::vector<Corridor> corridors;
  for (const Observation* o : pairs) corridors.push_back(corridor_of(*o));
  return corridors;
}

/// The largest of all, and the largest of every origin and destination, so that the page of a small
/// island is not empty.
std::set<Corridor> largest_corridors(const std::vector<Corridor>& ranked) {
  std::set<Corridor> chosen;
  std::map<Place, std::size_t> of_origin, of_destination;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    const bool among_origins = of_destination[ranked[i].destination]++ < partners_a_place;
    const bool among_destinations = of_origin[ranked[i].origin]++ < partners_a_place;
    if (i < largest_migrant_corridors || among_origins || among_destinations) {
      chosen.insert(ranked[i]);
    }
  }
  return chosen;
}

/// What came to every place, what left every place, and the world: as `corridor series` adds up.
Result<Figures> totals(const Desk& desk, const Figures& figures, int from_year) {
  std::set<Place> origins, places;
  for (const auto& o : figures) {
    origins.insert(o.key.origin);
    places.insert(o.key.place);
  }
  Figures sums;
  SeriesQuery query{.indicator = figures.front().key.indicator, .origin = world, .place = world};
  query.from_year = from_year;
  TRY(add_series(desk, query, sums));
  for (const Place place : places) {
    query.place = place;
    TRY(add_series(desk, query, sums));
  }
  query.place = world;
  for (const Place origin : origins) {
    query.origin = origin;
    TRY(add_series(desk, query, sums));
  }
  return sums;
}

// ---- people ------------------------------------------------------------------------------------

Result<Figures> migrant_stock_2020(const Workspace& workspace,
                                   const std::vector<Edition>& editions) {
  const Edition edition = TRY(edition_of(editions, "undesa_migrant_stock", "2020"));
  return all_of(workspace, edition, "migrant_stock");
}

Result<Figures> select_undesa(const Desk& desk) {
  const Figures all = TRY(migrant_stock_2020(desk.workspace, desk.editions));
  const auto chosen = largest_corridors(ranked_corridors(all, 2020));
  Figures figures = TRY(totals(desk, all, 1990));
  std::ranges::copy_if(all, std::back_inserter(figures),
                       [&](const Observation& o) { return chosen.contains(corridor_of(o)); });
  return figures;
}

/// The corridors of the UN DESA selection, so that the two can be compared, and the totals.
Result<Figures> select_knomad_migrants(const Desk& desk) {
  const auto chosen = largest_corridors(
      ranked_corridors(TRY(migrant_stock_2020(desk.workspace, desk.editions)), 2020));
  auto figures = TRY(all_of(desk.workspace, desk.edition, "migrant_stock_compiled"));
  std::erase_if(figures, [&](const Observation& o) {
    const bool total = o.key.origin == world || o.key.place == world;
    return !o.key.dimensions.empty() || !(total || chosen.contains(corridor_of(o)));
  });
  return figures;
}

// ---- refuge ------------------------------------------------------------------------------------

constexpr std::array<std::string_view, 6> refuge_indicators{
    "refugees",  "asylum_seekers",   "others_needing_protection", "internally_displaced",
    "stateless", "returned_refugees"};

/// Of the largest corridors of the latest year, what the file shows since 2000.
void add_refuge_corridors(const Figures& all, int latest, Figures& to) {
  auto ranked = ranked_corridors(all, latest);
  if (ranked.size() > largest_refugee_corridors) ranked.resize(largest_refugee_corridors);
  const std::set<Corridor> chosen(ranked.begin(), ranked.end());
  std::ranges::copy_if(all, std::back_inserter(to), [&](const Observation& o) {
    return o.key.period.start_year() >= 2000 && chosen.contains(corridor_of(o));
  });
}

/// Totals of years before the world's first are left out: the group was not counted yet.
void drop_before_first(Figures& sums) {
  int first = 9999;
  for (const auto& o : sums) {
    const bool is_world = o.key.origin == world && o.key.place == world;
    if (is_world && o.state == State::value) first = std::min(first, o.key.period.start_year());
  }
  std::erase_if(sums, [&](const Observation& o) { return o.key.period.start_year() < first; });
}

Result<Figures> select_unhcr(const Desk& desk) {
  Figures figures;
  for (const auto indicator : refuge_indicators) {
    const auto all = TRY(all_of(desk.workspace, desk.edition, indicator));
    auto sums = TRY(totals(desk, all, 1990));
    drop_before_first(sums);
    std::ranges::copy(sums, std::back_inserter(figures));
    const bool by_corridor = indicator == "refugees" || indicator == "asylum_seekers";
    if (by_corridor) add_refuge_corridors(all, 2025, figures);
  }
  return figures;
}

// ---- money -------------------------------------------------------------------------------------

Result<Figures> select_knomad_remittances(const Desk& desk) {
  constexpr double least_usd = 1e6;
  auto figures = TRY(all_of(desk.workspace, desk.edition, "remittances"));
  std::erase_if(figures, [](const Observation& o) {
    const bool total = o.key.origin == world || o.key.place == world;
    const bool large = is_pair(o) && o.state == State::value && o.value > least_usd;
    return !o.key.dimensions.empty() || !(total || large);
  });
  return figures;
}

Result<Figures> select_prices(const Desk& desk) {
  return all_of(desk.workspace, desk.edition, "remittance_cost");
}

Result<Figures> select_remittances_paid(const Desk& desk) {
  auto figures = TRY(all_of(desk.workspace, desk.edition, "remittances_paid"));
  std::erase_if(figures, [](const Observation& o) { return o.key.period.start_year() < 1990; });
  return figures;
}

// ---- work and wages ----------------------------------------------------------------------------

/// Series whose "License Type" in the Bank's metadata is CC BY 4.0.
constexpr std::array<std::string_view, 17> wdi_indicators{"population",
                                                          "population_65_share",
                                                          "gdp",
                                                          "aid_received",
                                                          "foreign_investment_received",
                                                          "remittances_received",
                                                          "remittances_received_percent_gdp",
                                                          "remittances_paid",
                                                          "unemployment",
                                                          "youth_unemployment",
                                                          "waged_share",
                                                          "vulnerable_share",
                                                          "labour_force_participation",
                                                          "gdp_per_capita",
                                                          "gdp_per_capita_current",
                                                          "refugees_hosted_worldbank",
                                                          "refugees_of_origin_worldbank"};

Result<Figures> select_wdi(const Desk& desk) {
  Figures figures;
  for (const auto indicator : wdi_indicators) {
    std::ranges::copy(TRY(all_of(desk.workspace, desk.edition, indicator)),
                      std::back_inserter(figures));
  }
  return figures;
}

/// Empty cells count as missing within the last five years and between two figures; before the
/// first figure of a place they say nothing.
Result<Figures> select_gdp(const Desk& desk) {
  constexpr int from_year = 1990, recent_year = 2019;
  Figures figures;
  for (const std::string_view indicator : {"gdp_per_capita", "gdp_per_capita_ppp"}) {
    std::set<Place> begun;
    for (const auto& o : TRY(all_of(desk.workspace, desk.edition, indicator))) {
      if (o.state == State::value) begun.insert(o.key.place);
      const int year = o.key.period.start_year();
      const bool shown = begun.contains(o.key.place) || year >= recent_year;
      if (year >= from_year && shown) figures.push_back(o);
    }
  }
  return figures;
}

// ---- promises ----------------------------------------------------------------------------------

/// Series by which targets on migration are judged (data/registers/commitments_sdg.yml).
constexpr std::array<std::string_view, 13> sdg_indicators{
    "deaths_in_migration",           "migration_policy_level",   "migration_policy_countries",
    "refugees_of_origin_per_100000", "remittance_cost_received", "labour_rights_breaches",
    "occupational_deaths",           "occupational_injuries",    "remittances_received_percent_gdp",
    "trafficking_victims",           "birth_registration",       "unsentenced_detainees"};

Result<Figures> select_sdg(const Desk& desk) {
  Figures figures;
  for (const auto indicator : sdg_indicators) {
    std::ranges::copy(TRY(all_of(desk.workspace, desk.edition, indicator)),
                      std::back_inserter(figures));
  }
  return figures;
}

/// Modes of the publisher of which it is kept whether the law has a provision.
constexpr std::array<std::string_view, 14> citizenship_modes{"A02",  "A06",  "A06b", "A06c", "A06d",
                                                             "A06e", "A06f", "A08",  "A22",  "A23",
                                                             "L01",  "L02",  "L05",  "A12a"};

Result<Figures> select_citizenship(const Desk& desk) {
  const auto is_selected_year = [](const Observation& o) {
    const int year = o.key.period.start_year();
    return year % 10 == 0 || year == 2024;
  };
  const auto is_selected_mode = [](const Observation& o) {
    return std::ranges::any_of(citizenship_modes, [&](std::string_view mode) {
      return o.key.dimensions == fmt::format("form=provision;mode={}", mode);
    });
  };
  Figures selected;
  for (const std::string_view indicator :
       {"dual_citizenship", "naturalisation_residence", "citizenship_law"}) {
    for (const auto& o : TRY(all_of(desk.workspace, desk.edition, indicator))) {
      const bool wanted = indicator != "citizenship_law" || is_selected_mode(o);
      if (wanted && is_selected_year(o) && o.state != State::missing) selected.push_back(o);
    }
  }
  return selected;
}

constexpr Recipe recipes[] = {
    {"undesa_migrant_stock", "undesa_migrant_stock", "2020", "2025-02-10",
     "Selected: the 2,000 largest corridors of 2020, the 10 largest partners of every origin and "
     "destination, all years by sex; totals of every place and the world were added up from all "
     "rows of the file. Numbers taken as they are.",
     select_undesa},
    {"unhcr_population", "unhcr_population", "2025", "2026-06-25",
     "Selected: totals of every place and the world since 1990, added up from all rows of the file "
     "(refugees, asylum-seekers, others in need of protection, internally displaced, stateless, "
     "returned refugees); refugees and asylum-seekers of the 3,000 largest corridors of 2025 each, "
     "since 2000. Numbers taken as they are.",
     select_unhcr},
    {"unsd_sdg_2020", "unsd_sdg", "2020", "2020-10-19",
     "Selected: series of 13 indicators on which targets about people who move are judged, all "
     "places and areas, as released in October 2020. Numbers taken as they are.",
     select_sdg},
    {"worldbank_wdi_2021", "worldbank_wdi", "2021", "2024-05-27",
     "Selected: 17 of 1,233 series, all places, each under CC BY 4.0 in the Bank's metadata. "
     "Numbers taken as they are.",
     select_wdi},
    {"worldbank_wdi_remittances_paid", "worldbank_wdi", "2020", "2021-10-12",
     "Selected: all places, 1990 to 2020. Numbers taken as they are.", select_remittances_paid},
    {"worldbank_gdp_panel", "worldbank_gdp_panel", "2023", "2025-06-09",
     "Selected: GDP per person in US$ of 2015 and in international $ of 2021, 1990 to 2023; empty "
     "cells before a place's first figure left out unless of the last five years. Numbers taken as "
     "they are.",
     select_gdp},
    {"knomad_remittances_2021", "knomad_remittances", "2021", "2024-05-27",
     "Selected: totals and corridors above 1 million US$. Multiplied by 1,000,000; sender is the "
     "destination of migrants, receiver their origin.",
     select_knomad_remittances},
    {"knomad_migrants_2021", "knomad_migrants", "2021", "2024-05-27",
     "Selected: totals, and the corridors of the UN DESA selection; the rows of unnamed origins in "
     "the north and south left out. Numbers taken as they are.",
     select_knomad_migrants},
    {"worldbank_remittance_prices", "worldbank_remittance_prices", "2020-Q3", "2021-10-12",
     "All rows of the file. Numbers taken as they are; the corridor is turned into the migrant's "
     "direction.",
     select_prices},
    {"un_wpp_population", "un_wpp", "2024", "2025-06-23",
     "Selected: population in the middle of the year, 1950 to 2023. Multiplied by 1,000. The file "
     "gives it as the mean of the population at both ends of the year, made from the publisher's "
     "populations of 31 December; the world and the areas of the United Nations were added up "
     "from countries.",
     select_population, "balance"},
    {"un_wpp_population_projected", "un_wpp", "2024", "2025-06-23",
     "Selected: 2024 to 2030, medium variant, a projection. The middle of a year is the mean of "
     "its two ends, each men and women of 31 December added up and multiplied by 1,000; the first "
     "end, of 2023, is that of the estimates (part balance). Rounded to persons.",
     select_population_to_come, "population_projected"},
    {"globalcit_citizenship_law", "globalcit_citizenship_law", "3.1", "2026-05-04",
     "Selected: every tenth year from 1960 and 2024; toleration of dual citizenship, years of "
     "residence for naturalisation, and whether there is a provision for birth in the country, "
     "ordinary naturalisation and its conditions, marriage, refugees and stateless people, loss by "
     "another citizenship and by residence abroad. Codes as the publisher has them.",
     select_citizenship},
};

}  // namespace

Result<Figures> all_of(const Workspace& workspace, const Edition& edition,
                       std::string_view indicator) {
  Figures figures;
  const auto number = TRY(indicator_number(workspace, indicator));
  if (!number) return figures;
  const StoreNames names = TRY(StoreNames::read(workspace));
  const StoredFigures stored(workspace, names, indicator, *number);
  for (const Place place : TRY(stored.places(edition))) {
    TRY(stored.of_place(edition, place, [&](const Observation& o) { figures.push_back(o); }));
  }
  return figures;
}

Result<void> add_series(const Desk& desk, SeriesQuery query, Figures& to) {
  query.edition = desk.edition.short_id();
  for (const auto& figure : TRY(series(desk.workspace, query))) {
    to.push_back(figure.observation);
  }
  return {};
}

Result<Edition> edition_of(const std::vector<Edition>& editions, std::string_view dataset,
                           std::string_view version, std::string_view part) {
  const auto found = std::ranges::find_if(editions, [&](const Edition& edition) {
    return edition.complete && edition.citation.dataset == dataset &&
           edition.citation.version == version && (part.empty() || edition.part == part);
  });
  if (found != editions.end()) return *found;
  return fail({ErrorKind::not_found,
               fmt::format("the workspace has no complete edition of {} {}", dataset, version),
               {},
               "Load the publisher's file first: tools/retabulate.sh does."});
}

std::span<const Recipe> all_recipes() { return recipes; }

}  // namespace corridor
