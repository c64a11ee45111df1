#include "registers/model_agreement.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr ModelPart instruments[] = {{"intl_instr", "refers to international instruments"}};
constexpr ModelPart exchange[] = {{"info_exch", "the governments exchange information"}};
constexpr ModelPart made_known[] = {{"info_dissem", "people are told that the agreement exists"}};
constexpr ModelPart responsibilities[] = {
    {"govt_agencies", "says which agency is responsible for what"}};
constexpr ModelPart committee[] = {{"joint_commit", "a joint committee"}};
constexpr ModelPart recruitment[] = {{"recruit_cost_mig", "workers pay no recruitment fees"},
                                     {"recruit_auth", "says who may recruit"}};
constexpr ModelPart dialogue[] = {
    {"labor_union_orig", "a part for unions of the place of origin"},
    {"labor_union_dest", "a part for unions of the place of destination"},
    {"labor_union_join", "workers may join unions at their destination"},
    {"emp_orgs", "a part for employers' organisations"},
    {"ngos", "a part for civil society"}};
constexpr ModelPart information[] = {{"migrant_info", "workers are told what they need to know"}};
constexpr ModelPart equality[] = {{"prot_equal", "equal treatment and no discrimination"}};
constexpr ModelPart women[] = {
    {"prot_women", "protection of women in general"},
    {"prot_women_det", "protection of women or domestic workers in detail"},
    {"prot_other", "protection whatever the race, religion or the like"}};
constexpr ModelPart contract[] = {{"contract_req", "a contract is required"},
                                  {"contract_standard", "a standard contract"},
                                  {"contract_terms", "terms that a contract must have"}};
constexpr ModelPart wages[] = {{"wage_prot", "protection of wages"}};
constexpr ModelPart supervision[] = {
    {"housing_req", "the employer provides housing"},
    {"housing_cond", "housing meets set conditions"},
    {"housing_monitor", "the government looks after housing"},
    {"work_monitor", "the government looks after conditions of work"}};
constexpr ModelPart papers[] = {{"passport", "nobody may keep a worker's passport"}};
constexpr ModelPart security[] = {{"social_security", "social protection and health care"}};
constexpr ModelPart disputes[] = {{"disputes_emp_mig", "complaints and settlement of disputes"}};
constexpr ModelPart training[] = {{"mig_human_cap", "training and better skills"}};
constexpr ModelPart recognition[] = {{"credentials", "recognition of skills and qualifications"}};
constexpr ModelPart savings[] = {{"remittances", "transfer of savings and remittances"}};
constexpr ModelPart afterwards[] = {{"reintegration", "reintegration upon return"},
                                    {"contract_renewal", "a contract may be renewed"},
                                    {"perm_resid", "a way to permanent residence"}};

constexpr std::array<ModelCriterion, 20> criteria{{
    {1, "international_instruments", "Standards referred to",
     "The agreement rests on international standards and names them.", instruments},
    {2, "exchange_of_information", "Exchange of information",
     "The two governments keep each other informed.", exchange},
    {3, "agreement_made_known", "The agreement made known",
     "People who may use the agreement hear of it.", made_known},
    {4, "responsibilities", "Who is responsible",
     "Each side names the offices that answer for each task.", responsibilities},
    {5, "joint_committee", "Joint committee",
     "A committee of both sides follows the agreement and settles questions.", committee},
    {6, "fair_recruitment", "Fair recruitment",
     "Workers pay nothing for being recruited, and it is clear who may recruit.", recruitment},
    {7, "social_dialogue", "Unions, employers, civil society",
     "Those whom it concerns have a part in it, and workers may join a union.", dialogue},
    {8, "information_for_workers", "Information for workers",
     "Workers learn in time what awaits them and what they may claim.", information},
    {9, "equal_treatment", "Equal treatment",
     "Workers who move are treated like those at home, without discrimination.", equality},
    {10, "women_and_others", "Women, domestic workers and others at risk",
     "Women, domestic workers and people who face discrimination are protected by name.", women},
    {11, "contract", "A contract of employment",
     "There is a written contract, on a standard form, with the terms it must have.", contract},
    {12, "wages", "Wages", "Wages are paid in full, on time, and protected.", wages},
    {13, "housing_and_supervision", "Housing and supervision of work",
     "Housing is decent, and somebody inspects housing and work.", supervision},
    {14, "passports", "Passports stay with workers",
     "Nobody may keep a worker's passport or papers.", papers},
    {15, "social_security", "Social security and health care",
     "Workers are insured and treated when ill.", security},
    {16, "disputes", "Complaints and disputes",
     "A worker can complain, and disputes with an employer are settled.", disputes},
    {17, "skills", "Training", "Workers can learn and better their skills.", training},
    {18, "recognition", "Recognition of skills", "Skills and qualifications count on both sides.",
     recognition},
    {19, "remittances", "Savings and remittances", "Workers can send home what they earn.",
     savings},
    {20, "return_and_stay", "Return, renewal, residence",
     "What comes after the contract is settled: return, renewal or a way to stay.", afterwards},
}};

std::string_view coded(const Instrument& agreement, const ModelPart& part) {
  return agreement.fields[fmt::format("bla_{}", part.variable)];
}

std::string_view proof_of(const Instrument& agreement, const ModelPart& part) {
  const auto found = std::ranges::find(agreement.provisions, part.variable, &Provision::at);
  return found == agreement.provisions.end() ? std::string_view(agreement.proof) : found->proof;
}

CriterionMet compare(const Instrument& agreement, const ModelCriterion& criterion) {
  CriterionMet met{.criterion = &criterion};
  for (const auto& part : criterion.parts) {
    const auto mark = coded(agreement, part);
    if (mark == "1") {
      met.has.push_back(&part);
      met.proofs.emplace_back(proof_of(agreement, part));
    } else if (mark == "0") {
      met.lacks.push_back(&part);
    }
  }
  using Extent = CriterionMet::Extent;
  if (met.has.empty() && met.lacks.empty()) return met;
  met.extent = met.lacks.empty() ? Extent::whole : met.has.empty() ? Extent::none : Extent::part;
  return met;
}

}  // namespace

std::span<const ModelCriterion> model_criteria() { return criteria; }

std::string_view name_of(CriterionMet::Extent extent) {
  constexpr std::array<std::string_view, 4> names{"whole", "part", "none", "not_applicable"};
  return names[static_cast<std::size_t>(extent)];
}

bool is_coded(const Instrument& agreement) {
  return std::ranges::any_of(criteria, [&](const ModelCriterion& criterion) {
    return std::ranges::any_of(
        criterion.parts, [&](const ModelPart& part) { return !coded(agreement, part).empty(); });
  });
}

std::vector<CriterionMet> compare_with_model(const Instrument& agreement) {
  std::vector<CriterionMet> all;
  if (!is_coded(agreement)) return all;
  for (const auto& criterion : criteria) all.push_back(compare(agreement, criterion));
  return all;
}

}  // namespace corridor
