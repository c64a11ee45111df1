#include "report/contribution_measures.h"

#include <array>

namespace corridor {
namespace {

constexpr ContributionTheme themes[] = {
    {"people", "People and their ages"},
    {"work", "Work"},
    {"skills", "Skills and learning"},
    {"budgets", "Taxes, benefits and public budgets"},
    {"ties", "Trade links and enterprise"},
    {"money", "Money sent home"},
    {"care", "Care"},
    {"safety", "Protection and safety"},
};

using enum Reads;
using enum Bearer;
using enum AskedOf;

constexpr bool everybody = true;

constexpr std::string_view national = "national statistical offices";
constexpr std::string_view nobody = "";  // no publisher counts it for many countries

constexpr ContributionMeasure measures[] = {
    // ---- people --------------------------------------------------------------------------------
    {"people_along", "people", setting, none, along, "migrant_stock", "People who moved", "persons",
     "UN DESA (International Migrant Stock)", 0, false,
     "In {year}, {value} people from {origin} lived in {place}.[^]"},
    {"people_came", "people", setting, none, into, "migrant_stock", "People who came", "persons",
     "UN DESA (International Migrant Stock)"},
    {"people_came_share", "people", setting, none, into, "migrant_share",
     "People who came, of all who live there", "percent of population",
     "UN DESA (International Migrant Stock; World Population Prospects)", 1, false,
     "In {year}, {value} of the people in {place} had come from elsewhere.[^]"},
    {"people_came_women", "people", setting, none, into, "women_share_of_migrants",
     "Women and girls among people who came", "percent of migrants",
     "UN DESA (International Migrant Stock)", 1},
    {"people_added", "people", setting, none, at_destination, "net_migration_rate",
     "People who came less people who left", "per 1,000 people a year",
     "UN DESA (World Population Prospects)", 1},
    {"people_of_working_age", "people", gain, destination, into, "",
     "People who came, by age: how many are of the age to work", "", "UN DESA, OECD"},
    {"homes_and_schools", "people", cost, destination, at_destination, "",
     "Homes, schools and transport that more people need", "", national},
    {"old_here", "people", setting, none, at_destination, "population_65_share",
     "People aged 65 and over", "percent of population", "World Bank (WDI)", 1, everybody,
     "{value} of the people in {place} were 65 or over in {year}.[^]"},
    {"old_there", "people", setting, none, at_origin, "population_65_share",
     "People aged 65 and over", "percent of population", "World Bank (WDI)", 1, everybody},
    {"people_elsewhere", "people", setting, none, out_of, "people_abroad_share",
     "People who live elsewhere, over those who live there", "percent of population",
     "UN DESA (International Migrant Stock; World Population Prospects)", 1, false,
     "People from {origin} who lived elsewhere came to {value} of its population in {year}.[^]"},
    {"workers_away", "people", cost, origin, out_of, "", "People of the age to work who are away",
     "", "UN DESA, OECD"},
    {"people_returned", "people", gain, origin, at_origin, "",
     "People who returned, and what they brought back", "", "IOM, national surveys"},

    // ---- work ----------------------------------------------------------------------------------
    {"workers_by_sector", "work", gain, destination, into, "",
     "Workers who came from elsewhere, by sector", "", "ILO (ILOSTAT), OECD"},
    {"work_done", "work", gain, destination, into, "", "Work done for which nobody else was found",
     "", nobody},
    {"hours", "work", gain, destination, into, "", "Hours worked by people who came", "",
     "ILO (ILOSTAT), Eurostat"},
    {"earned", "work", gain, people, along, "", "What people earn where they went", "",
     "ILO (ILOSTAT)"},
    {"deaths_at_work", "work", cost, people, at_destination,
     "occupational_deaths by migratory_status migper",
     "Deaths from injuries at work, people who came from elsewhere", "per 100,000 employees",
     "ILO, UN (SDG 8.8.1)", 1, false,
     "Of 100,000 employees in {place} who came from elsewhere, {value} died from injuries at work "
     "in {year}.[^]"},
    {"deaths_at_work_outside_eu",
     "work",
     cost,
     people,
     at_destination,
     "occupational_deaths by migratory_status noneumig",
     "Deaths from injuries at work, people from outside the EU",
     "per 100,000 employees",
     "ILO, UN (SDG 8.8.1)",
     1,
     false,
     {},
     true},
    {"deaths_at_work_within_eu",
     "work",
     cost,
     people,
     at_destination,
     "occupational_deaths by migratory_status eumig",
     "Deaths from injuries at work, people from elsewhere in the EU",
     "per 100,000 employees",
     "ILO, UN (SDG 8.8.1)",
     1,
     false,
     {},
     true},
    {"deaths_at_work_others", "work", setting, none, at_destination,
     "occupational_deaths by migratory_status nonmig", "Deaths from injuries at work, others",
     "per 100,000 employees", "ILO, UN (SDG 8.8.1)", 1},
    {"injuries_at_work", "work", cost, people, at_destination,
     "occupational_injuries by migratory_status migper",
     "Injuries at work, people who came from elsewhere", "per 100,000 employees",
     "ILO, UN (SDG 8.8.1)", 0},
    {"recruitment", "work", cost, people, at_origin, "recruitment_cost",
     "What people paid to find work abroad", "months of earnings", "ILO, UN (SDG 10.7.1)", 1},
    {"rights_at_work", "work", cost, people, at_destination, "labour_rights_breaches",
     "Breaches of the right to organise and bargain", "score, 0 to 10", "ILO, UN (SDG 8.8.2)", 1,
     everybody},
    {"work_of_others", "work", cost, destination, at_destination, "",
     "What it meant for the pay and work of others", "", nobody},
    {"work_left", "work", cost, origin, at_origin, "", "Work that nobody is left to do", "",
     nobody},
    {"out_of_work_here", "work", setting, none, at_destination, "unemployment", "Unemployment",
     "percent of labour force", "World Bank (WDI)", 1, everybody},
    {"out_of_work_there", "work", setting, none, at_origin, "unemployment", "Unemployment",
     "percent of labour force", "World Bank (WDI)", 1, everybody},
    {"in_services", "work", setting, none, at_destination, "SL.SRV.EMPL.ZS", "Workers in services",
     "percent of employed people", "World Bank (WDI)", 1, everybody},
    {"in_industry", "work", setting, none, at_destination, "SL.IND.EMPL.ZS", "Workers in industry",
     "percent of employed people", "World Bank (WDI)", 1, everybody},
    {"in_farming", "work", setting, none, at_destination, "SL.AGR.EMPL.ZS", "Workers in farming",
     "percent of employed people", "World Bank (WDI)", 1, everybody},
    {"hours_of_all", "work", setting, none, at_destination, "working_hours_per_week",
     "Hours worked in a week", "hours", "ILO (ILOSTAT)", 1, everybody},

    // ---- skills --------------------------------------------------------------------------------
    {"schooling", "skills", gain, destination, into, "", "Schooling of people who came", "",
     "OECD (DIOC)"},
    {"below_skill", "skills", cost, people, into, "",
     "People who work below what they have learned", "", "OECD, Eurostat"},
    {"skills_left", "skills", cost, origin, out_of, "",
     "People with higher schooling who left, of all who have it", "", "OECD (DIOC)"},
    {"skills_left_judged", "skills", cost, origin, at_origin, "fragility_flight",
     "Skilled people who leave, as experts judge it", "points of 10",
     "The Fund for Peace (Fragile States Index)", 1, everybody},
    {"skills_back", "skills", gain, origin, at_origin, "",
     "What people learned abroad and use at home", "", nobody},
    {"schooling_paid", "skills", setting, none, at_origin, "SE.XPD.TOTL.GD.ZS",
     "Public spending on schools", "percent of GDP", "World Bank (WDI)", 1, everybody},

    // ---- budgets -------------------------------------------------------------------------------
    {"taxes_paid", "budgets", gain, destination, into, "",
     "Taxes and contributions that people who came pay", "", "OECD"},
    {"benefits_drawn", "budgets", cost, destination, into, "",
     "Benefits and services that people who came use", "", "OECD"},
    {"refugees_hosted", "budgets", cost, destination, into, "refugees_per_1000",
     "Refugees, whose housing, school and care somebody pays for", "per 1,000 people",
     "UNHCR (Refugee Data Finder)", 1, false,
     "For every 1,000 people in {place} there were {value} refugees in {year}, whose housing, "
     "school and care somebody pays for.[^]"},
    {"spent_on_refugees", "budgets", cost, destination, at_destination, "",
     "What receiving refugees cost the budget", "", "OECD (DAC)"},
    {"taxes_lost", "budgets", cost, origin, at_origin, "",
     "Taxes and contributions no longer paid by people who left", "", nobody},
    {"pensions_home", "budgets", gain, people, along, "",
     "Pensions and benefits paid to people who returned", "", "national social security"},
    {"taxes_of_all", "budgets", setting, none, at_destination, "GC.TAX.TOTL.GD.ZS",
     "Taxes of everybody", "percent of GDP", "World Bank (WDI)", 1, everybody},
    {"aid_here", "budgets", setting, none, at_destination, "aid_received",
     "Development aid received", "US$", "World Bank (WDI)", 0, everybody},

    // ---- ties ----------------------------------------------------------------------------------
    {"trade_between", "ties", gain, destination, along, "", "Trade", "", "UN Comtrade, WTO"},
    {"flights", "ties", gain, people, along, "air_routes", "Airlines' routes", "routes",
     "OpenFlights"},
    {"businesses", "ties", gain, destination, into, "",
     "Businesses founded by people who came, and whom they employ", "", "OECD, national registers"},
    {"businesses_closed", "ties", cost, people, into, "",
     "Businesses of people who came that closed, and debts that stayed", "", "national registers"},
    {"invested_home", "ties", gain, origin, out_of, "", "Investment at home by people abroad", "",
     "central banks"},
    {"ties_lost", "ties", cost, origin, at_origin, "",
     "Businesses closed or never founded because people left", "", nobody},
    {"new_businesses", "ties", setting, none, at_destination, "IC.BUS.NREG",
     "New businesses registered", "businesses", "World Bank (WDI)", 0, everybody},
    {"employers", "ties", setting, none, at_destination, "SL.EMP.MPYR.ZS",
     "Workers who employ others", "percent of employed people", "World Bank (WDI)", 1, everybody},
    {"investment_received", "ties", setting, none, at_origin, "foreign_investment_received",
     "Foreign direct investment received", "US$", "World Bank (WDI)", 0, everybody},

    // ---- money ---------------------------------------------------------------------------------
    {"sent_along", "money", gain, families, along, "remittances", "Money sent home, modelled",
     "US$", "KNOMAD / World Bank", 0, false,
     "From {place} to {origin} people sent an estimated {value} in {year}.[^]"},
    {"received", "money", gain, families, at_origin, "remittances_received",
     "Money received from people abroad", "US$", "World Bank (WDI)"},
    {"received_share", "money", gain, origin, at_origin, "remittances_per_gdp",
     "Money received from people abroad, over GDP", "percent of GDP", "World Bank (WDI)", 1, false,
     "Money from people abroad came to {value} of the GDP of {origin} in {year}.[^]"},
    {"received_each", "money", gain, families, at_origin, "remittances_per_person",
     "Money received from people abroad, for each resident", "US$ per person", "World Bank (WDI)"},
    {"cost_along", "money", cost, people, along, "remittance_cost", "Cost of sending 200 US$",
     "percent of amount sent", "World Bank (Remittance Prices Worldwide)", 1, false,
     "Sending US$ 200 from {place} to {origin} cost {value} of it in {year}.[^]"},
    {"cost_received", "money", cost, families, at_origin, "remittance_cost_received",
     "Cost of receiving 200 US$", "percent of amount sent", "World Bank, UN (SDG 10.c.1)", 1},
    {"sent_away", "money", cost, destination, at_destination, "remittances_paid",
     "Money that people living there sent abroad", "US$", "World Bank (WDI)", 0, false,
     "People living in {place} sent {value} abroad in {year}, which was not spent there.[^]"},
    {"sent_away_share", "money", cost, destination, at_destination, "remittances_paid_per_gdp",
     "Money sent abroad, over GDP", "percent of GDP", "World Bank (WDI)", 1},
    {"spent_here", "money", gain, destination, into, "",
     "What people who came earn and spend where they live", "", nobody},

    // ---- care ----------------------------------------------------------------------------------
    {"carers", "care", gain, destination, into, "",
     "Domestic and care workers who came from elsewhere", "", "ILO"},
    {"health_workers", "care", gain, destination, into, "", "Doctors and nurses trained elsewhere",
     "", "OECD, WHO"},
    {"health_workers_left", "care", cost, origin, out_of, "", "Doctors and nurses who left", "",
     "OECD, WHO"},
    {"children_left", "care", cost, families, at_origin, "",
     "Children and older people whose carers are abroad", "", "UNICEF, national surveys"},
    {"care_paid", "care", gain, families, at_origin, "",
     "What money from abroad paid for health and school", "", "national surveys"},
    {"doctors_here", "care", setting, none, at_destination, "medical_doctors_per_1000_people",
     "Doctors", "per 1,000 people", "WHO", 1, everybody},
    {"doctors_there", "care", setting, none, at_origin, "medical_doctors_per_1000_people",
     "Doctors", "per 1,000 people", "WHO", 1, everybody},

    // ---- safety --------------------------------------------------------------------------------
    {"protected", "safety", gain, people, into, "refugees", "Refugees who found protection",
     "persons", "UNHCR (Refugee Data Finder)", 0, false,
     "{value} refugees had found protection in {place} at the end of {year}.[^]"},
    {"protected_along", "safety", gain, people, along, "refugees", "Refugees who found protection",
     "persons", "UNHCR (Refugee Data Finder)"},
    {"fled", "safety", setting, none, out_of, "refugees", "Refugees who left", "persons",
     "UNHCR (Refugee Data Finder)"},
    {"deaths_on_the_way", "safety", cost, people, at_destination, "deaths_in_migration",
     "People dead or missing on the way", "persons", "IOM (Missing Migrants Project)"},
    {"trafficked", "safety", cost, people, at_destination, "trafficking_victims",
     "Victims of trafficking who were found", "persons", "UNODC, UN (SDG 16.2.2)", 0, everybody},
};

}  // namespace

std::span<const ContributionTheme> contribution_themes() { return themes; }

std::span<const ContributionMeasure> contribution_measures() { return measures; }

std::string_view name_of(Reads reads) {
  constexpr std::array<std::string_view, 3> names{"gain", "cost", "setting"};
  return names[static_cast<std::size_t>(reads)];
}

std::string_view name_of(Bearer bearer) {
  constexpr std::array<std::string_view, 5> names{"people", "families", "destination", "origin",
                                                  ""};
  return names[static_cast<std::size_t>(bearer)];
}

}  // namespace corridor
