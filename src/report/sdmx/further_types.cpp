// Organisations, and the types of artefact of which there is one.
#include "report/sdmx/catalogue.h"
#include "vocabulary/gazetteer.h"

namespace corridor::sdmx {
namespace {

Artefact agencies() {
  return {.type = Type::agency_scheme,
          .id = "AGENCIES",
          .name = "Agencies",
          .agency = "SDMX",
          .items = {{"CORRIDOR", "Corridor", "An open workbench for migration governance."},
                    {"SDMX", "SDMX"}}};
}

Artefact providers(const Catalogue& catalogue) {
  Artefact made{.type = Type::data_provider_scheme,
                .id = "DATA_PROVIDERS",
                .name = "Publishers of the datasets"};
  // What is told of the sources of figures is told by Corridor.
  if (!catalogue.publishers.contains(std::string(agency_id))) {
    made.items.push_back({std::string(agency_id), "Corridor"});
  }
  for (const auto& [id, name] : catalogue.publishers) made.items.push_back({id, name});
  return made;
}

Artefact consumers() {
  return {.type = Type::data_consumer_scheme,
          .id = "DATA_CONSUMERS",
          .name = "Who reads the figures",
          .items = {{"EVERYONE", "Everyone", "Reading needs no account and no token."}}};
}

/// "UN DESA, Population Division" is a unit of UN DESA.
Artefact units(const Catalogue& catalogue) {
  Artefact made{.type = Type::organisation_unit_scheme,
                .id = "PUBLISHERS",
                .name = "Publishers and their divisions"};
  CodeBook ids(CodeBook::Kind::name);
  std::set<std::string> written;
  for (const auto& [id, name] : catalogue.publishers) {
    const auto comma = name.find(", ");
    const std::string whole = name.substr(0, comma);
    const std::string whole_id(ids.add(whole));
    if (written.insert(whole_id).second) made.items.push_back({whole_id, whole});
    if (comma == name.npos) continue;
    const std::string part_id(ids.add(name));
    if (written.insert(part_id).second) {
      made.items.push_back({.id = part_id, .name = name, .parent = whole_id});
    }
  }
  return made;
}

/// Countries in areas in larger areas.
Artefact area_tree(const Catalogue& catalogue) {
  Artefact made{.type = Type::hierarchical_codelist,
                .id = "AREA_TREE",
                .name = "Places and the areas they lie in",
                .description = "Areas of UN M49 and their parts.",
                .references = {{Type::codelist, "CL_AREA"}}};
  const auto in_tree = [](const PlaceRecord& record) {
    return record.kind == PlaceKind::country || record.kind == PlaceKind::area;
  };
  std::set<std::string, std::less<>> there;
  for (const auto& record : Gazetteer::get().all()) {
    if (in_tree(record)) there.emplace(record.place.code());
  }
  for (const auto& record : Gazetteer::get().all()) {
    if (!in_tree(record)) continue;
    std::string parent(record.parent.code());
    if (!there.contains(parent) || parent == record.place.code()) parent.clear();
    made.items.push_back({.id = std::string(catalogue.places.code_of(record.place.code())),
                          .name = Gazetteer::get().name(record.place),
                          .parent = std::string(catalogue.places.code_of(parent)),
                          .place = record.place});
  }
  return made;
}

Artefact area_map(const Catalogue& catalogue) {
  Artefact made{.type = Type::structure_set,
                .id = "AREA_NUMBERS",
                .name = "Places by letters and by number",
                .description = "The codes of CL_AREA for countries beside those of UN M49.",
                .references = {{Type::codelist, "CL_AREA"}, {Type::codelist, "CL_AREA_M49"}}};
  std::set<std::string> numbers;
  for (const auto& record : Gazetteer::get().all()) {
    if (record.kind != PlaceKind::country || !numbers.insert(record.m49).second) continue;
    if (record.m49.empty()) continue;
    made.items.push_back({.id = std::string(catalogue.places.code_of(record.place.code())),
                          .name = Gazetteer::get().name(record.place),
                          .target = record.m49});
  }
  return made;
}

/// What is told of an edition (metadata_sets.h), and of what.
Artefact metadata_structure() {
  Artefact made{.type = Type::metadata_structure,
                .id = "MSD_FIGURES",
                .name = "Where figures come from",
                .references = {{Type::concept_scheme, std::string(concepts_id)},
                               {Type::codelist, "CL_DATASET"},
                               {Type::data_provider_scheme, "DATA_PROVIDERS"},
                               {Type::data_consumer_scheme, "DATA_CONSUMERS"},
                               {Type::agency_scheme, "AGENCIES", "", "SDMX"},
                               {Type::organisation_unit_scheme, "PUBLISHERS"}}};
  for (const auto* id : {"PUBLISHER", "DATASET", "DATASET_TITLE", "DATASET_VERSION", "LICENCE",
                         "SOURCE_ADDRESS", "RETRIEVED", "LOADED", "FILE_HASH"}) {
    made.components.push_back({.role = Component::Role::attribute, .id = id});
    if (made.components.back().id == "DATASET") made.components.back().codelist = "CL_DATASET";
  }
  return made;
}

}  // namespace

void add_organisations(Catalogue& catalogue) {
  auto& out = catalogue.artefacts;
  out.push_back(agencies());
  out.push_back(consumers());
  out.push_back(providers(catalogue));
  out.push_back(units(catalogue));
}

void add_further_types(Catalogue& catalogue) {
  auto& out = catalogue.artefacts;
  out.push_back(area_tree(catalogue));
  out.push_back(area_map(catalogue));
  out.push_back(metadata_structure());
  out.push_back({.type = Type::metadataflow,
                 .id = "MDF_FIGURES",
                 .name = "Where figures come from",
                 .references = {{Type::metadata_structure, "MSD_FIGURES"}}});
}

}  // namespace corridor::sdmx
