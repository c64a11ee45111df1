#pragma once
// What SDMX components mean. Agencies share concept ids (REF_AREA, SEX, OBS_STATUS) far more than
// code lists or structures; the table in concepts.cpp is the one place that knows them.
//
// Without a structure at hand, some syntaxes do not say which component is a dimension. Then the
// table and the order decide (SdmxGuess). A wrong guess that takes an attribute for a dimension
// loses nothing; so what is not known is a dimension.

#include <string_view>

namespace corridor {

enum class SdmxRole {
  none,
  // dimensions
  time,
  place,
  origin,
  indicator,
  sex,
  age,
  other_dimension,
  // attributes that bear on figures
  status,
  confidentiality,
  unit_multiplier,
  reporting_year,
  other_attribute,
  measure,
};

enum class SdmxKind { dimension, attribute, measure };

struct SdmxConcept {
  std::string_view id;
  SdmxRole role = SdmxRole::none;
  /// Of two components with one role the one with the lower rank has it.
  int rank = 0;
};

/// What is known of a concept or component id, whatever its case; role none where nothing is.
SdmxConcept sdmx_concept(std::string_view id);

/// Whether attributes of this role are handed to the mapping. A place may stand in an attribute.
bool bears_on_figures(SdmxRole role);

/// Goes through the components of a message in their order. Known concepts are what they are; of
/// the others, those in front of the first attribute or measure are dimensions, those behind are
/// attributes, because structures list dimensions first.
class SdmxGuess {
 public:
  SdmxKind operator()(std::string_view id);

 private:
  bool behind_ = false;
};

}  // namespace corridor
