#include "sources/sdmx/ml.h"

namespace corridor {
namespace {

/// The values of a key or of attributes, in elements <Value id= value=>.
template <class Each> Result<void> over_values(const XmlElement& holder, Each each) {
  for (auto value = holder.child("Value"); value; value = value.next("Value")) {
    TRY(each(value.attribute("id").value_or(""), value.attribute("value").value_or("")));
  }
  return {};
}

Result<void> read_key(const XmlElement& key, SdmxMlPass& pass) {
  return over_values(key, [&](std::string_view id, std::string_view text) {
    return pass.add_dimension({id, text});
  });
}

Result<void> read_attributes(const XmlElement& holder, std::vector<SdmxAttribute>& into,
                             SdmxMlPass& pass) {
  return over_values(holder.child("Attributes"),
                     [&](std::string_view id, std::string_view text) -> Result<void> {
                       pass.add_attribute(id, text, into);
                       return {};
                     });
}

/// The dimension at the observation has the name that the header gives it, where it gives none
/// itself.
Result<void> read_observation(const XmlElement& element, SdmxMlPass& pass) {
  auto& observation = pass.observation;
  if (const auto key = element.child("ObsKey")) TRY(read_key(key, pass));
  if (const auto dimension = element.child("ObsDimension")) {
    const auto& named = pass.structure.dimension_at_observation;
    const std::string_view otherwise = named.empty() ? "TIME_PERIOD" : std::string_view(named);
    TRY(pass.add_dimension({dimension.attribute("id").value_or(otherwise),
                            dimension.attribute("value").value_or("")}));
  }
  const auto value = element.child("ObsValue");
  observation.measures.push_back(
      {value.attribute("id").value_or("OBS_VALUE"), value.attribute("value").value_or("")});
  return read_attributes(element, observation.attributes, pass);
}

Result<void> read_group(const XmlElement& group, const XmlElement&, SdmxMlPass& pass) {
  TRY(read_key(group.child("GroupKey"), pass));
  return read_attributes(group, pass.observation.attributes, pass);
}

Result<void> read_series(const XmlElement& series, SdmxMlPass& pass) {
  TRY(read_key(series.child("SeriesKey"), pass));
  return read_attributes(series, pass.series_attributes, pass);
}

Result<void> read_set(const XmlElement& set, SdmxMlPass& pass) {
  return read_attributes(set, pass.set_attributes, pass);
}

}  // namespace

const SdmxMlForm generic_sdmx_ml{read_set, read_group, read_series, read_observation};

}  // namespace corridor
