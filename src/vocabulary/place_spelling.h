#pragma once
// Spelling of places: what is done to a name before it is compared, and the forms of codes.

#include <string>
#include <string_view>

namespace corridor {

/// Drops what publishers hang on a name: "France*", "Kosovo¹", "Serbia (1)", "Norway [2]",
/// "Chile 3)", "Cyprus a/".
std::string_view without_footnotes(std::string_view name);

/// A name as it is compared: folded, "St." as "Saint", and without "the".
std::string fold_place_name(std::string_view name);

/// Whether `code`, in capitals, has the form of a part of a country: "DE-BY" or "BD:10".
bool is_code_of_a_part(std::string_view code);

}  // namespace corridor
