#pragma once
// SDMX structure messages: code lists, concept schemes and other lists of items, data structures,
// dataflows. Read in XML (2.1, 3.0, 3.1) and JSON into one form, which is kept as items when such a
// file is loaded by itself, and tells the components of a data message apart when it is its
// companion.

#include "sources/sdmx/message.h"
#include "sources/source.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace corridor {

/// A list of items: a code list, a concept scheme, an agency scheme.
struct SdmxList {
  SdmxReference reference;
  std::string kind;  // "Codelist", as XML calls it; in JSON the plural: "codelists"
  std::string name;
  std::vector<Item> items;  // their `list` is empty until it is known where they go
};

struct SdmxComponent {
  std::string id;
  SdmxKind kind = SdmxKind::dimension;
  bool is_time = false;
  std::string concept_id, role;  // ids of concepts: of what it is, and of the part it plays
  SdmxReference code_list;
};

struct SdmxDataStructure {
  SdmxReference reference;
  std::string name;
  std::vector<SdmxComponent> components;
};

struct SdmxFlow {
  SdmxReference reference;
  std::string name;
  SdmxReference structure;
};

struct SdmxStructures {
  std::vector<SdmxList> lists;
  std::vector<SdmxDataStructure> structures;
  std::vector<SdmxFlow> flows;
  std::vector<std::string> passed_over;  // kinds of artefacts in the message that are not read
  std::size_t items = 0;                 // in all lists; above the most, reading stops
};

/// What keeps a list of hostile size or depth out of memory. ErrorKind::limit beyond.
inline constexpr std::size_t most_sdmx_items = 1'000'000, longest_sdmx_code = 200;

/// Reads a structure message. ErrorKind::malformed for text that is not XML or JSON,
/// ErrorKind::invalid for another kind of message.
Result<SdmxStructures> parse_sdmx_structures(const std::string& file, std::string_view text);
Result<SdmxStructures> parse_sdmx_structures_xml(const std::string& file, std::string_view text);
Result<SdmxStructures> parse_sdmx_structures_json(const std::string& file, std::string_view text);

/// The structures that stand beside a data message, ready to be asked.
class SdmxCatalogue {
 public:
  static Result<SdmxCatalogue> read(std::span<const Companion> companions);

  /// The data structure behind a reference to it, to its dataflow, or to something that names
  /// neither (a provision agreement, where the companions have one structure only). Null where
  /// there are no companions; ErrorKind::invalid where they describe another structure.
  Result<const SdmxDataStructure*> structure_of(const SdmxReference& reference) const;
  const SdmxComponent* component(const SdmxDataStructure* structure, std::string_view id) const;
  std::string_view flow_name(const SdmxReference& reference) const;
  /// What a code list calls a code; empty where it is not at hand.
  std::string_view code_name(const SdmxReference& list, std::string_view code) const;

 private:
  /// Artefacts by agency and id, and by their id alone for references without an agency.
  template <class Artefact> struct ByName {
    std::unordered_map<std::string, const Artefact*> exact, by_id;
    void add(const Artefact& artefact);
    const Artefact* find(const SdmxReference& reference) const;
  };
  void index();
  SdmxStructures all_;
  ByName<SdmxDataStructure> structures_;
  ByName<SdmxFlow> flows_;
  std::unordered_map<const SdmxDataStructure*,
                     std::unordered_map<std::string_view, const SdmxComponent*>>
      components_;
  std::unordered_map<std::string, std::unordered_map<std::string_view, std::string_view>> names_;
};

}  // namespace corridor
