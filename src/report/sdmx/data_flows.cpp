// From a query to the dataflows it asks for, and the parts of a figure that are no dimension.
#include "base/text.h"
#include "evidence/proof.h"
#include "report/sdmx/data_stream.h"
#include "report/sdmx/figure_codes.h"
#include "vocabulary/indicator.h"

#include <fmt/core.h>

namespace corridor::sdmx {
namespace {

constexpr std::array attributes{AttributeInfo{"UNIT_MEASURE", true, "CL_UNIT"},
                                AttributeInfo{"PUBLISHER", true, ""},
                                AttributeInfo{"OBS_STATUS", false, "CL_OBS_STATUS"},
                                AttributeInfo{"LOWER_BOUND", false, ""},
                                AttributeInfo{"UPPER_BOUND", false, ""},
                                AttributeInfo{"DATASET_VERSION", false, ""},
                                AttributeInfo{"LICENCE", false, ""},
                                AttributeInfo{"PROOF", false, ""}};

bool holds(const std::vector<std::string>& wanted, std::string_view id) {
  return wanted.empty() || std::ranges::find(wanted, id) != wanted.end();
}

Error wrong(std::string message, std::string hint = {}) {
  return {ErrorKind::usage, std::move(message), {}, std::move(hint)};
}

std::string joined(const std::vector<std::string>& ids) {
  std::string text;
  for (const auto& id : ids) text += (text.empty() ? "" : ".") + id;
  return text;
}

bool has_dimension(const Flow& flow, std::string_view id) {
  return std::ranges::find(flow.dimensions, id) != flow.dimensions.end();
}

bool is_attribute(std::string_view id) {
  return std::ranges::find(attributes, id, &AttributeInfo::id) != attributes.end();
}
bool has_component(const Flow& flow, std::string_view id) {
  return id == time_dimension || id == "OBS_VALUE" || has_dimension(flow, id) || is_attribute(id);
}

Result<void> check_fit(const Flow& flow, const DataQuery& query, Model model) {
  for (const auto& key : query.keys) {
    const bool short_enough = key.size() <= flow.dimensions.size();
    const bool fits = model == Model::v3_0 ? short_enough : key.size() == flow.dimensions.size();
    if (!fits) {
      return fail(wrong(fmt::format("expected a key of {} dimensions, saw {}",
                                    flow.dimensions.size(), key.size()),
                        fmt::format("The key is {}.", joined(flow.dimensions))));
    }
  }
  const auto& at = query.at_observation;
  if (at != all_dimensions && at != time_dimension && !has_dimension(flow, at)) {
    return fail(wrong(fmt::format("expected a dimension of {}, saw \"{}\"", flow.id, clip(at, 60)),
                      fmt::format("Dimensions: {}, TIME_PERIOD.", joined(flow.dimensions))));
  }
  for (const auto& id : query.components) {
    if (id == time_dimension || has_dimension(flow, id)) continue;
    return fail(
        wrong(fmt::format("expected a dimension of {}, saw \"{}\"", flow.id, clip(id, 60))));
  }
  std::vector<std::string> named;
  for (const auto& filter : query.filters) named.push_back(filter.component);
  for (const auto& by : query.sort) named.push_back(by.component);
  for (const auto& id : named) {
    if (has_component(flow, id) || id == "*" || id == "series_key") continue;
    return fail(wrong(fmt::format("no component of {} is called \"{}\"", flow.id, clip(id, 60))));
  }
  for (const auto& id : query.attributes) {
    if (is_attribute(id)) continue;
    return fail(wrong(fmt::format("no attribute of {} is called \"{}\"", flow.id, clip(id, 60))));
  }
  return {};
}

/// The dataflows of the agreements, structures or dataflows that are asked for.
std::vector<FlowAsked> found_flows(const Catalogue& catalogue, const DataQuery& query) {
  std::vector<FlowAsked> found;
  if (!holds(query.agencies, agency_id) || !query.wants_version(version_text)) return found;
  if (query.context == Type::provision_agreement) {
    for (const auto& artefact : catalogue.artefacts) {
      if (artefact.type != Type::provision_agreement || !holds(query.ids, artefact.id)) continue;
      const auto* flow = catalogue.find_flow(artefact.references[0].id);
      if (flow == nullptr) continue;  // of reference metadata
      found.push_back({flow, {artefact.references[1].item}});
    }
    return found;
  }
  for (const auto& flow : catalogue.flows) {
    const bool by_structure = query.context == Type::data_structure;
    if (holds(query.ids, by_structure ? flow.structure : flow.id)) {
      found.push_back({&flow, query.providers});
    }
  }
  return found;
}

}  // namespace

Result<std::vector<FlowAsked>> flows_asked(const Catalogue& catalogue, const DataQuery& query,
                                           Model model) {
  auto flows = found_flows(catalogue, query);
  if (flows.empty()) return fail({ErrorKind::not_found, "no dataflow is as asked"});
  // Of several, those that have what is filtered by; that none has it is a mistake.
  const auto lacks = [&](const FlowAsked& asked) {
    return std::ranges::any_of(query.filters, [&](const ComponentFilter& filter) {
      return !has_component(*asked.flow, filter.component);
    });
  };
  if (!std::ranges::all_of(flows, lacks)) std::erase_if(flows, lacks);
  for (const auto& asked : flows) TRY(check_fit(*asked.flow, query, model));
  return flows;
}

std::span<const AttributeInfo> all_attributes() { return attributes; }

std::string attribute_of(const Catalogue& catalogue, const Flow& flow, const DataRow& row,
                         std::string_view id) {
  const auto& o = row.observation;
  const auto& citation = row.edition->citation;
  if (id == "UNIT_MEASURE") {
    const auto* known = find_indicator(flow.indicator);
    const bool has = known != nullptr && !known->unit.empty();
    return std::string(catalogue.units.code_of(has ? known->unit : "unit of the publisher"));
  }
  if (id == "PUBLISHER") return citation.publisher;
  if (id == "OBS_STATUS") return {o.status};
  if (id == "LOWER_BOUND") return o.interval ? format_shortest(o.interval->low) : "";
  if (id == "UPPER_BOUND") return o.interval ? format_shortest(o.interval->high) : "";
  if (id == "DATASET_VERSION") return citation.version;
  if (id == "LICENCE") return citation.licence;
  if (id != "PROOF") return {};
  if (o.cell.row > 0) {
    return fmt::format("{}.{}.{}", row.edition->short_id(), o.cell.row, o.cell.column);
  }
  return proof_id({.observation = o, .edition = *row.edition, .derived = true});
}

std::string value_text(const DataRow& row) {
  return row.observation.state == State::value ? format_shortest(row.observation.value) : "";
}

std::size_t DataPlan::at(const Flow& flow) const {
  const auto found = std::ranges::find(flow.dimensions, query.at_observation);
  return static_cast<std::size_t>(found - flow.dimensions.begin());
}

}  // namespace corridor::sdmx
