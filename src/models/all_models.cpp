#include "models/model.h"

#include <array>

namespace corridor {

extern const Model cohort_projection_model, commitment_verdict_model, displacement_model,
    flow_estimation_model, flow_forecast_model, integration_score_model, labour_rights_model,
    migration_deaths_model, migration_policies_model, occupational_injuries_model,
    recruitment_cost_model, refugees_by_population_model, remittance_kept_model,
    remittance_prices_model, remittances_in_gdp_model, replacement_migration_model,
    trafficking_victims_model;

std::span<const Model* const> all_models() {
  static constexpr std::array models{
      &displacement_model,          &cohort_projection_model,  &commitment_verdict_model,
      &flow_estimation_model,       &flow_forecast_model,      &integration_score_model,
      &labour_rights_model,         &migration_deaths_model,   &migration_policies_model,
      &occupational_injuries_model, &recruitment_cost_model,   &refugees_by_population_model,
      &remittance_kept_model,       &remittance_prices_model,  &remittances_in_gdp_model,
      &replacement_migration_model, &trafficking_victims_model};
  return models;
}

}  // namespace corridor
