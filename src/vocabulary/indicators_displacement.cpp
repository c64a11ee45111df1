#include "vocabulary/indicator_tables.h"

namespace corridor {
namespace {

// Persons between an origin and a place of asylum, as UNHCR counts them.
constexpr Indicator of_people(std::string_view id, std::string_view title,
                              std::string_view meaning) {
  return {.id = id,
          .title = title,
          .unit = "persons",
          .meaning = meaning,
          .of_corridor = corridor_figure,
          .adds_up = adds};
}

constexpr Indicator of_people_at_home(std::string_view id, std::string_view title,
                                      std::string_view meaning) {
  Indicator indicator = of_people(id, title, meaning);
  indicator.at_home = true;
  return indicator;
}

// Claims counted by file instead of by head; a file may stand for a family.
constexpr Indicator of_cases(std::string_view id, std::string_view title,
                             std::string_view meaning) {
  Indicator indicator = of_people(id, title, meaning);
  indicator.unit = "cases";
  indicator.lowest = 0;
  return indicator;
}

// Counts about one place.
constexpr Indicator of_place(std::string_view id, std::string_view title, std::string_view unit,
                             std::string_view meaning) {
  return {.id = id, .title = title, .unit = unit, .meaning = meaning, .adds_up = adds, .lowest = 0};
}

// Movements of an event stand with each of its locations: adding them up counts people again.
constexpr Indicator of_event(std::string_view id, std::string_view title,
                             std::string_view meaning) {
  Indicator indicator = of_place(id, title, "displacements", meaning);
  indicator.adds_up = averages;
  return indicator;
}

// One of the Fragile States Index's twelve: 0 at rest, 10 at its worst.
constexpr Indicator of_fragility(std::string_view id, std::string_view title,
                                 std::string_view meaning) {
  return {.id = id,
          .title = title,
          .unit = "points of 10",
          .meaning = meaning,
          .digits = 1,
          .lowest = 0,
          .highest = 10};
}

constexpr Indicator displacement[] = {
    of_people(
        "asylum_applications", "New claims to asylum",
        "People who claimed asylum in the year, claims for the first time; where a state does "
        "not tell them from repeated claims or appeals, all that it reports together."),
    of_people(
        "asylum_applications_further", "Repeated claims to asylum and appeals",
        "People whose claim to asylum was repeated, appealed or brought before a court in the "
        "year. Not new people: many stand in the new claims of an earlier year."),
    of_people(
        "asylum_applications_unspecified", "Claims to asylum, new or repeated not told",
        "People who claimed asylum in the years 2000 to 2005, where UNHCR does not say whether "
        "for the first time."),
    of_cases("asylum_cases", "New claims to asylum, cases",
             "As new claims to asylum, where a state counts cases: one may stand for a family."),
    of_cases("asylum_cases_further", "Repeated claims to asylum and appeals, cases",
             "As repeated claims and appeals, where a state counts cases."),
    of_cases("asylum_cases_unspecified", "Claims to asylum, cases, new or repeated not told",
             "Cases of the years 2000 to 2005, where UNHCR does not say whether they are new."),
    of_people("asylum_decisions", "Decisions on asylum",
              "People whose claim to asylum was decided or closed in the year, at any level."),
    of_people("asylum_recognised", "Recognised as refugees",
              "People recognised as refugees in the year."),
    of_people("asylum_otherwise_protected", "Granted another protection",
              "People granted complementary or subsidiary protection in the year."),
    of_people("asylum_rejected", "Claims to asylum rejected",
              "People whose claim to asylum was rejected on its merits in the year."),
    of_people(
        "asylum_closed", "Claims to asylum closed otherwise",
        "People whose claim was closed without a decision on its merits: withdrawn, abandoned, "
        "passed to another state."),
    of_cases("asylum_cases_decided", "Decisions on asylum, cases",
             "As decisions on asylum, where a state counts cases."),
    of_cases("asylum_cases_recognised", "Recognised as refugees, cases",
             "As people recognised as refugees, where a state counts cases."),
    of_cases("asylum_cases_otherwise_protected", "Granted another protection, cases",
             "As people granted another protection, where a state counts cases."),
    of_cases("asylum_cases_rejected", "Claims to asylum rejected, cases",
             "As claims rejected, where a state counts cases."),
    of_cases("asylum_cases_closed", "Claims to asylum closed otherwise, cases",
             "As claims closed otherwise, where a state counts cases."),

    of_people("refugees_by_location", "Refugees by sex, age and location",
              "Refugees at the end of the year, by sex, age, location and kind of accommodation. "
              "Collected apart from the totals, which it need not make."),
    of_people("asylum_seekers_by_location", "Asylum-seekers by sex, age and location",
              "People whose claim is pending at the end of the year, by sex, age and location."),
    of_people(
        "others_needing_protection_by_location",
        "Others in need of international protection by sex, age and location",
        "People who likely need protection and are in no other group, by sex, age, location."),
    of_people_at_home("internally_displaced_by_location",
                      "Internally displaced people by sex, age and location",
                      "Internally displaced people whom UNHCR protects or assists, by sex, age and "
                      "location, end of year."),
    of_people_at_home("stateless_by_location", "Stateless people by sex, age and location",
                      "Stateless people, end of year, by sex, age and location. Fewer than the "
                      "total: much of it has no location."),
    of_people_at_home("others_of_concern_by_location",
                      "Others of concern to UNHCR by sex, age and location",
                      "People outside the other groups whom UNHCR protects or assists."),
    of_people_at_home("host_community_by_location", "Host community by sex, age and location",
                      "Local people in the areas where displaced people live, whom UNHCR assists."),
    of_people_at_home("returned_refugees_by_location",
                      "Refugees who returned, by sex, age and location",
                      "Refugees who went back during the year, by where they went back to."),
    of_people_at_home("returned_internally_displaced_by_location",
                      "Internally displaced people who returned, by sex, age and location",
                      "Internally displaced people who went home during the year."),

    of_people("refugee_flow", "People who became refugees",
              "People newly counted as refugees in the year: recognised as a group or granted "
              "temporary protection."),
    of_people(
        "asylum_seeker_flow", "People who newly claimed asylum",
        "New claims to asylum of the year as UNHCR's data of flows have them: repeated claims "
        "and appeals are left out."),
    of_people("refugee_like_flow", "People newly in a refugee-like situation",
              "People newly counted as being in a situation like that of refugees in the year."),
    of_people("others_needing_protection_flow", "People newly in need of international protection",
              "People who arrived in the year, likely need international protection and are in no "
              "other group."),
    of_people(
        "refugees_resettled", "Refugees resettled",
        "Refugees taken in during the year by a third country, from where they first had found "
        "asylum. Direction: place of origin to the country that takes them in."),
    of_people("refugees_naturalised", "Refugees naturalised",
              "Refugees who became nationals of the country of asylum during the year."),
    of_place(
        "internally_displaced_idmc", "Internally displaced people (IDMC)", "persons",
        "People displaced within their own country by conflict or violence, end of year, as the "
        "Internal Displacement Monitoring Centre estimates them, whoever assists them."),
    of_people_at_home("palestine_refugees", "Palestine refugees (UNRWA)",
                      "People registered with UNRWA as Palestine refugees. UNHCR counts them "
                      "nowhere else."),

    of_place(
        "displacements_conflict", "Displacements by conflict", "displacements",
        "Movements of people forced to flee within their country by conflict or violence in the "
        "year: who flees twice is counted twice (IDMC)."),
    of_place("displacements_disaster", "Displacements by disaster", "displacements",
             "Movements of people forced to flee within their country by floods, storms and other "
             "hazards in the year: who flees twice is counted twice (IDMC)."),
    of_event("displacement_events_conflict", "Displacements by conflict, by event and location",
             "Movements reported for an event, beside each location of it: not to be added up."),
    of_event("displacement_events_disaster", "Displacements by disaster, by event and location",
             "Movements reported for an event, beside each location of it: not to be added up."),

    of_people_at_home(
        "missing_migrants", "People dead or missing on the way",
        "People who died or went missing while migrating, by incident. A lower bound: many "
        "deaths are never recorded. Direction: origin, where it is one known country, to the "
        "country in or off which it happened."),
    of_people_at_home("missing_migrants_dead", "People who died on the way",
                      "People found dead, by incident: a part of the dead and missing."),
    of_people_at_home("missing_migrants_missing", "People missing on the way",
                      "People missing and presumed dead, by incident: at least so many."),
    of_people_at_home(
        "missing_migrants_survivors", "Survivors of incidents on the way",
        "People known to have survived an incident in which others died or went missing."),

    of_place("battle_deaths", "Battle-related deaths", "deaths",
             "People killed in battles of armed conflicts between organised parties, where it "
             "happened; best estimate between a low and a high one."),
    of_place("conflict_deaths", "Deaths by organised violence", "deaths",
             "People killed in armed conflict of any kind and in violence against civilians, where "
             "it happened; best estimate."),
    {.id = "armed_conflict_intensity",
     .title = "Armed conflict a state takes part in, intensity",
     .unit = "level (1 minor, 2 war)",
     .meaning =
         "1: 25 to 999 deaths in battle in the year, all parties together; 2: 1,000 or more. "
         "One figure for each conflict in which the state is a party or sends troops.",
     .lowest = 1,
     .highest = 2},
    {.id = "fragile_states_index",
     .title = "Fragile States Index",
     .unit = "points of 120",
     .meaning = "Sum of twelve indicators of pressure on a state: the higher, the more fragile.",
     .digits = 1,
     .lowest = 0,
     .highest = 120},
    of_fragility("fragility_security", "Fragility: security apparatus",
                 "Threats to the security of a state, and trust in those who should keep it."),
    of_fragility("fragility_elites", "Fragility: factionalised elites",
                 "Institutions split along ethnic, class, clan, racial or religious lines."),
    of_fragility("fragility_group_grievance", "Fragility: group grievance",
                 "Divisions between groups in society, and wrongs not made good."),
    of_fragility("fragility_economy", "Fragility: economic decline", "Decline of an economy."),
    of_fragility("fragility_inequality", "Fragility: uneven development",
                 "Inequality within an economy, whatever its performance."),
    of_fragility("fragility_flight", "Fragility: human flight and brain drain",
                 "Economic weight of people leaving, above all of the skilled."),
    of_fragility("fragility_legitimacy", "Fragility: state legitimacy",
                 "Confidence of people in the government and its openness."),
    of_fragility("fragility_services", "Fragility: public services",
                 "Basic functions of the state that serve people."),
    of_fragility("fragility_rights", "Fragility: human rights and rule of law",
                 "Whether basic rights are protected and respected."),
    of_fragility("fragility_demographic", "Fragility: demographic pressures",
                 "Pressures from the population or from the environment on food, water, health."),
    of_fragility("fragility_displaced", "Fragility: refugees and displaced people",
                 "Pressure on a state from people who had to flee."),
    of_fragility("fragility_intervention", "Fragility: external intervention",
                 "Influence of outside actors on the working of a state."),
};

}  // namespace

std::span<const Indicator> displacement_indicators() { return displacement; }

}  // namespace corridor
