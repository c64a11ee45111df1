#pragma once
// The nouns of the chain from a recommendation to its evidence: kinds of actor, phases of a way,
// kinds of service and of initiative, how a practice was studied and what was found, who voiced a
// recommendation and how far it is. Tables of code and title; docs/registers.md lists them.

#include <span>
#include <string_view>

namespace corridor {

struct NamedCode {
  std::string_view code;   // "un_entity"
  std::string_view title;  // "United Nations entities"
};

/// Who can be responsible: "ministry", "city", "employers", ...
std::span<const NamedCode> all_actor_types();
/// Where on the way: "before_departure", "journey", ..., and "policy", which is none of them.
std::span<const NamedCode> all_phases();
std::span<const NamedCode> all_service_types();
std::span<const NamedCode> all_service_costs();
std::span<const NamedCode> all_initiative_types();
/// How a practice was studied.
std::span<const NamedCode> all_study_kinds();
std::span<const NamedCode> all_study_findings();
std::span<const NamedCode> all_study_scopes();
/// The grades of evidence that studies add up to (registers/practice_grade.h), the best first.
std::span<const NamedCode> all_evidence_grades();
/// The three workshops of 2016, and who spoke there.
std::span<const NamedCode> all_workshops();
std::span<const NamedCode> all_voices();
std::span<const NamedCode> all_recommendation_statuses();

/// The title of a code in a table; the code itself where the table has none such.
std::string_view title_of(std::span<const NamedCode> table, std::string_view code);
bool has_code(std::span<const NamedCode> table, std::string_view code);

}  // namespace corridor
