#include "vocabulary/law.h"

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::array<std::string_view, 24> event_names{
    "adopted",      "opened",      "signature",   "ratification", "acceptance",   "approval",
    "confirmation", "accession",   "succession",  "provisional",  "in_force",     "extension",
    "exclusion",    "reservation", "declaration", "objection",    "withdrawal",   "suspension",
    "denunciation", "termination", "amendment",   "replacement",  "commencement", "review"};

using Owed = Protection::Owed;

constexpr std::array protections{
    Protection{"entry", "Entry and stay", "May I enter and stay?", Owed::destination},
    Protection{"movement", "Moving about", "May I move about and choose where to live?",
               Owed::destination},
    Protection{"departure", "Leaving one's country", "May I leave?", Owed::origin},
    Protection{"return", "Return", "May I come back, and who helps me to?", Owed::origin},
    Protection{"information", "Information before leaving", "Who tells me what awaits me?",
               Owed::both},
    Protection{"recruitment", "Fair recruitment", "May an agent charge me?", Owed::both},
    Protection{"contract", "A written contract", "Do I get a contract that I can read?",
               Owed::both},
    Protection{"wage", "Wages", "Am I paid in full and on time?", Owed::destination},
    Protection{"equal_treatment", "Equal treatment at work",
               "Am I treated like others who do this work?", Owed::destination},
    Protection{"working_conditions", "Hours, rest and safety", "Are hours limited and work safe?",
               Owed::destination},
    Protection{"forced_labour", "Freedom from forced labour",
               "Can I be made to work, or kept from leaving?", Owed::both},
    Protection{"documents", "Keeping one's papers", "May anyone keep my passport?",
               Owed::destination},
    Protection{"union", "Unions", "May I join a union?", Owed::destination},
    Protection{"change_of_employer", "Changing employer", "May I change my job?",
               Owed::destination},
    Protection{"family", "Family", "May my family come, or stay together?", Owed::destination},
    Protection{"children", "Children", "What protects a child?", Owed::both},
    Protection{"education", "Education", "May my children, or I, go to school?", Owed::destination},
    Protection{"health", "Health care", "Am I treated when I am ill?", Owed::destination},
    Protection{"housing", "Housing", "What may I expect of where I live?", Owed::destination},
    Protection{"social_security", "Social security", "Am I insured as others are?",
               Owed::destination},
    Protection{"portability", "Keeping benefits", "Do my contributions come home with me?",
               Owed::both},
    Protection{"remittances", "Sending money", "May I send what I earn?", Owed::destination},
    Protection{"non_discrimination", "No discrimination",
               "Am I protected from being treated worse for who I am?", Owed::both},
    Protection{"life", "Life and rescue", "Who saves me when my life is in danger?", Owed::both},
    Protection{"violence", "Protection from violence", "Who protects me from violence?",
               Owed::destination},
    Protection{"trafficking", "Protection of trafficked people",
               "What am I owed if I was trafficked?", Owed::both},
    Protection{"smuggling", "Protection of smuggled people",
               "Am I a criminal because I was smuggled?", Owed::both},
    Protection{"remedy", "Courts and complaints", "Can I complain, and be heard?",
               Owed::destination},
    Protection{"detention", "Limits to detention", "When may I be locked up, and for how long?",
               Owed::destination},
    Protection{"expulsion", "Limits to expulsion", "May I be sent away, and how?",
               Owed::destination},
    Protection{"non_refoulement", "No return to danger", "May I be sent back to danger?",
               Owed::destination},
    Protection{"asylum", "Asylum", "May I ask for protection, and what do I get?",
               Owed::destination},
    Protection{"nationality", "Nationality", "Do I, or my children, have a nationality?",
               Owed::both},
    Protection{"consular", "Consular help", "May my consulate help me?", Owed::both},
    Protection{"recognition", "Recognition of skills", "Does my diploma count?", Owed::destination},
    Protection{"participation", "Being heard", "May I vote, meet and be heard?", Owed::both},
    Protection{"identity", "Papers and registration", "Am I registered, with papers of my own?",
               Owed::both},
};

using By = PersonGroup::By;

constexpr std::array person_groups{
    PersonGroup{"regular", "people with a permit", By::status},
    PersonGroup{"irregular", "people without a permit", By::status},
    PersonGroup{"asylum_seeker", "people who ask for asylum", By::status},
    PersonGroup{"refugee", "refugees", By::status},
    PersonGroup{"stateless", "stateless people", By::status},
    PersonGroup{"trafficked", "trafficked people", By::status},
    PersonGroup{"smuggled", "smuggled people", By::status},
    PersonGroup{"detained", "people in detention", By::status},
    PersonGroup{"worker", "employees", By::work},
    PersonGroup{"domestic_worker", "domestic workers", By::work},
    PersonGroup{"seasonal_worker", "seasonal workers", By::work},
    PersonGroup{"frontier_worker", "frontier workers", By::work},
    PersonGroup{"seafarer", "seafarers", By::work},
    PersonGroup{"self_employed", "self-employed people", By::work},
    PersonGroup{"student", "students and trainees", By::work},
    PersonGroup{"woman", "women", By::person},
    PersonGroup{"child", "children", By::person},
    PersonGroup{"older_person", "older people", By::person},
    PersonGroup{"disabled_person", "people with disabilities", By::person},
    PersonGroup{"family_member", "family members", By::person},
};

constexpr std::array<std::string_view, 21> topics{
    "human_rights", "refugees",    "statelessness", "labour",   "recruitment", "social_security",
    "trafficking",  "smuggling",   "free_movement", "consular", "trade",       "women",
    "children",     "citizenship", "integration",   "border",   "detention",   "return",
    "crisis",       "development", "skills"};

constexpr std::array<std::string_view, 13> instrument_types{
    "convention",  "protocol",  "labour_convention", "labour_recommendation",
    "regional",    "agreement", "bilateral",         "compact",
    "declaration", "statute",   "regulation",        "text",
    "other"};

}  // namespace

std::span<const std::string_view> all_topics() { return topics; }

std::span<const std::string_view> all_instrument_types() { return instrument_types; }

std::string_view name_of(LawEventKind kind) { return event_names[static_cast<std::size_t>(kind)]; }

std::optional<LawEventKind> parse_law_event_kind(std::string_view name) {
  const auto found = std::ranges::find(event_names, name);
  if (found == event_names.end()) return std::nullopt;
  return static_cast<LawEventKind>(found - event_names.begin());
}

bool is_consent(LawEventKind kind) {
  return kind >= LawEventKind::ratification && kind <= LawEventKind::succession;
}

std::span<const Protection> all_protections() { return protections; }

const Protection* find_protection(std::string_view code) {
  const auto found = std::ranges::find(protections, code, &Protection::code);
  return found == protections.end() ? nullptr : &*found;
}

std::span<const PersonGroup> all_person_groups() { return person_groups; }

const PersonGroup* find_person_group(std::string_view code) {
  const auto found = std::ranges::find(person_groups, code, &PersonGroup::code);
  return found == person_groups.end() ? nullptr : &*found;
}

}  // namespace corridor
