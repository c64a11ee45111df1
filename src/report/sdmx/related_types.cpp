// What refers to artefacts of other types: what kind each is, what is made of what, which maps to
// which. Made last, when all else is there.
#include "report/sdmx/catalogue.h"

#include <fmt/core.h>

namespace corridor::sdmx {
namespace {

constexpr std::string_view base_structure = "DSD_FIGURES";

Reference to(const Artefact& artefact) { return {artefact.type, artefact.id, {}, artefact.agency}; }

/// The first of a type, by id.
const Artefact* first_of(const Catalogue& catalogue, Type type) {
  const Artefact* first = nullptr;
  for (const auto& artefact : catalogue.artefacts) {
    if (artefact.type == type && (first == nullptr || artefact.id < first->id)) first = &artefact;
  }
  return first;
}

void add_first(const Catalogue& catalogue, Type type, std::vector<Reference>& list) {
  if (const auto* first = first_of(catalogue, type)) list.push_back(to(*first));
}

void add_all(const Catalogue& catalogue, Type type, std::vector<Reference>& list) {
  for (const auto& artefact : catalogue.artefacts) {
    if (artefact.type == type) list.push_back(to(artefact));
  }
}

/// All that its steps take and give.
void gather(Artefact& process) {
  const auto add = [&](const Reference& reference) {
    const auto same = [&](const Reference& other) {
      return other.type == reference.type && other.id == reference.id;
    };
    if (std::ranges::none_of(process.references, same)) process.references.push_back(reference);
  };
  for (const auto& step : process.items) {
    for (const auto& each : step.inputs) add(each);
    for (const auto& each : step.references) add(each);
  }
}

/// How a figure becomes one of a dataflow; the first dataflow stands for all, which are alike.
Artefact process(const Catalogue& catalogue) {
  Item read{
      .id = "READ",
      .name = "Read the publisher's file",
      .description = "The format is recognised by content; what cannot be kept is told by row."};
  for (const auto type :
       {Type::agency_scheme, Type::data_provider_scheme, Type::organisation_unit_scheme}) {
    add_all(catalogue, type, read.inputs);
  }
  Item code{.id = "CODE",
            .name = "Give places, sexes, ages and the rest one code each",
            .description = "What stands for no code is told by name and never dropped."};
  add_all(catalogue, Type::concept_scheme, code.inputs);
  add_all(catalogue, Type::structure_set, code.inputs);
  add_all(catalogue, Type::codelist, code.references);
  add_all(catalogue, Type::hierarchical_codelist, code.references);
  Item check{.id = "CHECK",
             .name = "Check whether figures are plausible",
             .description = "What looks implausible is kept as it is and flagged."};
  add_first(catalogue, Type::content_constraint, check.inputs);
  add_first(catalogue, Type::attachment_constraint, check.inputs);
  Item keep{.id = "KEEP",
            .name = "Keep the edition",
            .description = "Editions are added and never changed."};
  add_all(catalogue, Type::data_structure, keep.references);
  add_all(catalogue, Type::metadata_structure, keep.references);
  Item serve{.id = "SERVE", .name = "Serve each figure with its proof"};
  for (const auto type :
       {Type::category_scheme, Type::reporting_taxonomy, Type::data_consumer_scheme}) {
    add_all(catalogue, type, serve.inputs);
  }
  add_all(catalogue, Type::metadataflow, serve.references);
  for (const auto type : {Type::dataflow, Type::provision_agreement, Type::categorisation}) {
    add_first(catalogue, type, serve.references);
  }
  Artefact made{.type = Type::process,
                .id = "FROM_FILE_TO_FIGURE",
                .name = "From a publisher's file to a figure served",
                .items = {read, code, check, keep, serve}};
  gather(made);
  return made;
}

struct Purpose {
  std::string_view id, name;
  std::vector<Type> types;
};

const std::vector<Purpose>& kinds() {
  static const std::vector<Purpose> all{
      {"ORGANISATIONS",
       "Who keeps, gives and reads figures",
       {Type::agency_scheme, Type::data_consumer_scheme, Type::data_provider_scheme,
        Type::organisation_unit_scheme}},
      {"CODES",
       "Codes, how they lie within one another and which stand for which",
       {Type::codelist, Type::hierarchical_codelist, Type::structure_set}},
      {"CONCEPTS", "What components mean", {Type::concept_scheme}},
      {"STRUCTURES",
       "What figures, and what is told of them, consist of",
       {Type::data_structure, Type::metadata_structure, Type::metadataflow}},
      {"LIMITS",
       "What there is and what may be",
       {Type::attachment_constraint, Type::content_constraint}},
      {"AGREEMENTS", "Who gives which figures", {Type::provision_agreement}},
      {"REPORTS",
       "What reports are made of, and how figures come about",
       {Type::reporting_taxonomy, Type::process}}};
  return all;
}

void add_kinds(Catalogue& catalogue) {
  Artefact scheme{
      .type = Type::category_scheme, .id = "KINDS", .name = "What structures are there for"};
  std::vector<Artefact> made;
  for (const auto& kind : kinds()) {
    scheme.items.push_back({std::string(kind.id), std::string(kind.name)});
    for (const auto& artefact : catalogue.artefacts) {
      if (std::ranges::find(kind.types, artefact.type) == kind.types.end()) continue;
      made.push_back(
          {.type = Type::categorisation,
           .id = "KIND_" + artefact.id,
           .name = "Kind of " + artefact.name,
           .references = {to(artefact), {Type::category_scheme, "KINDS", std::string(kind.id)}},
           .old_only = !artefact.is_in(Model::v3_0)});
    }
  }
  catalogue.artefacts.push_back(std::move(scheme));
  for (auto& each : made) catalogue.artefacts.push_back(std::move(each));
}

/// Each provider as the unit of an organisation that it is.
Artefact provider_map(const Catalogue& catalogue) {
  Artefact made{.type = Type::structure_set,
                .id = "PROVIDERS_AS_UNITS",
                .name = "Publishers of datasets as units of organisations",
                .references = {{Type::data_provider_scheme, "DATA_PROVIDERS"},
                               {Type::organisation_unit_scheme, "PUBLISHERS"}},
                .old_only = true};
  const auto* units = catalogue.find(made.references[1]);
  for (const auto& [id, name] : catalogue.publishers) {
    const auto unit = std::ranges::find(units->items, name, &Item::name);
    if (unit != units->items.end()) {
      made.items.push_back({.id = id, .name = name, .target = unit->id});
    }
  }
  return made;
}

/// What figures with further dimensions are when those are left aside.
void add_structure_maps(Catalogue& catalogue) {
  const Reference base{Type::data_structure, std::string(base_structure)};
  if (catalogue.find(base) == nullptr) return;
  std::vector<Artefact> made;
  for (const auto& artefact : catalogue.artefacts) {
    if (artefact.type != Type::data_structure || artefact.id == base.id) continue;
    made.push_back({.type = Type::structure_set,
                    .id = "PLAIN_" + artefact.id,
                    .name = "Without further dimensions: " + artefact.name,
                    .references = {to(artefact), base},
                    .old_only = true});
    for (const auto dimension : first_dimensions) {
      const std::string id(dimension);
      made.back().items.push_back({.id = id, .name = id, .target = id});
    }
  }
  for (auto& each : made) catalogue.artefacts.push_back(std::move(each));
}

/// What is told of the sources of figures is given by Corridor, for all dataflows.
void add_metadata_agreement(Catalogue& catalogue) {
  catalogue.artefacts.push_back(
      {.type = Type::provision_agreement,
       .id = "PA_MDF_FIGURES",
       .name = "Where figures come from, told by Corridor",
       .references = {{Type::metadataflow, "MDF_FIGURES"},
                      {Type::data_provider_scheme, "DATA_PROVIDERS", std::string(agency_id)}},
       .old_only = true});
}

/// A report of a few dataflows with what is told of their sources. Of few: all that one report
/// names are relatives of each other.
Artefact report_on_sources(const Catalogue& catalogue) {
  Artefact made{.type = Type::reporting_taxonomy,
                .id = "REPORT_ON_SOURCES",
                .name = "A report on where figures come from",
                .items = {{"SOURCES", "Sources of figures"}, {"SAMPLE", "Figures as a sample"}}};
  add_all(catalogue, Type::metadataflow, made.items[0].references);
  add_first(catalogue, Type::dataflow, made.items[1].references);
  gather(made);
  return made;
}

}  // namespace

void add_related_types(Catalogue& catalogue) {
  add_metadata_agreement(catalogue);
  catalogue.artefacts.push_back(provider_map(catalogue));
  add_structure_maps(catalogue);
  catalogue.artefacts.push_back(report_on_sources(catalogue));
  catalogue.artefacts.push_back(process(catalogue));
  add_kinds(catalogue);
}

}  // namespace corridor::sdmx
