#include "report/sdmx/artefact.h"

#include <fmt/core.h>

#include <array>

namespace corridor::sdmx {
namespace {

constexpr std::array types{
    TypeInfo{Type::agency_scheme, "agencyscheme", "base", "AgencyScheme", "Agency",
             "OrganisationSchemes", "agencySchemes", "agencies", "AgencyScheme", "Agency",
             "AgencySchemes", "agencyscheme"},
    TypeInfo{Type::data_consumer_scheme, "dataconsumerscheme", "base", "DataConsumerScheme",
             "DataConsumer", "OrganisationSchemes", "dataConsumerSchemes", "dataConsumers",
             "DataConsumerScheme", "DataConsumer", "DataConsumerSchemes", "dataconsumerscheme"},
    TypeInfo{Type::data_provider_scheme, "dataproviderscheme", "base", "DataProviderScheme",
             "DataProvider", "OrganisationSchemes", "dataProviderSchemes", "dataProviders",
             "DataProviderScheme", "DataProvider", "DataProviderSchemes", "dataproviderscheme"},
    TypeInfo{Type::organisation_unit_scheme, "organisationunitscheme", "base",
             "OrganisationUnitScheme", "OrganisationUnit", "OrganisationSchemes",
             "organisationUnitSchemes", "organisationUnits", "OrganisationUnitScheme",
             "OrganisationUnit", "OrganisationUnitSchemes", "organisationunitscheme"},
    TypeInfo{Type::dataflow, "dataflow", "datastructure", "Dataflow", "", "Dataflows", "dataflows",
             "", "Dataflow", "", "Dataflows", "dataflow"},
    TypeInfo{Type::metadataflow, "metadataflow", "metadatastructure", "Metadataflow", "",
             "Metadataflows", "metadataflows", "", "Metadataflow", "", "Metadataflows",
             "metadataflow"},
    TypeInfo{Type::category_scheme, "categoryscheme", "categoryscheme", "CategoryScheme",
             "Category", "CategorySchemes", "categorySchemes", "categories", "CategoryScheme",
             "Category", "CategorySchemes", "categoryscheme"},
    TypeInfo{Type::categorisation, "categorisation", "categoryscheme", "Categorisation", "",
             "Categorisations", "categorisations", "", "Categorisation", "", "Categorisations",
             "categorisation"},
    TypeInfo{Type::codelist, "codelist", "codelist", "Codelist", "Code", "Codelists", "codelists",
             "codes", "Codelist", "Code", "Codelists", "codelist"},
    TypeInfo{Type::hierarchical_codelist, "hierarchicalcodelist", "codelist",
             "HierarchicalCodelist", "HierarchicalCode", "HierarchicalCodelists", "hierarchies",
             "hierarchicalCodes", "Hierarchy", "HierarchicalCode", "Hierarchies", "hierarchy"},
    TypeInfo{Type::concept_scheme, "conceptscheme", "conceptscheme", "ConceptScheme", "Concept",
             "Concepts", "conceptSchemes", "concepts", "ConceptScheme", "Concept", "ConceptSchemes",
             "conceptscheme"},
    TypeInfo{Type::metadata_structure, "metadatastructure", "metadatastructure",
             "MetadataStructure", "", "MetadataStructures", "metadataStructures", "",
             "MetadataStructure", "", "MetadataStructures", "metadatastructure"},
    TypeInfo{Type::data_structure, "datastructure", "datastructure", "DataStructure", "",
             "DataStructures", "dataStructures", "", "DataStructure", "", "DataStructures",
             "datastructure"},
    TypeInfo{Type::structure_set, "structureset", "mapping", "StructureSet", "", "StructureSets",
             "representationMaps", "", "RepresentationMap", "", "RepresentationMaps",
             "representationmap"},
    TypeInfo{Type::reporting_taxonomy, "reportingtaxonomy", "categoryscheme", "ReportingTaxonomy",
             "ReportingCategory", "ReportingTaxonomies", "reportingTaxonomies",
             "reportingCategories", "ReportingTaxonomy", "ReportingCategory", "ReportingTaxonomies",
             "reportingtaxonomy"},
    TypeInfo{Type::process, "process", "process", "Process", "ProcessStep", "Processes",
             "processes", "processSteps", "Process", "ProcessStep", "Processes", "process"},
    TypeInfo{Type::attachment_constraint, "attachmentconstraint", "registry",
             "AttachmentConstraint", "", "Constraints", "", ""},
    TypeInfo{Type::content_constraint, "contentconstraint", "registry", "ContentConstraint", "",
             "Constraints", "dataConstraints", "", "DataConstraint", "", "DataConstraints",
             "dataconstraint"},
    TypeInfo{Type::provision_agreement, "provisionagreement", "registry", "ProvisionAgreement", "",
             "ProvisionAgreements", "provisionAgreements", "", "ProvisionAgreement", "",
             "ProvisionAgreements", "provisionagreement"},
};

std::string_view class_of(const TypeInfo& info, Model model) {
  return model == Model::v2_1 || info.class_name_3.empty() ? info.class_name : info.class_name_3;
}

std::string maintainable(const TypeInfo& info, std::string_view class_name, std::string_view agency,
                         std::string_view id) {
  const bool new_map = class_name == "RepresentationMap";
  return fmt::format("urn:sdmx:org.sdmx.infomodel.{}.{}={}:{}({})",
                     new_map ? std::string_view("structuremapping") : info.package, class_name,
                     agency, id, version_text);
}

}  // namespace

std::span<const TypeInfo> all_types() { return types; }

const TypeInfo& info_of(Type type) { return types[static_cast<std::size_t>(type)]; }

bool Artefact::is_in(Model model) const {
  return model == Model::v2_1 || (!old_only && !info().class_name_3.empty());
}

bool is_in(const Reference& reference, Model model) {
  return model == Model::v2_1 || !info_of(reference.type).class_name_3.empty();
}

std::string urn_of(const Artefact& artefact, Model model) {
  const auto& info = artefact.info();
  return maintainable(info, class_of(info, model), artefact.agency, artefact.id);
}

std::string urn_of(const Reference& reference, Model model) {
  const auto& info = info_of(reference.type);
  if (reference.item.empty()) {
    return maintainable(info, class_of(info, model), reference.agency, reference.id);
  }
  return maintainable(info, info.item_class, reference.agency, reference.id) + "." + reference.item;
}

std::string urn_of_item(const Artefact& artefact, std::string_view item, Model) {
  const auto& info = artefact.info();
  return fmt::format("{}.{}", maintainable(info, info.item_class, artefact.agency, artefact.id),
                     item);
}

std::string urn_of_concept(std::string_view concept_id) {
  const Reference reference{Type::concept_scheme, std::string(concepts_id),
                            std::string(concept_id)};
  return urn_of(reference, Model::v2_1);
}

}  // namespace corridor::sdmx
