// Structure-specific data. Which XML attribute is a dimension only the structure says. Without it:
// known concepts are what they are, and of the others those in front of the first known attribute
// are dimensions (SdmxGuess). In a group, dimensions are what its series or observations have too:
// an attribute stands at one level only.

#include "sources/sdmx/ml.h"

#include <algorithm>

namespace corridor {
namespace {

/// Components are the XML attributes without a prefix; those with one belong to XML or SDMX.
template <class Each>
Result<void> over_components(const XmlElement& element, const std::string& file, Each each) {
  Result<void> result;
  std::size_t count = 0;
  element.attributes([&](std::string_view id, std::string_view prefix, std::string_view text) {
    if (!result || !prefix.empty() || id == "xmlns") return;
    result = ++count > most_sdmx_components ? fail(too_many_sdmx_components(file)) : each(id, text);
  });
  if (!result) return result;
  // From 3.0 on, what has several values stands in <Comp id=><Value>; the first is read.
  for (auto part = element.child("Comp"); part; part = part.next("Comp")) {
    TRY(each(part.attribute("id").value_or(""), part.child("Value").text()));
  }
  return {};
}

SdmxKind kind_of(std::string_view id, SdmxGuess& guess, const SdmxMlPass& pass) {
  if (const SdmxComponent* known = pass.mapping.component(id)) return known->kind;
  const SdmxKind guessed = guess(id);
  const bool unknown_to_it = pass.mapping.has_structure() && guessed == SdmxKind::dimension;
  return unknown_to_it ? SdmxKind::attribute : guessed;
}

/// Components of a series or an observation.
Result<void> read_components(const XmlElement& element, std::vector<SdmxAttribute>& attributes,
                             SdmxMlPass& pass) {
  SdmxGuess guess;
  const auto read = [&](std::string_view id, std::string_view text) -> Result<void> {
    switch (kind_of(id, guess, pass)) {
      case SdmxKind::dimension:
        return pass.add_dimension({id, text});
      case SdmxKind::attribute:
        pass.add_attribute(id, text, attributes);
        return {};
      case SdmxKind::measure:
        if (pass.observation.measures.size() == most_sdmx_components) {
          return fail(too_many_sdmx_components(pass.file));
        }
        pass.saw_measure = true;
        pass.observation.measures.push_back(
            {id, text, static_cast<std::uint16_t>(pass.observation.measures.size() + 1)});
        return {};
    }
    return {};
  };
  return over_components(element, pass.file, read);
}

/// "LBIRTHST" of xsi:type="demo:LBIRTHST": in 2.1 the type may name the measure.
std::string_view type_of(const XmlElement& element) {
  const auto type = element.attribute("type").value_or("");
  const auto colon = type.find(':');
  return colon == std::string_view::npos ? type : type.substr(colon + 1);
}

Result<void> read_observation(const XmlElement& element, SdmxMlPass& pass) {
  auto& observation = pass.observation;
  TRY(read_components(element, observation.attributes, pass));
  const std::string_view at = pass.structure.dimension_at_observation;
  const bool named =
      std::ranges::find(observation.dimensions, at, &SdmxValue::id) != observation.dimensions.end();
  const bool typed = !at.empty() && at != "AllDimensions" && !named && element.attribute("type");
  if (typed) TRY(pass.add_dimension({at, type_of(element), {}, "MEASURE"}));
  if (observation.measures.empty()) observation.measures.push_back({"OBS_VALUE", {}});
  return {};
}

Result<void> read_group(const XmlElement& group, const XmlElement& example, SdmxMlPass& pass) {
  return over_components(
      group, pass.file, [&](std::string_view id, std::string_view text) -> Result<void> {
        const SdmxComponent* known = pass.mapping.component(id);
        const bool dimension = known != nullptr ? known->kind == SdmxKind::dimension
                                                : example.attribute(id).has_value();
        if (dimension) return pass.add_dimension({id, text});
        pass.add_attribute(id, text, pass.observation.attributes);
        return {};
      });
}

Result<void> read_series(const XmlElement& series, SdmxMlPass& pass) {
  return read_components(series, pass.series_attributes, pass);
}

Result<void> read_set(const XmlElement& set, SdmxMlPass& pass) {
  return over_components(set, pass.file,
                         [&](std::string_view id, std::string_view text) -> Result<void> {
                           pass.add_attribute(id, text, pass.set_attributes);
                           return {};
                         });
}

}  // namespace

const SdmxMlForm specific_sdmx_ml{read_set, read_group, read_series, read_observation};

}  // namespace corridor
