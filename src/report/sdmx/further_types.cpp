// Organisations, and the types of artefact of which there is one.
#include "report/sdmx/catalogue.h"
#include "vocabulary/gazetteer.h"

namespace corridor::sdmx {
namespace {

constexpr std::string_view base_structure = "DSD_FIGURES";

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

Artefact metadata_structure() {
  Artefact made{.type = Type::metadata_structure,
                .id = "MSD_FIGURES",
                .name = "Where figures come from",
                .references = {{Type::concept_scheme, std::string(concepts_id)}}};
  for (const auto* id : {"PUBLISHER", "DATASET_VERSION", "LICENCE", "PROOF"}) {
    made.components.push_back({.role = Component::Role::attribute, .id = id});
  }
  return made;
}

Artefact process(const std::string& structure) {
  return {.type = Type::process,
          .id = "FROM_FILE_TO_FIGURE",
          .name = "From a publisher's file to a figure served",
          .items = {{"READ", "Read the publisher's file",
                     "The format is recognised by content; what cannot be kept is told by row."},
                    {"CHECK", "Check whether figures are plausible",
                     "What looks implausible is kept as it is and flagged."},
                    {"KEEP", "Keep the edition", "Editions are added and never changed."},
                    {"SERVE", "Serve each figure with its proof"}},
          .references = {{Type::data_structure, structure}}};
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
  const bool plain = catalogue.find({Type::data_structure, std::string(base_structure)}) != nullptr;
  if (plain) {
    out.push_back(process(std::string(base_structure)));
  } else if (!catalogue.flows.empty()) {
    out.push_back(process(catalogue.flows.front().structure));
  }
}

}  // namespace corridor::sdmx
