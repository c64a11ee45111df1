#pragma once
// The two forms of SDMX-ML data, read into observations. Both have data sets of groups, series with
// observations, or observations alone (flat).

#include "base/xml_document.h"
#include "sources/sdmx/groups.h"
#include "sources/sdmx/mapping.h"

#include <string>

namespace corridor {

/// What the header says of a data set's structure.
struct SdmxMlStructure {
  SdmxReference reference;
  std::string dimension_at_observation;
};

/// What both forms need while they walk through one data set.
struct SdmxMlPass {
  const XmlDocument& document;
  const std::string& file;
  SdmxMapping& mapping;
  SdmxMlStructure structure = {};
  SdmxAction action = SdmxAction::keep;
  SdmxGroups groups = {};
  SdmxObservation observation = {};
  std::vector<SdmxAttribute> series_attributes = {}, set_attributes = {};
  bool saw_measure = false;  // of a structure-specific message without structure

  Result<void> add_dimension(SdmxValue value);
  void add_attribute(std::string_view id, std::string_view text, std::vector<SdmxAttribute>& into);
  /// Hands on the observation at hand with all attributes that hold for it.
  void finish_observation();
  /// A deletion of all that a key names, rather than of single observations.
  void finish_deletion();
};

/// How a form reads the parts of a data set into the pass.
struct SdmxMlForm {
  /// Attributes of the data set.
  Result<void> (*set)(const XmlElement& set, SdmxMlPass& pass);
  /// Key and attributes of a group; `example` is the first series, or observation of a flat set.
  Result<void> (*group)(const XmlElement& group, const XmlElement& example, SdmxMlPass& pass);
  /// Key and attributes of a series.
  Result<void> (*series)(const XmlElement& series, SdmxMlPass& pass);
  /// The rest of the key, attributes and measures of an observation.
  Result<void> (*observation)(const XmlElement& observation, SdmxMlPass& pass);
};

/// Elements name each component: <Value id="FREQ" value="A"/>.
extern const SdmxMlForm generic_sdmx_ml;
/// Components are XML attributes; what each is, the structure or a guess says.
extern const SdmxMlForm specific_sdmx_ml;

}  // namespace corridor
