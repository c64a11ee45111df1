#pragma once
// Structure messages in SDMX-ML: 2.1 and 3.0, which differ in how things refer to each other and in
// some names.

#include "report/sdmx/message_ml.h"
#include "report/sdmx/selection.h"

#include <string>
#include <string_view>

namespace corridor::sdmx {

struct StructureWriting {
  Model model = Model::v2_1;
  std::string_view language = "en";  // names of places in it too, beside English
  std::string_view prepared = {};
  /// Where the service is, for stubs: "http://127.0.0.1:8080/sdmx/rest/".
  std::string base = "/sdmx/rest/";
};

/// The artefacts that the model has.
std::string write_structure_ml(const Selection& selection, const StructureWriting& how);

/// Writes what stands inside an artefact, behind its names.
class MlBody {
 public:
  MlBody(XmlWriter& xml, const StructureWriting& how) : xml_(xml), how_(how) {}
  void write(const Artefact& artefact);
  void names(std::string_view name, std::string_view description, Place place = {});

 private:
  void items(const Artefact& artefact);
  void item(const Artefact& artefact, const Item& item);
  void concept_representation(const Item& item);
  void flow(const Artefact& artefact);
  void metadataflow(const Artefact& artefact);
  void categorisation(const Artefact& artefact);
  void agreement(const Artefact& artefact);
  void data_structure(const Artefact& artefact);
  void dimensions(const Artefact& artefact);
  void attribute(const Artefact& artefact, const Component& component);
  void representation(const Component& component);
  void component(const Artefact& artefact, std::string_view element, const Component& component);
  void metadata_target(std::string_view object, const Reference* scheme);
  void metadata_attribute(const Component& each);
  void metadata_structure(const Artefact& artefact);
  void metadata_structure_3(const Artefact& artefact);
  void hierarchy(const Artefact& artefact);
  void hierarchical_codes(const Artefact& artefact, const std::string& parent);
  void structure_set(const Artefact& artefact);
  void code_map(const Artefact& artefact);
  void structure_map(const Artefact& artefact);
  void code_map_3(const Artefact& artefact);
  void process(const Artefact& artefact);
  void process_objects(std::string_view element, const std::vector<Reference>& objects);
  void constraint(const Artefact& artefact);
  void cube(const Artefact& artefact);
  void time_range(const Artefact& artefact);
  void key_set(const Artefact& artefact);
  void reference(std::string_view element, const Reference& to);
  bool old() const { return how_.model == Model::v2_1; }

  XmlWriter& xml_;
  const StructureWriting& how_;
};

}  // namespace corridor::sdmx
