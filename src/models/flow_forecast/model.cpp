// The record of the model, for the list of models.

#include "models/model.h"

#include <array>

namespace corridor {
namespace {

constexpr std::array<Parameter, 1> parameters{{
    {"horizon_year", "year", "first year of the period to forecast", 1900, 2015, 2200,
     "the period after the five of Azose and Raftery (2019)"},
}};

}  // namespace

extern const Model flow_forecast_model;
const Model flow_forecast_model{
    "flow_forecast",
    "Migration between places in the next period",
    "How many people will move from each place to each other place, and how sure are we?",
    "Corridor; measured by the protocol of Welch and Raftery (PNAS 119, 2022)",
    parameters,
    nullptr};

}  // namespace corridor
