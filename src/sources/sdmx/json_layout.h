#pragma once
// How the data sets of an SDMX-JSON message are laid out: their components by the level at which
// they stand, and the values that keys and attributes count in.

#include "base/json_document.h"
#include "sources/sdmx/message.h"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// A dimension, attribute or measure as the message describes it.
struct SdmxJsonComponent {
  struct Code {
    std::string_view id, name;
  };
  std::string_view id, concept_id;
  std::vector<Code> values;        // empty where values stand as they are
  std::string_view otherwise;      // of an attribute that is not given
  SdmxRole role = SdmxRole::none;  // of an attribute that bears on figures
};

struct SdmxJsonLayout {
  SdmxReference reference;
  std::string_view name;
  std::vector<SdmxJsonComponent> set, series, each;  // dimensions
  std::vector<SdmxJsonComponent> measures;
  std::vector<SdmxJsonComponent> of_set, of_group, of_series, of_each;  // attributes
  /// Dimensions in the order in which keys count them: of a series, of an observation in a series
  /// or without, and of all, for groups.
  std::vector<const SdmxJsonComponent*> series_key, each_key, flat_key, whole_key;
  /// Once the layout stands where it stays.
  void order_keys();
};

/// Reads a structure; its views are of the document and of `texts`. ErrorKind::limit for one with
/// more than most_sdmx_components at a level.
Result<SdmxJsonLayout> read_sdmx_json_layout(const JsonValue& structure, const std::string& file,
                                             std::deque<std::string>& texts);

/// What links refer to: the dataflow where it is named, else the data structure.
SdmxReference read_sdmx_json_reference(const JsonValue& links);

}  // namespace corridor
