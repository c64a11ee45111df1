#pragma once
// Artefact: one maintainable thing of the SDMX information model (a code list, a data structure, a
// dataflow ...) as this service keeps it, before it takes the shape of a message. One record serves
// all types: what a type does not have stays empty.
//
// All artefacts have the version 1.0: they follow what is loaded, and in SDMX a version of two
// numbers promises no more than that.

#include "vocabulary/period.h"
#include "vocabulary/place.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor::sdmx {

/// Which model a message speaks.
enum class Model { v2_1, v3_0 };

/// In the order in which a structure message of SDMX-ML 2.1 has them.
enum class Type {
  agency_scheme,
  data_consumer_scheme,
  data_provider_scheme,
  organisation_unit_scheme,
  dataflow,
  metadataflow,
  category_scheme,
  categorisation,
  codelist,
  hierarchical_codelist,
  concept_scheme,
  metadata_structure,
  data_structure,
  structure_set,
  reporting_taxonomy,
  process,
  attachment_constraint,
  content_constraint,
  provision_agreement
};

struct TypeInfo {
  Type type;
  std::string_view resource;    // in a path: "codelist"
  std::string_view package;     // in a URN: "codelist"
  std::string_view class_name;  // "Codelist", which is its element too
  std::string_view item_class;  // "Code"; empty where it has no items
  std::string_view group;       // the element around them in SDMX-ML 2.1: "Codelists"
  std::string_view json_list;   // in SDMX-JSON: "codelists"
  std::string_view json_items;  // "codes"
  // In version 3.0 of the model, where the type goes by another name or is gone.
  std::string_view class_name_3 = {}, item_class_3 = {}, group_3 = {}, resource_3 = {};
};

std::span<const TypeInfo> all_types();
const TypeInfo& info_of(Type type);

struct Reference {
  Type type = Type::codelist;
  std::string id;
  std::string item = {};  // of an item within it
  std::string agency = "CORRIDOR";
};

struct Item {
  std::string id, name;
  std::string description = {};
  std::string parent = {};                 // id of another item
  std::string target = {};                 // of a map: the code it becomes
  std::vector<Reference> references = {};  // of a reporting category; what comes out of a step
  std::vector<Reference> inputs = {};      // of a step of a process
  Place place = {};                        // has names in other languages
};

/// A component of a structure. Its concept has the same id and stands in the concept scheme.
struct Component {
  enum class Role { dimension, time, measure, attribute } role = Role::dimension;
  std::string id;
  std::string codelist = {};  // empty: text
  enum class Text { string, number, time } text = Text::string;
  bool mandatory = false;  // of an attribute
  bool of_series = false;  // of an attribute: said once for a series, else at each observation
};

/// What a constraint lets a dimension be.
struct CubeValues {
  std::string id;
  std::vector<std::string> codes;
};

struct Artefact {
  Type type = Type::codelist;
  std::string id, name, description = {};
  std::string agency = "CORRIDOR";
  std::vector<Item> items = {};
  std::vector<Component> components = {};
  std::vector<Reference> references = {};  // in the order that its type has
  std::vector<CubeValues> cube = {};       // of a constraint
  Period first = {}, last = {};            // of a constraint: the time it covers; may be empty
  std::string last_text = {};              // the last day of it
  bool allowed = false;                    // of a constraint: what may be, not what there is
  bool partial = false;                    // not all items are here
  bool old_only = false;                   // SDMX 3.0 has no such thing

  const TypeInfo& info() const { return info_of(type); }
  bool is_in(Model model) const;
};

inline constexpr std::string_view agency_id = "CORRIDOR";
inline constexpr std::string_view version_text = "1.0";
inline constexpr std::string_view concepts_id = "CS_FIGURES";

/// "urn:sdmx:org.sdmx.infomodel.codelist.Codelist=CORRIDOR:CL_SEX(1.0)", and of an item in it.
std::string urn_of(const Artefact& artefact, Model model);
std::string urn_of(const Reference& reference, Model model);
std::string urn_of_item(const Artefact& artefact, std::string_view item, Model model);
std::string urn_of_concept(std::string_view concept_id);
/// Whether a model has what this refers to.
bool is_in(const Reference& reference, Model model);

}  // namespace corridor::sdmx
