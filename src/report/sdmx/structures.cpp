// Data structures, dataflows, and what hangs on them: constraints, agreements, categories.
#include "report/sdmx/catalogue.h"
#include "report/sdmx/figure_codes.h"
#include "vocabulary/indicator.h"
#include "vocabulary/indicator_tables.h"

#include <fmt/core.h>

namespace corridor::sdmx {
namespace {

using Role = Component::Role;
using Text = Component::Text;

std::string list_of(std::string_view dimension) {
  if (dimension == "ORIGIN" || dimension == "REF_AREA") return "CL_AREA";
  return fmt::format("CL_{}", dimension);
}

Artefact structure_of(const Flow& flow) {
  Artefact made{.type = Type::data_structure,
                .id = flow.structure,
                .name = "Figures on migration",
                .description =
                    "Figures between two places or about one, told apart by dataset, "
                    "sex, age and who counts."};
  std::string more;
  for (std::size_t i = first_dimensions.size(); i < flow.dimensions.size(); ++i) {
    more += (more.empty() ? ", by " : ", ") + flow.dimensions[i];
  }
  made.name += more;
  for (const auto& id : flow.dimensions) {
    made.components.push_back({.role = Role::dimension, .id = id, .codelist = list_of(id)});
  }
  made.components.push_back({Role::time, std::string(time_dimension), "", Text::time});
  made.components.push_back({Role::measure, "OBS_VALUE", "", Text::number});
  const auto attribute = [&](std::string id, std::string codelist, Text text, bool of_series) {
    made.components.push_back({.role = Role::attribute,
                               .id = std::move(id),
                               .codelist = std::move(codelist),
                               .text = text,
                               .of_series = of_series});
  };
  attribute("UNIT_MEASURE", "CL_UNIT", Text::string, true);
  attribute("PUBLISHER", "", Text::string, true);
  attribute("OBS_STATUS", "CL_OBS_STATUS", Text::string, false);
  attribute("LOWER_BOUND", "", Text::number, false);
  attribute("UPPER_BOUND", "", Text::number, false);
  attribute("DATASET_VERSION", "", Text::string, false);
  attribute("LICENCE", "", Text::string, false);
  attribute("PROOF", "", Text::string, false);
  made.references.push_back({Type::concept_scheme, std::string(concepts_id)});
  std::set<std::string> lists;
  for (const auto& component : made.components) {
    if (!component.codelist.empty()) lists.insert(component.codelist);
  }
  for (const auto& id : lists) made.references.push_back({Type::codelist, id});
  return made;
}

Artefact dataflow(const Flow& flow) {
  const auto* known = find_indicator(flow.indicator);
  Artefact made{.type = Type::dataflow,
                .id = flow.id,
                .name = std::string(known == nullptr ? flow.indicator : known->title)};
  if (known != nullptr) {
    made.description = fmt::format("{} Unit: {}.", known->meaning, known->unit);
  }
  made.references.push_back({Type::data_structure, flow.structure});
  return made;
}

/// What there is of a dataflow.
Artefact constraint(const Flow& flow, const std::string& name) {
  Artefact made{.type = Type::content_constraint,
                .id = "CC_" + flow.id,
                .name = "What there is: " + name,
                .references = {{Type::dataflow, flow.id}}};
  for (std::size_t i = 0; i < flow.dimensions.size(); ++i) {
    made.cube.push_back({flow.dimensions[i], {flow.codes[i].begin(), flow.codes[i].end()}});
  }
  if (flow.cube.periods.empty()) return made;
  made.first = *flow.cube.periods.begin();
  made.last = *flow.cube.periods.rbegin();
  int last = 0;
  for (const auto& period : flow.cube.periods) last = std::max(last, days_of(period).last);
  made.last_text = day_text(last);
  return made;
}

/// Codes that any figure of a data structure may have, where that is fixed.
Artefact allowed(const std::string& structure) {
  return {.type = Type::content_constraint,
          .id = "AL_" + structure,
          .name = "What may be: " + structure,
          .references = {{Type::data_structure, structure}},
          .cube = {{"SEX", {"F", "M", "_O", "_T", "_U"}},
                   {"REPORTING_SIDE", {"DESTINATION", "ORIGIN", "PUBLISHER"}}},
          .allowed = true};
}

/// The keys of totals, to which a remark on all people may be attached.
Artefact totals(const std::string& structure) {
  return {.type = Type::attachment_constraint,
          .id = "AC_TOTALS_" + structure,
          .name = "Totals: people of both sexes and all ages",
          .references = {{Type::data_structure, structure}},
          .cube = {{"SEX", {"_T"}}, {"AGE", {"_T"}}}};
}

struct Theme {
  std::string_view id, name;
  std::span<const Indicator> (*table)();
};
constexpr std::array<Theme, 6> themes{
    {{"MIGRATION", "Migration, remittances and the people concerned", page_indicators},
     {"POPULATION", "Population, births, deaths and flows", population_indicators},
     {"DISPLACEMENT", "Refugees, asylum, displacement and deaths on the way",
      displacement_indicators},
     {"DEVELOPMENT", "Development goals, climate and connectivity", development_indicators},
     {"TIES", "What lies between two places", tie_indicators},
     {"CITIZENSHIP", "Citizenship and integration policies", citizenship_indicators}}};
constexpr Theme other_theme{"OTHER", "Series of publishers that stand in no table of ours",
                            nullptr};

std::string theme_of(std::string_view indicator) {
  for (const auto& theme : themes) {
    for (const auto& known : theme.table()) {
      if (known.id == indicator) return std::string(theme.id);
    }
  }
  return std::string(other_theme.id);
}

Artefact theme_scheme() {
  Artefact made{.type = Type::category_scheme, .id = "THEMES", .name = "Themes of indicators"};
  for (const auto& theme : themes) {
    made.items.push_back({std::string(theme.id), std::string(theme.name)});
  }
  made.items.push_back({std::string(other_theme.id), std::string(other_theme.name)});
  return made;
}

/// The themes again, as what a report on migration is made of.
Artefact taxonomy(const Catalogue& catalogue) {
  Artefact made{.type = Type::reporting_taxonomy,
                .id = "REPORT_ON_MIGRATION",
                .name = "A report on migration, by theme",
                .items = theme_scheme().items};
  // Of structures and not of dataflows: else every dataflow would be a relative of every other.
  for (const auto& flow : catalogue.flows) {
    const Reference reference{Type::data_structure, flow.structure};
    const auto theme = std::ranges::find(made.items, theme_of(flow.indicator), &Item::id);
    for (auto* list : {&theme->references, &made.references}) {
      if (std::ranges::find(*list, flow.structure, &Reference::id) == list->end()) {
        list->push_back(reference);
      }
    }
  }
  return made;
}

}  // namespace

void add_structures(Catalogue& catalogue) {
  for (const auto& flow : catalogue.flows) {
    if (catalogue.find({Type::data_structure, flow.structure}) != nullptr) continue;
    catalogue.artefacts.push_back(structure_of(flow));
    catalogue.artefacts.push_back(allowed(flow.structure));
    catalogue.artefacts.push_back(totals(flow.structure));
  }
}

void add_flows(Catalogue& catalogue) {
  auto& out = catalogue.artefacts;
  out.push_back(theme_scheme());
  for (const auto& flow : catalogue.flows) {
    auto made = dataflow(flow);
    const std::string name = made.name;
    out.push_back(std::move(made));
    out.push_back(constraint(flow, name));
    out.push_back({.type = Type::categorisation,
                   .id = "CAT_" + flow.id,
                   .name = "Theme of " + name,
                   .references = {{Type::dataflow, flow.id},
                                  {Type::category_scheme, "THEMES", theme_of(flow.indicator)}}});
    for (const auto& provider : flow.providers) {
      out.push_back({.type = Type::provision_agreement,
                     .id = fmt::format("PA_{}_{}", flow.id, provider),
                     .name = fmt::format("{}, from {}", name, catalogue.publishers.at(provider)),
                     .references = {{Type::dataflow, flow.id},
                                    {Type::data_provider_scheme, "DATA_PROVIDERS", provider}}});
      const auto& datasets = flow.datasets_of.at(provider);
      out.push_back({.type = Type::content_constraint,
                     .id = fmt::format("CP_{}_{}", flow.id, provider),
                     .name = "Datasets there are: " + out.back().name,
                     .references = {{Type::provision_agreement, out.back().id}},
                     .cube = {{"DATASET", {datasets.begin(), datasets.end()}}}});
    }
  }
  out.push_back(taxonomy(catalogue));
}

}  // namespace corridor::sdmx
