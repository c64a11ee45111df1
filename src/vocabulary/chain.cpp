#include "vocabulary/chain.h"

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::array actor_types{
    NamedCode{"ministry", "ministries"},
    NamedCode{"agency", "public agencies"},
    NamedCode{"statistical_office", "statistical offices"},
    NamedCode{"regional_body", "regional bodies"},
    NamedCode{"un_entity", "United Nations entities"},
    NamedCode{"development_bank", "development banks"},
    NamedCode{"city", "cities and local authorities"},
    NamedCode{"employers", "employers and their organisations"},
    NamedCode{"workers", "workers' organisations"},
    NamedCode{"recruiter", "recruiters"},
    NamedCode{"consulate", "consulates"},
    NamedCode{"civil_society", "civil society"},
    NamedCode{"diaspora_group", "diaspora groups"},
    NamedCode{"faith_group", "faith groups"},
    NamedCode{"research", "research"},
    NamedCode{"media", "media"},
    NamedCode{"court", "courts and complaint bodies"},
    NamedCode{"parliament", "parliaments"},
    NamedCode{"donor", "donors"},
};

constexpr std::array phases{
    NamedCode{"before_departure", "before leaving"},
    NamedCode{"journey", "on the way"},
    NamedCode{"arrival", "on arrival"},
    NamedCode{"stay", "while living there"},
    NamedCode{"return", "going back"},
    NamedCode{"crisis", "in a crisis"},
    NamedCode{"policy", "making policy"},
};

constexpr std::array service_types{
    NamedCode{"language", "language courses"},
    NamedCode{"health", "health care"},
    NamedCode{"school", "school"},
    NamedCode{"counselling", "counselling"},
    NamedCode{"interpretation", "interpretation"},
    NamedCode{"legal_aid", "legal aid"},
    NamedCode{"consular", "consular help"},
    NamedCode{"housing", "housing"},
    NamedCode{"employment", "finding work"},
    NamedCode{"registration", "registration"},
    NamedCode{"shelter", "shelter"},
    NamedCode{"financial_literacy", "dealing with money"},
    NamedCode{"orientation", "orientation"},
    NamedCode{"hotline", "help by telephone"},
};

constexpr std::array service_costs{
    NamedCode{"free", "free"},
    NamedCode{"paid", "to be paid"},
    NamedCode{"mixed", "partly to be paid"},
    NamedCode{"unknown", "cost not known"},
};

constexpr std::array initiative_types{
    NamedCode{"regional_process", "regional consultative processes"},
    NamedCode{"global_forum", "global forums"},
    NamedCode{"programme", "programmes"},
    NamedCode{"fund", "funds"},
    NamedCode{"campaign", "campaigns"},
    NamedCode{"data_project", "data projects"},
    NamedCode{"network", "networks"},
};

constexpr std::array study_kinds{
    NamedCode{"randomised", "randomised trial"},
    NamedCode{"quasi_experimental", "comparison with a group alike"},
    NamedCode{"before_after", "comparison of before and after"},
    NamedCode{"monitoring", "monitoring"},
    NamedCode{"qualitative", "interviews and cases"},
    NamedCode{"review", "review of several studies"},
};

constexpr std::array study_findings{
    NamedCode{"positive", "it helped"},
    NamedCode{"mixed", "it helped some, or in part"},
    NamedCode{"none", "no effect found"},
    NamedCode{"negative", "it did harm"},
};

constexpr std::array study_scopes{
    NamedCode{"one_place", "one place"},
    NamedCode{"several_places", "several places"},
};

constexpr std::array evidence_grades{
    NamedCode{"strong", "strong"},      NamedCode{"moderate", "moderate"},
    NamedCode{"mixed", "mixed"},        NamedCode{"weak", "weak"},
    NamedCode{"against", "against it"}, NamedCode{"described", "described, not studied"},
};

constexpr std::array workshops{
    NamedCode{"w1", "Migration, connectivity, business"},
    NamedCode{"w2", "Migration for harmonious societies"},
    NamedCode{"w3", "Migration for peace, stability and growth"},
};

constexpr std::array voices{
    NamedCode{"chair", "the Chair"},           NamedCode{"keynote", "a keynote speaker"},
    NamedCode{"panel", "the panel"},           NamedCode{"delegates", "delegates"},
    NamedCode{"breakout", "a breakout group"},
};

constexpr std::array recommendation_statuses{
    NamedCode{"open", "open"},
    NamedCode{"begun", "begun"},
    NamedCode{"done", "done"},
    NamedCode{"overtaken", "overtaken"},
};

}  // namespace

std::span<const NamedCode> all_actor_types() { return actor_types; }
std::span<const NamedCode> all_phases() { return phases; }
std::span<const NamedCode> all_service_types() { return service_types; }
std::span<const NamedCode> all_service_costs() { return service_costs; }
std::span<const NamedCode> all_initiative_types() { return initiative_types; }
std::span<const NamedCode> all_study_kinds() { return study_kinds; }
std::span<const NamedCode> all_study_findings() { return study_findings; }
std::span<const NamedCode> all_study_scopes() { return study_scopes; }
std::span<const NamedCode> all_evidence_grades() { return evidence_grades; }
std::span<const NamedCode> all_workshops() { return workshops; }
std::span<const NamedCode> all_voices() { return voices; }
std::span<const NamedCode> all_recommendation_statuses() { return recommendation_statuses; }

std::string_view title_of(std::span<const NamedCode> table, std::string_view code) {
  const auto found = std::ranges::find(table, code, &NamedCode::code);
  return found == table.end() ? code : found->title;
}

bool has_code(std::span<const NamedCode> table, std::string_view code) {
  return std::ranges::find(table, code, &NamedCode::code) != table.end();
}

}  // namespace corridor
