#pragma once
// What the contribution profile looks for, as one table: each measure with its theme, whether it
// reads as a gain, a cost or the setting of both, for whom, the expression that gives it in the
// language of claims, and who publishes it where it is not at hand.
//
// The rule of the table: in every theme stand gains and costs, at both ends of a way, whether or
// not anybody counts them. What cannot be had yet has no expression and is told by name.

#include <span>
#include <string_view>

namespace corridor {

/// `id` is stable; titles and texts are English to be translated.
struct ContributionTheme {
  std::string_view id;
  std::string_view title;
};
std::span<const ContributionTheme> contribution_themes();

enum class Reads { gain, cost, setting };
std::string_view name_of(Reads reads);

/// Whose gain or cost it is.
enum class Bearer { people, families, destination, origin, none };
std::string_view name_of(Bearer bearer);

/// Which figure of a way from A to B is asked for; of a place alone A and B are both that place.
enum class AskedOf {
  at_destination,  // of B
  at_origin,       // of A
  along,           // from A to B; only where a corridor is asked for
  into,            // from everywhere to B
  out_of,          // from A to everywhere
};

struct ContributionMeasure {
  std::string_view id;
  std::string_view theme;
  Reads reads;
  Bearer bearer;
  AskedOf of;
  /// Indicator, derived indicator or arithmetic; empty where no figure can be loaded yet.
  std::string_view expression;
  std::string_view title;
  std::string_view unit;  // as titles; "persons", "US$", "percent of ..."
  /// Who has it where it is not here.
  std::string_view publisher;
  int digits = 0;
  /// About everybody in the place, not about people who moved alone.
  bool of_everybody = false;
  /// What the profile says in its first paragraphs, with {value}, {year}, {origin} and {place};
  /// empty: only in the table.
  std::string_view sentence = {};
  /// Counted in some places only: not told as missing elsewhere.
  bool only_where_counted = false;
};
std::span<const ContributionMeasure> contribution_measures();

}  // namespace corridor
