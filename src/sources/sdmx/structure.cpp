#include "sources/sdmx/structure.h"

#include "base/text.h"
#include "sources/sdmx/opening.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {

Result<SdmxStructures> parse_sdmx_structures(const std::string& file, std::string_view text) {
  const bool is_json = format_of(text) == FileFormat::json;
  auto structures =
      TRY(is_json ? parse_sdmx_structures_json(file, text) : parse_sdmx_structures_xml(file, text));
  if (structures.items <= most_sdmx_items) return structures;
  return fail(
      {ErrorKind::limit,
       fmt::format("expected at most {} items in a structure message, saw more", most_sdmx_items),
       {file},
       "Ask the service for one list at a time."});
}

Result<SdmxCatalogue> SdmxCatalogue::read(std::span<const Companion> companions) {
  SdmxCatalogue catalogue;
  const auto append = [](auto& to, auto& from) { std::ranges::move(from, std::back_inserter(to)); };
  for (const auto& companion : companions) {
    auto one = TRY(parse_sdmx_structures(companion.name, companion.text));
    append(catalogue.all_.lists, one.lists);
    append(catalogue.all_.structures, one.structures);
    append(catalogue.all_.flows, one.flows);
  }
  if (!companions.empty() && catalogue.all_.structures.empty()) {
    return fail({ErrorKind::invalid,
                 "expected a companion with a data structure, saw none",
                 {companions.front().name},
                 "Ask the service for the dataflow's structure with what it refers to "
                 "(references=descendants)."});
  }
  catalogue.index();
  return catalogue;
}

template <class Artefact> void SdmxCatalogue::ByName<Artefact>::add(const Artefact& artefact) {
  exact.emplace(artefact.reference.agency + ':' + artefact.reference.id, &artefact);
  by_id.emplace(artefact.reference.id, &artefact);
}

/// Whatever the version: messages and structures often differ in it.
template <class Artefact>
const Artefact* SdmxCatalogue::ByName<Artefact>::find(const SdmxReference& reference) const {
  const auto found = exact.find(reference.agency + ':' + reference.id);
  if (found != exact.end()) return found->second;
  const auto other = by_id.find(reference.id);
  if (other == by_id.end()) return nullptr;
  const bool either = reference.agency.empty() || other->second->reference.agency.empty();
  return either ? other->second : nullptr;
}

void SdmxCatalogue::index() {
  for (const auto& flow : all_.flows) flows_.add(flow);
  for (const auto& structure : all_.structures) {
    structures_.add(structure);
    auto& components = components_[&structure];
    for (const auto& component : structure.components) {
      components.emplace(component.id, &component);
    }
  }
  for (const auto& list : all_.lists) {
    auto& names = names_[list.reference.text()];
    for (const auto& item : list.items) names.emplace(item.code, item.name);
  }
}

Result<const SdmxDataStructure*> SdmxCatalogue::structure_of(const SdmxReference& reference) const {
  if (all_.structures.empty()) return nullptr;
  const SdmxFlow* flow = flows_.find(reference);
  if (const auto* structure = flow != nullptr ? structures_.find(flow->structure) : nullptr) {
    return structure;
  }
  if (const auto* structure = structures_.find(reference)) return structure;
  if (all_.structures.size() == 1) return &all_.structures.front();
  std::string seen;
  for (const auto& structure : all_.structures) {
    if (seen.size() > 100) break;
    seen += fmt::format("{}{}", seen.empty() ? "" : ", ", structure.reference.text());
  }
  return fail({ErrorKind::invalid,
               fmt::format("expected a companion that describes {}, saw {}",
                           clip(reference.text(), 80), clip(seen, 160)),
               {},
               "Give the structure of this message's dataflow with --with."});
}

const SdmxComponent* SdmxCatalogue::component(const SdmxDataStructure* structure,
                                              std::string_view id) const {
  const auto of = components_.find(structure);
  if (of == components_.end()) return nullptr;
  const auto found = of->second.find(id);
  return found == of->second.end() ? nullptr : found->second;
}

std::string_view SdmxCatalogue::flow_name(const SdmxReference& reference) const {
  if (const auto* flow = flows_.find(reference)) return flow->name;
  if (const auto* structure = structures_.find(reference)) return structure->name;
  return {};
}

std::string_view SdmxCatalogue::code_name(const SdmxReference& list, std::string_view code) const {
  if (list.empty()) return {};
  const auto of = names_.find(list.text());
  if (of == names_.end()) return {};
  const auto found = of->second.find(code);
  return found == of->second.end() ? std::string_view() : found->second;
}

namespace structure_parts {
namespace {

/// JSON's members of `data` that only structure messages have; newer ones name their schema.
bool recognise(const Opening& file) {
  if (file.format == FileFormat::xml) {
    const auto opening = xml_opening(file.text);
    return is_sdmx(opening) && opening.name == "Structure";
  }
  if (file.format != FileFormat::json || !json_has_member(file.text, "data")) return false;
  if (json_has_member(file.text, "dataSets")) return false;
  if (file.text.contains("sdmx-json-structure-schema")) return true;
  return json_has_member(file.text, "codelists") || json_has_member(file.text, "conceptSchemes") ||
         json_has_member(file.text, "dataStructures") || json_has_member(file.text, "dataflows");
}

/// Hands on the items of lists, and each artefact as an entry of the list of all.
class Emission {
 public:
  explicit Emission(Sink& sink) : sink_(sink) {}
  std::uint32_t rows() const { return row_; }

  /// An artefact's entry; false, with a rejection, where it has no identity that can be kept.
  bool artefact(const SdmxReference& reference, const std::string& name, std::string details) {
    const std::string code = reference.text();
    if (reference.empty() || code.size() > longest_sdmx_code) {
      sink_.reject({{++row_, 1}, std::string(clip(code, 80)), "expected an artefact with an id"});
      return false;
    }
    item({.code = code, .name = name, .details = std::move(details)}, "sdmx_artefact");
    return true;
  }

  void item(Item item, std::string_view list) {
    item.list = list;
    item.cell = {++row_, 1};
    if (item.code.empty() || item.code.size() > longest_sdmx_code) {
      sink_.reject({item.cell, std::string(clip(item.code, 80)), "expected an item with an id"});
      return;
    }
    sink_.item(std::move(item));
  }

 private:
  Sink& sink_;
  std::uint32_t row_ = 0;
};

std::string_view list_id(const SdmxReference& reference) {
  return intern("sdmx:" + reference.text());
}

void emit_structure(const SdmxDataStructure& structure, Emission& emission) {
  if (!emission.artefact(structure.reference, structure.name, "kind=DataStructure")) return;
  int position = 0;
  for (const auto& component : structure.components) {
    const std::string_view kind = component.is_time                       ? "time"
                                  : component.kind == SdmxKind::dimension ? "dimension"
                                  : component.kind == SdmxKind::attribute ? "attribute"
                                                                          : "measure";
    std::string details;
    if (!component.code_list.empty()) {
      details = fmt::format("code_list={};", component.code_list.text());
    }
    if (!component.concept_id.empty()) details += fmt::format("concept={};", component.concept_id);
    details += fmt::format("kind={};position={}", kind, ++position);
    if (!component.role.empty()) details += fmt::format(";role={}", component.role);
    emission.item({.code = component.id, .name = component.id, .details = std::move(details)},
                  list_id(structure.reference));
  }
}

/// The artefact a message is about, for its citation: a flow, else a structure, else a list.
SdmxReference main_artefact(const SdmxStructures& all, std::string& title) {
  const auto take = [&](const auto& artefacts) {
    title = artefacts.front().name;
    return artefacts.front().reference;
  };
  if (!all.flows.empty()) return take(all.flows);
  return all.structures.empty() ? take(all.lists) : take(all.structures);
}

Result<Reading> read(const SourceInput& input, Sink& sink) {
  const auto all = TRY(parse_sdmx_structures(input.name, input.text));
  if (all.lists.empty() && all.structures.empty() && all.flows.empty()) {
    return fail({ErrorKind::invalid,
                 fmt::format("expected lists, data structures or dataflows, saw {}",
                             all.passed_over.empty() ? std::string("no artefact")
                                                     : "only " + all.passed_over.front()),
                 {input.name},
                 "Constraints, maps, metadata structures and the like are not read."});
  }
  Emission emission(sink);
  for (const auto& list : all.lists) {
    if (!emission.artefact(list.reference, list.name, "kind=" + list.kind)) continue;
    const auto id = list_id(list.reference);
    for (const auto& item : list.items) emission.item(item, id);
  }
  for (const auto& structure : all.structures) emit_structure(structure, emission);
  for (const auto& flow : all.flows) {
    emission.artefact(flow.reference, flow.name,
                      fmt::format("kind=Dataflow;structure={}", flow.structure.text()));
  }
  std::string title;
  const SdmxReference about = main_artefact(all, title);
  const auto or_else = [](const std::string& text, std::string_view otherwise) {
    return text.empty() ? std::string(otherwise) : text;
  };
  return Reading{.citation = {.publisher = or_else(about.agency, "unknown"),
                              .dataset = fmt::format("sdmx_structure:{}:{}", about.agency,
                                                     clip(about.id, longest_sdmx_code)),
                              .title = or_else(title, about.text()),
                              .version = or_else(input.version, or_else(about.version, "undated")),
                              .licence = "unknown",
                              .url = {},
                              .retrieved = {}},
                 .supersession = Supersession::by_figure,
                 .rows = emission.rows()};
}

}  // namespace
}  // namespace structure_parts

extern const Source sdmx_structure;
const Source sdmx_structure{
    .name = "sdmx_structure",
    .title = "SDMX structure message (XML 2.1 and 3.x, JSON)",
    .shape = R"(<Structure xmlns="http://www.sdmx.org/...">, or JSON with data.codelists)",
    .recognise = structure_parts::recognise,
    .read = structure_parts::read,
    .cells_are_csv = false};

}  // namespace corridor
