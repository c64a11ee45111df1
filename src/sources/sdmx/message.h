#pragma once
// What every SDMX message says, whatever its syntax: which structure it follows, and observations,
// each with values of its dimensions, attributes and measures. The reader of each syntax (csv.cpp,
// json.cpp, ml.cpp) fills one observation at a time and hands it to the mapping (mapping.h); none
// is kept, and what it points at need only live as long as that call.

#include "base/result.h"
#include "sources/sdmx/concepts.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// What a message or a component refers to: "ESTAT:NAMA_10_GDP(1.0)" is an artefact of an agency,
/// "SDMX:CROSS_DOMAIN_CONCEPTS(2.0).FREQ" one item of it.
struct SdmxReference {
  std::string agency, id, version, item;
  bool empty() const { return id.empty(); }
  /// Without the item; the version in brackets where there is one.
  std::string text() const;
};

/// Reads the forms above, and a URN that ends in one of them. Nothing where it is neither.
std::optional<SdmxReference> parse_sdmx_reference(std::string_view text);

/// What a message wants done with what it carries. Information, append, merge and replace are all
/// figures to keep; delete takes figures away.
enum class SdmxAction { keep, remove };
/// Names ("Merge") and letters ("M"), in any case; nothing for other words. Empty is keep.
std::optional<SdmxAction> parse_sdmx_action(std::string_view text);

/// The value of a dimension. `name` is what the message calls the code, where it does;
/// `concept_id` what else is known of the dimension's meaning.
struct SdmxValue {
  std::string_view id, text;
  std::string_view name = {}, concept_id = {};
};

/// The value of an attribute whose concept bears on figures.
struct SdmxAttribute {
  SdmxRole role;
  std::string_view text;
};

struct SdmxMeasure {
  std::string_view id, text;
  std::uint16_t column = 1;
};

struct SdmxObservation {
  std::vector<SdmxValue> dimensions;
  std::vector<SdmxAttribute> attributes;  // the observation's own, then its series', group's, set's
  std::vector<SdmxMeasure> measures;
  std::uint32_t row = 0;
  void clear() {
    dimensions.clear();
    attributes.clear();
    measures.clear();
  }
};

/// Components of one observation, and data sets of one message, that are read: no real message has
/// more. ErrorKind::limit beyond.
inline constexpr std::size_t most_sdmx_components = 200, most_sdmx_data_sets = 10'000;
Error too_many_sdmx_components(const std::string& file);
Error too_many_sdmx_data_sets(const std::string& file);

/// "2" and "1" for the first of "2:1": parts of a key, each a number or nothing where it is empty.
std::optional<std::vector<std::optional<std::size_t>>> parse_sdmx_indices(std::string_view key);

}  // namespace corridor
