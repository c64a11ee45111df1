#pragma once
// Inputs of flow estimation from a workspace: migrant stocks at two dates (UN DESA), population,
// births and deaths (World Population Prospects), as the authors of the published tables prepare
// them.
//
// Places are those in which migrants were counted at both dates and whose population is known, but
// for the Caribbean Netherlands.
// Natives are population less people born elsewhere. Births and deaths go from the middle of the
// first year to the middle of the last: half of each, and the years between. Taiwan is counted with
// China where stocks do not tell them apart. Before 2010 Sudan and South Sudan are one place, and
// Serbia and Montenegro; what is told of one of them goes to the first, and moves between them are
// none.
//
// Of one sex: population, births and deaths of that sex where the workspace has them. Where not,
// population is shared out as any edition has it by sex, births at 105 boys for 100 girls, deaths
// as the population is; each is said.

#include "evidence/series.h"
#include "scenario/flow_estimation/estimate_flows.h"

#include <string>

namespace corridor {

struct FlowQuestion {
  int from = 0, to = 0;  // years
  Sex sex = Sex::total;
  std::string as_of = {};
};

/// "2015-2020". ErrorKind::usage otherwise.
Result<FlowQuestion> parse_flow_period(std::string_view written);

/// `run` gets the editions used as its inputs. ErrorKind::not_found where stocks or population are
/// not there, with what to load; places are named by their codes.
Result<FlowInputs> flow_inputs(const Workspace& workspace, const FlowQuestion& question,
                               RunRecord& run);

}  // namespace corridor
