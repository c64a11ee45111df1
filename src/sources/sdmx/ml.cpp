// SDMX-ML data messages 2.1, 3.0 and 3.1: header, data sets, footer. Other messages of SDMX are
// recognised to be refused with the reason: queries, registry messages, metadata, schemas, and
// errors with the service's own words.

#include "sources/sdmx/ml.h"

#include "base/text.h"
#include "sources/sdmx/opening.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace corridor {

Result<void> SdmxMlPass::add_dimension(SdmxValue value) {
  if (observation.dimensions.size() == most_sdmx_components) {
    return fail(too_many_sdmx_components(file));
  }
  observation.dimensions.push_back(value);
  return {};
}

void SdmxMlPass::add_attribute(std::string_view id, std::string_view text,
                               std::vector<SdmxAttribute>& into) {
  const SdmxRole role = mapping.attribute_role(id);
  const bool wanted = role != SdmxRole::none && into.size() < most_sdmx_components;
  if (wanted) into.push_back({role, text});
}

void SdmxMlPass::finish_observation() {
  ++observation.row;
  auto& attributes = observation.attributes;
  attributes.insert(attributes.end(), series_attributes.begin(), series_attributes.end());
  groups.apply(observation);
  attributes.insert(attributes.end(), set_attributes.begin(), set_attributes.end());
  if (action == SdmxAction::keep) mapping.observe(observation);
  if (action == SdmxAction::remove) mapping.remove(observation);
}

void SdmxMlPass::finish_deletion() {
  ++observation.row;
  mapping.remove(observation);
}

namespace ml_parts {
namespace {

struct DataMessage {
  std::string_view name;
  const SdmxMlForm* form;
};
constexpr std::array<DataMessage, 4> data_messages{
    {{"GenericData", &generic_sdmx_ml},
     {"GenericTimeSeriesData", &generic_sdmx_ml},
     {"StructureSpecificData", &specific_sdmx_ml},
     {"StructureSpecificTimeSeriesData", &specific_sdmx_ml}}};

SdmxMlStructure read_structure(const XmlElement& element) {
  SdmxMlStructure structure{{},
                            std::string(element.attribute("dimensionAtObservation").value_or(""))};
  // Structure, StructureUsage, ProvisionAgreement, or as 2.1 spells it, ProvisionAgrement.
  const XmlElement to = element.first();
  if (!to) return structure;
  if (const auto ref = to.child("Ref")) {
    const auto text = [&](std::string_view name) {
      return std::string(ref.attribute(name).value_or(""));
    };
    structure.reference = {text("agencyID"), text("id"), text("version"), {}};
    return structure;
  }
  const auto urn = to.child("URN");
  const auto reference = parse_sdmx_reference(urn ? urn.text() : to.text());
  structure.reference = reference.value_or(SdmxReference{});
  return structure;
}

std::string texts_of(const XmlElement& message) {
  std::string said;
  for (auto text = message.child("Text"); text && said.size() < 400; text = text.next("Text")) {
    const auto words = trim(text.text());
    said += fmt::format("{}{}", said.empty() ? "" : " ", clip(words, 300));
  }
  const auto code = message.attribute("code");
  return code ? fmt::format("{} (code {})", said, *code) : said;
}

/// Messages of a footer or an error, each with its code.
std::string read_messages(const XmlElement& holder, std::string_view tag) {
  std::string all;
  for (auto one = holder.child(tag); one && all.size() < 800; one = one.next(tag)) {
    all += fmt::format("{}{}", all.empty() ? "" : "; ", texts_of(one));
  }
  return all;
}

Error refuse(const SourceInput& input, const XmlElement& root) {
  const std::string_view name = root.name();
  std::string seen = fmt::format("<{}>, a message that holds no figures", clip(name, 60));
  std::string hint = "Ask the service for data.";
  if (name == "Error") {
    seen = "the service's error: " + read_messages(root, "ErrorMessage");
    hint = "Mend the question to the service as its answer says.";
  } else if (name.ends_with("Query")) {
    seen = fmt::format("<{}>, a question to a service", name);
    hint = "Load the service's answer to it.";
  } else if (name == "RegistryInterface") {
    seen = "a message to or from a registry";
  } else if (name.contains("Metadata")) {
    seen = "reference metadata: texts about data";
  } else if (name == "schema") {
    seen = "an XML schema, which describes messages";
  } else if (name == "CompactData" || name == "CrossSectionalData" || name == "UtilityData") {
    seen = fmt::format("<{}> of SDMX 2.0", name);
    hint = "Ask the service for SDMX-ML 2.1 or newer, JSON or CSV.";
  }
  return {ErrorKind::invalid,
          fmt::format("expected an SDMX data message, saw {}", seen),
          {input.name},
          hint};
}

/// The structures of the header by their id in the message.
class Structures {
 public:
  explicit Structures(const XmlElement& header) {
    for (auto one = header.child("Structure"); one; one = one.next("Structure")) {
      if (by_id_.empty()) only_ = one.attribute("structureID").value_or("");
      by_id_.emplace(one.attribute("structureID").value_or(""), read_structure(one));
    }
  }
  /// Some services name another id than the header has; of one structure that does no harm.
  const SdmxMlStructure* find(std::string_view id) const {
    const auto found = by_id_.find(by_id_.size() == 1 ? only_ : std::string(id));
    return found == by_id_.end() ? nullptr : &found->second;
  }

 private:
  std::string only_;
  std::unordered_map<std::string, SdmxMlStructure> by_id_;
};

Result<void> read_observation(const XmlElement& element, const SdmxMlForm& form, SdmxMlPass& pass) {
  const std::size_t known = pass.observation.dimensions.size();
  pass.observation.attributes.clear();
  pass.observation.measures.clear();
  TRY(form.observation(element, pass));
  pass.finish_observation();
  pass.observation.dimensions.resize(known);
  return {};
}

Result<void> read_series(const XmlElement& series, const SdmxMlForm& form, SdmxMlPass& pass) {
  TRY(form.series(series, pass));
  const XmlElement first = series.child("Obs");
  if (!first && pass.action == SdmxAction::remove) pass.finish_deletion();
  for (auto one = first; one; one = one.next("Obs")) TRY(read_observation(one, form, pass));
  pass.observation.clear();
  pass.series_attributes.clear();
  return {};
}

/// Groups first, because what they say holds for all series, wherever they stand.
Result<void> read_contents(const XmlElement& set, const SdmxMlForm& form, SdmxMlPass& pass) {
  TRY(form.set(set, pass));
  const XmlElement series = set.child("Series"), flat = set.child("Obs");
  for (auto group = set.child("Group"); group; group = group.next("Group")) {
    TRY(form.group(group, series ? series : flat, pass));
    TRY(pass.groups.add(pass.observation.dimensions, pass.observation.attributes));
    pass.observation.clear();
  }
  for (auto one = series; one; one = one.next("Series")) TRY(read_series(one, form, pass));
  for (auto one = flat; one; one = one.next("Obs")) TRY(read_observation(one, form, pass));
  const bool empty = !series && !flat;
  if (empty && pass.action == SdmxAction::remove) pass.finish_deletion();
  return {};
}

Result<void> read_data_set(const XmlElement& set, const Structures& structures,
                           const SdmxMlForm& form, SdmxMlPass& pass) {
  const auto id = set.attribute("structureRef").value_or("");
  const SdmxMlStructure* structure = structures.find(id);
  if (structure == nullptr) {
    return fail({ErrorKind::malformed,
                 fmt::format("expected the header to name the structure \"{}\" of a data set, saw "
                             "none of that id",
                             clip(id, 80)),
                 pass.document.where(set), "Fetch the file again, or ask for CSV."});
  }
  const auto written = set.attribute("action").value_or("");
  const auto action = parse_sdmx_action(written);
  if (!action) {
    return fail({ErrorKind::malformed,
                 fmt::format("expected the action of a data set, saw \"{}\"", clip(written, 40)),
                 pass.document.where(set),
                 "SDMX has Information, Append, Merge, Replace and Delete."});
  }
  pass.structure = *structure;
  pass.action = *action;
  pass.groups = {};
  pass.set_attributes.clear();
  pass.series_attributes.clear();
  pass.observation.clear();
  TRY(pass.mapping.begin(structure->reference, {}));
  return read_contents(set, form, pass);
}

/// In 2.x the one measure is OBS_VALUE. From 3.0 on it may have another name, and only the
/// structure says which of the XML attributes it is.
Error unnamed_measure(const SourceInput& input) {
  return {ErrorKind::invalid,
          "expected values in OBS_VALUE, saw none in the whole message",
          {input.name},
          "Where the values have another name, give the message's structure with --with."};
}

Result<Reading> read(const SourceInput& input, Sink& sink) {
  SdmxMapping mapping(input, sink);
  TRY(mapping.read_companions());
  const XmlDocument document = TRY(XmlDocument::parse(input.name, input.text));
  const XmlElement root = document.root();
  const auto kind = std::ranges::find(data_messages, root.name(), &DataMessage::name);
  if (kind == data_messages.end()) return fail(refuse(input, root));
  const std::string_view tag = xml_opening(input.text).tag;
  if (tag.contains("/v2_0/") || tag.contains("/v1_0/")) {
    Error old = refuse(input, root);
    old.message = "expected SDMX-ML 2.1 or newer, saw 2.0";
    return fail(std::move(old));
  }
  const XmlElement header = root.child("Header");
  const Structures structures(header);
  SdmxMlPass pass{.document = document, .file = input.name, .mapping = mapping};
  std::size_t sets = 0;
  for (auto set = root.child("DataSet"); set; set = set.next("DataSet")) {
    if (++sets > most_sdmx_data_sets) return fail(too_many_sdmx_data_sets(input.name));
    TRY(read_data_set(set, structures, *kind->form, pass));
  }
  const bool newer = tag.contains("/v3_");
  const bool unnamed =
      newer && kind->form == &specific_sdmx_ml && !pass.saw_measure && mapping.rows() > 0;
  if (unnamed) return fail(unnamed_measure(input));
  const auto sender = header.child("Sender").attribute("id");
  return mapping.finish({.sender = std::string(sender.value_or("")),
                         .prepared = std::string(trim(header.child("Prepared").text())),
                         .note = read_messages(root.child("Footer"), "Message")});
}

/// Every SDMX message but structures, which have a source of their own; schemas are recognised to
/// be refused by name.
bool recognise(const Opening& file) {
  if (file.format != FileFormat::xml) return false;
  const auto opening = xml_opening(file.text);
  return is_sdmx(opening) && opening.name != "Structure";
}

}  // namespace
}  // namespace ml_parts

extern const Source sdmx_ml;
const Source sdmx_ml{
    .name = "sdmx_ml",
    .title = "SDMX-ML data message 2.1, 3.x (generic, structure-specific)",
    .shape = R"(<GenericData xmlns="http://www.sdmx.org/...">, or <StructureSpecificData)",
    .recognise = ml_parts::recognise,
    .read = ml_parts::read,
    .cells_are_csv = false};

}  // namespace corridor
