// SDMX-JSON data messages 1.0 and 2.x. Observations are told by positions: the key "0:3" of a
// series or an observation counts in the values of the dimensions of that level, and so do the
// numbers for attributes. In 2.x an attribute may also stand as it is, several measures come first,
// and attributes may hang on part of the key (dimensionGroupAttributes, which counts in all
// dimensions as the message lists them: the data set's, the series', the observations').

#include "base/text.h"
#include "sources/sdmx/groups.h"
#include "sources/sdmx/json_layout.h"
#include "sources/sdmx/mapping.h"
#include "sources/sdmx/opening.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <deque>

namespace corridor {
namespace json_parts {
namespace {

class SdmxJson {
 public:
  SdmxJson(const SourceInput& input, Sink& sink) : input_(input), mapping_(input, sink) {}
  Result<Reading> read();

 private:
  Error broken(std::string message) const;
  Result<void> read_data_set(const JsonValue& set);
  Result<void> read_groups(const JsonValue& set);
  Result<void> read_series(const JsonValue& series);
  Result<void> read_observations(const JsonValue& observations,
                                 const std::vector<const SdmxJsonComponent*>& order);
  Result<void> read_observation(const JsonValue& observation);
  Result<void> add_dimensions(const std::vector<const SdmxJsonComponent*>& order,
                              std::string_view key);
  void add_attributes(const std::vector<SdmxJsonComponent>& level, JsonValue value,
                      std::vector<SdmxAttribute>& into);
  std::string_view text_at(const SdmxJsonComponent& component, const JsonValue& value);

  const SourceInput& input_;
  SdmxMapping mapping_;
  std::deque<std::string> texts_;     // of components
  std::deque<std::string> measured_;  // of the observation at hand
  SdmxJsonLayout* layout_ = nullptr;
  SdmxAction action_ = SdmxAction::keep;
  SdmxGroups groups_;
  SdmxObservation observation_;
  std::vector<SdmxAttribute> set_attributes_, series_attributes_;
};

Error SdmxJson::broken(std::string message) const {
  return {ErrorKind::malformed,
          std::move(message),
          {input_.name},
          "Ask the publisher for a corrected file, or for CSV."};
}

/// A value by its position, or as it stands. A position that no value has is said in words, which
/// are no code: the mapping flags or rejects them.
std::string_view SdmxJson::text_at(const SdmxJsonComponent& component, const JsonValue& value) {
  const auto number = value.number();
  if (component.values.empty() || !number) {
    if (value.is(JsonValue::Kind::string)) return value.string();
    return measured_.emplace_back(value.text());
  }
  const bool inside = *number >= 0 && *number < static_cast<double>(component.values.size());
  if (inside) return component.values[static_cast<std::size_t>(*number)].id;
  return measured_.emplace_back(
      fmt::format("position {} of {} values", format_shortest(*number), component.values.size()));
}

Result<void> SdmxJson::add_dimensions(const std::vector<const SdmxJsonComponent*>& order,
                                      std::string_view key) {
  const auto indices = parse_sdmx_indices(key);
  const std::size_t count = order.size();
  const bool unneeded = count == 0 && indices && indices->size() <= 1;
  if (unneeded) return {};
  if (!indices || indices->size() != count) {
    return fail(
        broken(fmt::format("expected a key of {} positions, saw \"{}\"", count, clip(key, 80))));
  }
  for (std::size_t i = 0; i < count; ++i) {
    const auto& dimension = *order[i];
    const auto& index = (*indices)[i];
    if (!index || *index >= dimension.values.size()) {
      return fail(
          broken(fmt::format("expected the key \"{}\" to count in the {} values of {}",
                             clip(key, 80), dimension.values.size(), clip(dimension.id, 60))));
    }
    const auto& code = dimension.values[*index];
    observation_.dimensions.push_back({dimension.id, code.id, code.name, dimension.concept_id});
  }
  return {};
}

/// `value` is the first of the attributes' positions; where one is not given, its default holds.
void SdmxJson::add_attributes(const std::vector<SdmxJsonComponent>& level, JsonValue value,
                              std::vector<SdmxAttribute>& into) {
  for (const auto& attribute : level) {
    const bool given = value && !value.is(JsonValue::Kind::null);
    if (attribute.role != SdmxRole::none) {
      auto text = given ? text_at(attribute, value) : std::string_view();
      if (text.empty()) text = attribute.otherwise;
      if (!text.empty()) into.push_back({attribute.role, text});
    }
    value = value.next();
  }
}

/// Attributes of part of the key; positions that are left out stand for all values.
Result<void> SdmxJson::read_groups(const JsonValue& set) {
  const auto groups = set["dimensionGroupAttributes"];
  if (!groups || layout_->whole_key.empty()) return {};
  for (auto group = groups.first(); group; group = group.next()) {
    const auto indices = parse_sdmx_indices(group.name());
    if (!indices || indices->size() > layout_->whole_key.size()) {
      return fail(broken(fmt::format("expected a key of {} positions, saw \"{}\"",
                                     layout_->whole_key.size(), clip(group.name(), 80))));
    }
    std::vector<SdmxValue> key;
    for (std::size_t i = 0; i < indices->size(); ++i) {
      const auto& index = (*indices)[i];
      const auto& dimension = *layout_->whole_key[i];
      if (!index) continue;
      if (*index >= dimension.values.size()) {
        return fail(broken(fmt::format("expected the key \"{}\" to count in the {} values of {}",
                                       clip(group.name(), 80), dimension.values.size(),
                                       clip(dimension.id, 60))));
      }
      key.push_back({dimension.id, dimension.values[*index].id});
    }
    std::vector<SdmxAttribute> attributes;
    add_attributes(layout_->of_group, group.first(), attributes);
    TRY(groups_.add(key, attributes));
  }
  return {};
}

Result<void> SdmxJson::read_observation(const JsonValue& observation) {
  ++observation_.row;
  observation_.measures.clear();
  observation_.attributes.clear();
  JsonValue value = observation.first();
  for (std::size_t i = 0; value && i < layout_->measures.size(); ++i, value = value.next()) {
    const auto& measure = layout_->measures[i];
    const bool null = value.is(JsonValue::Kind::null);
    const auto text = null ? std::string_view() : text_at(measure, value);
    const bool several = value.is(JsonValue::Kind::array) || value.is(JsonValue::Kind::object);
    observation_.measures.push_back(
        {measure.id, several ? "several values" : text, static_cast<std::uint16_t>(i + 1)});
  }
  add_attributes(layout_->of_each, value, observation_.attributes);
  auto& attributes = observation_.attributes;
  attributes.insert(attributes.end(), series_attributes_.begin(), series_attributes_.end());
  groups_.apply(observation_);
  attributes.insert(attributes.end(), set_attributes_.begin(), set_attributes_.end());
  if (action_ == SdmxAction::keep) mapping_.observe(observation_);
  if (action_ == SdmxAction::remove) mapping_.remove(observation_);
  measured_.clear();
  return {};
}

Result<void> SdmxJson::read_observations(const JsonValue& observations,
                                         const std::vector<const SdmxJsonComponent*>& order) {
  const std::size_t known = observation_.dimensions.size();
  for (auto one = observations.first(); one; one = one.next()) {
    observation_.dimensions.resize(known);
    TRY(add_dimensions(order, one.name()));
    TRY(read_observation(one));
  }
  return {};
}

Result<void> SdmxJson::read_series(const JsonValue& series) {
  const std::size_t known = observation_.dimensions.size();
  for (auto one = series.first(); one; one = one.next()) {
    observation_.dimensions.resize(known);
    series_attributes_.clear();
    TRY(add_dimensions(layout_->series_key, one.name()));
    std::deque<std::string> own;
    add_attributes(layout_->of_series, one["attributes"].first(), series_attributes_);
    own.swap(measured_);  // texts of these attributes outlive the observations
    const auto observations = one["observations"];
    TRY(read_observations(observations, layout_->each_key));
    const bool empty = observations.size() == 0 && action_ == SdmxAction::remove;
    if (!empty) continue;
    ++observation_.row;
    mapping_.remove(observation_);
  }
  observation_.dimensions.resize(known);
  series_attributes_.clear();
  return {};
}

Result<void> SdmxJson::read_data_set(const JsonValue& set) {
  const auto action = parse_sdmx_action(set["action"].string());
  if (!action) {
    return fail(broken(fmt::format("expected the action of a data set, saw \"{}\"",
                                   clip(set["action"].string(), 40))));
  }
  action_ = *action;
  SdmxReference reference = read_sdmx_json_reference(set["links"]);
  if (reference.empty()) reference = layout_->reference;
  TRY(mapping_.begin(reference, layout_->name));
  groups_ = {};
  observation_.dimensions.clear();
  set_attributes_.clear();
  series_attributes_.clear();
  for (const auto& dimension : layout_->set) {
    if (dimension.values.empty()) continue;
    const auto& code = dimension.values.front();
    observation_.dimensions.push_back({dimension.id, code.id, code.name, dimension.concept_id});
  }
  TRY(read_groups(set));
  add_attributes(layout_->of_set, set["attributes"].first(), set_attributes_);
  std::deque<std::string> own;
  own.swap(measured_);
  TRY(read_series(set["series"]));
  return read_observations(set["observations"], layout_->flat_key);
}

std::string errors_of(const JsonValue& root) {
  std::string text;
  for (auto error = root["errors"].first(); error && text.size() < 300; error = error.next()) {
    const auto said = error["title"] ? error["title"] : error["detail"];
    text += fmt::format("{}{} (code {})", text.empty() ? "" : "; ", clip(said.text(), 200),
                        error["code"].text());
  }
  return text;
}

Error no_data(const SourceInput& input, const JsonValue& root, const JsonValue& data) {
  const std::string errors = errors_of(root);
  const std::string seen = !errors.empty()        ? "the service's error: " + errors
                           : data["metadataSets"] ? "reference metadata: texts about data"
                           : root["$id"]          ? "a schema, which describes messages"
                                                  : "none";
  return {
      ErrorKind::invalid,
      fmt::format("expected an SDMX data message with data sets and their structure, saw {}", seen),
      {input.name},
      "Ask the service for data."};
}

Result<Reading> SdmxJson::read() {
  TRY(mapping_.read_companions());
  const JsonDocument document = TRY(JsonDocument::parse(input_.name, input_.text));
  const auto root = document.root();
  const auto data = root["data"] ? root["data"] : root;
  const auto sets = data["dataSets"];
  std::vector<JsonValue> structures;
  for (auto one = data["structures"].first(); one; one = one.next()) structures.push_back(one);
  if (data["structure"].is(JsonValue::Kind::object)) structures.push_back(data["structure"]);
  if (!sets.is(JsonValue::Kind::array) || structures.empty()) {
    return fail(no_data(input_, root, data));
  }
  std::deque<std::optional<SdmxJsonLayout>> layouts(structures.size());
  if (sets.size() > most_sdmx_data_sets) return fail(too_many_sdmx_data_sets(input_.name));
  for (auto set = sets.first(); set; set = set.next()) {
    const double which = set["structure"].number().value_or(0);
    if (which < 0 || which >= static_cast<double>(structures.size())) {
      return fail(broken(fmt::format("expected a structure at position {}, saw {} structures",
                                     format_shortest(which), structures.size())));
    }
    const auto index = static_cast<std::size_t>(which);
    if (!layouts[index]) {
      layouts[index] = TRY(read_sdmx_json_layout(structures[index], input_.name, texts_));
      layouts[index]->order_keys();
    }
    layout_ = &*layouts[index];
    TRY(read_data_set(set));
  }
  const auto header = root["meta"] ? root["meta"] : root["header"];
  return mapping_.finish({.sender = header["sender"]["id"].text(),
                          .prepared = header["prepared"].text(),
                          .note = errors_of(root)});
}

bool recognise(const Opening& file) {
  if (file.format != FileFormat::json) return false;
  const std::string_view text = file.text;
  if (json_has_member(text, "dataSets")) {
    return json_has_member(text, "structures") || json_has_member(text, "structure");
  }
  return text.contains("sdmx-json") &&
         (json_has_member(text, "metadataSets") || json_has_member(text, "errors"));
}

Result<Reading> read(const SourceInput& input, Sink& sink) { return SdmxJson(input, sink).read(); }

}  // namespace
}  // namespace json_parts

extern const Source sdmx_json;
const Source sdmx_json{.name = "sdmx_json",
                       .title = "SDMX-JSON data message 1.0, 2.x",
                       .shape = R"({"meta": ..., "data": {"structures": ..., "dataSets": ...}})",
                       .recognise = json_parts::recognise,
                       .read = json_parts::read,
                       .cells_are_csv = false};

}  // namespace corridor
